"""Noun phrases: a noun with the modifiers and prepositional phrases that belong to it, as one stretch of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newstally.lexicon import table
from newstally.reading.language import Token
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.syntax import NOMINAL, SAYING, Syntax, is_time

_CHARGES = frozenset(table(ROOM, "context_words.toml")["concepts"]["charges"].split())
# What hangs from a noun and is no part of its phrase.
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "appos", "parataxis", "cc", "punct", "mark", "predet", "prep", "dep")
_KEPT_PREPOSITIONS = frozenset(table(ROOM, "context_words.toml")["concepts"]["inner_prepositions"].split())
# What a phrase neither begins nor ends with.
_DEGREES = frozenset(("more", "fewer", "less", "much", "further", "additional"))
_EDGES = ("DET", "PUNCT", "ADP", "CCONJ", "PART", "PRON", "SYM", "ADV")
_JOINTS = ("-", "‑", "/")


class Concept(NamedTuple):
    """The noun phrase measured: its span in the report's text."""

    start: int
    end: int


def phrase_of(syntax: Syntax, noun: Token) -> Concept:
    """The noun with its modifiers and prepositional phrases; clauses, times and numbers stay out."""
    if noun.i in syntax.runs:
        return Concept(syntax.tokens[syntax.runs[noun.i]].start, noun.end)
    kept, stack = {noun.i}, [noun]
    while stack:
        parent = stack.pop()
        for child in syntax.children(parent):
            if child.i not in syntax.taken and _belongs(syntax, child, parent):
                kept.add(child.i)
                stack.append(child)
    first = last = noun.i
    while (before := _next_kept(syntax, first, -1, kept)) is not None:
        first = before
    while (after := _next_kept(syntax, last, 1, kept)) is not None:
        last = after
    tokens = syntax.tokens
    first, last = _within_lines(syntax, noun, first, last)
    if last == noun.i:
        last = _charged_on(syntax, noun)
    first = _with_lead(syntax, first)
    while first < noun.i and _is_edge(syntax, first):
        first += 1
    while last > noun.i and (_is_edge(syntax, last) or tokens[last].pos == "ADJ"):
        last -= 1  # "a pit 3 metres |deep|"
    first, last = _whole_words(syntax, _back_to_owner(syntax, noun, first), _named_on(syntax, last))
    return Concept(tokens[first].start, tokens[last].end)


def _within_lines(syntax: Syntax, noun: Token, first: int, last: int) -> tuple[int, int]:
    """The phrase without what a caption or headline puts before or behind it on another line."""
    tokens = syntax.tokens

    def opens_a_line(at: int) -> bool:
        capital = tokens[at].text[:1].isupper() and tokens[at].pos != "PROPN"
        return capital and "\n" in syntax.text[tokens[at - 1].end : tokens[at].start]

    first = next((at for at in range(noun.i, first, -1) if opens_a_line(at)), first)
    last = next((at - 1 for at in range(noun.i + 1, last + 1) if opens_a_line(at)), last)
    return first, last


def _charged_on(syntax: Syntax, noun: Token) -> int:
    """ "Imposed a levy |on empty homes|": the parser hangs from the verb what a charge is on."""
    behind = syntax.tokens[noun.i + 1] if noun.i + 1 < len(syntax.tokens) else None
    if behind is None or behind.lower != "on" or noun.lemma not in _CHARGES or behind.head != noun.head:
        return noun.i
    objects = [t for t in syntax.objects(behind) if syntax.is_concept(t)]
    return objects[0].i if objects and objects[0].i - behind.i < 6 else noun.i


def _with_lead(syntax: Syntax, first: int) -> int:
    """Back over a number to the superlative before it: "the best $200 smartphones"."""
    at = first - 1
    while at >= 0 and at in syntax.taken:
        at -= 1
    return at if 0 <= at < first - 1 and syntax.tokens[at].tag == "JJS" else first


def _back_to_owner(syntax: Syntax, noun: Token, first: int) -> int:
    """Back over the counted noun's own words ("22 |active launch sites|") and an owner: "|the agency’s| plans"."""
    tokens = syntax.tokens
    if noun.i in syntax.counted and first == noun.i:
        while first - 1 in syntax.taken and tokens[first - 1].tag in ("NN", "NNP", "NNPS", "NNS", "JJ", "HYPH"):
            first -= 1
    if first > 1 and tokens[first - 1].tag == "POS" and tokens[first - 2].pos in NOMINAL:
        first = syntax.run_before(first - 2)
    return first


def _named_on(syntax: Syntax, last: int) -> int:
    """Names go on over their numbers: "Galaxy Note |20 Ultra|", "S P |500|"."""
    tokens = syntax.tokens
    if tokens[last].pos != "PROPN" or last + 1 >= len(tokens):
        return last
    following = tokens[last + 1]
    if following.tag != "CD" or last + 1 in syntax.taken or len(following.text) > 3 or following.text[0].islower():
        return last
    last += 1
    while last + 1 < len(tokens) and tokens[last + 1].tag == "NNP" and last + 1 not in syntax.taken:
        last += 1
    return last


def _whole_words(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    """The phrase widened to its joined words: not "TA" but "TA-125", not "S&P" but "S&P/ASX 200"."""
    tokens = syntax.tokens
    while last + 2 < len(tokens) and _joined(tokens, last):
        last = _named_on(syntax, last + 2)
    while first >= 2 and _joined(tokens, first - 2) and first - 2 not in syntax.taken:
        first -= 2
    return first, last


def _joined(tokens: Sequence[Token], at: int) -> bool:
    before, joint, after = tokens[at : at + 3]
    return joint.text in _JOINTS and before.end == joint.start and joint.end == after.start


def _is_edge(syntax: Syntax, at: int) -> bool:
    token = syntax.tokens[at]
    if token.tag == "VBN" and token.lemma in SAYING:
        return True  # "the |announced| charges"
    return (
        at in syntax.taken or token.pos in _EDGES or token.lower in _DEGREES or not any(c.isalnum() for c in token.text)
    )


def _next_kept(syntax: Syntax, at: int, step: int, kept: set[int]) -> int | None:
    """The next word of the phrase, the number and its unit skipped: "a turbocharged 1.6 litre engine"."""
    at += step
    while at in syntax.taken:
        at += step
    return at if at in kept else None


def _belongs(syntax: Syntax, child: Token, parent: Token) -> bool:
    if child.dep == "prep":
        objects = syntax.objects(child)
        timed = any(is_time(t) or t.i in syntax.taken or t.pos == "NUM" for t in objects)
        return child.lower in _KEPT_PREPOSITIONS and child.i > parent.i and bool(objects) and not timed
    if child.dep == "cc":
        return True
    if child.dep == "conj" and any(c.i in syntax.taken for c in syntax.children(child)):
        return False  # "a 20 km ride and a 5 km run" are two
    if child.dep == "npadvmod":
        following = syntax.tokens[child.i + 1 : child.i + 2]
        return bool(following) and following[0].tag == "HYPH"  # "EPA-estimated range"
    if child.pos == "ADV" and child.i > parent.i:
        return False
    if child.dep == "punct":
        return child.tag == "HYPH"
    return child.dep not in _CLAUSES
