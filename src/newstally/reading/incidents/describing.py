"""Describing: a cluster of tellings as one incident mention, each field with the words that say it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from msgspec.structs import replace as replace_fields

from newstally.model import (
    Actor,
    Attribution,
    Count,
    Evidence,
    IncidentMention,
    IncidentType,
    Name,
    Speaker,
    Target,
    quote,
)
from newstally.model.incident import Claim, Role
from newstally.reading.incidents.accounts import account, attackers_told_in, with_perpetrators
from newstally.reading.incidents.actors import perpetrators_of, target_of, weapon_of
from newstally.reading.incidents.casualties import Toll
from newstally.reading.incidents.claimants import all_claimed
from newstally.reading.incidents.claims import claim_of
from newstally.reading.incidents.dating import Dating
from newstally.reading.incidents.lexicon import general, is_a
from newstally.reading.incidents.merging import Cluster, Scene
from newstally.reading.incidents.nouns import noun_lemma
from newstally.reading.incidents.scenes import Material
from newstally.reading.incidents.siting import site_of
from newstally.reading.incidents.spans import Spans
from newstally.reading.incidents.staging import is_ruled_accident
from newstally.reading.incidents.triggers import Trigger
from newstally.reading.language import Script, Token

# The more telling type first: a hijacking with shots and hostages is a hijacking.
_ORDER: tuple[IncidentType, ...] = (
    "hijacking",
    "kidnapping",
    "hostage_taking",
    "assassination",
    "vehicle_attack",
    "air_strike",
    "shelling",
    "bombing",
    "armed_assault",
    "arson",
    "riot",
    "natural_disaster",
    "accident_transport",
    "accident_industrial",
    "other",
)
_TAKES = ("kidnapping", "hostage_taking", "hijacking")
_HOLDS = frozenset(("hold", "holds", "holding", "held", "seized"))
# What an attack was that proved an accident.
_BY_MISHAP: dict[IncidentType, IncidentType] = {
    "vehicle_attack": "accident_transport",
    "bombing": "accident_industrial",
    "arson": "accident_industrial",
}
# What may blow up without anybody's doing.
_BLASTS = frozenset(("blast", "explosion", "detonation", "explode", "burst", "blow"))
_OF_ATTACKS = frozenset(
    ("attack", "suicide", "terror", "terrorism", "terrorist", "sabotage", "responsibility", "strike")
)
_ACCIDENTS = ("accident_transport", "accident_industrial", "natural_disaster", "other")
ClaimTold = tuple[Claim, Evidence]
_CLAIM_CUES = ("claim", "responsib", "behind", "denie", "deny", "come forward")
# Told this long after, a report looks back.
_LOOKS_BACK = dt.timedelta(days=60)


def describe(
    cluster: Cluster,
    role: Role,
    material: Material,
    attributions: Spans[Attribution],
    country: str,
    claims: list[ClaimTold],
    blamed: list[tuple[Actor, Evidence]],
) -> IncidentMention:
    """The incident a cluster tells, as a record; `claims` and `blamed` are told elsewhere and may be about it."""
    text = material.script.text
    scenes = standing(cluster)
    best = scenes[0]
    kind, also = types_of(cluster)
    site = site_of(scenes, material, country)
    actors = _actors(scenes, material, text)
    if kind not in _ACCIDENTS and not any(a.status in ("claimed", "named") for a, _ in actors):
        actors = blamed or actors
    target = _first_target(scenes, material, text, frozenset(a.name for a, _ in actors))
    tolls = [(n, t) for n, s in enumerate(scenes) for t in _theirs(s.telling.tolls, kind, cluster)]
    apart = account(tolls, "killed", perpetrators=True)
    start, end = best.telling.span
    evidence = [quote(text, start, end)]
    evidence += [_field(text, e, "date") for e in [_date_evidence(cluster)] if e is not None]
    evidence += site.evidence
    evidence += [target[1]] if target is not None else []
    evidence += [e for _, e in actors]
    claim = _claim(cluster, claims)
    evidence += [claim[1]] if claim is not None else []
    date = cluster.date
    return IncidentMention(
        evidence=tuple(evidence),
        type=kind,
        also=also,
        role=role,
        stage=cluster.stage,
        date=date.interval if date is not None else None,
        site=site.name,
        place=site.place,
        target=target[0] if target is not None else None,
        perpetrators=_distinct(a for a, _ in actors),
        weapon=next((w for s in scenes if (w := weapon_of(s.telling))), ""),
        counts=_counts(scenes, kind, cluster, material, attributions),
        claimed_only=_is_only_claimed(scenes),
        killed=with_perpetrators(account(tolls, "killed"), apart, _attackers_told_in(scenes)),
        injured=account(tolls, "injured"),
        abducted=account(tolls, "abducted"),
        killed_perpetrators=apart,
        claim=claim[0] if claim is not None else "",
        speaker=_speaker(scenes, attributions),
        retold=tuple(s.telling.span for s in sorted(cluster.scenes, key=lambda s: s.telling.span) if s is not best),
    )


def _attackers_told_in(scenes: list[Scene]) -> Literal["yes", "no", "unknown"]:
    dead = (s for s in scenes if any(t.effect == "killed" for t in s.telling.tolls))
    return attackers_told_in(s.telling.sentence.text for s in dead)


def standing(cluster: Cluster) -> list[Scene]:
    """The scenes, the one that tells the incident best first: body before headline, lead before later."""

    def rank(scene: Scene) -> tuple[int, int]:
        telling = scene.telling
        body = 4 * (telling.sentence.kind == "paragraph")
        told = 3 * bool(telling.strong and not scene.is_guess)
        known = (scene.date is not None) + any(not t.is_zero for t in telling.tolls)
        return (-(body + told + min(known, 1)), telling.sentence.index)

    return sorted(cluster.scenes, key=rank)


def types_of(cluster: Cluster) -> tuple[IncidentType, tuple[IncidentType, ...]]:
    """The incident's type and its further methods, from the scenes that tell it first."""
    told = [s for s in standing(cluster) if s.telling.strong or s.types]
    told = ([s for s in told if not s.is_guess] or told)[:3]
    found = list(dict.fromkeys(t for s in told for t in s.types))
    if any(is_ruled_accident(s.telling.sentence.text) for s in cluster.scenes if _may_rule(s, cluster)):
        found = [t for t in cluster.types if t in _ACCIDENTS] or [_BY_MISHAP.get(t, t) for t in found]
        vehicles = any(is_a(noun_lemma(t), "road_vehicle") for s in told for t in s.telling.clauses.tokens)
        if vehicles and set(found) <= {"armed_assault"}:
            found = ["accident_transport"]
    if "bombing" in found and _blew_up_by_itself(cluster):
        found = list(dict.fromkeys("accident_industrial" if t == "bombing" else t for t in found))
    if found == ["natural_disaster"] and _befell_miners(told):
        found = ["accident_industrial"]
    attacks = [t for t in found if t not in _ACCIDENTS]
    if attacks:
        found = attacks
    if not found or (found == ["arson"] and _attacked(told)):
        found = [*found, _untyped(cluster)]
    if found == ["armed_assault"] and _names_official(cluster):
        found = ["assassination", "armed_assault"]
    found.sort(key=_ORDER.index)
    first = [t for t in (told[0].types if told else ()) if t in found]
    taken = found[0] == "kidnapping" and not any(s.types and _is_titled(s, "kidnapping") for s in cluster.scenes)
    if first and (set(found) <= set(_ACCIDENTS) or taken):
        # "A tunnel collapsed ..." is what happened, the tremor before it why; so of an ambush with people taken.
        found = first if set(found) <= set(_ACCIDENTS) else [*first, *(t for t in found if t not in first)]
    return (found[0], tuple(found[1:]))


