"""Sheets: tallies that people keep in CSV or Excel files -> entries, comparisons, corrections."""

from newstally.ledger.sheets.columns import Columns, columns_of
from newstally.ledger.sheets.compare import Difference, Reconciled, RowMatch
from newstally.ledger.sheets.edited import Proposed
from newstally.ledger.sheets.enter import Imported
from newstally.ledger.sheets.read import Row, Sheet, SheetError, read_sheet

__all__ = [
    "Columns",
    "Difference",
    "Imported",
    "Proposed",
    "Reconciled",
    "Row",
    "RowMatch",
    "Sheet",
    "SheetError",
    "columns_of",
    "read_sheet",
]
