"""What the accounts of one incident differ on, in plain words with who says what."""

from __future__ import annotations

from collections.abc import Sequence

from newstally.ledger.linking import Account
from newstally.ledger.linking.dates import days
from newstally.ledger.tally.spans import EFFECTS, Printed, is_vague, printed


def disagreements(accounts: Sequence[Account]) -> tuple[str, ...]:
    """One line for each field on which accounts differ: counts, then date, type and stage."""
    lines = [line for effect in EFFECTS if (line := _on_counts(effect.replace("_", " "), _exact(accounts, effect)))]
    exact_days = [(a, a.mention.date) for a in accounts if (d := days(a.mention.date)) and d[1] - d[0] == 1]
    lines += _on_field("date", [(a, str(date.start.date())) for a, date in exact_days if date and date.start])
    lines += _on_field("type", [(a, a.mention.type.replace("_", " ")) for a in accounts])
    lines += _on_field("stage", [(a, a.mention.stage) for a in accounts])
    return tuple(lines)


def _exact(accounts: Sequence[Account], effect: str) -> list[Printed]:
    return [p for e in EFFECTS if e == effect for p in printed(accounts, e) if not is_vague(p, e)]


def _on_counts(effect: str, figures: list[Printed]) -> str:
    """The least and the greatest figure with who prints them, where they differ."""
    if not figures:
        return ""
    least, most = min(figures, key=lambda p: p.figure), max(figures, key=lambda p: p.top)
    if least.figure == most.top:
        return ""
    return f"{effect}: {least.figure} ({_who(least.account)}), {most.top} ({_who(most.account)})"


def _on_field(field: str, said: list[tuple[Account, str]]) -> list[str]:
    first: dict[str, Account] = {}
    for account, value in said:
        first.setdefault(value, account)
    if len(first) < 2:
        return []
    return [f"{field}: " + ", ".join(f"{value} ({_who(account)})" for value, account in first.items())]


def _who(account: Account) -> str:
    return ", ".join(part for part in (account.source, account.published[:10]) if part)
