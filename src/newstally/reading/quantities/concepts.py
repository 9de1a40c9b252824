"""Concepts: what a number measures, from the parse around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newstally.lexicon import table
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.units import unit_after

_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "appos", "parataxis", "cc", "punct", "mark", "predet", "prep")
_KEPT_PREPOSITIONS = frozenset(("of", "in", "for", "from", "on", "across", "between", "with", "to", "per"))


# Pronouns whose noun the clauses above may tell.
_RESUMED = frozenset(("it", "they", "that", "which", "who", "this"))
# What a phrase neither begins nor ends with.
_DEGREES = frozenset(("more", "fewer", "less", "much", "further", "additional"))
_EDGES = ("DET", "PUNCT", "ADP", "CCONJ", "PART", "PRON", "SYM")


class Concept(NamedTuple):
    """The noun phrase measured: its span in the report's text."""

    start: int
    end: int


class Concepts:
    """Finds what the numbers of one sentence measure; `taken` are the tokens of its numbers and their units."""

    def __init__(self, script: Script, sentence: Sentence, taken: frozenset[int]) -> None:
        self.script = script
        self.sentence = sentence
        self.tokens: Sequence[Token] = script.tokens(sentence)
        self.taken = taken | _dateline(self.tokens)

    def of(self, last: int, counted: int | None) -> Concept | None:
        """What the number whose unit ends at token `last` measures; `counted` is its counted noun, if any."""
        noun = None
        if counted is None:
            noun = self._modified_noun(last) or self._made_of(last)
        noun = noun or self._climb(self.tokens[counted if counted is not None else last])
        return self._phrase(noun) if noun is not None else None

    def holder(self, last: int, concept: Concept | None) -> Concept | None:
        """The subject of the number's clause, where it stands outside the concept and did not act on it."""
        token = self.tokens[last]
        for _ in range(12):
            head = self.tokens[token.head]
            if head.pos in ("VERB", "AUX") or token.head == token.i:
                break
            token = head
        acted_on = self._object(token, self.tokens[token.head])
        if acted_on is not None and concept is not None and concept.start <= acted_on.start < concept.end:
            return None
        subject = self._subject(self.tokens[token.head])
        if subject is None or concept is None or concept.start <= subject.start < concept.end:
            return None
        return self._phrase(subject)

    def _modified_noun(self, last: int) -> Token | None:
        """The noun that number and unit stand before: "a 25% tax on cars", "the 6.1-inch display"."""
        at, seen = last + 1, None
        while at < len(self.tokens) and at not in self.taken:
            token = self.tokens[at]
            if token.pos in ("NOUN", "PROPN"):
                seen = token
            elif not (token.tag in ("HYPH", "JJ", "VBN", "VBG", "CD") or token.pos == "ADJ") or (
                seen and token.tag != "HYPH"
            ):
                break
            at += 1
        if seen is None or seen.lemma in _measures() or _is_time(seen) or not self._hangs_from(last, seen.i):
            return None
        return seen

    def _hangs_from(self, last: int, noun: int) -> bool:
        """Whether the number's unit leads up to the noun: "rose 5 percent Monday" has no noun of its own."""
        token = self.tokens[last]
        for _ in range(4):
            if token.head == noun:
                return token.dep not in ("conj", "appos")
            if token.head == token.i or not last - 3 <= token.head <= noun:
                return False
            token = self.tokens[token.head]
        return False

    def _made_of(self, last: int) -> Token | None:
        """ "60 per cent of its revenue", "$1 billion in damages"."""
        at = self._after_brackets(last + 1)
        if at + 1 >= len(self.tokens) or self.tokens[at].lower not in ("of", "in"):
            return None
        percent = self.tokens[last].lower in ("%", "percent", "cent", "pc")
        if percent and self.tokens[at].lower == "in" and self.tokens[self.tokens[last].head].lower != "of":
            return None  # "rose 1.5% in early trading", but "a growth of 1.5% in exports"
        noun = next((t for t in self.tokens[at + 1 : at + 14] if t.dep == "pobj" and t.head == at), None)
        if noun is None or noun.pos == "PRON" or self._is_barred(noun) or self._tells_a_level(last):
            return None
        if self.tokens[at].lower == "in" and (noun.pos != "NOUN" or self.tokens[at + 1].pos in ("DET", "PRON")):
            return None
        return noun

    def _after_brackets(self, at: int) -> int:
        """Past a conversion in brackets: "8 miles (13 kilometres) of tunnels", from either number."""
        if at < len(self.tokens) and self.tokens[at].text == ")":
            return at + 1
        if at < len(self.tokens) and self.tokens[at].text == "(":
            closing = next((t.i for t in self.tokens[at : at + 7] if t.text == ")"), None)
            if closing is not None and self.taken.intersection(range(at, closing)):
                return closing + 1
        return at

    def _tells_a_level(self, last: int) -> bool:
        """ "Narrowed to 4.6 per cent of GDP" measures what narrowed, and not GDP."""
        token = self.tokens[last]
        preposition = self.tokens[token.head]
        verb = self.tokens[preposition.head]
        return token.dep == "pobj" and preposition.lower in ("to", "from", "at", "by") and verb.pos in ("VERB", "AUX")

    def _climb(self, token: Token) -> Token | None:
        """Up the tree from the number to the first noun that is no measure, or to the subject of its verb."""
        measure = None
        for _ in range(12):
            head = self.tokens[token.head]
            if token.head == token.i:
                return (self._subject(token) if token.pos in ("VERB", "AUX") else None) or measure
            if head.lower in ("up", "down") and head.i and not self._is_barred(self.tokens[head.i - 1]):
                # "With its shares down 11.9%": the noun straight before.
                before = self.tokens[head.i - 1]
                if before.pos in ("NOUN", "PROPN"):
                    return before
            if head.pos in ("VERB", "AUX"):
                # What is itself the subject measures nothing else: "four wagons were derailed".
                if token.dep in ("nsubj", "nsubjpass"):
                    return measure
                return self._object(token, head) or self._subject(head) or measure
            if head.pos in ("NOUN", "PROPN") and head.i not in self.taken and not _is_time(head):
                if head.lemma not in _measures():
                    return head
                inner = self._complement(head)
                if inner is not None:
                    return inner
                measure = measure or head
            token = head
        return measure

    def _complement(self, noun: Token) -> Token | None:
        """What a word of change or amount is of: "a growth of 13 percent in exports", "an average of sales"."""
        for child in self.script.children(self.sentence, noun):
            if child.dep == "prep" and child.lower in ("in", "of", "for"):
                for inner in self.script.children(self.sentence, child):
                    if inner.dep == "pobj" and inner.pos in ("NOUN", "PROPN") and not self._is_barred(inner):
                        return inner
        return None

    def _object(self, token: Token, verb: Token) -> Token | None:
        """The object of a verb that the number modifies: "cut emissions by 5 percent", "sold the unit for $3bn"."""
        if token.dep in ("dobj", "attr", "conj", "dative"):
            return None
        for child in self.script.children(self.sentence, verb):
            if (
                child.dep == "dobj"
                and child.pos in ("NOUN", "PROPN")
                and child.i < token.i
                and not self._is_barred(child)
            ):
                return child
        return None

    def _is_barred(self, noun: Token) -> bool:
        return noun.i in self.taken or _is_time(noun) or noun.lemma in _measures()

    def _subject(self, verb: Token) -> Token | None:
        for _ in range(6):
            children = self.script.children(self.sentence, verb)
            subject = next((c for c in children if c.dep in ("nsubj", "nsubjpass") and c.i not in self.taken), None)
            if (
                subject is not None
                and subject.pos in ("NOUN", "PROPN")
                and subject.i not in self.taken
                and not _is_time(subject)
            ):
                return self._measured(subject)
            if subject is not None and subject.pos == "PRON" and subject.lower not in _RESUMED:
                return None
            if verb.dep in ("relcl", "acl") and self.tokens[verb.head].pos in ("NOUN", "PROPN"):
                return None if verb.head in self.taken else self.tokens[verb.head]
            if verb.head == verb.i or self.tokens[verb.head].pos not in ("VERB", "AUX"):
                return None
            verb = self.tokens[verb.head]
        return None

    def _measured(self, subject: Token) -> Token:
        """ "An increase in exports reached": the subject behind a word of amount."""
        if subject.lemma in _measures():
            return self._complement(subject) or subject
        return subject

    def _phrase(self, noun: Token) -> Concept | None:
        """The noun with its modifiers and prepositional phrases, as one stretch; clauses and numbers stay out."""
        kept, stack = {noun.i}, [noun]
        while stack:
            parent = stack.pop()
            for child in self.script.children(self.sentence, parent):
                if child.i in self.taken or not self._belongs(child, parent):
                    continue
                kept.add(child.i)
                stack.append(child)
        first = last = noun.i
        while (before := self._next_kept(first, -1, kept)) is not None:
            first = before
        while (after := self._next_kept(last, 1, kept)) is not None:
            last = after
        while first < noun.i and self._is_edge(first):
            first += 1
        while last > noun.i and self._is_edge(last):
            last -= 1
        first, last = self._whole_words(first, last)
        return Concept(self.tokens[first].start, self.tokens[last].end)

    def _whole_words(self, first: int, last: int) -> tuple[int, int]:
        """The phrase widened to its hyphened words: not "TA" but "TA-125"."""
        tokens = self.tokens
        while last + 2 < len(tokens) and _hyphened(tokens[last], tokens[last + 1], tokens[last + 2]):
            last += 2
        while (
            first >= 2
            and _hyphened(tokens[first - 2], tokens[first - 1], tokens[first])
            and first - 2 not in self.taken
        ):
            first -= 2
        return first, last

    def _is_edge(self, at: int) -> bool:
        token = self.tokens[at]
        return (
            at in self.taken
            or token.pos in _EDGES
            or token.lower in _DEGREES
            or not any(c.isalnum() for c in token.text)
        )

    def _next_kept(self, at: int, step: int, kept: set[int]) -> int | None:
        """The next word of the phrase, the number and its unit skipped: "a turbocharged 1.6 litre engine"."""
        at += step
        while at in self.taken:
            at += step
        return at if at in kept else None

    def _belongs(self, child: Token, parent: Token) -> bool:
        if child.dep == "prep":
            objects = [t for t in self.script.children(self.sentence, child) if t.dep == "pobj"]
            timed = any(_is_time(t) or t.i in self.taken or t.pos == "NUM" for t in objects)
            return child.lower in _KEPT_PREPOSITIONS and child.i > parent.i and bool(objects) and not timed
        if child.dep == "cc":
            return True
        if child.dep == "npadvmod" or (child.pos == "ADV" and child.i > parent.i):
            return False
        if child.dep == "punct":
            return child.tag == "HYPH"
        return child.dep not in _CLAUSES


def _hyphened(before: Token, hyphen: Token, after: Token) -> bool:
    return hyphen.text in ("-", "‑") and before.end == hyphen.start and hyphen.end == after.start


def _dateline(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens of a dateline that opens the sentence: "LISBON - ", "NAIVASHA, Kenya - ", "QUETTA: "."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return frozenset()
    mark = next((t.i for t in tokens[1:8] if t.text in ("-", "–", "—", ":")), None)
    if mark is None or any(t.text[0].islower() for t in tokens[:mark]):
        return frozenset()
    return frozenset(range(mark + 1))


@cache
def _measures() -> frozenset[str]:
    nouns = table(ROOM, "changes.toml")["nouns"]
    return frozenset((*nouns["up"], *nouns["down"], *table(ROOM, "context_words.toml")["concepts"]["measures"].split()))


def _is_time(token: Token) -> bool:
    """Whether a noun is a length or point of time, or a unit: what no number measures."""
    unit = unit_after(f" {token.lower}", 0)
    return (unit is not None and unit.kind in ("duration", "percent", "currency")) or token.lower in _calendar()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(table(ROOM, "context_words.toml")["concepts"]["calendar"].split())
