"""Properties of whole sentences: what is worked out and rounded is never called wrong, a real slip never right."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from newstally.checks import check
from newstally.checks.interval import as_operand, percent_change
from newstally.intake.plain import plain_report
from newstally.model import Interval, Quantity, quote
from newstally.reading import read

cents = st.integers(min_value=1200, max_value=99999)
places = st.integers(min_value=1, max_value=3)
shapes = st.sampled_from(
    [
        "Sales {verb} {percent} percent to ${level} million, from ${base} million a year earlier.",
        "Sales were ${level} million, {more} {percent} percent from ${base} million a year earlier.",
        "Sales {verb} from ${base} million to ${level} million, or by {percent} percent.",
        "Sales reached ${level} million, {percent} percent {than} than the ${base} million of the year before.",
    ]
)


def written(value: Fraction, decimals: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN))


def sentence(shape: str, base: str, level: str, percent: str, up: bool) -> str:
    return shape.format(
        base=base,
        level=level,
        percent=percent,
        verb="rose" if up else "fell",
        more="up" if up else "down",
        than="more" if up else "less",
    )


def verdicts(text: str) -> set[str]:
    return {f.verdict for f in check(read(plain_report(text))) if f.kind in ("change_percent", "direction")}


def measure(digits: str) -> Quantity:
    value = Decimal(digits) * 10**6
    return Quantity(
        value=value,
        interval=Interval(low=value, high=value),
        kind="currency",
        digits=digits,
        scale=Decimal(10**6),
        evidence=(quote(digits, 0, len(digits)),),
    )


@settings(max_examples=60)
@given(cents, cents, places, places, shapes)
def test_a_true_sentence_is_never_called_wrong(
    base_cents: int, level_cents: int, percent_places: int, level_places: int, shape: str
) -> None:
    base, level = Fraction(base_cents, 100), Fraction(level_cents, 100)
    change = abs(level / base - 1) * 100
    text = sentence(
        shape, written(base, 2), written(level, level_places), written(change, percent_places), level >= base
    )
    assert "fails" not in verdicts(text)


@settings(max_examples=60)
@given(cents, cents, st.integers(min_value=3, max_value=40), shapes)
def test_a_sentence_off_by_more_than_rounding_is_never_called_right(
    base_cents: int, level_cents: int, off: int, shape: str
) -> None:
    base, level = written(Fraction(base_cents, 100), 2), written(Fraction(level_cents, 100), 2)
    up = level_cents >= base_cents
    possible = percent_change(as_operand(measure(base)), as_operand(measure(level))).wide
    assert possible.low is not None
    assert possible.high is not None
    slipped = max(abs(possible.low), abs(possible.high)) + off
    text = sentence(shape, base, level, written(slipped, 1), up)
    assert verdicts(text) <= {"fails", "undecided"}
    assert "fails" in verdicts(text)
