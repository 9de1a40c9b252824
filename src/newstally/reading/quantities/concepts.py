"""Concepts: what a number measures, from the parse around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newstally.lexicon import table
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.quantities.numerals import ROOM

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "appos", "parataxis", "cc", "conj", "punct", "nummod", "dep", "mark")
_NOMINAL = ("NOUN", "PROPN", "PRON")


class Concept(NamedTuple):
    """The noun phrase measured: its span in the report's text."""

    start: int
    end: int


@cache
def _change_nouns() -> frozenset[str]:
    nouns = table(ROOM, "changes.toml")["nouns"]
    return frozenset(
        (*nouns["up"], *nouns["down"], "total", "average", "rate", "level", "record", "amount", "high", "low")
    )


def concept_of(script: Script, sentence: Sentence, first: int, last: int, counted: int | None) -> Concept | None:
    """What the number at tokens `first` to `last` (unit included) measures; `counted` is the counted noun, if any."""
    tokens = script.tokens(sentence)
    own = range(first, (counted if counted is not None else last) + 1)
    if counted is None and (near := _modified_noun(tokens, last)) is not None:
        return _phrase(script, sentence, tokens[near], own)
    noun = _climb(script, sentence, tokens, tokens[counted if counted is not None else last], own)
    return _phrase(script, sentence, noun, own) if noun is not None else None


def _modified_noun(tokens: Sequence[Token], last: int) -> int | None:
    """The noun that number and unit stand before or are a part of: "a 25% tax", "60 per cent of its revenue"."""
    at = last + 1
    if at < len(tokens) and tokens[at].lower == "of":
        for token in tokens[at + 1 : at + 12]:
            if token.dep == "pobj" and token.head == at:
                return token.i
        return None
    seen = None
    while (at < len(tokens) and tokens[at].pos in ("ADJ", "NOUN", "PROPN")) or (
        at < len(tokens) and tokens[at].tag in ("HYPH", "VBN", "VBG")
    ):
        if tokens[at].pos in ("NOUN", "PROPN"):
            seen = at
        elif seen is not None:
            break
        at += 1
    if seen is None or tokens[seen].lemma in _change_nouns():
        return None
    # "rose 5 percent Monday" has no noun of its own.
    return seen if tokens[last].head == seen or tokens[last].dep in ("compound", "nmod", "amod", "nummod") else None


def _climb(script: Script, sentence: Sentence, tokens: Sequence[Token], token: Token, own: range) -> Token | None:
    """Up the tree from the number to the first noun that is not its own, or to the subject of its verb."""
    steps = 0
    while steps < 12:
        steps += 1
        head = tokens[token.head]
        if head.pos in ("VERB", "AUX") or token.head == token.i:
            verb = token if token.head == token.i else head
            return _subject(script, sentence, tokens, verb, own)
        if head.pos in ("NOUN", "PROPN") and head.i not in own:
            if head.lemma in _change_nouns():
                inner = _complement(script, sentence, head, ("in", "of", "for", "on"), own)
                if inner is not None:
                    return inner
            elif token.dep != "conj" and head.tag != "CD":
                return head
        token = head
    return None


def _complement(
    script: Script, sentence: Sentence, noun: Token, prepositions: tuple[str, ...], own: range
) -> Token | None:
    for child in script.children(sentence, noun):
        if child.dep == "prep" and child.lower in prepositions:
            for grandchild in script.children(sentence, child):
                if grandchild.dep == "pobj" and grandchild.i not in own and grandchild.pos in ("NOUN", "PROPN"):
                    return grandchild
    return None


def _subject(script: Script, sentence: Sentence, tokens: Sequence[Token], verb: Token, own: range) -> Token | None:
    for _ in range(6):
        children = script.children(sentence, verb)
        subject = next((c for c in children if c.dep in _SUBJECTS and c.i not in own), None)
        if subject is not None and subject.dep != "expl" and subject.pos in _NOMINAL:
            if subject.pos == "PRON" and subject.lower in ("that", "which", "who") and verb.dep == "relcl":
                return tokens[verb.head]
            return None if subject.pos == "PRON" else subject
        if verb.dep in ("relcl", "acl") and tokens[verb.head].pos in ("NOUN", "PROPN"):
            return tokens[verb.head]
        if verb.head == verb.i or tokens[verb.head].pos not in ("VERB", "AUX"):
            return None
        verb = tokens[verb.head]
    return None


def _phrase(script: Script, sentence: Sentence, noun: Token, own: range) -> Concept | None:
    """The noun with its modifiers and prepositional phrases, as one stretch; clauses and the number itself stay out."""
    tokens = script.tokens(sentence)
    kept, stack = {noun.i}, [noun]
    while stack:
        for child in script.children(sentence, stack.pop()):
            if child.dep in _CLAUSES or child.i in own:
                continue
            kept.add(child.i)
            stack.append(child)
    first = last = noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < noun.i and tokens[first].pos in ("DET", "PUNCT", "ADP", "CCONJ"):
        first += 1
    while last > noun.i and tokens[last].pos in ("ADP", "PUNCT", "DET", "PART"):
        last -= 1
    if first > last:
        return None
    return Concept(tokens[first].start, tokens[last].end)
