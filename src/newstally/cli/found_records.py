"""Records of one kind (times, places) found in files: gathered report by report, handed on as rows or records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

import msgspec
import typer

from newstally.cli.inputs import reports_or_unread, shown_name, stumbled
from newstally.cli.progress import watched
from newstally.model import Found, Report, Unread
from newstally.publish.table import Row

F = TypeVar("F", bound=Found[Any])


class InReport(msgspec.Struct, Generic[F], frozen=True):
    """What was found in one report, the file it came from, and the line on which each record stands."""

    source: str
    found: F
    lines: tuple[int, ...]


class Gathered(Generic[F]):
    """What was found in many reports, and what could not be read.

    `name` is what one record is called in JSON; `rows_of` makes the rows of a report.
    """

    name: str

    def __init__(self, found: Iterable[InReport[F]], unread: Iterable[Unread]) -> None:
        self.found = list(found)
        self.unread = list(unread)

    def rows_of(self, found: F) -> Iterator[Row]:
        """A row per record of a report."""
        raise NotImplementedError

    def rows(self) -> Iterator[Row]:
        """A row per record of all reports."""
        return (row for each in self.found for row in self.rows_of(each.found))

    def records(self) -> list[dict[str, Any]]:
        """Each record whole, with its report's name."""
        return [
            {
                "report": report.id,
                "headline": report.headline,
                "outlet": report.outlet,
                "published": str(report.published or ""),
                "source": report.source.url or report.source.path,
                self.name: record,
            }
            for report, record in ((each.found.report, record) for each in self.found for record in each.found)
        ]


def found_in(
    sources: list[str], find: Callable[[Report], F], *, published: str | None, outlet: str
) -> tuple[list[InReport[F]], list[Unread]]:
    """What `find` finds in the reports of files; what cannot be read is listed, and the batch goes on."""
    found: list[InReport[F]] = []
    unread: list[Unread] = []
    for source in watched(sources):
        try:
            reports, left, positions = reports_or_unread(source, published=published, outlet=outlet)
            unread.extend(left)
            for report in reports:
                told = find(report)
                at = tuple(positions.of(report, record.span[0])[0] for record in told)
                found.append(InReport(shown_name(source), told, at))
        except Exception as error:
            unread.append(stumbled(source, error))
    return found, unread


def refuse_unknown(find: Callable[..., object], **given: str) -> None:
    """Say once, before anything is read, that there is no such country or zone."""
    for name, value in given.items():
        try:
            find("", **{name: value})
        except ValueError as error:
            told, _, what_to_do = str(error).partition(": ")[2].partition("; ")
            raise typer.BadParameter(f"{told} is not known; {what_to_do}", param_hint=f"--{name}") from error
