"""Counts: the things a number counts, and when it is not them but the sentence's subject that is measured."""

from __future__ import annotations

from newstally.lexicon import table
from newstally.model import Quantity
from newstally.reading.figures.concepts import Concept
from newstally.reading.figures.grammar import Grammar
from newstally.reading.figures.lexicon import LEVEL_VERBS, ROOM, WORDS
from newstally.reading.language import Token

_SPENDING: dict[str, str] = table(ROOM, "spending.toml")["noun"]
_THINGS = frozenset(table(ROOM, "spending.toml")["things"]["verbs"])
_COUNTED: dict[str, str] = table(ROOM, "spending.toml")["counted"]
_EXPECTED = frozenset((*table(ROOM, "cues.toml")["forecast"]["nouns"], *WORDS["adjectives"]["expected"]))
_NOTING = frozenset((*WORDS["verbs"]["recording"], *WORDS["verbs"]["noting"]))
_STATISTICS = frozenset(WORDS["nouns"]["statistics"])
_ANYBODY = frozenset(WORDS["nouns"]["anybody"])


def counted(grammar: Grammar, quantity: Quantity, top: Token | None) -> Concept | None:
    """The things a count counts, unless it is the level that something else reached: "rose to 50,500 offences"."""
    if quantity.kind != "count" or not quantity.unit_text or top is None:
        return None
    verb = grammar.governing_verb(quantity)
    if verb is not None and verb.lemma in _COUNTED:
        return Concept(_COUNTED[verb.lemma], grammar.company(verb))
    moved = quantity.is_change or quantity.change_role
    if quantity.unit_text.split()[-1].lower() in _EXPECTED:
        # "Well above the |185,000| forecast by economists".
        return Concept("", is_expected=True)
    subject = grammar.verb_subject(top)
    if subject is not None and subject.lemma in _STATISTICS and not moved:
        return None
    if verb is not None and verb.lemma in _THINGS and not quantity.change_role:
        company = grammar.company(verb)
        return Concept(f"{_SPENDING[verb.lemma]} of {quantity.unit_text}", company, noun=None)
    if quantity.unit_text.lower() in _ANYBODY and not moved:
        return people(grammar, quantity, top)
    if not moved and subject is not None and is_told_by(grammar, subject, top):
        # "Ridership averaged 310,000 passengers a day".
        return None
    if not moved and subject is not None and subject.dep == "nsubjpass" and subject.i in (top.i, top.head):
        done = grammar.tokens[subject.head]
        if done.lemma not in _NOTING and done.tag == "VBN":
            # "In Berlin, 12,500 bicycles were stolen".
            return Concept(f"{quantity.unit_text} {done.text}")
    if (
        not moved
        and subject is not None
        and grammar.is_only_a_place(subject)
        and grammar.tokens[subject.head].lemma == "be"
    ):
        # "India was the largest source with 31,200 visitors".
        return Concept(quantity.unit_text, subject.text)
    if not moved and subject is not None and subject.dep == "nsubj" and subject.i in (top.i, top.head):
        doing = grammar.tokens[subject.head]
        if doing.pos == "VERB" and doing.lemma not in LEVEL_VERBS:
            # "More than 4,000 fans attended": not the fans there are, but those who did.
            return Concept(f"{quantity.unit_text} that {grammar.phrases.predicate(doing)}")
    if not moved or (quantity.change_role == "by" and verb is not None and top.dep in ("dobj", "nummod")):
        # "Cut 600 jobs", "added 1,200 stores".
        return Concept(quantity.unit_text)
    return None


def people(grammar: Grammar, quantity: Quantity, top: Token) -> Concept | None:
    """ "Some 1,200 people were returned": people returned; None where nothing is said to have happened to them."""
    noun = top if top.dep in ("nsubj", "nsubjpass", "dobj") else grammar.tokens[top.head]
    verb = grammar.tokens[noun.head]
    if noun.dep == "nsubj" and (verb.tag in ("VBZ", "VBP") or verb.lemma == "be"):
        # "Some 2.7 million people |need food aid|".
        return Concept(f"{quantity.unit_text} who {grammar.phrases.predicate(verb)}")
    if noun.dep not in ("nsubj", "nsubjpass", "dobj") or verb.tag not in ("VBD", "VBN") or verb.lemma in ("be", "have"):
        return None
    return Concept(f"{quantity.unit_text} {verb.text}")


def is_told_by(grammar: Grammar, subject: Token, top: Token) -> bool:
    """Whether the subject of "averaged", "totalled" or "reached" is what its count measures."""
    verb = grammar.tokens[subject.head]
    if verb.lemma not in LEVEL_VERBS - {"be", "come", "remain"} or subject.pos != "NOUN" or subject.i == top.i:
        return False
    return not grammar.is_agent(subject) and not grammar.phrases.is_no_concept(subject)


def is_level(grammar: Grammar, quantity: Quantity) -> bool:
    """Whether a measured amount too plain to be a figure by itself is the level that the sentence's subject reached."""
    top = grammar.top(quantity)
    if quantity.kind not in ("physical", "count") or top is None:
        return False
    verb = next((t for t in grammar.path(top) if t.pos in ("VERB", "AUX")), None)
    too_plain = {"be", "come", "compare"} if quantity.kind == "physical" else set()
    if verb is None or verb.lemma not in LEVEL_VERBS - too_plain:
        return False
    subject = next((c for c in grammar.children(verb) if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos != "NOUN":
        return False
    if quantity.kind == "count" and grammar.phrases.denominator(subject):
        return True
    return not grammar.is_agent(subject) if quantity.kind == "physical" else subject.lemma in _STATISTICS
