"""A measure and its conversion agree.

Asserts: where a text gives a measure in two units, or two amounts of money each in the same two
currencies, the conversion factor fits (for money: one exchange rate fits both).

Why editors care: a warming of 4C is one of 7.2F, not of 39.2F, and millions turn into billions on the
way from one currency to the other.

Holds: The thermometer at the airport climbed to 46.2C (115.2F) on Sunday, the hottest day so far.

Fails: The village lies 300 miles (380 km) east of the capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from newstally.checks.findings import figure, finding, operand, spread, tidy
from newstally.checks.interval import Values, compare, exactly
from newstally.checks.passage import Number, Passage
from newstally.checks.units import as_base
from newstally.model import Finding

_BRACKET = re.compile(
    r"^(?: ?[a-z°/-]+){0,4} ?[(\[] ?(?:about |around |some |nearly |roughly |or |equal to |approximately |us|"
    r"approx\. ?)*$"
)
_DIFFERENCE = re.compile(
    r"\b(?:ris(?:e|en|es|ing)|rose|warm(?:ed|ing|er)|cool(?:ed|er)|increas\w+|warmer|drop\w*|f[ae]ll\w*|climbed|"
    r"colder|hotter|above|below|higher|lower|difference|anomaly)"
    r"(?: (?:by|of))? (?:about |around |some |nearly |more than |up to |at least |just |over |almost |roughly )*$"
)


def find(passage: Passage) -> Iterator[Finding]:
    """Measures with their conversion in brackets, and pairs of amounts in two currencies."""
    exchanged: list[tuple[Number, Number]] = []
    for line in passage.lines:
        for second in line.numbers:
            first = second.previous
            if first is None or not _BRACKET.match(second.before):
                continue
            if first.quantity.kind == second.quantity.kind == "currency":
                if first.quantity.unit != second.quantity.unit:
                    exchanged.append((first, second))
                continue
            yield from _judge(passage, first, second)
    yield from _one_rate(passage, exchanged)


def _judge(passage: Passage, first: Number, second: Number) -> Iterator[Finding]:
    ours, theirs = as_base(first.quantity), as_base(second.quantity)
    if ours is None or theirs is None or ours.dimension != theirs.dimension or ours.name == theirs.name:
        return
    difference = ours.dimension == "temperature" and (
        _DIFFERENCE.search(first.before) is not None
        or re.match(
            r"^(?: ?[°a-z]+)? ?\)? ?(?:above|below|warmer|colder|hotter|cooler|higher|lower|more|less)", second.after
        )
        is not None
    )
    # Degrees from absolute zero of each scale; a difference has no zero.
    shift = Fraction(0) if difference else ours.zero
    target = Fraction(0) if difference else theirs.zero
    base = _shifted(first.result.scaled(ours.factor), shift)
    worked_out = _shifted(base, -target).scaled(1 / theirs.factor)
    verdict = compare(second.result, worked_out)
    way_back = _shifted(_shifted(second.result.scaled(theirs.factor), target), -shift).scaled(1 / ours.factor)
    if compare(first.result, way_back) == "holds":
        # "3 feet (about a metre)": the first number may be the converted one.
        verdict = "holds"
    if verdict == "fails" and _is_near(second.value, worked_out):
        # "30 miles (50 km)": conversions are rounded to the look of the number they convert.
        verdict = "undecided"
    yield finding(
        passage,
        "conversion",
        verdict,
        [operand("to", second), operand("from", first)],
        f"{tidy(first.text)} = {tidy(second.text)}",
        f"{tidy(first.text)} {'more ' if difference else ''}is {spread(worked_out.narrow, theirs.plural, second.text)}",
        expected=worked_out,
    )


def _is_near(value: Fraction, worked_out: Values) -> bool:
    """Whether a value is within 5 percent of the values worked out."""
    low, high = worked_out.narrow.low, worked_out.narrow.high
    return low is not None and high is not None and low * Fraction(95, 100) <= value <= high * Fraction(105, 100)


def _shifted(values: Values, by: Fraction) -> Values:
    return values + exactly(by)


def _one_rate(passage: Passage, exchanged: list[tuple[Number, Number]]) -> Iterator[Finding]:
    """Two amounts in the same two currencies, in one story: one rate of exchange has to fit both."""
    for (local, foreign), (other, abroad) in combinations(exchanged, 2):
        if (local.quantity.unit, foreign.quantity.unit) != (other.quantity.unit, abroad.quantity.unit):
            continue
        if other.line.index - local.line.index > 1:
            continue
        one, two = local.result / foreign.result, other.result / abroad.result
        verdict = compare(one, two)
        if verdict == "fails" and not _far_apart(local, foreign, other, abroad):
            verdict = "undecided"
        yield finding(
            passage,
            "conversion",
            verdict,
            [operand("foreign", abroad), operand("local", other), operand("local", local), operand("foreign", foreign)],
            f"{figure(local.value)} / {figure(foreign.value)} = {figure(other.value)} / {figure(abroad.value)}",
            f"{tidy(local.text)} for {tidy(foreign.text)} is a rate of {spread(one.narrow)}, "
            f"{tidy(other.text)} for {tidy(abroad.text)} one of {spread(two.narrow)}",
            assumes=("both amounts converted at one rate of exchange",),
            instead="",
        )


def _far_apart(local: Number, foreign: Number, other: Number, abroad: Number) -> bool:
    """Whether the two rates differ by more than amounts of different dates might: a quarter."""
    one, two = local.value / foreign.value, other.value / abroad.value
    return max(one, two) > min(one, two) * Fraction(5, 4)
