"""Zeros: "no casualties", "nobody was hurt", "all passengers were safe". Zero only where the text says so."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.lexicon import table
from newstally.model import Effect
from newstally.reading.incidents.casualties import Toll
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM, effect_table
from newstally.reading.incidents.nouns import noun_lemma
from newstally.reading.language import Token

_WORDS = table(ROOM, "people.toml")
_SOME = frozenset(("some", "most", "several", "many", "few", "other"))
# What a word of harm denies when it is denied: "nobody was hurt" leaves nobody dead either.
_DENIES: dict[str, tuple[Effect, ...]] = {
    "casualty": ("killed", "injured"),
    "victim": ("killed", "injured"),
    "injury": ("injured",),
    "death": ("killed",),
    "fatality": ("killed",),
}


def find_zeros(clauses: Clauses) -> list[Toll]:
    """The zeros of a sentence."""
    found: list[Toll] = []
    for token in clauses.tokens:
        if token.lower in ("no", "zero", "nil", "without", "any"):
            found.extend(_denied_noun(clauses, token))
        if token.lower in ("nobody", "none", "one", "anybody", "anyone"):
            found.extend(_nobody(clauses, token))
        if token.lower in _WORDS["unhurt"]:
            found.extend(_unhurt(clauses, token))
    return list({(t.effect): t for t in found}.values())


def _zero(effect: Effect, token: Token, word: str, reported: bool = False) -> Toll:
    return Toll(effect, 0, 0, token.start, token.end, token.i, word=word, none_reported=reported)


def _denied_noun(clauses: Clauses, token: Token) -> Iterator[Toll]:
    """ "No casualties", "no loss of life or injury", "without any deaths"."""
    if token.lower == "any" and not any(
        t.lower in ("without", "not", "n't", "n’t", "no") for t in clauses.tokens[max(0, token.i - 6) : token.i]
    ):
        return
    window = clauses.tokens[token.i + 1 : token.i + 8]
    reported = any(t.lemma in ("report", "immediate") for t in clauses.tokens[max(0, token.i - 3) : token.i + 8])
    for at, word in enumerate(window):
        lemma = noun_lemma(word)
        if word.pos in ("VERB", "AUX") or word.lower in (",", ";", "but", "that"):
            return
        if lemma == "loss" or (lemma == "life" and any(t.lemma == "loss" for t in window[:at])):
            if lemma == "life":
                yield _zero("killed", token, word.text, reported)
            continue
        for effect in _DENIES.get(lemma, ()):
            yield _zero(effect, token, word.text, reported)


def _nobody(clauses: Clauses, token: Token) -> Iterator[Toll]:
    """ "Nobody was hurt", "no one was reported killed", "killing no one", "without hurting anybody"."""
    if token.lower == "one" and (token.i == 0 or clauses.tokens[token.i - 1].lower != "no"):
        return
    if token.lower in ("anybody", "anyone") and not any(t.lower == "without" for t in clauses.tokens[: token.i]):
        return
    reported = any(t.lemma == "report" for t in clauses.tokens[token.i : token.i + 5])
    verb = clauses.head(token)
    if verb is None or (token.lower == "none" and token.dep not in ("nsubj", "nsubjpass", "dobj")):
        verb = clauses.tokens[token.i + 1] if token.i + 1 < len(clauses.tokens) else None
    words = [verb, *(clauses.children(verb) if verb is not None else ()), *clauses.tokens[token.i + 1 : token.i + 3]]
    for word in words:
        if word is None:
            continue
        effect = _effect(word)
        if effect == "injured":
            yield _zero("injured", token, word.text, reported)
            yield _zero("killed", token, word.text, reported)
            return
        if effect == "killed":
            yield _zero("killed", token, word.text, reported)


def _effect(word: Token) -> Effect | None:
    for part in ("verbs", "undergo", "state"):
        found = effect_table(part)
        if word.lemma.lower() in found or word.lower in found:
            effect = found.get(word.lemma.lower()) or found.get(word.lower)
            return effect if effect in ("killed", "injured") else None
    return None


def _unhurt(clauses: Clauses, token: Token) -> Iterator[Toll]:
    """ "All passengers were safe": everyone is said to be well."""
    verb = clauses.head(token)
    if verb is None or (token.lower == "safe" and token.dep not in ("acomp", "oprd")):
        return
    if clauses.is_negated(verb) or clauses.modal(verb):
        return
    for noun in clauses.subjects(verb):
        whole = any(c.lower in ("all", "every", "both") for c in clauses.children(noun))
        # "The passengers were unhurt" is all of them; "some passengers", "two guards" are not.
        group = noun.tag == "NNS" and not any(
            c.dep in ("nummod", "amod") or c.lower in _SOME for c in clauses.children(noun)
        )
        if whole or group or noun.lower in ("all", "everyone", "everybody"):
            yield _zero("killed", token, token.text)
            yield _zero("injured", token, token.text)
