"""Entering a sheet: each row is a person's entry, linked like any report; a changed row takes its old one's place."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from newstally.ledger.corrections import log
from newstally.ledger.corrections.decide import Corrector
from newstally.ledger.corrections.fields import FieldError
from newstally.ledger.records import IncidentChange
from newstally.ledger.reread import SHEET
from newstally.ledger.sheets.columns import Columns
from newstally.ledger.sheets.read import Row, Sheet
from newstally.ledger.sheets.rows import Meant, row_mention, row_report
from newstally.ledger.store import statements
from newstally.ledger.store.schema import attached, report, tombstone
from newstally.model import Reading, Setting


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What importing a sheet did: how many rows came in, were known, or replaced an older row; and which could not."""

    path: str
    columns: Columns
    added: int = 0
    unchanged: int = 0
    changed: int = 0
    # How many of the new rows tell an incident that the ledger had.
    matched: int = 0
    unread: tuple[str, ...] = ()


def enter_row(
    corrector: Corrector, sheet: Sheet, row: Row, columns: Columns, meant: Meant
) -> tuple[str, tuple[IncidentChange, ...]]:
    """Enter one row; gives "added", "unchanged" or "changed", and what that changed. Raises FieldError."""
    connection, moment = corrector.connection, corrector.moment
    told = row_report(sheet, row, columns)
    mention = row_mention(told, row, columns, meant)
    if connection.execute(select(tombstone.c.report).where(tombstone.c.report == told.id)).first():
        raise FieldError("was redacted")
    if connection.execute(select(report.c.id).where(report.c.id == told.id)).first():
        return "unchanged", ()
    query = select(report.c.id).where(report.c.locator == told.source.path, report.c.current)
    earlier = connection.execute(query).scalars().first()
    country = mention.place.entry.country if mention.place and mention.place.entry else ""
    reading = Reading(report=told, setting=Setting(country=country), reader=SHEET)
    statements.insert_report(connection, reading, moment)
    where = f"{sheet.path}:{row.number}"
    if earlier is not None:
        for number in _entries_on(connection, earlier):
            corrector.undo(number, f"the row was changed ({where})")
        statements.replace_report(connection, earlier, told.id)
    decided = corrector.state(told.id, mention, source=where)
    return ("added" if earlier is None else "changed"), decided.changes


def row_name(sheet: Sheet, row: Row, error: Exception) -> str:
    """A row that could not be entered, and why."""
    return f"{sheet.path}:{row.number}: {error}"


def _entries_on(connection: Connection, source: str) -> Iterable[int]:
    """The entries in force by which a report's statements were made."""
    named = set(connection.execute(select(attached.c.correction).where(attached.c.report == source)).scalars())
    idle = log.undone(connection, named)
    return [each.number for each in log.by_number(connection, named - idle) if each.action == "state"]
