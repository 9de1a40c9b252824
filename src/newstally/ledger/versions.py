"""Versions: a silently changed page is a new version of the same report, not another report."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, select

from newstally.intake.signature import similarity
from newstally.ledger.copies import fingerprint
from newstally.ledger.store.codec import decode
from newstally.ledger.store.schema import report
from newstally.ledger.store.statements import locator
from newstally.model import Reading

# A page may hold several stories: its earlier version is the one that shares its wording.
_SAME_STORY = 0.4


def current_version(connection: Connection, reading: Reading, together: frozenset[str]) -> RowMapping | None:
    """The report that this one is a version of: from the same outlet and place, with the same headline or wording.

    `together` are the reports of the page as it is now: none of them is an earlier version of another.
    """
    where = locator(reading.report)
    if not where:
        return None
    query = select(report).where(report.c.locator == where, report.c.current, report.c.outlet == reading.report.outlet)
    best: tuple[float, str] | None = None
    rows = {row["id"]: row for row in connection.execute(query).mappings() if row["id"] not in together}
    mine = fingerprint(reading.report.text) if rows else ()
    for key, row in rows.items():
        same_headline = bool(row["headline"]) and row["headline"] == reading.report.headline
        likeness = similarity(mine, decode(row["signature"], tuple[int, ...])) + same_headline
        if likeness >= _SAME_STORY:
            best = max(best or (0.0, ""), (likeness, key))
    return rows[best[1]] if best else None


def is_older(reading: Reading, other: RowMapping) -> bool:
    """Whether a report was published or updated before the version the ledger holds."""
    stamp = str(reading.report.updated or reading.report.published or "")
    held = str(other["updated"] or other["published"])
    return bool(stamp and held) and stamp < held
