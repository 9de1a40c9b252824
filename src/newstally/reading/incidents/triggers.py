"""Triggers: the words of a sentence that tell of an incident, and the type each gives it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from typing import Any

from newstally.lexicon import table
from newstally.model import IncidentType
from newstally.reading.incidents.deeds import (
    SCARED_BY,
    STOPS,
    at_sea,
    follows_a_killing,
    holds_explosives,
    is_fire_bomb,
    is_scare,
    takes_away,
)
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, forms, general, is_a, noun_class, patterns, trigger_table
from newstally.reading.incidents.nouns import in_class, noun_lemma
from newstally.reading.language import Token

_MAY_BE_CAUGHT = frozenset(("man", "woman", "youth", "teenager", "suspect", "boy", "student"))
_FRESH = frozenset(("another", "separate", "similar", "new", "different", "second", "further", "other"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "their"))
# What may be said to be an incident: "the cause was a gas explosion".
_CAUSES = frozenset(
    (
        "cause",
        "reason",
        "case",
        "deed",
        "crime",
        "death",
        "loss",
        "noise",
        "sound",
        "worst",
        "deadliest",
        "last",
        "first",
    )
)
_FIRE_VERBS = frozenset(
    ("break", "sweep", "rip", "tear", "gut", "engulf", "destroy", "kill", "erupt", "rage", "start", "spread")
)
_UPON = frozenset(("on", "against", "of", "with"))
# What a vehicle may carry.
_BODIES = ("person", "people_group", "thing", "explosive")
# Nouns that are a deed where they are told of people, and else of anything: "the killing of the bill".
_DEEDS_ON_PEOPLE = frozenset(("killing", "murder"))
_HURTS = frozenset(("kill", "injure", "wound", "bury", "trap", "crush"))
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
# Nouns that name an incident only where what they are of, if told, is of these classes: no "collapse of the bank".
_OF_WHAT = {
    "collapse": ("building", "thing", "industrial", "name"),
    "sinking": ("vessel", "name"),
    "barrage": ("missile", "explosive", "instrument"),
    "blast": ("explosive", "explosive_carrier", "building", "industrial", "name"),
    "explosion": ("explosive", "explosive_carrier", "building", "industrial", "thing", "name"),
    "eruption": ("name",),
    "avalanche": ("name",),
    "flood": ("name",),
    "stampede": ("person", "gathering", "name"),
    "tsunami": ("name",),
    "wave": ("storm",),
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word that tells an incident. `type` is None where only its company can say ("the attack").

    `definite` points back or to a known incident ("the blast", "Tuesday's attack"), `fresh` says that it is
    another one ("a separate explosion"), `apart` that it has nothing to do with what is told, `weak` cannot make an
    incident alone. `guessed` is what no lexicon
    knows: its type counts only where no other word of the incident gives one.
    """

    token: Token
    type: IncidentType | None
    verb: bool = False
    definite: bool = False
    plural: bool = False
    fresh: bool = False
    weak: bool = False
    guessed: bool = False
    apart: bool = False


def find_triggers(clauses: Clauses) -> list[Trigger]:
    """The triggers of a sentence, in text order."""
    found = []
    for token in clauses.tokens:
        if _is_shot_dead(clauses, token):
            # "Men on a motorcycle shot dead a judge": the parser may take the shot for a noun.
            found.append(Trigger(token=token, type="armed_assault", verb=True))
            continue
        if token.lower in SCARED_BY and is_scare(clauses, token):
            found.append(Trigger(token=token, type="bombing"))
            continue
        trigger = _verb(clauses, token) if token.tag.startswith("VB") else _participle(clauses, token)
        if trigger is None and (token.tag in _NOUN_TAGS or token.lower in trigger_table("nouns")):
            trigger = _noun(clauses, token)
        if trigger is not None:
            found.append(trigger)
    return found


def _is_shot_dead(clauses: Clauses, token: Token) -> bool:
    after = clauses.tokens[token.i + 1] if token.i + 1 < len(clauses.tokens) else None
    return token.lower == "shot" and not token.tag.startswith("VB") and after is not None and after.lower == "dead"


# ---------------------------------------------------------------- nouns


