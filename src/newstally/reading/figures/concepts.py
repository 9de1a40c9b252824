"""What a number measures, in words: the quantity's own concept, what is counted, or what money is spent on."""

from __future__ import annotations

from typing import NamedTuple

from newstally.lexicon import table
from newstally.model import Name, Quantity
from newstally.reading.language import Script, Sentence, Token

_SPENDING: dict[str, str] = table("newstally.reading.figures", "spending.toml")["noun"]
_PRONOUNS = frozenset(("it", "they", "this", "that", "these", "those", "which", "he", "she", "we", "i", "you", "there"))


class Concept(NamedTuple):
    """The words for what is measured ("" where a pronoun points back), and what limits it, such as a named fund."""

    words: str
    scope: str = ""


def concept_of(script: Script, sentence: Sentence, quantity: Quantity, names: tuple[Name, ...]) -> Concept | None:
    """What the number measures; None where its own words do not say."""
    spending = _spent_on(script, sentence, quantity, names)
    if spending is not None:
        return spending
    if quantity.kind == "count" and not quantity.is_change:
        return Concept(quantity.unit_text or quantity.unit)
    words = quantity.concept.strip()
    if words.lower() in _PRONOUNS:
        return Concept("")
    return Concept(words) if words else None


def _spent_on(script: Script, sentence: Sentence, quantity: Quantity, names: tuple[Name, ...]) -> Concept | None:
    """Money that is the object of a verb of spending measures that spending: "invest Rs2 billion in startups"."""
    if quantity.kind != "currency":
        return None
    verb = _governing_verb(script, sentence, quantity)
    if verb is None or verb.lemma not in _SPENDING:
        return None
    purpose = _purpose(script, sentence, verb, quantity)
    if purpose is None:
        return None
    scope = next(
        (
            n.name
            for n in names
            if n.kind == "organisation"
            and any(sentence.start <= e.start < quantity.span[0] for e in n.evidence)
            and verb.dep in ("relcl", "ccomp", "acl", "xcomp")
        ),
        "",
    )
    return Concept(f"{_SPENDING[verb.lemma]} {purpose}", scope)


def _governing_verb(script: Script, sentence: Sentence, quantity: Quantity) -> Token | None:
    """The verb whose object the number is, looking up through the parts of the amount."""
    tokens = script.tokens(sentence)
    inside = [t for t in tokens if quantity.span[0] <= t.start < quantity.span[1]]
    for token in inside:
        head = tokens[token.head]
        if head.pos == "VERB" and token.dep in ("dobj", "obj", "npadvmod"):
            return head
    return None


def _purpose(script: Script, sentence: Sentence, verb: Token, quantity: Quantity) -> str | None:
    """The phrase that says on what: the first "in", "into", "on", "for" or "to" behind the amount."""
    tokens = script.tokens(sentence)
    for token in tokens:
        if token.start < quantity.span[1] or token.lower not in ("in", "into", "on", "for", "to"):
            continue
        head = tokens[token.head]
        if head.i == verb.i or quantity.span[0] <= head.start < quantity.span[1] + 16:
            objects = [c for c in script.children(sentence, token) if c.dep == "pobj" and c.pos in ("NOUN", "PROPN")]
            if objects:
                tree = [t for t in script.subtree(sentence, objects[0]) if t.i <= objects[0].i]
                return f"{token.lower} {script.text[tree[0].start : objects[0].end]}"
    return None
