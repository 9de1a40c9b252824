"""Copies: outlets that print one wire story are one copy group, and count as one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

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
    told = list({account.report: account for account in accounts}.values())
    # Copies share most of their shingles, so that only reports found under as many need be compared.
    holders: dict[int, list[int]] = defaultdict(list)
    for here, account in enumerate(told):
        source = _source(account)
        shared = Counter(chain.from_iterable(map(holders.__getitem__, holders.keys() & account.signature)))
        least = max(1, _COPY * len(account.signature))
        # In the order in which they were told.
        for place in sorted(place for place, number in shared.items() if number >= least):
            earlier = told[place]
            other = _source(earlier)
            if other != source and similarity(earlier.signature, account.signature) >= _COPY:
                first.setdefault(source, first.get(other, other))
                break
        for shingle in account.signature:
            holders[shingle].append(here)
    return first


def _source(account: Account) -> str:
    return outlet_origin(account.source)
