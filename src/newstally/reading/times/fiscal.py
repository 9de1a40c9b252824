"""Fiscal years: which stretch of the calendar "FY24" or "fiscal 2023-24" is, by the country's custom."""

from __future__ import annotations

import datetime as dt

from newstally.gazetteer import FiscalYear, fiscal_year
from newstally.model import CalendarInterval, Setting
from newstally.reading.times.calendar import MONTHS, PARTS, Span, add_months, between


def custom(setting: Setting) -> FiscalYear:
    """The home country's fiscal year; where the setting has it start in another month, that month's first."""
    known = fiscal_year(setting.country)
    if known.month == setting.fiscal_year_start:
        return known
    return FiscalYear(setting.fiscal_year_start, 1, known.name)


def is_calendar_year(setting: Setting) -> bool:
    """Whether the home country's fiscal year is the calendar year, as far as is known."""
    return custom(setting)[:2] == (1, 1)


def first_day(year: int, setting: Setting) -> dt.date:
    """The day on which the fiscal year of this name begins."""
    month, day, name = custom(setting)
    begins_before = (month, day) != (1, 1) and name != "start"
    return dt.date(year - begins_before, month, day)


def name_of(day: dt.date, setting: Setting) -> int:
    """The name of the fiscal year that holds a day."""
    return next(year for year in (day.year + 1, day.year, day.year - 1) if first_day(year, setting) <= day)


def name_of_both(first: int, setting: Setting) -> int:
    """The name of the fiscal year that begins in a year: of "2023-24", 2024, in Japan 2023."""
    return first if custom(setting).name == "start" else first + 1


def fiscal_span(year: int, part: str, setting: Setting) -> Span:
    """A fiscal year, or its quarter ("Q1") or half ("H1"); raises ValueError or OverflowError off the calendar."""
    grain = PARTS[part[:1]]
    first = add_months(first_day(year, setting), MONTHS[grain] * (int(part[1:] or 1) - 1))
    return Span(grain, first, fiscal_value(year, part, setting))


def fiscal_interval(year: int, part: str, setting: Setting) -> CalendarInterval | None:
    """The local time that a fiscal year, or its quarter or half, covers."""
    try:
        return fiscal_span(year, part, setting).interval
    except (ValueError, OverflowError):
        return None


# The day a tax year begins on, where it is known and no calendar year (the United Kingdom's is 6 April).
_TAX_YEARS = {"AU": (7, 1), "GB": (4, 6), "IN": (4, 1), "NZ": (4, 1), "PK": (7, 1), "ZA": (3, 1)}


def tax_year(first: int, setting: Setting) -> CalendarInterval | None:
    """The tax year that begins in a year at home; None where its first day is not known."""
    begins = _TAX_YEARS.get(setting.country)
    return between(dt.date(first, *begins), dt.date(first + 1, *begins)) if begins else None


def fiscal_value(year: int, part: str, setting: Setting) -> str:
    """`FY2024-Q1`; where the fiscal year is the calendar year, the plain `2024-Q1`."""
    name = f"{year:04}" if is_calendar_year(setting) else f"FY{year:04}"
    return f"{name}-{part}" if part else name
