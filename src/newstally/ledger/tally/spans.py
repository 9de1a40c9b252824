"""What all accounts of an incident print of one effect: least, greatest, latest, and the standing range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from newstally.ledger.linking import Account
from newstally.ledger.linking.spelling import tokens
from newstally.ledger.records import CountSpan
from newstally.lexicon import words
from newstally.model import CountRange

CountedEffect = Literal["killed", "injured", "abducted", "killed_perpetrators"]
EFFECTS: tuple[CountedEffect, ...] = ("killed", "injured", "abducted", "killed_perpetrators")


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """One account's figure for one effect. `by` is its origin or, where none is named, its outlet."""

    account: Account
    counted: CountRange
    by: str

    @property
    def figure(self) -> int:
        """The number as printed: of a range or an open one, its lower end."""
        return next(n for n in (self.counted.low, self.counted.high, 0) if n is not None)

    @property
    def top(self) -> int:
        """The greatest number it prints."""
        return next(n for n in (self.counted.high, self.counted.low, 0) if n is not None)


def printed(accounts: Sequence[Account], effect: CountedEffect) -> tuple[Printed, ...]:
    """Every account's figure for an effect, oldest first. What only the perpetrator claims stays out."""
    found = []
    for account in sorted(accounts, key=lambda a: a.order):
        counted: CountRange | None = getattr(account.mention, effect)
        if (
            counted is not None
            and not (counted.low is None and counted.high is None)
            and not account.mention.claimed_only
        ):
            found.append(Printed(account=account, counted=counted, by=_origin(account, effect)))
    return tuple(_one_range(found))


def count_span(accounts: Sequence[Account], effect: CountedEffect) -> CountSpan | None:
    """The span of one effect over all accounts; None where none of them counts."""
    figures = printed(accounts, effect)
    if not figures:
        return None
    exact = [p for p in figures if not is_vague(p, effect)]
    if not exact:
        return CountSpan(low=min(p.figure for p in figures), standing=(min(p.figure for p in figures), None))
    return CountSpan(
        low=min(p.figure for p in exact),
        high=max(p.top for p in exact),
        latest=_latest(exact, effect),
        standing=_standing(exact),
        none_reported=all(p.counted.none_reported for p in exact),
    )


def is_vague(figure: Printed, effect: CountedEffect) -> bool:
    """Whether a figure gives only an order of magnitude ("dozens"): it bounds nothing that others count."""
    return figure.counted.high is None and _evidence_has(figure, effect, "vague_numbers.txt")


def _one_range(figures: list[Printed]) -> list[Printed]:
    """Counts that differ in whether attackers are included never form one range: those that leave them out go first."""
    kinds = {p.counted.includes_perpetrators for p in figures}
    return [p for p in figures if p.counted.includes_perpetrators != "yes"] if kinds >= {"yes", "no"} else figures


def _latest(figures: Sequence[Printed], effect: CountedEffect) -> int | None:
    """The newest single figure; a rounded one told in passing does not displace another."""
    single = [p for p in figures if p.counted.low is not None and p.counted.high in (None, p.counted.low)]
    firm = [p for p in single if not _in_passing(p, effect)]
    return (firm or single)[-1].figure if single else None


def _in_passing(figure: Printed, effect: CountedEffect) -> bool:
    if figure.account.mention.role != "background":
        return False
    rounded = figure.figure >= 10 and figure.figure % 10 == 0
    return rounded or figure.counted.high is None or _evidence_has(figure, effect, "about_words.txt")


def _standing(figures: Sequence[Printed]) -> tuple[int | None, int | None]:
    """The range over accounts that no newer one from the same origin supersedes."""
    newest = {p.by: p for p in figures}
    standing = list(newest.values())
    someone = [p for p in standing if p.top > 0]
    if someone:
        standing = [p for p in standing if not p.counted.none_reported]
    low = min(p.figure for p in standing)
    closed = max((p.top for p in standing if p.counted.high is not None), default=None)
    open_from = max((p.figure for p in standing if p.counted.high is None), default=None)
    if closed is None or (open_from is not None and open_from >= closed):
        return (low, None)
    return (low, closed)


def _origin(account: Account, effect: CountedEffect) -> str:
    for count in account.mention.counts:
        if count.speaker is not None and count.speaker.named and _counts(count.effect, count.of_perpetrators, effect):
            return " ".join(tokens(count.speaker.origin or count.speaker.name))
    return f"outlet:{account.outlet or account.report}"


def _counts(effect: str, of_perpetrators: bool, wanted: CountedEffect) -> bool:
    return (
        effect == "killed" and of_perpetrators
        if wanted == "killed_perpetrators"
        else effect == wanted and not of_perpetrators
    )


def _evidence_has(figure: Printed, effect: CountedEffect, lexicon: str) -> bool:
    telling = words("newstally.ledger.tally", lexicon)
    return any(
        word in telling
        for count in figure.account.mention.counts
        if _counts(count.effect, count.of_perpetrators, effect)
        for word in tokens(count.text)[:4]
    )