def _noun(clauses: Clauses, token: Token) -> Trigger | None:
    lemma = noun_lemma(token)
    nouns, instruments = trigger_table("nouns"), trigger_table("instruments")
    known = lemma in nouns or lemma in general("nouns") or lemma in general("anaphors")
    if lemma == "hostage" and token.dep in ("oprd", "xcomp", "dobj"):
        # "Held hostage": the verb tells it, or nothing does ("held hostage by its past").
        return None
    if lemma in ("threat", "hoax", "attempt", "plot"):
        return _named_deed(clauses, token)
    if not known and lemma not in instruments:
        return None
    head = clauses.head(token)
    described = token.dep in ("compound", "amod", "nmod") and head is not None
    if described and head is not None and not (known and in_class(head, "scene")):
        return None
    if _figurative(clauses, token) or _of_other_things(clauses, token, lemma) or _likens(clauses, token):
        return None
    if not known:
        return _instrument(clauses, token, instruments[lemma])
    kind = _fire(clauses, token) if lemma == "fire" else _noun_type(clauses, token, lemma)
    if kind is None and (lemma in ("fire", "battle") or not _told_physically(clauses, token, lemma)):
        return None
    return Trigger(
        token=token,
        type=kind,
        definite=_is_definite(clauses, token),
        plural=token.tag in ("NNS", "NNPS") and lemma not in ("gunman",),
        fresh=_is_fresh(clauses, token),
        weak=(lemma in general("anaphors") and kind is None)
        or lemma == "hostage"
        or (lemma == "strike" and kind is None and not _is_of_a_nation(clauses, token))
        or _falls_bare(clauses, token, lemma),
    )


def _of_other_things(clauses: Clauses, token: Token, lemma: str) -> bool:
    """Whether the noun is told of what no such incident befalls: "the collapse of talks", "a flood of orders"."""
    classes = _OF_WHAT.get(lemma)
    of = [p for w in clauses.children(token, "prep") if w.lower == "of" for p in clauses.children(w, "pobj")]
    if classes is None or not of or any(_is_day(p) for p in of):
        return False
    return not any(in_class(p, *classes) for p in of)


def _falls_bare(clauses: Clauses, token: Token, lemma: str) -> bool:
    """Whether a collapse is not said to be of anything: a firm's or a market's, for all the sentence says."""
    hurts = any(c.lemma in _HURTS for c in clauses.children(token, "relcl", "acl"))
    # "The collapse happened after a tremor": what is told already.
    if lemma != "collapse" or hurts or _is_definite(clauses, token):
        return False
    what = [
        p for w in clauses.children(token, "prep") if w.lower in ("of", "at", "in") for p in clauses.children(w, "pobj")
    ]
    what += clauses.children(token, "compound", "amod", "poss")
    return not any(in_class(t, *_OF_WHAT["collapse"], "rail_vehicle") for t in what)


def _likens(clauses: Clauses, token: Token) -> bool:
    """Whether something else is called by the noun: "the budget is a shipwreck", not "the attack was a bombing"."""
    verb = clauses.head(token)
    if token.dep != "attr" or verb is None or not any(d.lower in ("a", "an") for d in clauses.children(token, "det")):
        return False
    subjects = clauses.children(verb, "nsubj")
    nouns = [s for s in subjects if s.pos in ("NOUN", "PROPN", "NUM")]
    deeds = {**trigger_table("nouns"), **trigger_table("instruments")}
    told = general("nouns") | general("anaphors") | set(deeds)
    return bool(nouns) and not any(
        noun_lemma(s) in told or in_class(s, "thing", "building") or noun_lemma(s) in _CAUSES or _is_day(s)
        for s in nouns
    )


def _named_deed(clauses: Clauses, token: Token) -> Trigger | None:
    """A bomb threat, an assassination attempt."""
    described = [noun_lemma(c) for c in clauses.children(token, "compound", "amod")]
    known = {**trigger_table("nouns"), **trigger_table("modifiers")}
    kind = next((known[d] for d in described if d in known), None)
    return Trigger(token=token, type=kind, definite=_is_definite(clauses, token)) if kind is not None else None


def _fire(clauses: Clauses, token: Token) -> IncidentType | None:
    """A fire that burns is an accident until more is known; to come under fire is to be attacked."""
    head = clauses.head(token)
    if head is not None and head.lower == "under":
        return "armed_assault"
    return "accident_industrial" if _fire_burns(clauses, token) else None


def _holds(clauses: Clauses, token: Token, *classes: str) -> bool:
    """Whether a noun is of, or is described by, a noun of these classes."""
    of = (p for w in clauses.children(token, "prep") if w.lower == "of" for p in clauses.children(w, "pobj"))
    return any(in_class(n, *classes) for n in (*of, *clauses.children(token, "compound")))


