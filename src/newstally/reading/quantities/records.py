"""From amounts to records: the numbers of a text as `Quantity`s, without a parser."""

from __future__ import annotations

from decimal import Decimal

from newstally.model import Quantity, Setting, quote
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.intervals import half_width, short, written_interval
from newstally.reading.quantities.ranges import amounts


def numbers_in(text: str, setting: Setting) -> tuple[Quantity, ...]:
    """The numbers of a text with their units and modifiers, in text order, without a parser.

    Counts have no unit yet: what they count, what a number measures and how it changed are `find_quantities`' work.
    """
    return tuple(quantity(text, amount) for amount in amounts(text, setting))


def quantity(text: str, amount: Amount) -> Quantity:
    """The record of an amount."""
    top = amount.top
    low, high = (amount.value, _half(amount)), (top.value, _half(top)) if top else (amount.value, _half(amount))
    span, unit = amount.modifier_span, amount.unit_span
    return Quantity(
        evidence=(quote(text, amount.start, top.end if top else amount.end),),
        value=short(amount.value),
        high=short(top.value) if top else None,
        interval=written_interval(min(low, high), max(low, high), amount.modifier, amount.form == "vague"),
        kind=amount.kind,
        unit=amount.unit,
        unit_text=text[unit[0] : unit[1]].strip(" -\n\u00a0") if unit else "",
        per=amount.per,
        modifier=amount.modifier,
        modifier_text=text[span[0] : span[1]] if span else "",
        digits=amount.numeral.digits,
        scale=short(amount.scale),
    )


def _half(amount: Amount) -> Decimal:
    return half_width(amount.numeral.digits, amount.scale, amount.kind, amount.form, amount.value)
