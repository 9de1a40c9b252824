"""Copies: outlets that print one wire story are one copy group, and count as one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from newstally.intake.signature import signature, similarity
from newstally.ledger.linking import Account
from newstally.ledger.origins import outlet_origin

# Shares of shingles from which two reports are one story printed twice.
_COPY = 0.5
_LONGEST = 50_000


def fingerprint(text: str) -> tuple[int, ...]:
    """The signature of a report's text; of a very long one, of its beginning."""
    return signature(text[:_LONGEST])


def copy_groups(accounts: Sequence[Account]) -> dict[str, str]:
    """Which outlet's own account is a copy of which: later outlets lead to the first of their group."""
    first: dict[str, str] = {}
    reports = {account.report: account for account in accounts}
    # Copies share most of their shingles, so that only reports found under as many need be compared.
    holders: dict[int, list[str]] = defaultdict(list)
    for report, account in reports.items():
        source = _source(account)
        shared = Counter(holder for shingle in account.signature for holder in holders[shingle])
        likely = (reports[n] for n in reports if shared[n] >= max(1, _COPY * len(account.signature)))
        for earlier in likely:
            other = _source(earlier)
            if other != source and similarity(earlier.signature, account.signature) >= _COPY:
                first.setdefault(source, first.get(other, other))
                break
        for shingle in account.signature:
            holders[shingle].append(report)
    return first


def _source(account: Account) -> str:
    return outlet_origin(account.source)
