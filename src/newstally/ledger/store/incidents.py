"""Derived incidents as rows, with what they can be found by, and which of them may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from newstally.ledger.changes import Held
from newstally.ledger.linking import UNSURE, group_affinity
from newstally.ledger.linking.cluster import pair_key
from newstally.ledger.linking.dates import days
from newstally.ledger.records import LedgerIncident
from newstally.ledger.store import links
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.keys import hashed
from newstally.ledger.store.schema import incident, incident_key, member, possible
from newstally.ledger.store.statements import chunks
from newstally.ledger.tally.keys import incident_keys

# An incident's members, by their numbers.
Members = Mapping[str, tuple[int, ...]]


def incidents_of(connection: Connection, numbers: Iterable[int]) -> dict[str, LedgerIncident]:
    """The incidents that hold any of the given statements, by id."""
    return {i.id: i for i in read_incidents(connection, sorted(incident_ids(connection, numbers)))}


def incident_ids(connection: Connection, numbers: Iterable[int]) -> set[str]:
    """Their ids alone."""
    ids: set[str] = set()
    for part in chunks(sorted(numbers)):
        ids.update(connection.execute(select(member.c.incident).where(member.c.statement.in_(part))).scalars())
    return ids


def members_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the statements that tell each of the given incidents."""
    found: dict[str, list[int]] = {}
    for part in chunks(sorted(ids)):
        query = select(member.c.incident, member.c.statement).where(member.c.incident.in_(part))
        for id, number in connection.execute(query):
            found.setdefault(id, []).append(number)
    return {id: tuple(sorted(numbers)) for id, numbers in found.items()}


def read_incidents(connection: Connection, ids: Sequence[str] | None = None) -> list[LedgerIncident]:
    """Incidents by id, or all of them, with those each may be the same as."""
    if ids is None:
        found = [decode(row, LedgerIncident) for row in connection.execute(select(incident.c.payload)).scalars()]
        return with_doubts(found, _doubts(connection))
    found = []
    for part in chunks(ids):
        rows = connection.execute(select(incident.c.payload).where(incident.c.id.in_(part))).scalars()
        found += [decode(row, LedgerIncident) for row in rows]
    return with_doubts(found, _doubts(connection, ids))


def with_doubts(found: Sequence[LedgerIncident], doubts: Mapping[str, set[str]]) -> list[LedgerIncident]:
    """Incidents with the ids of those each may be the same as."""
    return [
        msgspec.structs.replace(one, possibly=tuple(sorted(doubts[one.id]))) if one.id in doubts else one
        for one in found
    ]


def write_incidents(
    connection: Connection, before: Held, gone: Iterable[str], derived: Sequence[LedgerIncident], members: Members
) -> None:
    """Put newly derived incidents in the place of those they come from; of one that stays only what is new."""
    gone = set(gone)
    stays = gone & {one.id for one in derived}
    for part in chunks(sorted(gone)):
        connection.execute(delete(possible).where(or_(possible.c.a.in_(part), possible.c.b.in_(part))))
    for part in chunks(sorted(gone - stays)):
        connection.execute(delete(incident_key).where(incident_key.c.incident.in_(part)))
        connection.execute(delete(incident).where(incident.c.id.in_(part)))
    rows, keys = [], []
    for one in derived:
        first, last = _first_and_last(one)
        row = {"first_day": first, "last_day": last, "payload": encode(msgspec.structs.replace(one, possibly=()))}
        mine = set(incident_keys(one))
        if one.id in stays:
            connection.execute(update(incident).where(incident.c.id == one.id).values(**row))
            mine = _new_keys(connection, one.id, mine, set(incident_keys(before.incidents[one.id])))
        else:
            rows.append({"id": one.id, **row})
        keys += [{"key": key, "incident": one.id} for key in sorted({hashed(each) for each in mine})]
    for table, made in ((incident, rows), (incident_key, keys)):
        if made:
            connection.execute(insert(table), made)
    _write_members(connection, before, gone, derived, members)


def _new_keys(connection: Connection, id: str, now: set[str], before: set[str]) -> set[str]:
    """The keys an incident did not have; those that it has no longer are taken out."""
    lost = {hashed(key) for key in before} - {hashed(key) for key in now}
    for part in chunks(sorted(lost)):
        connection.execute(delete(incident_key).where(incident_key.c.incident == id, incident_key.c.key.in_(part)))
    kept = {hashed(key) for key in before}
    return {key for key in now if hashed(key) not in kept}


def _write_members(
    connection: Connection, before: Held, gone: set[str], derived: Sequence[LedgerIncident], members: Members
) -> None:
    was = {number: id for id in gone for number in before.members[id]}
    now = {number: one.id for one in derived for number in members[one.id]}
    moved = [number for number, id in was.items() if now.get(number) != id]
    for part in chunks(sorted(moved)):
        connection.execute(delete(member).where(member.c.statement.in_(part)))
    new = [{"statement": number, "incident": id} for number, id in now.items() if was.get(number) != id]
    if new:
        connection.execute(insert(member), new)


def write_doubts(
    connection: Connection,
    derived: Iterable[LedgerIncident],
    members: Members,
    apart: Collection[tuple[int, int]] = (),
) -> None:
    """Note which other incidents each of the given ones may be the same as; never two with a pair in `apart`."""
    found: dict[tuple[str, str], float] = {}
    for one in derived:
        mine = members[one.id]
        near = links.near(connection, mine)
        others = incident_ids(connection, near) - {one.id} if near else set()
        if not others:
            continue
        theirs = members_of(connection, others)
        for other in read_plain(connection, others):
            if set(one.reports) & set(other.reports) or are_apart(mine, theirs[other.id], apart):
                continue
            fit = affinity(connection, mine, theirs[other.id])
            if fit >= UNSURE:
                found[pair_key(one.id, other.id)] = round(fit, 2)
    if found:
        connection.execute(insert(possible), [{"a": a, "b": b, "score": fit} for (a, b), fit in sorted(found.items())])


def are_apart(one: Iterable[int], other: Iterable[int], apart: Collection[tuple[int, int]]) -> bool:
    """Whether people ruled any two statements of two incidents apart."""
    return bool(apart) and any(pair_key(a, b) in apart for a, b in product(one, other))


def affinity(connection: Connection, one: Sequence[int], other: Sequence[int]) -> float:
    """How well the statements of two incidents fit."""
    return group_affinity(one, other, links.scores(connection, [*one, *other]))


def read_plain(connection: Connection, ids: Iterable[str]) -> list[LedgerIncident]:
    """Incidents by id, without what they may be the same as."""
    found: list[LedgerIncident] = []
    for part in chunks(sorted(ids)):
        rows = connection.execute(select(incident.c.payload).where(incident.c.id.in_(part))).scalars()
        found += [decode(row, LedgerIncident) for row in rows]
    return found


def _doubts(connection: Connection, ids: Sequence[str] | None = None) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    query = select(possible.c.a, possible.c.b)
    queries = [query] if ids is None else [
        query.where(column.in_(part)) for part in chunks(ids) for column in (possible.c.a, possible.c.b)
    ]  # fmt: skip
    for each in queries:
        for a, b in connection.execute(each):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return found


def _first_and_last(one: LedgerIncident) -> tuple[int | None, int | None]:
    """First and last day as ordinals, both included."""
    date = one.date
    if date is None:
        return None, None
    known = days(date)
    if known is not None:
        return known[0], known[1] - 1
    first = date.start.toordinal() if date.start else None
    last = date.end.toordinal() if date.end else None
    return first, last
