"""The ledger: readings -> the store, incidents and indicators across reports, tallies."""

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
from newstally.ledger.series import Decisions, DecisionsError, Indicators, LedgerIndicator, Observed, Proposal, Series

__all__ = [
    "Added",
    "AddedReport",
    "CountSpan",
    "Decisions",
    "DecisionsError",
    "IncidentChange",
    "Indicators",
    "Ledger",
    "LedgerError",
    "LedgerIncident",
    "LedgerIndicator",
    "Link",
    "Observed",
    "Proposal",
    "Series",
    "Tally",
    "TallyRow",
    "Told",
]
