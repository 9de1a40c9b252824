"""Marks on a report's text: which stretches are shown as what, and where each leads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from newstally.model import Finding, Reading


class Mark(msgspec.Struct, frozen=True):
    """A stretch of text shown as `style`, leading to the entry called `entry`."""

    start: int
    end: int
    style: str
    entry: str


class Piece(msgspec.Struct, frozen=True):
    """A stretch in which the same marks apply from end to end."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def styles(self) -> str:
        """The styles of its marks, each once, as a class list."""
        return " ".join(dict.fromkeys(mark.style for mark in self.marks))


def marks_of(reading: Reading) -> list[Mark]:
    """Every mark of a reading: findings' numbers, incidents' counts and fields, figures' numbers."""
    marks: list[Mark] = []
    for number, finding in enumerate(reading.findings, start=1):
        marks.extend(_finding_marks(finding, f"c{number}"))
    for number, incident in enumerate(reading.incidents, start=1):
        entry = f"i{number}"
        marks.extend(Mark(*count.span, "count", entry) for count in incident.counts)
        marks.extend(Mark(e.start, e.end, "field", entry) for e in incident.evidence[1:] if e.field)
    for number, figure in enumerate(reading.figures, start=1):
        if figure.derivation is None:
            marks.append(Mark(*figure.quantity.span, "figure", f"f{number}"))
    return [mark for mark in marks if mark.start < mark.end]


def _finding_marks(finding: Finding, entry: str) -> Iterator[Mark]:
    """The judged number carries the verdict; its other operands are only hinted at where it fails."""
    yield Mark(*finding.span, finding.verdict, entry)
    if finding.verdict == "fails":
        for operand in finding.operands:
            if (operand.start, operand.end) != finding.span and not operand.derived:
                yield Mark(operand.start, operand.end, "operand", entry)


def pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    """`text[start:end]` cut wherever a mark begins or ends; the pieces joined are the stretch again."""
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end}
    for mark in here:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        yield Piece(text[left:right], tuple(mark for mark in here if mark.start <= left and right <= mark.end))
