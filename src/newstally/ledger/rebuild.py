"""Deriving everything again from the statements and corrections: after an upgrade, and to mend what was damaged."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from newstally.ledger.changes import Held
from newstally.ledger.corrections.log import attach_all
from newstally.ledger.relink import Cause, compare, held, link_again, now
from newstally.ledger.store import links
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import block, incident, incident_key, link, member, meta, possible, report, statement
from newstally.ledger.store.search import empty_words, index_words
from newstally.ledger.store.statements import searched
from newstally.model import Report


def rebuild(connection: Connection, who: str, moment: str = "") -> int:
    """Derive every link and incident anew; gives how many incidents that changed. `who` says why, in words."""
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
    cause = Cause(kind="repair", source="", who=who)
    changed = 0
    was = {number: id for id, members in before.members.items() for number in members}
    left = set(numbers)
    while left:
        around = links.component(connection, [min(left)])
        ids = {was[number] for number in around if number in was}
        around |= {number for id in ids for number in before.members[id]} & set(was)
        removed = Held({id: before.incidents[id] for id in ids}, {id: before.members[id] for id in ids})
        changed += len(link_again(connection, around & set(numbers), cause, moment, removed))
        left -= links.component(connection, around & set(numbers))
    connection.execute(delete(meta).where(meta.c.key == "derived"))
    return changed
