"""Two numbers that stand together like a range but are the ends of a movement ("from 405 to 310", "by 11 to 52")."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from newstally.model import Evidence, Interval, Quantity, Setting
from newstally.reading.quantities import numbers_in

_MOVES = re.compile(
    r"\b(?:from|by|rose|fell|up|down|of)(?: (?:about|around|nearly|some|just|only|a record|over|almost))* ?$"
)
_PERCENT = re.compile(
    r"%|per ?cent|(?<![a-z])(?:pct|pc)\b|(?<![a-z])p\.c\.|half|third|quarter|fifth|tenth", re.IGNORECASE
)
_TIME_WORD = re.compile(
    r"second|minute|hour|day|night|week|fortnight|month|quarter|season|year|decade|centur", re.IGNORECASE
)
_TO = re.compile(r"\s+to\s+")


def split_movement(quantity: Quantity, before: str, setting: Setting) -> tuple[Quantity, ...]:
    """The two numbers of a movement apart; any other quantity as it is."""
    joint = _TO.search(quantity.text) if quantity.high is not None and _MOVES.search(before) else None
    if joint is None or quantity.high is None:
        return (quantity,)
    start = quantity.span[0]
    first = _part(quantity, start, start + joint.start(), quantity.value, setting)
    second = _part(quantity, start + joint.end(), quantity.span[1], quantity.high, setting)
    return (first, second)


def own_kind(quantity: Quantity, after: str) -> Quantity:
    """A number that was lent its neighbour's unit where it cannot bear it ("24,000, or 16 percent") as a count."""
    if quantity.kind == "duration" and not _TIME_WORD.search(quantity.text):
        return replace(quantity, kind="count", unit="")
    if quantity.kind != "percent" or quantity.high is not None or _PERCENT.search(quantity.text):
        return quantity
    if abs(quantity.value) < 100 and not after.startswith(", or ") and not after.startswith(" ("):
        return quantity
    return replace(quantity, kind="count", unit="")


def _part(quantity: Quantity, start: int, end: int, value: Decimal, setting: Setting) -> Quantity:
    offset = quantity.span[0]
    words = quantity.text[start - offset : end - offset]
    numbers = numbers_in(words, setting)
    digits = numbers[0].digits if numbers else words
    scale = numbers[0].scale if numbers else quantity.scale
    return Quantity(
        value=value,
        interval=Interval(low=value, high=value),
        kind=quantity.kind,
        unit=quantity.unit,
        digits=digits,
        scale=scale,
        evidence=(Evidence(start=start, end=end, text=words),),
    )
