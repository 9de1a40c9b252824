"""What corrections do: to what statements say, to which of them are one incident, and to the incident made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from itertools import product

import msgspec
from sqlalchemy import Connection, or_, select

from newstally.ledger.corrections import log
from newstally.ledger.corrections.fields import FieldError, set_in_figure, set_in_incident, set_in_mention
from newstally.ledger.corrections.records import Correction
from newstally.ledger.linking import Account, Ruling
from newstally.ledger.linking.cluster import pair_key
from newstally.ledger.records import Decision, LedgerIncident, Review
from newstally.ledger.store.decided import has_corrections
from newstally.ledger.store.schema import attached
from newstally.ledger.store.statements import chunks
from newstally.model import Figure

_TOGETHER = ("merge", "confirm")


class Applied(msgspec.Struct, frozen=True):
    """A correction with the statements, by number, that it means today."""

    entry: Correction
    refs: tuple[int, ...]
    others: tuple[int, ...] = ()
    hides: tuple[int, ...] = ()


class Effects:
    """The corrections in force on some statements."""

    def __init__(self, applied: Sequence[Applied] = (), taken_back: Sequence[Applied] = ()) -> None:
        self.applied = tuple(applied)
        # What a person stated and took back is no statement any more.
        stated = {number for each in applied if each.entry.action == "state" for number in each.refs}
        out = {number for each in taken_back if each.entry.action == "state" for number in each.refs} - stated
        out |= {number for each in applied if each.entry.action == "dismiss" for number in each.refs}
        # And what the reader found later in the words of what stands counts once.
        self.dismissed = frozenset(out.union(*(each.hides for each in applied if out.isdisjoint(each.refs))))
        self._read: dict[int, list[Correction]] = {}
        for each in applied:
            if each.entry.action == "set" and not each.entry.incident:
                for number in each.refs:
                    self._read.setdefault(number, []).append(each.entry)

    def read_as(self, account: Account) -> Account:
        """An account as people say it must be read."""
        mention = account.mention
        for entry in self._read.get(account.number, ()):
            # A gazetteer may have lost a name since; the entry is then listed for review.
            with suppress(FieldError):
                mention = set_in_mention(mention, entry.field, entry.value)
        return msgspec.structs.replace(account, mention=mention) if mention is not account.mention else account

    def read_figure(self, number: int, figure: Figure) -> Figure:
        """A figure as people say it must be read."""
        for entry in self._read.get(number, ()):
            with suppress(FieldError):
                figure = set_in_figure(figure, entry.field, entry.value)
        return figure

    def rulings(self, numbers: Collection[int]) -> list[Ruling]:
        """What is one and what is not of the given statements, oldest first."""
        found = []
        for each in self.applied:
            one = tuple(number for number in each.refs if number in numbers)
            other = tuple(number for number in each.others if number in numbers)
            if each.entry.action in _TOGETHER and len(one) > 1:
                found.append(Ruling(one))
            elif each.entry.action == "split" and one and other:
                found.append(Ruling(one, other))
        return found

    @property
    def ruled_apart(self) -> frozenset[tuple[int, int]]:
        """Pairs of statements, by number, that people say are two incidents."""
        return frozenset(
            pair_key(one, other)
            for each in self.applied
            if each.entry.action == "split"
            for one, other in product(each.refs, each.others)
        )

    def decide(self, incident: LedgerIncident, accounts: Sequence[Account]) -> LedgerIncident:
        """An incident with the fields people set, who reviewed it, and what they noted."""
        numbers = {account.number for account in accounts}
        held = [each for each in self.applied if not numbers.isdisjoint(each.refs)]
        notes = []
        for each in held:
            entry = each.entry
            # Of several incidents that hold what it names, the one with the first account that counts.
            if next((number for number in each.refs if number not in self.dismissed), None) not in numbers:
                continue
            if entry.action == "set" and entry.incident:
                with suppress(FieldError):
                    incident = set_in_incident(incident, entry.field, entry.value)
            if entry.action == "note" or (entry.action == "set" and entry.incident):
                notes.append(
                    Decision(
                        number=entry.number,
                        at=entry.at,
                        who=entry.who,
                        why=entry.why,
                        field=entry.field,
                        value=entry.value,
                    )
                )
        return msgspec.structs.replace(incident, decided=tuple(notes), **_review(held, accounts))


def _review(held: Sequence[Applied], accounts: Sequence[Account]) -> dict[str, object]:
    """Who looked at an incident and agreed, and how many accounts nobody has looked at yet."""
    seen: set[int] = set()
    people: dict[str, None] = {}
    for account in accounts:
        if account.who:
            people[account.who] = None
            seen.add(account.number)
    for each in held:
        if each.entry.action == "confirm":
            people[each.entry.who] = None
            seen.update(each.refs)
    state: Review = "machine-read" if not people else "reviewed" if len(people) == 1 else "double-reviewed"
    unseen = sum(account.number not in seen for account in accounts) if people else 0
    return {"review": state, "reviewers": tuple(people), "unseen": unseen}


def effects_on(connection: Connection, numbers: Iterable[int], upto: str = "") -> Effects:
    """The corrections in force on any of the given statements, oldest first; as of a moment, if one is given."""
    named: set[int] = set()
    if not has_corrections(connection):
        return Effects()
    for part in chunks(sorted(set(numbers))):
        # What a statement that is there no longer was told then counts for the ledger of then.
        means = attached.c.statement.in_(part)
        query = select(attached.c.correction).where(or_(means, attached.c.first.in_(part)) if upto else means)
        named.update(connection.execute(query.distinct()).scalars())
    if not named:
        return Effects()
    idle = log.undone(connection, named, upto)
    refs = _attached(connection, sorted(named), then=bool(upto))
    applied = [
        Applied(e, *(refs.get((e.number, part), ()) for part in ("refs", "others", log.HIDES)))
        for e in log.by_number(connection, named)
        if not upto or e.at <= upto
    ]
    return Effects(
        [each for each in applied if each.entry.number not in idle],
        [each for each in applied if each.entry.number in idle],
    )


def _attached(connection: Connection, entries: Sequence[int], *, then: bool) -> dict[tuple[int, str], tuple[int, ...]]:
    """The statements that entries mean today; with `then` also those that they meant when they were entered."""
    found: dict[tuple[int, str], dict[int, None]] = {}
    for part in chunks(entries):
        query = select(attached).where(attached.c.correction.in_(part)).order_by(attached.c.place)
        for row in connection.execute(query).mappings():
            means = {row["statement"], row["first"] if then else None} - {None}
            found.setdefault((row["correction"], row["part"]), {}).update(dict.fromkeys(sorted(means)))
    return {key: tuple(numbers) for key, numbers in found.items()}
