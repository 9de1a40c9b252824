"""What a sentence attributes: the stretch said, and the words that stand for the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newstally.lexicon import words
from newstally.model.name import Manner
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.names.people import ROLES

_ROOM = "newstally.reading.speakers"
_SAY = words(_ROOM, "speech_lemmas.txt")
_PERFORM = words(_ROOM, "performing_lemmas.txt")
_DOCUMENTS = words(_ROOM, "document_nouns.txt")
_INSTITUTIONS = words("newstally.reading.names", "organisation_heads.txt")
_OPINIONS = frozenset(("forecast", "project", "expect", "estimate", "predict", "believe", "report"))
_TRIGGER = re.compile(
    rf"\b(?:{'|'.join(sorted(words(_ROOM, 'speech_verbs.txt') | _PERFORM, key=len, reverse=True))})(?:s|es|d|ed|ned)?\b"
    r"|\b(?:according to|as per|says|figures|data|tally)\b",
    re.IGNORECASE,
)
QUOTE = re.compile(r"“[^”]*(?:”|$)|\"[^\"]+\"")
# "... of 32 percent in last 60 days— minister": a headline's dash before whom it quotes.
_DASHED = re.compile(r"(?:[—–]|\s-)\s*(?P<who>[^—–:,.\d]{2,50})$")
# "Seven dead in train bombing, minister says": the parser takes headline nouns for subjects.
_TRAILING = re.compile(r",\s+(?P<who>[^,:;.\d]{2,50}?)\s+(?:says?|said|reports?)\s*\.?$")
_COLON = re.compile(r"^(?P<who>[^:,.\d]{2,50}):\s+(?=\S)")

# Children of a noun that belong to the speaker's own phrase; clauses about the speaker do not.
_PHRASE = frozenset(("compound", "amod", "det", "poss", "nmod", "nummod", "prep", "pobj", "case", "conj", "cc"))
# What these verbs take as an object is not asserted: "claimed responsibility", "denied the allegations".
_CLAUSE_ONLY = frozenset(("claim", "deny", "put", "tell", "believe", "expect", "suggest", "cite", "quote"))


class Clause(NamedTuple):
    """A stretch somebody says (offsets), the speaker's phrase as tokens or offsets, and how it is said."""

    start: int
    end: int
    manner: Manner
    who: tuple[int, int]
    head: Token | None
    # Whose knowledge it is, where the phrase names a document and its maker.
    origin: tuple[int, int] | None = None


def may_attribute(sentence: Sentence) -> bool:
    """Whether a sentence has a word that may attribute something: cheap, and asked before parsing."""
    return _TRIGGER.search(sentence.text) is not None


def clauses(script: Script, sentence: Sentence) -> Iterator[Clause]:
    """What the sentence attributes, outermost clause first."""
    if sentence.kind in ("headline", "bullet", "standfirst", "subheading"):
        set_off = list(_set_off(sentence))
        if set_off:
            yield from set_off
            return
    if not may_attribute(sentence):
        return
    for token in script.tokens(sentence):
        if token.pos in ("VERB", "AUX") and token.lemma in _SAY and token.tag != "VBN":
            yield from _said(script, sentence, token)
        elif token.pos == "VERB" and token.lemma in _PERFORM and token.tag not in ("VBN", "VBG"):
            yield from _performed(script, sentence, token)
        elif token.lower == "according" or (token.lower == "per" and _as_before(script, sentence, token)):
            yield from _according(script, sentence, token)


def _set_off(sentence: Sentence) -> Iterator[Clause]:
    for pattern in (_TRAILING, _DASHED, _COLON):
        found = pattern.search(sentence.text)
        if found is None or not found["who"].strip():
            continue
        head = found["who"].split()[-1].lower()
        if pattern is _TRAILING or {head, head.rstrip("s")} & (ROLES | _INSTITUTIONS):
            start, end = found.span("who")
            who = (sentence.start + start, sentence.start + end)
            yield Clause(sentence.start, sentence.end, "indirect", who, None)
            return


def _said(script: Script, sentence: Sentence, verb: Token) -> Iterator[Clause]:
    if _is_raised(script, sentence, verb):
        return
    subject = _subject(script, sentence, verb)
    if subject is None or _is_nobody(script, sentence, subject):
        return
    who = phrase(script, sentence, subject)
    origin = _maker(script, sentence, subject) if subject.lower in _DOCUMENTS else None
    quoted = sum(m.end() - m.start() for m in QUOTE.finditer(sentence.text))
    manner: Manner = "direct" if 3 * quoted > len(sentence.text) else "indirect"
    content = _content(script, sentence, verb, subject)
    if content is not None:
        yield Clause(*content, manner, who, subject, origin)


def _content(script: Script, sentence: Sentence, verb: Token, subject: Token) -> tuple[int, int] | None:
    """The stretch a verb of saying governs: its clause, or the object of "reported five deaths"."""
    children = script.children(sentence, verb)
    if verb.dep == "parataxis":
        # "The scheme, the ministry says, has helped 4,000 families."
        return sentence.span
    governed = (
        ("ccomp", "parataxis", "xcomp")
        if verb.lemma in _CLAUSE_ONLY
        else ("ccomp", "parataxis", "xcomp", "dobj", "attr", "oprd")
    )
    objects = [c for c in children if c.dep in governed and c.i != subject.i]
    is_root = verb.head == verb.i
    if any(c.dep == "ccomp" and c.i < verb.i for c in children):
        # "..., officials said, with no casualties reported": all of the sentence is theirs.
        return sentence.span if is_root else _span(script, sentence, next(c for c in children if c.dep == "ccomp"))
    if is_root and QUOTE.search(sentence.text):
        return sentence.span
    if not objects and verb.dep == "conj" and _is_set_off(script, sentence, subject):
        # "The attack happened at the bridge, the commissioner told the Post": the parser joins two main clauses.
        return sentence.span
    if not objects:
        return sentence.span if is_root and not any(c.i > verb.i and c.dep == "prep" for c in children) else None
    start = min(_span(script, sentence, c)[0] for c in objects)
    if not is_root:
        return start, max(_span(script, sentence, c)[1] for c in objects)
    # A second main clause with a subject of its own is not the speaker's.
    for child in children:
        if child.dep == "conj" and any(g.dep in ("nsubj", "nsubjpass") for g in script.children(sentence, child)):
            return start, max(start, _span(script, sentence, child)[0])
    return start, sentence.end


