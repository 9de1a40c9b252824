"""The ledger itself: add readings, ask for tallies, list what it holds."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TypeVar

from sqlalchemy import select

from newstally.ledger.entry import enter
from newstally.ledger.errors import LedgerError
from newstally.ledger.records import Added, LedgerIncident, Link, Tally
from newstally.ledger.series import Decisions, Indicators, join
from newstally.ledger.series.decisions import decisions_beside, read_decisions
from newstally.ledger.series.records import observed
from newstally.ledger.store import Store, links, statements
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import report
from newstally.ledger.tally import answer, ask
from newstally.ledger.tally.derive import incident_id
from newstally.model import Figure, Page, Reading, Report, TallyClaim

T = TypeVar("T")


class Ledger:
    """What many reports state, linked into incidents, in one file ("tally.db") or PostgreSQL database.

    Reading the same page twice changes nothing; any order of arrival gives the same ledger. Several processes
    may add at once. Raises LedgerError where the file is no ledger, too new, read-only or in use.

        with Ledger("tally.db") as ledger:
            print(ledger.add(newstally.read("page.html")))
            print(ledger.tally(type="bombing", target="Jaffar Express", since="2025-03"))
    """

    def __init__(self, where: str | os.PathLike[str]) -> None:
        self._store = Store(os.fspath(where))

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Where it is kept, as messages may show it: an address without its password."""
        return self._store.name

    def close(self) -> None:
        """Give the file back."""
        self._store.close()

    def add(self, readings: Reading | Page | Iterable[Reading]) -> Added:
        """Enter what one or several reports state; says for each report what that changed and why.

        Each report is one transaction: it is in the ledger whole or not at all.
        """
        each = (readings,) if isinstance(readings, Reading) else tuple(readings)
        together = frozenset(reading.report.id for reading in each if isinstance(reading, Reading))
        added = []
        for reading in each:
            if not isinstance(reading, Reading):
                raise TypeError(f"a ledger holds readings, not {type(reading).__name__}: add newstally.read(...)")
            with self._store.writing() as connection:
                added.append(enter(connection, reading, together))
        return Added(reports=tuple(added))

    def tally(
        self,
        *,
        type: str | Iterable[str] | None = None,
        target: str = "",
        place: str = "",
        actor: str = "",
        since: str | dt.date | None = None,
        until: str | dt.date | None = None,
        min_killed: int | None = None,
        min_injured: int | None = None,
        stage: str | Iterable[str] = "occurred",
    ) -> Tally:
        """Count incidents by type (its main type or a further method), target, place, perpetrator, days and toll.

        Names match spelling aside; a place holds what lies in it; `since` and `until` take a date, "2025-03" or
        "2025" and include their last day. `min_killed` looks at the newest figure. Attempted and threatened
        incidents only on request. Raises ValueError for a type, stage or date it does not know.
        """
        question = ask(
            type=type,
            target=target,
            place=place,
            actor=actor,
            since=since,
            until=until,
            min_killed=min_killed,
            min_injured=min_injured,
            stage=stage,
        )
        return answer(question, self.incidents())

    def incidents(self) -> tuple[LedgerIncident, ...]:
        """Every incident, by date and id."""
        with self._store.reading() as connection:
            found = links.read_incidents(connection)
        return tuple(sorted(found, key=_by_date))

    def incident(self, id: str) -> LedgerIncident:
        """One incident by its id, or by an id it had before. Raises LedgerError where there is none."""
        found = next((i for i in self.incidents() if i.id == id or id in _aliases(i)), None)
        if found is None:
            raise LedgerError(f"{self._store.name}: no incident {id}; `incidents` lists those there are")
        return found

    def reasons(self, id: str) -> tuple[Link, ...]:
        """Why the accounts of an incident are taken for one: each compared pair's score in parts, strongest first."""
        told = [each.statement for each in self.incident(id).told]
        with self._store.reading() as connection:
            return links.read_links(connection, told)

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Every figure with the id of its report, in order of publication."""
        return self._payloads("figure", Figure)

    def indicators(self, decisions: Decisions | str | os.PathLike[str] | None = None) -> Indicators:
        """What the figures come to: indicators with their series, and which may be one, with the reasons.

        `decisions` are those of a person, or the file that holds them; without it they are looked for in
        `indicators.toml` beside the ledger's own file. Raises DecisionsError for a file that cannot be used.
        """
        reports = {report.id: report for report in self.reports()}
        told = [observed(reports[report], figure) for report, figure in self.figures() if report in reports]
        if decisions is None:
            decisions = decisions_beside(self._store.name)
        return join(told, decisions if isinstance(decisions, Decisions) else read_decisions(decisions))

    def claims(self) -> Iterator[tuple[str, TallyClaim]]:
        """Every statement about several incidents at once, with the id of its report."""
        return self._payloads("claim", TallyClaim)

    def reports(self) -> tuple[Report, ...]:
        """Every report in its current version, in order of publication."""
        query = select(report.c.payload).where(report.c.current).order_by(report.c.instant, report.c.id)
        with self._store.reading() as connection:
            return tuple(decode(row, Report) for row in connection.execute(query).scalars())

    def _payloads(self, kind: str, type: type[T]) -> Iterator[tuple[str, T]]:
        with self._store.reading() as connection:
            rows = list(statements.payloads(connection, kind))
        return ((report_id, decode(payload, type)) for report_id, payload in rows)


def _by_date(incident: LedgerIncident) -> tuple[dt.datetime, str]:
    start = incident.date.start if incident.date else None
    return (start or dt.datetime.max, incident.id)


def _aliases(incident: LedgerIncident) -> set[str]:
    """The ids an incident had when another of its accounts was the first."""
    return {incident_id(told.statement) for told in incident.told}
