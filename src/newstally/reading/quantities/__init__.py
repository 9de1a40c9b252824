"""Quantities: numbers as written, their units and modifiers, and what they count or measure."""

from __future__ import annotations

from newstally.model import Quantity, Setting, TimeExpression
from newstally.reading.language import Script
from newstally.reading.quantities.find import find
from newstally.reading.quantities.records import numbers_in

__all__ = ["find_quantities", "numbers_in"]


def find_quantities(script: Script, setting: Setting, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """The quantities of a report in text order; numbers inside `times` that are dates stay out."""
    return find(script, setting, times)