def _is_set_off(script: Script, sentence: Sentence, subject: Token) -> bool:
    """Whether a comma, and no "and", stands before the speaker's phrase."""
    before = sentence.text[: phrase(script, sentence, subject)[0] - sentence.start].rstrip()
    return before.endswith((",", ",”", ',"'))


def _performed(script: Script, sentence: Sentence, verb: Token) -> Iterator[Clause]:
    subject = _subject(script, sentence, verb)
    objects = [c for c in script.children(sentence, verb) if c.dep in ("dobj", "ccomp", "xcomp")]
    if subject is None or not objects or subject.tag == "PRP":
        return
    if subject.lemma.lower() in _INSTITUTIONS or subject.lemma.lower() in ROLES or subject.tag in ("NNP", "NNPS"):
        start = min(_span(script, sentence, c)[0] for c in objects)
        end = max(_span(script, sentence, c)[1] for c in objects)
        yield Clause(start, end, "indirect", phrase(script, sentence, subject), subject)


def _according(script: Script, sentence: Sentence, token: Token) -> Iterator[Clause]:
    tokens = script.tokens(sentence)
    prepositions = [c for c in script.children(sentence, token) if c.lower == "to"] or [token]
    objects = [c for p in prepositions for c in script.children(sentence, p) if c.dep in ("pobj", "dobj")]
    if not objects and token.i + 2 < len(tokens):
        return
    for noun in objects[:1]:
        manner: Manner = "tally" if noun.lemma in ("tally", "count") else "according_to"
        origin = _maker(script, sentence, noun) if noun.lower in _DOCUMENTS else None
        yield Clause(*sentence.span, manner, phrase(script, sentence, noun), noun, origin)


def _as_before(script: Script, sentence: Sentence, token: Token) -> bool:
    return token.i > 0 and script.tokens(sentence)[token.i - 1].lower == "as"


def _maker(script: Script, sentence: Sentence, document: Token) -> tuple[int, int] | None:
    """Who made a document: "figures shared by the IT ministry", "data from the bank", "the ministry’s figures"."""
    children = script.children(sentence, document)
    owners = [c for c in children if c.dep in ("poss", "compound") and c.tag in ("NN", "NNP", "NNPS", "NNS")]
    if owners:
        return phrase(script, sentence, owners[0])[0], owners[-1].end
    for child in children:
        if child.dep == "acl":
            for grandchild in script.children(sentence, child):
                if grandchild.lower == "by":
                    return _object_phrase(script, sentence, grandchild)
        if child.dep == "prep" and child.lower in ("from", "of", "by"):
            return _object_phrase(script, sentence, child)
    return None


def _object_phrase(script: Script, sentence: Sentence, preposition: Token) -> tuple[int, int] | None:
    objects = [c for c in script.children(sentence, preposition) if c.dep == "pobj"]
    return phrase(script, sentence, objects[0]) if objects else None


def _is_raised(script: Script, sentence: Sentence, verb: Token) -> bool:
    """ "Exports forecast to reach 13 million tonnes": what is forecast does not forecast."""
    tokens = script.tokens(sentence)
    return verb.lemma in _OPINIONS and verb.i + 1 < len(tokens) and tokens[verb.i + 1].lower == "to"


def _is_nobody(script: Script, sentence: Sentence, subject: Token) -> bool:
    return subject.lower in ("nobody", "none") or any(
        c.lower == "no" for c in script.children(sentence, subject) if c.dep == "det"
    )


def _subject(script: Script, sentence: Sentence, verb: Token) -> Token | None:
    children = script.children(sentence, verb)
    # "Eight were hurt, among them a child, when it fell, the mayor said": the nearest subject is the speaker.
    subjects = [c for c in children if c.dep == "nsubj" and c.tag not in ("WDT", "WP", "EX")]
    if subjects:
        before = [c for c in subjects if c.i < verb.i]
        return before[-1] if before else subjects[0]
    if verb.dep in ("advcl", "conj", "xcomp") and verb.head != verb.i:
        return _subject(script, sentence, script.tokens(sentence)[verb.head])
    return None


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
    while last + 1 < len(tokens) and last + 1 in indices:
        last += 1
    return tokens[first].start, tokens[last].end


def _is_joint(tokens: tuple[Token, ...], i: int) -> bool:
    """A hyphen or apostrophe that holds two words together without white space."""
    before, joint, behind = tokens[max(i - 1, 0)], tokens[i], tokens[i + 1]
    return joint.text in ("-", "’", "'") and before.end == joint.start and joint.end == behind.start


def _span(script: Script, sentence: Sentence, token: Token) -> tuple[int, int]:
    tree = script.subtree(sentence, token)
    return tree[0].start, tree[-1].end
