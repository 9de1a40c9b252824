"""Clock times that belong together: one moment told twice ("3 p.m. EDT (1900 GMT)"), both ends of a stretch."""

from __future__ import annotations

import datetime as dt
import re

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import Span
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.meaning.zones import offset_of, written_offset

# What stands between the two.
_BETWEEN = re.compile(r"[ \u00a0]*(?:local time|[A-Z][a-z]+ time)?,?[ \u00a0]*(?:\(|or )[ \u00a0]*")
_TO = re.compile(r"[ \u00a0]*(?:-|–|—|to|until|till|and)[ \u00a0]*")
_DAY = dt.timedelta(days=1)
_QUARTER = dt.timedelta(minutes=15)
# Local time lies between so much behind UTC and so much ahead.
_LEAST, _MOST = dt.timedelta(hours=-12), dt.timedelta(hours=14)


def are_pair(first: Phrase, second: Phrase) -> bool:
    """Whether a clock time is told again in another zone right after."""
    if first.rule != "clock" or second.rule != "clock" or not (second.has("zone") or second.has("zone2")):
        return False
    return _BETWEEN.fullmatch(first.tokens.text, first.end, second.start) is not None


def are_ends(first: Phrase, second: Phrase) -> bool:
    """Whether two clock times are the ends of a stretch: "from 9 p.m. until 6 a.m."."""
    if first.rule != "clock" or second.rule != "clock" or (first.has("day") and second.has("day")):
        return False
    return _TO.fullmatch(first.tokens.text, first.end, second.start) is not None and second.has("t")


def as_ends(first: Meaning, second: Meaning, day_of: str) -> tuple[Meaning, Meaning]:
    """The ends of a stretch on one day, that of the end which names it; past midnight lies the next day."""
    start, end = _start(first), _start(second)
    if start is None or end is None or _is_at_the_edge(start) or _is_at_the_edge(end):
        return first, second
    apart = (end.date() - start.date()).days
    past_midnight = start.time() > end.time()
    if day_of == "second":
        return _moved(first, apart - past_midnight), second
    return first, _moved(second, past_midnight - apart)


def day_named(first: Phrase, second: Phrase) -> str:
    """Which of the two names its day."""
    if first.has("day"):
        return "both" if second.has("day") else "first"
    return "second" if second.has("day") else ""


def as_pair(first: Meaning, second: Meaning, day_of: str, expected: str) -> tuple[Meaning, Meaning]:
    """The two as one moment: the first takes its offset from the second, and one its day from the other.

    `day_of`: which of them names its own day ("first", "second", "both"; "" is the first, whose day is the story's).
    `expected` is the zone that the first would have if nothing were told; it decides where two offsets are possible.
    Where no zone of the world fits, both stay as they are.
    """
    here, there = (_start(meaning) for meaning in (first, second))
    if here is None or there is None or not second.zone or _is_at_the_edge(here) or _is_at_the_edge(there):
        return first, second
    if day_of == "second":
        apart = (there.date() - here.date()).days
        fits = _fits(here, there, second.zone, [(apart + n, 0) for n in (0, 1, -1)])
    else:
        apart = (here.date() - there.date()).days
        fits = _fits(here, there, second.zone, [(0, 0)] if day_of == "both" else [(0, apart + n) for n in (0, -1, 1)])
    zone = first.zone or expected
    if zone:
        known = [fit for fit in fits if fit[0] == offset_of(zone, here)]
        fits = known if known or first.zone else fits
    if len(fits) != 1:
        return first, second
    offset, first_moves, second_moves = fits[0]
    if not zone or offset_of(zone, here) != offset:
        zone = written_offset(offset)
    return _moved(first, first_moves)._replace(zone=zone), _moved(second, second_moves)


def _is_at_the_edge(moment: dt.datetime) -> bool:
    """Whether no day of the calendar may lie before or after it."""
    return moment - dt.datetime.min < 3 * _DAY or dt.datetime.max - moment < 3 * _DAY


def _start(meaning: Meaning) -> dt.datetime | None:
    return meaning.interval.start if meaning.interval else None


def _fits(
    here: dt.datetime, there: dt.datetime, zone: str, moves: list[tuple[int, int]]
) -> list[tuple[dt.timedelta, int, int]]:
    """The offsets of the first clock if the two are moved by so many days, of those that a zone of the world has."""
    away = offset_of(zone, there)
    found = [(here + first * _DAY - (there + second * _DAY - away), first, second) for first, second in moves]
    return [fit for fit in found if _LEAST <= fit[0] <= _MOST and not fit[0] % _QUARTER]


def _moved(meaning: Meaning, days: int) -> Meaning:
    """A clock time so many days later."""
    interval = meaning.interval
    if not days or interval is None or interval.start is None or interval.end is None:
        return meaning
    day = dt.date.fromisoformat(meaning.value[:10]) + days * _DAY
    moved = CalendarInterval(start=interval.start + days * _DAY, end=interval.end + days * _DAY)
    return meaning._replace(value=day.isoformat() + meaning.value[10:], interval=moved, focus=Span("day", day))
