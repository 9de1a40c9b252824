"""Stage: what happened, what was foiled, what was only threatened, and what is no incident at all."""

from __future__ import annotations

import re

from newstally.lexicon import table
from newstally.model import Stage
from newstally.reading.incidents.deeds import SCARE, STOPS
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, is_a
from newstally.reading.incidents.nouns import noun_lemma
from newstally.reading.incidents.tellings import Telling
from newstally.reading.incidents.triggers import Trigger
from newstally.reading.language import Token

_WORDS = table(ROOM, "discourse.toml")
_RULED = re.compile("|".join(re.escape(p) for p in _WORDS["accident_ruled"]), re.IGNORECASE)
_ORDINALS = frozenset((*table(ROOM, "people.toml")["ordinals"], "first", "latest", "last"))
_TRIES = frozenset(("try", "attempt", "plan", "plot", "conspire"))
_IN_COURT = frozenset(("accuse", "suspect", "charge", "convict", "jail", "sentence", "arrest", "detain", "remand"))
_AWAITED = frozenset(("possible", "likely", "unlikely", "imminent", "expected", "inevitable", "conceivable"))
_HOAX = re.compile(
    r"\b(?:hoax(?:es)?|bomb threats?|threats? to (?:bomb|blow)|threatening (?:that|to))\b", re.IGNORECASE
)


def stage_of(telling: Telling) -> Stage | None:
    """The stage of the incident told; None where nothing of the kind is told to have happened."""
    clauses = telling.clauses
    text = clauses.sentence.text
    if telling.triggers and (_HOAX.search(text) or SCARE.search(text)):
        return "threatened"
    if any(_is_foiled(clauses, t) for t in telling.triggers):
        return "attempted"
    if not telling.triggers:
        return "occurred"
    real = [t for t in telling.triggers if not is_unreal(clauses, t)]
    return "occurred" if real else None


def is_ruled_accident(text: str) -> bool:
    """Whether a sentence says that it was an accident after all, or names a technical cause."""
    return _RULED.search(text) is not None


def _is_foiled(clauses: Clauses, trigger: Trigger) -> bool:
    token = trigger.token
    if trigger.verb and trigger.type == "bombing" and token.lemma in STOPS:
        return True
    above = list(clauses.ancestors(token))[:6]
    if any(t.lemma in _TRIES and t.pos == "VERB" for t in above[:2]) and any(t.lemma in _IN_COURT for t in above):
        # "Accused of trying to blow up the recruitment office".
        return True
    near = [token, *list(clauses.ancestors(token))[:3]]
    if any(w.lemma == "prevent" and w.tag in ("VBD", "VBN") for w in near[1:]) and trigger.definite:
        # "Said it had prevented the bombing of an office".
        return True
    for word in near:
        if (
            word.pos == "VERB"
            and word.lemma in _WORDS["attempted"]
            and (trigger.type or word.lemma in ("foil", "thwart"))
        ):
            return word is token or token in (*clauses.affected(word), *_deep(clauses, word))
        if word.lemma in ("plot", "attempt") and word.pos == "NOUN":
            return True
    relative = [c for c in clauses.children(token, "relcl", "acl") if c.lemma in _WORDS["attempted"]]
    return bool(relative)


def _deep(clauses: Clauses, verb: Token) -> list[Token]:
    return [t for o in clauses.affected(verb) for t in clauses.subtree(o)]


def is_unreal(clauses: Clauses, trigger: Trigger) -> bool:
    """Whether a trigger stands under a modal, a wish, a comparison, a condition or in an exercise."""
    token = trigger.token
    verb = clauses.clause_head(token)
    # The tagger often misses the verb in "her new novel tells of ...", so that the opening word decides.
    opening = [t for t in clauses.tokens[: min(5, token.i)] if t.lemma in _WORDS["fiction"] and t.dep != "poss"]
    if any(t.dep != "compound" or noun_lemma(clauses.head(t) or t) == "tell" for t in opening):
        return True
    told_by = clauses.children(verb, "nsubj")
    if any(noun_lemma(a) in _WORDS["unreal"] for a in (verb, *told_by, *clauses.ancestors(token))):
        return True
    if verb.pos in ("VERB", "AUX") and clauses.modal(verb) and not trigger.definite:
        return True
    if any(c.lower in _WORDS["conditional"] for c in clauses.children(verb, "mark")):
        return True
    before = clauses.tokens[max(0, token.i - 9) : token.i]
    if any(t.lower == "like" and t.dep in ("prep", "mark") for t in before):
        return True
    if verb.dep == "xcomp" and any(c.lower == "to" for c in clauses.children(verb, "aux")):
        above = clauses.head(verb)
        if above is not None and above.lemma in _WORDS["hypothetical"]:
            return True
    if trigger.verb and any(c.lower == "to" for c in clauses.children(token, "aux")):
        above = clauses.head(token)
        # "The third person to be killed" was.
        counted = above is not None and any(c.tag == "JJ" and c.lower in _ORDINALS for c in clauses.children(above))
        return above is not None and not counted and (above.lemma in _WORDS["hypothetical"] or above.pos == "NOUN")
    if not trigger.verb:
        return _unreal_noun(clauses, token, trigger)
    return _future(clauses, token)


def _future(clauses: Clauses, verb: Token) -> bool:
    return any(c.lower in ("will", "'ll", "’ll", "wo") for c in clauses.children(verb, "aux"))


