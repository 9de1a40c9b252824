"""What may have gone wrong where a number cannot be right: the one slip of the pen that would explain it.

Tried are the slips that copy editors know: the wrong word of change, a change measured on the wrong
base, a decimal point out of place, two digits swapped, million for billion or lakh for crore. A slip
is named only where it makes the relation hold and no other does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from newstally.checks.interval import Values, as_operand, as_result, confirms
from newstally.checks.passage import Number
from newstally.model import Quantity

_THOUSAND = Fraction(1000)
# By how much a scale word is out where it is taken for its neighbour.
_SCALES = {
    "million": {_THOUSAND: "billion", 1 / _THOUSAND: "thousand"},
    "billion": {1 / _THOUSAND: "million", _THOUSAND: "trillion"},
    "trillion": {1 / _THOUSAND: "billion"},
    "lakh": {Fraction(100): "crore"},
    "crore": {Fraction(1, 100): "lakh"},
}


@dataclass(frozen=True)
class Slip:
    """A relation that failed, to be worked out again: `work` gives from the operands what `stated` should be.

    `turned` says that the text names the other direction than the numbers go.
    """

    result: Number
    stated: Values
    operands: tuple[Number, ...]
    work: Callable[[Sequence[Values]], Values]
    turned: bool = False

    def holds(self, stated: Values, operands: Sequence[Values]) -> bool:
        """Whether the relation would hold, and say something, with these values."""
        return confirms(stated, self.work(operands))


def likely(slip: Slip) -> str:
    """The one slip that explains a failed relation, as a help to the writer; empty for none or several."""
    as_they_stand = [number.operand for number in slip.operands]
    if slip.turned:
        return "perhaps the word of change is wrong" if slip.holds(slip.stated, as_they_stand) else ""
    found = list(_explanations(slip, as_they_stand))
    return f"perhaps {found[0]}" if len(found) == 1 else ""


def _explanations(slip: Slip, values: list[Values]) -> Iterator[str]:
    if len(values) == 2 and slip.result.is_percent and slip.holds(slip.stated, values[::-1]):
        yield f"it was worked out on {_plain(slip.operands[1].text)} instead of {_plain(slip.operands[0].text)}"
    for power in (-3, -2, -1, 1, 2, 3):
        factor = Fraction(10) ** power
        if slip.holds(slip.stated.scaled(factor), values):
            yield _on_another_scale(slip.result, factor)
    for changed in _swapped_digits(slip.result.quantity):
        if slip.holds(as_result(changed), values):
            yield f"two digits are swapped: {changed.text}"
    for i, number in enumerate(slip.operands):
        for instead, text in _misread(number, is_exact=_is_exact(slip.stated)):
            if slip.holds(slip.stated, [*values[:i], instead, *values[i + 1 :]]):
                yield text


def _on_another_scale(number: Number, factor: Fraction) -> str:
    word = next((word for word in _SCALES if word in number.text.lower()), "")
    if (other := _SCALES.get(word, {}).get(factor)) is not None:
        return f"{other} is meant, not {word}"
    return f"the decimal point is out of place: {_written(number, number.value * factor)}"


def _misread(number: Number, *, is_exact: bool) -> Iterator[tuple[Values, str]]:
    """What an operand may have been meant to be; swapped digits only where the result is told exactly enough."""
    word = next((word for word in _SCALES if word in number.text.lower()), "")
    for factor, other in _SCALES.get(word, {}).items():
        yield number.operand.scaled(factor), f"{_plain(number.text)} should be {other}"
    for changed in _swapped_digits(number.quantity) if is_exact else ():
        yield as_operand(changed), f"two digits of {_plain(number.text)} are swapped: {changed.text}"


def _is_exact(values: Values) -> bool:
    """Whether a number is told within half a percent: an operand with two digits swapped seldom fits it by chance."""
    low, high = values.narrow.low, values.narrow.high
    return low is not None and high is not None and 0 < high - low <= abs(high + low) / 200


def _swapped_digits(quantity: Quantity) -> Iterator[Quantity]:
    """The quantity with two neighbouring digits of its number swapped."""
    digits = quantity.digits
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    if not digits[:1].isdigit() or len(places) < 2:
        return
    for i, j in pairwise(places):
        if digits[i] == digits[j] or (i == places[0] and digits[j] == "0"):
            continue
        written = digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]
        try:
            value = Decimal(written.replace(",", "").replace(" ", "")) * quantity.scale
        except ArithmeticError:
            return
        evidence = (replace(quantity.evidence[0], text=quantity.text.replace(digits, written, 1)),)
        yield replace(quantity, value=value, digits=written, evidence=(*evidence, *quantity.evidence[1:]))


def _written(number: Number, value: Fraction) -> str:
    """A value in the manner of a number of the text."""
    digits = number.quantity.digits
    plain = Decimal(value.numerator) / Decimal(value.denominator) / number.quantity.scale
    told = f"{plain.normalize():,f}"
    return _plain(number.text.replace(digits, told, 1)) if digits and digits in number.text else told


def _plain(text: str) -> str:
    return " ".join(text.split())
