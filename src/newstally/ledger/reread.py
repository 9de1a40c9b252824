"""Reading again: every report that another version of the reader read, by this one. What people decided stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import Connection, select

from newstally.checks import check
from newstally.ledger.entry import enter
from newstally.ledger.records import AddedReport
from newstally.ledger.store.codec import decode
from newstally.ledger.store.connect import Store
from newstally.ledger.store.schema import report
from newstally.model import Reading, Report
from newstally.reading import read

# What reads a person's own sheet is the person.
SHEET = "sheet"


def outdated(connection: Connection, reader: str, everything: bool) -> list[str]:
    """The reports that this reader has not read, in order of publication; or all of them."""
    query = select(report.c.id).where(report.c.current, report.c.reader != SHEET)
    query = query if everything else query.where(report.c.reader != reader)
    return list(connection.execute(query.order_by(report.c.instant, report.c.id)).scalars())


def read_again(told: Report) -> Reading:
    """A report as this version reads it, with the findings of the checks."""
    reading = read(told)
    return msgspec.structs.replace(reading, findings=check(reading))


def reread(store: Store, ids: list[str], reader: Callable[[Report], Reading]) -> Iterator[AddedReport]:
    """Read the given reports again, each in a transaction of its own, and say what that changed."""
    for id in ids:
        with store.reading() as connection:
            payload = connection.execute(select(report.c.payload).where(report.c.id == id)).scalar_one_or_none()
        if payload is None:
            continue
        # Reading takes longest, and nobody has to wait for it.
        reading = reader(decode(payload, Report))
        with store.writing() as connection:
            yield enter(connection, reading, again=True)
