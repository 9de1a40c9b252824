"""Figures gathered from files or a ledger, each with the indicator it is a figure of, filtered and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from newstally.cli.columns import Column, print_columns
from newstally.cli.inputs import read_or_list, shown_name
from newstally.cli.progress import watched
from newstally.cli.series import has_words, is_in
from newstally.ledger.origins import report_name
from newstally.ledger.series import Decisions, Indicators, LedgerIndicator, Observed, join
from newstally.ledger.series.decisions import read_decisions
from newstally.ledger.series.records import observed
from newstally.model import Figure, Report, Unread
from newstally.publish import words
from newstally.publish.table import Row, figure_row

if TYPE_CHECKING:
    from newstally.ledger import Ledger

_COLUMNS = (
    Column("value", "bold cyan", right=True, least=16),
    Column("indicator", least=20),
    Column("when", least=14),
    Column("where"),
    Column("says", "dim"),
    Column("source", "dim", least=18, keeps_end=True),
    Column("sentence", "italic dim"),
)
_GIVES_WAY = ("sentence", "says", "where", "when", "indicator", "source", "value")


class Item(msgspec.Struct, frozen=True):
    """A figure with its report, where a reader finds it, and its indicator; a derived figure is of none."""

    report: Report
    figure: Figure
    where: str
    indicator: LedgerIndicator | None


class Gathered:
    """What files or a ledger hold: figures, the indicators they come to, and what could not be read."""

    def __init__(self, items: Iterable[Item], indicators: Indicators, unread: Iterable[Unread] = ()) -> None:
        self.items = list(items)
        self.unread = list(unread)
        self._indicators = indicators

    @property
    def indicators(self) -> list[LedgerIndicator]:
        """The indicators of the figures, each once, in their order."""
        wanted = {item.indicator.id for item in self.items if item.indicator is not None}
        return [each for each in self._indicators.indicators if each.id in wanted]

    def matching(self, *, concept: str = "", aspect: str = "", place: str = "") -> Gathered:
        """Those whose indicator has the words, of the aspect, in the place."""
        kept = [
            item
            for item in self.items
            if (not aspect or item.figure.aspect == aspect)
            and has_words(_said(item), concept)
            and (not place or is_in(_place(item), item.figure.place, place))
        ]
        return Gathered(kept, self._indicators, self.unread)

    def reported(self) -> Iterator[tuple[Report, Figure]]:
        """Each figure with its report."""
        return ((item.report, item.figure) for item in self.items)

    def rows(self) -> Iterator[Row]:
        """A row per figure."""
        return (figure_row(item.report, item.figure, item.indicator) for item in self.items)

    def as_json(self) -> list[dict[str, Any]]:
        """Each figure whole, with its report's name and its indicator."""
        return [
            {
                "report": item.report.id,
                "headline": item.report.headline,
                "outlet": item.report.outlet,
                "published": str(item.report.published or ""),
                "source": item.report.source.url or item.report.source.path,
                "indicator": item.indicator.id if item.indicator else "",
                "figure": item.figure,
            }
            for item in self.items
        ]

    def show(self) -> None:
        """An aligned table."""
        rows = [
            (
                words.figure_value(item.figure),
                f"{_name(item)} ({item.figure.aspect})",
                _when(item.figure),
                _place(item),
                words.speaker_words(item.figure.speaker),
                item.where,
                " ".join(item.figure.text.split()),
            )
            for item in self.items
        ]
        if not rows:
            print("none in these reports")
            return
        print_columns(_COLUMNS, rows, _GIVES_WAY)


def of_files(sources: list[str], *, published: str | None, outlet: str, decisions: Path | None) -> Gathered:
    """The figures of files; raises DecisionsError where the decisions cannot be used."""
    decided = read_decisions(decisions) if decisions is not None else Decisions()
    told: list[tuple[Report, Figure, str]] = []
    unread: list[Unread] = []
    for source in watched(sources):
        page, places = read_or_list(source, published=published, outlet=outlet)
        unread.extend(page.unread)
        for reading in page:
            for figure in reading.figures:
                line, _ = places.of(reading.report, figure.quantity.span[0])
                told.append((reading.report, figure, f"{shown_name(source)}:{line}"))
    return _gathered(told, decided, unread)


def of_ledger(book: Ledger, decisions: Path | None) -> Gathered:
    """The figures of a ledger's reports."""
    reports = {report.id: report for report in book.reports()}
    told = [
        (reports[id], figure, ", ".join(part for part in (report_name(reports[id]), _day(reports[id])) if part))
        for id, figure in book.figures()
        if id in reports
    ]
    return Gathered(_with_indicators(told, found := book.indicators(decisions)), found)


def _gathered(told: list[tuple[Report, Figure, str]], decided: Decisions, unread: list[Unread]) -> Gathered:
    # The same story in two files is one report.
    once = {(report.id, figure): observed(report, figure) for report, figure, _ in told}
    found = join(once.values(), decided)
    return Gathered(_with_indicators(told, found), found, unread)


def _with_indicators(told: list[tuple[Report, Figure, str]], found: Indicators) -> Iterator[Item]:
    of = {_key(o): each for each in found.indicators for o in each.told}
    return (Item(report, figure, where, of.get((report.id, figure))) for report, figure, where in told)


def _key(observed: Observed) -> tuple[str, Figure]:
    return (observed.report, observed.figure)


def _day(report: Report) -> str:
    return report.published.day.isoformat() if report.published else ""


def _name(item: Item) -> str:
    return item.indicator.name if item.indicator else item.figure.indicator.concept


def _place(item: Item) -> str:
    return item.figure.indicator.place or words.place_words(item.figure.place)


def _said(item: Item) -> str:
    own = item.figure.indicator
    return " ".join((own.concept, *own.wordings, item.indicator.title if item.indicator else ""))


def _when(figure: Figure) -> str:
    base = f"against {words.period_words(figure.base_period)}" if figure.base_period else ""
    return ", ".join(part for part in (words.period_words(figure.period), base) if part)
