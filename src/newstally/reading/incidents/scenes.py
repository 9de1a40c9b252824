"""Scenes: a report's tellings with their dates and places, ready to be merged."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newstally.lexicon import words
from newstally.model import IncidentType, Name, Place, Quantity, TimeExpression
from newstally.reading.incidents.casualties import Toll, find_tolls
from newstally.reading.incidents.claimants import is_claimants
from newstally.reading.incidents.datelines import Lines
from newstally.reading.incidents.dating import Dating, by_lapse, date_of, lapse_days, later_days, later_than
from newstally.reading.incidents.fillers import Filler
from newstally.reading.incidents.founding import deed_of
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import is_a
from newstally.reading.incidents.merging import Scene
from newstally.reading.incidents.nouns import noun_lemma
from newstally.reading.incidents.places import places_of
from newstally.reading.incidents.signs import Signs
from newstally.reading.incidents.spans import Spans
from newstally.reading.incidents.staging import is_generic, off_topic, stage_of, without_usual
from newstally.reading.incidents.statistics import is_statistic
from newstally.reading.incidents.tellings import Telling, split_tellings
from newstally.reading.incidents.triggers import Trigger, find_triggers
from newstally.reading.incidents.zeros import find_zeros
from newstally.reading.language import Script, Token, opening_length

_HOUSES = frozenset(
    ("nightclub", "club", "bar", "hotel", "restaurant", "cafe", "café", "pub", "cinema", "theatre", "mall")
)
_DISASTERS = frozenset(("accident", "disaster", "tragedy"))
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SPEECH = words("newstally.reading.language", "speech_lemmas.txt")
# What is told to be another thing: "they see no connection with the attack at the station".
_UNRELATED = re.compile(
    r"\b(?:no (?:known |apparent |direct )?(?:connection|link|relation)s? (?:with|to|between)"
    r"|not (?:linked|connected|related) (?:to|with)|unrelated to|unconnected (?:with|to))\b",
    re.IGNORECASE,
)
# A report with this many datelines is a round-up of several items.
_ROUND_UP = 3
# Or one with such a headline, whose every paragraph is an item.
_BRIEFS = re.compile(
    r"\b(?:in brief|in short|news briefs?|briefs|briefly|round-?up|digest|at a glance|around the (?:world|country|"
    r"continent|region|provinces?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Material:
    """What the rooms above have read of a report."""

    script: Script
    published: dt.date | None
    times: Spans[TimeExpression]
    quantities: Spans[Quantity]
    names: Spans[Name]
    places: Spans[Place]
    all_places: tuple[Place, ...]
    operators: dict[str, str]
    proper_names: frozenset[str]
    signs: Signs
    # By the index of their sentence.
    fillers: dict[int, list[Filler]]


def scenes_of(material: Material) -> tuple[list[Scene], list[Telling]]:
    """The report's scenes in text order, and the tellings of several incidents at once."""
    lines = Lines(material.script)
    items = _items(material.script, lines)
    scenes: list[Scene] = []
    several: list[Telling] = []
    everyday = off_topic({w for s in material.script.sentences for w in _WORD.findall(s.text.lower())})
    for telling in _tellings(material, lines):
        stage = stage_of(telling)
        if stage is None or (everyday and not telling.tolls):
            continue
        if is_generic(telling) and not _is_wave(material, telling):
            several.append(telling)
            continue
        telling.triggers = without_usual(telling)
        scene = Scene(telling=telling, item=items[telling.sentence.index], stage=stage)
        scene.date = _date(material, telling, scenes)
        near = [p for p in material.places.within(*telling.sentence.span) if not _is_in_a_name(material.names, p)]
        scene.places = places_of(telling, _told_beside_dateline(telling, near))
        scene.names = _names_in(material.names, telling)
        scenes.append(scene)
    return scenes, several


def _is_wave(material: Material, telling: Telling) -> bool:
    """Several blasts of one day, with their dead told together: one incident ("two explosions at a market")."""
    if telling.sentence.kind == "headline" or not telling.tolls:
        return False
    date = date_of(telling, material.times.within(*telling.sentence.span), material.published)
    return date is not None and date.is_day


def _tellings(material: Material, lines: Lines) -> Iterator[Telling]:
    signed = {s.index for s in material.signs.sentences} | set(material.fillers)
    wanted = [s for s in material.script.sentences if s.index in signed]
    material.script.parse(wanted)
    lead = min((s.block for s in material.script.sentences if s.kind == "paragraph"), default=-1)
    for sentence in wanted:
        clauses = lines.clauses(sentence)
        triggers = find_triggers(clauses)
        counted = find_tolls(clauses, material.quantities.within(*sentence.span))
        within = list(material.times.within(*sentence.span))
        tolls = [_as_claimed(clauses, t) for t in counted if not is_statistic(clauses, t, within)]
        if all(t.single for t in counted) and all(t.weak for t in triggers):
            # The dead and hurt that are counted have rules of their own, and those of a year tell no deed.
            triggers += deed_of(clauses, material.fillers.get(sentence.index, ()))
        tolls += find_zeros(clauses)
        if sentence.block == lead or sentence.kind == "headline":
            triggers = _told_by_the_dead(clauses, triggers, tolls)
        yield from split_tellings(sentence, clauses, _pointed_back(clauses, triggers), tolls)


