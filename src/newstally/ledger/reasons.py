"""Why the accounts of an incident are taken for one: the scores in parts, and what people decided."""

from __future__ import annotations

from itertools import combinations

from sqlalchemy import Connection

from newstally.ledger.corrections import effects_on
from newstally.ledger.linking.cluster import pair_key
from newstally.ledger.records import LedgerIncident, Link
from newstally.ledger.store import incidents, links
from newstally.ledger.store.statements import accounts


def reasons(connection: Connection, incident: LedgerIncident) -> tuple[Link, ...]:
    """Each pair of an incident's accounts that was compared or decided on, the strongest first."""
    numbers = incidents.members_of(connection, [incident.id])[incident.id]
    ids = {number: account.statement for number, account in accounts(connection, numbers).items()}
    decided = {
        pair_key(a, b): each.entry.who
        for each in effects_on(connection, numbers).applied
        if each.entry.action in ("merge", "confirm")
        for a, b in combinations([n for n in each.refs if n in ids], 2)
    }
    scored = links.parts(connection, numbers)
    found = []
    for a, b in scored.keys() | decided.keys():
        total, parts = scored.get((a, b), (0.0, ()))
        first, second = pair_key(ids[a], ids[b])
        found.append(Link(a=first, b=second, score=total, parts=parts, decided_by=decided.get((a, b), "machine")))
    return tuple(sorted(found, key=lambda link: (-link.score, link.a, link.b)))


def reasons_between(connection: Connection, one: LedgerIncident, other: LedgerIncident) -> tuple[Link, ...]:
    """Each pair of an account of one incident and an account of another that may tell the same, the likeliest first."""
    members = incidents.members_of(connection, [one.id, other.id])
    mine = set(members[one.id])
    ids = {number: account.statement for number, account in accounts(connection, sum(members.values(), ())).items()}
    found = []
    for (a, b), (total, parts) in links.parts(connection, ids).items():
        if (a in mine) != (b in mine):
            first, second = pair_key(ids[a], ids[b])
            found.append(Link(a=first, b=second, score=total, parts=parts, decided_by="machine"))
    return tuple(sorted(found, key=lambda link: (-link.score, link.a, link.b)))
