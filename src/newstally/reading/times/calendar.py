"""Calendar arithmetic: periods of a grain (a day, an ISO week, a quarter ...), their values and intervals."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal, get_args

from newstally.model import CalendarInterval

Grain = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]

GRAINS: tuple[Grain, ...] = get_args(Grain)
# Months a grain holds, for those that are whole months.
MONTHS = {"century": 1200, "decade": 120, "year": 12, "half": 6, "quarter": 3, "season": 3, "month": 1}
# Parts of a year by the letter they are written with: "Q3", "H1".
PARTS: dict[str, Grain] = {"": "year", "H": "half", "Q": "quarter"}
# Meteorological seasons of the northern hemisphere; a season is named for the year it begins in.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True)
class Span:
    """One period of the calendar: its grain and first day. `Span("month", 2024-01-01)` is January 2024.

    A period that is not the calendar's own goes by a `name`: "FY2024-Q1" begins in July or October.
    """

    grain: Grain
    first: dt.date
    name: str = field(default="", compare=False)

    @property
    def end(self) -> dt.date:
        """The first day after it."""
        return self.shift(1).first if self.grain != "weekend" else self.first + dt.timedelta(days=2)

    def shift(self, count: int) -> Span:
        """The period `count` of its own grain later; raises OverflowError or ValueError off the calendar."""
        if self.grain in MONTHS:
            return Span(self.grain, add_months(self.first, count * MONTHS[self.grain]), _renamed(self.name, count))
        days = 1 if self.grain == "day" else 7
        return Span(self.grain, self.first + dt.timedelta(days=count * days))

    def years_later(self, count: int) -> Span:
        """The same stretch `count` years later: the same quarter, month, day or ISO week."""
        if self.grain in ("week", "weekend"):
            return self.shift(52 * count)
        parts = 12 // MONTHS[self.grain] if self.name else 1
        return Span(self.grain, add_months(self.first, 12 * count), _renamed(self.name, count * parts))

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        if self.name:
            return self.name
        day = self.first
        match self.grain:
            case "day":
                return day.isoformat()
            case "week" | "weekend":
                year, week, _ = day.isocalendar()
                return f"{year:04}-W{week:02}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{day.year:04}-{day.month:02}"
            case "season":
                code = next(c for c, start in SEASON_START.items() if start == day.month)
                return f"{day.year:04}-{code}"
            case "quarter":
                return f"{day.year:04}-Q{(day.month + 2) // 3}"
            case "half":
                return f"{day.year:04}-H{1 if day.month < 7 else 2}"
            case "year":
                return f"{day.year:04}"
            case "decade":
                return f"{day.year // 10:03}"
            case "century":
                return f"{day.year // 100:02}"

    @property
    def interval(self) -> CalendarInterval | None:
        """The local time it covers; None where its end lies off the calendar."""
        try:
            return between(self.first, self.end)
        except (ValueError, OverflowError):
            return None


_NAME = re.compile(r"(FY)?(\d{4})(?:-([QH])(\d))?")


# In the order in which they begin in a year of the south.
_SOUTHERN_SEASONS = ("FA", "WI", "SP", "SU")


def _renamed(name: str, count: int) -> str:
    """The name of the period `count` of its own length later: of "FY2024-Q4" and one, "FY2025-Q1"."""
    if name[5:] in _SOUTHERN_SEASONS:
        year, turn = divmod(int(name[:4]) * 4 + _SOUTHERN_SEASONS.index(name[5:]) + count, 4)
        return f"{year:04}-{_SOUTHERN_SEASONS[turn]}"
    found = _NAME.fullmatch(name)
    if found is None:
        return ""
    parts = 12 // MONTHS[PARTS[found[3] or ""]]
    year, part = divmod(int(found[2]) * parts + int(found[4] or 1) - 1 + count, parts)
    return f"{found[1] or ''}{year:04}" + (f"-{found[3]}{part + 1}" if found[3] else "")


def span_of(grain: Grain, day: dt.date) -> Span:
    """The period of this grain that holds a day."""
    match grain:
        case "day":
            return Span(grain, day)
        case "week":
            return Span(grain, day - dt.timedelta(days=day.weekday()))
        case "weekend":
            return Span(grain, day - dt.timedelta(days=day.weekday() - 5))
        case "month":
            return Span(grain, day.replace(day=1))
        case "season":
            start = (day.month // 3) * 3 or 12
            return Span(grain, dt.date(day.year - (day.month < 3), start, 1))
        case "quarter":
            return Span(grain, dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
        case "half":
            return Span(grain, dt.date(day.year, 1 if day.month < 7 else 7, 1))
        case "year":
            return Span(grain, dt.date(day.year, 1, 1))
        case "decade":
            return Span(grain, dt.date(day.year // 10 * 10, 1, 1))
        case "century":
            # Years 1901 to 2000 by the book, but TIMEX3 writes "19" for the years 19xx.
            return Span(grain, dt.date(day.year // 100 * 100, 1, 1))


def part_of_year(year: int, code: str) -> Span:
    """A calendar year, or its half or quarter ("H1", "Q3"); raises ValueError for one it has not ("H3")."""
    grain = PARTS[code[:1]]
    return Span(grain, dt.date(year, MONTHS[grain] * (int(code[1:] or 1) - 1) + 1, 1))


def season_of(year: int, code: str, is_southern: bool) -> Span:
    """The season of this code ("SP", "SU", "FA", "WI") that begins in a year; half a year apart in the south."""
    month = SEASON_START[code]
    if not is_southern:
        return Span("season", dt.date(year, month, 1))
    return Span("season", dt.date(year, (month + 5) % 12 + 1, 1), f"{year:04}-{code}")


def as_grain(word: str) -> Grain:
    """The grain of this name; raises ValueError for lengths that are no periods of the calendar (hours)."""
    for grain in GRAINS:
        if grain == word:
            return grain
    raise ValueError(f"no period of the calendar: {word!r}")


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later; 31 January and one month is the last of February."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return dt.date(year, month + 1, min(day.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """How many days a month has."""
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return (following - dt.timedelta(days=1)).day


def add(day: dt.date, grain: str, count: int) -> dt.date:
    """A day moved by so many units of a grain."""
    match grain:
        case "day":
            return day + dt.timedelta(days=count)
        case "week" | "weekend":
            return day + dt.timedelta(weeks=count)
        case "fortnight":
            return day + dt.timedelta(weeks=2 * count)
        case "millennium":
            return add_months(day, 12000 * count)
        case _:
            return add_months(day, MONTHS[grain] * count)


def between(start: dt.date | None, end: dt.date | None) -> CalendarInterval:
    """The interval from the midnight a day begins with to the one another begins with."""
    return CalendarInterval(start=_midnight(start), end=_midnight(end))


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return None if day is None else dt.datetime.combine(day, dt.time())


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches (Meeus's Julian algorithm), in the Gregorian calendar."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    month, day = divmod(d + (2 * a + 4 * b - d + 34) % 7 + 114, 31)
    # The Julian calendar has a leap day in every hundredth year.
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The n-th such weekday (Monday 1) of a month; -1 is the last."""
    if number < 0:
        last = dt.date(year, month, month_days(year, month))
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
