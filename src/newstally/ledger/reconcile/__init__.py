"""Reconcile: a draft held against what the ledger knows. One module per kind of finding, its docstring its page.

The ledger is copied into memory, the draft is linked there as any report would be, and all of it is forgotten: the
ledger's file is only read, and nothing of a draft is written anywhere.
"""

from __future__ import annotations

import inspect

from newstally.ledger.errors import LedgerError
from newstally.ledger.reconcile import disagreement, tally_claim
from newstally.ledger.reconcile.background import Background
from newstally.model import Finding, Reading

KINDS = {"disagreement": disagreement, "tally_claim": tally_claim}

__all__ = ["KINDS", "Background", "LedgerError", "explain", "reconcile"]


def reconcile(reading: Reading, background: Background) -> tuple[Finding, ...]:
    """The findings of a reading beside a ledger, in text order: tolls, earlier figures, claims about several incidents.

    The reading must hold incidents: one made of its numbers only has no tolls to compare.
    """
    known = background.beside(reading)
    found = [*disagreement.find(reading, known), *tally_claim.find(reading, known)]
    return tuple(sorted(found, key=lambda f: (min(o.start for o in f.operands), f.kind)))


def explain(kind: str) -> str:
    """What a kind of finding asserts; raises KeyError for one that is not made here."""
    return inspect.getdoc(KINDS[kind]) or ""
