"""Newstally reads news reports and keeps the count.

From a page it takes the reports on it; from a report, every figure and every incident it states, each with
the sentence that says so; it proof-reads the arithmetic and keeps a ledger whose tallies can be checked.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from newstally.api import (
    as_geojson,
    as_html,
    as_timeml,
    check,
    figures,
    indicators,
    places,
    plot,
    quantities,
    read,
    read_report,
    times,
)
from newstally.model import Page, Places, Reading, Report, Times
from newstally.model.display import show_with

if TYPE_CHECKING:
    from newstally.intake import plain_report
    from newstally.ledger import Ledger

__version__ = "0.1.0"
__all__ = [
    "Ledger",
    "Page",
    "Places",
    "Reading",
    "Report",
    "Times",
    "__version__",
    "as_geojson",
    "as_timeml",
    "check",
    "figures",
    "indicators",
    "places",
    "plain_report",
    "plot",
    "quantities",
    "read",
    "read_report",
    "times",
]

show_with(as_html)

# Their rooms take a while to import and most callers need only one of them.
_IMPORTED_WHEN_USED = {"Ledger": "newstally.ledger", "plain_report": "newstally.intake"}

if not TYPE_CHECKING:  # for a type checker every name would exist

    def __getattr__(name: str) -> object:
        """Import what is used for the first time."""
        if name not in _IMPORTED_WHEN_USED:
            raise AttributeError(f"module 'newstally' has no attribute {name!r}")
        return getattr(import_module(_IMPORTED_WHEN_USED[name]), name)
