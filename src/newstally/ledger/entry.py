"""Entering a report: its statements are stored, linked, and the incidents they touch derived again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select, update

from newstally.ledger.changes import changes
from newstally.ledger.linking import blocks, cluster, score
from newstally.ledger.origins import report_name
from newstally.ledger.records import AddedReport, LedgerIncident, State
from newstally.ledger.store import links, statements
from newstally.ledger.store.schema import report, statement
from newstally.ledger.tally import derive
from newstally.ledger.versions import current_version, is_older
from newstally.model import Reading


class Removed(msgspec.Struct, frozen=True):
    """What taking a report's statements out leaves to do: the statements around them, and the incidents they told."""

    around: frozenset[str] = frozenset()
    incidents: tuple[LedgerIncident, ...] = ()


def enter(connection: Connection, reading: Reading, together: frozenset[str] = frozenset()) -> AddedReport:
    """Enter one reading within a transaction, and say what that changed.

    `together` names the reports that stand on the same page, which are no versions of each other.
    """
    source = reading.report
    held = connection.execute(select(report.c.reader).where(report.c.id == source.id)).scalar_one_or_none()
    if held == reading.reader:
        return AddedReport(report=source.id, headline=source.headline, name=report_name(source), state="unchanged")
    if held is not None:
        removed = _take_out(connection, source.id)
        connection.execute(update(report).where(report.c.id == source.id).values(reader=reading.reader))
        return _write(connection, reading, removed, "read_again")
    earlier = current_version(connection, reading, together)
    statements.insert_report(connection, reading)
    if earlier is None:
        return _write(connection, reading, Removed(), "added")
    if is_older(reading, earlier):
        statements.replace_report(connection, source.id, str(earlier["id"]))
        return AddedReport(report=source.id, headline=source.headline, name=report_name(source), state="older_version")
    statements.replace_report(connection, str(earlier["id"]), source.id)
    return _write(connection, reading, _take_out(connection, str(earlier["id"])), "new_version")


def _write(connection: Connection, reading: Reading, removed: Removed, state: State) -> AddedReport:
    source = reading.report
    count = statements.insert_statements(connection, reading)
    query = select(statement.c.id).where(statement.c.report == source.id, statement.c.kind == "mention")
    new = sorted(connection.execute(query).scalars())
    _link(connection, new)
    touched = links.component(connection, {*new, *removed.around})
    before = {i.id: i for i in removed.incidents} | links.incidents_of(connection, touched)
    after = _derive_again(connection, touched)
    links.write_incidents(connection, before, after)
    links.write_doubts(connection, after)
    return AddedReport(
        report=source.id,
        headline=source.headline,
        name=report_name(source),
        state=state,
        statements=count,
        changes=changes(before.values(), after, source.id, report_name(source)),
    )


def _link(connection: Connection, new: Sequence[str]) -> None:
    """Score each new mention of a report against those of other reports that are worth comparing."""
    accounts = statements.accounts(connection, new)
    keys = {one: blocks(account) for one, account in accounts.items()}
    near = {one: links.candidates(connection, keys[one]) for one in new}
    others = statements.accounts(connection, set().union(*near.values()))
    for one in new:
        links.insert_blocks(connection, one, keys[one])
        links.insert_links(connection, one, {other: score(accounts[one], others[other]) for other in near[one]})


def _derive_again(connection: Connection, touched: Iterable[str]) -> list[LedgerIncident]:
    """The incidents that the given statements make."""
    accounts = statements.accounts(connection, touched)
    groups = cluster(accounts.values(), links.scores(connection, accounts))
    return [derive(accounts[key] for key in group) for group in groups]


def _take_out(connection: Connection, report_id: str) -> Removed:
    ids = set(connection.execute(select(statement.c.id).where(statement.c.report == report_id)).scalars())
    around = links.component(connection, ids) - ids
    incidents = tuple(links.incidents_of(connection, ids).values())
    statements.forget_statements(connection, report_id)
    return Removed(frozenset(around), incidents)
