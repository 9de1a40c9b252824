"""Files and standard input: opened, read, and what could not be read said plainly."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from newstally.intake.places import Places
from newstally.model import Page, Report, Unread

STDIN = "-"


def read_source(source: str, *, published: str | None, outlet: str) -> tuple[Page, Places]:
    """The page of a file or of standard input, with the places of its source."""
    import newstally
    from newstally.intake.sources import decoded

    taken = _taken(source)
    if isinstance(taken, Unread):
        return Page(readings=(), unread=(taken,)), Places("")
    page = newstally.read(taken, published=published, outlet=outlet, name=shown_name(source))
    return page, Places(decoded(taken).text if page.readings else "")


def reports_or_unread(
    source: str, *, published: str | None, outlet: str
) -> tuple[tuple[Report, ...], tuple[Unread, ...], Places]:
    """The reports of a file or of standard input, not yet read, what could not be taken in, and the source's places."""
    from newstally.intake import take_in
    from newstally.intake.sources import decoded

    taken = _taken(source)
    if isinstance(taken, Unread):
        return (), (taken,), Places("")
    reports, unread = take_in(taken, published=published, outlet=outlet, name=shown_name(source))
    return reports, unread, Places(decoded(taken).text if reports else "")


def _taken(source: str) -> bytes | Path | Unread:
    """Standard input's bytes or a file's path; Unread where there is nothing to read."""
    if source == STDIN:
        return sys.stdin.buffer.read()
    path = Path(source)
    if not path.exists():
        return Unread(path=source, reason="there is no such file", advice="check the name; - reads standard input")
    if path.is_dir() and not any(_is_wanted(found, path) for found in path.rglob("*")):
        return Unread(
            path=source,
            reason="this folder holds no reports",
            advice="check its name; hidden files and READMEs do not count",
        )
    return path


def read_or_list(source: str, *, published: str | None, outlet: str) -> tuple[Page, Places]:
    """The same; a source that our rules stumble over is listed as unread, so that a long batch goes on."""
    try:
        return read_source(source, published=published, outlet=outlet)
    except Exception as error:
        return Page(readings=(), unread=(stumbled(source, error),)), Places("")


def stumbled(source: str, error: Exception) -> Unread:
    """A source that our rules stumble over, as it is listed."""
    reason = f"reading it failed with {type(error).__name__}: {error}"
    return Unread(path=shown_name(source), reason=reason, advice="`newstally read` shows where; please report it")


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
    """The files of the given files and folders, in name order; of folders without hidden files, READMEs and tables."""
    for given in paths:
        path = Path(given)
        if given == STDIN or not path.is_dir():
            yield given
            continue
        wanted = [str(found) for found in sorted(path.rglob("*")) if _is_wanted(found, path)]
        # Of a folder without any, the folder itself is told as what could not be read.
        yield from wanted or [given]


def _is_wanted(found: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in found.relative_to(folder).parts)
    # A table of figures stands beside reports; it is none.
    return found.is_file() and not hidden and found.stem.upper() != "README" and found.suffix.lower() != ".csv"
