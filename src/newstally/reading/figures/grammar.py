"""The syntax tree of one sentence, with the questions that every search for a concept asks of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newstally.lexicon import table, words
from newstally.model import Name, Place, Quantity, TimeExpression
from newstally.reading.figures.lexicon import CHANGE_NOUNS, NOMINAL, ROOM, SAYING
from newstally.reading.figures.phrases import Phrases
from newstally.reading.language import Script, Sentence, Token

_AMOUNTS = frozenset(table(ROOM, "words.toml")["nouns"]["amounts"])
_AGENTS = words(ROOM, "agents.txt")


class Grammar:
    """One sentence's tokens, names, places and phrases."""

    def __init__(
        self,
        script: Script,
        sentence: Sentence,
        times: tuple[TimeExpression, ...],
        names: tuple[Name, ...],
        places: Sequence[Place],
        quantities: Sequence[Quantity],
    ) -> None:
        self.script = script
        self.sentence = sentence
        self.tokens = script.tokens(sentence)
        self.names = names
        self.places = places
        self.phrases = Phrases(script, sentence, times, quantities)

    def top(self, quantity: Quantity) -> Token | None:
        """The token of the amount whose head lies outside it."""
        start, end = quantity.span
        inside = [t for t in self.tokens if start <= t.start < end]
        indices = {t.i for t in inside}
        heads = [t for t in inside if t.head not in indices or t.head == t.i]
        # Of "14 and |11 percent|" the 11 hangs from the 14, but the percent is what is told.
        return next((t for t in heads if t.pos == "NOUN"), heads[0] if heads else None)

    def path(self, token: Token) -> Iterator[Token]:
        """The tokens above one, nearest first."""
        seen = {token.i}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def children(self, token: Token) -> list[Token]:
        """The tokens that hang from this one, in text order."""
        return self.script.children(self.sentence, token)

    def is_definite(self, noun: Token) -> bool:
        """Whether a noun stands alone behind "the" or "its": "the surplus", but not "the trade surplus"."""
        children = [c for c in self.children(noun) if c.i < noun.i]
        return (
            bool(children)
            and all(c.lower in ("the", "that", "this", "its") for c in children)
            and not any(c.dep == "prep" for c in self.children(noun))
        )

    def is_agent(self, noun: Token) -> bool:
        """Whether a noun names somebody who acts: "police recorded ...", "the ministry needs ..."."""
        if noun.lemma.lower() in _AGENTS:
            return not any(c.dep == "prep" and c.lower == "of" for c in self.children(noun))
        return any(
            e.start <= noun.start < e.end
            for n in self.names
            if n.kind in ("person", "organisation")
            for e in n.evidence
            if self.sentence.start <= e.start < self.sentence.end
        )

    def is_place(self, token: Token) -> bool:
        """A lone proper noun behind "in" is where, not what: "growth of 3 percent in Kenya"."""
        if token.pos != "PROPN":
            return False
        named = any(p.span[0] <= token.start < p.span[1] for p in self.places)
        return named or not any(c.dep == "compound" for c in self.children(token))

    def is_only_a_place(self, noun: Token) -> bool:
        """ "Kenya earned $1.4 billion": a country is where, not what."""
        return any(p.span[0] <= noun.start < p.span[1] and p.kind != "demonym" for p in self.places)

    def is_measured_noun(self, noun: Token) -> bool:
        """Whether a noun can be what a number measures: no time, no amount, no manner of comparing."""
        return not self.phrases.is_no_concept(noun) and not self.phrases.is_number(noun)

    def about(self, noun: Token, quantity: Quantity, prepositions: Sequence[str] = ("in", "of", "for")) -> Token | None:
        """The object of "in", "of" or "for" behind a noun: "growth of 13 percent in exports", "$5 million in aid"."""
        for child in self.children(noun):
            if child.dep == "prep" and child.lower in prepositions and child.start >= noun.end:
                for grandchild in self.children(child):
                    inside = quantity.span[0] <= grandchild.start < quantity.span[1]
                    nominal = grandchild.dep == "pobj" and grandchild.pos in NOMINAL
                    if inside and grandchild.i != noun.i:
                        # "growth of |13 percent| in exports": the "in" may hang from the amount.
                        deeper = self.about(grandchild, quantity, prepositions)
                        if deeper is not None:
                            return deeper
                    elif nominal and not self.phrases.is_no_concept(grandchild):
                        return grandchild if not self.is_place(grandchild) else None
        return None

    def owned(self, noun: Token) -> Token | None:
        """ "The export growth", "Italy’s wine exports increase": the noun in front of a noun of change."""
        if noun.lemma in _AMOUNTS:
            # "Water levels" are a name, "the level of water" is the water's.
            return None
        fronts = [
            c
            for c in self.children(noun)
            if c.dep == "compound" and c.pos in NOMINAL and c.i < noun.i and self.is_measured_noun(c)
        ]
        return fronts[-1] if fronts else None

    def complement(self, noun: Token) -> Token | None:
        """What a noun is of: "a forecast |for growth|", "the increase |in arrivals|"."""
        for child in self.children(noun):
            if child.dep == "prep" and child.lower in ("in", "of", "for"):
                for inner in self.children(child):
                    if inner.dep == "pobj" and inner.pos in NOMINAL and self.is_measured_noun(inner):
                        return None if self.is_place(inner) else inner
        return None

    def subject(self, verb: Token) -> Token | None:
        """The noun a verb’s number is about, through the verbs that share it; of a noun of change, what changed."""
        for _ in range(6):
            children = self.children(verb)
            passive = next((c for c in children if c.dep == "nsubjpass" and c.tag not in ("WDT", "WP")), None)
            if verb.lemma in SAYING and passive is None:
                # "A fall of 2 points, the statistics office said": who says it is not what is measured.
                return None
            clause = next((c for c in children if c.dep == "csubj"), None)
            if clause is not None:
                # "Remittances |sent| home rose": the parser takes the participle for a clause.
                children = [*self.children(clause), *children]
            for child in children:
                if child.dep in ("nsubj", "nsubjpass") and child.tag not in ("WDT", "WP"):
                    if child.lemma in CHANGE_NOUNS:
                        # "The increase in arrivals reached 4 percent".
                        return self.complement(child) or self.owned(child) or child
                    return child
            if verb.dep == "relcl" or (verb.dep == "acl" and self._is_main(verb)):
                # "The jobless rate |held| at 6.5 percent": the parser may hang a finite verb from its own subject.
                return self.tokens[verb.head]
            if verb.head == verb.i or verb.dep not in ("conj", "xcomp", "advcl", "acl", "ccomp", "aux", "acomp"):
                return None
            verb = self.tokens[verb.head]
        return None

    def _is_main(self, verb: Token) -> bool:
        """Whether a participle behind its noun must be the finite verb: no subject of its own, no other verb."""
        if any(c.dep in ("nsubj", "nsubjpass", "csubj") for c in self.children(verb)):
            return False
        alone = verb.tag == "VBN" and self.tokens[verb.head].dep == "ROOT"
        return verb.tag == "VBD" or (alone and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in self.tokens))

    def verb_subject(self, token: Token) -> Token | None:
        """The subject of the nearest verb above a token."""
        verb = next((t for t in self.path(token) if t.pos in ("VERB", "AUX")), None)
        children = self.children(verb) if verb is not None else []
        return next((c for c in children if c.dep in ("nsubj", "nsubjpass")), None)

    def governing_verb(self, quantity: Quantity) -> Token | None:
        """The verb whose object the amount is: "|employs| 14,200 people"."""
        start, end = quantity.span
        for token in self.tokens:
            if start <= token.start < end:
                head = self.tokens[token.head]
                if head.pos == "VERB" and token.dep in ("dobj", "obj", "npadvmod"):
                    return head
                if token.dep == "nummod" and head.dep in ("dobj", "obj") and self.tokens[head.head].pos == "VERB":
                    # "Employs |14,200| people".
                    return self.tokens[head.head]
        return None

    def company(self, verb: Token) -> str:
        """The organisation that is a verb's subject: "|Solvane| reported ..."; "" for none."""
        subject = next((c for c in self.children(verb) if c.dep in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.lemma.lower() in _AGENTS:
            return ""
        named = next((n for n in self.names if any(e.start <= subject.start < e.end for e in n.evidence)), None)
        if named is not None:
            return named.name if named.kind == "organisation" else ""
        # A company nobody introduced: "Solvane reported revenue of ...".
        unknown = subject.pos == "PROPN" and subject.dep == "nsubj" and not self.is_only_a_place(subject)
        return self.phrases.of(subject) if unknown and subject.text[0].isupper() else ""
