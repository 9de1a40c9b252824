"""Linking again: statements are compared, the incidents they touch derived anew, and every change written down.

A function of the statements and corrections there are, never of the order in which they came: the whole component
that a statement touches is clustered again in a fixed order (design: The ledger).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection

from newstally.ledger.changes import Held, changes
from newstally.ledger.corrections import Effects, effects_on
from newstally.ledger.linking import Account, blocks, cluster, score
from newstally.ledger.linking.cluster import Scored
from newstally.ledger.records import IncidentChange, LedgerIncident
from newstally.ledger.store import incidents, links, statements
from newstally.ledger.store.codec import encode
from newstally.ledger.store.prepared import Insertion, Prepared
from newstally.ledger.store.schema import change
from newstally.ledger.tally import derive

_MENTIONS = Prepared("SELECT number FROM statement WHERE report = :report AND kind = 'mention'")
_INSERT_CHANGE = Insertion(change, "at", "incident", "cause", "source", "says", "members")


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Why incidents change: which report, correction (by number) or reader, and in words."""

    kind: Literal["report", "correction", "reader", "redaction", "repair"]
    source: str
    who: str
    # The report whose statements came in, if any.
    report: str = ""


def now() -> str:
    """This moment in UTC, as the ledger writes it; later moments sort after it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def compare(connection: Connection, new: Sequence[int]) -> dict[int, Account]:
    """Score each new mention of a report against those of other reports that are worth comparing.

    Gives the accounts that were looked at, for who derives incidents from them next.
    """
    mine = accounts(connection, new)
    keys = {one: blocks(account) for one, account in mine.items()}
    near = {one: links.candidates(connection, keys[one]) - {one} for one in mine}
    others = accounts(connection, set().union(*near.values()) - mine.keys()) if near else {}
    for one in sorted(mine):
        links.insert_blocks(connection, one, keys[one])
        # One report's own mentions are told apart by it, unless a person says otherwise.
        far = [other for other in near[one] if other in others and others[other].report != mine[one].report]
        links.insert_links(connection, one, {other: score(mine[one], others[other]) for other in far})
    return mine | others


def accounts(connection: Connection, numbers: Iterable[int]) -> dict[int, Account]:
    """Accounts by number, as people say they must be read."""
    found = statements.accounts(connection, numbers)
    effects = effects_on(connection, found)
    return {number: effects.read_as(account) for number, account in found.items()}


def link_again(
    connection: Connection,
    touched: Iterable[int],
    cause: Cause,
    moment: str,
    removed: Held | None = None,
    known: Mapping[int, Account] | None = None,
) -> tuple[IncidentChange, ...]:
    """Derive the incidents around the given statements anew; say and write down what that changed.

    `removed` are incidents as they were before their statements were read anew or taken out; `known` accounts that
    were looked at before.
    """
    around = links.component(connection, touched)
    # What shared an incident with a touched statement must be derived again, though nothing links the two any more.
    before = held(connection, around)
    further = around.union(*before.members.values())
    if further != around:
        around = links.component(connection, further)
        before = held(connection, around)
    before = _both(before, removed or Held())
    effects = effects_on(connection, around)
    after = derived(connection, around, effects, known)
    kept = {
        id
        for id, one in after.incidents.items()
        if before.members.get(id) == after.members[id] and before.incidents[id] == one
    }
    gone = [id for id in before.incidents if id not in kept]
    new = [one for id, one in after.incidents.items() if id not in kept]
    incidents.write_incidents(connection, before, gone, new, after.members)
    incidents.write_doubts(connection, new, after.members, effects.ruled_apart)
    said = changes(before, after, cause.report, cause.who, cause.kind)
    _write_down(connection, said, gone, new, after.members, cause, moment)
    return said


def held(connection: Connection, numbers: Iterable[int]) -> Held:
    """The incidents that hold any of the given statements, as the ledger has them."""
    found = {one.id: one for one in incidents.read_plain(connection, incidents.incident_ids(connection, numbers))}
    return Held(found, incidents.members_of(connection, found))


def _both(now: Held, then: Held) -> Held:
    return Held({**now.incidents, **then.incidents}, {**now.members, **then.members})


def derived(
    connection: Connection,
    numbers: Iterable[int],
    effects: Effects | None = None,
    known: Mapping[int, Account] | None = None,
) -> Held:
    """The incidents that the given statements make; `known` are accounts that need not be looked up."""
    numbers = set(numbers)
    effects = effects or effects_on(connection, numbers)
    told = {number: known[number] for number in numbers if number in known} if known else {}
    missing = statements.accounts(connection, numbers - told.keys())
    told |= {number: effects.read_as(account) for number, account in missing.items()}
    return group(told, effects, links.scores(connection, told))


def group(told: Mapping[int, Account], effects: Effects, scores: Sequence[Scored]) -> Held:
    """Accounts by number -> incidents, in the light of the corrections on them."""
    alive = {number: account for number, account in told.items() if number not in effects.dismissed}
    made: dict[str, LedgerIncident] = {}
    members: dict[str, tuple[int, ...]] = {}
    for mine in cluster(alive.values(), scores, effects.rulings(alive)):
        incident = effects.decide(derive(mine), mine)
        made[incident.id] = incident
        members[incident.id] = tuple(sorted(account.number for account in mine))
    return Held(made, members)


def mentions_of(connection: Connection, report: str) -> list[int]:
    """The numbers of a report's mentions."""
    return sorted(_MENTIONS.column(connection, report=report))


def _write_down(
    connection: Connection,
    said: Sequence[IncidentChange],
    gone: Sequence[str],
    new: Sequence[LedgerIncident],
    numbers: Mapping[str, tuple[int, ...]],
    cause: Cause,
    moment: str,
) -> None:
    words = {each.incident: each for each in said}
    left = sorted(set(gone) - {one.id for one in new})
    rows = []
    for id in (*(one.id for one in new), *left):
        told = words.get(id)
        rows.append(
            {
                "at": moment,
                "incident": id,
                "cause": cause.kind,
                "source": cause.source,
                "says": told.says if told else _unsaid(id in numbers, cause),
                "members": encode(numbers.get(id, ())),
            }
        )
    _INSERT_CHANGE.many(connection, rows)


def _unsaid(there: bool, cause: Cause) -> str:
    return f"told otherwise ({cause.who})" if there else f"part of another incident from here on ({cause.who})"
