"""Reports: one story as one outlet published it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import Literal

import msgspec

BlockKind = Literal["headline", "standfirst", "subheading", "bullet", "caption", "paragraph"]
Precision = Literal["day", "minute"]


class Moment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point of publication time with the precision it was given: "17 January 2024" is a day.

    `local` is the wall-clock time (midnight for a day); `offset` the minutes east of UTC where
    the page says so, None where it does not.
    """

    local: dt.datetime
    precision: Precision
    offset: int | None = None

    @property
    def day(self) -> dt.date:
        """The local calendar day."""
        return self.local.date()

    def __str__(self) -> str:
        if self.precision == "day":
            return self.local.date().isoformat()
        zone = dt.timezone(dt.timedelta(minutes=self.offset)) if self.offset is not None else None
        return self.local.replace(tzinfo=zone).isoformat(timespec="minutes")


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One paragraph-like part of a report: `report.text[start:end]`.

    `source_start` is where its text begins in the decoded source file (None where the page's
    markup hides it), so that a finding can be shown at a line and column of the file. A pair of
    `source_gaps` says from which character of the block on how many more of the source were left out.
    """

    start: int
    end: int
    kind: BlockKind
    source_start: int | None = None
    source_gaps: tuple[tuple[int, int], ...] = ()

    def source_at(self, offset: int) -> int | None:
        """Where a character of the report's text stands in the decoded source; None where that is not known."""
        if self.source_start is None:
            return None
        within = offset - self.start
        return self.source_start + within + sum(left_out for at, left_out in self.source_gaps if at <= within)


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a report came from: the file or address, its bytes' SHA-256, and the report's part of it.

    `start` and `end` are offsets of the story into the decoded source text, where it is plain text.
    """

    path: str = ""
    url: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    start: int | None = None
    end: int | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One story as one outlet published it; `text` is one string and every span points into it.

    Blocks stand in page order, parted by blank lines in `text`: the headline first (a repeated
    one is not repeated), then bullets, captions and paragraphs. `id` is the content's hash.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    headline: str = ""
    published: Moment | None = None
    updated: Moment | None = None
    outlet: str = ""
    authors: tuple[str, ...] = ()
    source: Source = Source()

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a character of the text; None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None


class Unread(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that could not be read: which file, where in it, why, and what to do."""

    path: str
    reason: str
    advice: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line is not None else self.path
        return f"{place}: {self.reason}" + (f"; {self.advice}" if self.advice else "")
