"""A calendar axis: the days, months or years that a span is told in, and which of them are labelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

Unit = Literal["day", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "month", "year")
# Spans shorter than these are told by day and by month.
_DAYS, _YEARS = 62, 4
_STRIDES: dict[Unit, tuple[int, ...]] = {
    "day": (1, 2, 7, 14),
    "month": (1, 2, 3, 6, 12),
    "year": (1, 2, 5, 10, 20, 50, 100),
}


def unit_for(first: dt.date, last: dt.date) -> Unit:
    """Days for a span of under 62 days, years for one of over four years, months between."""
    if (last - first).days + 1 < _DAYS:
        return "day"
    return "month" if last < _later(first, _YEARS) else "year"


def start_of(day: dt.date, unit: Unit) -> dt.date:
    """The first day of the day, month or year that a day lies in."""
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def step(start: dt.date, unit: Unit, steps: int = 1) -> dt.date:
    """The start of the unit so many steps after this one, or before it."""
    if unit == "day":
        return start + dt.timedelta(days=steps)
    index = start.year * 12 + start.month - 1 + (steps if unit == "month" else 12 * steps)
    return dt.date(index // 12, index % 12 + 1, 1)


def starts(first: dt.date, last: dt.date, unit: Unit) -> list[dt.date]:
    """The start of every unit from that of the first day to that of the last, none left out."""
    found = [start_of(first, unit)]
    while (after := step(found[-1], unit)) <= last:
        found.append(after)
    return found


def labels(units: Sequence[dt.date], unit: Unit, room: int) -> dict[dt.date, tuple[str, str]]:
    """The words under each unit that has any, at most `room` of them: its name, and its year where that is new."""
    every = _STRIDES[unit]
    stride = next((n for n in every if len(units) / n <= room), every[-1])
    found: dict[dt.date, tuple[str, str]] = {}
    year = 0
    for at, start in enumerate(units):
        number = {"day": at, "month": start.month - 1, "year": start.year}[unit]
        if number % stride == 0:
            name = {"day": f"{start.day} {start:%b}", "month": f"{start:%b}", "year": str(start.year)}[unit]
            found[start] = (name, str(start.year) if unit != "year" and start.year != year else "")
            year = start.year
    return found


def _later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
