"""What to say when the ledger that a question is put to is not there."""

from __future__ import annotations

from pathlib import Path


def missing_ledger(location: str) -> str | None:
    """Why there is nothing to ask at a file, and what to do; None where there is a file, or the location is a URL."""
    if "://" in location or Path(location).is_file():
        return None
    return f"newstally: there is no ledger at {location}; start one with `newstally add PATH... --ledger {location}`"
