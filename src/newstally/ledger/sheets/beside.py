"""A sheet beside the ledger: its rows are linked as their import would link them, and all of it is forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from newstally.ledger import named
from newstally.ledger.corrections.decide import Corrector
from newstally.ledger.corrections.fields import FieldError
from newstally.ledger.errors import LedgerError
from newstally.ledger.records import LedgerIncident
from newstally.ledger.relink import mentions_of
from newstally.ledger.sheets.columns import Columns
from newstally.ledger.sheets.compare import Reconciled, RowMatch, compared, without
from newstally.ledger.sheets.edited import Proposed, proposals
from newstally.ledger.sheets.enter import enter_row, paired, row_name
from newstally.ledger.sheets.read import Row, Sheet
from newstally.ledger.sheets.rows import Meant, row_mention, row_report
from newstally.ledger.store import incidents
from newstally.ledger.store.connect import Store
from newstally.ledger.tally import answer, ask
from newstally.ledger.tally.answer import by_date
from newstally.ledger.tally.find import find
from newstally.ledger.tally.question import Question
from newstally.model import IncidentMention

# Whoever compares states nothing; the name is never written.
_NOBODY = "sheet"


class _Entered(msgspec.Struct, frozen=True):
    row: Row
    mention: IncidentMention
    report: str
    # The incident that the row names by its id, where it does.
    named: LedgerIncident | None


def beside_ledger(store: Store, sheet: Sheet, columns: Columns, meant: Meant, question: Question | None) -> Reconciled:
    """The rows of a sheet matched with the ledger's incidents (see `Ledger.reconcile_sheet`)."""
    unread: list[str] = []
    with store.undone() as connection:
        # What the ledger has without the sheet: rows that were imported earlier are the sheet's own.
        before = {one.id: one for one in incidents.read_incidents(connection) if not _is_of(one, sheet)}
        entered = list(_entered(connection, store.name, sheet, columns, meant, unread))
        matches = [_match(connection, each, before) for each in entered]
        asked = question or _as_wide_as(entered)
        rows = answer(asked, find(connection, asked)).rows
    wanted = [before[row.incident] for row in rows if row.incident in before]
    taken = {told.statement for match in matches for id in match.incidents for told in before[id].told}
    left = [one for one in wanted if not any(told.statement in taken for told in one.told)]
    return Reconciled(
        path=sheet.path,
        columns=columns,
        rows=tuple(matches),
        only_in_ledger=tuple(sorted(without(left, matches), key=by_date)),
        unread=tuple(unread),
    )


def proposed_by(connection: Connection, sheet: Sheet, ledger: str) -> Iterator[Proposed]:
    """What the changed cells of an exported sheet propose."""

    def find_one(id: str) -> LedgerIncident | None:
        try:
            return named.incident(connection, id, ledger)
        except LedgerError:
            return None

    return proposals(sheet, find_one, _exported)


def _exported(incident: LedgerIncident) -> Mapping[str, object]:
    """The fields of a tally's row of an incident, as they are exported today."""
    row = answer(ask(stage=("occurred", "attempted", "threatened")), [incident]).rows[0]
    return {field: getattr(row, field) for field in row.__struct_fields__ if field not in ("sources", "label", "notes")}


def _entered(
    connection: Connection, ledger: str, sheet: Sheet, columns: Columns, meant: Meant, unread: list[str]
) -> Iterator[_Entered]:
    corrector = Corrector(connection, ledger, _NOBODY)
    pairs = paired(connection, sheet, columns)
    for row in sheet.rows:
        report = row_report(sheet, row, columns)
        try:
            mention = row_mention(report, row, columns, meant)
            enter_row(corrector, sheet, row, columns, meant, pairs)
        except FieldError as error:
            unread.append(row_name(sheet, row, error))
            continue
        id = row.cells.get(columns.of.get("incident", ""), "")
        try:
            known = named.incident(connection, id, ledger) if id else None
        except LedgerError:
            known = None
        yield _Entered(row, mention, report.id, known)


def _match(connection: Connection, entered: _Entered, before: Mapping[str, LedgerIncident]) -> RowMatch:
    """The incidents that the ledger had of those statements that now stand beside the row's own."""
    if entered.named is not None and entered.named.id in before:
        return compared(entered.row, entered.mention, [before[entered.named.id]])
    ids = sorted(incidents.incident_ids(connection, mentions_of(connection, entered.report)))
    holders = incidents.read_plain(connection, ids)
    beside = {told.statement for one in holders for told in one.told if told.report != entered.report}
    found = [one for one in before.values() if any(told.statement in beside for told in one.told)]
    return compared(entered.row, entered.mention, sorted(found, key=by_date))


def _is_of(incident: LedgerIncident, sheet: Sheet) -> bool:
    """Whether only rows of this sheet tell an incident."""
    return all(told.who and told.outlet == Path(sheet.path).stem for told in incident.told)


def _as_wide_as(entered: list[_Entered]) -> Question:
    """Everything from the sheet's first day to its last."""
    days = [
        (date.start.date(), (date.end - dt.timedelta(microseconds=1)).date())
        for each in entered
        if (date := each.mention.date) is not None and date.start is not None and date.end is not None
    ]
    since, until = (min(first for first, _ in days), max(last for _, last in days)) if days else (None, None)
    return ask(since=since, until=until, stage=("occurred", "attempted", "threatened"))
