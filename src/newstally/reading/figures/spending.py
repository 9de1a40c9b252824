"""Amounts that somebody spends, makes or ships, named by the verb: "invest Rs2 billion in startups"."""

from __future__ import annotations

from newstally.lexicon import table
from newstally.model import Name, Quantity
from newstally.reading.figures.concepts import Concept
from newstally.reading.figures.grammar import Grammar
from newstally.reading.figures.lexicon import NOMINAL, ROOM, WHOLES
from newstally.reading.language import Token

_SPENDING: dict[str, str] = table(ROOM, "spending.toml")["noun"]
_INTO = frozenset(table(ROOM, "spending.toml")["things"]["into"])
_THINGS = frozenset(table(ROOM, "spending.toml")["things"]["verbs"])
# Fewer tonnes or litres are a detail of the story.
_MADE_FROM = 100


def spent_on(grammar: Grammar, quantity: Quantity) -> Concept | None:
    """The object of a verb of spending or making measures that: "invest Rs2 billion in startups"."""
    if quantity.kind not in ("currency", "physical"):
        return None
    verb = grammar.governing_verb(quantity)
    if verb is None or verb.lemma not in _SPENDING:
        return None
    top = grammar.top(quantity)
    made = grammar.about(top, quantity, ("of",)) if top is not None else None
    if made is not None and made.lemma not in WHOLES:
        return Concept(f"{grammar.phrases.of(made)} {_SPENDING[verb.lemma]}")
    if quantity.kind == "physical" and verb.lemma in _THINGS:
        # "Mills have produced 31 million tonnes so far".
        return Concept(_SPENDING[verb.lemma])
    on_what = purpose(grammar, verb, quantity) if quantity.kind == "currency" else None
    if on_what is None:
        return None
    if on_what.startswith("in ") and verb.lemma not in _INTO:
        # "Received $2.8 billion in remittances": the remittances, received.
        return Concept(on_what.removeprefix("in "))
    scope = next((n.name for n in grammar.names if limits(grammar, n, verb, quantity)), "")
    return Concept(f"{_SPENDING[verb.lemma]} {on_what}", scope)


def limits(grammar: Grammar, name: Name, verb: Token, quantity: Quantity) -> bool:
    """Whether an organisation named before limits the spending: the clause about it holds the number."""
    named = any(grammar.sentence.start <= e.start < quantity.span[0] for e in name.evidence)
    return name.kind == "organisation" and named and verb.dep in ("relcl", "ccomp", "acl", "xcomp")


def purpose(grammar: Grammar, verb: Token, quantity: Quantity) -> str | None:
    """The phrase that says on what: the first preposition of purpose or source behind the amount."""
    for token in grammar.tokens:
        if token.start < quantity.span[1] or token.lower not in ("in", "into", "on", "for", "to", "from"):
            continue
        head = grammar.tokens[token.head]
        if head.i == verb.i or quantity.span[0] <= head.start < quantity.span[1] + 16:
            objects = [
                c
                for c in grammar.children(token)
                if c.dep == "pobj" and c.pos in NOMINAL and not grammar.phrases.is_no_concept(c)
            ]
            if objects and not grammar.is_place(objects[0]):
                tree = [t for t in grammar.script.subtree(grammar.sentence, objects[0]) if t.i <= objects[0].i]
                return f"{token.lower} {grammar.script.text[tree[0].start : objects[0].end]}"
    return None


def is_made(grammar: Grammar, quantity: Quantity) -> bool:
    """Whether a measured amount is what somebody makes, ships or uses: "shipped 8,000 tonnes of flowers"."""
    return quantity.kind == "physical" and quantity.value >= _MADE_FROM and spent_on(grammar, quantity) is not None
