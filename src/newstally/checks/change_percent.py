"""A percentage of change agrees with the two levels it lies between.

Asserts: where a text gives a level, its base and the percentage between them, (level - base) / base is
that percentage within the rounding of the three numbers.

Why editors care: percentages are typed from memory, measured on the wrong base (a fall from 100 to 80
is 20 percent, the way back is 25) or shifted by a decimal place.

Holds: Exports rose to $303 million in December, an increase of 22.67 percent compared with $247 million a year earlier.

Fails: Exports rose to $303 million in December, an increase of 32.67 percent compared with $247 million a year earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newstally.checks.findings import figure, finding, operand, said, spread, tidy
from newstally.checks.headlines import headline_change
from newstally.checks.interval import Values, compare, confirms, magnitude, percent_change
from newstally.checks.pairs import Pair
from newstally.checks.passage import Number, Passage
from newstally.checks.slips import Slip
from newstally.model import Finding


def find(passage: Passage) -> Iterator[Finding]:
    """The percentages of change that the text sets beside their levels."""
    headline = headline_change(passage)
    for pair in (*passage.pairs, *([headline] if headline else ())):
        if pair.base.is_percent or pair.base.value <= 0:
            continue
        for change in (*pair.changes, *pair.told_elsewhere):
            if change.is_percent:
                yield from judge(passage, pair, change)


def judge(passage: Passage, pair: Pair, change: Number) -> Iterator[Finding]:
    """The finding on one percentage; nothing where a pair that is not sure does not confirm it."""
    worked_out = percent_change(pair.base.operand, pair.level.operand)
    direction = pair.way(change)
    rose = pair.level.value >= pair.base.value
    up = direction == "up" or (not direction and rose)
    stated = change.percent if up else change.percent.scaled(-1)
    verdict = compare(stated, worked_out)
    if pair.is_turned and verdict != "holds":
        # A currency's loss is measured on what a unit of it buys, or on what a dollar costs.
        other_way = magnitude(percent_change(pair.level.operand, pair.base.operand))
        if compare(change.percent, other_way) != "fails":
            return
    guessed = not pair.sure or change in pair.told_elsewhere
    if guessed and not confirms(stated, worked_out):
        return
    size = spread(magnitude(worked_out).narrow, "percent", said(change))
    moved, other = ("rise", "fall") if rose else ("fall", "rise")
    ends = f"from {tidy(pair.base.text)} to {tidy(pair.level.text)}"
    agrees = up == rose
    reason = f"a {moved} {ends} is {size}" if agrees else f"{ends} is a {moved} of {size}"
    relation = f"({figure(pair.level.value)} - {figure(pair.base.value)}) / {figure(pair.base.value)} = {change.text}"
    yield finding(
        passage,
        "change_percent",
        verdict,
        [operand("percent", change), operand("from", pair.base), operand("to", pair.level)],
        relation,
        reason,
        expected=signed(worked_out, up),
        instead=said(change) if agrees else f"a {other} of {said(change)}",
        slip=Slip(change, change.percent, (pair.base, pair.level), _size_of_change, turned=not agrees),
    )


def _size_of_change(values: Sequence[Values]) -> Values:
    base, level = values
    return magnitude(percent_change(base, level))


def signed(worked_out: Values, up: bool) -> Values:
    """A worked-out change, positive in the direction the text asserts."""
    return worked_out if up else worked_out.scaled(-1)
