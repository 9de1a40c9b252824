"""The ledger as it stands, in memory, with a draft linked to it and forgotten again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, select

from newstally.ledger.entry import enter
from newstally.ledger.linking import Account
from newstally.ledger.rebuild import rebuild
from newstally.ledger.records import LedgerIncident
from newstally.ledger.series.records import Observed, observed
from newstally.ledger.store import Store, incidents, statements
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import report
from newstally.model import Figure, IncidentMention, Reading, Report


@dataclass(frozen=True)
class Recalled:
    """An incident of the draft that the ledger holds, too: how the draft tells it, and how the others do."""

    mention: IncidentMention
    others: tuple[Account, ...]


@dataclass(frozen=True)
class Known:
    """What a ledger has to say beside one draft, the draft's own words (and earlier versions of them) left out."""

    recalled: tuple[Recalled, ...]
    incidents: tuple[LedgerIncident, ...]
    figures: tuple[Observed, ...]
    # The draft's own figures in the ledger's form.
    own: tuple[Observed, ...]


@cache
def opened(where: str) -> Background:
    """The background that a ledger in a file gives, copied once in a process."""
    return Background(where)


class Background:
    """A ledger to hold drafts against. Raises LedgerError where there is none, or where it is no file."""

    def __init__(self, where: str | os.PathLike[str]) -> None:
        self._store = Store.copied(os.fspath(where))
        if self._store.is_stale:
            with self._store.writing() as connection:
                rebuild(connection, "an upgrade of the ledger")

    def beside(self, reading: Reading) -> Known:
        """What the ledger says of what the reading tells; it knows nothing of the reading afterwards."""
        source = reading.report.id
        with self._store.undone() as connection:
            others = {i.id: i for i in incidents.read_incidents(connection) if source not in i.reports}
            enter(connection, reading)
            recalled = [
                Recalled(mine.mention, others)
                for incident in incidents.read_incidents(connection)
                if source in incident.reports and len(incident.reports) > 1
                for mine, others in _told(connection, incident, source)
            ]
            figures = [f for f in _figures(connection) if f.report != source]
        own = tuple(observed(reading.report, figure) for figure in reading.figures if figure.derivation is None)
        return Known(tuple(recalled), tuple(others.values()), tuple(figures), own)


def _told(connection: Connection, incident: LedgerIncident, source: str) -> list[tuple[Account, tuple[Account, ...]]]:
    accounts = statements.accounts(connection, incidents.members_of(connection, [incident.id])[incident.id])
    others = tuple(a for a in accounts.values() if a.report != source)
    return [(a, others) for a in accounts.values() if a.report == source]


def _figures(connection: Connection) -> list[Observed]:
    query = select(report.c.payload).where(report.c.current)
    reports = {r.id: r for r in (decode(row, Report) for row in connection.execute(query).scalars())}
    payloads = statements.payloads(connection, "figure")
    return [
        observed(reports[row["report"]], decode(row["payload"], Figure)) for row in payloads if row["report"] in reports
    ]
