"""Claimants: what only those who did a deed say of it, which stays their claim (codebook: Count)."""

from __future__ import annotations

from newstally.lexicon import words
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, is_a, noun_class
from newstally.reading.incidents.nouns import noun_lemma
from newstally.reading.incidents.tellings import Telling
from newstally.reading.language import Token

_SPEECH = words("newstally.reading.language", "speech_lemmas.txt")
_STATE = words(ROOM, "state_bodies.txt")


def is_claimants(clauses: Clauses, told: Token, speech: Token) -> bool:
    """Whether a word stands under a speech verb whose speaker says that he did it himself.

    The speaker is an attacker by name of trade ("the militants said"), or no body of the state and
    the doer of what is told ("the front said it had killed 15 soldiers", "... its fighters killed ...").
    """
    speakers = clauses.subjects(speech)
    if any(_is_attacker(clauses, s) for s in speakers):
        return True
    if not speakers or any(_is_state(clauses, s) for s in speakers) or all(s.pos == "PRON" for s in speakers):
        return False
    for verb in (told, *clauses.ancestors(told)):
        if verb.i == speech.i:
            return False
        if verb.pos == "VERB" and any(_is_own(clauses, d) for d in clauses.agents(verb)):
            return True
    return False


def all_claimed(telling: Telling) -> bool:
    """Whether all deeds of a telling are told by those who say they did them."""
    clauses = telling.clauses

    def claimed(token: Token) -> bool:
        above = next((a for a in clauses.ancestors(token) if a.lemma in _SPEECH and a.pos == "VERB"), None)
        return above is not None and is_claimants(clauses, token, above)

    return bool(telling.strong) and all(claimed(t.token) for t in telling.strong)


def _is_own(clauses: Clauses, doer: Token) -> bool:
    """ "It", "they", "its fighters": the speaker's own people."""
    owners = clauses.children(doer, "poss")
    fighters = is_a(noun_lemma(doer), "perpetrator", "missile", "explosive")
    return doer.lower in ("it", "they", "we") or (fighters and any(o.lower in ("its", "their", "our") for o in owners))


def _is_state(clauses: Clauses, speaker: Token) -> bool:
    """Whether a speaker is a body or person of the state, whose own deeds are no claim."""
    said = {noun_lemma(t) for t in clauses.subtree(speaker)}
    return bool(said & _STATE) or is_a(noun_lemma(speaker), "security", "official")


def _is_attacker(clauses: Clauses, speaker: Token) -> bool:
    """Whether a speaker is the group that did it: "the Islamist group", "the militants", not "a doctors' group"."""
    lemma = noun_lemma(speaker)
    if not is_a(lemma, "perpetrator") or lemma in ("man", "suspect"):
        return False
    peaceful = noun_class("peaceful")
    described = clauses.children(speaker, "poss", "compound", "amod", "nmod")
    return not any(noun_lemma(d) in peaceful or d.lower in peaceful for d in described)
