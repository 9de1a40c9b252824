"""Two clock times of one moment: "5:47 a.m. local time (0047 GMT)", "3 p.m. EDT (1900 GMT)"."""

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
_DAY = dt.timedelta(days=1)
_QUARTER = dt.timedelta(minutes=15)
# Local time lies between so much behind UTC and so much ahead.
_LEAST, _MOST = dt.timedelta(hours=-12), dt.timedelta(hours=14)


def are_pair(first: Phrase, second: Phrase) -> bool:
    """Whether a clock time is told again in another zone right after."""
    if first.rule != "clock" or second.rule != "clock" or not second.has("zone"):
        return False
    return _BETWEEN.fullmatch(first.tokens.text, first.end, second.start) is not None


def as_pair(first: Meaning, second: Meaning, has_day: bool, expected: str) -> tuple[Meaning, Meaning]:
    """The two as one moment: the first takes its offset from the second, the second its day from the first.

    `has_day`: the second names its own day. `expected` is the zone that the first would have if nothing were told;
    it decides where two offsets are possible. Where no zone of the world fits, both stay as they are.
    """
    if first.interval is None or second.interval is None or not second.zone:
        return first, second
    here, there = first.interval.start, second.interval.start
    if here is None or there is None:
        return first, second
    away = offset_of(second.zone, there)
    days = (0,) if has_day else (0, -1, 1)
    fits = [(here - (there + n * _DAY - away), n) for n in days]
    fits = [(offset, n) for offset, n in fits if _LEAST <= offset <= _MOST and not offset % _QUARTER]
    zone = first.zone or expected
    if zone:
        fits = [fit for fit in fits if fit[0] == offset_of(zone, here)] or ([] if first.zone else fits)
    if len(fits) != 1:
        return first, second
    offset, moved = fits[0]
    if not zone or offset_of(zone, here) != offset:
        zone = written_offset(offset)
    return first._replace(zone=zone), _moved(second, moved * _DAY) if moved else second


def _moved(meaning: Meaning, by: dt.timedelta) -> Meaning:
    """A clock time on another day."""
    interval = meaning.interval
    if interval is None or interval.start is None or interval.end is None:
        return meaning
    day = dt.date.fromisoformat(meaning.value[:10]) + by
    moved = CalendarInterval(start=interval.start + by, end=interval.end + by)
    return meaning._replace(value=day.isoformat() + meaning.value[10:], interval=moved, focus=Span("day", day))
