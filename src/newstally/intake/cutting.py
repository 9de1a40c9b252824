"""Cutting: what stays of a text when stretches are taken out of it, and where each character of that stood."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from newstally.intake.draft import Draft, Piece


class Cut(msgspec.Struct, frozen=True):
    """The text that stays, and for each of its runs where it starts in it and where it stood in the source.

    A run without a place of its own (a line end put in) has that of the run after it.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Where a character of the text stood in the source."""
        run = max(bisect_right(self.starts, offset) - 1, 0)
        return self.origins[run] + offset - self.starts[run]

    def runs(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """The runs of a stretch of the text, each with the place it had."""
        while start < end:
            run = bisect_right(self.starts, start)
            stop = min(self.starts[run], end) if run < len(self.starts) else end
            yield self.text[start:stop], self.origin(start)
            start = stop


def joined(runs: Iterable[tuple[str, int]]) -> Cut:
    """Runs of text, each with the place it had in the source, as one text."""
    texts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    at = 0
    for text, origin in runs:
        if text:
            texts.append(text)
            starts.append(at)
            origins.append(origin)
            at += len(text)
    return Cut("".join(texts), tuple(starts) or (0,), tuple(origins) or (0,))


def without(text: str, spans: Iterable[tuple[int, int]]) -> Cut:
    """The text without the spans, which stand in order and apart."""
    return joined(_between(text, spans))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in the place of the spans and its line ends kept: every other character stays in place."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]
    return text


def _between(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    at = 0
    for start, end in spans:
        yield text[at:start], at
        at = end
    yield text[at:], at


def put_back(draft: Draft, cut: Cut) -> Draft:
    """A draft that was read from what stays of a text, with its places in the source."""
    return msgspec.structs.replace(
        draft,
        pieces=tuple(_put_back(piece, cut) for piece in draft.pieces),
        start=None if draft.start is None else cut.origin(draft.start),
        end=None if draft.end is None else cut.origin(draft.end - 1) + 1,
    )


def _put_back(piece: Piece, cut: Cut) -> Piece:
    if piece.source_start is None:
        return piece
    places = [cut.origin(at) for at in _places(piece)]
    gaps = tuple(
        (k, place - before - 1)
        for k, (before, place) in enumerate(itertools.pairwise(places), start=1)
        if place != before + 1
    )
    return msgspec.structs.replace(piece, source_start=places[0], source_end=places[-1] + 1, source_gaps=gaps)


def _places(piece: Piece) -> Iterator[int]:
    """Where each character of a piece stands in the text it was read from."""
    at = piece.source_start or 0
    left_out = dict(piece.source_gaps)
    for k in range(len(piece.text)):
        at += left_out.get(k, 0)
        yield at + k
