"""Candidates: which accounts are worth comparing, through keys that an index can answer.

Two accounts are candidates if one shows a key the other looks for. Dated ones meet in windows of days
within a country, or by a word of their target's name in a month; undated ones by target or place alone.
What two accounts share depends on nothing but themselves, so the order of arrival changes nothing.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.dates import EXACT, Days, days, news_days
from newstally.ledger.linking.names import proper
from newstally.ledger.linking.places import rank
from newstally.ledger.linking.spelling import skeleton, tokens
from newstally.lexicon import words
from newstally.model import IncidentMention

_WINDOW = 4
# How many days apart two accounts may be and still be worth comparing: what `dates` does not rule out.
_SLACK, _SLACK_UNDATED, _SLACK_SHARE = 4, 8, 5
# A date wider than this (about two months) is looked for by name and place, not by day.
_WIDEST = 62
_ANYWHERE = "??"


class Blocks(msgspec.Struct, frozen=True):
    """The keys an account shows, and the keys it looks for."""

    shows: frozenset[str]
    seeks: frozenset[str]


def blocks(account: Account) -> Blocks:
    """The keys of one account."""
    mention = account.mention
    when = days(mention.date) or news_days(account)
    named = [f"name:{word}" for word in _name_words(mention)]
    placed = [f"place:{word}" for word in _place_words(mention)]
    if when is None or when[1] - when[0] > _WIDEST:
        own = {f"{key}:undated" for key in named + placed}
        return Blocks(frozenset(own), frozenset(own | {f"{key}:any" for key in named + placed}))
    country = mention.place.entry.country if mention.place and mention.place.entry else ""
    shown, sought = _windows(when), _windows(_widened(when))
    shows = {f"day:{window}:{where}" for window in shown for where in (country or _ANYWHERE, "*")}
    by_month = {f"{key}:{month}" for key in named for month in _months(when)}
    wanted = (country, _ANYWHERE) if country else ("*",)
    seeks = {f"day:{window}:{where}" for window in sought for where in wanted}
    return Blocks(
        frozenset(shows | by_month | {f"{key}:any" for key in named + placed}),
        frozenset(seeks | by_month | {f"{key}:undated" for key in named + placed}),
    )


def _widened(when: Days) -> Days:
    """An interval with the slack in which its soft edges are looked for."""
    width = when[1] - when[0]
    slack = _SLACK if width <= EXACT else max(_SLACK_UNDATED, width // _SLACK_SHARE)
    return (when[0] - slack, when[1] + slack)


def _windows(when: Days) -> range:
    """The windows of days that an interval touches."""
    return range(when[0] // _WINDOW, (when[1] - 1) // _WINDOW + 1)


def _months(when: Days) -> set[str]:
    ordinals = (*range(when[0], when[1], 27), when[1] - 1)
    return {dt.date.fromordinal(day).strftime("%Y-%m") for day in ordinals}


def _name_words(mention: IncidentMention) -> list[str]:
    if mention.target is None or not proper(mention.target.name):
        return []
    plain = words("newstally.ledger.linking", "common_words.txt")
    return [skeleton(word) for word in tokens(mention.target.name) if word not in plain]


def _place_words(mention: IncidentMention) -> list[str]:
    """The name of an exact place; a country or a province alone brings nobody together."""
    place = mention.place
    if place is None or (place.entry is not None and (rank(place.entry) or 0) < 2):
        return []
    names = {place.name} | ({place.entry.name} if place.entry else set())
    return [skeleton(word) for name in sorted(names) for word in tokens(name)]
