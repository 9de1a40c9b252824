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
from newstally.reading.incidents.find import incidents_of
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
    """The incidents a report tells, each once, the main ones first; and its tally claims (codebook: Incident).

    Several statements of one incident in headline, lead and body are one mention; what the report
    recalls is a background mention. Figures of speech, threats of the future and what is usual give none.
    """
    return incidents_of(script, setting, times, quantities, names, places, attributions)
