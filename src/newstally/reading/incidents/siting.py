"""Siting: the site in words and the gazetteer's place for an incident, from the scenes that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from newstally.model import Evidence, Name, Place, quote
from newstally.reading.incidents.merging import Scene
from newstally.reading.incidents.places import tells_origin, tells_where_treated
from newstally.reading.incidents.scenes import Material
from newstally.reading.incidents.spans import Spans
from newstally.reading.incidents.tellings import Telling
from newstally.reading.language import opening_length
from newstally.reading.places import locate

_AT = frozenset(("at", "in", "near", "outside", "inside", "on", "by", "beside", "opposite"))
_GRAIN = {
    "facility": 5,
    "settlement": 4,
    "district": 3,
    "water": 2,
    "division": 2,
    "region": 2,
    "country": 1,
    "demonym": 0,
}


@dataclass(frozen=True, slots=True)
class Site:
    """Where an incident happened: its site in words, and the most exact place that the gazetteer knows."""

    name: str = ""
    place: Place | None = None
    evidence: tuple[Evidence, ...] = ()


def site_of(scenes: list[Scene], material: Material, country: str) -> Site:
    """The site of the incident that the scenes tell, the best telling first."""
    text = material.script.text
    scenes = [s for s in scenes if not s.is_guess] or scenes
    evidence: list[Evidence] = []
    name = ""
    place: Place | None = None
    for scene in scenes:
        facility = _facility(scene.telling, material.names)
        if facility is not None:
            name, at = facility
            evidence.append(quote(text, at.start, at.end, "site"))
            place = locate(at.span, material.all_places, material.script)
            break
    if place is None:
        place = _place(scenes, country) or _dateline(scenes, material)
    if place is not None:
        at = place.evidence[0]
        evidence.append(quote(text, at.start, at.end, "place"))
    if not name and place is not None:
        name = place.name
    return Site(name=name, place=place, evidence=tuple(evidence))


def _facility(telling: Telling, names: Spans[Name]) -> tuple[str, Evidence] | None:
    """A named station, market or base that the telling sets its incident at."""
    if not telling.triggers:
        return None
    start, end = telling.tokens[0].start, telling.tokens[-1].end
    for name in names.within(start, end):
        if name.kind != "facility" or (tells_where_treated(telling, name.name) and telling.tolls):
            continue
        for at in name.evidence:
            if not start <= at.start < end:
                continue
            before = [t.lower for t in telling.clauses.tokens if t.end <= at.start][-3:]
            if any(w in _AT for w in before):
                return (name.name, at)
    return None


def _place(scenes: list[Scene], country: str) -> Place | None:
    """The finest place of the scenes: the best telling's own, narrowed by a finer one inside it told elsewhere."""
    by_scene = [[p for p in s.places if not tells_origin(s.telling, p, country)] for s in scenes]
    told = [p for places in by_scene for p in places if p.entry is not None]
    if not told:
        return next((p for places in by_scene for p in places), None)
    first = next(places for places in by_scene if any(p.entry is not None for p in places))
    chosen = max((p for p in first if p.entry is not None), key=lambda p: (_GRAIN.get(p.kind, 0), _is_in(p, country)))
    if _GRAIN.get(chosen.kind, 0) >= _GRAIN["settlement"]:
        return chosen
    finer = [p for p in told if _GRAIN.get(p.kind, 0) > _GRAIN.get(chosen.kind, 0) and _lies_in(p, chosen)]
    return max(finer, key=lambda p: _GRAIN.get(p.kind, 0)) if finer else chosen


# Characters of a dateline that is not in capitals: "Port Sudan: ".
_LONGEST_OPENING = 30


def _dateline(scenes: list[Scene], material: Material) -> Place | None:
    """Where the story was filed, for an incident told in its first sentence that names no place of its own."""
    for scene in scenes:
        sentence = scene.telling.sentence
        end = sentence.start + max(opening_length(sentence.text), sentence.text.find(":", 0, _LONGEST_OPENING))
        if any(n.kind == "facility" and n.span[0] >= end for n in material.names.within(*sentence.span)):
            # "Near Lalo station": somewhere else, which no gazetteer has.
            continue
        filed = next((p for p in material.places.within(*sentence.span) if p.span[1] <= end), None)
        if filed is not None and not scene.telling.prior:
            return filed
    return None


def _is_in(place: Place, country: str) -> bool:
    return place.entry is not None and place.entry.country == country


def _lies_in(inner: Place, outer: Place) -> bool:
    """Whether the gazetteer sets one place inside the other."""
    if inner.entry is None or outer.entry is None:
        return False
    if outer.kind in ("country", "demonym", "region"):
        return inner.entry.country == outer.entry.country
    return outer.entry.name in inner.entry.chain
