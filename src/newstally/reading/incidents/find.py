"""Finding incidents: scenes are read sentence by sentence, merged within the report, and described."""

from __future__ import annotations

import re

from msgspec.structs import replace

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
    Target,
    TimeExpression,
)
from newstally.reading.incidents.actors import operators_of
from newstally.reading.incidents.claims import blamed_in
from newstally.reading.incidents.describing import claims_in, describe, roles_of, types_of
from newstally.reading.incidents.filling import fill
from newstally.reading.incidents.founding import fillers_of
from newstally.reading.incidents.merging import Cluster, attach, merge
from newstally.reading.incidents.scenes import Material, scenes_of
from newstally.reading.incidents.signs import signs_of
from newstally.reading.incidents.spans import Spans
from newstally.reading.incidents.tallies import tally_claim
from newstally.reading.language import Script

# Places fine enough to tell one incident from another.
_FINE = ("settlement", "district", "facility")


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
    signs = signs_of(script)
    material = Material(
        script=script,
        published=moment.day if moment is not None else None,
        times=Spans(times),
        quantities=Spans(quantities),
        names=Spans(names),
        places=Spans(places),
        all_places=places,
        operators=operators_of(names),
        proper_names=frozenset(n.name for n in names),
        signs=signs,
        fillers=fillers_of(script, signs.sentences) if signs.plain else {},
    )
    speech = Spans(attributions)
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
    roles = roles_of(clusters, material)
    # What the report says of responsibility without naming the deed is about what the report is about.
    main = roles.index("main") if "main" in roles else -1
    claims_told, blamed = claims_in(script), blamed_in(script, names)
    mentions = [
        describe(c, role, material, speech, setting.country, *((claims_told, blamed) if n == main else ([], [])))
        for n, (c, role) in enumerate(zip(clusters, roles, strict=True))
    ]
    mentions = fill(mentions, clusters, material)
    named = _named_targets(mentions, material.proper_names)
    counted = (tally_claim(t, material, speech, known) for t in several)
    claims = (replace(c, target=_by_name(c, named)) for c in counted if c is not None)
    mentions = [replace(m, target=_by_name(m, named)) for m in mentions]
    about_one = any(m.role == "main" and _is_told(m, material.proper_names, about_one=True) for m in mentions)
    told = [m for m in mentions if _is_told(m, material.proper_names, about_one)]
    return tuple(sorted(told, key=lambda m: (m.role != "main", m.span))), tuple(claims)


def _is_told(mention: IncidentMention, proper: frozenset[str], about_one: bool) -> bool:
    """Whether enough is told to call it an incident: a tally that invents is worse than one that misses.

    What a report is about needs a day, a number, a target or a place. What it recalls needs two signs of four:
    a date, a number, a target or attacker by name, and a place finer than a province; one in a report that is
    itself about an incident (`about_one`), since such reports recall others in passing.
    """
    fine = mention.place is not None and mention.place.kind in _FINE
    fine = fine or (bool(mention.site) and mention.site in proper)
    if mention.role == "main":
        known = mention.date is not None or bool(mention.counts) or fine
        placed = mention.place is not None and mention.place.kind != "demonym"
        return known or mention.target is not None or (placed and bool(mention.perpetrators or mention.weapon))
    named = mention.target is not None and mention.target.name in proper
    named = named or any(a.name in proper for a in mention.perpetrators)
    told = (mention.victims, mention.target, mention.perpetrators, mention.weapon)
    filled = sum(map(bool, told)) > 1
    signs = sum((mention.date is not None, bool(mention.counts), named, fine, filled))
    # "The murder of Archbishop Romero": who was killed, by name, says which killing is meant.
    killed_by_name = any(v in proper for v in mention.victims)
    return killed_by_name or signs >= (1 if about_one else 2)


def _named_targets(mentions: list[IncidentMention], proper: frozenset[str]) -> dict[str, set[Target]]:
    """The targets that the report calls by name, by kind."""
    found: dict[str, set[Target]] = {}
    for mention in mentions:
        if mention.target is not None and mention.target.name in proper and mention.target.kind:
            found.setdefault(mention.target.kind, set()).add(mention.target)
    return found


def _by_name(record: IncidentMention | TallyClaim, named: dict[str, set[Target]]) -> Target | None:
    """The record's target; "the passenger train" is the one train of its kind that the report names."""
    target = record.target
    if target is None or not target.kind:
        return target
    alike = named.get(target.kind, set())
    known = re.search(rf"\b(?:the|same|this) (?:\w+ )?{re.escape(target.name)}\b", record.text, re.IGNORECASE)
    return next(iter(alike)) if len(alike) == 1 and known and target not in alike else target


def _dates_by_type(clusters: list[Cluster]) -> dict[IncidentType, CalendarInterval]:
    found: dict[IncidentType, CalendarInterval] = {}
    for cluster in clusters:
        if cluster.date is not None:
            found.setdefault(types_of(cluster)[0], cluster.date.interval)
    return found
