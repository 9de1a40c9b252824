"""The ledger as it was known at a moment: which incidents there were, told by what had come in and been decided."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, select

from newstally.ledger.corrections import effects_on
from newstally.ledger.linking import UNSURE
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
    for told in _members_at(connection, since, moment).values():
        incident = _as_it_was(connection, told, moment)
        if incident is not None:
            members[incident.id] = told
            found.append(incident)
    return incidents.with_doubts(found, _doubts(connection, found, members, moment))


def _members_at(connection: Connection, ids: set[str], moment: str) -> dict[str, tuple[int, ...]]:
    """The numbers of the statements that told each incident then; incidents that there were not are left out."""
    found: dict[str, tuple[int, ...]] = {}
    for part in statements.chunks(sorted(ids)):
        query = select(change.c.incident, change.c.members).where(change.c.incident.in_(part), change.c.at <= moment)
        for id, told in connection.execute(query.order_by(change.c.number)):
            found[id] = decode(told, tuple[int, ...])
    return {id: told for id, told in found.items() if told}


def _as_it_was(connection: Connection, told: tuple[int, ...], moment: str) -> LedgerIncident | None:
    read = statements.accounts(connection, told) | statements.former_accounts(connection, told, moment)
    effects = effects_on(connection, told, moment)
    accounts = [effects.read_as(account) for account in read.values()]
    return effects.decide(derive(accounts), accounts) if accounts else None


def _doubts(
    connection: Connection, found: list[LedgerIncident], members: dict[str, tuple[int, ...]], moment: str
) -> dict[str, set[str]]:
    """Which of the given incidents may be one, by the pairs of their accounts."""
    of = {number: one for one in found for number in members[one.id]}
    apart = effects_on(connection, of, moment).ruled_apart
    doubts: dict[str, set[str]] = {}
    for one in found:
        near = {of[number].id: of[number] for number in links.near(connection, members[one.id]) if number in of}
        for other in near.values():
            if other.id == one.id or set(one.reports) & set(other.reports):
                continue
            if incidents.are_apart(members[one.id], members[other.id], apart):
                continue
            if incidents.affinity(connection, members[one.id], members[other.id]) >= UNSURE:
                doubts.setdefault(one.id, set()).add(other.id)
    return doubts
