"""The ledger as it was known at a moment: which incidents there were, told by what had come in and been decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from newstally.ledger.corrections import effects_on
from newstally.ledger.linking import UNSURE, Account, blocks, group_affinity, score
from newstally.ledger.linking.cluster import pair_key
from newstally.ledger.records import LedgerIncident
from newstally.ledger.store import incidents, links, statements
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import change
from newstally.ledger.tally.derive import derive
from newstally.ledger.tally.find import found_ids
from newstally.ledger.tally.question import Question

Moment = str | dt.date | dt.datetime


def moment_of(value: Moment) -> str:
    """A moment as the ledger writes it: a day means its end, in UTC as every time without a zone.

    Raises ValueError for what is none.
    """
    try:
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as error:
        raise ValueError(f"not a day or a time: {value!r}; write 2025-03-11 or 2025-03-11T18:00") from error
    is_day = len(value.strip()) <= len("2025-03-11") if isinstance(value, str) else not isinstance(value, dt.datetime)
    if is_day:
        moment = dt.datetime(moment.year, moment.month, moment.day, 23, 59, 59, 999_999)
    assert isinstance(moment, dt.datetime)
    try:
        moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError(f"not a day or a time: {value!r}; write 2025-03-11 or 2025-03-11T18:00") from error
    return moment.isoformat(timespec="microseconds")


def find_as_of(connection: Connection, question: Question, moment: str) -> list[LedgerIncident]:
    """The incidents that a question may have been about at a moment.

    What has not changed since is found as it is today; only what has is derived from its accounts of then.
    """
    since = set(connection.execute(select(change.c.incident).where(change.c.at > moment).distinct()).scalars())
    unchanged = [id for id in found_ids(connection, question) if id not in since]
    members = incidents.members_of(connection, unchanged)
    found = incidents.read_plain(connection, unchanged)
    otherwise: dict[int, Account] = {}
    for told in _members_at(connection, since, moment).values():
        accounts = _accounts_then(connection, told, moment)
        if accounts:
            incident = effects_on(connection, told, moment).decide(derive(accounts.values()), list(accounts.values()))
            members[incident.id] = told
            found.append(incident)
            otherwise |= _told_otherwise(connection, accounts)
    return incidents.with_doubts(found, _doubts(connection, found, members, otherwise, moment))


def _members_at(connection: Connection, ids: set[str], moment: str) -> dict[str, tuple[int, ...]]:
    """The numbers of the statements that told each incident then; incidents that there were not are left out."""
    found: dict[str, tuple[int, ...]] = {}
    for part in statements.chunks(sorted(ids)):
        query = select(change.c.incident, change.c.members).where(change.c.incident.in_(part), change.c.at <= moment)
        for id, told in connection.execute(query.order_by(change.c.number)):
            found[id] = decode(told, tuple[int, ...])
    return {id: told for id, told in found.items() if told}


def _accounts_then(connection: Connection, numbers: Collection[int], moment: str) -> dict[int, Account]:
    """Accounts by number as they read at a moment."""
    read = statements.accounts(connection, numbers) | statements.former_accounts(connection, numbers, moment)
    effects = effects_on(connection, numbers, moment)
    return {number: effects.read_as(account) for number, account in read.items()}


def _told_otherwise(connection: Connection, then: Mapping[int, Account]) -> dict[int, Account]:
    """Those accounts of then that read otherwise today, or are there no more: their links are not those of then."""
    effects = effects_on(connection, then)
    today = {n: effects.read_as(account) for n, account in statements.accounts(connection, then).items()}
    return {number: account for number, account in then.items() if today.get(number) != account}


def _doubts(
    connection: Connection,
    found: Sequence[LedgerIncident],
    members: Mapping[str, tuple[int, ...]],
    otherwise: Mapping[int, Account],
    moment: str,
) -> dict[str, set[str]]:
    """Which of the given incidents may have been one, by the pairs of their accounts."""
    of = {number: one for one in found for number in members[one.id]}
    apart = effects_on(connection, of, moment).ruled_apart
    scored = _scores_then(connection, of, otherwise, moment)
    near = {(one.id, of[number].id) for one in found for number in links.near(connection, members[one.id]) & of.keys()}
    near |= {(of[a].id, of[b].id) for a, b in scored}
    doubts: dict[str, set[str]] = {}
    by_id = {one.id: one for one in found}
    for a, b in {pair_key(a, b) for a, b in near if a != b}:
        if set(by_id[a].reports) & set(by_id[b].reports) or incidents.are_apart(members[a], members[b], apart):
            continue
        stored = links.scores_between(connection, members[a], members[b])
        kept = {pair: total for pair, total in stored.items() if otherwise.keys().isdisjoint(pair)}
        if group_affinity(members[a], members[b], kept | scored) >= UNSURE:
            doubts.setdefault(a, set()).add(b)
            doubts.setdefault(b, set()).add(a)
    return doubts


def _scores_then(
    connection: Connection, of: Collection[int], otherwise: Mapping[int, Account], moment: str
) -> dict[tuple[int, int], float]:
    """What accounts that read otherwise today scored with those they were compared with."""
    keys = {number: blocks(account) for number, account in otherwise.items()}
    found: dict[tuple[int, int], float] = {}
    for number, account in otherwise.items():
        near = links.candidates(connection, keys[number])
        near |= {other for other, its in keys.items() if its.shows & keys[number].seeks}
        told = _accounts_then(connection, near & set(of) - {number}, moment)
        found |= {
            pair_key(number, n): score(account, other).total
            for n, other in told.items()
            if other.report != account.report
        }
    return found
