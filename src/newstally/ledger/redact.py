"""Redaction: a report's content is removed everywhere, for good; what is left says that it was there, and no more.

The one thing that changes what is otherwise only added to: corrections keep who did what and when, and lose the words
of the report. A tombstone keeps it from coming in again, also with a backup that still has it.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, text, update

from newstally.ledger.corrections import log
from newstally.ledger.corrections.records import Correction, Ref
from newstally.ledger.relink import Cause, held, link_again, mentions_of
from newstally.ledger.store import links, statements
from newstally.ledger.store.codec import decode, encode
from newstally.ledger.store.schema import (
    attached,
    change,
    correction,
    finding,
    former,
    link,
    report,
    saved_answer,
    statement,
    tombstone,
)
from newstally.ledger.store.search import forget_words, sweep
from newstally.model import Report

_WORDS = "(redacted)"


def redact(connection: Connection, report_id: str, who: str, why: str, moment: str) -> Correction:
    """Remove a report in all its versions; gives the entry that says so."""
    versions = versions_of(connection, report_id)
    entry = Correction(action="redact", who=who, why=why, at=moment, incident=report_id)
    entry = log.write(connection, entry, ())
    for each in versions:
        bury(connection, each, who, why, moment, str(entry.number))
    sweep(connection)
    return entry


def bury(connection: Connection, report_id: str, who: str, why: str, moment: str, source: str) -> None:
    """Remove one version of a report, if it is there, and put a tombstone in its place."""
    connection.execute(delete(tombstone).where(tombstone.c.report == report_id))
    connection.execute(insert(tombstone).values(report=report_id, at=moment, who=who, why=why))
    columns = (report.c.number, report.c.payload, report.c.current)
    row = connection.execute(select(*columns).where(report.c.id == report_id)).first()
    if row is None:
        return
    mine = mentions_of(connection, report_id)
    every = select(statement.c.number).where(statement.c.report == report_id)
    numbers = list(connection.execute(every).scalars())
    around = links.component(connection, mine) - set(mine)
    before = held(connection, mine)
    _strip_corrections(connection, report_id)
    statements.retire(connection, numbers, moment)
    connection.execute(delete(former).where(former.c.report == report_id))
    connection.execute(delete(finding).where(finding.c.report == report_id))
    if row.current:
        forget_words(connection, row.number, statements.searched(decode(row.payload, Report)))
    connection.execute(delete(report).where(report.c.id == report_id))
    cause = Cause(kind="redaction", source=source, who="a redaction")
    link_again(connection, around, cause, moment, before)
    _strip_changes(connection, report_id, set(before.incidents), set(numbers))


def versions_of(connection: Connection, report_id: str) -> list[str]:
    """A report and every version of it, older and newer."""
    found = [report_id]
    for each in found:
        here = select(report.c.id).where(report.c.replaced_by == each)
        newer = select(report.c.replaced_by).where(report.c.id == each, report.c.replaced_by != "")
        for query in (here, newer):
            found += [id for id in connection.execute(query).scalars() if id not in found]
    return found


def _strip_corrections(connection: Connection, report_id: str) -> None:
    """Take the report's words out of the entries that name it; who decided what, and when, stays."""
    named = select(attached.c.correction).where(attached.c.report == report_id)
    for entry in log.by_number(connection, connection.execute(named).scalars()):
        plain = msgspec.structs.replace(
            entry,
            refs=tuple(_without_words(ref, report_id) for ref in entry.refs),
            others=tuple(_without_words(ref, report_id) for ref in entry.others),
            value=_WORDS if entry.value and not _still_applies(entry, report_id) else entry.value,
            before="",
            why=_WORDS if entry.why else "",
            mention=None,
            figure=None,
            source="",
        )
        row = update(correction).where(correction.c.number == entry.number)
        connection.execute(row.values(payload=encode(plain), why=plain.why))
    connection.execute(delete(attached).where(attached.c.report == report_id))


def _still_applies(entry: Correction, report_id: str) -> bool:
    """Whether a field was set of what other reports tell, too."""
    return entry.action == "set" and any(ref.report != report_id for ref in entry.refs)


def _without_words(ref: Ref, report_id: str) -> Ref:
    return msgspec.structs.replace(ref, text="") if ref.report == report_id else ref


def _strip_changes(connection: Connection, source: str, incidents: set[str], numbers: set[int]) -> None:
    """Take what was said of the report's incidents out of the history; that and when they changed stays."""
    for part in statements.chunks(sorted(incidents)):
        connection.execute(update(change).where(change.c.incident.in_(part)).values(says=_WORDS))
    connection.execute(update(change).where(change.c.source == source).values(says=_WORDS))
    # Other reports' changes of an incident name it in words that may be this one's.
    for row in connection.execute(select(change.c.number, change.c.members)).all():
        if not numbers.isdisjoint(decode(row.members, tuple[int, ...])):
            connection.execute(update(change).where(change.c.number == row.number).values(says=_WORDS))
    # Why a saved tally changed was said in the same words.
    for row in connection.execute(select(saved_answer.c.number, saved_answer.c.payload)).all():
        payload = msgspec.json.decode(row.payload)
        if payload.pop("because", None):
            connection.execute(
                update(saved_answer).where(saved_answer.c.number == row.number).values(payload=encode(payload))
            )
    connection.execute(delete(link).where(or_(link.c.a.in_(numbers), link.c.b.in_(numbers))))


def vacuum(connection: Connection) -> None:
    """Give the room of what was removed back, overwritten; outside of any transaction."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA secure_delete = ON"))
        connection.execute(text("VACUUM"))
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    else:
        connection.execute(text("VACUUM FULL"))
