"""Derived incidents as rows, with what they can be found by, and which of them may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, product

import msgspec
from sqlalchemy import Connection, select

from newstally.ledger.changes import Held
from newstally.ledger.linking import UNSURE, group_affinity
from newstally.ledger.linking.cluster import pair_key
from newstally.ledger.linking.dates import days
from newstally.ledger.records import LedgerIncident
from newstally.ledger.store import links
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.keys import hashed
from newstally.ledger.store.prepared import Insertion, Prepared
from newstally.ledger.store.schema import incident, incident_key, member, possible
from newstally.ledger.tally.keys import incident_keys

# An incident's members, by their numbers.
Members = Mapping[str, tuple[int, ...]]

_TOLD_BY = Prepared("SELECT DISTINCT incident FROM member WHERE statement IN :numbers")
_MEMBERS = Prepared("SELECT incident, statement FROM member WHERE incident IN :ids")
_PAYLOADS = Prepared("SELECT payload FROM incident WHERE id IN :ids ORDER BY id")
_DOUBTS = Prepared("SELECT a, b FROM possible WHERE a IN :ids UNION SELECT a, b FROM possible WHERE b IN :ids")
_INSERT = Insertion(incident, "id", "first_day", "last_day", "payload")
_UPDATE = Prepared(
    "UPDATE incident SET first_day = :first_day, last_day = :last_day, payload = :payload WHERE id = :id"
)
_FORGET = Prepared("DELETE FROM incident WHERE id IN :ids")
_INSERT_KEY = Insertion(incident_key, "key", "incident")
_FORGET_KEY = Prepared("DELETE FROM incident_key WHERE incident = :id AND key IN :keys")
_FORGET_KEYS = Prepared("DELETE FROM incident_key WHERE incident IN :ids")
_INSERT_MEMBER = Insertion(member, "statement", "incident")
_FORGET_MEMBERS = Prepared("DELETE FROM member WHERE statement IN :numbers")
_INSERT_DOUBT = Insertion(possible, "a", "b", "score")
_FORGET_DOUBTS = Prepared("DELETE FROM possible WHERE a IN :ids OR b IN :ids")


def incidents_of(connection: Connection, numbers: Iterable[int]) -> dict[str, LedgerIncident]:
    """The incidents that hold any of the given statements, by id."""
    return {i.id: i for i in read_incidents(connection, sorted(incident_ids(connection, numbers)))}


def incident_ids(connection: Connection, numbers: Iterable[int]) -> set[str]:
    """Their ids alone."""
    return set(_TOLD_BY.column(connection, numbers=sorted(numbers)))


def members_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the statements that tell each of the given incidents."""
    found: dict[str, list[int]] = {}
    for id, number in _MEMBERS.rows(connection, ids=sorted(ids)):
        found.setdefault(id, []).append(number)
    return {id: tuple(sorted(numbers)) for id, numbers in found.items()}


def read_incidents(connection: Connection, ids: Sequence[str] | None = None) -> list[LedgerIncident]:
    """Incidents by id, or all of them, with those each may be the same as."""
    if ids is None:
        found = [decode(row, LedgerIncident) for row in connection.execute(select(incident.c.payload)).scalars()]
        return with_doubts(found, _doubts(connection))
    return with_doubts(read_plain(connection, ids), _doubts(connection, ids))


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
    if gone:
        _FORGET_DOUBTS.run(connection, ids=sorted(gone))
    if gone - stays:
        for forget in (_FORGET_KEYS, _FORGET):
            forget.run(connection, ids=sorted(gone - stays))
    rows, keys = [], []
    for one in derived:
        first, last = _first_and_last(one)
        row = {"first_day": first, "last_day": last, "payload": encode(msgspec.structs.replace(one, possibly=()))}
        mine = set(incident_keys(one))
        if one.id in stays:
            _UPDATE.run(connection, id=one.id, **row)
            mine = _new_keys(connection, one.id, mine, set(incident_keys(before.incidents[one.id])))
        else:
            rows.append({"id": one.id, **row})
        keys += [{"key": key, "incident": one.id} for key in sorted({hashed(each) for each in mine})]
    _INSERT.many(connection, rows)
    _INSERT_KEY.many(connection, keys)
    _write_members(connection, before, gone, derived, members)


def _new_keys(connection: Connection, id: str, now: set[str], before: set[str]) -> set[str]:
    """The keys an incident did not have; those that it has no longer are taken out."""
    kept = {hashed(key) for key in before}
    lost = kept - {hashed(key) for key in now}
    if lost:
        _FORGET_KEY.run(connection, id=id, keys=sorted(lost))
    return {key for key in now if hashed(key) not in kept}


def _write_members(
    connection: Connection, before: Held, gone: set[str], derived: Sequence[LedgerIncident], members: Members
) -> None:
    was = {number: id for id in gone for number in before.members[id]}
    now = {number: one.id for one in derived for number in members[one.id]}
    moved = [number for number, id in was.items() if now.get(number) != id]
    if moved:
        _FORGET_MEMBERS.run(connection, numbers=sorted(moved))
    new = [{"statement": number, "incident": id} for number, id in now.items() if was.get(number) != id]
    _INSERT_MEMBER.many(connection, new)


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
        scores = links.scores_between(connection, mine, chain.from_iterable(theirs.values()))
        for other in read_plain(connection, others):
            if set(one.reports) & set(other.reports) or are_apart(mine, theirs[other.id], apart):
                continue
            fit = group_affinity(mine, theirs[other.id], scores)
            if fit >= UNSURE:
                found[pair_key(one.id, other.id)] = round(fit, 2)
    _INSERT_DOUBT.many(connection, [{"a": a, "b": b, "score": fit} for (a, b), fit in sorted(found.items())])


def are_apart(one: Iterable[int], other: Iterable[int], apart: Collection[tuple[int, int]]) -> bool:
    """Whether people ruled any two statements of two incidents apart."""
    return bool(apart) and any(pair_key(a, b) in apart for a, b in product(one, other))


def read_plain(connection: Connection, ids: Iterable[str]) -> list[LedgerIncident]:
    """Incidents by id, without what they may be the same as."""
    return [decode(row, LedgerIncident) for row in _PAYLOADS.column(connection, ids=sorted(ids))]


def _doubts(connection: Connection, ids: Sequence[str] | None = None) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    query = select(possible.c.a, possible.c.b)
    for a, b in connection.execute(query) if ids is None else _DOUBTS.rows(connection, ids=sorted(ids)):
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
