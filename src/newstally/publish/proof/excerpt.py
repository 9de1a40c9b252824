"""Excerpts: a source line cropped around the numbers of a finding, with a line of signs below them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

_MORE = "…"
# A word cut at the edge of an excerpt is left out if it is no longer than this.
_LONGEST_CUT_WORD = 16


class Underline(NamedTuple):
    """A stretch of a line, in characters from 0, and the sign that goes below it."""

    start: int
    end: int
    sign: str


def excerpts(line: str, underlines: Sequence[Underline], width: int) -> Iterator[tuple[str, str]]:
    """A line as far as `width` cells hold it, and the signs below; more than one where its underlines lie far apart."""
    shown = "".join(" " if unicodedata.category(character) in _UNPRINTED else character for character in line)
    if cell_len(shown.rstrip()) <= width:
        yield shown.rstrip(), _signs(shown, underlines)
        return
    for together in _groups(shown, sorted(underlines), width):
        first, last = _window(shown, together[0].start, max(underline.end for underline in together), width)
        before = _MORE if first else ""
        after = _MORE if last < len(shown) else ""
        moved = [underline._replace(start=underline.start - first, end=underline.end - first) for underline in together]
        signs = _signs(shown[first:last], moved)
        yield f"{before}{shown[first:last]}{after}", " " * cell_len(before) + signs


# Tabs, control characters and line separators take the place of one space, so that what stands below stays below.
_UNPRINTED = ("Cc", "Zl", "Zp")


def _signs(text: str, underlines: Sequence[Underline]) -> str:
    """The signs below a text, by the cells its characters take; where two underlines overlap, the first sign stays."""
    cells = [" "] * (cell_len(text) + 1)
    for underline in underlines:
        start = cell_len(text[: underline.start])
        width = max(cell_len(text[underline.start : underline.end]), 1)
        for k in range(start, min(start + width, len(cells))):
            cells[k] = underline.sign if cells[k] == " " else cells[k]
    return "".join(cells).rstrip()


def _groups(text: str, underlines: Sequence[Underline], width: int) -> Iterator[list[Underline]]:
    """Underlines that one excerpt has room for."""
    group: list[Underline] = []
    for underline in underlines:
        if group and cell_len(text[group[0].start : underline.end]) > width - 2:
            yield group
            group = []
        group.append(underline)
    if group:
        yield group


def _window(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The stretch around `text[start:end]` that fits, as much before as after where the line goes on that far."""
    room = width - 2 - cell_len(text[start:end])
    first, last = start, end
    while room > 0 and (first > 0 or last < len(text)):
        if first > 0:
            first -= 1
            room -= cell_len(text[first])
        if last < len(text) and room > 0:
            room -= cell_len(text[last])
            last += 1
    if first and (space := text.find(" ", first, min(first + _LONGEST_CUT_WORD, start))) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", max(end, last - _LONGEST_CUT_WORD), last)) >= 0:
        last = space
    return first, last
