"""Where a record stands in its source file: line and column, as editors and linters count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from newstally.model import Report


class Lines:
    """The lines of a decoded source text, counted once, when a position is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self._text))]

    def find(self, words: str) -> int | None:
        """Where words first stand in the body of a page; None where they do not stand unbroken."""
        at = self._text.find(words, max(self._text.find("<body"), 0))
        return at if at >= 0 else None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code point offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def position_of(report: Report, offset: int, lines: Lines) -> tuple[int, int]:
    """Line and column in the source of a character of `report.text`; (1, 1) where the markup hides it."""
    block = report.block_at(offset)
    if block is None:
        return 1, 1
    if block.source_start is not None:
        return lines.position(block.source_start + offset - block.start)
    for reach in _REACHES:
        start, end = max(block.start, offset - reach), min(block.end, offset + reach)
        at = lines.find(report.text[start:end])
        if at is not None:
            return lines.position(at + offset - start)
    return 1, 1


# In a page, a record is looked for by the words around it: many first, since a few may stand elsewhere too,
# then fewer, since a link or an entity among many breaks the match.
_REACHES = (60, 25, 12)
