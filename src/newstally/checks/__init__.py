"""Checks: proof-reads the arithmetic of a reading. One module per kind of relation, its docstring the documentation."""

from __future__ import annotations

import inspect
from collections.abc import Collection

from newstally.checks import (
    agreement,
    change_amount,
    change_base,
    change_percent,
    comparison,
    compound,
    conversion,
    count_list,
    direction,
    elapsed,
    impossible,
    multiple,
    points,
    rate,
    reference,
    restatement,
    share,
    sum,
    weekday,
)
from newstally.checks.coverage import coverage
from newstally.checks.pairs import lay_out
from newstally.model import Finding, Reading

__all__ = ["KINDS", "check", "coverage", "explain"]

KINDS = {
    "change_percent": change_percent,
    "change_amount": change_amount,
    "change_base": change_base,
    "share": share,
    "sum": sum,
    "compound": compound,
    "multiple": multiple,
    "rate": rate,
    "points": points,
    "direction": direction,
    "restatement": restatement,
    "conversion": conversion,
    "weekday": weekday,
    "interval": elapsed,
    "count_list": count_list,
    "comparison": comparison,
    "impossible": impossible,
}


def check(reading: Reading) -> tuple[Finding, ...]:
    """The findings of a reading, in text order; `fails` only where no reading of the numbers can hold."""
    passage = lay_out(reading)
    found: dict[tuple[str, frozenset[tuple[int, int]]], Finding] = {}
    for kind in KINDS.values():
        for result in kind.find(passage):
            found.setdefault((result.kind, _spans(result)), result)
    results = {(f.operands[0].start, f.operands[0].end) for f in found.values()}
    for result in agreement.find(passage, results):
        found.setdefault((result.kind, _spans(result)), result)
    told = [f for f in found.values() if not _is_told_better(f, found.values())]
    return tuple(sorted(told, key=lambda f: (min(o.start for o in f.operands), f.kind)))


def _is_told_better(finding: Finding, others: Collection[Finding]) -> bool:
    """Whether a slip of one number alone ("fell 180 percent") is part of a finding that says what it should be."""
    alone = _spans(finding)
    return (
        finding.verdict == "fails"
        and len(alone) == 1
        and any(other.verdict == "fails" and alone < _spans(other) for other in others)
    )


def _spans(finding: Finding) -> frozenset[tuple[int, int]]:
    return frozenset((o.start, o.end) for o in finding.operands)


# Kinds that need more than the report: a table of the user's.
TABLE_KINDS = {"reference": reference}


def explain(kind: str) -> str:
    """What a kind of check asserts, why editors care, an example that holds and one that fails.

    Raises KeyError, naming the kinds there are, for a kind that does not exist.
    """
    known = {**KINDS, **TABLE_KINDS}
    if kind not in known:
        raise KeyError(f"no check is called {kind!r}; there are {', '.join(known)}")
    return inspect.getdoc(known[kind]) or ""
