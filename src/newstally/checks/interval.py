"""The values a written number may mean, and exact arithmetic on them (codebook: Quantity, promise three).

A number is read narrowly (counts exact, measures rounded at the last written digit, words within
2.5 percent) and widely (end zeros rounded too, words within 10 percent, "about" doubled). The wide
values contain the narrow ones and all other readings lie between, so a relation that holds for the
narrow values holds under every reading, and one that fails for the wide values fails under every one.
Arithmetic is on fractions: nothing is rounded before a verdict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction

from newstally.model import Interval, Quantity, Verdict

NUMERAL = re.compile(r"\d[\d.,'  \u00a0\u202f]*")
# Two shares of one whole, however they are written ("half", "a third", "two in five", "three quarters").
FRACTION = re.compile(
    r"\b(?:hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b"
    r"|\b\w+(?:-\w+)? (?:in|out of)(?: every)? \w+"
)
_WORD_NARROW = Fraction(1, 40)
_WORD_WIDE = Fraction(1, 10)
_ABOUT = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range of values; None is an open end."""

    low: Fraction | None
    high: Fraction | None

    def __add__(self, other: Range) -> Range:
        return Range(_sum(self.low, other.low), _sum(self.high, other.high))

    def __neg__(self) -> Range:
        return Range(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
        )

    def __sub__(self, other: Range) -> Range:
        return self + -other

    def scaled(self, factor: Fraction) -> Range:
        """Every value times a factor."""
        ends = (
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )
        return Range(*ends) if factor >= 0 else Range(ends[1], ends[0])

    def __mul__(self, other: Range) -> Range:
        if None in (self.low, self.high, other.low, other.high):
            positive = (self.low or 0) >= 0 and (other.low or 0) >= 0 and self.low is not None and other.low is not None
            return Range(
                self.low * other.low if positive and self.low is not None and other.low is not None else None, None
            )
        products = [
            a * b for a in (self.low, self.high) for b in (other.low, other.high) if a is not None and b is not None
        ]
        return Range(min(products), max(products))

    def __truediv__(self, other: Range) -> Range:
        """Quotients by a range of positive values; unbounded where the divisor may be zero or less."""
        if other.low is None or other.low <= 0:
            if other.low == 0 and other.high and self.low is not None and self.low >= 0:
                return Range(self.low / other.high, None)
            return Range(None, None)
        inverse = Range(Fraction(0) if other.high is None else 1 / other.high, 1 / other.low)
        return self * inverse

    def meets(self, other: Range) -> bool:
        """Whether the two have a value in common."""
        return _not_above(self.low, other.high) and _not_above(other.low, self.high)

    def hull(self, other: Range) -> Range:
        """The smallest range that holds both."""
        return Range(
            None if self.low is None or other.low is None else min(self.low, other.low),
            None if self.high is None or other.high is None else max(self.high, other.high),
        )


