"""Deriving everything again from the statements and corrections: after an upgrade, and to mend what was damaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from newstally.ledger.changes import Held, changes
from newstally.ledger.corrections import effects_on
from newstally.ledger.corrections.log import attach_all
from newstally.ledger.records import LedgerIncident
from newstally.ledger.relink import compare, derived, held, now
from newstally.ledger.store import incidents, links
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.schema import (
    block,
    change,
    incident,
    incident_key,
    link,
    member,
    meta,
    possible,
    report,
    statement,
)
from newstally.ledger.store.search import empty_words, index_words
from newstally.ledger.store.statements import searched
from newstally.model import Report


def rebuild(connection: Connection, who: str, moment: str = "") -> int:
    """Derive every link and incident anew; gives how many incidents that changed. `who` says why, in words.

    The history gets a line only where an incident is told by others than it was last.
    """
    moment = moment or now()
    numbers = list(connection.execute(select(statement.c.number).where(statement.c.kind == "mention")).scalars())
    before = held(connection, numbers)
    for table in (block, link, member, incident, incident_key, possible):
        connection.execute(delete(table))
    attach_all(connection)
    empty_words(connection)
    for row in connection.execute(select(report.c.number, report.c.payload).where(report.c.current)).all():
        index_words(connection, row.number, searched(decode(row.payload, Report)))
    for number in numbers:
        compare(connection, [number])
    after = _derive_all(connection, numbers)
    said = changes(before, after, "", who, "reader")
    _write_down(connection, after, {each.incident: each.says for each in said}, who, moment)
    connection.execute(delete(meta).where(meta.c.key == "derived"))
    return len(said)


def _derive_all(connection: Connection, numbers: Sequence[int]) -> Held:
    made: dict[str, LedgerIncident] = {}
    members: dict[str, tuple[int, ...]] = {}
    left = set(numbers)
    while left:
        around = links.component(connection, [min(left)])
        part = derived(connection, around)
        made |= part.incidents
        members |= part.members
        left -= around
    incidents.write_incidents(connection, Held(), (), list(made.values()), members)
    apart = effects_on(connection, numbers).ruled_apart
    incidents.write_doubts(connection, made.values(), members, apart)
    return Held(made, members)


def _write_down(connection: Connection, after: Held, said: Mapping[str, str], who: str, moment: str) -> None:
    """What the history does not know yet."""
    logged: dict[str, tuple[int, ...]] = {}
    for row in connection.execute(select(change.c.incident, change.c.members).order_by(change.c.number)):
        logged[row.incident] = decode(row.members, tuple[int, ...])
    there = {id: told for id, told in logged.items() if told}
    other = [id for id in {**there, **after.members} if there.get(id) != after.members.get(id)]
    rows = [
        {
            "at": moment,
            "incident": id,
            "cause": "repair",
            "source": "",
            "says": said.get(id, f"told otherwise since {who}" if id in after.members else f"gone since {who}"),
            "members": encode(after.members.get(id, ())),
        }
        for id in sorted(other)
    ]
    if rows:
        connection.execute(insert(change), rows)
