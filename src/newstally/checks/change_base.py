"""An amount of change and its percentage agree on the base they are measured against.

Asserts: where a text gives the amount of a change, its percentage and the level reached (or the base),
amount / (level - amount) is that percentage within the rounding of the three numbers. Where the level
stands elsewhere in the report, for the same indicator and period, the base is derived from it.

Why editors care: the reader is never shown the base, so nobody sees that 44 on it cannot be 17 percent.

Holds: Farm exports were worth €7.84 billion in the first half, an increase of €0.46 billion, or 6.2 percent.

Fails: Farm exports were worth €7.84 billion in the first half, an increase of €0.46 billion, or 9.2 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from newstally.checks import cues
from newstally.checks.findings import amount, figure, finding, operand, said, spread, tidy
from newstally.checks.interval import Range, Values, compare, confirms
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.checks.periods import same_period
from newstally.checks.slips import Slip
from newstally.model import Finding, Operand

# Sentences before a change in which its level may stand.
_NEAR = 12


def find(passage: Passage) -> Iterator[Finding]:
    """The changes told both as an amount and as a percentage."""
    paired = {change for pair in passage.pairs if pair.sure for change in pair.changes}
    for line in passage.lines:
        for change, percent in _told_twice(line):
            if change in paired and percent in paired:
                continue
            level = _level_of(change, percent)
            if level is not None:
                yield from _judge(passage, change, percent, level)
                continue
            level = _same_figure(passage, change)
            if level is not None:
                yield from _judge(passage, change, percent, level, derived=True, sure=True)
                continue
            for earlier in _earlier_levels(passage, line, change):
                confirmed = list(_judge(passage, change, percent, earlier, derived=True))
                if confirmed:
                    yield from confirmed
                    break


def _told_twice(line: Line) -> Iterator[tuple[Number, Number]]:
    """Amount and percentage of one change: "by $44 million, an increase of 17 percent"."""
    for percent in line.numbers:
        change = percent.previous
        if not percent.is_percent or change is None or change.is_percent or change.is_points:
            continue
        aside = cues.ASIDE.search(percent.before) is not None
        repeats = percent.is_change and cues.APPOSED.match(percent.before) is not None
        if ((aside or repeats) and change.is_change) or (aside and cues.COMPARATIVE_AFTER.match(percent.after)):
            yield change, percent


def _level_of(change: Number, percent: Number) -> Number | None:
    """The level reached, in the same sentence: "... to LEVEL" after the change or "at LEVEL, ..." before it."""
    after = percent.next
    if (
        after is not None
        and same_unit(after, change)
        and cues.TO.search(after.before)
        and not cues.CLAUSE.search(after.before)
    ):
        return after
    if after is not None and same_unit(after, change) and cues.AT.search(after.before):
        return after
    before = change.previous
    if (
        before is not None
        and same_unit(before, change)
        and not before.is_change
        and not cues.CLAUSE.search(change.before)
    ):
        return before
    return None


def _same_figure(passage: Passage, change: Number) -> Number | None:
    """The level that the report tells of the change's own indicator, for the change's own period."""
    figure = passage.figures.get(change.quantity.span)
    if figure is None or figure.period is None or figure.period.interval is None:
        return None
    for number in passage.levels.get(figure.indicator.id, ()):
        other = passage.figures[number.quantity.span]
        if other.period is not None and other.period.interval == figure.period.interval and same_unit(number, change):
            return number
    return None


def _earlier_levels(passage: Passage, line: Line, change: Number) -> Iterator[Number]:
    """Levels in the sentences before, nearest first, in the same unit and for the same period."""
    for earlier in reversed(passage.lines[max(0, line.index - _NEAR) : line.index]):
        for number in reversed(earlier.numbers):
            if same_unit(number, change) and cues.LEVEL.search(number.before) and same_period(earlier, line):
                yield number


def _direction(change: Number, percent: Number) -> str:
    return change.direction or percent.direction


def _judge(
    passage: Passage, change: Number, percent: Number, level: Number, derived: bool = False, sure: bool = False
) -> Iterator[Finding]:
    up = _direction(change, percent) != "down"
    base = level.operand - change.operand if up else level.operand + change.operand
    worked_out = _of_base(change.operand, level.operand, up=up)
    verdict = compare(percent.percent, worked_out)
    if derived and not sure and not confirms(percent.percent, worked_out):
        return
    sign = "-" if up else "+"
    formula = f"{tidy(level.text)} {'minus' if up else 'plus'} {tidy(change.text)}"
    operands = [operand("percent", percent), operand("amount", change), operand("to", level)]
    operands.append(Operand(role="base", start=level.start, end=level.end, text=formula, derived=True))
    yield finding(
        passage,
        "change_base",
        verdict,
        operands,
        f"{figure(change.value)} / ({figure(level.value)} {sign} {figure(change.value)}) = {percent.text}",
        f"{tidy(change.text)} on a base of {amount(base.narrow, level)} ({formula}) is "
        + spread(worked_out.narrow, "percent", said(percent)),
        instead=said(percent),
        slip=Slip(percent, percent.percent, (change, level), lambda v: _of_base(*v, up=up)),
        expected=worked_out,
        assumes=(f"{tidy(change.text)} and {tidy(level.text)} taken as the same indicator and period",)
        if derived
        else (),
    )


def _of_base(change: Values, level: Values, *, up: bool) -> Values:
    """Percent: change / (level - change), as 1 / (level / change - 1) so that no operand stands twice."""
    ratio = Values(_ends(change.narrow, level.narrow, up), _ends(change.wide, level.wide, up))
    return ratio.scaled(100)


def _ends(change: Range, level: Range, up: bool) -> Range:
    one = Range(Fraction(1), Fraction(1))
    quotient = level / change
    return one / (quotient - one if up else quotient + one)
