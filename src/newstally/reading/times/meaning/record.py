"""What a phrase means: a time expression before it is given its evidence."""

from __future__ import annotations

from typing import NamedTuple

from newstally.model import CalendarInterval
from newstally.model.time import TimexType
from newstally.reading.times.calendar import Span
from newstally.reading.times.values import calendar_interval, span_of_value

# The value of a period of each grain that nobody can place.
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


class Meaning(NamedTuple):
    """Type, value and interval of a phrase.

    `focus` is the date it moves the story to, `ancient` the year B.C. it is in, `zone` the one it tells.
    """

    type: TimexType
    value: str
    interval: CalendarInterval | None = None
    mod: str = ""
    focus: Span | None = None
    quant: str = ""
    freq: str = ""
    ancient: int = 0
    zone: str = ""


def dated(span: Span, mod: str = "") -> Meaning:
    """A DATE that is a period of the calendar."""
    return Meaning("DATE", span.value, span.interval, mod, span)


def aside(span: Span) -> Meaning:
    """A DATE that the story looks at without going there: "up from a year earlier"."""
    return dated(span)._replace(focus=None)


def at_daypart(day: Span, part: str, mod: str = "") -> Meaning:
    """A part of a day: TIME `2024-01-17TMO`."""
    value = f"{day.value}T{part}"
    return Meaning("TIME", value, calendar_interval(value), mod, day)


def literal(value: str, mod: str = "") -> Meaning:
    """A DATE with this value; one that is not on the calendar (30 February) keeps its value and has no interval."""
    if value.startswith("-") or value.find("-") > _DIGITS:
        return Meaning("DATE", "PAST_REF" if value.startswith("-") else "FUTURE_REF")
    try:
        span = span_of_value(value)
    except (ValueError, OverflowError):
        span = None
    return dated(span, mod) if span else Meaning("DATE", value, None, mod)


# A year of the calendar has so many digits.
_DIGITS = 4


def before_christ(value: str, year: int, mod: str = "") -> Meaning:
    """A DATE B.C., which no calendar of ours holds: it has a value and no interval."""
    return Meaning("DATE", f"BC{value}", None, mod, ancient=year)
