"""Redaction: a report's content is removed everywhere, for good; what is left says that it was there, and no more.

The one thing that changes what is otherwise only added to: corrections keep who did what and when, and lose the words
of the report. A tombstone keeps it from coming in again, also with a backup that still has it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, text, update

from newstally.ledger.corrections import log
from newstally.ledger.corrections.records import Correction, Ref
from newstally.ledger.records import SavedAnswer
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
    bury(connection, versions, who, why, moment, str(entry.number))
    statements.forget_accounts()
    sweep(connection)
    return entry


def bury(connection: Connection, versions: Sequence[str], who: str, why: str, moment: str, source: str) -> None:
    """Remove reports (the versions of one), as far as they are there, and put tombstones in their place."""
    _strip_corrections(connection, versions)
    for each in versions:
        connection.execute(delete(tombstone).where(tombstone.c.report == each))
        connection.execute(insert(tombstone).values(report=each, at=moment, who=who, why=why))
        _remove(connection, each, moment, source)


def _remove(connection: Connection, report_id: str, moment: str, source: str) -> None:
    columns = (report.c.number, report.c.payload, report.c.current)
    row = connection.execute(select(*columns).where(report.c.id == report_id)).first()
    if row is None:
        return
    mine = mentions_of(connection, report_id)
    every = select(statement.c.number).where(statement.c.report == report_id)
    once = select(former.c.number).where(former.c.report == report_id)
    numbers = list(connection.execute(every).scalars())
    all_ever = {*numbers, *connection.execute(once).scalars()}
    around = links.component(connection, mine) - set(mine)
    before = held(connection, mine)
    statements.retire(connection, numbers, moment)
    connection.execute(delete(former).where(former.c.report == report_id))
    connection.execute(delete(finding).where(finding.c.report == report_id))
    if row.current:
        forget_words(connection, row.number, statements.searched(decode(row.payload, Report)))
    connection.execute(delete(report).where(report.c.id == report_id))
    cause = Cause(kind="redaction", source=source, who="a redaction")
    link_again(connection, around, cause, moment, before)
    _strip_changes(connection, report_id, all_ever)


def versions_of(connection: Connection, report_id: str) -> list[str]:
    """A report and every version of it, older and newer."""
    found = [report_id]
    for each in found:
        here = select(report.c.id).where(report.c.replaced_by == each)
        newer = select(report.c.replaced_by).where(report.c.id == each, report.c.replaced_by != "")
        for query in (here, newer):
            found += [id for id in connection.execute(query).scalars() if id not in found]
    return found


def _strip_corrections(connection: Connection, versions: Sequence[str]) -> None:
    """Take the report's words out of the entries that name it; who decided what, and when, stays."""
    gone = {*versions, *connection.execute(select(tombstone.c.report)).scalars()}
    named = select(attached.c.correction).where(attached.c.report.in_(versions))
    entries = log.by_number(connection, connection.execute(named).scalars())
    for entry in entries:
        told = entry.value if _still_applies(entry, gone) else _WORDS if entry.value else ""
        _rewrite(
            connection,
            msgspec.structs.replace(
                entry,
                refs=tuple(_without_words(ref, gone) for ref in entry.refs),
                others=tuple(_without_words(ref, gone) for ref in entry.others),
                value=told,
                before="",
                why=_WORDS if entry.why else "",
                mention=None,
                figure=None,
                source="",
            ),
        )
    # Why somebody took such an entry back may quote the report, too.
    taken_back = [entry.number for entry in entries]
    while taken_back:
        undoing = log.read(connection, correction.c.undoes.in_(taken_back))
        for entry in undoing:
            _rewrite(connection, msgspec.structs.replace(entry, why=_WORDS if entry.why else ""))
        taken_back = [entry.number for entry in undoing]
    connection.execute(delete(attached).where(attached.c.report.in_(versions)))


def _rewrite(connection: Connection, entry: Correction) -> None:
    row = update(correction).where(correction.c.number == entry.number)
    connection.execute(row.values(payload=encode(entry), why=entry.why))


def _still_applies(entry: Correction, gone: set[str]) -> bool:
    """Whether a field was set of what other reports tell, too."""
    return entry.action == "set" and any(ref.report not in gone for ref in entry.refs)


def _without_words(ref: Ref, gone: set[str]) -> Ref:
    return msgspec.structs.replace(ref, text="") if ref.report in gone else ref


def _strip_changes(connection: Connection, source: str, numbers: set[int]) -> None:
    """Take what was said of the report's incidents out of the history; that and when they changed stays."""
    told = connection.execute(select(change.c.incident, change.c.members)).all()
    incidents = {row.incident for row in told if not numbers.isdisjoint(decode(row.members, tuple[int, ...]))}
    for part in statements.chunks(sorted(incidents)):
        connection.execute(update(change).where(change.c.incident.in_(part)).values(says=_WORDS))
    connection.execute(update(change).where(change.c.source == source).values(says=_WORDS))
    # Why a saved tally changed was said in the same words.
    for row in connection.execute(select(saved_answer.c.number, saved_answer.c.payload)).all():
        answer = decode(row.payload, SavedAnswer)
        if answer.because:
            plain = encode(msgspec.structs.replace(answer, because=()))
            connection.execute(update(saved_answer).where(saved_answer.c.number == row.number).values(payload=plain))
    connection.execute(delete(link).where(or_(link.c.a.in_(numbers), link.c.b.in_(numbers))))


def vacuum(connection: Connection) -> None:
    """Give the room of what was removed back, overwritten; outside of any transaction."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA secure_delete = ON"))
        connection.execute(text("VACUUM"))
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    else:
        connection.execute(text("VACUUM FULL"))