def _befell_miners(scenes: list[Scene]) -> bool:
    """Whether a flood or a slide came over people at work below ground (conventions: a mine's is industrial)."""
    return any(is_a(noun_lemma(t), "mining") for s in scenes for t in s.telling.clauses.tokens)


def _is_titled(scene: Scene, kind: IncidentType) -> bool:
    """Whether a headline calls the incident so."""
    return scene.telling.sentence.kind == "headline" and kind in scene.types


def _blew_up_by_itself(cluster: Cluster) -> bool:
    """Whether a blast is a factory's, a mine's or a gas pipe's, and nothing in its sentences speaks of an attack."""
    told = [t for s in cluster.scenes for t in s.telling.strong if t.type == "bombing"]
    if not all(t.token.lemma.lower() in _BLASTS for t in told):
        return False
    lemmas = {noun_lemma(t) for s in cluster.scenes for t in s.telling.clauses.tokens}
    if lemmas & _OF_ATTACKS or any(is_a(w, "attacker") or (is_a(w, "weapon") and w != "shell") for w in lemmas):
        return False
    return any(is_a(w, "industrial") for w in lemmas)


def _may_rule(scene: Scene, cluster: Cluster) -> bool:
    """Whether a scene may rule the incident an accident: it tells one, or only points back to it."""
    may_be_mishap = set(scene.types) & {*_ACCIDENTS, "vehicle_attack"}
    return not cluster.recalled and (
        not scene.types or bool(may_be_mishap) or scene.telling.sentence.kind == "headline"
    )