def _noun_type(clauses: Clauses, token: Token, lemma: str) -> IncidentType | None:
    own = trigger_table("nouns").get(lemma)
    described = [noun_lemma(c) for c in clauses.children(token, "compound", "amod", "nmod")]
    described += [noun_lemma(g) for c in clauses.children(token, "compound", "amod") for g in clauses.children(c)]
    described += [
        noun_lemma(p)
        for w in clauses.children(token, "prep")
        if w.lower in ("with", "by")
        for p in clauses.children(w, "pobj")
    ]
    sites = [p for w in clauses.children(token, "prep") if w.lower in ("at", "in") for p in clauses.children(w, "pobj")]
    described_site = [noun_lemma(n) for p in sites for n in (p, *clauses.children(p, "compound"))]
    described = [*described, *(d for d in described_site if is_a(d, "industrial"))]
    may_be_plant = own in ("accident_transport", "accident_industrial") or lemma in ("explosion", "blast")
    if may_be_plant and any(is_a(d, "industrial") for d in described):
        return "accident_industrial"
    if own is not None:
        return own
    if lemma in ("seizure", "siege") and _holds(clauses, token, "rail_vehicle", "aircraft", "vessel"):
        return "hijacking"
    if lemma == "strike" and _is_of_a_nation(clauses, token) and _told_physically(clauses, token, lemma):
        return "air_strike"
    if lemma in _DEEDS_ON_PEOPLE and token.tag == "NN" and victims_of(clauses, token):
        return "armed_assault"
    given = [trigger_table("modifiers")[d] for d in described if d in trigger_table("modifiers")]
    if lemma in ("accident", "disaster"):
        given = [g for g in given if g.startswith(("accident", "natural"))]
    if lemma in general("anaphors"):
        return given[0] if given else None
    attacks = [g for g in given if not g.startswith("accident")]
    # "A car bomb attack" is a bombing.
    return "bombing" if "bombing" in attacks else next(iter(attacks), None)


def victims_of(clauses: Clauses, deed: Token) -> list[Token]:
    """Whom a noun of killing befell: "the murder of a judge", "the killing of Ali Raza", "the mayor's murder"."""
    of = [p for w in clauses.children(deed, "prep") if w.lower == "of" for p in clauses.children(w, "pobj")]
    told = [*of, *clauses.children(deed, "poss")]
    return [t for t in told if in_class(t, "person", "people_group", "name") and not _is_day(t)]


def _told_physically(clauses: Clauses, token: Token, lemma: str) -> bool:
    """Whether a general noun may be an incident: no strike of workers, no raid by police alone."""
    if lemma == "strike":
        if {t.lemma.lower() for t in clauses.tokens} & noun_class("labour"):
            return False
        nation = _is_of_a_nation(clauses, token)
        aims = [
            p
            for w in clauses.children(token, "prep")
            if w.lower in ("on", "against")
            for p in clauses.children(w, "pobj")
            if not _is_day(p)
        ]
        if _is_definite(clauses, token) and token.dep in ("nsubj", "pobj") and not aims:
            # "The strike wrecked part of the hospital".
            return True
        return nation or any(in_class(p, "building", "person", "gathering", "name", "city") for p in aims)
    return True


def _is_of_a_nation(clauses: Clauses, token: Token) -> bool:
    """Whether a noun is described by the adjective of a country: "an Israeli strike"."""
    return any(c.tag == "JJ" and c.text[:1].isupper() for c in clauses.children(token, "amod"))


def _is_day(token: Token) -> bool:
    return token.lower in noun_class("calendar") or token.lemma.lower() in table(ROOM, "discourse.toml")["day_parts"]


def _fire_burns(clauses: Clauses, token: Token) -> bool:
    head = clauses.head(token)
    if head is not None and token.dep in ("nsubj", "nsubjpass") and head.lemma in _FIRE_VERBS:
        return True
    if any(c.lemma in _FIRE_VERBS for c in clauses.children(token, "relcl", "acl")):
        # "The fire that destroyed the club".
        return True
    hurt = clauses.head(head) if head is not None and token.dep == "pobj" and head.lower == "in" else None
    if hurt is not None and hurt.lemma in ("die", "kill", "perish", "injure", "hurt"):
        return True
    at = [p for w in clauses.children(token, "prep") if w.lower in ("at", "in") for p in clauses.children(w, "pobj")]
    at += clauses.children(token, "compound")
    return any(in_class(p, "building", "rail_vehicle", "vessel") for p in at)


