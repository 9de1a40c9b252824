"""A report made from text that is known to be one story, kept character for character."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator

from newstally.model import Block, Moment, Report, Source


def plain_report(
    text: str,
    *,
    published: Moment | dt.date | dt.datetime | str | None = None,
    headline: str = "",
    outlet: str = "",
) -> Report:
    """One story as a report whose `text` is the given text unchanged, blank lines parting its paragraphs.

    With a `headline` it stands first, parted from the text by a blank line (offsets move by
    `len(headline) + 2`). `published` takes an ISO 8601 string too. Raises ValueError for a date it cannot read.
    """
    whole = f"{headline}\n\n{text}" if headline else text
    blocks = tuple(
        Block(start=start, end=end, kind="headline" if headline and start == 0 else "paragraph", source_start=start)
        for start, end in _paragraphs(whole)
    )
    return Report(
        id=content_id(whole, published_moment(published), outlet),
        text=whole,
        blocks=blocks,
        headline=headline,
        published=published_moment(published),
        outlet=outlet,
        source=Source(sha256=hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()),
    )


def content_id(text: str, published: Moment | None, outlet: str) -> str:
    """The identity of a report: a hash of its text, day and outlet, 16 hexadecimal digits."""
    key = "\x1f".join((outlet, str(published) if published else "", text))
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:16]


_ADVICE = "give it as 2024-01-17 or 2024-01-17T10:20+05:00"


def published_moment(value: Moment | dt.date | dt.datetime | str | None) -> Moment | None:
    """A publication time from what callers have at hand; ISO 8601 strings keep their precision and offset."""
    if value is None or isinstance(value, Moment):
        return value
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"published is not a date: {value!r}; {_ADVICE}") from error
    if isinstance(value, dt.datetime):
        offset = value.utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset is not None else None
        return Moment(local=value.replace(tzinfo=None), precision="minute", offset=minutes)
    if not isinstance(value, dt.date):
        raise TypeError(f"published is not a date: {value!r}; {_ADVICE}")
    return Moment(local=dt.datetime.combine(value, dt.time()), precision="day")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in re.finditer(r"\n[ \t\r]*\n\s*|\Z", text):
        start, end = at, gap.start()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield (start, end)
        at = gap.end()
