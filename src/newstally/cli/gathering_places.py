"""Place names gathered from files, shown as a table or handed on as rows, records or GeoJSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import typer

import newstally
from newstally.cli.columns import Column, print_columns
from newstally.cli.inputs import reports_or_unread, shown_name, stumbled
from newstally.cli.progress import watched
from newstally.model import Places, Unread
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


class Placed(msgspec.Struct, frozen=True):
    """The places of one report, the file it came from, and the line on which each of them stands."""

    source: str
    places: Places
    lines: tuple[int, ...]


class Gathered:
    """The places of many reports, and what could not be read."""

    def __init__(self, found: Iterable[Placed], unread: Iterable[Unread]) -> None:
        self.found = list(found)
        self.unread = list(unread)

    def rows(self) -> Iterator[Row]:
        """A row per place name."""
        return (row for placed in self.found for row in place_rows(placed.places))

    def records(self) -> list[dict[str, Any]]:
        """Each place whole, with its report's name."""
        return [
            {
                "report": report.id,
                "headline": report.headline,
                "outlet": report.outlet,
                "published": str(report.published or ""),
                "source": report.source.url or report.source.path,
                "place": place,
            }
            for report, place in ((placed.places.report, place) for placed in self.found for place in placed.places)
        ]

    def print_geojson(self) -> None:
        """One collection for all reports."""
        typer.echo(newstally.as_geojson(placed.places for placed in self.found))

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
                f"{placed.source}:{line}",
                str(row["sentence"]),
            )
            for placed in self.found
            for row, line in zip(place_rows(placed.places), placed.lines, strict=True)
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
    found: list[Placed] = []
    unread: list[Unread] = []
    for source in watched(sources):
        try:
            reports, left, positions = reports_or_unread(source, published=published, outlet=outlet)
            unread.extend(left)
            for report in reports:
                places = newstally.places(report, country=country)
                at = tuple(positions.of(report, place.span[0])[0] for place in places)
                found.append(Placed(shown_name(source), places, at))
        except Exception as error:
            unread.append(stumbled(source, error))
    return Gathered(found, unread)
