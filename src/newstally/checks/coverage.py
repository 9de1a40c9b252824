"""Coverage: which numbers of a reading its findings relate, and why nothing is said of the others.

A number is what the checks work with (`passage.Number`): every quantity of the report, ages and lengths of time
among them, but no date, no clock time and no word of a multiple ("doubled"). It is related where it is an operand of a
finding, whatever the verdict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from newstally.checks.passage import Number, Passage, is_bare, same_unit
from newstally.model import Coverage, Finding, Reading, Unchecked


def coverage(reading: Reading, findings: Iterable[Finding] | None = None) -> Coverage:
    """The numbers of a reading and those that no finding relates.

    `findings` are those that count, where some kinds were not asked for; without them, the reading's own.
    """
    passage = Passage(reading)
    numbers = sorted(
        (number for line in passage.lines for number in (*line.numbers, *line.stretches)), key=lambda n: n.start
    )
    checked = _related(numbers, reading.findings)
    told = checked if findings is None else _related(numbers, findings)
    company = _Company(numbers, passage)
    return Coverage(
        numbers=len(numbers),
        unchecked=tuple(
            Unchecked(
                evidence=number.quantity.evidence[:1],
                counted=" ".join(number.quantity.unit_text.split()) if number.quantity.kind == "count" else "",
                reason=_NOT_ASKED if index in checked else _reason(number, company),
            )
            for index, number in enumerate(numbers)
            if index not in told
        ),
    )


def _related(numbers: list[Number], findings: Iterable[Finding]) -> set[int]:
    """The places in the row of the numbers that an operand of a finding overlaps."""
    ends = [number.end for number in numbers]
    found = set()
    for operand in (operand for finding in findings for operand in finding.operands):
        index = bisect_left(ends, operand.start + 1)
        while index < len(numbers) and numbers[index].start < operand.end:
            found.add(index)
            index += 1
    return found


_NOT_ASKED = "related only by a kind of finding that was not asked for"
_NOTHING = "nothing found that sets it against another number"


def _reason(number: Number, company: _Company) -> str:
    """Why a number is not checked, the plainest reason first; each is true of the reading, whatever the text means."""
    if number.quantity.kind == "age":
        return "an age, and no date of birth found to work it out from"
    if number in number.line.stretches:
        return "says when or how long, and no two dates found to work it out from"
    if number.is_percent or number.is_points:
        return "not found to be the change, share or difference of two other numbers"
    if not company.of_its_unit(number):
        unit = number.quantity.unit.replace("_", " ")
        return "no other number of its unit" + (f" ({unit})" if unit else "")
    concept = company.concept(number)
    if concept and not company.of_its_indicator(number):
        return f"no other number found to tell of “{concept}”"
    if number.quantity.modifier in ("about", "nearly"):
        return "approximate, and nothing found that sets it against another number"
    return _NOTHING


class _Company:
    """What numbers a report has beside a given one, counted by unit and indicator so that long reports stay quick."""

    def __init__(self, numbers: Iterable[Number], passage: Passage) -> None:
        self._passage = passage
        self._first: dict[tuple[str, ...], Number] = {}
        self._indicators: dict[tuple[str, ...], Counter[str]] = {}
        for number in numbers:
            sort = _sort(number)
            self._first.setdefault(sort, number)
            self._indicators.setdefault(sort, Counter())[self._indicator(number)] += 1

    def of_its_unit(self, number: Number) -> int:
        """How many other numbers are of the same unit, or of none."""
        return sum(counts.total() for counts in self._alike(number)) - 1

    def of_its_indicator(self, number: Number) -> int:
        """How many of these tell of the same indicator, or of nothing in particular."""
        here = {self._indicator(number), ""}
        return sum(counts[indicator] for counts in self._alike(number) for indicator in here) - 1

    def concept(self, number: Number) -> str:
        """What is measured, where a figure says so."""
        figure = self._passage.figures.get(number.quantity.span)
        return figure.indicator.concept if figure is not None else ""

    def _alike(self, number: Number) -> list[Counter[str]]:
        own = _sort(number)
        return [
            self._indicators[sort] for sort, first in self._first.items() if sort == own or same_unit(number, first)
        ]

    def _indicator(self, number: Number) -> str:
        figure = self._passage.figures.get(number.quantity.span)
        return figure.indicator.id if figure is not None else ""


def _sort(number: Number) -> tuple[str, ...]:
    """Numbers of one sort are of the same unit with the same others; what a count is of makes no difference there."""
    quantity = number.quantity
    unit = "" if is_bare(number) else "counted" if quantity.kind == "count" else quantity.unit
    return (quantity.kind, unit, number.per, "percent" if number.is_percent else "points" if number.is_points else "")
