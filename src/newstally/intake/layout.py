"""Layout: decoded text -> units, the paragraph-like stretches a dump is laid out in.

Three things are settled here and nowhere else: whether the dump is hard-wrapped (then the lines of a
paragraph are joined with a space), where list markers end and words begin, and how wide the gap before
each unit is. What a unit *is* (headline, byline, related link) is settled by `roles`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARKER = re.compile(r"(?:[•◦▪‣●■▶►·∙➤*\uf0b7]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s+\D))\s*(?=[\w\"'“‘«(\[$£€₹@#])")
# A hard-wrapped text breaks its lines below this width; longer lines are whole paragraphs.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
# Fewer breaks than these may look forced by chance.
_FEW_BREAKS = 4
_BLANK = " \t\u00a0\u200b\ufeff\u3000"


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank, without the white space around it.

    `gap` counts the blank lines before it, `indent` the white space that stood at its start.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int

    @property
    def width(self) -> int:
        """How far the line reaches."""
        return self.indent + len(self.text)


class Unit(msgspec.Struct, frozen=True):
    """One paragraph-like stretch: `text` as read, `start` and `end` its place in the decoded source.

    `marker` is the list marker that stood before it ("•", "1.", "-"), not part of text or offsets.
    `gaps` are those of `Block.source_gaps`: what stood between joined lines beyond a space.
    """

    start: int
    end: int
    text: str
    gap: int
    marker: str = ""
    gaps: tuple[tuple[int, int], ...] = ()


def lay_out(text: str) -> tuple[Unit, ...]:
    """The units of a text in order, blank lines left out, hard-wrapped lines joined."""
    lines = tuple(_lines(text))
    width = wrap_width(lines)
    return tuple(_unit(run) for run in _runs(lines, width))


def wrap_width(lines: Sequence[Line]) -> int:
    """The width a dump was hard-wrapped to, 0 where each line is a paragraph.

    A wrapped text shows itself: where a line is followed by another without a blank line between, the next
    line's first word would not have fitted. Of a short text every line must say so, and one sentence run on.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not _opens_paragraph(a, b)]
    width = max((a.width for a, _ in pairs), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    forced = [(a, b) for a, b in pairs if _break_was_forced(a, b, width)]
    if len(pairs) < _FEW_BREAKS:
        # The first line may be a title.
        every = len(forced) >= len([a for a, _ in pairs if a is not lines[0]])
        return width if every and any(_runs_on(a, b) for a, b in forced) else 0
    return width if len(forced) >= 0.6 * len(pairs) else 0


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a sentence goes on over the end of a line."""
    return following.text[0].islower() and line.text[-1] not in ".!?:;"


def _break_was_forced(line: Line, following: Line, width: int) -> bool:
    first_word = re.match(r"[^\s-]*-?", following.text)
    needed = first_word.end() if first_word else 0
    return line.width <= width < line.width + 1 + needed


def _opens_paragraph(line: Line, following: Line) -> bool:
    return following.gap > 0 or following.indent > line.indent


def _lines(text: str) -> Iterator[Line]:
    before = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and (text[start] in _BLANK or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in _BLANK or text[end - 1].isspace()):
            end -= 1
        if start == end:
            continue
        breaks = _line_breaks(text, before, start)
        yield Line(start, end, text[start:end], max(breaks - 1, 0), start - match.start())
        before = end


def _line_breaks(text: str, start: int, end: int) -> int:
    between = text[start:end].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in "\n\r\x0b\x0c\x85\u2028\u2029")


def _runs(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and not (width and _continues(run[-1], line, width)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _continues(line: Line, following: Line, width: int) -> bool:
    if _opens_paragraph(line, following) or _MARKER.match(following.text):
        return False
    return _break_was_forced(line, following, width) or following.text[0].islower()


def _unit(run: Sequence[Line]) -> Unit:
    first = run[0]
    marker = _MARKER.match(first.text)
    skipped = marker.end() if marker else 0
    text = " ".join([first.text[skipped:], *(line.text for line in run[1:])])
    return Unit(
        start=first.start + skipped,
        end=run[-1].end,
        text=text,
        gap=first.gap,
        marker=first.text[: skipped or 0].strip(),
        gaps=tuple(_gaps(run, skipped)),
    )


def _gaps(run: Sequence[Line], skipped: int) -> Iterator[tuple[int, int]]:
    """Where a joined line begins in the unit's text, and what parted it from the line before beyond one character."""
    at = -skipped
    for line, following in itertools.pairwise(run):
        at += len(line.text) + 1
        if beyond := following.start - line.end - 1:
            yield at, beyond
