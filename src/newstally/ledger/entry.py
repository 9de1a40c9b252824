"""Entering a report: its statements are stored, linked, and the incidents they touch derived again."""

from __future__ import annotations

from sqlalchemy import Connection

from newstally.ledger.changes import Held
from newstally.ledger.corrections.log import attach_again
from newstally.ledger.corrections.stated import keep_stated
from newstally.ledger.origins import report_name
from newstally.ledger.records import AddedReport, IncidentChange, State
from newstally.ledger.relink import Cause, compare, held, link_again, mentions_of, now
from newstally.ledger.store import links, statements
from newstally.ledger.store.prepared import Prepared
from newstally.ledger.versions import current_version, is_older
from newstally.model import Reading

_REDACTED = Prepared("SELECT report FROM tombstone WHERE report = :id")
_KNOWN = Prepared("SELECT reader, current FROM report WHERE id = :id")


def enter(
    connection: Connection,
    reading: Reading,
    together: frozenset[str] = frozenset(),
    moment: str = "",
    *,
    again: bool = False,
) -> AddedReport:
    """Enter one reading within a transaction, and say what that changed.

    `together` names the reports that stand on the same page, which are no versions of each other; `again` has a
    report entered anew that the same reader has read before.
    """
    moment = moment or now()
    source = reading.report
    if _REDACTED.first(connection, id=source.id):
        return _told(reading, "redacted")
    known = _KNOWN.first(connection, id=source.id)
    if known is not None:
        reader, is_current = known
        if not (is_current and (again or reader != reading.reader)):
            return _told(reading, "unchanged")
    if known is not None:
        statements.update_setting(connection, reading)
        return _write(connection, reading, source.id, "read_again", moment)
    earlier = current_version(connection, reading, together)
    statements.insert_report(connection, reading, moment)
    if earlier is None:
        return _write(connection, reading, "", "added", moment)
    if is_older(reading, earlier):
        statements.replace_report(connection, source.id, earlier.id)
        return _told(reading, "older_version")
    statements.replace_report(connection, earlier.id, source.id)
    return _write(connection, reading, earlier.id, "new_version", moment)


def _write(connection: Connection, reading: Reading, earlier: str, state: State, moment: str) -> AddedReport:
    source = reading.report
    around: set[int] = set()
    before = Held()
    if earlier:
        mine = mentions_of(connection, earlier)
        around = links.component(connection, mine) - set(mine)
        before = held(connection, mine)
        statements.unlink(connection, mine)
    entered = statements.insert_statements(connection, reading, moment, earlier)
    mentions = set(entered.mentions)
    if earlier:
        mentions |= keep_stated(connection, earlier, source.id, moment)
        fresh = set(entered.all) - set(entered.before)
        around |= attach_again(connection, earlier, source.id, fresh) - mentions
    known = compare(connection, sorted(mentions))
    again = state == "read_again"
    cause = Cause(
        kind="reader" if again else "report",
        source=reading.reader if again else source.id,
        who=report_name(source),
        report=source.id,
    )
    changed = link_again(connection, mentions | around, cause, moment, before, known)
    return _told(reading, state, len(entered.all), changed)


def _told(reading: Reading, state: State, count: int = 0, changes: tuple[IncidentChange, ...] = ()) -> AddedReport:
    source = reading.report
    return AddedReport(
        report=source.id,
        headline=source.headline,
        name=report_name(source),
        state=state,
        statements=count,
        changes=changes,
    )
