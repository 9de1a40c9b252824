"""Shares: which part of which whole a percentage is."""

from __future__ import annotations

from newstally.lexicon import table, words
from newstally.model import Quantity
from newstally.reading.figures.concepts import Concept
from newstally.reading.figures.grammar import Grammar
from newstally.reading.figures.lexicon import NOMINAL, ROOM, WHOLES
from newstally.reading.language import Token

_SHARE_VERBS = frozenset(table(ROOM, "shares.toml")["share"]["verbs"])
_YARDSTICKS = frozenset(table(ROOM, "shares.toml")["share"]["yardsticks"])
_BACK = words(ROOM, "back_nouns.txt")


def share_of(grammar: Grammar, token: Token, quantity: Quantity) -> Concept | None:
    """ "Tea accounted for 19 percent of exports": a share of the exports, which is tea’s."""
    if quantity.kind == "count" and (verb_above := of_them(grammar, token)) is not None:
        # "Dublin accounted for |10,037| of them".
        part = grammar.verb_subject(token)
        named = part is not None and part.pos in NOMINAL and verb_above.lemma in _SHARE_VERBS
        return Concept("", grammar.phrases.joint(part)) if named and part is not None else None
    if quantity.kind != "percent" or quantity.is_change:
        return None
    whole = grammar.about(token, quantity, ("of",))
    if whole is None and (them := of_them(grammar, token)) is not None:
        part = grammar.verb_subject(token)
        if token.dep in ("nsubj", "nsubjpass"):
            # "70 percent of which went to Spain".
            return Concept("", grammar.phrases.predicate(them), is_share=True, noun=them)
        scope = grammar.phrases.joint(part) if part is not None and part.pos in NOMINAL else ""
        return Concept("", scope, is_share=True, noun=them) if them.lemma in _SHARE_VERBS | {"be"} else None
    if whole is None or (whole.lemma in ("value", "worth") and any(c.tag == "PRP$" for c in grammar.children(whole))):
        # "The naira lost 70 percent of its value".
        return None
    verb = next((t for t in grammar.path(token) if t.pos in ("VERB", "AUX")), None)
    if verb is None or quantity.change_role in ("by",):
        return None
    is_share = verb.lemma in _SHARE_VERBS or (verb.lemma == "be" and whole.lemma.lower() not in _YARDSTICKS)
    if token.dep in ("nsubj", "nsubjpass"):
        # "40 percent of households have no water": the rest of the clause says which part.
        return Concept(grammar.phrases.of(whole), grammar.phrases.predicate(verb), is_share=True, noun=whole)
    if not is_share:
        return None
    part = grammar.subject(verb) or next((c for c in grammar.children(verb) if c.dep == "csubj"), None)
    named = part is not None and (part.pos in NOMINAL or part.tag == "VBG")
    scope = grammar.phrases.joint(part) if named and part is not None else ""
    back = whole.lemma in WHOLES or (whole.lemma in _BACK and grammar.is_definite(whole))
    words_ = "" if back else grammar.phrases.of(whole)
    return Concept(words_, scope, is_share=True, by_part=_is_thing(grammar, part), noun=whole)


def _is_thing(grammar: Grammar, part: Token | None) -> bool:
    """Whether the part is something that can be measured itself; a country or a company has its part."""
    if part is None or (part.pos not in NOMINAL and part.tag != "VBG") or grammar.is_agent(part):
        return False
    return not any(p.span[0] <= part.start < p.span[1] for p in grammar.places)


def share_held(grammar: Grammar, noun: Token) -> Concept:
    """ "Coal’s share of output", "the share of coal in output", "coal’s share": of what, or of what was told before."""
    holder = next((c for c in grammar.children(noun) if c.dep == "poss"), None)
    objects = {
        child.lower: inner
        for child in grammar.children(noun)
        if child.dep == "prep" and child.lower in ("of", "in")
        for inner in grammar.children(child)
        if inner.dep == "pobj" and inner.pos in NOMINAL and grammar.is_measured_noun(inner)
    }
    whole = objects.get("in") or (objects.get("of") if holder is not None else None)
    part = holder or objects.get("of") or grammar.owned(noun)
    scope = grammar.phrases.joint(part) if part is not None and part.pos in NOMINAL else ""
    words_ = grammar.phrases.of(whole) if whole is not None else ""
    return Concept(words_, scope, is_share=True, by_part=_is_thing(grammar, part), noun=whole)


def of_them(grammar: Grammar, token: Token) -> Token | None:
    """The verb of "accounted for 60 percent of them"; None where no pronoun stands for the whole."""
    of = [c for c in grammar.children(token) if c.dep == "prep" and c.lower == "of"]
    back = any(
        c.lower in ("them", "these", "those", "it", "that", "which", "whom") for p in of for c in grammar.children(p)
    )
    return next((t for t in grammar.path(token) if t.pos in ("VERB", "AUX")), None) if back else None


def part_of(grammar: Grammar, quantity: Quantity) -> Token | None:
    """The whole of "about |35 percent| of export revenue"."""
    top = grammar.top(quantity)
    return grammar.about(top, quantity, ("of",)) if top is not None else None


def among(grammar: Grammar, quantity: Quantity) -> str:
    """The group behind a number: "8 percent |among girls|"."""
    word = next((t for t in grammar.tokens if t.start >= quantity.span[1]), None)
    if word is None or word.lower != "among":
        return ""
    group = next((c for c in grammar.children(word) if c.dep == "pobj"), None)
    return grammar.phrases.of(group) if group is not None else ""
