"""Newstally reads news reports and keeps the count.

From a page it takes the reports on it; from a report, every figure and every incident it states, each with
the sentence that says so; it proof-reads the arithmetic and keeps a ledger whose tallies can be checked.
"""

from newstally.intake.plain import plain_report
from newstally.model import Page, Reading, Report

__version__ = "0.1.0"
__all__ = ["Page", "Reading", "Report", "__version__", "plain_report"]
