"""The two axes of a chart: calendar periods with their labels, and values in round steps of one scale word."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from newstally.publish.points import Point

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_THOUSANDS = Decimal(10) ** 5
_MONTHS = {"month": 1, "to date": 1, "quarter": 3, "half-year": 6, "year": 12}
_STEPS = (1, 2, 5, 10)
# Room beside the outermost periods, as a share of the axis; pixels above and below the values for their labels.
_BESIDE, _ROOM_FOR_LABELS = 0.06, 27
_PIXELS_A_TICK = 45
# A level that varies less than this stands on an axis that does not begin at zero.
_VARIES = 0.3
_PIXELS_A_LABEL = 52


class PeriodAxis(msgspec.Struct, frozen=True, kw_only=True):
    """The first and last day of an axis, and the lines of the label under each day that has one."""

    first: dt.datetime
    last: dt.datetime
    # The months between one period and the next; 0 for series without a fixed step.
    months: int
    labels: dict[dt.datetime, tuple[str, ...]]

    def follows(self, before: dt.datetime, after: dt.datetime) -> bool:
        """Whether no period lies between two; in a series without a fixed step none can be told to be missing."""
        return not self.months or _later(before, self.months) >= after

    def across(self, day: dt.datetime, width: int) -> float:
        """Where a day lies, in pixels from the left."""
        return (day - self.first) / (self.last - self.first) * width


class ValueAxis(msgspec.Struct, frozen=True, kw_only=True):
    """The least and greatest value of an axis and its ticks, all divided by the scale that `word` names."""

    low: float
    high: float
    ticks: tuple[float, ...]
    scale: Decimal
    word: str

    def down(self, value: float, height: int) -> float:
        """Where a value lies, in pixels from the top."""
        return height - (value - self.low) / (self.high - self.low) * height


def period_axis(points: Sequence[Point], frequency: str, width: int) -> PeriodAxis:
    """The axis of the points' periods, with a label for each period or, where they would touch, for every other."""
    days = sorted({point.day for point in points})
    beside = max((days[-1] - days[0]) * _BESIDE, dt.timedelta(days=1))
    room = max(2, width // _PIXELS_A_LABEL)
    ticks = _ticks(days, frequency, room)
    return PeriodAxis(
        first=days[0] - beside,
        last=days[-1] + beside,
        months=_MONTHS.get(frequency, 0),
        labels=_labels(ticks, frequency),
    )


def _ticks(days: list[dt.datetime], frequency: str, room: int) -> list[dt.datetime]:
    """Every period between the first and the last of a regular series; of an irregular one those that it has."""
    months = _MONTHS.get(frequency)
    if months is None:
        return _spread(days, room)
    whole = [days[0]]
    while whole[-1] < days[-1]:
        whole.append(_later(whole[-1], months))
    for stride in (1, 2, 3, 4, 6, 12, 24, 60):
        if len(whole) / stride <= room:
            # Counted from the end: the newest period has its label.
            return whole[::-1][::stride][::-1]
    return _spread(days, room)


def _spread(days: list[dt.datetime], room: int) -> list[dt.datetime]:
    """As many of the days as have room, apart from each other."""
    least = (days[-1] - days[0]) / room
    kept: list[dt.datetime] = []
    for day in reversed(days):
        if not kept or kept[-1] - day >= least:
            kept.append(day)
    return kept[::-1]


def _later(day: dt.datetime, months: int) -> dt.datetime:
    index = day.year * 12 + day.month - 1 + months
    return day.replace(year=index // 12, month=index % 12 + 1)


def _labels(ticks: list[dt.datetime], frequency: str) -> dict[dt.datetime, tuple[str, ...]]:
    """The words under each tick, the year once where it begins."""
    labels: dict[dt.datetime, tuple[str, ...]] = {}
    year = 0
    for day in ticks:
        if frequency == "year":
            fiscal = day.month != 1
            labels[day] = (f"{day.year}/{(day.year + 1) % 100:02}" if fiscal else str(day.year), "")
            continue
        shown = {
            "quarter": f"Q{(day.month + 2) // 3}",
            "half-year": f"H{1 if day.month < 7 else 2}",
            "month": f"{day:%b}",
            "to date": f"{day:%b}",
            "span": f"to {day.day} {day:%b}",
        }.get(frequency, f"{day.day} {day:%b}")
        labels[day] = (shown, str(day.year) if day.year != year else "")
        year = day.year
    return labels


def value_axis(points: Iterable[Point], *, from_zero: bool, height: int) -> ValueAxis:
    """An axis with round steps over all values; levels that vary much, and changes, begin at zero."""
    values = [v for p in points for v in (p.value, p.high) if v is not None]
    scale, word = next(((s, w) for s, w in _SCALES if max(map(abs, values)) >= s), (Decimal(1), ""))
    if not word and max(map(abs, values)) >= _THOUSANDS:
        scale, word = Decimal(1000), "thousand"
    least, most = (float(pick(values) / scale) for pick in (min, max))
    if from_zero or (least >= 0 and most - least >= _VARIES * most):
        least, most = min(least, 0.0), max(most, 0.0)
    sides = (least != 0) + (most != 0)
    beside = (most - least or abs(most) or 1.0) * _ROOM_FOR_LABELS / (height - sides * _ROOM_FOR_LABELS)
    low = least if least == 0 else least - beside
    high = most if most == 0 else most + beside
    step = _step((high - low) / max(2, height // _PIXELS_A_TICK))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    ticks = tuple(round(number * step, 10) for number in range(first, last + 1))
    return ValueAxis(low=low, high=high, ticks=ticks, scale=scale, word=word)


def _step(least: float) -> float:
    """The smallest round step that is no smaller."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least - 1e-12)