def _sum(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _not_above(low: Fraction | None, high: Fraction | None) -> bool:
    return low is None or high is None or low <= high


@dataclass(frozen=True, slots=True)
class Values:
    """What a number, or a result worked out from numbers, may mean: narrowly and widely read."""

    narrow: Range
    wide: Range

    def __add__(self, other: Values) -> Values:
        return Values(self.narrow + other.narrow, self.wide + other.wide)

    def __sub__(self, other: Values) -> Values:
        return Values(self.narrow - other.narrow, self.wide - other.wide)

    def __mul__(self, other: Values) -> Values:
        return Values(self.narrow * other.narrow, self.wide * other.wide)

    def __truediv__(self, other: Values) -> Values:
        return Values(self.narrow / other.narrow, self.wide / other.wide)

    def scaled(self, factor: Fraction | int) -> Values:
        """Every value times a factor."""
        return Values(self.narrow.scaled(Fraction(factor)), self.wide.scaled(Fraction(factor)))

    def plus(self, amount: int) -> Values:
        """Every value plus an exact amount."""
        return self + exactly(amount)


def exactly(value: Fraction | int) -> Values:
    """A value that means itself."""
    point = Range(Fraction(value), Fraction(value))
    return Values(point, point)


def compare(stated: Values, worked_out: Values) -> Verdict:
    """Whether a stated number can be what the others give: holds, fails or undecided."""
    if stated.narrow.meets(worked_out.narrow):
        return "holds"
    return "undecided" if stated.wide.meets(worked_out.wide) else "fails"


def confirms(stated: Values, worked_out: Values) -> bool:
    """Whether agreement says something: numbers that only context relates must agree within narrow bounds."""
    low, high = worked_out.narrow.low, worked_out.narrow.high
    if low is None or high is None or compare(stated, worked_out) != "holds":
        return False
    return high - low <= abs(high + low) / 2


def percent_change(base: Values, level: Values) -> Values:
    """By how many percent the level differs from its base."""
    return ((level / base).plus(-1)).scaled(100)


def magnitude(values: Values) -> Values:
    """The values without their sign, for ranges that lie on one side of zero."""
    high = values.wide.high
    return values.scaled(-1) if high is not None and high <= 0 else values


def as_operand(quantity: Quantity) -> Values:
    """The values of a number that others are worked out from: counts of whole things are exact."""
    return _read(quantity, exact=_is_count(quantity))


def as_result(quantity: Quantity) -> Values:
    """The values of a number that states a result (an average, a percentage): rounded as it is written."""
    return _read(quantity, exact=False)


def is_fraction(quantity: Quantity) -> bool:
    """Whether the number is a fraction in words ("a third", "one in five")."""
    written = (quantity.digits or quantity.text).lower().replace("-", " ")
    return quantity.kind in ("percent", "ratio", "count") and FRACTION.search(written) is not None


def word_values(value: Fraction) -> Values:
    """The values of a fraction or multiple in words ("a third", "doubled")."""
    value = Fraction(value)
    return Values(_around(value, _WORD_NARROW), _around(value, _WORD_WIDE))


def modified(values: Values, modifier: str, value: Fraction) -> Values:
    """Open a side or widen, as the modifier says ("more than", "nearly", "about")."""
    if modifier in ("at_least", "more_than"):
        return Values(Range(value, None), Range(value, None))
    if modifier in ("at_most", "less_than"):
        floor = None if value < 0 else Fraction(0)
        return Values(Range(floor, value), Range(floor, value))
    if modifier in ("about", "nearly"):
        return Values(
            values.narrow.hull(_around(value, _ABOUT)),
            values.wide.hull(_around(value, 2 * _ABOUT)),
        )
    return values


def as_interval(result: Range, digits: int = 12) -> Interval:
    """A range as the record's interval, its ends rounded outwards."""
    return Interval(
        low=None if result.low is None else _decimal(result.low, ROUND_FLOOR, digits),
        high=None if result.high is None else _decimal(result.high, ROUND_CEILING, digits),
    )


def _decimal(value: Fraction, rounding: str, digits: int) -> Decimal:
    context = Context(prec=digits, rounding=rounding)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _around(value: Fraction, share: Fraction) -> Range:
    width = abs(value) * share
    return Range(value - width, value + width)


def _read(quantity: Quantity, exact: bool) -> Values:
    value = Fraction(quantity.value)
    if quantity.high is not None:
        top = Fraction(quantity.high)
        ends = Range(min(value, top), max(value, top))
        return Values(ends, ends)
    if is_fraction(quantity):
        return modified(word_values(value), quantity.modifier, value)
    half, zeros = _half_units(quantity)
    narrow = Fraction(0) if exact else half
    small = exact and quantity.kind == "count" and half == zeros and abs(value) < 100
    wide = Fraction(0) if small else zeros
    values = Values(
        Range(value - narrow, value + narrow),
        Range(value - wide, value + wide),
    )
    if quantity.modifier == "" and quantity.interval.low is None and quantity.interval.high is not None:
        return modified(values, "at_most", value)
    if quantity.modifier == "" and quantity.interval.high is None and quantity.interval.low is not None:
        return modified(values, "at_least", value)
    return modified(values, quantity.modifier, value)


def _is_count(quantity: Quantity) -> bool:
    """Whether the number counts whole things one by one, so that it is exact as written."""
    whole = quantity.scale == 1 and quantity.value == quantity.value.to_integral_value()
    return whole and quantity.kind in ("count", "physical", "duration", "age", "index") and "." not in quantity.digits


def _half_units(quantity: Quantity) -> tuple[Fraction, Fraction]:
    """Half a unit of the last written digit, and of the last digit that is not an end zero.

    End zeros are doubted only in whole numbers of 100 or more: "2,200" may stand for 2,150 to 2,250.
    """
    scale = Fraction(quantity.scale)
    numeral = NUMERAL.search(quantity.digits)
    if numeral is None:
        steps = Fraction(quantity.value) / scale
        return _half_of_words(steps, scale)
    written = re.sub(r"[^\d.]", "", numeral.group()).rstrip(".")
    if re.search("[¼½¾]", quantity.digits):
        return scale / 8, scale / 8
    decimals = len(written.partition(".")[2])
    half = scale / 2 / 10**decimals
    if decimals or not written or int(written) < 100 or quantity.kind in ("percent", "percentage_point", "basis_point"):
        return half, half
    return half, half * 10 ** (len(written) - len(written.rstrip("0")))


def _half_of_words(steps: Fraction, scale: Fraction) -> tuple[Fraction, Fraction]:
    """The same for numbers in words: "two and a half" is written in halves, "three hundred" in hundreds."""
    if steps.denominator != 1:
        return scale / (2 * steps.denominator), scale / (2 * steps.denominator)
    zeros = 0
    whole = abs(int(steps))
    while whole >= 100 and whole % 10 ** (zeros + 1) == 0:
        zeros += 1
    return scale / 2, scale / 2 * 10**zeros
