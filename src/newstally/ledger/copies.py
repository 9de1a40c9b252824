"""Copies: outlets that print one wire story are one copy group, and count as one origin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

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
    told = list({account.report: account for account in accounts}.values())
    shared = _shared([account.signature for account in told])
    if shared is None:
        return {}
    first: dict[str, str] = {}
    for here, account in enumerate(told):
        source = _source(account)
        # Copies share most of their shingles, so that only reports with as many in common need be compared.
        for there in np.flatnonzero(shared[here, :here] >= max(1, _COPY * len(account.signature))):
            earlier = told[there]
            other = _source(earlier)
            if other != source and similarity(earlier.signature, account.signature) >= _COPY:
                first.setdefault(source, first.get(other, other))
                break
    return first


def _shared(signatures: Sequence[tuple[int, ...]]) -> npt.NDArray[np.float32] | None:
    """How many shingles each two signatures share; None where no two share any."""
    shingles = np.fromiter(chain.from_iterable(signatures), dtype=np.int64)
    _, which, number = np.unique(shingles, return_inverse=True, return_counts=True)
    in_several = number > 1
    if not in_several.any():
        return None
    column = np.cumsum(in_several) - 1
    row = np.repeat(np.arange(len(signatures)), [len(each) for each in signatures])
    kept = in_several[which]
    holds = np.zeros((len(signatures), int(in_several.sum())), dtype=np.float32)
    holds[row[kept], column[which[kept]]] = 1.0
    return holds @ holds.T


def _source(account: Account) -> str:
    return outlet_origin(account.source)
