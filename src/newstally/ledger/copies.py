"""Copies: outlets that print one wire story are one copy group, and count as one origin."""

from __future__ import annotations

from collections.abc import Sequence

from newstally.intake.signature import similarity
from newstally.ledger.linking import Account

# Shares of shingles from which two reports are one story printed twice.
_COPY = 0.5


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