def _told_by_the_dead(clauses: Clauses, triggers: list[Trigger], tolls: list[Toll]) -> list[Trigger]:
    """What opens a report with its dead alone: "the number killed at X", "the accident has cost"."""
    dead = [t for t in tolls if t.effect == "killed" and not t.is_zero and not t.claimed]
    if not dead or any(not t.weak for t in triggers):
        return triggers
    if any(noun_lemma(t.token) in _DISASTERS for t in triggers):
        return [replace(t, weak=False) if noun_lemma(t.token) in _DISASTERS else t for t in triggers]
    when = next((t for t in clauses.tokens if t.lemma == "die" and _died_when(clauses, t)), None)
    if when is not None and any(not t.single for t in dead):
        nouns = {noun_lemma(t) for t in clauses.tokens if t.pos == "NOUN"}
        works = any(n == "worker" or is_a(n, "industrial", "mining") for n in nouns)
        kind: IncidentType = "accident_industrial" if works else "other"
        return [*triggers, Trigger(token=when, type=kind, verb=True)]
    killed = next((t for t in clauses.tokens if t.lemma == "kill" and t.tag in ("VBN", "VBD")), None)
    return [*triggers, Trigger(token=killed, type=None, verb=True, definite=True)] if killed is not None else triggers


def _died_when(clauses: Clauses, verb: Token) -> bool:
    """ "Nine miners died when the wall of a pit slid down on them": whatever it was, it killed them."""
    told = [c for c in clauses.children(verb, "advcl") if any(m.lower in ("when", "as") for m in clauses.children(c))]
    return bool(told) and not clauses.is_negated(verb) and not clauses.modal(verb)


def _pointed_back(clauses: Clauses, triggers: list[Trigger]) -> list[Trigger]:
    """ "It was the second explosion": said of what is told already, whatever the words."""
    found = []
    for trigger in triggers:
        subjects = [s.lower for s in clauses.subjects(clauses.clause_head(trigger.token))]
        back = trigger.token.dep == "attr" and any(s in ("it", "this", "that") for s in subjects)
        before = clauses.sentence.text[: trigger.token.start - clauses.sentence.start]
        if _UNRELATED.search(before):
            found.append(replace(trigger, fresh=True, apart=True))
            continue
        found.append(replace(trigger, definite=True, fresh=False) if back else trigger)
    return found


def _as_claimed(clauses: Clauses, toll: Toll) -> Toll:
    """A number that only those who did it give stays their claim and counts for nothing here."""
    for above in clauses.ancestors(clauses.tokens[toll.at]):
        if above.lemma in _SPEECH and above.pos == "VERB":
            claimed = is_claimants(clauses, clauses.tokens[toll.at], above)
            return replace(toll, superseded=True, claimed=True) if claimed else toll
    return toll


def _told_beside_dateline(telling: Telling, places: list[Place]) -> list[Place]:
    """The places without that of the dateline, which says where the story was filed."""
    sentence = telling.sentence
    opening = sentence.start + opening_length(sentence.text)
    # "Port Sudan: The number of ..."
    colon = sentence.text.find(":")
    first = next((p for p in places if p.span[0] == sentence.start and p.span[1] == sentence.start + colon), None)
    opening = first.span[1] if first is not None else opening
    return [p for p in places if any(e.start >= opening for e in p.evidence)]


def _is_in_a_name(names: Spans[Name], place: Place) -> bool:
    """Whether a place is only part of a body's name: "Islamic State West Africa Province"."""
    name = names.at(place.span[0])
    if name is None or name.name == place.text:
        return False
    # "Islamic State West Africa Province", "the Aurora nightclub"; but Altona station is in Altona.
    house = name.kind == "facility" and name.name.split()[-1].lower() in _HOUSES
    return name.kind == "organisation" or house


def _names_in(names: Spans[Name], telling: Telling) -> frozenset[str]:
    return frozenset(n.name for n in names.within(*telling.span) if n.kind in ("vehicle", "facility"))


def _date(material: Material, telling: Telling, before: list[Scene]) -> Dating | None:
    reference = material.published
    told = next((s.date for s in reversed(before) if s.date is not None and s.date.is_day), None)
    if told is not None and telling.turns_away and "separately" not in telling.clauses.sentence.text.lower()[:20]:
        # "On the same afternoon", "ten hours before": the day of what was told last.
        return told
    if telling.prior and told is not None and told.interval.start is not None and lapse_days(telling) is not None:
        return by_lapse(telling, told.interval.start.date())
    times = list(material.times.within(*telling.sentence.span))
    later = later_days(telling)
    if later is not None and told is not None and not any(t.span[1] < later[2].start for t in times):
        day = later_than(told, later)
        if day is not None:
            return day
    own = date_of(telling, times, reference)
    if own is not None and (own.is_day or not telling.prior):
        return own
    if telling.prior:
        told = next((s.date for s in before if s.date is not None and s.date.is_day), None)
        if told is not None and told.interval.start is not None:
            reference = told.interval.start.date()
        return by_lapse(telling, reference) or own
    return own


def _items(script: Script, lines: Lines) -> dict[int, int]:
    """The item of the report each sentence stands in: round-ups start one at each dateline."""
    starts = set(lines.dateline_ends) if len(lines.dateline_ends) >= _ROUND_UP else set()
    if not starts and _BRIEFS.search(script.report.headline):
        body = [s for s in script.sentences if s.kind == "paragraph"]
        starts = {s.index for b, s in zip([None, *body], body, strict=False) if b is None or b.block != s.block}
    item, found = 0, {}
    for sentence in script.sentences:
        item += sentence.index in starts
        found[sentence.index] = item
    return found
