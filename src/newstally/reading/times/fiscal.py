"""Fiscal years: which stretch of the calendar "FY24" or "fiscal 2023-24" is, by the country's custom."""

from __future__ import annotations

import datetime as dt

from newstally.model import CalendarInterval, Setting
from newstally.reading.times.calendar import add_months, between

# Most name a fiscal year for the year it ends in (United States, Pakistan); these for the one it begins in.
NAMED_BY_START = frozenset(("JP",))


def first_day(year: int, setting: Setting) -> dt.date:
    """The day on which the fiscal year of this name begins."""
    start = setting.fiscal_year_start
    begins_before = start > 1 and setting.country not in NAMED_BY_START
    return dt.date(year - begins_before, start, 1)


def name_of(day: dt.date, setting: Setting) -> int:
    """The name of the fiscal year that holds a day."""
    began = day.year if day.month >= setting.fiscal_year_start else day.year - 1
    return began + (first_day(began, setting).year < began)


def fiscal_interval(year: int, part: str, setting: Setting) -> CalendarInterval | None:
    """A fiscal year, or its quarter ("Q1") or half ("H1")."""
    try:
        first = first_day(year, setting)
        length = {"Q": 3, "H": 6}.get(part[:1], 12)
        start = add_months(first, length * (int(part[1:]) - 1)) if part else first
        return between(start, add_months(start, length))
    except (ValueError, OverflowError):
        return None


def fiscal_value(year: int, part: str, setting: Setting) -> str:
    """`FY2024-Q1`; where the fiscal year is the calendar year, the plain `2024-Q1`."""
    name = f"{year:04}" if setting.fiscal_year_start == 1 else f"FY{year:04}"
    return f"{name}-{part}" if part else name
