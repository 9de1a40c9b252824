"""Derived figures: what follows from a report's own figures, marked, with its derivation (DESIGN: Records)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from newstally.model import Derivation, Figure, Interval, Quantity

_QUOTED = re.compile(r"\b(?:prices?|averages?|index)\b", re.IGNORECASE)
_AMOUNTS = ("currency", "count", "physical")


def derived_figures(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """The base levels that follow from a level and the change that led to it, where no figure states them.

    Amounts of change come first: 303 less 44 is surer than 303 over 1.1699.
    """
    levels = [f for f in figures if f.aspect in ("level", "cumulative") and f.quantity.kind in _AMOUNTS]
    changes = [f for f in figures if f.aspect == "change" and f.base_period is not None and f.direction]
    by_amount = [f for f in changes if f.quantity.kind in _AMOUNTS]
    # A price or an average is quoted, not added up: a rounded percentage says too little of what it was.
    by_percent = [
        f
        for f in changes
        if f.quantity.kind == "percent" and f.base == "stated" and not _QUOTED.search(f.indicator.concept)
    ]
    for change in (*by_amount, *by_percent):
        level = next((f for f in levels if _reached_by(f, change)), None)
        if level is None or any(_states(f, change) for f in levels):
            continue
        percent = change.quantity.kind == "percent"
        if not percent and change.quantity.unit != level.quantity.unit:
            continue
        derived = _base_by_percent(level, change) if percent else _base_by_amount(level, change)
        if derived is not None:
            levels.append(derived)
            yield derived


def _reached_by(level: Figure, change: Figure) -> bool:
    return (
        level.indicator.id == change.indicator.id
        and level.derivation is None
        and level.period is not None
        and change.period is not None
        and level.period.interval is not None
        and level.period.interval == change.period.interval
    )


def _states(level: Figure, change: Figure) -> bool:
    """Whether the level is the base the change is measured against."""
    return (
        level.indicator.id == change.indicator.id
        and level.period is not None
        and change.base_period is not None
        and level.period.interval == change.base_period.interval
    )


def _base_by_amount(level: Figure, change: Figure) -> Figure:
    """The level less what it rose by, or plus what it fell by."""
    after, by = level.quantity, change.quantity
    sign = Decimal(1 if change.direction == "up" else -1)
    ends = _minus(after.interval, by.interval) if sign > 0 else _plus(after.interval, by.interval)
    operator = "-" if sign > 0 else "+"
    formula = f"{after.digits or after.value} {operator} {by.digits or by.value}"
    return _derived(level, change, after.value - sign * by.value, ends, formula)


def _base_by_percent(level: Figure, change: Figure) -> Figure | None:
    """The level over one plus its rise: what 4.4 billion after 6.2 percent began as."""
    after, by = level.quantity, change.quantity
    sign = Decimal(1 if change.direction == "up" else -1)
    low, high, least, most = after.interval.low, after.interval.high, by.interval.low, by.interval.high
    if low is None or high is None or least is None or most is None or after.high is not None or by.high is not None:
        return None
    factors = sorted(1 + sign * p / 100 for p in (least, most))
    if factors[0] <= 0 or after.value <= 0:
        return None
    # As many places as the level is told with; the ends one more, rounded outwards.
    _, _, exponent = (after.value / after.scale).as_tuple()
    places = after.scale.scaleb(min(int(exponent), 0)) if isinstance(exponent, int) else after.scale
    value = ((after.value / (1 + sign * by.value / 100)) / places).quantize(Decimal(1), ROUND_HALF_EVEN) * places
    # Whole things stay whole.
    fine = places / 10 if after.kind != "count" or after.scale > 1 else Decimal(1)
    ends = Interval(
        low=(low / factors[1] / fine).quantize(Decimal(1), ROUND_FLOOR) * fine,
        high=(high / factors[0] / fine).quantize(Decimal(1), ROUND_CEILING) * fine,
    )
    formula = f"{after.digits or after.value} / (1 {'+' if sign > 0 else '-'} {by.digits or by.value} percent)"
    return _derived(level, change, value, ends, formula)


def _derived(level: Figure, change: Figure, value: Decimal, ends: Interval, formula: str) -> Figure:
    """The level the change started from. Nobody said it, so it has no speaker."""
    after, by = level.quantity, change.quantity
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return Figure(
        evidence=(*level.evidence[:1], *change.evidence[:1]),
        indicator=level.indicator,
        aspect="level",
        quantity=Quantity(
            evidence=(*after.evidence, *by.evidence),
            value=value,
            interval=ends,
            kind=after.kind,
            unit=after.unit,
            unit_text=after.unit_text,
            scale=after.scale,
            concept=after.concept,
        ),
        place=level.place,
        period=change.base_period,
        derivation=Derivation(formula=formula, operands=(*after.evidence[:1], *by.evidence[:1])),
    )


def _minus(a: Interval, b: Interval) -> Interval:
    return Interval(
        low=None if a.low is None or b.high is None else a.low - b.high,
        high=None if a.high is None or b.low is None else a.high - b.low,
    )


def _plus(a: Interval, b: Interval) -> Interval:
    return Interval(
        low=None if a.low is None or b.low is None else a.low + b.low,
        high=None if a.high is None or b.high is None else a.high + b.high,
    )
