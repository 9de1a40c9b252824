"""Figures for the tests of series and charts, built from a few words each."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from newstally.ledger.series import Observed
from newstally.model import CalendarInterval, Evidence, Figure, Indicator, Interval, Period, Quantity, Speaker

_KINDS = {"percent": "percent", "tonne": "physical", "kilogram": "physical", "": "count"}


def span(value: str) -> Period | None:
    """A period: a month ("2025-12"), a year, a day, or two days with a slash between them, the last one in it."""
    if not value:
        return None
    first, _, last = value.partition("/")
    parts = [int(part) for part in first.split("-")]
    year, month, day, *_ = [*parts, 1, 1]
    start = dt.datetime(year, month, day)
    if last:
        end = dt.datetime.fromisoformat(last) + dt.timedelta(days=1)
    elif len(parts) == 1:
        end = start.replace(year=year + 1)
    elif len(parts) == 2:
        end = (start + dt.timedelta(days=32)).replace(day=1)
    else:
        end = start + dt.timedelta(days=1)
    return Period(value=value, interval=CalendarInterval(start=start, end=end))


def figure(
    concept: str,
    value: str = "303",
    when: str = "",
    *,
    unit: str = "USD",
    place: str = "Pakistan",
    aspect: Any = "level",
    against: str = "",
    holder: str = "",
    says: str = "",
    wordings: tuple[str, ...] = (),
    sentence: str = "",
    **fields: Any,
) -> Figure:
    """A figure; "-4" is a fall by 4, "20-24" a range; further fields are those of its indicator."""
    low, _, high = value.lstrip("-").partition("-")
    text = sentence or f"{concept} {value} {unit}"
    evidence = Evidence(start=0, end=len(text), text=text)
    number = Evidence(start=0, end=len(value), text=value)
    return Figure(
        evidence=(evidence,),
        indicator=Indicator(
            id=f"{concept}@{place}",
            concept=concept,
            place=place,
            unit="" if unit == "percent" else unit,
            wordings=wordings or (concept,),
            **fields,
        ),
        aspect=aspect,
        direction=("down" if value.startswith("-") else "up") if aspect == "change" else "",
        quantity=Quantity(
            evidence=(number,),
            value=Decimal(low),
            high=Decimal(high) if high else None,
            interval=Interval(low=Decimal(low), high=Decimal(high or low)),
            kind=_KINDS.get(unit, "currency"),  # type: ignore[arg-type]
            unit=unit,
            holder=holder,
        ),
        period=span(when),
        base_period=span(against),
        speaker=Speaker(name=says) if says else None,
    )


def told(report: str, *figures: Figure, source: str = "", published: str = "2026-01-12") -> list[Observed]:
    """The figures of one report."""
    return [
        Observed(report=report, source=source or f"Outlet {report}", published=published, figure=each)
        for each in figures
    ]
