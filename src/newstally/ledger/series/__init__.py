"""Series: figures of many reports -> indicators across reports, and which wordings may be one, with the reasons."""

from newstally.ledger.series.decisions import Decided, Decisions, DecisionsError
from newstally.ledger.series.join import join
from newstally.ledger.series.records import Indicators, LedgerIndicator, Observed, Proposal, Series, Vintages

__all__ = [
    "Decided",
    "Decisions",
    "DecisionsError",
    "Indicators",
    "LedgerIndicator",
    "Observed",
    "Proposal",
    "Series",
    "Vintages",
    "join",
]
