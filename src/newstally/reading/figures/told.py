"""Told once: figures that say the same of the same indicator are one, with the sentences that retell it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from newstally.model import Evidence, Figure, Period
from newstally.reading.figures.indicators import share_words
from newstally.reading.language import Script

# A number written with so many digits is told again by itself; "3 percent" may be said of anything.
_TELLING_DIGITS = 3


def told_once(figures: list[Figure], script: Script) -> Iterator[Figure]:
    """Figures that say the same of the same indicator and period become one, with the sentences that retell it."""
    kept: list[Figure] = []
    alike: dict[object, list[int]] = {}
    for figure in sorted(figures, key=lambda f: (_is_display(script, f), f.quantity.span)):
        display = _is_display(script, figure)
        way = figure.direction if figure.aspect == "change" else ""
        told = alike.setdefault((figure.quantity.is_change, *_amount(figure), way), [])
        at = next((i for i in told if _is_told_again(kept[i], figure, display)), None)
        if at is None:
            told.append(len(kept))
            kept.append(figure)
        elif figure.evidence[0].span != kept[at].evidence[0].span:
            kept[at] = _with_retelling(kept[at], figure)
    yield from sorted(kept, key=lambda f: f.quantity.span)


def _amount(figure: Figure) -> tuple[Decimal, str]:
    """The value and unit told; "a fifth" is 20 percent."""
    quantity = figure.quantity
    if quantity.kind == "ratio" and quantity.is_change and quantity.value < 1:
        return quantity.value * 100, "percent"
    return quantity.value, quantity.unit


def _is_told_again(first: Figure, figure: Figure, display: bool) -> bool:
    """Whether the same amount is told of the same thing; headlines and bullets may say it in fewer words."""
    if first.period and figure.period and not _is_same(first.period, figure.period):
        return False
    if _place(first) != _place(figure) and _place(first) and _place(figure):
        return False
    scopes = {f.indicator.scope for f in (first, figure) if f.indicator.scope}
    if first.indicator.id != figure.indicator.id and not (
        display and len(scopes) < 2 and share_words(first.indicator.concept, figure.indicator.concept)
    ):
        return False
    if display or bool(first.period) == bool(figure.period):
        return first.aspect == figure.aspect or display
    # "The $303 million": told again without its month.
    digits = sum(c.isdigit() for c in figure.quantity.digits.strip("0."))
    return figure.period is None and digits >= _TELLING_DIGITS and not figure.quantity.is_change


def _is_same(one: Period, other: Period) -> bool:
    """Whether two periods are one: by the calendar where both resolve, else by their value."""
    if one.interval is not None and other.interval is not None:
        return one.interval == other.interval
    return one.value == other.value


def _place(figure: Figure) -> str:
    return figure.place.entry.name if figure.place is not None and figure.place.entry is not None else ""


def _with_retelling(first: Figure, figure: Figure) -> Figure:
    """A figure with one more sentence that tells it, and what that sentence alone says: who, when, against when."""
    retold: tuple[Evidence, ...] = (*first.retold, figure.evidence[0])
    stated = first if first.base == "stated" or figure.base != "stated" else figure
    return msgspec.structs.replace(
        first,
        retold=retold,
        period=first.period or figure.period,
        speaker=first.speaker or figure.speaker,
        base=stated.base,
        base_period=stated.base_period,
    )


def _is_display(script: Script, figure: Figure) -> bool:
    """Headlines, bullets and captions retell what the body tells."""
    sentence = script.sentence_at(figure.span[0])
    return sentence is not None and sentence.kind != "paragraph"
