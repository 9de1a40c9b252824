"""Versions: a silently changed page is a new version of the same report, not another report."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from newstally.intake.signature import similarity
from newstally.ledger.copies import fingerprint
from newstally.ledger.store.codec import decode
from newstally.ledger.store.prepared import Prepared
from newstally.ledger.store.schema import storable
from newstally.ledger.store.statements import locator
from newstally.model import Reading

# A page may hold several stories: its earlier version is the one that shares its wording.
_SAME_STORY = 0.4
_THERE = Prepared(
    "SELECT id, headline, signature, published, updated FROM report"
    " WHERE locator = :locator AND current AND outlet = :outlet"
)


class Version(msgspec.Struct, frozen=True):
    """A report that the ledger holds, with what tells whether another is a version of it."""

    id: str
    headline: str
    signature: bytes
    published: str
    updated: str


def current_version(connection: Connection, reading: Reading, together: frozenset[str]) -> Version | None:
    """The report that this one is a version of: from the same outlet and place, with the same headline or wording.

    `together` are the reports of the page as it is now: none of them is an earlier version of another.
    """
    where = locator(reading.report)
    if not where:
        return None
    rows = _THERE.rows(connection, locator=storable(where), outlet=storable(reading.report.outlet))
    there = {row[0]: Version(*row) for row in rows if row[0] not in together}
    best: tuple[float, str] | None = None
    mine = fingerprint(reading.report.text) if there else ()
    for id, version in there.items():
        same_headline = bool(version.headline) and version.headline == reading.report.headline
        likeness = similarity(mine, decode(version.signature, tuple[int, ...])) + same_headline
        if likeness >= _SAME_STORY:
            best = max(best or (0.0, ""), (likeness, id))
    return there[best[1]] if best else None


def is_older(reading: Reading, other: Version) -> bool:
    """Whether a report was published or updated before the version the ledger holds."""
    stamp = str(reading.report.updated or reading.report.published or "")
    held = other.updated or other.published
    return bool(stamp and held) and stamp < held