def _unreal_noun(clauses: Clauses, token: Token, trigger: Trigger) -> bool:
    """A feared, planned, rehearsed or denied deed: "the threat of attack", "any attack", "a bomb drill"."""
    if any(
        c.lower in ("no", "any", "every", "potential", "possible", "future", "would-be", "planned", "alleged")
        for c in clauses.children(token)
    ):
        return True
    above = clauses.head(token)
    if above is not None and above.lemma == "be" and token.dep == "nsubj":
        # "A tornado is possible": said of what may come.
        return any(c.lower in _AWAITED for c in clauses.children(above, "acomp", "attr"))
    steps = 0
    while above is not None and steps < 2:
        lemma = noun_lemma(above)
        if above.pos in ("NOUN", "VERB") and lemma in _WORDS["hypothetical"] and not trigger.definite:
            return True
        if lemma in _WORDS["unreal"]:
            return True
        if above.pos in ("VERB", "AUX"):
            return False
        steps += above.pos != "ADP"
        above = clauses.head(above)
    return False


def is_generic(telling: Telling) -> bool:
    """Whether it speaks of several incidents at once, or of what is usual: no incident of its own.

    "Attacks have become rare", "militants often target trains", "bombings of trains have killed scores".
    """
    clauses = telling.clauses
    strong = telling.strong
    if not strong:
        return False
    usual = [t for t in strong if _habitual(clauses, t) or _several(clauses, t)]
    # "Targeted in four attacks" is as general as the attacks; "warplanes struck the port" is not as the warplanes.
    governed = {a.i for t in usual if not t.verb and t.token.dep != "nsubj" for a in clauses.ancestors(t.token)}
    return all(t in usual or (t.verb and t.token.i in governed) for t in strong)


def without_usual(telling: Telling) -> list[Trigger]:
    """The triggers that tell the incident itself, not what is usual: "the attack, but trains are often targeted"."""
    own = [t for t in telling.triggers if not (t.verb and _habitual(telling.clauses, t))]
    return own or telling.triggers


def _several(clauses: Clauses, trigger: Trigger) -> bool:
    token = trigger.token
    if trigger.verb:
        shot = token.lemma in ("shoot", "stab", "hit", "strike") and not any(
            s.tag == "NNS" for s in clauses.affected(token)
        )
        often = ("repeatedly", "often") if shot else ("times", "repeatedly", "often", "twice")
        # A man shot twice was shot at once.
        return any(c.lower in often for c in clauses.children(token))
    counted = any(c.lemma in _WORDS["many"] for c in clauses.children(token)) or _of_many(clauses, token)
    if not trigger.plural:
        return counted and not trigger.fresh and not trigger.definite
    # "The blasts" may still be the one incident told: two blasts minutes apart.
    return not trigger.definite or counted


def _of_many(clauses: Clauses, token: Token) -> bool:
    """ "A series of bombs", "a string of attacks"."""
    above = clauses.head(token)
    holder = clauses.head(above) if above is not None and above.lower == "of" else None
    return holder is not None and (
        holder.lemma in _WORDS["many"] or holder.lemma in ("number", "rise", "increase", "surge", "fear", "rash")
    )


def _habitual(clauses: Clauses, trigger: Trigger) -> bool:
    verb = trigger.token if trigger.verb else clauses.clause_head(trigger.token)
    first = clauses.first_conjunct(verb)
    if any(c.lower in _WORDS["habit"] for v in (verb, first) for c in clauses.children(v)):
        return True
    if trigger.verb and (_goes_on(clauses, verb) or _ever_since(clauses, verb)):
        return True
    if trigger.verb and verb.tag in ("VBP", "VBZ") and clauses.sentence.kind != "headline":
        plural_subject = any(s.tag == "NNS" for s in clauses.subjects(verb))
        return plural_subject and not any(c.lemma in ("have", "be") for c in clauses.children(verb, "aux"))
    return False


def _goes_on(clauses: Clauses, verb: Token) -> bool:
    """ "Militants have continued to target trains", "groups who attack forces and kidnap officials"."""
    above = clauses.head(verb)
    if verb.dep == "xcomp" and above is not None and above.lemma in ("continue", "keep", "use", "tend"):
        return True
    return (
        verb.tag == "VB"
        and verb.dep == "conj"
        and not clauses.children(verb, "aux")
        and (above is not None and not clauses.children(above, "aux"))
    )


def _ever_since(clauses: Clauses, verb: Token) -> bool:
    """ "It has come under fire almost every day since 2022", "shelled time and again"."""
    perfect = any(c.lower in ("has", "have") for c in clauses.children(verb, "aux"))
    within = {t.lower for t in clauses.subtree(verb) if t.dep != "relcl"}
    return (perfect and any(c.lower == "since" for c in clauses.children(verb, "prep"))) or (
        bool(within & {"daily", "nightly", "again"}) and perfect
    )


def off_topic(words_of_report: set[str]) -> bool:
    """Whether a report's own words show that it is about sport, film or markets."""
    topics: dict[str, list[str]] = _WORDS["other_topics"]
    return any(len(words_of_report & set(listed)) >= 4 for listed in topics.values())


def names_people(telling: Telling) -> bool:
    """Whether somebody or something bodily is told of: a victim, a target, an attacker or a number."""
    if telling.tolls:
        return True
    classes = (
        "perpetrator",
        "rail_vehicle",
        "road_vehicle",
        "vessel",
        "aircraft",
        "building",
        "explosive",
        "gathering",
    )
    return any(is_a(noun_lemma(t), *classes) for t in telling.tokens if t.pos in ("NOUN", "PROPN"))
