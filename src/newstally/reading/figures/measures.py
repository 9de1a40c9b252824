"""Which numbers measure an indicator, and in what class of unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from newstally.model import Quantity, TimeExpression

_MEASURES = ("currency", "percent", "percentage_point", "basis_point", "index")
# Counts of fewer whole things than this are details of the story, unless they change or are a rate.
_COUNT_FROM = 100
# "21 deaths |per 1,000 live births|", "|one in| 5 households".
_DENOMINATOR = re.compile(r"\b(?:per|for every|out of every|in every|out of)\s+(?:each\s+)?$", re.IGNORECASE)
# A number in brackets behind another in another unit says the same again: "1.2 billion euros ($1.3 billion)".
_CONVERSION = re.compile(r"\s*\(\s*(?:about\s+|around\s+|some\s+|or\s+)?")
# "Still |12 percentage points| below that of men".
_DISTANCE = re.compile(r"\s+(?:below|above|short of|ahead of|behind|away from)\b", re.IGNORECASE)
# "The |400|-seat assembly": how large a thing is that is told for something else.
_DESCRIBES = re.compile(r"[-‑][a-z]")
# Ranks, records and editions are no values: "the 12th", "number 4", "its third increase".
_OR = re.compile(r",\s+or\b")
_RANK = re.compile(r"\b(?:no\.|number|rank(?:s|ed|ing)?|place[ds]?|position)\s+$", re.IGNORECASE)


def measures(quantity: Quantity) -> bool:
    """Whether a number may be the value of an indicator, by its kind and size."""
    if quantity.kind in (*_MEASURES, "duration", "age"):
        return True
    moves = quantity.is_change or bool(quantity.direction)
    if quantity.kind == "ratio":
        return moves
    if quantity.kind == "physical":
        # "80 km south of the town" is a detail, "4 million tonnes" or a rise of 3 degrees a figure.
        return moves or quantity.scale > 1 or bool(quantity.per)
    if quantity.interval.high is None and not quantity.modifier:
        # "Hundreds of passengers" measures nothing.
        return False
    return quantity.kind == "count" and (quantity.value >= _COUNT_FROM or bool(quantity.per) or moves)


def values(
    text: str, start: int, quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """The numbers of a sentence (from `start` on) that can be somebody's value.

    Left out are those that only serve another: the denominator of a rate, the conversion of an amount, a rank,
    the length of a time, a distance from somebody else's value, the size in "400-seat".
    """
    kept: list[Quantity] = []
    for quantity in quantities:
        before = kept[-1] if kept else None
        words = text[start : quantity.span[0]]
        if _DENOMINATOR.search(words) or _RANK.search(words) or _is_conversion(text, before, quantity):
            continue
        if quantity.kind == "count" and not quantity.is_change and _DESCRIBES.match(text, quantity.span[1]):
            continue
        if quantity.kind in ("duration", "age") and not _is_measured_time(quantity, times):
            continue
        points = quantity.kind in ("percentage_point", "basis_point") and not quantity.is_change
        if points and _DISTANCE.match(text, quantity.span[1]):
            continue
        kept.append(_bare(text, quantity))
    return tuple(kept)


def _bare(text: str, quantity: Quantity) -> Quantity:
    """ "Fell by |12,000|, or 6.1 percent": the number before "or" has no share in the unit behind it."""
    shares = quantity.kind == "percent" and not quantity.unit_text and quantity.unit == "percent"
    if shares and _OR.match(text, quantity.span[1]) and not quantity.text.rstrip().endswith("%"):
        return msgspec.structs.replace(quantity, kind="count", unit="")
    return quantity


def _is_conversion(text: str, before: Quantity | None, quantity: Quantity) -> bool:
    return (
        before is not None
        and before.kind == quantity.kind
        and before.kind in ("currency", "physical")
        and before.unit != quantity.unit
        and _CONVERSION.fullmatch(text, before.span[1], quantity.span[0]) is not None
    )


def _is_measured_time(quantity: Quantity, times: Sequence[TimeExpression]) -> bool:
    """ "Life expectancy rose to |83.2 years|"; but "grew over |two years|" says when."""
    inside = any(t.span[0] < quantity.span[1] and quantity.span[0] < t.span[1] for t in times)
    return bool(quantity.change_role) and not inside


def measure_of(quantity: Quantity, is_change: bool) -> str:
    """The class of unit an indicator's levels are told in; "" where a number leaves it open, as a change in percent."""
    if quantity.kind in ("percentage_point", "basis_point"):
        return "percent"
    if quantity.kind == "percent":
        return "" if is_change else "percent"
    if quantity.kind == "count":
        return "number" if quantity.per == "" else f"per-{quantity.per.replace(' ', '-')}"
    return quantity.kind if quantity.kind in ("currency", "physical", "duration") else ""
