"""The climb from a number to the noun it is about: what a noun of change is of, an object, or the subject."""

from __future__ import annotations

from newstally.lexicon import table
from newstally.model import Quantity
from newstally.reading.figures.grammar import Grammar
from newstally.reading.figures.lexicon import CHANGE_NOUNS, LEVEL_VERBS, NOMINAL, RECORDING, ROOM, SAYING, WHOLES, WORDS
from newstally.reading.language import Token

_EXPECTING = frozenset(table(ROOM, "cues.toml")["forecast"]["verbs"])
_PACES = frozenset(WORDS["nouns"]["paces"])
_ROLE_WORDS = frozenset(("to", "from", "by", "at"))


def measured(grammar: Grammar, token: Token, quantity: Quantity) -> Token | None:
    """Climb from the amount to the noun it is about: a noun of change's "in ...", else the clause's subject."""
    if token.pos == "VERB":
        # "The number of buyers doubled": the verb itself is the number.
        return grammar.subject(token)
    if quantity.change_role in ("to", "from"):
        return climb(grammar, token, quantity)
    of_what = grammar.about(token, quantity)
    if of_what is not None and of_what.lemma in (*WHOLES, "value", "worth"):
        of_what = None
    if of_what is not None and is_stuff(grammar, token, quantity):
        return of_what
    climbed = climb(grammar, token, quantity)
    # "Pakistan bought 38 percent of the tea": where the clause names nothing measured, the whole is what is shared.
    nothing = climbed is None or grammar.is_only_a_place(climbed) or grammar.is_agent(climbed) or climbed.pos == "PRON"
    return of_what if nothing and of_what is not None else climbed


def is_stuff(grammar: Grammar, token: Token, quantity: Quantity) -> bool:
    """Whether what stands behind an amount with "of" or "in" is what it is an amount of.

    "40 percent of households have no water", "bought 38 percent of the tea", "gave $5 million in aid",
    "cut 600 jobs, or 4 percent of its workforce"; but "reached 41 degrees in the capital" is not.
    """
    if any(c.lower == "of" for c in grammar.children(token) if c.dep == "prep"):
        cut = quantity.is_change and quantity.change_role == "by" and token.dep in ("conj", "dobj", "appos")
        return cut or token.dep in ("nsubj", "nsubjpass", "dobj") or quantity.kind == "currency"
    verb = grammar.tokens[token.head]
    return quantity.kind == "currency" and token.dep in ("nsubj", "nsubjpass", "dobj") and verb.lemma not in LEVEL_VERBS


def climb(grammar: Grammar, token: Token, quantity: Quantity) -> Token | None:
    """Up the tree to the first noun that can be measured, or to the verb whose object or subject it is."""
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        head = grammar.tokens[token.head]
        if token.lower == "of" and token.i and grammar.tokens[token.i - 1].lemma in CHANGE_NOUNS:
            # The parser may hang "of" from a number further off: "at 4 percent and |growth of| 2 percent".
            head = grammar.tokens[token.i - 1]
        if head.pos in NOMINAL and head.i != token.i:
            if head.lemma in CHANGE_NOUNS and not (head.lemma == "loss" and quantity.kind == "currency"):
                object_ = grammar.about(head, quantity) or grammar.owned(head)
                if object_ is not None:
                    return object_
                if head.dep == "conj" and grammar.phrases.is_number(grammar.tokens[head.head]):
                    # "Unemployment at 4 percent and growth of 2 percent".
                    return head
            elif head.lemma in _PACES and head.dep == "pobj" and grammar.tokens[head.head].lower == "at":
                # "Shrank at an annualised rate of 1.8 percent": what shrank.
                token = grammar.tokens[head.head]
                continue
            elif grammar.is_measured_noun(head) and (
                # "Revenue of $3 billion"; "exports to $10 billion", "growth at 3 percent".
                token.lower == "of"
                or (token.lower in _ROLE_WORDS and token.dep == "prep")
                or token.dep in ("nummod", "amod", "compound", "nmod")
            ):
                return head
        if token.dep in ("nsubj", "nsubjpass") and token.pos in NOMINAL and token.lemma not in CHANGE_NOUNS:
            return None
        if head.pos in ("VERB", "AUX"):
            return of_verb(grammar, head, token, quantity)
        token = head
    return None


def of_verb(grammar: Grammar, verb: Token, token: Token, quantity: Quantity) -> Token | None:
    """What a verb's number is about: the object that grew "by" it, else the subject."""
    if token.dep in ("prep", "npadvmod", "advmod", "dative") or token.lower in _ROLE_WORDS:
        for child in grammar.children(verb):
            if child.dep == "dobj" and child.pos in NOMINAL and child.i < token.i:
                if grammar.phrases.is_number(child) or grammar.phrases.is_no_concept(child):
                    continue
                if child.lemma in CHANGE_NOUNS:
                    return of_change(grammar, child, verb, quantity)
                return child
    if token.dep == "dobj" and token.lemma in CHANGE_NOUNS:
        return of_change(grammar, token, verb, quantity)
    return grammar.subject(verb)


def of_change(grammar: Grammar, noun: Token, verb: Token, quantity: Quantity) -> Token | None:
    """What a noun of change is about; with a verb of saying ("expects growth of 3 percent") the noun itself."""
    found = grammar.about(noun, quantity) or grammar.owned(noun)
    if found is None and (verb.lemma in SAYING | RECORDING | _EXPECTING):
        return noun
    return found or grammar.subject(verb)


def growth(grammar: Grammar, found: Token, quantity: Quantity) -> Token | None:
    """The noun of change above or at the noun measured: "the growth of exports", "export growth", "growth"."""
    if quantity.is_change:
        return None
    if found.lemma in CHANGE_NOUNS:
        return found
    moving = pace(grammar, quantity)
    if moving is not None:
        return moving
    return next((t for t in list(grammar.path(found))[:2] if t.pos == "NOUN" and t.lemma in CHANGE_NOUNS), None)


def pace(grammar: Grammar, quantity: Quantity) -> Token | None:
    """The verb of "shrank at an annualised rate of |1.8 percent|"."""
    top = grammar.top(quantity)
    path = list(grammar.path(top))[:4] if top is not None else []
    at = next((i for i, t in enumerate(path) if t.lemma in _PACES and t.dep == "pobj"), None)
    if at is None or len(path) < at + 3 or path[at + 1].lower != "at":
        return None
    return path[at + 2] if path[at + 2].pos == "VERB" else None
