"""A series as the points of a chart: a value for each period, with the report and the sentence it stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from newstally.ledger.series.records import Frequency, Observed, Series
from newstally.model import CalendarInterval
from newstally.publish import words

# Of an outlet with more reports only the years are named.
_DAYS_NAMED = 2
# What stands before a number whose side is open.
_MODIFIERS = {"more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤", "about": "~", "nearly": "~"}


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One value of one period as one report prints it.

    `standing` is the newest report's value of its period, the others of that period stay beside it; a change that
    goes down is below zero, `high` the upper end of a range.
    """

    start: dt.datetime
    end: dt.datetime
    value: Decimal
    high: Decimal | None
    mark: str
    forecast: bool
    standing: bool
    frequency: Frequency
    observed: Observed

    @property
    def day(self) -> dt.datetime:
        """The day that stands for the period on an axis: its first; of a sum up to date the month it has come to."""
        last = self.end - dt.timedelta(days=1)
        if self.frequency == "to date":
            return last.replace(day=1)
        return last if self.frequency == "span" else self.start


def points_of(series: Series) -> tuple[Point, ...]:
    """The points of a series by period, each distinct value of a period once; figures without a period are none."""
    by_period: dict[tuple[dt.datetime, dt.datetime], list[Observed]] = {}
    for observed in series.told:
        interval = _closed(observed)
        if interval is not None and interval.start is not None and interval.end is not None:
            by_period.setdefault((interval.start, interval.end), []).append(observed)
    return tuple(point for period in sorted(by_period) for point in _of_period(period, by_period[period], series))


def _of_period(period: tuple[dt.datetime, dt.datetime], told: list[Observed], series: Series) -> Iterator[Point]:
    """A period's values, facts before forecasts: once it is known, what was expected stands beside it."""
    newest = sorted(told, key=lambda o: o.published, reverse=True)
    # What a report calls replaced stands behind what replaces it.
    newest.sort(key=lambda o: (o.figure.aspect == "forecast", o.figure.revision == "old"))
    seen: set[tuple[Decimal, Decimal | None]] = set()
    for number, observed in enumerate(newest):
        figure = observed.figure
        sign = -1 if series.family == "change" and figure.direction == "down" else 1
        value = (figure.quantity.value * sign, figure.quantity.high)
        if value not in seen:
            seen.add(value)
            yield Point(
                start=period[0],
                end=period[1],
                value=value[0],
                high=figure.quantity.high * sign if figure.quantity.high is not None else None,
                mark=_MODIFIERS.get(figure.quantity.modifier, ""),
                forecast=figure.aspect == "forecast",
                standing=number == 0,
                frequency=series.frequency,
                observed=observed,
            )


def without_period(series: Series) -> int:
    """How many figures of a series say no period, and so have no place on a chart."""
    return sum(_closed(observed) is None for observed in series.told)


def _closed(observed: Observed) -> CalendarInterval | None:
    period = observed.figure.period
    interval = period.interval if period else None
    return interval if interval and interval.start and interval.end else None


def told_by(points: Iterable[Point]) -> list[str]:
    """Who printed the points and when: "Delta Times (9 February 2026)", "Harbour Post (12 reports, 2024 to 2026)"."""
    days: dict[str, dict[str, str]] = {}
    for observed in sorted((p.observed for p in points), key=lambda o: (o.published, o.source)):
        days.setdefault(observed.source, {})[observed.report] = observed.published[:10]
    return [_teller(source, list(found.values())) for source, found in days.items()]


def _teller(source: str, days: list[str]) -> str:
    dated = [dt.date.fromisoformat(day) for day in days if day]
    if len(days) > _DAYS_NAMED:
        years = sorted({day.year for day in dated})
        span = f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(map(str, years))
        return f"{source} ({', '.join(part for part in (f'{len(days)} reports', span) if part)})"
    named = " and ".join(words.day_words(day) for day in dated)
    return f"{source} ({named})" if named else source


def said_by(points: Iterable[Point]) -> list[str]:
    """Whose numbers they are, as the reports say."""
    speakers = (p.observed.figure.speaker for p in points)
    found = dict.fromkeys(s.origin or s.organisation or s.name for s in speakers if s is not None)
    return [name for name in found if name]
