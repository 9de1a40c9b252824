"""Interval arithmetic: what a written number may mean, and verdicts that no rounding can make wrong."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.checks.interval import (
    Range,
    as_operand,
    as_result,
    compare,
    percent_change,
)
from newstally.model import Interval, Quantity, quote
from newstally.model.quantity import Modifier, QuantityKind


def written(
    digits: str, kind: QuantityKind = "count", scale: int = 1, modifier: Modifier = "", value: str = ""
) -> Quantity:
    """A quantity as the reading gives it."""
    amount = Decimal(value or digits.replace(",", "")) * scale
    return Quantity(
        value=amount,
        interval=Interval(low=amount, high=amount),
        kind=kind,
        digits=digits,
        scale=Decimal(scale),
        modifier=modifier,
        evidence=(quote(digits, 0, len(digits)),),
    )


MILLION = 10**6
READINGS = [
    # quantity, narrow as an operand, wide
    (written("303", "currency", MILLION), ("302.5e6", "303.5e6"), ("302.5e6", "303.5e6")),
    (written("22.67", "percent"), ("22.665", "22.675"), ("22.665", "22.675")),
    (written("four", value="4"), ("4", "4"), ("4", "4")),
    (written("412"), ("412", "412"), ("411.5", "412.5")),
    (written("2,200"), ("2200", "2200"), ("2150", "2250")),
    (written("500", "currency"), ("499.5", "500.5"), ("450", "550")),
    (written("1.20", "currency", MILLION), ("1.195e6", "1.205e6"), ("1.195e6", "1.205e6")),
    (written("200", "percent"), ("199.5", "200.5"), ("199.5", "200.5")),
    (written("two and a half", "duration", value="2.5"), ("2.25", "2.75"), ("2.25", "2.75")),
    (written("half", "ratio", value="0.5"), ("0.4875", "0.5125"), ("0.45", "0.55")),
    (written("400", modifier="about"), ("380", "420"), ("350", "450")),
    (written("500", modifier="more_than"), ("500", None), ("500", None)),
    (written("300", modifier="at_most"), ("0", "300"), ("0", "300")),
]


@pytest.mark.parametrize(("quantity", "narrow", "wide"), READINGS)
def test_readings(
    quantity: Quantity, narrow: tuple[str | None, str | None], wide: tuple[str | None, str | None]
) -> None:
    values = as_operand(quantity)
    assert values.narrow == Range(*(None if end is None else Fraction(end) for end in narrow))
    assert values.wide == Range(*(None if end is None else Fraction(end) for end in wide))


def rounded(value: Fraction, decimals: int) -> str:
    """A value as an editor would write it, to so many decimals."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN))


levels = st.fractions(min_value=Fraction(1, 2), max_value=900, max_denominator=1000)
decimals = st.integers(min_value=1, max_value=4)


@given(levels, levels, decimals, decimals, decimals)
def test_a_true_change_never_fails_however_it_is_rounded(
    base: Fraction, level: Fraction, base_digits: int, level_digits: int, percent_digits: int
) -> None:
    percent = (level / base - 1) * 100
    stated = as_result(written(rounded(percent, percent_digits), "percent"))
    from_ = as_operand(written(rounded(base, base_digits), "currency", MILLION))
    to = as_operand(written(rounded(level, level_digits), "currency", MILLION))
    assert compare(stated, percent_change(from_, to)) != "fails"


@given(levels, levels, decimals, st.integers(min_value=1, max_value=200), st.booleans())
def test_a_change_off_by_more_than_rounding_never_holds(
    base: Fraction, level: Fraction, digits: int, off: int, above: bool
) -> None:
    from_ = as_operand(written(rounded(base, 2), "currency", MILLION))
    to = as_operand(written(rounded(level, 2), "currency", MILLION))
    possible = percent_change(from_, to).wide
    assert possible.low is not None
    assert possible.high is not None
    unit = Fraction(1, 10**digits)
    slipped = possible.high + unit * (off + 1) if above else possible.low - unit * (off + 1)
    stated = as_result(written(rounded(slipped, digits), "percent"))
    assert compare(stated, percent_change(from_, to)) == "fails"


@given(st.lists(st.integers(min_value=1, max_value=99), min_size=2, max_size=6), st.integers(min_value=1, max_value=30))
def test_small_counts_add_up_exactly(parts: list[int], off: int) -> None:
    added = as_operand(written(str(parts[0])))
    for part in parts[1:]:
        added = added + as_operand(written(str(part)))
    total = sum(parts)
    assert compare(as_operand(written(str(total))), added) == "holds"
    if total + off < 100:
        assert compare(as_operand(written(str(total + off))), added) == "fails"


@given(levels, levels, levels, levels)
def test_arithmetic_encloses_every_choice_of_values(a: Fraction, b: Fraction, c: Fraction, d: Fraction) -> None:
    x, y = Range(min(a, b), max(a, b)), Range(min(c, d), max(c, d))
    for p in (a, b):
        for q in (c, d):
            for result, value in ((x + y, p + q), (x - y, p - q), (x * y, p * q), (x / y, p / q)):
                assert result.meets(Range(value, value))


def test_division_by_what_may_be_zero_says_nothing() -> None:
    assert Range(Fraction(1), Fraction(2)) / Range(Fraction(-1), Fraction(1)) == Range(None, None)
    assert Range(Fraction(1), Fraction(2)) / Range(Fraction(0), Fraction(1)) == Range(Fraction(1), None)
    assert Range(Fraction(-1), Fraction(2)) / Range(Fraction(0), Fraction(1)) == Range(None, None)
