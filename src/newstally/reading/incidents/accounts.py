"""Accounts: what one report's many numbers come to for one incident and effect: totals, parts added, zeros."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from newstally.model import CountRange, Effect
from newstally.reading.incidents.casualties import Toll

Numbered = tuple[int, Toll]


def account(tolls: Iterable[Numbered], effect: Effect, perpetrators: bool = False) -> CountRange | None:
    """The range one report prints for an effect, from its sentences in order of standing.

    Each toll comes with the number of its sentence, best first. A running total ("the toll rose to 12")
    outranks other numbers; then the first sentence that counts, its coordinated parts added; then single
    persons told without a number; then the zeros. Figures that the text withdraws are left out.
    """
    told = [(n, t) for n, t in tolls if t.effect == effect and not t.superseded and t.of_perpetrators == perpetrators]
    mine = [(n, t) for n, t in told if not t.rival]
    if not mine and told:
        return _against(_agreed(told[:1]), [t for _, t in told[1:] if not t.is_zero])
    return _against(_agreed(mine), [t for _, t in told if t.rival])


def _against(count: CountRange | None, rivals: list[Toll]) -> CountRange | None:
    """The range that rival figures of one report span."""
    if count is None or count.low is None:
        return count
    lows = [t.low for t in rivals if t.low is not None]
    highs = [t.high for t in rivals if t.high is not None] + ([] if count.high is None else [count.high])
    return CountRange(low=min([count.low, *lows]), high=max(highs, default=None), none_reported=count.none_reported)


def _agreed(mine: list[Numbered]) -> CountRange | None:
    counted = [(n, t) for n, t in mine if not t.is_zero]
    totals = [t for _, t in counted if t.total]
    if totals:
        return _range([totals[0]])
    plain = [(n, t) for n, t in counted if not t.part and not t.single]
    if plain:
        first = plain[0][0]
        numbered = [t for n, t in plain if n == first]
        # "A nurse and three drivers were abducted": the one told without a number is one more.
        beside = [t for n, t in counted if t.single and n == first and t.word == numbered[0].word]
        return _sum([*numbered, *beside] if all(t.category for t in numbered) else numbered)
    parts = [t for _, t in counted if t.part]
    if parts:
        return _range(parts[:1])
    singles = [(n, t) for n, t in counted if t.single]
    if singles:
        first = singles[0][0]
        return _sum([t for n, t in singles if n == first])
    zeros = [t for _, t in mine if t.is_zero]
    if zeros:
        return CountRange(low=0, high=0, none_reported=zeros[0].none_reported)
    return None


def _range(tolls: list[Toll]) -> CountRange:
    return CountRange(low=tolls[0].low, high=tolls[0].high)


def _sum(tolls: list[Toll]) -> CountRange:
    """Parts of one sentence added up, an open end staying open; the same number told twice counts once."""
    distinct = list({(t.low, t.high, t.category.lower() or t.start): t for t in tolls}.values())
    if not all(t.category or t.adds for t in distinct[1:]) or not (
        distinct[0].category or any(t.adds for t in distinct)
    ):
        # A number without a category of its own beside another restates the whole.
        return _range(distinct)
    low = sum(t.low or 0 for t in distinct)
    high = None if any(t.high is None for t in distinct) else sum(t.high or 0 for t in distinct)
    return CountRange(low=low, high=high)


_ATTACKERS = (
    r"(?:himself|herself|themselves|(?:the|both|its?|two|three|one of the|all)?[ \u00a0]?(?:\w+[ \u00a0])?"
    r"(?:bomber|attacker|gunman|gunmen|assailant|shooter|hijacker|perpetrator)s?)\b"
)
_COUNTED = re.compile(
    rf"\b(?:including|includes|counting|among them)[ \u00a0]{_ATTACKERS}|\b{_ATTACKERS} (?:included|among them)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    rf"\b(?:excluding|not (?:including|counting)|besides|apart from|in addition to|as well as)[ \u00a0]{_ATTACKERS}",
    re.IGNORECASE,
)


def attackers_told_in(sentences: Iterable[str]) -> Literal["yes", "no", "unknown"]:
    """Whether the number of the dead says that the attackers are among them: "seven people, including the bomber"."""
    for sentence in sentences:
        if _LEFT_OUT.search(sentence):
            return "no"
        if _COUNTED.search(sentence):
            return "yes"
    return "unknown"


def with_perpetrators(
    killed: CountRange | None, apart: CountRange | None, told_in: Literal["yes", "no", "unknown"]
) -> CountRange | None:
    """The dead, saying whether the attackers are among them: told apart, they are not."""
    if killed is None:
        return None
    state: Literal["yes", "no", "unknown"] = "no" if apart is not None and apart.high != 0 else told_in
    return CountRange(low=killed.low, high=killed.high, includes_perpetrators=state, none_reported=killed.none_reported)
