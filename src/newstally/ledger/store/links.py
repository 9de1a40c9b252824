"""Scored pairs, the components they make, and the incidents derived from them, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import msgspec
from sqlalchemy import Connection, delete, or_, select

from newstally.ledger.linking import LINKED, UNSURE, Blocks, PairScore, Part, group_affinity
from newstally.ledger.linking.cluster import NEVER_COMPARED, pair_key
from newstally.ledger.records import LedgerIncident, Link
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.schema import block, incident, link, member, possible
from newstally.ledger.store.statements import chunks


def insert_blocks(connection: Connection, statement: str, keys: Blocks) -> None:
    """Write the keys under which a statement is found, and those under which it looks."""
    rows = [{"key": key, "statement": statement, "shown": True} for key in sorted(keys.shows)]
    rows += [{"key": key, "statement": statement, "shown": False} for key in sorted(keys.seeks)]
    if rows:
        connection.execute(block.insert(), rows)


def candidates(connection: Connection, keys: Blocks) -> set[str]:
    """The statements worth comparing: those that show a sought key, and those that seek a shown one."""
    found: set[str] = set()
    for wanted, shown in ((keys.seeks, True), (keys.shows, False)):
        for part in chunks(sorted(wanted)):
            query = select(block.c.statement).where(block.c.key.in_(part), block.c.shown == shown)
            found.update(connection.execute(query).scalars())
    return found


def insert_links(connection: Connection, statement: str, scores: Mapping[str, PairScore]) -> None:
    """Write the scores of one statement with others, in parts; those that rule a link out need no row."""
    rows = []
    for other, pair in sorted(scores.items()):
        if pair.total <= NEVER_COMPARED:
            continue
        a, b = pair_key(statement, other)
        rows.append({"a": a, "b": b, "score": pair.total, "parts": encode(pair.parts), "decided_by": "machine"})
    if rows:
        connection.execute(link.insert(), rows)


def component(connection: Connection, start: Iterable[str]) -> set[str]:
    """Every statement that chains of links lead to from the given ones."""
    found = set(start)
    edge = sorted(found)
    while edge:
        reached: set[str] = set()
        for part in chunks(edge):
            for here, there in ((link.c.a, link.c.b), (link.c.b, link.c.a)):
                query = select(there).distinct().where(here.in_(part), link.c.score >= LINKED)
                reached.update(connection.execute(query).scalars())
        edge = sorted(reached - found)
        found |= reached
    return found


def scores(connection: Connection, statements: Iterable[str]) -> dict[tuple[str, str], float]:
    """The scores of all compared pairs among the given statements."""
    inside = sorted(set(statements))
    query = select(link.c.a, link.c.b, link.c.score)
    return {
        (a, b): total
        for some, others in product(chunks(inside), repeat=2)
        for a, b, total in connection.execute(query.where(link.c.a.in_(some), link.c.b.in_(others)))
    }


def incidents_of(connection: Connection, statements: Iterable[str]) -> dict[str, LedgerIncident]:
    """The incidents that hold any of the given statements, by id."""
    ids: set[str] = set()
    for part in chunks(sorted(statements)):
        ids.update(connection.execute(select(member.c.incident).where(member.c.statement.in_(part))).scalars())
    return {i.id: i for i in read_incidents(connection, sorted(ids))}


def read_incidents(connection: Connection, ids: Sequence[str] | None = None) -> list[LedgerIncident]:
    """Incidents by id; or all of them, then with those each may be the same as."""
    if ids is None:
        doubts = _doubts(connection)
        found = [decode(row, LedgerIncident) for row in connection.execute(select(incident.c.payload)).scalars()]
        return [msgspec.structs.replace(one, possibly=doubts.get(one.id, ())) for one in found]
    found = []
    for part in chunks(ids):
        rows = connection.execute(select(incident.c.payload).where(incident.c.id.in_(part))).scalars()
        found += [decode(row, LedgerIncident) for row in rows]
    return found


def write_incidents(connection: Connection, gone: Iterable[str], derived: Iterable[LedgerIncident]) -> None:
    """Put newly derived incidents in the place of those they come from."""
    for part in chunks(sorted(gone)):
        connection.execute(delete(possible).where(or_(possible.c.a.in_(part), possible.c.b.in_(part))))
        connection.execute(delete(member).where(member.c.incident.in_(part)))
        connection.execute(delete(incident).where(incident.c.id.in_(part)))
    for one in derived:
        connection.execute(incident.insert().values(id=one.id, payload=encode(one)))
        connection.execute(member.insert(), [{"statement": t.statement, "incident": one.id} for t in one.told])


def read_links(connection: Connection, given: Sequence[str]) -> tuple[Link, ...]:
    """Every compared pair among the given statements, the highest score first."""
    inside = sorted(set(given))
    found = [
        Link(**{**row, "parts": decode(row["parts"], tuple[Part, ...])})
        for some, others in product(chunks(inside), repeat=2)
        for row in connection.execute(select(link).where(link.c.a.in_(some), link.c.b.in_(others))).mappings()
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b)))


def write_doubts(connection: Connection, derived: Iterable[LedgerIncident]) -> None:
    """Note which other incidents each of the given ones may be the same as."""
    found: dict[tuple[str, str], float] = {}
    for one in derived:
        mine = [told.statement for told in one.told]
        for other in incidents_of(connection, _near(connection, mine)).values():
            if other.id == one.id or set(one.reports) & set(other.reports):
                continue
            theirs = [told.statement for told in other.told]
            fit = group_affinity(mine, theirs, scores(connection, [*mine, *theirs]))
            if fit >= UNSURE:
                found[pair_key(one.id, other.id)] = round(fit, 2)
    if found:
        connection.execute(possible.insert(), [{"a": a, "b": b, "score": fit} for (a, b), fit in sorted(found.items())])


def _near(connection: Connection, given: Sequence[str]) -> set[str]:
    """The statements that score `UNSURE` or more with any of the given ones."""
    found: set[str] = set()
    for part in chunks(given):
        for here, there in ((link.c.a, link.c.b), (link.c.b, link.c.a)):
            query = select(there).distinct().where(here.in_(part), link.c.score >= UNSURE)
            found.update(connection.execute(query).scalars())
    return found - set(given)


def _doubts(connection: Connection) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for a, b in connection.execute(select(possible.c.a, possible.c.b)):
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {one: tuple(sorted(others)) for one, others in found.items()}
