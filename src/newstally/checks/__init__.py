"""Checks: proof-reads the arithmetic of a reading. One module per kind of relation."""

from __future__ import annotations

from newstally.model import Finding, Reading


def check(reading: Reading) -> tuple[Finding, ...]:
    """The findings of a reading, in text order; `fails` only where no reading of the numbers can hold."""
    return ()
