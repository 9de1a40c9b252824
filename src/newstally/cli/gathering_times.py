"""Time expressions gathered from files, shown as a table or handed on as rows, records or TimeML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import typer

import newstally
from newstally.cli.columns import Column, print_columns
from newstally.cli.inputs import reports_or_unread, shown_name, stumbled
from newstally.cli.progress import watched
from newstally.cli.reading_commands import UNREAD
from newstally.model import Times, Unread
from newstally.publish.table import Row, time_rows

_COLUMNS = (
    Column("value", "bold cyan", least=10),
    Column("type", least=4),
    Column("mod"),
    Column("covers", least=12),
    Column("words", least=12),
    Column("source", "dim", least=18, keeps_end=True),
    Column("sentence", "italic dim"),
)
_GIVES_WAY = ("sentence", "mod", "source", "covers", "words", "value")


class Timed(msgspec.Struct, frozen=True):
    """The times of one report, the file it came from, and where each of them stands."""

    source: str
    times: Times
    lines: tuple[int, ...]


class Gathered:
    """The times of many reports, and what could not be read."""

    def __init__(self, found: Iterable[Timed], unread: Iterable[Unread]) -> None:
        self.found = list(found)
        self.unread = list(unread)

    def rows(self) -> Iterator[Row]:
        """A row per time expression."""
        return (row for timed in self.found for row in time_rows(timed.times))

    def records(self) -> list[dict[str, Any]]:
        """Each time expression whole, with its report's name."""
        return [
            {
                "report": report.id,
                "headline": report.headline,
                "outlet": report.outlet,
                "published": str(report.published or ""),
                "source": report.source.url or report.source.path,
                "time": time,
            }
            for report, time in ((timed.times.report, time) for timed in self.found for time in timed.times)
        ]

    def show(self) -> None:
        """An aligned table."""
        rows = [
            (
                time.value,
                time.type,
                time.mod,
                str(time.interval or ""),
                " ".join(time.text.split()),
                f"{timed.source}:{line}",
                _sentence(timed.times, time.span),
            )
            for timed in self.found
            for time, line in zip(timed.times, timed.lines, strict=True)
        ]
        if rows:
            print_columns(_COLUMNS, rows, _GIVES_WAY)
        elif self.found:
            typer.echo("no time expression in these reports")

    def print_timeml(self) -> None:
        """The one document there is; a file of XML cannot hold several."""
        if len(self.found) > 1:
            message = f"{len(self.found)} reports, and a TimeML document holds one: give --into FOLDER"
            typer.secho(f"newstally: {message}", err=True, fg=typer.colors.RED)
            raise typer.Exit(UNREAD)
        for timed in self.found:
            typer.echo(newstally.as_timeml(timed.times, docid=_stem(timed.source)), nl=False)

    def write_timeml(self, folder: Path) -> None:
        """A document per report, named for the file it came from; the second story of a page is NAME-2."""
        taken: dict[str, int] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for timed in self.found:
                stem = _stem(timed.source)
                taken[stem] = taken.get(stem, 0) + 1
                name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
                document = newstally.as_timeml(timed.times, docid=name)
                # No translation of line ends: they are part of the text.
                (folder / f"{name}.tml").write_text(document, encoding="utf-8", newline="")
        except OSError as error:
            message = f"{error.filename or folder} cannot be written: {error.strerror or error}"
            typer.secho(f"newstally: {message}", err=True, fg=typer.colors.RED)
            raise typer.Exit(UNREAD) from error
        count = len(self.found)
        typer.echo(f"wrote {count} TimeML file{'' if count == 1 else 's'} into {folder}", err=True)


def gathered(
    sources: list[str], *, published: str | None, outlet: str, country: str, zone: str, narrative: bool | None
) -> Gathered:
    """The times of files; what cannot be read is listed, and the batch goes on."""
    found: list[Timed] = []
    unread: list[Unread] = []
    for source in watched(sources):
        try:
            reports, left, places = reports_or_unread(source, published=published, outlet=outlet)
            unread.extend(left)
            for report in reports:
                times = newstally.times(report, country=country, zone=zone, narrative=narrative)
                at = tuple(places.of(report, time.span[0])[0] for time in times)
                found.append(Timed(shown_name(source), times, at))
        except Exception as error:
            unread.append(stumbled(source, error))
    return Gathered(found, unread)


def _sentence(times: Times, span: tuple[int, int]) -> str:
    start, end = times.sentence_of(span)
    return " ".join(times.report.text[start : max(end, span[1])].split())


def _stem(source: str) -> str:
    return Path(source).stem.strip("<>") or "text"
