"""An indicator's figures as series: what may stand on one line of a chart, and what may not.

A month's value and the sum since January, a level and its change, dollars and tonnes are lines of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from newstally.ledger.series.records import Family, Frequency, Observed, Series
from newstally.ledger.series.wording import take_apart
from newstally.model import CalendarInterval, Figure, Period

# The family of series in which a figure of each aspect stands.
FAMILY: dict[str, Family] = {
    "level": "level",
    "forecast": "level",
    "cumulative": "level",
    "change": "change",
    "share": "share",
    "rate": "rate",
}
_MONTHS: dict[int, Frequency] = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}
_WORDS: dict[str, Frequency] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "half-yearly": "half-year",
    "annual": "year",
    "yearly": "year",
    "year-to-date": "to date",
    "cumulative": "to date",
}
# Levels first, the usual frequencies before the odd ones, what has no period last.
_ORDER: tuple[Frequency, ...] = ("month", "quarter", "year", "week", "day", "half-year", "to date", "span", "")
_FAMILIES: tuple[Family, ...] = ("level", "rate", "change", "share")


def series_of(told: Iterable[Observed], *, rates: frozenset[str] = frozenset()) -> tuple[Series, ...]:
    """The series of an indicator's figures, the fullest of each kind first.

    `rates` are the terms the indicator is a rate of growth of: "consumer prices rose 7 percent on the year" then
    stands on the line of "inflation was 7 percent".
    """
    lines: dict[tuple[Family, str, str, Frequency, Frequency], list[Observed]] = {}
    for observed in told:
        figure = observed.figure
        family = family_of(figure, rates)
        key = (family, figure.quantity.unit, figure.quantity.per, frequency_of(figure), _against(figure, family))
        lines.setdefault(key, []).append(observed)
    made = [
        Series(family=family, unit=unit, per=per, frequency=frequency, against=against, told=_in_order(each))
        for (family, unit, per, frequency, against), each in lines.items()
    ]
    return tuple(sorted(made, key=_by_use))


def family_of(figure: Figure, rates: frozenset[str] = frozenset()) -> Family:
    """The family of a figure; where the indicator is a rate of growth, the growth itself is its level."""
    # "Is expected to grow 3 percent": what is forecast is a change.
    is_change = figure.aspect == "change" or (figure.aspect == "forecast" and figure.quantity.is_change)
    is_growth = (
        is_change
        and figure.quantity.unit == "percent"
        and frequency_between(figure) in ("", "year")
        and bool(rates)
        and any(take_apart(said).grows & rates for said in (figure.indicator.concept, *figure.indicator.wordings))
    )
    # "Inflation ran at a rate of 7 percent" is its level; a rate is so much per something.
    is_level = figure.aspect == "rate" and not figure.quantity.per
    if is_growth or is_level:
        return "level"
    return "change" if is_change else FAMILY[figure.aspect]


def frequency_of(figure: Figure) -> Frequency:
    """How long a figure's period is; "to date" where it counts up from a start."""
    said = _WORDS.get(figure.indicator.frequency.casefold().replace("_", "-"))
    if figure.aspect == "cumulative" or said == "to date":
        return "to date"
    by_period = length_of(figure.period)
    # "Annual inflation was 7 percent in March": measured for a month, whatever it is compared with.
    return by_period or said or ""


def length_of(period: Period | None) -> Frequency:
    """The length of a period: whole calendar units by their name, months counted from January "to date"."""
    interval = period.interval if period else None
    if interval is None or interval.start is None or interval.end is None:
        return ""
    days = (interval.end - interval.start).days
    if days <= 1:
        return "day"
    if days == 7:
        return "week"
    months = _whole_months(interval.start, interval.end)
    if months in _MONTHS:
        return _MONTHS[months]
    return "to date" if months and interval.start.month == 1 and months < 12 else "span"


def frequency_between(figure: Figure) -> Frequency:
    """How far the base of a change lies back: "year", "month" ...; "" where it is not said."""
    here, base = figure.period, figure.base_period
    if here is None or base is None or here.interval is None or base.interval is None:
        return ""
    return length_of(Period(value="", interval=CalendarInterval(start=base.interval.start, end=here.interval.start)))


def _against(figure: Figure, family: Family) -> Frequency:
    return frequency_between(figure) if family == "change" else ""


def _whole_months(start: dt.datetime, end: dt.datetime) -> int:
    """How many whole calendar months a stretch is; 0 where it is none."""
    if (start.day, end.day) != (1, 1):
        return 0
    return (end.year - start.year) * 12 + end.month - start.month


def _in_order(told: list[Observed]) -> tuple[Observed, ...]:
    def when(observed: Observed) -> tuple[dt.datetime, str, str, tuple[int, int]]:
        period = observed.figure.period
        start = period.interval.start if period and period.interval else None
        return (start or dt.datetime.max, observed.published, observed.report, observed.figure.quantity.span)

    return tuple(sorted(told, key=when))


def _by_use(series: Series) -> tuple[int, int, int, str, str, str]:
    return (
        _FAMILIES.index(series.family),
        _ORDER.index(series.frequency) if series.frequency in ("span", "") else 0,
        -len(series.told),
        series.unit,
        series.frequency,
        series.against,
    )
