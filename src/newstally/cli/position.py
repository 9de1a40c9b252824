"""Where a record stands in its source file: line and column, as editors and linters count them."""

from __future__ import annotations

from bisect import bisect_right

from newstally.model import Report


class Lines:
    """The line starts of a decoded source text, so that each look-up is a bisection."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._starts.extend(i + 1 for i, character in enumerate(text) if character == "\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code point offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def position_of(report: Report, offset: int, lines: Lines) -> tuple[int, int]:
    """Line and column in the source of a character of `report.text`; (1, 1) where the markup hides it."""
    block = report.block_at(offset)
    if block is None or block.source_start is None:
        return 1, 1
    return lines.position(block.source_start + offset - block.start)
