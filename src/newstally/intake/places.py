"""Places: where a character of a report stands in its file, in line and column as editors and linters count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from newstally.model import Report

if TYPE_CHECKING:
    from newstally.intake.visible import Visible


class Places:
    """The lines of a decoded source, counted once, when a place is first asked for.

    Lines end at a line feed; columns count characters (Unicode code points); both begin at 1. In a Word document a line
    is a paragraph.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _visible(self) -> Visible:
        from newstally.intake.visible import Visible

        return Visible(self.text)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset into the source."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The words of a line, its end left out."""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def offset(self, report: Report, at: int) -> int | None:
        """Where a character of a report's text stands in the source; None where the markup hides it."""
        block = report.block_at(at)
        if block is None:
            return None
        known = block.source_at(at)
        return self._visible.place(report.text, block.start, block.end, at) if known is None else known

    def of(self, report: Report, at: int) -> tuple[int, int]:
        """Line and column of a character of a report's text; (1, 1) where the markup hides it."""
        offset = self.offset(report, at)
        return (1, 1) if offset is None else self.line_and_column(offset)
