"""What a number measures, in words: the noun phrase its clause is about, what is counted, or what money is spent on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newstally.lexicon import table, words
from newstally.model import Name, Place, Quantity, TimeExpression
from newstally.reading.language import Script, Sentence, Token

_SPENDING: dict[str, str] = table("newstally.reading.figures", "spending.toml")["noun"]
_CHANGE_NOUNS = words("newstally.reading.figures", "change_nouns.txt")
_SAYING = words("newstally.reading.speakers", "speech_lemmas.txt")
_BASE_NOUNS = frozenset(("comparison", "contrast", "relation"))
_RECORDING = frozenset(("record", "register", "see", "post", "witness", "enjoy", "suffer", "clock", "report"))
# A share "of the total" is a share of what was told before; its own words name the part.
_WHOLES = frozenset(("total", "whole", "figure", "sum", "amount", "overall", "rest"))
_AMOUNT = re.compile(r"\d[\d.,]*(?:bn|mn|tn|trn|m|k|b)?$")
_NOMINAL = ("NOUN", "PROPN")
# What a measured thing keeps of its noun phrase: "revenue through IT exports", "price of wheat".
_KEPT_PREPOSITIONS = frozenset(("of", "through", "from", "for", "to", "by", "per", "on"))


class Concept(NamedTuple):
    """The words for what is measured ("" where a pronoun points back), and what limits it, such as a named fund."""

    words: str
    scope: str = ""


class Clause:
    """One sentence's syntax, asked what each of its numbers measures."""

    def __init__(
        self,
        script: Script,
        sentence: Sentence,
        times: tuple[TimeExpression, ...],
        names: tuple[Name, ...],
        places: Sequence[Place],
        quantities: Sequence[Quantity],
    ) -> None:
        self._script = script
        self._sentence = sentence
        self._tokens = script.tokens(sentence)
        self._times = times
        self._names = names
        self._places = places
        self._quantities = quantities

    def concept(self, quantity: Quantity) -> Concept | None:
        """What the number measures; None where its own words do not say."""
        spending = self._spent_on(quantity)
        if spending is not None:
            return spending
        if quantity.kind == "count" and not quantity.is_change and quantity.unit_text:
            return Concept(quantity.unit_text)
        top = self._top(quantity)
        found = self._measured(top, quantity) if top is not None else None
        if found is None or self._is_no_concept(found) or self._is_only_a_place(found):
            return None
        # "The board recorded growth of 8 percent": growth of what was told before.
        recorded = found.lemma in _CHANGE_NOUNS and self._tokens[found.head].lemma in _RECORDING
        if found.pos == "PRON" or found.lemma in _WHOLES or recorded:
            return Concept("")
        return Concept(self._phrase(found))

    def _top(self, quantity: Quantity) -> Token | None:
        """The token of the amount whose head lies outside it."""
        inside = [t for t in self._tokens if quantity.span[0] <= t.start < quantity.span[1]]
        indices = {t.i for t in inside}
        return next((t for t in inside if t.head not in indices or t.head == t.i), None)

    def _measured(self, token: Token, quantity: Quantity) -> Token | None:
        """Climb from the amount to the noun it is about: a noun of change's "in ...", else the clause's subject."""
        if token.pos == "VERB":
            # "The number of buyers doubled": the verb itself is the number.
            return self._subject(token)
        of_what = self._about(token, quantity)
        if of_what is not None and of_what.lemma in _WHOLES:
            of_what = None
        if of_what is not None and (token.dep in ("nsubj", "nsubjpass", "dobj") or quantity.kind == "currency"):
            # "40 percent of households have no water", "bought 38 percent of the tea", "$5 million in aid".
            return of_what
        climbed = self._climb(token, quantity)
        # "Pakistan bought 38 percent of the tea": where the clause names nothing measured, the whole is what is shared.
        return of_what if climbed is None or self._is_only_a_place(climbed) else climbed

    def _climb(self, token: Token, quantity: Quantity) -> Token | None:
        seen: set[int] = set()
        while token.i not in seen:
            seen.add(token.i)
            head = self._tokens[token.head]
            if head.pos in _NOMINAL and head.i != token.i:
                if head.lemma in _CHANGE_NOUNS:
                    object_ = self._about(head, quantity) or self._owned(head)
                    if object_ is not None:
                        return object_
                elif token.lower == "of" and not self._is_no_concept(head) and not self._is_number(head):
                    # "Revenue of $3 billion".
                    return head
                elif token.dep in ("nummod", "amod", "compound", "nmod") and not self._is_no_concept(head):
                    return head
            if token.dep in ("nsubj", "nsubjpass") and token.pos in _NOMINAL and token.lemma not in _CHANGE_NOUNS:
                return None
            if head.pos in ("VERB", "AUX"):
                return self._of_verb(head, token, quantity)
            token = head
        return None

    def _about(self, noun: Token, quantity: Quantity) -> Token | None:
        """The object of "in", "of" or "for" behind a noun: "growth of 13 percent in exports", "$5 million in aid"."""
        for child in self._script.children(self._sentence, noun):
            if child.dep == "prep" and child.lower in ("in", "of", "for") and child.start >= noun.end:
                for grandchild in self._script.children(self._sentence, child):
                    inside = quantity.span[0] <= grandchild.start < quantity.span[1]
                    nominal = grandchild.dep == "pobj" and grandchild.pos in _NOMINAL
                    if inside and grandchild.i != noun.i:
                        # "growth of |13 percent| in exports": the "in" may hang from the amount.
                        deeper = self._about(grandchild, quantity)
                        if deeper is not None:
                            return deeper
                    elif nominal and not self._is_no_concept(grandchild):
                        return grandchild if not self._is_place(grandchild) else None
        return None

    def _owned(self, noun: Token) -> Token | None:
        """ "The export growth", "Italy’s wine exports increase": the noun in front of a noun of change."""
        fronts = [
            c
            for c in self._script.children(self._sentence, noun)
            if c.dep == "compound" and c.pos in _NOMINAL and c.i < noun.i and not self._is_time(c)
        ]
        return fronts[-1] if fronts else None

    def _of_verb(self, verb: Token, token: Token, quantity: Quantity) -> Token | None:
        """What a verb's number is about: the object that grew "by" it, else the subject."""
        children = self._script.children(self._sentence, verb)
        if token.dep in ("prep", "npadvmod", "advmod") or token.lower == "by":
            for child in children:
                if child.dep == "dobj" and child.pos in _NOMINAL and child.i < token.i:
                    if child.lemma in _CHANGE_NOUNS:
                        return self._of_change(child, verb, quantity)
                    return child
        if token.dep == "dobj" and token.lemma in _CHANGE_NOUNS:
            return self._of_change(token, verb, quantity)
        return self._subject(verb)

    def _of_change(self, noun: Token, verb: Token, quantity: Quantity) -> Token | None:
        """What a noun of change is about; with a verb of saying ("expects growth of 3 percent") the noun itself."""
        found = self._about(noun, quantity) or self._owned(noun)
        if found is None and (verb.lemma in _SAYING or verb.lemma in _RECORDING):
            return noun
        return found or self._subject(verb)

    def _subject(self, verb: Token) -> Token | None:
        for _ in range(6):
            if verb.lemma in _SAYING:
                # "A fall of 2 points, the statistics office said": who says it is not what is measured.
                return None
            for child in self._script.children(self._sentence, verb):
                if child.dep in ("nsubj", "nsubjpass") and child.tag not in ("WDT", "WP"):
                    return child
            if verb.dep == "relcl":
                return self._tokens[verb.head]
            if verb.head == verb.i or verb.dep not in ("conj", "xcomp", "advcl", "acl", "ccomp", "aux"):
                return None
            verb = self._tokens[verb.head]
        return None

    def _phrase(self, noun: Token) -> str:
        """The noun with what stands before it and the prepositions that belong to it, without times and amounts."""
        start, end = noun.start, noun.end
        # "Grown revenue |through IT exports|": the parser may hang the phrase from the verb.
        loose = [
            c
            for c in self._script.children(self._sentence, self._tokens[noun.head])
            if c.i == noun.i + 1 and c.dep == "prep" and noun.dep == "dobj"
        ]
        for child in (*self._script.children(self._sentence, noun), *loose):
            if child.i < noun.i and child.dep in ("compound", "amod", "nmod", "poss", "det", "nummod", "quantmod"):
                tree = self._script.subtree(self._sentence, child)
                start = min(start, tree[0].start)
            elif child.dep == "prep" and child.lower in _KEPT_PREPOSITIONS:
                tree = self._script.subtree(self._sentence, child)
                timed = any(self._is_time(t) or t.pos == "NUM" for t in tree)
                if not timed and tree[0].start <= end + 1:
                    end = max(end, next((t.end for t in reversed(tree) if t.pos in _NOMINAL), end))
        return self._script.text[start:end]

    def _is_time(self, token: Token) -> bool:
        return any(t.span[0] <= token.start < t.span[1] for t in self._times)

    def _is_no_concept(self, token: Token) -> bool:
        """Times, amounts, and the "comparison" of "in comparison to" are not what a number measures."""
        if token.lemma in _BASE_NOUNS or self._is_time(token) or _AMOUNT.search(token.text):
            return True
        numbers = [c for c in self._script.children(self._sentence, token) if c.dep in ("nummod", "quantmod")]
        return any(not self._is_time(c) for c in numbers)

    def _is_place(self, token: Token) -> bool:
        """A lone proper noun behind "in" is where, not what: "growth of 3 percent in Kenya"."""
        return token.pos == "PROPN" and not any(
            c.dep == "compound" for c in self._script.children(self._sentence, token)
        )

    def _is_number(self, token: Token) -> bool:
        """ "Half of the $6 million": the half is a number of its own."""
        return any(q.span[0] <= token.start < q.span[1] for q in self._quantities)

    def _is_only_a_place(self, noun: Token) -> bool:
        """ "Kenya earned $1.4 billion": a country is where, not what."""
        return any(p.span[0] <= noun.start < p.span[1] and p.kind != "demonym" for p in self._places)

    def _spent_on(self, quantity: Quantity) -> Concept | None:
        """The object of a verb of spending or making measures that: "invest Rs2 billion in startups"."""
        if quantity.kind not in ("currency", "physical"):
            return None
        verb = self._governing_verb(quantity)
        if verb is not None and verb.lemma in _SPENDING and quantity.kind == "physical":
            top = self._top(quantity)
            made = self._about(top, quantity) if top is not None else None
            return Concept(f"{self._phrase(made)} {_SPENDING[verb.lemma]}") if made is not None else None
        purpose = self._purpose(verb, quantity) if verb is not None and verb.lemma in _SPENDING else None
        if verb is None or purpose is None:
            return None
        scope = next((n.name for n in self._names if self._limits(n, verb, quantity)), "")
        return Concept(f"{_SPENDING[verb.lemma]} {purpose}", scope)

    def _limits(self, name: Name, verb: Token, quantity: Quantity) -> bool:
        """Whether an organisation named before limits the spending: the clause about it holds the number."""
        named = any(self._sentence.start <= e.start < quantity.span[0] for e in name.evidence)
        return name.kind == "organisation" and named and verb.dep in ("relcl", "ccomp", "acl", "xcomp")

    def _governing_verb(self, quantity: Quantity) -> Token | None:
        for token in self._tokens:
            if quantity.span[0] <= token.start < quantity.span[1]:
                head = self._tokens[token.head]
                if head.pos == "VERB" and token.dep in ("dobj", "obj", "npadvmod"):
                    return head
        return None

    def _purpose(self, verb: Token, quantity: Quantity) -> str | None:
        """The phrase that says on what: the first preposition of purpose or source behind the amount."""
        for token in self._tokens:
            if token.start < quantity.span[1] or token.lower not in ("in", "into", "on", "for", "to", "from"):
                continue
            head = self._tokens[token.head]
            if head.i == verb.i or quantity.span[0] <= head.start < quantity.span[1] + 16:
                objects = [
                    c
                    for c in self._script.children(self._sentence, token)
                    if c.dep == "pobj" and c.pos in _NOMINAL and not self._is_time(c)
                ]
                if objects:
                    tree = [t for t in self._script.subtree(self._sentence, objects[0]) if t.i <= objects[0].i]
                    return f"{token.lower} {self._script.text[tree[0].start : objects[0].end]}"
        return None
