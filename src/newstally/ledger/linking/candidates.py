"""Candidates: which accounts are worth comparing, through keys that an index can answer.

Two accounts are candidates if one shows a key the other looks for, which is so in both directions or in none: only
what is shown need be kept. Dated ones meet in windows of days where their places may be one: in neighbouring squares of
a degree, or within a country where one of them says no more than the country; or by a word of their target's name in
a month; undated ones by target or place alone. What two accounts share depends on nothing but themselves, so the order
of arrival changes nothing, and nobody far away is looked at, however large the ledger.
"""

from __future__ import annotations

import datetime as dt
import math

import msgspec

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.dates import EXACT, Days, days, news_days
from newstally.ledger.linking.names import own_words, proper
from newstally.ledger.linking.places import rank
from newstally.ledger.linking.spelling import skeleton, tokens
from newstally.lexicon import words
from newstally.model import IncidentMention

# Days in a window; neighbouring windows are looked into, so that this is also the least slack.
WINDOW = 4
# How many days apart two accounts may be and still be worth comparing: what `dates` does not rule out.
_SLACK_UNDATED, _SLACK_SHARE = 8, 5
# A date wider than this (about two months) is looked for by name and place, not by day.
_WIDEST = 62
_ANYWHERE, _EVERYONE = "??", "*"
# Squares of a degree are 111 km from north to south; away from the equator they are made wider in degrees, so that
# what lies within 110 km, where `places` begins to see a contradiction, is in a neighbouring one.
_KM_PER_DEGREE = 111.0
_SQUARE_KM = 111.0


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
    shown = _windows(when)
    sought = range(shown[0] - 1, shown[-1] + 2)
    here, near = _whereabouts(mention)
    by_month = {f"{key}:{month}" for key in named for month in _months(when)}
    shows = {f"day:{window}:{where}" for window in shown for where in (*here, _EVERYONE)}
    seeks = {f"day:{window}:{where}" for window in sought for where in near}
    return Blocks(
        frozenset(shows | by_month | {f"{key}:any" for key in named + placed}),
        frozenset(seeks | by_month | {f"{key}:undated" for key in named + placed}),
    )


def _whereabouts(mention: IncidentMention) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where an account is found, and where it looks: squares, or a country, or anywhere."""
    entry = mention.place.entry if mention.place else None
    if entry is None or not entry.country:
        return (_ANYWHERE,), (_EVERYONE,)
    country = entry.country
    if (rank(entry) or 0) < 2 or entry.lat is None or entry.lon is None:
        return (f"coarse:{country}",), (f"coarse:{country}", f"in:{country}", _ANYWHERE)
    row = math.floor(entry.lat * _KM_PER_DEGREE / _SQUARE_KM)
    near = [_square(entry.lon + step, each) for each in (row - 1, row, row + 1) for step in _steps(each)]
    # A district is reached from anywhere in it; what is told of it may lie two squares off.
    wider = (f"in:{country}",) if rank(entry) == 2 else ()
    own = (_square(entry.lon, row), f"in:{country}") + ((f"coarse:{country}",) if rank(entry) == 2 else ())
    return own, (*dict.fromkeys(near), f"coarse:{country}", _ANYWHERE, *wider)


def _square(lon: float, row: int) -> str:
    width = _width(row)
    columns = math.ceil(360 / width)
    return f"{row},{math.floor((lon + 180) / width) % columns}"


def _steps(row: int) -> tuple[float, float, float]:
    width = _width(row)
    return (-width, 0.0, width)


def _width(row: int) -> float:
    """How many degrees of longitude make a square's width in a row of squares, at its end towards the pole."""
    edge = min(max(abs(row), abs(row + 1)) * _SQUARE_KM / _KM_PER_DEGREE, 85.0)
    return _SQUARE_KM / (_KM_PER_DEGREE * math.cos(math.radians(edge)))


def _windows(when: Days) -> range:
    """The windows of days that an interval touches, with the slack beyond one window in which its edges are soft."""
    width = when[1] - when[0]
    slack = 0 if width <= EXACT else max(_SLACK_UNDATED, width // _SLACK_SHARE) - WINDOW
    return range((when[0] - slack) // WINDOW, (when[1] + slack - 1) // WINDOW + 1)


def _months(when: Days) -> set[str]:
    ordinals = (*range(when[0], when[1], 27), when[1] - 1)
    return {dt.date.fromordinal(day).strftime("%Y-%m") for day in ordinals}


def _name_words(mention: IncidentMention) -> list[str]:
    """The words that a target has for a name: "Jaffar" of the Jaffar Express, not "train" of the Jaffar train."""
    if mention.target is None or not proper(mention.target.name):
        return []
    plain = words("newstally.ledger.linking", "common_words.txt") | words("newstally.ledger.linking", "venues.txt")
    return [skeleton(word) for word in own_words(mention.target.name) if word not in plain]


def _place_words(mention: IncidentMention) -> list[str]:
    """The name of an exact place; a country or a province alone brings nobody together."""
    place = mention.place
    if place is None or (place.entry is not None and (rank(place.entry) or 0) < 2):
        return []
    names = {place.name} | ({place.entry.name} if place.entry else set())
    return [skeleton(word) for name in sorted(names) for word in tokens(name)]
