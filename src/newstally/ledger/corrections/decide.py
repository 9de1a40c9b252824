"""Making a correction: what a person names -> the statements meant -> an entry in the log, and the incidents anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from newstally.ledger import named
from newstally.ledger.corrections import log
from newstally.ledger.corrections.fields import (
    set_in_figure,
    set_in_incident,
    set_in_mention,
    written,
)
from newstally.ledger.corrections.records import Action, Correction
from newstally.ledger.errors import LedgerError
from newstally.ledger.ids import digits_of
from newstally.ledger.linking.spelling import tokens
from newstally.ledger.records import IncidentChange, LedgerIncident
from newstally.ledger.relink import Cause, compare, link_again, now
from newstally.ledger.store import incidents, statements
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import correction, statement
from newstally.model import Figure, IncidentMention, Record

# These say that what the reader found is wrong, and a later reader of the log will ask why.
_LARGEST = 2**31
_NEED_A_REASON: tuple[Action, ...] = ("merge", "split", "set", "dismiss", "undo", "redact")


class Decided(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A correction as it was entered, and what it changed."""

    correction: Correction
    changes: tuple[IncidentChange, ...] = ()

    def __str__(self) -> str:
        return "\n".join([str(self.correction), *(f"  {change.says}" for change in self.changes)])


class Meant(msgspec.Struct, frozen=True):
    """What a name means: the statements, and the incident if it is one's."""

    name: str
    numbers: tuple[int, ...]
    incident: LedgerIncident | None = None


