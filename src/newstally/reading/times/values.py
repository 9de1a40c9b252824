"""TIMEX3 values -> the stretch of local calendar time they stand for."""

from __future__ import annotations

import datetime as dt
import re

from newstally.lexicon import words
from newstally.model import CalendarInterval, Setting
from newstally.reading.times.calendar import SEASON_START, Span, between, part_of_year, season_of
from newstally.reading.times.fiscal import fiscal_interval
from newstally.reading.times.tokens import ROOM

_FISCAL = re.compile(r"FY(\d{4})(?:-([QH][1-4]))?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_YEAR_SPAN = re.compile(r"(\d{4})/(\d{4})")
_DAY_PART = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?")
_PLAIN = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)|(?P<week>\d{4}-W\d\d)(?P<weekend>-WE)?|(?P<part>\d{4})-(?P<code>SP|SU|FA|WI|[QH][1-4])"
    r"|(?P<month>\d{4}-\d\d)|(?P<year>\d{4})|(?P<decade>\d{3})X?|(?P<century>\d\d)(?:XX)?"
)
# First and last hour of the parts of a day; a night ends on the next morning, and is the date it began.
_HOURS = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 18)}


def calendar_interval(value: str, setting: Setting | None = None) -> CalendarInterval | None:
    """The interval a TIMEX3 value covers: `2024-W02` is [2024-01-08, 2024-01-15).

    Fiscal years (`FY2024`) begin in `setting.fiscal_year_start`. None for durations, sets, references such
    as PRESENT_REF, and whatever is not on the calendar: values with X, years B.C., 30 February.
    """
    setting = setting or Setting()
    try:
        if found := _FISCAL.fullmatch(value):
            return fiscal_interval(int(found[1]), found[2] or "", setting)
        if found := _DAY_PART.fullmatch(value):
            return _hours(dt.date.fromisoformat(found[1]), *_HOURS[found[2]])
        if found := _CLOCK.fullmatch(value):
            return _clock(found)
        if found := _YEAR_SPAN.fullmatch(value):
            return between(dt.date(int(found[1]), 1, 1), dt.date(int(found[2]) + 1, 1, 1))
        if found := _SEASON.fullmatch(value):
            return season_of(int(found[1]), found[2], is_southern(setting)).interval
        span = span_of_value(value)
    except (ValueError, OverflowError):
        return None
    return span.interval if span else None


def is_southern(setting: Setting) -> bool:
    """Whether summer begins in December where a report is at home."""
    return setting.country in words(ROOM, "southern_countries.txt")


def span_of_value(value: str) -> Span | None:
    """The period a plain date value names; raises ValueError where it is none of the calendar (30 February)."""
    found = _PLAIN.fullmatch(value)
    if found is None:
        return None
    if found["day"]:
        return Span("day", dt.date.fromisoformat(value))
    if found["week"]:
        monday = dt.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        return Span("weekend", monday + dt.timedelta(days=5)) if found["weekend"] else Span("week", monday)
    if found["part"]:
        year, code = int(found["part"]), found["code"]
        return season_of(year, code, is_southern=False) if code in SEASON_START else part_of_year(year, code)
    if found["month"]:
        return Span("month", dt.date(int(value[:4]), int(value[5:]), 1))
    if found["year"]:
        return Span("year", dt.date(int(value), 1, 1))
    if found["decade"]:
        return Span("decade", dt.date(int(found["decade"]) * 10, 1, 1))
    return Span("century", dt.date(int(found["century"]) * 100, 1, 1))


def _hours(day: dt.date, first: int, last: int) -> CalendarInterval:
    midnight = dt.datetime.combine(day, dt.time())
    return CalendarInterval(start=midnight + dt.timedelta(hours=first), end=midnight + dt.timedelta(hours=last))


def _clock(found: re.Match[str]) -> CalendarInterval:
    """A minute, second or hour, as exactly as it is written."""
    hour, minute, second = int(found[2]), int(found[3] or 0), int(found[4] or 0)
    if hour > 24 or minute > 59 or second > 59:
        raise ValueError(f"not a clock time: {found[0]}")
    start = dt.datetime.combine(dt.date.fromisoformat(found[1]), dt.time()) + dt.timedelta(
        hours=hour, minutes=minute, seconds=second
    )
    width = dt.timedelta(seconds=1) if found[4] else dt.timedelta(minutes=1) if found[3] else dt.timedelta(hours=1)
    return CalendarInterval(start=start, end=start + width)
