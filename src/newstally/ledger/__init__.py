"""The ledger: readings -> the store, incidents across reports, tallies."""

from newstally.ledger.book import Ledger
from newstally.ledger.errors import LedgerError
from newstally.ledger.records import (
    Added,
    AddedReport,
    CountSpan,
    IncidentChange,
    LedgerIncident,
    Link,
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
    "Link",
    "Tally",
    "TallyRow",
    "Told",
]