class Corrector:
    """One person's corrections within one transaction. Raises LedgerError for names that mean nothing."""

    def __init__(self, connection: Connection, ledger: str, who: str, moment: str = "") -> None:
        if not who.strip():
            raise ValueError("a correction needs the name of who decides: give who")
        self.connection = connection
        self._ledger = ledger
        self._who = who.strip()
        self.moment = moment or now()

    def meant(self, name: str) -> Meant:
        """An incident or a statement by its name."""
        if name.startswith("i") and digits_of(name):
            incident = named.incident(self.connection, name, self._ledger)
            members = incidents.members_of(self.connection, [incident.id])[incident.id]
            return Meant(incident.id, self._by_order(incident, members), incident)
        number = named.statement_number(self.connection, name, self._ledger)
        return Meant(name, (number,))

    def confirm(self, name: str, why: str = "") -> Decided:
        """Agree with an incident, or a statement, as it stands; its accounts stay one incident from now on."""
        meant = self.meant(name)
        return self._enter("confirm", why, meant.numbers, incident=meant.incident.id if meant.incident else name)

    def merge(self, names: Sequence[str], why: str) -> Decided:
        """Say that several incidents (or statements) are one."""
        meant = [self.meant(name) for name in names]
        numbers = tuple(dict.fromkeys(number for each in meant for number in each.numbers))
        if len({each.name for each in meant}) < 2:
            raise LedgerError("to merge takes two incidents that are one; these are one already")
        return self._enter("merge", why, numbers, incident=" + ".join(each.name for each in meant))

    def split(self, name: str, parts: Sequence[str], why: str) -> Decided:
        """Say that some statements of an incident are not of it."""
        whole = self.meant(name)
        off = tuple(dict.fromkeys(number for each in parts for number in self.meant(each).numbers))
        rest = tuple(number for number in whole.numbers if number not in off)
        if not off or not set(off) <= set(whole.numbers):
            raise LedgerError(f"{name} is not told by {', '.join(parts) or 'nothing'}; name statements of it")
        if not rest:
            raise LedgerError(f"these are all statements of {name}; leave at least one to split them from")
        return self._enter("split", why, off, rest, incident=whole.name)

    def set_field(self, name: str, field: str, value: str, why: str) -> Decided:
        """Say what a field is: of an incident whatever its accounts say, of a statement what its report says."""
        meant = self.meant(name)
        if meant.incident is not None:
            set_in_incident(meant.incident, field, value)
            before = written(meant.incident, field)
        else:
            record = self._record(meant.numbers[0])
            _set_in_record(record, field, value)
            before = written(record, field)
        return self._enter(
            "set",
            why,
            meant.numbers,
            incident=meant.incident.id if meant.incident else "",
            field=field,
            value=value.strip(),
            before=before,
            anew=meant.incident is None,
        )

    def dismiss(self, name: str, why: str) -> Decided:
        """Say that an incident or a statement is none: it stays in the log, and counts nowhere."""
        meant = self.meant(name)
        return self._enter("dismiss", why, meant.numbers, incident=meant.incident.id if meant.incident else "")

    def note(self, name: str, words: str) -> Decided:
        """Write something beside an incident or a statement."""
        if not words.strip():
            raise ValueError("a note needs words")
        meant = self.meant(name)
        return self._enter("note", "", meant.numbers, incident=meant.name, value=words.strip())

    def alias(self, names: Sequence[str], why: str = "") -> Decided:
        """Say that several names are one; questions for any of them find them all."""
        given = tuple(dict.fromkeys(name.strip() for name in names if tokens(name)))
        if len(given) < 2:
            raise LedgerError("an alias takes two names that are one")
        return self._enter("alias", why, (), names=given)

    def state(self, report: str, record: Record, why: str = "", source: str = "") -> Decided:
        """State an incident or a figure that the reader missed; its evidence points into the report."""
        kind = "figure" if isinstance(record, Figure) else "mention"
        number = statements.insert_one(self.connection, report, kind, record, self._who)
        fields: dict[str, object] = {kind: record, "source": source}
        return self._enter("state", why, (number,), anew=True, fields=fields)

    def restate(self, entry: int, number: int, report: str, record: Record, source: str) -> Decided:
        """State something else in the place of what an entry stated; what people decided on it stays with it."""
        kind = "figure" if isinstance(record, Figure) else "mention"
        statements.restate(self.connection, number, report, kind, record, self._who, self.moment)
        log.move(self.connection, number, report)
        fields: dict[str, object] = {kind: record, "source": source}
        decided = self._enter("state", "", (number,), anew=True, fields=fields)
        self._enter("undo", f"the row was changed ({source})", (), undoes=entry)
        return decided

    def undo(self, number: int, why: str) -> Decided:
        """Take an entry back; undoing that entry brings it again."""
        found = log.by_number(self.connection, [number]) if abs(number) < _LARGEST else []
        if not found:
            raise LedgerError(f"{self._ledger}: there is no entry {number}; `newstally history` lists them")
        entry = found[0]
        if entry.action == "redact":
            raise LedgerError("what was redacted is gone; that cannot be undone")
        if log.undone(self.connection, [number]):
            raise LedgerError(f"entry {number} is undone already; undo that entry to bring it back")
        return self._enter("undo", why, (), undoes=number)

    def _enter(
        self,
        action: Action,
        why: str,
        numbers: Sequence[int],
        others: Sequence[int] = (),
        *,
        anew: bool = False,
        undoes: int | None = None,
        fields: Mapping[str, object] | None = None,
        **more: object,
    ) -> Decided:
        """Write an entry, and derive anew what it touches; `anew` where statements must be compared again, too."""
        if action in _NEED_A_REASON and not why.strip():
            raise ValueError(f"to {action} needs a reason (why)")
        refs = log.refs_of(self.connection, [*numbers, *others])
        entry = msgspec.convert(
            {
                "action": action,
                "who": self._who,
                "why": why.strip(),
                "at": self.moment,
                "undoes": undoes,
                "refs": [refs[number] for number in numbers],
                "others": [refs[number] for number in others],
                **(fields or {}),
                **more,
            },
            Correction,
            from_attributes=True,
        )
        entry = log.write(self.connection, entry, numbers, others)
        touched, again = (set(numbers) | set(others), anew)
        if undoes is not None:
            touched, again = self._undone_by(undoes)
        if again:
            self._compare_again(touched)
        stated = action == "state"
        cause = Cause(
            kind="correction",
            source=str(entry.number),
            who=f"{self._who} ({entry.says})" if stated else f"{self._who} {entry.says}",
            report=entry.refs[0].report if stated else "",
        )
        mentions = self._mentions(touched)
        return Decided(
            correction=entry, changes=link_again(self.connection, mentions, cause, self.moment) if mentions else ()
        )

    def _undone_by(self, number: int) -> tuple[set[int], bool]:
        """The statements that undoing an entry (or an undoing) touches, and whether they must be compared again."""
        (entry,) = log.by_number(self.connection, [number])
        while entry.undoes is not None:
            (entry,) = log.by_number(self.connection, [entry.undoes])
        touched = log.attached_to(self.connection, entry.number)
        return touched, entry.action == "set" and not entry.incident

    def _compare_again(self, numbers: set[int]) -> None:
        mentions = self._mentions(numbers)
        statements.unlink(self.connection, mentions)
        compare(self.connection, sorted(mentions))

    def _mentions(self, numbers: set[int]) -> set[int]:
        query = select(statement.c.number).where(statement.c.kind == "mention")
        return {
            number
            for part in statements.chunks(sorted(numbers))
            for number in self.connection.execute(query.where(statement.c.number.in_(part))).scalars()
        }

    def _record(self, number: int) -> Record:
        row = self.connection.execute(select(statement).where(statement.c.number == number)).mappings().one()
        if row["kind"] == "claim":
            raise LedgerError("a claim about several incidents has no fields to set; dismiss it, or note beside it")
        kind: type[Record] = Figure if row["kind"] == "figure" else IncidentMention
        return decode(row["payload"], kind)

    def _by_order(self, incident: LedgerIncident, members: Sequence[int]) -> tuple[int, ...]:
        """Members in the order in which the incident tells them, so that its first account comes first."""
        query = select(statement.c.id, statement.c.number).where(statement.c.number.in_(members))
        numbers = {row.id: row.number for row in self.connection.execute(query)}
        return tuple(numbers[told.statement] for told in incident.told if told.statement in numbers)


def _set_in_record(record: Record, field: str, value: str) -> None:
    """Try a value, for the error it may raise."""
    if isinstance(record, Figure):
        set_in_figure(record, field, value)
    elif isinstance(record, IncidentMention):
        set_in_mention(record, field, value)


def aliases(connection: Connection, upto: str = "") -> list[tuple[str, ...]]:
    """Names that people say are one, by decisions in force; as of a moment, if one is given."""
    entries = [e for e in log.read(connection, correction.c.action == "alias") if not upto or e.at <= upto]
    idle = log.undone(connection, [entry.number for entry in entries], upto)
    return [entry.names for entry in entries if entry.number not in idle]
