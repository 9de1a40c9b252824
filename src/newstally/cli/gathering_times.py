"""Time expressions gathered from files, shown as a table or handed on as rows, records or TimeML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import typer

import newstally
from newstally.cli import found_records
from newstally.cli.columns import Column, print_columns
from newstally.cli.reading_commands import UNREAD
from newstally.model import Times
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


class Gathered(found_records.Gathered[Times]):
    """The times of many reports, and what could not be read."""

    name = "time"

    def rows_of(self, found: Times) -> Iterator[Row]:
        """A row per time expression."""
        return time_rows(found)

    def show(self) -> None:
        """An aligned table."""
        rows = [
            (
                time.value,
                time.type,
                time.mod,
                str(time.interval or ""),
                " ".join(time.text.split()),
                f"{each.source}:{line}",
                _sentence(each.found, time.span),
            )
            for each in self.found
            for time, line in zip(each.found, each.lines, strict=True)
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
        for each in self.found:
            typer.echo(newstally.as_timeml(each.found, docid=_stem(each.source)), nl=False)

    def write_timeml(self, folder: Path) -> None:
        """A document per report, named for the file it came from; the second story of a page is NAME-2."""
        taken: dict[str, int] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for each in self.found:
                stem = _stem(each.source)
                taken[stem] = taken.get(stem, 0) + 1
                name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
                document = newstally.as_timeml(each.found, docid=name)
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
    find = partial(newstally.times, country=country, zone=zone, narrative=narrative)
    return Gathered(*found_records.found_in(sources, find, published=published, outlet=outlet))


def _sentence(times: Times, span: tuple[int, int]) -> str:
    start, end = times.sentence_of(span)
    return " ".join(times.report.text[start : max(end, span[1])].split())


def _stem(source: str) -> str:
    return Path(source).stem.strip("<>") or "text"
