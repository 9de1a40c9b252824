"""What a number may mean as written: the widest interval that a check must survive (codebook: Quantity)."""

from __future__ import annotations

import re
from decimal import Decimal

from newstally.model import Interval, Modifier, QuantityKind
from newstally.reading.quantities.numerals import Form, decimal_point

_TENTH = Decimal("0.1")
# Whole things up to here are counted one by one: "33 militants" means 33.
_EXACT_BELOW = 100
_PARTS = re.compile(r"half|quarter|third|fifth")


def half_width(digits: str, scale: Decimal, kind: QuantityKind, form: Form, value: Decimal) -> Decimal:
    """How far the true value may lie from the written one.

    Half of the last written digit; of the last non-zero one for bare integers of 100 or more that end in zeros;
    a tenth of the value for fraction and multiple words; nothing for small counts of whole things.
    """
    if form in ("fraction", "multiple", "odds"):
        return abs(value) * _TENTH
    written = re.sub(r"\s", "", decimal_point(digits))
    if form == "words":
        return _words_half_width(digits, scale, kind, value)
    if "." in written:
        return Decimal(5) * Decimal(10) ** -(len(written) - written.index(".")) * scale
    if not written.isdigit():
        return Decimal("0.125") * scale  # "2½"
    if scale != 1:
        return _zeros(written) * scale
    if kind == "count" and abs(value) < _EXACT_BELOW:
        return Decimal(0)
    return _zeros(written)


def _zeros(written: str) -> Decimal:
    """Half of the last non-zero digit's place in an integer of 100 or more, else a half."""
    if len(written.lstrip("0")) < 3:
        return Decimal("0.5")
    return Decimal("0.5").scaleb(len(written) - len(written.rstrip("0")))


def _words_half_width(digits: str, scale: Decimal, kind: QuantityKind, value: Decimal) -> Decimal:
    if scale != 1:
        return Decimal("0.125" if _PARTS.search(digits) else "0.5") * scale
    if "half" in digits or "quarter" in digits:
        return Decimal("0.125")
    if abs(value) < _EXACT_BELOW:
        return Decimal(0) if kind == "count" else Decimal("0.5")
    return _zeros(str(int(abs(value))))


def written_interval(
    low: tuple[Decimal, Decimal], high: tuple[Decimal, Decimal], modifier: Modifier, vague: bool
) -> Interval:
    """The interval of a number or range, given each end with its half width, under its modifier.

    "About" and its like stand for 5 percent, doubled because nothing may fail on an assumed width.
    """
    (least, low_half), (most, high_half) = low, high
    if vague or modifier in ("at_least", "more_than"):
        return Interval(low=short(least))
    if modifier in ("at_most", "less_than", "nearly"):
        return Interval(high=short(most))
    if modifier == "about":
        low_half, high_half = max(low_half, abs(least) * _TENTH), max(high_half, abs(most) * _TENTH)
    return Interval(low=short(least - low_half), high=short(most + high_half))


def short(value: Decimal) -> Decimal:
    """The value without the zeros that arithmetic leaves behind its point: 34600000, not 34600000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral() and abs(value) < 10**25 else value.normalize()