def _names_official(cluster: Cluster) -> bool:
    """Whether the one dead is a person of office, killed for it as far as the report tells."""
    hit = [t for s in cluster.scenes for t in s.telling.tolls if t.effect in ("killed", "injured")]
    dead = [t for t in hit if t.effect == "killed" and not t.of_perpetrators]
    if dead and dead[0].single and is_a(dead[0].category.lower(), "official"):
        return True
    # "Gunmen opened fire on the mayor; a bodyguard died".
    aimed_at = {noun_lemma(n) for s in cluster.scenes for t in s.telling.strong for n in _aims(s, t)}
    few = len(dead) <= 2 and all((t.low or 0) <= 2 for t in dead)
    return few and any(is_a(lemma, "official") for lemma in aimed_at)


def _aims(scene: Scene, trigger: Trigger) -> list[Token]:
    """Whom a shooting aims at: the one shot, or on whom fire is opened; of a pronoun, who the sentence is about."""
    clauses, verb = scene.telling.clauses, trigger.token
    if not trigger.verb or verb.lemma not in ("shoot", "fire", "open", "ambush", "attack", "target", "gun"):
        return []
    aims = [t for t in (*clauses.affected(verb), *clauses.company(verb)) if t.tag in ("NN", "PRP", "NNP")]
    if any(t.tag == "PRP" for t in aims):
        about = [t for t in clauses.tokens[: verb.i] if t.dep == "nsubj" and t.tag in ("NN", "NNP")][:1]
        aims += [n for t in about for n in (t, *clauses.children(t, "appos"))]
    return aims


def _attacked(scenes: list[Scene]) -> bool:
    """Whether the scenes tell of an attack on people too, in a word without a type ("gunmen attacked a village")."""
    deeds = (t for s in scenes for t in s.telling.strong if t.verb and t.type is None)
    # "Set fire to a police station, injuring 11" tells what came of it.
    return any(t.token.lemma not in ("injure", "wound") for t in deeds)


def _untyped(cluster: Cluster) -> IncidentType:
    """The type of what is only called an attack: by the means its first sentences name."""
    first = standing(cluster)[:2]
    lemmas = {noun_lemma(t) for s in first for t in s.telling.clauses.tokens if t.pos in ("NOUN", "PROPN")}
    if any(is_a(w, "explosive") for w in lemmas):
        return "bombing"
    told = [t for s in cluster.scenes for t in s.telling.strong]
    return "armed_assault" if any(t.verb or t.token.lemma.lower() in general("nouns") for t in told) else "other"


