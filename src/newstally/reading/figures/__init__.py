"""Figures: indicator, place, period and quantity, on someone's authority; derived figures, marked."""

from __future__ import annotations

from newstally.model import Attribution, Figure, Name, Place, Quantity, Setting, TimeExpression
from newstally.reading.figures.derive import derived_figures
from newstally.reading.figures.find import stated_figures
from newstally.reading.language import Script


def find_figures(
    script: Script,
    setting: Setting,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
    places: tuple[Place, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Figure, ...]:
    """The figures of a report in text order, the derived ones last."""
    stated = stated_figures(script, setting, times, quantities, names, places, attributions)
    return (*stated, *derived_figures(stated))
