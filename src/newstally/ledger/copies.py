"""Copies: outlets that print one wire story are one copy group, and count as one origin."""

from __future__ import annotations

from collections.abc import Sequence

from newstally.intake.signature import signature, similarity
from newstally.ledger.linking import Account

# Shares of shingles from which two reports are one story printed twice.
_COPY = 0.5
_LONGEST = 50_000


def fingerprint(text: str) -> tuple[int, ...]:
    """The signature of a report's text; of a very long one, of its beginning."""
    return signature(text[:_LONGEST])


def copy_groups(accounts: Sequence[Account]) -> dict[str, str]:
    """Which outlet's own account is a copy of which: later outlets lead to the first of their group."""
    first: dict[str, str] = {}
    for n, account in enumerate(accounts):
        source = f"outlet:{account.outlet or account.report}"
        for earlier in accounts[:n]:
            other = f"outlet:{earlier.outlet or earlier.report}"
            if other != source and similarity(earlier.signature, account.signature) >= _COPY:
                first.setdefault(source, first.get(other, other))
                break
    return first
