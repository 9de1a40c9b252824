"""A number of percentage points agrees with the two percentages it lies between.

Asserts: where a text gives two percentages and their difference in percentage points (or basis points),
the second minus the first is that difference; and a difference of two percentages that the text calls
percent, not points, is a percentage of the first.

Why editors care: from 6.25 to 7.25 percent is one percentage point, and a rise of 16 percent.

Holds: The central bank cut its policy rate to 15 percent from 17.5 percent, a cut of 250 basis points.

Fails: The party stands at 41 percent in the poll, down two points from 46 percent a month ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newstally.checks import cues
from newstally.checks.findings import figure, finding, operand, said, spread, tidy
from newstally.checks.interval import compare, magnitude, percent_change
from newstally.checks.pairs import Pair
from newstally.checks.passage import Number, Passage
from newstally.checks.slips import Slip
from newstally.model import Finding

_THIS_CHANGE = re.compile(r"^(?:the|this|that) (?:proposed |planned |approved )?$")

_AND_THIS = re.compile(r", (?:and )?(?:the|this|that) $")


def find(passage: Passage) -> Iterator[Finding]:
    """The differences of two percentages."""
    for pair in passage.pairs:
        if pair.base.quantity.kind != "percent":
            continue
        for change in pair.changes:
            if change.is_points or change.quantity.unit == "point":
                yield from judge(passage, pair, change)
            elif change.quantity.kind == "percent":
                yield from _judge_percent(passage, pair, change)
        for change in _named_after(pair):
            yield from _judge_percent(passage, pair, change)


def _named_after(pair: Pair) -> Iterator[Number]:
    """ "The 1 percent increase takes effect ...": the same sentence or the next names the change just told."""
    if not pair.sure:
        return
    line, last = pair.level.line.next, max(pair.base, pair.level, key=lambda n: n.start)
    following = line.numbers[0] if line is not None and line.numbers else None
    for number, lead in ((last.next, _AND_THIS), (following, _THIS_CHANGE)):
        if number is None or not lead.search(number.before):
            continue
        if number.quantity.kind == "percent" and cues.change_after(number.after):
            yield number


def judge(passage: Passage, pair: Pair, change: Number) -> Iterator[Finding]:
    worked_out = pair.level.result - pair.base.result
    up = _goes_up(pair, change)
    expected = worked_out if up else worked_out.scaled(-1)
    verdict = compare(change.points, expected)
    if verdict != "holds" and not pair.sure:
        return
    rose = pair.level.value >= pair.base.value
    moved = "rise" if rose else "fall"
    yield finding(
        passage,
        "points",
        verdict,
        [operand("points", change), operand("from", pair.base), operand("to", pair.level)],
        f"{figure(pair.level.value)} - {figure(pair.base.value)} = {change.text}",
        f"from {tidy(pair.base.text)} to {tidy(pair.level.text)} is "
        + (f"a {moved} of " if up != rose else "")
        + f"{_points(abs(pair.level.value - pair.base.value), change)}",
        expected=expected,
        slip=Slip(change, change.points, (pair.base, pair.level), lambda v: magnitude(v[1] - v[0]), turned=up != rose),
    )


def _judge_percent(passage: Passage, pair: Pair, change: Number) -> Iterator[Finding]:
    worked_out = percent_change(pair.base.result, pair.level.result)
    up = _goes_up(pair, change)
    stated = change.percent if up else change.percent.scaled(-1)
    verdict = compare(stated, worked_out)
    if verdict != "holds" and not pair.sure:
        return
    difference = abs(pair.level.value - pair.base.value)
    slip = difference == change.value
    yield finding(
        passage,
        "points",
        verdict,
        [operand("points", change), operand("from", pair.base), operand("to", pair.level)],
        f"({figure(pair.level.value)} - {figure(pair.base.value)}) / {figure(pair.base.value)} = {change.text}",
        f"from {tidy(pair.base.text)} to {tidy(pair.level.text)} is {figure(difference)} percentage "
        f"point{'' if difference == 1 else 's'} or {spread(magnitude(worked_out).narrow, 'percent', said(change))}",
        expected=magnitude(worked_out),
        suggestion="percentage points are meant" if slip and verdict == "fails" else "",
    )


def _points(value: Fraction, like: Number) -> str:
    """A difference in the unit that the text tells it in."""
    if like.quantity.kind == "basis_point":
        return f"{figure(value * 100)} basis points"
    return f"{figure(value)} percentage point{'' if value == 1 else 's'}"


def _goes_up(pair: Pair, change: Number) -> bool:
    direction = pair.way(change)
    return direction == "up" or (not direction and pair.level.value >= pair.base.value)
