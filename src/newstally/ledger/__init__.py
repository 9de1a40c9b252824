"""The ledger: readings -> the store, incidents across reports, tallies."""

from newstally.ledger.book import Ledger
from newstally.ledger.errors import LedgerError
from newstally.ledger.records import (
    Added,
    AddedReport,
    CountSpan,
    IncidentChange,
    LedgerIncident,
    Tally,
    TallyRow,
    Told,
)

__all__ = [
    "Added",
    "AddedReport",
    "CountSpan",
    "IncidentChange",
    "Ledger",
    "LedgerError",
    "LedgerIncident",
    "Tally",
    "TallyRow",
    "Told",
]
