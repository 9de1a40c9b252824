"""What a name means: an incident's id (or one it had before), a statement's, a report's, each as people type it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from newstally.ledger.errors import LedgerError
from newstally.ledger.ids import digits_of, statement_name
from newstally.ledger.records import LedgerIncident
from newstally.ledger.store.codec import decode
from newstally.ledger.store.incidents import read_incidents
from newstally.ledger.store.schema import change, member, report, statement

_SHORTEST = 6


def incident(connection: Connection, id: str, ledger: str) -> LedgerIncident:
    """The incident of an id, or the one that an id it had before leads to. Raises LedgerError for none."""
    found = read_incidents(connection, [id]) or read_incidents(connection, _successors(connection, id))
    if not found:
        raise LedgerError(f"{ledger}: no incident {id}; `newstally incidents` lists those there are")
    return found[0]


def statement_number(connection: Connection, name: str, ledger: str) -> int:
    """The number of the statement that a name ("s3f…") or a whole id means. Raises LedgerError for none."""
    query = select(statement.c.number).where(or_(statement.c.id == name, statement.c.short == (digits_of(name) or "-")))
    number: int | None = connection.execute(query).scalars().first()
    if number is None:
        raise LedgerError(f"{ledger}: no statement {name}; `newstally incidents --json` shows those of each incident")
    return number


def report_id(connection: Connection, name: str, ledger: str) -> str:
    """The id of the report that an id, its first digits or its address means. Raises LedgerError otherwise."""
    ids = select(report.c.id, report.c.headline, report.c.outlet)
    rows = connection.execute(ids.where(or_(report.c.id == name, report.c.locator == name), report.c.current)).all()
    if not rows and len(name) >= _SHORTEST:
        rows = connection.execute(ids.where(report.c.id.startswith(name, autoescape=True))).all()
    if len(rows) == 1:
        return _newest(connection, str(rows[0].id))
    if rows:
        several = "; ".join(f"{row.id} ({row.outlet or row.headline})" for row in rows[:5])
        raise LedgerError(f"{ledger}: {name} means {len(rows)} reports: {several}")
    raise LedgerError(f"{ledger}: no report {name}; `newstally search WORDS` finds reports and their ids")


def _newest(connection: Connection, id: str) -> str:
    """The version that stands in a report's place today."""
    newer = connection.execute(select(report.c.replaced_by).where(report.c.id == id)).scalar_one_or_none()
    return _newest(connection, newer) if newer else id


def names_of(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """What people call the given statements."""
    query = select(statement.c.number, statement.c.id).where(statement.c.number.in_(numbers))
    return {number: statement_name(id) for number, id in connection.execute(query)}


def _successors(connection: Connection, id: str) -> list[str]:
    """The incidents that hold the statement an id was made of, else most of those it was last told by."""
    digits = digits_of(id)
    if not digits or not id.startswith("i"):
        return []
    founding = select(statement.c.number).where(statement.c.short == digits)
    numbers = list(connection.execute(founding).scalars())
    if not numbers:
        last = select(change.c.members).where(change.c.incident == id).order_by(change.c.number.desc())
        told = (decode(row, tuple[int, ...]) for row in connection.execute(last).scalars())
        numbers = list(next(filter(None, told), ()))
    query = select(member.c.incident).where(member.c.statement.in_(numbers))
    held = list(connection.execute(query).scalars())
    return sorted(set(held), key=lambda one: (-held.count(one), one))
