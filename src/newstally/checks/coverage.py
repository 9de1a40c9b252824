"""Coverage: which numbers of a reading its findings relate, and why nothing is said of the others.

A number is what the checks work with (`passage.Number`): every quantity of the report, ages and lengths of time
among them, but no date, no clock time and no word of a multiple ("doubled"). It is related where it is an operand of a
finding, whatever the verdict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from newstally.checks.passage import Number, Passage, same_unit
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
    return Coverage(
        numbers=len(numbers),
        unchecked=tuple(
            Unchecked(
                evidence=number.quantity.evidence[:1],
                counted=" ".join(number.quantity.unit_text.split()) if number.quantity.kind == "count" else "",
                reason=_NOT_ASKED if index in checked else _reason(number, numbers, passage),
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


def _reason(number: Number, numbers: list[Number], passage: Passage) -> str:
    """Why a number is not checked, the plainest reason first; each is true of the reading, whatever the text means."""
    if number.quantity.kind == "age":
        return "an age, and no date of birth found to work it out from"
    if number in number.line.stretches:
        return "says when or how long, and no two dates found to work it out from"
    if number.is_percent or number.is_points:
        return "not found to be the change, share or difference of two other numbers"
    alike = [other for other in numbers if other is not number and same_unit(number, other)]
    if not alike:
        return f"no other number of its unit{_unit(number)}"
    figure = passage.figures.get(number.quantity.span)
    concept = figure.indicator.concept if figure is not None else ""
    if figure is not None and concept and not any(_tells_of(figure.indicator.id, other, passage) for other in alike):
        return f"no other number found to tell of “{concept}”"
    if number.quantity.modifier in ("about", "nearly"):
        return "approximate, and nothing found that sets it against another number"
    return _NOTHING


def _tells_of(indicator: str, number: Number, passage: Passage) -> bool:
    """Whether a number may be one of an indicator: it is told of it, or of nothing in particular."""
    figure = passage.figures.get(number.quantity.span)
    return figure is None or figure.indicator.id == indicator


def _unit(number: Number) -> str:
    unit = number.quantity.unit.replace("_", " ")
    return f" ({unit})" if unit else ""
