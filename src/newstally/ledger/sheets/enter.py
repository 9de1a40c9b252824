"""Entering a sheet: each row is a person's entry, linked like any report; a changed row takes its old one's place."""

from __future__ import annotations

from pathlib import Path

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
from newstally.ledger.store.codec import text_of
from newstally.ledger.store.schema import attached, report, tombstone
from newstally.model import Reading, Report, Setting

# A row that has so many of an earlier one's cells is that one, changed.
_SAME = 0.5


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


class Paired(msgspec.Struct, frozen=True):
    """The rows of a sheet beside those of it that the ledger has: which row is which earlier one changed.

    `earlier` gives the report of the earlier row by a row's number; `twice` the rows that say what another says.
    """

    earlier: dict[int, str]
    twice: dict[int, int]


def paired(connection: Connection, sheet: Sheet, columns: Columns) -> Paired:
    """Rows are known again by their id, else by what they say; a row that half says what a lost one said is that one.

    So rows may be moved, put between others and taken out without one being taken for another.
    """
    known = {row.number: row_report(sheet, row, columns) for row in sheet.rows}
    outlet = Path(sheet.path).stem
    query = select(report.c.id, report.c.locator, report.c.payload).where(report.c.reader == SHEET, report.c.current)
    held = {row.id: row for row in connection.execute(query.where(report.c.outlet == outlet))}
    first: dict[str, int] = {}
    twice = {}
    for number, told in known.items():
        if told.id in first:
            twice[number] = first[told.id]
        first.setdefault(told.id, number)
    new = {n: told for n, told in known.items() if n not in twice and told.id not in held}
    lost = {id: row for id, row in held.items() if id not in first}
    earlier: dict[int, str] = {}
    likely = sorted(
        (-likeness, number, id)
        for number, told in new.items()
        for id, row in lost.items()
        if (likeness := _likeness(told, row.locator, text_of(row.payload))) >= _SAME
    )
    for _, number, id in likely:
        if number not in earlier and id not in earlier.values():
            earlier[number] = id
    return Paired(earlier, twice)


def _likeness(told: Report, locator: str, text: str) -> float:
    """1 for the same id; else the share of the cells that two rows have alike."""
    mine, theirs = told.source.path, locator
    if not mine.endswith("#") or not theirs.endswith("#"):
        return float(mine == theirs)
    one, other = set(told.text.splitlines()), set(text.splitlines())
    return len(one & other) / max(1, max(len(one), len(other)))


def enter_row(
    corrector: Corrector, sheet: Sheet, row: Row, columns: Columns, meant: Meant, pairs: Paired
) -> tuple[str, tuple[IncidentChange, ...]]:
    """Enter one row; gives "added", "unchanged" or "changed", and what that changed. Raises FieldError."""
    connection, moment = corrector.connection, corrector.moment
    if row.number in pairs.twice:
        raise FieldError(f"says what row {pairs.twice[row.number]} says, and is left out")
    told = row_report(sheet, row, columns)
    mention = row_mention(told, row, columns, meant)
    if connection.execute(select(tombstone.c.report).where(tombstone.c.report == told.id)).first():
        raise FieldError("was redacted")
    held = connection.execute(select(report.c.current).where(report.c.id == told.id)).first()
    if held is not None and held.current:
        return "unchanged", ()
    if held is not None:
        statements.bring_back(connection, told)
    else:
        country = mention.place.entry.country if mention.place and mention.place.entry else ""
        reading = Reading(report=told, setting=Setting(country=country), reader=SHEET)
        statements.insert_report(connection, reading, moment)
    where = f"{sheet.path}:{row.number}"
    before = pairs.earlier.get(row.number)
    stated = _stated_on(connection, before) if before is not None else None
    if before is not None:
        statements.replace_report(connection, before, told.id)
    if stated is None:
        return "added", corrector.state(told.id, mention, source=where).changes
    return "changed", corrector.restate(*stated, told.id, mention, where).changes


def row_name(sheet: Sheet, row: Row, error: Exception) -> str:
    """A row that could not be entered, and why."""
    return f"{sheet.path}:{row.number}: {error}"


def _stated_on(connection: Connection, source: str) -> tuple[int, int] | None:
    """The entry in force that stated a row, and the number of its statement."""
    query = select(attached.c.correction, attached.c.statement).where(
        attached.c.report == source, attached.c.part == "refs", attached.c.statement.is_not(None)
    )
    named = {row.correction: row.statement for row in connection.execute(query)}
    idle = log.undone(connection, named)
    entries = [each for each in log.by_number(connection, named.keys() - idle) if each.action == "state"]
    return (entries[-1].number, named[entries[-1].number]) if entries else None
