"""Derived figures: what follows from a report's own figures, marked, with its derivation (DESIGN: Records)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from newstally.model import Derivation, Figure, Interval, Quantity

_AMOUNTS = ("currency", "count", "physical")


def derived_figures(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    """The base levels that follow from a level and the change that led to it, where no figure states them."""
    levels = [
        f
        for f in figures
        if f.aspect in ("level", "cumulative") and f.quantity.kind in ("currency", "count", "physical")
    ]
    for change in (f for f in figures if f.aspect == "change" and f.base_period is not None and f.direction):
        level = next((f for f in levels if _reached_by(f, change)), None)
        if level is None or change.quantity.unit != level.quantity.unit:
            continue
        if not any(_states(f, change) for f in levels):
            derived = _base_level(level, change)
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


def _base_level(level: Figure, change: Figure) -> Figure:
    """The level the change started from. Nobody said it, so it has no speaker."""
    after, by = level.quantity, change.quantity
    sign = Decimal(1 if change.direction == "up" else -1)
    value = after.value - sign * by.value
    ends = _minus(after.interval, by.interval) if sign > 0 else _plus(after.interval, by.interval)
    operator = "-" if sign > 0 else "+"
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
        derivation=Derivation(
            formula=f"{after.digits or after.value} {operator} {by.digits or by.value}",
            operands=(*after.evidence[:1], *by.evidence[:1]),
        ),
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