def _attackers_act(cluster: Cluster) -> bool:
    """Whether the attack is the attackers' own: militants whom troops kill in a raid are its victims."""
    for scene in cluster.scenes:
        for trigger in scene.telling.strong:
            clauses = scene.telling.clauses
            by_force = trigger.verb and any(is_a(noun_lemma(a), "security") for a in clauses.agents(trigger.token))
            if not by_force and trigger.token.lemma not in ("raid", "clash", "shootout", "gunfight", "firefight"):
                return True
    return False


def _theirs(tolls: Iterable[Toll], kind: IncidentType, cluster: Cluster) -> list[Toll]:
    """The tolls with attackers told apart; militants whom an air strike killed are its victims."""
    apart = kind not in ("air_strike", "shelling", *_ACCIDENTS) and _attackers_act(cluster)
    taken = any(t in _TAKES for t in (kind, *cluster.types))
    # Suspects are held as well.
    tolls = (t for t in tolls if taken or t.effect != "abducted" or t.word.lower() not in _HOLDS)
    return [t if apart else replace(t, of_perpetrators=False) for t in tolls]


def _claimant(scene: Scene, attributions: Spans[Attribution]) -> Speaker | None:
    """Who gives a number that only those who did it give."""
    return next((a.speaker for a in attributions.within(*scene.telling.sentence.span)), None)


def _counts(
    scenes: list[Scene], kind: IncidentType, cluster: Cluster, material: Material, attributions: Spans[Attribution]
) -> tuple[Count, ...]:
    text = material.script.text
    found: list[Count] = []
    seen: dict[tuple[object, ...], tuple[int, str, int]] = {}
    for n, scene in enumerate(scenes):
        for toll in _theirs(scene.telling.tolls, kind, cluster):
            mark = (toll.effect, toll.low, toll.high, toll.of_perpetrators)
            # "One soldier and one passenger" are two counts; the same number in another sentence is one told again.
            first, category, at = seen.get(mark, (n, "", -1))
            if toll.superseded and not toll.claimed:
                continue
            words = quote(text, toll.start, toll.end)
            if at >= 0 and (first != n or category == toll.category):
                if words not in found[at].evidence:
                    found[at] = replace_fields(found[at], evidence=(*found[at].evidence, words))
                continue
            seen[mark] = (n, toll.category, len(found))
            found.append(
                Count(
                    evidence=(words,),
                    effect=toll.effect,
                    low=toll.low,
                    high=toll.high,
                    category=_in_full(toll, material.names),
                    of_perpetrators=toll.of_perpetrators,
                    none_reported=toll.none_reported,
                    total=toll.total,
                    word=toll.word,
                    speaker=_claimant(scene, attributions) if toll.claimed else None,
                )
            )
    return tuple(found)


def _in_full(toll: Toll, names: Spans[Name]) -> str:
    """Whom a count counts; one person by the fullest name that the report has: "Jaramillo" is Bernardo Jaramillo."""
    name = names.at(toll.start) if toll.single and toll.category[:1].isupper() else None
    return name.name if name is not None and name.kind == "person" else toll.category


def _is_only_claimed(scenes: list[Scene]) -> bool:
    """Whether nobody but those who say they did it tells of the incident."""
    deeds = [s.telling for s in scenes if s.telling.strong]
    told = any(not t.superseded and not t.is_zero for s in scenes for t in s.telling.tolls)
    return bool(deeds) and not told and all(all_claimed(t) for t in deeds)


def _first_target(
    scenes: list[Scene], material: Material, text: str, doers: frozenset[str]
) -> tuple[Target, Evidence] | None:
    told = (target_of(s.telling, material.names, material.operators, text) for s in scenes)
    found = [t for t in told if t is not None and t[0].name not in doers]
    named = [t for t in found if t[0].name in material.proper_names]
    return next(iter(named or found), None)


