"""Place names gathered from files, shown as a table or handed on as rows, records or GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import typer

import newstally
from newstally.cli import found_records
from newstally.cli.columns import Column, print_columns
from newstally.model import Places
from newstally.publish.table import Row, place_rows

_COLUMNS = (
    Column("words", "bold cyan", least=12),
    Column("means", least=16),
    Column("kind"),
    Column("point", least=8),
    Column("told from it"),
    Column("because", "dim"),
    Column("source", "dim", least=18, keeps_end=True),
    Column("sentence", "italic dim"),
)
_GIVES_WAY = ("sentence", "because", "told from it", "source", "point", "means", "words")


class Gathered(found_records.Gathered[Places]):
    """The places of many reports, and what could not be read."""

    name = "place"

    def rows_of(self, found: Places) -> Iterator[Row]:
        """A row per place name."""
        return place_rows(found)

    def print_geojson(self) -> None:
        """One collection for all reports."""
        typer.echo(newstally.as_geojson(each.found for each in self.found))

    def show(self) -> None:
        """An aligned table."""
        rows = [
            (
                str(row["text"]),
                _meaning(row),
                str(row["kind"]),
                f"{row['lat']:.2f}, {row['lon']:.2f}" if row["lat"] is not None else "",
                str(row["bearing"]),
                str(row["why"]),
                f"{each.source}:{line}",
                str(row["sentence"]),
            )
            for each in self.found
            for row, line in zip(place_rows(each.found), each.lines, strict=True)
        ]
        if rows:
            print_columns(_COLUMNS, rows, _GIVES_WAY)
        elif self.found:
            typer.echo("no place in these reports")


def _meaning(row: Row) -> str:
    if row["name"]:
        return ", ".join(part for part in (row["name"], row["chain"]) if part)
    return f"unresolved, in {row['inside']}" if row["inside"] else "unresolved"


def gathered(sources: list[str], *, published: str | None, outlet: str, country: str) -> Gathered:
    """The places of files; what cannot be read is listed, and the batch goes on."""
    find = partial(newstally.places, country=country)
    return Gathered(*found_records.found_in(sources, find, published=published, outlet=outlet))
