"""Files and standard input: opened, read, and what could not be read said plainly."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from newstally.model import Page, Unread

STDIN = "-"


def read_source(source: str, *, published: str | None, outlet: str) -> tuple[Page, str]:
    """The page of a file or of standard input, with the decoded source text for lines and columns.

    A file that cannot be opened is one that could not be read.
    """
    import newstally

    try:
        data = sys.stdin.buffer.read() if source == STDIN else Path(source).read_bytes()
    except OSError as error:
        return Page(readings=(), unread=(unopened(source, error),)), ""
    page = newstally.read(data, published=published, outlet=outlet, name=shown_name(source))
    return page, data.decode("utf-8", errors="replace")


def unopened(source: str, error: OSError) -> Unread:
    """What to say of a file that the system would not open."""
    if isinstance(error, IsADirectoryError):
        return Unread(path=source, reason="is a folder", advice="give a file, or use `newstally add` for folders")
    advice = "check the name; - reads standard input" if isinstance(error, FileNotFoundError) else ""
    return Unread(path=source, reason=(error.strerror or str(error)).lower(), advice=advice)


def shown_name(source: str) -> str:
    """How a source is called in messages."""
    return "<stdin>" if source == STDIN else source


def tell_unread(unread: Iterable[Unread]) -> bool:
    """List on standard error what could not be read; whether there was any."""
    told = False
    for item in unread:
        typer.secho(f"could not read {item}", err=True, fg=typer.colors.RED)
        told = True
    return told


def files_below(paths: Iterable[str]) -> Iterator[str]:
    """The files of the given files and folders, folders walked in name order, hidden files left out."""
    for given in paths:
        path = Path(given)
        if given == STDIN or not path.is_dir():
            yield given
            continue
        for found in sorted(path.rglob("*")):
            parts = found.relative_to(path).parts
            if found.is_file() and not any(part.startswith(".") for part in parts):
                yield str(found)