def _actors(scenes: list[Scene], material: Material, text: str) -> list[tuple[Actor, Evidence]]:
    found = [a for s in scenes for a in perpetrators_of(s.telling, material.names, text)]
    named = [a for a in found if a[0].status in ("claimed", "named")]
    return list({a[0].name: a for a in (named or found)}.values())


def _distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple({a.name: a for a in actors}.values())


def _date_evidence(cluster: Cluster) -> Evidence | None:
    return cluster.date.evidence if cluster.date is not None else None


def _field(text: str, evidence: Evidence, field: str) -> Evidence:
    return quote(text, evidence.start, evidence.end, field)


def claims_in(script: Script) -> list[ClaimTold]:
    """What each sentence of a report says of responsibility, where one does."""
    likely = (s for s in script.sentences if any(cue in s.text for cue in _CLAIM_CUES))
    return [(c, quote(script.text, s.start, s.end, "claim")) for s in likely if (c := claim_of(s.text))]


def _claim(cluster: Cluster, elsewhere: list[ClaimTold]) -> ClaimTold | None:
    """What the incident's own sentences say of responsibility, then the report's; a claim outranks its absence."""
    own = [s.telling.sentence for s in cluster.scenes]
    told = [(c, Evidence(start=s.start, end=s.end, text=s.text, field="claim")) for s in own if (c := claim_of(s.text))]
    found = [*told, *elsewhere]
    return next((f for wanted in ("claimed", "none", "denied") for f in found if f[0] == wanted), None)


def _speaker(scenes: list[Scene], attributions: Spans[Attribution]) -> Speaker | None:
    """Who stands behind the account: a named person who tells of it before an unnamed one."""
    told = []
    for scene in scenes:
        start, end = scene.telling.sentence.span
        told += [a.speaker for a in attributions.within(start, end) if a.manner != "tally"]
    people = [s for s in told if s.named and s.role]
    named = [s for s in told if s.named]
    return next(iter(people or named or told), None)


def roles_of(clusters: list[Cluster], material: Material) -> list[Role]:
    """Main where the report, or an item of a round-up, is about it; background where it is recalled."""
    first = next((s.block for s in material.script.sentences if s.kind == "paragraph"), None)
    recalled = [c.recalled or _is_old(c, material.published) for c in clusters]
    leads = [not r and _leads(c, first, material.published) for c, r in zip(clusters, recalled, strict=True)]
    main_days = {c.item: c.date for c, lead in reversed(list(zip(clusters, leads, strict=True))) if lead}
    return [
        "main" if lead or (not old and _same_day(cluster.date, main_days.get(cluster.item))) else "background"
        for cluster, lead, old in zip(clusters, leads, recalled, strict=True)
    ]


def _same_day(date: Dating | None, other: Dating | None) -> bool:
    return date is not None and other is not None and date.is_day and date.interval == other.interval


def _leads(cluster: Cluster, first: int | None, published: dt.date | None) -> bool:
    """Whether an incident is told in its item's first paragraph, not only as something that went before."""
    if cluster.item:
        return True
    told = [s.telling for s in cluster.scenes if not s.telling.prior and s.telling.triggers]
    blocks = {t.sentence.block for t in told if t.sentence.kind == "paragraph"}
    titled = any(s.telling.sentence.kind == "headline" and s.telling.strong for s in cluster.scenes)
    return first in blocks or (_is_fresh(cluster, published) and titled and bool(blocks))


def _is_fresh(cluster: Cluster, published: dt.date | None) -> bool:
    date = cluster.date
    if date is None or date.interval.end is None or published is None:
        return False
    return published - date.interval.end.date() <= dt.timedelta(days=4)


def _is_old(cluster: Cluster, published: dt.date | None) -> bool:
    date = cluster.date
    if date is None or date.interval.end is None or published is None:
        return False
    return published - date.interval.end.date() > _LOOKS_BACK
