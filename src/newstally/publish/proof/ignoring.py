"""Ignoring: which findings the ignores of a draft are for, and which ignores are for none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from newstally.intake.ignores import Ignore
from newstally.intake.places import Places
from newstally.model import Finding, Report
from newstally.publish.proof.kinds import KINDS, unknown_kinds
from newstally.publish.proof.records import Notice


class Ignoring:
    """The ignores of one file, and which of their kinds have been for a finding."""

    def __init__(self, ignores: Sequence[Ignore], reports: Sequence[Report], places: Places) -> None:
        self._ignores = ignores
        self._reports = reports
        self._places = places
        self._used: set[tuple[int, str]] = set()

    def ignores(self, report: Report, finding: Finding) -> bool:
        """Whether the draft says to ignore a finding, by an ignore for the paragraph of the number it judges."""
        ignored = False
        for ignore in self._ignores:
            if (not ignore.kinds or finding.kind in ignore.kinds) and self._is_for(ignore, report, finding):
                ignored = True
                if finding.verdict != "holds":
                    self._used.add((ignore.start, finding.kind if ignore.kinds else ""))
        return ignored

    def unused(self, kinds: Collection[str]) -> Iterator[Notice]:
        """The ignores that were for no finding but what holds; of `kinds` that were not looked for, nothing is said."""
        for ignore in self._ignores:
            idle = [
                kind
                for kind in ignore.kinds
                if kind in KINDS and kind in kinds and (ignore.start, kind) not in self._used
            ]
            if idle:
                yield self._notice(ignore, f"unused ignore: no finding of {', '.join(idle)} is left to ignore here")
            elif not ignore.kinds and (ignore.start, "") not in self._used:
                yield self._notice(ignore, "unused ignore: no finding is left to ignore here")

    def unknown(self) -> Iterator[Notice]:
        """The ignores that name what is no kind of finding."""
        for ignore in self._ignores:
            if told := unknown_kinds(ignore.kinds):
                yield self._notice(ignore, told)

    def _notice(self, ignore: Ignore, message: str) -> Notice:
        return Notice(line=self._places.line_and_column(ignore.start)[0], message=message)

    def _is_for(self, ignore: Ignore, report: Report, finding: Finding) -> bool:
        if ignore.whole_file:
            return True
        at = self._places.offset(report, finding.span[0])
        start, end = self._paragraphs_of[ignore.start]
        return at is not None and start <= at < end

    @cached_property
    def _paragraphs_of(self) -> dict[int, tuple[int, int]]:
        """For each ignore the paragraph it is for, as a stretch of the source."""
        stretches = sorted(self._stretches())
        return {ignore.start: self._paragraph(ignore, stretches) for ignore in self._ignores}

    def _paragraph(self, ignore: Ignore, stretches: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The paragraph that an ignore stands in or on the last line of; without one, the paragraph after it."""
        before = [stretch for stretch in stretches if stretch[0] <= ignore.start]
        if before and "\n" not in self._places.text[before[-1][1] : ignore.start]:
            return before[-1]
        return next((stretch for stretch in stretches if stretch[0] >= ignore.end), (0, 0))

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Where the paragraphs of the reports stand in the source, those left out that its markup hides."""
        for report in self._reports:
            for block in report.blocks:
                first = self._places.offset(report, block.start)
                last = self._places.offset(report, block.end - 1)
                if first is not None and last is not None:
                    yield first, last + 1