def _is_definite(clauses: Clauses, token: Token) -> bool:
    owners = clauses.children(token, "poss")
    determiners = clauses.children(token, "det")
    return bool(owners) or any(d.lower in _DEFINITE for d in determiners)


def _is_fresh(clauses: Clauses, token: Token) -> bool:
    return any(c.lower in _FRESH for c in clauses.children(token, "amod", "det"))


def _instrument(clauses: Clauses, token: Token, kind: IncidentType) -> Trigger | None:
    """A bomb or a gunman stands for the deed where it does something, or something is done by it."""
    verb = clauses.head(token)
    if verb is None:
        return None
    if noun_lemma(token) == "mine" and (
        clauses.children(token, "compound") or verb.lemma in ("collapse", "flood", "cave")
    ):
        # A coal mine is no landmine.
        return None
    above = clauses.head(verb)
    came_of_it = verb.lower == "of" and above is not None and noun_lemma(above) in ("result", "victim", "aftermath")
    if token.dep == "pobj" and (verb.lower in ("by", "from", "after") or came_of_it) and token.dep != "compound":
        # "six people hurt by a bomb in a truck", "the bomb threats" stays out as a compound.
        pass
    elif token.dep not in ("nsubj", "nsubjpass") or verb.pos != "VERB":
        relative = clauses.children(token, "relcl")
        if not relative:
            return None
        verb = relative[0]
    if verb.pos == "VERB" and (clauses.modal(verb) or clauses.is_negated(verb)):
        return None
    return Trigger(
        token=token,
        type=kind,
        definite=_is_definite(clauses, token),
        plural=token.tag == "NNS",
        fresh=_is_fresh(clauses, token),
        weak=is_a(noun_lemma(token), "perpetrator", "person"),
    )


# ---------------------------------------------------------------- verbs


def _verb(clauses: Clauses, verb: Token) -> Trigger | None:
    if verb.dep in ("aux", "auxpass") or _figurative(clauses, verb):
        return None
    keys = clauses.keys(verb)
    joined = [kind for key, kind in trigger_table("verbs").items() if "_" in key and key in keys]
    if joined and not clauses.is_negated(verb):
        return Trigger(token=verb, type=joined[0], verb=True)
    for pattern in patterns():
        beside = pattern["type"] in ("hostage_taking", "kidnapping") and follows_a_killing(clauses, verb)
        if keys & set(pattern["verbs"]) and not beside and _fits(clauses, verb, pattern):
            kind = None if pattern["type"] == "attack" else pattern["type"]
            fire = kind == "bombing" and any(is_fire_bomb(clauses, t) for t in clauses.affected(verb))
            return Trigger(token=verb, type="arson" if fire else kind, verb=True)
    if verb.lemma in STOPS and any(holds_explosives(clauses, t) for t in clauses.affected(verb)):
        # "A pick-up with 300 kilograms of explosives was stopped at a checkpoint".
        return Trigger(token=verb, type="bombing", verb=True)
    if takes_away(clauses, verb) and not follows_a_killing(clauses, verb):
        # "Fifty-seven people were taken from the school": a kidnapping where one is told.
        return Trigger(token=verb, type="kidnapping", verb=True, weak=not clauses.agents(verb))
    if verb.lemma == "drown" and not clauses.is_negated(verb) and at_sea(clauses, verb):
        return Trigger(token=verb, type="accident_transport", verb=True)
    named = [kind for key, kind in trigger_table("verbs").items() if key in keys]
    if not named:
        return None
    if verb.dep == "amod" or clauses.is_negated(verb):
        return Trigger(token=verb, type=named[0], verb=True, weak=True)
    return Trigger(token=verb, type=named[0], verb=True)


def _participle(clauses: Clauses, token: Token) -> Trigger | None:
    """ "The hijacked train": points back to what is told elsewhere."""
    kind = _participles().get(token.lower)
    if kind is None or token.tag not in ("JJ", "VBN", "NN") or token.dep not in ("amod", "compound", "nmod"):
        return None
    return Trigger(token=token, type=kind, verb=True, definite=True, weak=True)


