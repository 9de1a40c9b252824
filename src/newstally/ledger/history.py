"""History: every change of an incident with its cause, and everything people decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, select

from newstally.ledger.corrections import log
from newstally.ledger.ids import incident_id
from newstally.ledger.records import HistoryEntry, LedgerIncident
from newstally.ledger.store import incidents
from newstally.ledger.store.schema import change, former, statement
from newstally.ledger.store.statements import chunks


def history_of(connection: Connection, incident: LedgerIncident) -> tuple[HistoryEntry, ...]:
    """The changes of an incident, under every id it had, oldest first."""
    numbers = incidents.members_of(connection, [incident.id])[incident.id]
    ids = {incident.id, *_ids_founded_by(connection, numbers)}
    return tuple(_entries(connection, [change.c.incident.in_(part) for part in chunks(sorted(ids))]))


def history_of_report(connection: Connection, report: str) -> tuple[HistoryEntry, ...]:
    """What a report changed, oldest first."""
    return tuple(_entries(connection, [change.c.source == report]))


def history_of_gone(connection: Connection, id: str) -> tuple[HistoryEntry, ...]:
    """The changes of an incident that is there no more; none where there never was one."""
    return tuple(_entries(connection, [change.c.incident == id]))


def _ids_founded_by(connection: Connection, numbers: Sequence[int]) -> Iterable[str]:
    """The incident ids that statements, as they are and as they were, may have founded."""
    for table in (statement, former):
        for part in chunks(numbers):
            query = select(table.c.id).where(table.c.number.in_(part))
            yield from map(incident_id, connection.execute(query).scalars())


def _entries(connection: Connection, conditions: Iterable[ColumnElement[bool]]) -> list[HistoryEntry]:
    rows = [row for condition in conditions for row in connection.execute(select(change).where(condition)).mappings()]
    numbers = [int(row["source"]) for row in rows if row["cause"] == "correction"]
    entries = {entry.number: entry for entry in log.by_number(connection, numbers)}
    found = []
    for row in sorted(rows, key=lambda row: row["number"]):
        entry = entries.get(int(row["source"])) if row["cause"] == "correction" else None
        found.append(
            HistoryEntry(
                at=row["at"],
                incident=row["incident"],
                cause=row["cause"],
                says=row["says"],
                source="" if entry else row["source"],
                correction=entry.number if entry else None,
                why=entry.why if entry else "",
            )
        )
    return found
