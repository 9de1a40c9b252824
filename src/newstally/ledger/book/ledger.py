"""The ledger itself: add readings, correct them, ask for tallies, look back, keep it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newstally.ledger.book.asking import Asking
from newstally.ledger.book.correcting import Correcting
from newstally.ledger.book.keeping import Keeping
from newstally.ledger.book.sheets import WithSheets
from newstally.ledger.entry import enter
from newstally.ledger.records import (
    Added,
    AddedReport,
)
from newstally.ledger.reread import outdated, read_again, reread
from newstally.ledger.tally.saved import has_saved
from newstally.model import Page, Reading, Report


class Ledger(Correcting, Asking, WithSheets, Keeping):
    """What many reports state, linked into incidents, in one file ("tally.db") or PostgreSQL database.

    Reading the same page twice changes nothing; any order of arrival gives the same ledger. Several processes
    may add at once. Raises LedgerError where the file is no ledger, too new, read-only or in use; a ledger of an
    earlier version is brought up to date when it is opened.

        with Ledger("tally.db") as ledger:
            print(ledger.add(newstally.read("page.html")))
            print(ledger.tally(type="bombing", target="Jaffar Express", since="2025-03"))
    """

    def add(self, readings: Reading | Page | Iterable[Reading]) -> Added:
        """Enter what one or several reports state; says for each report what that changed and why.

        Each report is one transaction: it is in the ledger whole or not at all.
        """
        each = (readings,) if isinstance(readings, Reading) else tuple(readings)
        together = frozenset(reading.report.id for reading in each if isinstance(reading, Reading))
        added: list[AddedReport] = []
        owed = False
        try:
            for told, is_asked_after in self._entered(each, together):
                added.append(told)
                owed = owed or is_asked_after
        finally:
            # What came in before an error counts as well.
            if owed:
                self._count_again()
        return Added(reports=tuple(added))

    def _entered(self, each: tuple[Reading, ...], together: frozenset[str]) -> Iterator[tuple[AddedReport, bool]]:
        """Enter readings one by one; each with whether a kept tally may have changed."""
        for reading in each:
            if not isinstance(reading, Reading):
                raise TypeError(f"a ledger holds readings, not {type(reading).__name__}: add newstally.read(...)")
            with self._store.writing() as connection:
                told = enter(connection, reading, together)
                is_asked_after = told.state != "unchanged" and has_saved(connection)
            yield told, is_asked_after

    def reread(
        self, *, everything: bool = False, read: Callable[[Report], Reading] | None = None
    ) -> Iterator[AddedReport]:
        """Read every report anew that another version of the reader read, and say what that changed.

        `everything` reads those again, too, that this version has read. What people decided stays.
        """
        from newstally.reading.version import READER

        with self._store.reading() as connection:
            ids = outdated(connection, READER, everything)
        yield from reread(self._store, ids, read or read_again)
        self._count_again()
