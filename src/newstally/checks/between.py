"""The finding on a stretch of time and its two ends. Parts of the check `interval` (see `elapsed`)."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from newstally.checks.findings import figure, finding, stretch
from newstally.checks.lengths import days_of
from newstally.checks.passage import Line, Number, Passage
from newstally.model import Finding, Operand, TimeExpression, Verdict

Dated = tuple[TimeExpression, tuple[dt.date, dt.date]]


def gives_year(time: TimeExpression) -> bool:
    """Whether a time is written with its year."""
    return re.search(r"\b1[0-9]\d\d\b|\b20\d\d\b", time.text) is not None


def day_of_publication(passage: Passage) -> tuple[dt.date, dt.date] | None:
    """The day that "now" is, as first and last day; None for an undated report."""
    published = passage.reading.report.published
    return (published.day, published.day) if published else None


def full_years(start: dt.date, end: dt.date) -> int:
    """How many birthdays lie between two days."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def dated_times(line: Line) -> list[Dated]:
    """The times of a line that say which days they are, with those days."""
    return [(t, days) for t in line.times if (days := days_of(t)) is not None]


def result(
    passage: Passage,
    operands: list[Operand],
    stated: Fraction,
    shortest: Fraction,
    longest: Fraction,
    verdict: Verdict,
    unit: str,
) -> Finding:
    """The finding on a stretch: what is stated, and the shortest and longest that its ends leave."""
    if unit == "years":
        # Completed ones, as people count them.
        shortest, longest = Fraction(int(shortest)), Fraction(int(longest))
    between = figure(shortest, 3) if shortest == longest else f"{figure(shortest, 3)} to {figure(longest, 3)}"
    ends = " and ".join(o.text for o in operands[1:])
    until = ends if len(operands) > 2 else f"{ends} and the day of publication"
    return finding(
        passage,
        "interval",
        verdict,
        operands,
        f"{figure(stated)} {unit} = {between} {unit}",
        f"between {until} lie {between} {unit if between != '1' else unit.removesuffix('s')}",
        instead=figure(stated),
        assumes=() if len(operands) > 2 else ("the stretch taken to run to the day of publication",),
    )


def number_operand(role: str, number: Number) -> Operand:
    """A number as a part of the finding."""
    return Operand(role=role, start=number.start, end=number.end, text=number.text)


def words_operand(passage: Passage, line: Line, role: str, start: int, end: int) -> Operand:
    """Words of a line as a part of the finding."""
    return stretch(role, passage, line.start + start, line.start + end)


def time_operand(passage: Passage, role: str, time: TimeExpression) -> Operand:
    """A time as a part of the finding."""
    return stretch(role, passage, *time.span)
