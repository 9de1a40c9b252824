"""The ledger: readings -> the store, incidents and indicators across reports, tallies."""

from newstally.ledger.book import Ledger
from newstally.ledger.corrections import Correction
from newstally.ledger.corrections.decide import Decided
from newstally.ledger.corrections.fields import FieldError
from newstally.ledger.doctor import Ailment, Health
from newstally.ledger.errors import LedgerError
from newstally.ledger.records import (
    Across,
    Added,
    AddedReport,
    CountSpan,
    Decision,
    HistoryEntry,
    Hit,
    IncidentChange,
    LedgerIncident,
    Link,
    ReviewItem,
    SavedAnswer,
    SavedTally,
    Tally,
    TallyRow,
    Told,
)
from newstally.ledger.series import Decisions, DecisionsError, Indicators, LedgerIndicator, Observed, Proposal, Series
from newstally.ledger.sheets import (
    Columns,
    Difference,
    Imported,
    Proposed,
    Reconciled,
    RowMatch,
    SheetError,
    read_sheet,
)

__all__ = [
    "Across",
    "Added",
    "AddedReport",
    "Ailment",
    "Columns",
    "Correction",
    "CountSpan",
    "Decided",
    "Decision",
    "Decisions",
    "DecisionsError",
    "Difference",
    "FieldError",
    "Health",
    "HistoryEntry",
    "Hit",
    "Imported",
    "IncidentChange",
    "Indicators",
    "Ledger",
    "LedgerError",
    "LedgerIncident",
    "LedgerIndicator",
    "Link",
    "Observed",
    "Proposal",
    "Proposed",
    "Reconciled",
    "ReviewItem",
    "RowMatch",
    "SavedAnswer",
    "SavedTally",
    "Series",
    "SheetError",
    "Tally",
    "TallyRow",
    "Told",
    "read_sheet",
]
