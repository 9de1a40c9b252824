"""Incidents: what happened, to whom, how many; and claims about several incidents at once."""

from __future__ import annotations

from newstally.model import (
    Attribution,
    IncidentMention,
    Name,
    Place,
    Quantity,
    Setting,
    TallyClaim,
    TimeExpression,
)
from newstally.reading.language import Script


def find_incidents(
    script: Script,
    setting: Setting,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
    places: tuple[Place, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[IncidentMention, ...], tuple[TallyClaim, ...]]:
    """The incidents a report tells, each once, in text order; and its tally claims."""
    return (), ()
