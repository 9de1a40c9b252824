"""Why the accounts of an incident are taken for one: the scores in parts, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from sqlalchemy import Connection

from newstally.ledger.corrections import effects_on
from newstally.ledger.linking import UNSURE, Account, score
from newstally.ledger.linking.cluster import pair_key
from newstally.ledger.records import LedgerIncident, Link
from newstally.ledger.relink import accounts
from newstally.ledger.store import incidents, links


def reasons(connection: Connection, incident: LedgerIncident) -> tuple[Link, ...]:
    """Each pair of an incident's accounts that was compared or decided on, the strongest first."""
    told = accounts(connection, incidents.members_of(connection, [incident.id])[incident.id])
    decided = {
        pair_key(a, b): each.entry.who
        for each in effects_on(connection, told).applied
        if each.entry.action in ("merge", "confirm")
        for a, b in combinations([n for n in each.refs if n in told], 2)
    }
    scored = {(a, b): total for a, b, total in links.scores(connection, told) if total >= UNSURE}
    return _in_order(
        _link(told[a], told[b], scored.get((a, b)), decided.get((a, b), "machine"))
        for a, b in scored.keys() | decided.keys()
    )


def reasons_between(connection: Connection, one: LedgerIncident, other: LedgerIncident) -> tuple[Link, ...]:
    """Each pair of an account of one incident and an account of another that may tell the same, the likeliest first."""
    members = incidents.members_of(connection, [one.id, other.id])
    told = accounts(connection, sum(members.values(), ()))
    between = links.scores_between(connection, members[one.id], members[other.id])
    return _in_order(_link(told[a], told[b], total, "machine") for (a, b), total in between.items() if total >= UNSURE)


def _link(one: Account, other: Account, total: float | None, who: str) -> Link:
    """A pair with the parts of its score, which are those of the ledger where its linker is this one."""
    first, second = pair_key(one.statement, other.statement)
    parts = score(one, other).parts if total is not None else ()
    return Link(a=first, b=second, score=total or 0.0, parts=parts, decided_by=who)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (-link.score, link.a, link.b)))
