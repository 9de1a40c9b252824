"""Tally claims: statements about several incidents at once, a filter and a count, never incidents themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from newstally.model import (
    Attribution,
    CalendarInterval,
    IncidentType,
    Quantity,
    Speaker,
    TallyClaim,
    Target,
    TimeExpression,
    quote,
)
from newstally.reading.incidents.actors import perpetrators_of, target_of
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.nouns import in_class
from newstally.reading.incidents.numbers import ends
from newstally.reading.incidents.places import places_of
from newstally.reading.incidents.scenes import Material
from newstally.reading.incidents.spans import Spans
from newstally.reading.incidents.tellings import Telling
from newstally.reading.incidents.triggers import Trigger
from newstally.reading.language import Token


def tally_claim(
    telling: Telling,
    material: Material,
    attributions: Spans[Attribution],
    known: dict[IncidentType, CalendarInterval],
) -> TallyClaim | None:
    """The tally that a telling states ("at least four bomb attacks last year"); None where it counts none.

    `known` holds the dates of the report's incidents by type, so that "since the March hijacking" has a start.
    """
    clauses = telling.clauses
    text, names = material.script.text, material.names
    start, end = clauses.sentence.span
    times = material.times.within(start, end)
    for trigger in telling.triggers:
        if trigger.verb or not trigger.plural:
            continue
        counted = _count(clauses, trigger, material.quantities.within(start, end))
        if counted is None:
            continue
        low, high = counted
        # "Two blasts hit the market": few and without a period, they are this morning's, told as one.
        period = _period(telling, times, known)
        if period is None or _is_day(period):
            continue
        target = _target(telling, trigger, material)
        own_places = places_of(telling, material.places.within(start, end))
        return TallyClaim(
            evidence=(quote(text, start, end),),
            type=trigger.type or _type_of(clauses, trigger),
            low=low,
            high=high,
            period=period,
            target=target,
            place=next((p for p in own_places if p.kind != "demonym"), None) if target is None else None,
            perpetrators=tuple(actor for actor, _ in perpetrators_of(telling, names, text)),
            speaker=_speaker(clauses, attributions),
        )
    return None


def _is_day(period: CalendarInterval) -> bool:
    """Whether the stretch is a day or two: several blasts then are one wave, told as an incident."""
    return period.start is not None and period.end is not None and period.end - period.start <= dt.timedelta(days=2)


def _type_of(clauses: Clauses, trigger: Trigger) -> IncidentType:
    return "armed_assault" if trigger.token.lemma in ("attack", "assault", "raid") else "other"


def _count(clauses: Clauses, trigger: Trigger, quantities: Iterable[Quantity]) -> tuple[int | None, int | None] | None:
    noun = trigger.token
    near = {c.i for c in clauses.children(noun, "nummod", "amod", "det", "quantmod")}
    near |= {g.i for i in list(near) for g in clauses.children(clauses.tokens[i])}
    above = clauses.head(noun)
    holder = clauses.head(above) if above is not None and above.lower == "of" else None
    if holder is not None:
        near |= {holder.i}
    for quantity in quantities:
        if quantity.kind == "count" and any(
            quantity.span[0] <= clauses.tokens[i].start < quantity.span[1] for i in near
        ):
            return ends(quantity)
    return None


def _period(
    telling: Telling, times: Iterable[TimeExpression], known: dict[IncidentType, CalendarInterval]
) -> CalendarInterval | None:
    """The stretch of time a tally covers: the narrowest told, cut off at "since"."""
    clauses = telling.clauses
    start, end = clauses.sentence.span
    inside = [t for t in times if t.interval is not None and start <= t.span[0] < end]
    since = next((t for t in clauses.tokens if t.lower in ("since", "after")), None)
    whole = [t.interval for t in inside if t.interval is not None and not _behind(clauses, t, since)]
    cut = _since(clauses, since, inside, known)
    period = whole[0] if whole else None
    if cut is None:
        return period
    if period is None:
        return CalendarInterval(start=cut.end, end=None)
    begins = cut.end if cut.end is not None and (period.start is None or cut.end > period.start) else period.start
    if begins is not None and period.end is not None and begins >= period.end:
        # "Last year since the December hijacking": what is left of the year is the rest of that December.
        begins = cut.start
    return CalendarInterval(start=begins, end=period.end)


def _behind(clauses: Clauses, time: TimeExpression, since: Token | None) -> bool:
    return since is not None and time.span[0] > since.start


def _since(
    clauses: Clauses, since: Token | None, inside: list[TimeExpression], known: dict[IncidentType, CalendarInterval]
) -> CalendarInterval | None:
    """What a tally is counted from: the incident named behind "since", else the time behind it."""
    if since is None:
        return None
    words = {t.lemma.lower() for t in clauses.tokens[since.i :]}
    for kind, interval in known.items():
        if kind in words or any(w.startswith(kind[:6]) for w in words):
            return interval
    told = next((t.interval for t in inside if _behind(clauses, t, since)), None)
    # "Since January" counts January; "since the hijacking" counts what came after it.
    return CalendarInterval(start=told.start, end=told.start) if told is not None else None


def _target(telling: Telling, trigger: Trigger, material: Material) -> Target | None:
    """What the counted incidents hit: what the noun names, or the passive subject ("was hit in four attacks")."""
    clauses, text = telling.clauses, material.script.text
    verb = next((a for a in clauses.ancestors(trigger.token) if a.pos == "VERB"), None)
    if verb is not None and clauses.is_passive(verb):
        hit = ("rail_vehicle", "road_vehicle", "vessel", "aircraft", "building", "name")
        told = target_of(_as_hit(telling, verb), material.names, material.operators, text)
        if told is not None and any(in_class(s, *hit) for s in clauses.affected(verb)):
            return told[0]
    told = target_of(telling, material.names, material.operators, text)
    return told[0] if told is not None else None


def _as_hit(telling: Telling, verb: Token) -> Telling:
    """The telling with the verb itself as its trigger, so that its object is the target."""
    trigger = Trigger(token=verb, type=None, verb=True)
    return Telling(telling.sentence, telling.clauses, telling.first, telling.last, [trigger], [])


def _speaker(clauses: Clauses, attributions: Spans[Attribution]) -> Speaker | None:
    start, end = clauses.sentence.span
    found = attributions.within(start, end)
    return next((a.speaker for a in found if a.manner == "tally"), found[0].speaker if found else None)
