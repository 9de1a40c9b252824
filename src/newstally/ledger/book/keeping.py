"""Keeping a ledger whole: backup, restore, reading again, examination."""

from __future__ import annotations

import os
from pathlib import Path

from newstally.ledger import backup as backups
from newstally.ledger import doctor
from newstally.ledger.book.opened import Opened
from newstally.ledger.rebuild import rebuild
from newstally.ledger.relink import now
from newstally.ledger.tally.saved import count_again


class Keeping(Opened):
    """The part of a ledger that looks after it."""

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Write the whole ledger into one compressed file; gives the number of reports.

        Raises LedgerError where there is such a file already.
        """
        return backups.backup(self._store, Path(path))

    def restore(self, path: str | os.PathLike[str]) -> int:
        """Put a backup in the place of what the ledger holds; gives the number of reports.

        What this ledger has redacted stays redacted. Raises LedgerError for what is no whole backup, and changes
        nothing then.
        """
        reports = backups.restore(Path(path), self._store)
        self._count_again()
        return reports

    def examine(self) -> doctor.Health:
        """Look whether everything is whole and still follows from what came in."""
        with self._store.reading() as connection:
            return doctor.examine(connection)

    def repair(self) -> int:
        """Derive every link and incident anew; gives how many incidents that changed."""
        with self._store.writing() as connection:
            changed = rebuild(connection, "a repair")
            count_again(connection, now())
        return changed
