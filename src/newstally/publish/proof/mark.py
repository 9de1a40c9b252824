"""Marking: a page and the places of its source -> its proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from newstally.checks import coverage
from newstally.intake.ignores import ignores
from newstally.intake.places import Places
from newstally.model import Finding, Page, Report, Unchecked
from newstally.publish.proof.ignoring import Ignoring
from newstally.publish.proof.kinds import KINDS
from newstally.publish.proof.records import Blank, Mark, Notice, Proof, Remark, Stretch

# Where a page's markup hides a number, its finding is told of the file's beginning.
_HIDDEN = Stretch(line=1, column=1, end_line=1, end_column=1)


def proof_of(
    file: str,
    page: Page,
    places: Places,
    *,
    kinds: Collection[str] = KINDS,
    everything: bool = False,
    warn_unused_ignores: bool = False,
) -> Proof:
    """The proof of a page: its findings of the `kinds` that fail, without those that the draft itself says to ignore.

    `places` are those of the decoded source that the page was read from. With `everything` the proof tells what holds
    and what stays undecided, too; with `warn_unused_ignores` which ignores are for nothing.
    """
    media_type = next((report.source.media_type for report in page.reports), "text/plain")
    ignoring = Ignoring(tuple(ignores(places.text, media_type)), page.reports, places)
    remarks: list[Remark] = []
    blanks: list[Blank] = []
    verdicts: Counter[str] = Counter()
    numbers = ignored = 0
    for reading in page:
        asked = [finding for finding in reading.findings if finding.kind in kinds]
        kept = [finding for finding in asked if not ignoring.ignores(reading.report, finding)]
        kept.sort(key=lambda finding: finding.span)
        ignored += len(asked) - len(kept)
        verdicts.update(finding.verdict for finding in kept)
        remarks += (
            _remark(reading.report, finding, places) for finding in kept if everything or finding.verdict == "fails"
        )
        covered = coverage(reading, asked)
        numbers += covered.numbers
        blanks += (_blank(reading.report, number, places) for number in covered.unchecked)
    return Proof(
        file=file,
        remarks=tuple(remarks),
        verdicts=dict(verdicts),
        ignored=ignored,
        numbers=numbers,
        blanks=tuple(blanks),
        notices=(*ignoring.unknown(), *(Notice(line=0, message=line) for r in page for line in r.unresolved)),
        unused_ignores=tuple(ignoring.unused(kinds)) if warn_unused_ignores else (),
        unread=page.unread,
        lines={number: places.line(number) for number in sorted(set(_lines(remarks)))},
    )


def _blank(report: Report, number: Unchecked, places: Places) -> Blank:
    return Blank(number=number, stretch=_stretch(report, *number.span, places) or _HIDDEN)


def _remark(report: Report, finding: Finding, places: Places) -> Remark:
    marks = tuple(
        Mark(role=operand.role, text=operand.text, stretch=_stretch(report, operand.start, operand.end, places))
        for operand in sorted(finding.operands, key=lambda operand: operand.start != finding.span[0])
        if not operand.derived
    )
    return Remark(finding=finding, stretch=_stretch(report, *finding.span, places) or _HIDDEN, marks=marks)


def _stretch(report: Report, start: int, end: int, places: Places) -> Stretch | None:
    first = places.offset(report, start)
    last = places.offset(report, max(end - 1, start))
    if first is None or last is None or last < first:
        return None
    line, column = places.line_and_column(first)
    end_line, end_column = places.line_and_column(last)
    return Stretch(line=line, column=column, end_line=end_line, end_column=end_column + 1)


def _lines(remarks: Iterable[Remark]) -> Iterator[int]:
    for stretch in (mark.stretch for remark in remarks for mark in remark.marks):
        if stretch is not None:
            yield from range(stretch.line, stretch.end_line + 1)
