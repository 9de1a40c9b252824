"""Taking in: one source, or many, to reports; what cannot be read is listed, never dropped and never fatal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml.etree import LxmlError

from newstally.intake import dump, page
from newstally.intake.cutting import blanked, put_back, without
from newstally.intake.draft import Draft, report_of
from newstally.intake.ignores import ignores
from newstally.intake.plain import published_moment
from newstally.intake.sources import READ_SUFFIXES, Decoded, UnreadableError, decoded, is_path
from newstally.model import Moment, Report, Source, Unread

Published = Moment | dt.date | dt.datetime | str | None
Taken = tuple[tuple[Report, ...], tuple[Unread, ...]]


def take_in(source: Path | bytes | str, *, published: Published = None, outlet: str = "", name: str = "") -> Taken:
    """The reports a source holds, in page order, and what could not be read.

    A string is a text, unless it is one line that names an existing file. `name` is what to call bytes or a
    text in messages. `published` and `outlet` stand in where the page gives none. Raises ValueError only for
    a `published` that is no date.
    """
    stand_in = published_moment(published)
    if isinstance(source, str) and is_path(source):
        source = Path(source)
    try:
        found = decoded(source, name)
    except UnreadableError as error:
        return (), (error.unread,)
    return take_from(found, published=stand_in, outlet=outlet)


def take_from(found: Decoded, *, published: Moment | None = None, outlet: str = "") -> Taken:
    """The reports a decoded source holds, in page order, or why it holds none."""
    try:
        drafts = _drafts(found)
    except (LxmlError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # Page extraction is other people's code over anybody's markup; one page must not end a batch.
        return (), (_unparsed(found.source, error),)
    reports = tuple(report_of(draft, found.source, published, outlet) for draft in drafts)
    if reports:
        return reports, ()
    return (), (
        Unread(
            path=found.source.path or "the given text",
            reason="it holds no story: no paragraph of prose was found",
            advice="check that it is an article and not a menu, a log-in page or an error page",
        ),
    )


def _drafts(found: Decoded) -> tuple[Draft, ...]:
    """The stories of a source, read from what it says: without markup, and without what is written for this program."""
    if found.source.media_type == "text/html":
        return page.drafts(found.text)
    if found.source.media_type == "text/markdown":
        from newstally.intake import markdown

        noted = [(ignore.start, ignore.end) for ignore in ignores(found.text, "text/markdown")]
        kept = markdown.prose(blanked(found.text, noted))
    else:
        noted = [(ignore.start, ignore.end) for ignore in ignores(found.text)]
        if not noted:
            return dump.drafts(found.text)
        kept = without(found.text, noted)
    return tuple(put_back(draft, kept) for draft in dump.drafts(kept.text))


def _unparsed(source: Source, error: Exception) -> Unread:
    # The error's own words may quote the page, and drafts leave no words in logs: its type must do.
    return Unread(
        path=source.path or "the given page",
        reason=f"its markup could not be taken apart ({type(error).__name__})",
        advice="save the page's text as .txt, and report the page as a bug",
    )


def take_in_all(paths: Iterable[Path | str], *, published: Published = None, outlet: str = "") -> Iterator[Taken]:
    """`take_in` over files and folders (searched to the bottom, in order of name), one answer a file.

    A batch never stops at a file: what cannot be read comes back as Unread.
    """
    for path in map(Path, paths):
        for file in _files(path):
            if path.is_dir() and not _is_read(file):
                yield (), (_other_kind(file),)
            else:
                yield take_in(file, published=published, outlet=outlet)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from sorted(file for file in path.rglob("*") if file.is_file() and not _is_hidden(file, path))


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _is_read(file: Path) -> bool:
    return file.name.lower().removesuffix(".gz").endswith(READ_SUFFIXES)


def _other_kind(file: Path) -> Unread:
    return Unread(
        path=str(file),
        reason=f"files of the kind “{file.suffix or file.name}” are not read",
        advice="save its text as .txt or .html, or name the file itself to have it tried",
    )
