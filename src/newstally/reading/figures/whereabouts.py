"""Where and whose a number's clause says it is: "in Kenya", "Kenya earned", "Solvane reported"."""

from __future__ import annotations

from newstally.lexicon import table
from newstally.model import Place, Quantity
from newstally.reading.figures.grammar import Grammar
from newstally.reading.figures.lexicon import ROOM, SAYING, WORDS

_SPENDING = table(ROOM, "spending.toml")["noun"]
_OWNING = frozenset((*WORDS["verbs"]["recording"], *WORDS["verbs"]["owning"], *_SPENDING))


def place_of(grammar: Grammar, quantity: Quantity, upto: int) -> Place | None:
    """The place the number's clause names with "in": behind the number up to the next one, or before it all."""
    top = grammar.top(quantity)
    if top is None:
        return None
    above = {top.i, *(t.i for t in grammar.path(top) if t.lemma not in SAYING or t.pos not in ("VERB", "AUX"))}
    found = []
    for place in grammar.places:
        if place.entry is None or place.kind == "demonym":
            continue
        token = next((t for t in grammar.tokens if place.span[0] <= t.start < place.span[1] and t.dep == "pobj"), None)
        if token is None:
            continue
        preposition = grammar.tokens[token.head]
        if preposition.lower in ("in", "across", "throughout") and preposition.head in above:
            found.append((place, preposition))
    behind = [p for p, at in found if quantity.span[1] <= at.start < upto]
    leading = [p for p, at in found if at.i <= 2 and at.start < quantity.span[0]]
    return next(iter((*behind, *leading)), None)


def owner_place(grammar: Grammar, quantity: Quantity) -> Place | None:
    """The place that earns, makes or records what is told: "Kenya earned $1.4 billion from tourism"."""
    top = grammar.top(quantity)
    subject = grammar.verb_subject(top) if top is not None else None
    if subject is None or grammar.tokens[subject.head].lemma not in _OWNING:
        return None
    return next(
        (p for p in grammar.places if p.span[0] <= subject.start < p.span[1] and p.kind != "demonym" and p.entry),
        None,
    )


def company_of(grammar: Grammar, quantity: Quantity) -> str:
    """The organisation that is the subject of the number's clause: "Solvane reported revenue of $3 billion"."""
    top = grammar.top(quantity)
    for verb in grammar.path(top) if top is not None else ():
        if verb.pos in ("VERB", "AUX"):
            company = grammar.company(verb)
            if company:
                return company
    return ""