@cache
def _participles() -> dict[str, IncidentType]:
    """Participles of one-word trigger verbs by form."""
    verbs = trigger_table("verbs").items()
    return {form: kind for lemma, kind in verbs if "_" not in lemma for form in forms(lemma) if form.endswith("ed")}


def _fits(clauses: Clauses, verb: Token, pattern: dict[str, Any]) -> bool:
    """Whether a verb keeps the company that the pattern asks for."""
    if clauses.is_negated(verb):
        return False
    kind: IncidentType = pattern["type"]
    if pattern.get("passive") and not clauses.is_passive(verb):
        return False
    if "by" in pattern:
        agents = clauses.agents(verb)
        one = [t for t in clauses.affected(verb) if t.tag == "NN" and noun_lemma(t) in _MAY_BE_CAUGHT]
        if (one and not agents) or (agents and not any(in_class(a, *pattern["by"]) for a in agents)):
            # "A man was seized by passers-by": he who did it.
            return False
    undergoes = kind == "bombing" or bool(pattern.get("intransitive"))
    asked: dict[str, list[Token]] = {}
    if "subject" in pattern:
        asked["subject"] = _doers(clauses, verb, undergoes)
    if "object" in pattern:
        asked["object"] = clauses.affected(verb)
    if "company" in pattern:
        asked["company"] = clauses.company(verb)
    if "affected" in pattern:
        asked["affected"] = [*clauses.affected(verb), *clauses.company(verb)]
    if any(in_class(t, *pattern.get("spares", ())) for t in asked.get("object", ())):
        return False
    return all(any(_is_one(clauses, t, pattern[part]) for t in nouns) for part, nouns in asked.items())


def _is_one(clauses: Clauses, token: Token, classes: list[str]) -> bool:
    """Whether a noun belongs to one of the classes; members of an armed group are perpetrators, of a parliament not."""
    return in_class(token, *classes) or ("perpetrator" in classes and is_of_a_band(clauses, token))


def is_of_a_band(clauses: Clauses, token: Token) -> bool:
    """Whether a noun is a part of an armed group: "members of the Medellin cartel", "a cell of the ELN"."""
    if not is_a(noun_lemma(token), "part"):
        return False
    of = [p for w in clauses.children(token, "prep") if w.lower == "of" for p in clauses.children(w, "pobj")]
    return any(
        t.lower in noun_class("band") or is_a(noun_lemma(t), "perpetrator") or (t.text.isupper() and len(t.text) > 2)
        for p in of
        for t in clauses.subtree(p)
    )


def _doers(clauses: Clauses, verb: Token, undergoes: bool) -> list[Token]:
    """Who does it, or of a verb that things undergo, what ("the device was detonated", "a bus overturned")."""
    doers = clauses.agents(verb)
    if undergoes:
        doers = doers or clauses.subjects(verb)
        if verb.dep == "acl":
            # "A coach carrying pilgrims overturned": the parser may hang the verb from the last noun.
            doers = [*doers, *(a for a in itertools.islice(clauses.ancestors(verb), 4) if a.pos == "NOUN")]
        # "A bus carrying pilgrims plunged": the parser may take the whole for one compound noun, but sales of
        # vehicles that plunge are no accident.
        held = [d for d in doers if any(c.tag == "VBG" for c in clauses.subtree(d)) or in_class(d, *_BODIES)]
        doers = [
            *doers,
            *(g for d in held for c in clauses.children(d, "compound") for g in (c, *clauses.children(c))),
        ]
    return doers


def _figurative(clauses: Clauses, token: Token) -> bool:
    """Whether a trigger falls on something that nobody bleeds from ("an attack on the budget")."""
    if token.tag.startswith("VB"):
        nouns = [*clauses.affected(token), *clauses.subjects(token)]
        if any(
            is_a(noun_lemma(a), "abstract")
            for a in clauses.children(token, "agent")
            for a in clauses.children(a, "pobj")
        ):
            return True
        return bool(nouns) and all(is_a(noun_lemma(n), "abstract") for n in nouns)
    aims = [p for w in clauses.children(token, "prep") if w.lower in _UPON for p in clauses.children(w, "pobj")]
    described = [
        *clauses.children(token, "compound", "amod"),
        *(c for a in aims for c in clauses.children(a, "compound")),
    ]
    return any(is_a(noun_lemma(a), "abstract") and not is_a(noun_lemma(a), "building") for a in aims) or any(
        noun_lemma(d) in noun_class("abstract") for d in described
    )
