"""Bearings: where something is with respect to a named place: "near Quetta", "about 30 km south of Quetta"."""

from __future__ import annotations

import re
from decimal import Decimal

from newstally.gazetteer.geometry import COMPASS
from newstally.lexicon import phrases
from newstally.model import Bearing, Evidence, Interval, quote
from newstally.reading.quantities.numerals import numerals

# How far before a name its bearing may begin.
_REACH = 110
_KILOMETRES = {"k": Decimal(1), "mi": Decimal("1.609344"), "na": Decimal("1.852"), "m": Decimal("0.001")}
_WORD = r"(?:north|south|east|west)"
_DIRECTION = rf"{_WORD}(?:[- ]?{_WORD})?(?:[- ]?{_WORD})?(?:ern|wards?)?"
_UNIT = r"(?P<unit>k(?:m|ms|ilomet(?:er|re)s?)|mi(?:les?)?|nautical miles?|met(?:er|re)s?)"
# Between the bearing and the name: "of the capital, ", "from the town of ", "of Balochistan’s capital ".
_TO_NAME = (
    r"(?:[ \u00a0](?:(?!(?:from|to|in|at|of|and|own|where|by|on)\b)[a-z-]+|[A-Z]\w+[’']s)){0,4}"
    r"(?:[ \u00a0](?:city|town|village|capital|port|district|area)(?:[ \u00a0]of|,)?)?[ \u00a0]$"
)
_DISTANCE = re.compile(
    rf"[ \u00a0-]?(?<![a-z])(?i:{_UNIT})\b(?:[ \u00a0]?\([^()]{{1,28}}\))?,?"
    rf"(?:[ \u00a0](?:to[ \u00a0]the[ \u00a0])?(?P<direction>(?i:{_DIRECTION})))?"
    rf"[ \u00a0](?:of|from|outside|off|away[ \u00a0]from|inside|beyond){_TO_NAME}"
)
_DIRECTED = re.compile(
    rf"\b(?i:(?:just|far|further|due|well)[ \u00a0])?(?P<direction>(?i:{_DIRECTION}))[ \u00a0]of{_TO_NAME}"
)
_NEAR = re.compile(rf"\b(?i:{'|'.join(phrases('newstally.reading.places', 'near_phrases.txt'))}){_TO_NAME}")
_ROUGH = re.compile(
    r"\b(?:about|some|around|roughly|nearly|almost|approximately|over|under|more than|less than|up to) $"
)
_FEW = re.compile(r"\b(?P<few>a (?:few|couple of)|several)$", re.IGNORECASE)
_BREAK = re.compile(r"[.;:!?](?=[ \u00a0\n])|\n")


def bearing_before(text: str, start: int, least: int = 0) -> tuple[Bearing, Evidence] | None:
    """What stands before a name at `start` and tells where something is from there, and its words; else None.

    Nothing before `least` (the sentence's beginning) is looked at.
    """
    begin = max(least, start - _REACH)
    before = text[begin:start]
    cut = [found.end() for found in _BREAK.finditer(before)]
    if cut:
        begin, before = begin + cut[-1], before[cut[-1] :]
    found = _DISTANCE.search(before)
    if found is not None:
        measured = _measured(before, found)
        if measured is not None:
            at, km = measured
            direction = compass(found["direction"]) if found["direction"] else ""
            return Bearing(relation="distance", km=km, direction=direction), _words(text, begin + at, start)
    found = _DIRECTED.search(before)
    if found is not None:
        return Bearing(relation="direction", direction=compass(found["direction"])), _words(
            text, begin + found.start(), start
        )
    found = _NEAR.search(before)
    return (Bearing(relation="near"), _words(text, begin + found.start(), start)) if found is not None else None


def _words(text: str, start: int, end: int) -> Evidence:
    return quote(text, start, start + len(text[start:end].rstrip()), "bearing")


def _measured(before: str, found: re.Match[str]) -> tuple[int, Interval] | None:
    """Where the number before the unit begins, and the kilometres it stands for."""
    unit = found["unit"].lower()
    factor = _KILOMETRES[next(sign for sign in ("k", "mi", "na", "m") if unit.startswith(sign))]
    few = _FEW.search(before[: found.start()])
    if few is not None:
        return few.start(), Interval(low=2 * factor, high=9 * factor)
    number = next((n for n in numerals(before) if n.end == found.start()), None)
    if number is None or not number.value:
        return None
    value = number.value * factor
    # A distance by road or by air, to the middle of a town or its edge: a tenth is the least that it may be off.
    rough = _ROUGH.search(before[: number.start])
    slack = value * (Decimal("0.25") if rough else Decimal("0.1"))
    return rough.start() if rough else number.start, Interval(low=value - slack, high=value + slack)


def compass(words: str) -> str:
    """The point of the compass: "north-east" -> NE, "southwestern" -> SW, "north-northwest" -> NNW."""
    letters = "".join(w[0].upper() for w in re.findall(_WORD, words.lower()))
    return letters if letters in COMPASS else letters[:1]
