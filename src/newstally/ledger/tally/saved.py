"""Saved tallies: a question under a name, counted again whenever the ledger changes, with what it was before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from newstally.ledger.errors import LedgerError
from newstally.ledger.records import SavedAnswer, SavedTally, Tally
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.prepared import Prepared
from newstally.ledger.store.schema import change, saved, saved_answer
from newstally.ledger.tally.aliases import with_aliases
from newstally.ledger.tally.answer import answer
from newstally.ledger.tally.find import find
from newstally.ledger.tally.question import Question

_ANY = Prepared("SELECT name FROM saved LIMIT 1")


def save(connection: Connection, name: str, question: Question, who: str, moment: str) -> SavedTally:
    """Keep a question under a name, and what it comes to now. Raises LedgerError for a name that is taken."""
    if connection.execute(select(saved.c.name).where(saved.c.name == name)).first():
        raise LedgerError(f"there is a tally saved as {name!r} already; forget it first, or choose another name")
    connection.execute(insert(saved).values(name=name, at=moment, who=who, payload=encode(question)))
    _count_again(connection, name, question, moment)
    return saved_tally(connection, name)


def forget_tally(connection: Connection, name: str) -> None:
    """Take a saved tally out, with its history. Raises LedgerError where there is none."""
    saved_tally(connection, name)
    connection.execute(delete(saved_answer).where(saved_answer.c.name == name))
    connection.execute(delete(saved).where(saved.c.name == name))


def saved_tally(connection: Connection, name: str) -> SavedTally:
    """A saved tally with its history. Raises LedgerError where there is none."""
    found = next((each for each in saved_tallies(connection) if each.name == name), None)
    if found is None:
        there = ", ".join(connection.execute(select(saved.c.name).order_by(saved.c.name)).scalars())
        raise LedgerError(f"no tally is saved as {name!r}; " + (f"there are {there}" if there else "there is none"))
    return found


def saved_question(connection: Connection, name: str) -> Question:
    """The question of a saved tally. Raises LedgerError where there is none."""
    saved_tally(connection, name)
    return decode(connection.execute(select(saved.c.payload).where(saved.c.name == name)).scalar_one(), Question)


def saved_tallies(connection: Connection) -> tuple[SavedTally, ...]:
    """All of them, by name."""
    rows = connection.execute(select(saved).order_by(saved.c.name)).mappings().all()
    return tuple(
        SavedTally(
            name=row["name"],
            question=str(decode(row["payload"], Question)),
            at=row["at"],
            who=row["who"],
            answers=tuple(_answers(connection, row["name"])),
        )
        for row in rows
    )


def has_saved(connection: Connection) -> bool:
    """Whether any tally is kept."""
    return _ANY.first(connection) is not None


def count_again(connection: Connection, moment: str) -> None:
    """Count every saved tally, and write down those that come to something else than before."""
    for row in connection.execute(select(saved.c.name, saved.c.payload)).all():
        _count_again(connection, row.name, decode(row.payload, Question), moment)


def _count_again(connection: Connection, name: str, question: Question, moment: str) -> None:
    question = with_aliases(connection, question)
    tally = answer(question, find(connection, question))
    before = _answers(connection, name)
    last = before[-1] if before else None
    now = SavedAnswer(
        at=moment,
        count=tally.count,
        apart=tally.apart,
        killed=tally.killed,
        incidents=tuple(row.incident for row in tally.counted),
        because=_because(connection, last, tally),
    )
    if last is None or (last.count, last.apart, last.killed, last.incidents) != (
        now.count, now.apart, now.killed, now.incidents
    ):  # fmt: skip
        connection.execute(insert(saved_answer).values(name=name, at=moment, payload=encode(now)))


def _because(connection: Connection, last: SavedAnswer | None, tally: Tally) -> tuple[str, ...]:
    """The last change of each incident that came, went, or is told otherwise since the answer before."""
    if last is None:
        return ()
    counted = {row.incident for row in tally.counted}
    changed = sorted(counted ^ set(last.incidents))
    query = select(change.c.incident, change.c.says).where(change.c.at > last.at).order_by(change.c.number)
    said: dict[str, str] = {}
    for row in connection.execute(query if not changed else query.where(change.c.incident.in_(changed[:100]))):
        if changed or row.incident in counted:
            said[row.incident] = row.says
    signs = {id: "+" if id in counted else "−" for id in changed}
    return tuple(f"{signs.get(id, '')} {says}".strip() for id, says in sorted(said.items()))


def _answers(connection: Connection, name: str) -> Sequence[SavedAnswer]:
    query = select(saved_answer.c.payload).where(saved_answer.c.name == name).order_by(saved_answer.c.number)
    return [decode(payload, SavedAnswer) for payload in connection.execute(query).scalars()]
