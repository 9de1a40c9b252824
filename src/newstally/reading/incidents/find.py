"""Finding incidents: scenes are read sentence by sentence, merged within the report, and described."""

from __future__ import annotations

from newstally.model import (
    Attribution,
    CalendarInterval,
    IncidentMention,
    IncidentType,
    Name,
    Place,
    Quantity,
    Setting,
    TallyClaim,
    TimeExpression,
)
from newstally.reading.incidents.describing import describe, role_of, types_of
from newstally.reading.incidents.merging import Cluster, attach, merge
from newstally.reading.incidents.scenes import Material, scenes_of
from newstally.reading.incidents.tallies import tally_claim
from newstally.reading.language import Script


def incidents_of(
    script: Script,
    setting: Setting,
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
    names: tuple[Name, ...],
    places: tuple[Place, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[IncidentMention, ...], tuple[TallyClaim, ...]]:
    """The incidents a report tells, each once, in text order, and its tally claims."""
    moment = setting.published or script.report.published
    material = Material(script, moment.day if moment is not None else None, times, quantities, names, places)
    scenes, several = scenes_of(material)
    body = [s for s in scenes if s.telling.sentence.kind == "paragraph"]
    lead = min((s.telling.sentence.block for s in body), default=0)
    clusters: list[Cluster] = []
    # The lead says what the report is about, the headline may date it; then the rest is read against both.
    merge([s for s in body if s.telling.sentence.block == lead], clusters)
    attach([s for s in scenes if s.telling.sentence.kind != "paragraph"], clusters)
    placed = {id(s) for c in clusters for s in c.scenes}
    merge([s for s in body if s.telling.sentence.block == lead and id(s) not in placed], clusters)
    merge([s for s in body if s.telling.sentence.block != lead], clusters)
    known = _dates_by_type(clusters)
    claims = (tally_claim(t, script.text, quantities, times, names, places, attributions, known) for t in several)
    mentions = (describe(c, role_of(c, clusters, material), material, attributions, setting.country) for c in clusters)
    return (
        tuple(sorted(mentions, key=lambda m: (m.role != "main", m.span))),
        tuple(c for c in claims if c is not None),
    )


def _dates_by_type(clusters: list[Cluster]) -> dict[IncidentType, CalendarInterval]:
    found: dict[IncidentType, CalendarInterval] = {}
    for cluster in clusters:
        if cluster.date is not None:
            found.setdefault(types_of(cluster)[0], cluster.date.interval)
    return found
