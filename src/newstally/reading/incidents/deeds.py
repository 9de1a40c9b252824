"""Deeds that their verb alone does not tell: people led away, loads stopped, fire bombs, bombs only told of."""

from __future__ import annotations

import re

from newstally.lexicon import table
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM
from newstally.reading.incidents.nouns import in_class, noun_lemma
from newstally.reading.language import Token

_PEOPLE = table(ROOM, "people.toml")
SCARED_BY = frozenset(("bomb", "bombs", "explosive", "explosives"))
# What says that a bomb was only told of.
SCARE = re.compile(
    r"\bbombs? (?:scares?|alerts?|hoax(?:es)?|threats?|warnings?|notes?|jokes?)\b"
    r"|\b(?:call|caller|called|phone|telephone|note|message|e-?mail|letter|text)\b[^.;]{0,60}?\b(?:bombs?|explosives?)"
    r" (?:(?:would|will) (?:explode|go off|blow up)|(?:was |were |is |are )?(?:on board|aboard)"
    r"|(?:had|has|have) been (?:left|hidden|placed|planted))",
    re.IGNORECASE,
)
# Said of a load of explosives that went off nowhere.
STOPS = frozenset(("stop", "halt", "intercept", "seize"))
_CHARGES = frozenset(("explosive", "explosives", "bomb", "dynamite", "tnt"))


def is_scare(clauses: Clauses, token: Token) -> bool:
    """Whether a bomb is only told of: a bomb scare, "a caller warned that a bomb would explode", "a note saying"."""
    sentence = clauses.sentence
    return any(m.start() <= token.start - sentence.start < m.end() for m in SCARE.finditer(sentence.text))


def follows_a_killing(clauses: Clauses, verb: Token) -> bool:
    """ "Killed eleven miners and took two hostages": the killing is what is told."""
    first = clauses.first_conjunct(verb)
    return first is not verb and first.lemma in ("kill", "murder", "massacre") and not clauses.is_negated(first)


def takes_away(clauses: Clauses, verb: Token) -> bool:
    """ "Gunmen took 40 pupils", "were herded into the bush by men": taken by those who attack, not by medics."""
    if verb.lemma not in _PEOPLE["takes"]:
        return False
    if not any(in_class(t, "person", "people_group", "anyone") for t in clauses.affected(verb)):
        return False
    agents = clauses.agents(verb)
    if agents or not clauses.is_passive(verb):
        return any(in_class(a, "perpetrator") for a in agents)
    # "Fifty people were taken from the school", but not from rubble, nor to hospital.
    ways = [(w.lower, p) for w in clauses.children(verb, "prep") for p in clauses.children(w, "pobj")]
    left = any(way in ("from", "off") and in_class(p, "building", "road_vehicle", "name") for way, p in ways)
    return left and not any(noun_lemma(p) in _PEOPLE["hospital"] or noun_lemma(p) in _PEOPLE["ruins"] for _, p in ways)


def holds_explosives(clauses: Clauses, noun: Token) -> bool:
    """Whether a noun is, or carries, a load of explosives."""
    return any(t.lemma.lower() in _CHARGES for t in clauses.subtree(noun))


def is_fire_bomb(clauses: Clauses, noun: Token) -> bool:
    """Petrol bombs, Molotov cocktails: thrown to set on fire."""
    return any(c.lower in ("petrol", "gasoline", "fire", "molotov") for c in clauses.children(noun, "compound", "amod"))


def at_sea(clauses: Clauses, verb: Token) -> bool:
    """Whether people drowned with a boat or off a coast, not while they swam in a river."""
    off = any(c.lower == "off" for c in clauses.children(verb, "prep"))
    return off or any(in_class(t, "vessel") for t in clauses.tokens if t.pos == "NOUN")
