"""How what the ledger knows becomes a finding on the draft's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newstally.model import CheckKind, Evidence, Finding, Operand, Reading, Verdict

_NAMED = 3


def finding(
    reading: Reading,
    kind: CheckKind,
    verdict: Verdict,
    words: Sequence[tuple[str, Evidence]],
    relation: str,
    reason: str,
    stated: str,
    *,
    assumes: tuple[str, ...] = (),
) -> Finding:
    """A finding on stretches of the draft, the judged one first; `reason` says what the ledger has."""
    operands = tuple(
        Operand(role=role, start=e.span[0], end=e.span[1], text=reading.report.text[e.span[0] : e.span[1]])
        for role, e in words
    )
    if verdict == "fails":
        message = f"{reason[:1].upper()}{reason[1:]}, not {stated}."
    elif verdict == "holds":
        message = f"{stated} holds: {reason}."
    else:
        message = f"{stated} is undecided: {reason}."
    return Finding(
        kind=kind,
        verdict=verdict,
        operands=operands,
        relation=relation,
        message=message,
        assumes=assumes,
        evidence=tuple(e for _, e in words),
    )


def who(told: Iterable[tuple[str, str]]) -> str:
    """The first few sources with their days: "Lakeside Daily, 2026-03-13; Courier, 2026-03-13"."""
    named = list(dict.fromkeys(", ".join(filter(None, (source, day[:10]))) for source, day in told))
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return "; ".join(named[:_NAMED]) + more
