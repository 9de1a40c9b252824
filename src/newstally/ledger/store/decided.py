"""Whether people decided anything on statements: most ledgers have far more statements than decisions."""

from __future__ import annotations

from sqlalchemy import Connection

from newstally.ledger.store.prepared import Prepared

# Remembered for a transaction (see `Store`), whose own entries set it.
_KEY = "newstally has corrections"
_ANY = Prepared("SELECT correction FROM attached LIMIT 1")


def has_corrections(connection: Connection) -> bool:
    """Whether any correction names a statement; asked once in a transaction."""
    known: bool | None = connection.info.get(_KEY)
    if known is None:
        known = _ANY.first(connection) is not None
        connection.info[_KEY] = known
    return known


def forget_corrections(connection: Connection) -> None:
    """Ask again: a transaction begins, or an entry is written."""
    connection.info.pop(_KEY, None)
