"""Phrases: whom a verb's subject or a document's maker names, as offsets into the text."""

from __future__ import annotations

from newstally.lexicon import words
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.speakers.lexicon import ROOM

# Children of a noun that belong to the speaker's own phrase; clauses about the speaker do not.
_PHRASE = frozenset(
    (
        "compound",
        "amod",
        "det",
        "poss",
        "nmod",
        "nummod",
        "prep",
        "pobj",
        "case",
        "conj",
        "cc",
        "quantmod",
        "advmod",
        "npadvmod",
    )
)
# Nouns for those who have no name: what tells them apart belongs to their phrase.
_MARKS = frozenset(("“", "”", '"', "(", ")", "‘", "—", "–", ",", ":", ";"))
_UNNAMED = words(ROOM, "unnamed_nouns.txt")


def phrase(script: Script, sentence: Sentence, head: Token) -> tuple[int, int]:
    """The noun phrase of a head without the clauses and appositions that hang from it, as offsets."""
    kept, stack = [head], [head]
    while stack:
        parent = stack.pop()
        for child in script.children(sentence, parent):
            belongs = child.i < head.i or child.lower in ("of", "for", "at") or child.dep == "case" or parent.i > head.i
            if child.dep in _PHRASE and belongs:
                kept.append(child)
                stack.append(child)
    # Only what touches the head without a comma or colon between belongs to the phrase.
    indices = {t.i for t in kept}
    first = last = head.i
    tokens = script.tokens(sentence)
    while first - 1 >= 0 and (first - 1 in indices or _is_joint(tokens, first - 1)):
        first -= 1
    while last + 1 < len(tokens) and (last + 1 in indices or (last + 2 < len(tokens) and _is_joint(tokens, last + 1))):
        last += 1
    while first > 0 and tokens[first - 1].end == tokens[first].start and tokens[first - 1].text not in _MARKS:
        # "one Shanghai|-based developer|"
        first -= 1
    if (
        tokens[first].text != "-"
        and first > 0
        and tokens[first - 1].tag in ("DT", "PRP$")
        and tokens[first].i != head.i
    ):
        first -= 1
    end = tokens[last].end
    if head.lemma.lower() in _UNNAMED:
        end = _told_apart(script, sentence, head, last)
    return tokens[first].start, end


def _told_apart(script: Script, sentence: Sentence, head: Token, last: int) -> int:
    """The end of an unnamed speaker's phrase with what tells him apart: "a source| close to the family|"."""
    tokens = script.tokens(sentence)
    for child in script.children(sentence, head):
        if child.i == last + 1 and child.dep in ("acl", "amod", "relcl") and child.tag != "WDT":
            tree = script.subtree(sentence, child)
            if all(t.text not in (",", ":", ";", "“", "”", '"') for t in tree) and len(tree) <= 8:
                return tree[-1].end
    return tokens[last].end


def _is_joint(tokens: tuple[Token, ...], i: int) -> bool:
    """A hyphen or apostrophe that holds two words together without white space."""
    before, joint, behind = tokens[max(i - 1, 0)], tokens[i], tokens[i + 1]
    return joint.text in ("-", "’", "'") and before.end == joint.start and joint.end == behind.start


def span(script: Script, sentence: Sentence, token: Token) -> tuple[int, int]:
    """A token with all that hangs from it, as offsets."""
    tree = script.subtree(sentence, token)
    return tree[0].start, tree[-1].end


def subject_of(script: Script, sentence: Sentence, verb: Token) -> Token | None:
    """Whoever does what a verb says; who "who" stands for; the main verb's subject for a verb that shares it."""
    children = script.children(sentence, verb)
    # "Eight were hurt, among them a child, when it fell, the mayor said": the nearest subject is the speaker.
    subjects = [c for c in children if c.dep == "nsubj" and c.tag != "EX"]
    if subjects:
        before = [c for c in subjects if c.i < verb.i]
        found = before[-1] if before else subjects[0]
        if found.tag not in ("WP", "WDT"):
            return found
        above = script.tokens(sentence)[verb.head]
        return above if verb.dep == "relcl" and above.pos in ("NOUN", "PROPN") else None
    if verb.dep in ("advcl", "conj", "xcomp") and verb.head != verb.i:
        return subject_of(script, sentence, script.tokens(sentence)[verb.head])
    return None


def agent_of(script: Script, sentence: Sentence, verb: Token) -> Token | None:
    """Whom "by" names beside a passive: "was told |by Anna Berg| that"."""
    for child in script.children(sentence, verb):
        if child.lower == "by" and child.dep in ("agent", "prep"):
            return next((c for c in script.children(sentence, child) if c.dep == "pobj"), None)
    return None


def object_phrase(script: Script, sentence: Sentence, preposition: Token) -> tuple[int, int] | None:
    """The phrase that a preposition governs."""
    objects = [c for c in script.children(sentence, preposition) if c.dep == "pobj"]
    return phrase(script, sentence, objects[0]) if objects else None


def maker_of(script: Script, sentence: Sentence, document: Token) -> tuple[int, int] | None:
    """Who made a document: "figures shared by the IT ministry", "data from the bank", "the ministry’s figures"."""
    children = script.children(sentence, document)
    owners = [c for c in children if c.dep in ("poss", "compound") and c.tag in ("NN", "NNP", "NNPS", "NNS")]
    if owners and owners[-1].lower not in ("court", "research", "opinion", "exit"):
        return _owner(script, sentence, document, owners)
    for child in children:
        if child.dep == "acl":
            for grandchild in script.children(sentence, child):
                if grandchild.lower in ("by", "in"):
                    return object_phrase(script, sentence, grandchild)
        if child.dep in ("prep", "agent") and child.lower in ("from", "by"):
            return object_phrase(script, sentence, child)
    for child in children:
        if child.dep == "prep" and child.lower == "of":
            nested = script.children(sentence, child)
            by = [b for o in nested for b in script.children(sentence, o) if b.lower == "by"]
            return object_phrase(script, sentence, by[0]) if by else None
    return None


def _owner(script: Script, sentence: Sentence, document: Token, owners: list[Token]) -> tuple[int, int]:
    start = phrase(script, sentence, owners[0])[0]
    before = [c for c in script.children(sentence, document) if c.dep in ("amod", "det", "nmod") and c.i < owners[0].i]
    tokens = script.tokens(sentence)
    i = owners[0].i
    # "Central |bank| data": what the parser hangs from the document qualifies its maker.
    while i - 1 >= 0 and tokens[i - 1] in before and tokens[i - 1].end + 1 >= tokens[i].start:
        i -= 1
    return min(start, tokens[i].start), owners[-1].end
