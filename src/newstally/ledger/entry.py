"""Entering a report: its statements are stored, linked, and the incidents they touch derived again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from newstally.ledger.changes import Held
from newstally.ledger.corrections.log import attach_again
from newstally.ledger.corrections.stated import keep_stated
from newstally.ledger.origins import report_name
from newstally.ledger.records import AddedReport, IncidentChange, State
from newstally.ledger.relink import Cause, compare, held, link_again, mentions_of, now
from newstally.ledger.store import links, statements
from newstally.ledger.store.schema import report, tombstone
from newstally.ledger.versions import current_version, is_older
from newstally.model import Reading


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
    if connection.execute(select(tombstone.c.report).where(tombstone.c.report == source.id)).first():
        return _told(reading, "redacted")
    known = connection.execute(select(report.c.reader, report.c.current).where(report.c.id == source.id)).first()
    if known is not None and not (known.current and (again or known.reader != reading.reader)):
        return _told(reading, "unchanged")
    if known is not None:
        statements.update_setting(connection, reading)
        return _write(connection, reading, source.id, "read_again", moment)
    earlier = current_version(connection, reading, together)
    statements.insert_report(connection, reading, moment)
    if earlier is None:
        return _write(connection, reading, "", "added", moment)
    if is_older(reading, earlier):
        statements.replace_report(connection, source.id, str(earlier["id"]))
        return _told(reading, "older_version")
    statements.replace_report(connection, str(earlier["id"]), source.id)
    return _write(connection, reading, str(earlier["id"]), "new_version", moment)


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
