"""Where it happened: the places a telling sets its incident in, not where trains go or officials speak."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newstally.lexicon import table, words
from newstally.model import Evidence, Place
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, is_a
from newstally.reading.incidents.nouns import noun_lemma
from newstally.reading.incidents.tellings import Telling
from newstally.reading.language import Token

# Who may be far from home.
_COMERS = ("person", "people_group", "official", "security", "perpetrator")
_ABROAD = frozenset(table(ROOM, "discourse.toml")["abroad"])
_SPEECH = words("newstally.reading.language", "speech_lemmas.txt")
_AT = frozenset(
    (
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "on",
        "of",
        "off",
        "around",
        "between",
        "across",
        "over",
        "along",
        "through",
        "beside",
        "close",
    )
)
_ELSEWHERE = frozenset(("from", "to", "toward", "towards", "for", "with", "by", "against", "via", "than", "like"))
_TREATS = frozenset(("treat", "admit", "hospitalise", "hospitalize", "transfer", "airlift", "fly"))
_HOSPITAL = re.compile(r"\b(?:hospital|clinic)s?\b", re.IGNORECASE)
_GRAIN = {
    "facility": 4,
    "settlement": 4,
    "district": 3,
    "water": 2,
    "division": 2,
    "region": 2,
    "country": 1,
    "demonym": 1,
}


def places_of(telling: Telling, places: Iterable[Place]) -> list[Place]:
    """The telling's places of the incident, the likeliest first."""
    ranked: list[tuple[int, int, int, Place]] = []
    for place in places:
        for evidence in place.evidence:
            token = _token(telling, evidence)
            if token is None or token.lower in _AT:
                # What says how far off it is ("near") is not the place.
                continue
            if place.kind in ("country", "demonym") and _is_a_missions(telling, token):
                continue
            fit = _fit(telling, token, place)
            if fit > 0:
                ranked.append((fit, _GRAIN.get(place.kind, 0), -token.i, place))
    ranked.sort(key=lambda r: r[:3], reverse=True)
    return list(dict.fromkeys(r[3] for r in ranked))


def tells_origin(telling: Telling, place: Place, home: str) -> bool:
    """Whether a country says where people or a mission come from: "American missionaries", "the U.S. Embassy".

    People called by the country of the report (`home`, a code) are likely where they live.
    """
    if place.kind not in ("demonym", "country"):
        return False
    token = next((t for e in place.evidence if (t := _token(telling, e)) is not None), None)
    holder = telling.clauses.head(token) if token is not None else None
    described = token is not None and token.dep in ("amod", "compound", "nmod", "poss")
    at_home = place.entry is not None and place.entry.country == home
    if holder is None or not described:
        return place.kind == "demonym" and not at_home
    lemma = noun_lemma(holder)
    return lemma in _ABROAD or (is_a(lemma, *_COMERS) and not at_home)


def _is_a_missions(telling: Telling, token: Token) -> bool:
    """Whether it is the country of a mission or a company abroad: "the U.S. Embassy" is not in the U.S."""
    holder = telling.clauses.head(token)
    described = token.dep in ("amod", "compound", "nmod", "poss")
    return described and holder is not None and noun_lemma(holder) in _ABROAD


def _token(telling: Telling, evidence: Evidence) -> Token | None:
    inside = [t for t in telling.tokens if evidence.start <= t.start < evidence.end]
    # The last word of a name heads it; an outer head tells its part in the clause.
    return inside[-1] if inside else None


def tells_where_treated(telling: Telling, words: str) -> bool:
    """Whether words name a hospital that nothing befell: where the wounded were taken."""
    return _HOSPITAL.search(words) is not None and not any(_HOSPITAL.fullmatch(t.text) for t in _struck(telling))


def _is_beyond_a_border(clauses: Clauses, chain: list[Token]) -> bool:
    """Whether it lies near a country, not in it: "close to the Ukrainian frontier", "near Ukraine"."""
    near = [t.lower for t in chain[1:4]]
    close = chain[1:3] and any(c.lower == "close" for t in chain[1:4] for c in (t, *clauses.children(t, "advmod")))
    return bool(set(near) & {"near", "border", "frontier"}) or (bool(close) and "to" in near)


def _struck(telling: Telling) -> list[Token]:
    """What the deeds fall on."""
    verbs = [t.token for t in telling.triggers if t.verb]
    nouns = [t.token for t in telling.triggers if not t.verb]
    found = [n for v in verbs for n in (*telling.clauses.affected(v), *telling.clauses.company(v))]
    return found + [
        p for n in nouns for w in telling.clauses.children(n, "prep") for p in telling.clauses.children(w, "pobj")
    ]


def _fit(telling: Telling, token: Token, place: Place) -> int:
    """How well a place name stands for the scene of the incident; 0 where it does not."""
    clauses = telling.clauses
    behind = clauses.tokens[token.i + 1 : token.i + 3]
    if any(t.lower in ("bound", "-bound") for t in behind):
        return 0
    chain = [token, *clauses.ancestors(token)]
    preposition = next((t for t in chain[1:4] if t.pos in ("ADP", "SCONJ")), None)
    verb = next((t for t in chain if t.pos in ("VERB", "AUX") and t.dep != "amod"), None)
    triggers = {t.token.i for t in telling.triggers}
    if place.kind == "water" and len(chain) > 1 and chain[1].lemma.lower() in ("coast", "shore", "side", "seaboard"):
        # "A town on Mexico's Pacific coast".
        return 0
    before = " ".join(t.lower for t in clauses.tokens[max(0, token.i - 5) : token.i])
    if telling.tolls and tells_where_treated(telling, before):
        return 0
    if place.kind in ("country", "demonym") and _is_beyond_a_border(clauses, chain):
        return 0
    if not telling.triggers and any(t.pos == "VERB" and t.lemma in _TREATS for t in chain[1:4]):
        return 0
    said = verb is not None and verb.lemma in _SPEECH and verb.i not in triggers
    if said and not any(t.i in triggers for t in chain):
        return 0
    if place.kind == "demonym":
        # "The Yemeni port" is where it was; "Israeli warplanes", "a Russian strike" is who did it.
        holder = chain[1] if len(chain) > 1 else token
        return 0 if holder.i in triggers or holder.dep in ("nsubj", "agent") else 1
    if token.dep in ("nsubj", "agent") and verb is not None and verb.i in triggers and place.kind == "country":
        # "Russia struck the capital": the attacker, not the scene.
        return 0
    if any(t.i in triggers for t in chain):
        score = 6
    elif verb is not None and ({t.i for t in clauses.subtree(verb)} & (triggers | {t.at for t in telling.tolls})):
        score = 5
    else:
        score = 2
    if token.dep in ("compound", "poss", "nmod", "amod"):
        return score - 1
    if preposition is None:
        return score - 2
    if preposition.lower in _ELSEWHERE:
        return 0
    return score if preposition.lower in _AT else score - 1
