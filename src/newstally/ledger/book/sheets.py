"""Tallies that people keep elsewhere: taken in, compared, and edited exports that come back."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from newstally.ledger.book.opened import Opened
from newstally.ledger.corrections.decide import Corrector, Decided
from newstally.ledger.corrections.fields import FieldError
from newstally.ledger.sheets import Imported, Proposed, Reconciled, columns_of, read_sheet
from newstally.ledger.sheets.beside import beside_ledger, proposed_by
from newstally.ledger.sheets.enter import enter_row, paired, row_name
from newstally.ledger.sheets.rows import Meant, home_of, order_of_days
from newstally.ledger.tally.question import Question


class WithSheets(Opened):
    """The part of a ledger that deals with sheets."""

    def import_sheet(
        self,
        path: str | os.PathLike[str],
        *,
        who: str,
        columns: Mapping[str, str] | None = None,
        type: str = "",
        dates: str = "",
    ) -> Imported:
        """Take each row of a CSV or Excel file as an incident that a person states; it is linked like any report.

        `columns` says which column is which field where their names do not; `type` what the incidents are where no
        column says; `dates` ("dmy" or "mdy") how 3/4/2025 is meant. A row that cannot be understood is listed and the
        others are taken. Importing again changes nothing but the rows that were changed. Raises SheetError for a file
        that is no sheet.
        """
        sheet = read_sheet(Path(path))
        found = columns_of(sheet, columns)
        meant = Meant(order_of_days(sheet, found, dates), home_of(sheet, found), type)
        states: Counter[str] = Counter()
        unread: list[str] = []
        with self._store.reading() as connection:
            pairs = paired(connection, sheet, found)
        for row in sheet.rows:
            try:
                with self._store.writing() as connection:
                    state, changes = enter_row(Corrector(connection, self.name, who), sheet, row, found, meant, pairs)
                    states[state] += 1
                    states["matched"] += any(change.cause in ("report", "merged") for change in changes)
            except FieldError as error:
                unread.append(row_name(sheet, row, error))
        self._count_again()
        return Imported(
            path=sheet.path,
            columns=found,
            added=states["added"],
            unchanged=states["unchanged"],
            changed=states["changed"],
            matched=states["matched"],
            unread=tuple(unread),
        )

    def reconcile_sheet(
        self,
        path: str | os.PathLike[str],
        *,
        columns: Mapping[str, str] | None = None,
        type: str = "",
        dates: str = "",
        question: Question | None = None,
    ) -> Reconciled:
        """Hold a sheet beside the ledger: what both have, on what they differ, what only one of them has.

        Rows are linked with the ledger's incidents as their import would; nothing is written. Incidents that only the
        ledger has are those that `question` asks for, without one those of the sheet's time. Raises
        SheetError for a file that is no sheet.
        """
        sheet = read_sheet(Path(path))
        found = columns_of(sheet, columns)
        meant = Meant(order_of_days(sheet, found, dates), home_of(sheet, found), type)
        return beside_ledger(self._store, sheet, found, meant, question)

    def proposals(self, path: str | os.PathLike[str]) -> tuple[Proposed, ...]:
        """What the changed cells of an exported sheet propose to correct; nothing is written (see `accept`)."""
        sheet = read_sheet(Path(path))
        with self._store.reading() as connection:
            return tuple(proposed_by(connection, sheet, self.name))

    def accept(self, proposals: Iterable[Proposed], *, who: str, why: str) -> tuple[Decided, ...]:
        """Make the corrections that an edited sheet proposes; those that cannot be made are left out."""
        with self._correcting(who) as corrector:
            return tuple(
                corrector.set_field(each.incident, each.field, each.value, why)
                for each in proposals
                if not each.problem
            )
