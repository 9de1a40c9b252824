"""What each number of a sentence measures, in words."""

from __future__ import annotations

import re

from newstally.lexicon import table, words
from newstally.model import Quantity
from newstally.reading.figures.climb import growth, measured
from newstally.reading.figures.concepts import Concept
from newstally.reading.figures.counts import counted
from newstally.reading.figures.grammar import Grammar
from newstally.reading.figures.lexicon import CHANGE_NOUNS, LEVEL_VERBS, NOMINAL, RECORDING, ROOM, WHOLES, WORDS
from newstally.reading.figures.shares import share_held, share_of
from newstally.reading.figures.spending import spent_on
from newstally.reading.language import Token

_PRICE = table(ROOM, "spending.toml")["price"]["verbs"]
_COSTS = re.compile(r"(?<=\w\w\w)\s+costs?$", re.IGNORECASE)
# "A litre of diesel": the diesel is priced.
_MEASURE_OF = re.compile(
    r"^(?:an?\s+)?(?:litre|liter|gallon|kilo|kilogram|kilogramme|kg|tonne|ton|barrel|bag|loaf|pound|dozen|pint|bottle|sack|pack)"
    r"\s+of\s+",
    re.IGNORECASE,
)
_EXPECTED = frozenset(table(ROOM, "cues.toml")["forecast"]["nouns"])
_EXPECTING = frozenset(table(ROOM, "cues.toml")["forecast"]["verbs"])
_BRINGING = frozenset(WORDS["verbs"]["bringing"])
_WINNING = frozenset(WORDS["verbs"]["winning"])
_SETTING = frozenset(WORDS["verbs"]["setting"])
_SWINGING = frozenset(WORDS["verbs"]["swinging"])
_FLOWS = frozenset(WORDS["nouns"]["flows"])
_PASSING = frozenset(WORDS["adjectives"]["passing"])
_BACK = words(ROOM, "back_nouns.txt")
_TOLD = words(ROOM, "told_nouns.txt")


class Clause(Grammar):
    """One sentence's syntax, asked what each of its numbers measures."""

    def concept(self, quantity: Quantity) -> Concept | None:
        """What the number measures; None where its own words do not say."""
        top = self.top(quantity)
        described = self._described(top, quantity) if top is not None else None
        if described is not None:
            return described
        spending = spent_on(self, quantity)
        if spending is not None:
            return spending
        things = counted(self, quantity, top)
        if things is not None:
            return things
        part = share_of(self, top, quantity) if top is not None else None
        if part is not None:
            return part
        found = measured(self, top, quantity) if top is not None else None
        if found is None or not self.is_measured_noun(found) or self.is_only_a_place(found):
            return None
        return self._named(found, quantity)

    def _described(self, top: Token, quantity: Quantity) -> Concept | None:
        """The noun an amount stands before: "a |$500 million| loan for irrigation", "a |25 percent| tax on cars"."""
        noun = self.tokens[top.head]
        start, end = quantity.span
        last = max((t.i for t in self.tokens if start <= t.start < end), default=top.i)
        if quantity.kind not in ("currency", "percent") or quantity.is_change or quantity.change_role:
            return None
        modifies = top.dep in ("nummod", "compound", "nmod", "amod", "quantmod") and noun.pos == "NOUN"
        if not modifies or not 0 < noun.i - last <= 4 or noun.lemma in CHANGE_NOUNS or noun.lemma in _EXPECTED:
            return None
        if self.is_agent(noun) or self.phrases.is_time(noun):
            return None
        between = [t for t in self.tokens[last + 1 : noun.i] if t.tag != "HYPH"]
        if any(t.pos not in ("NOUN", "ADJ", "PROPN") for t in between):
            return None
        begins = between[0].start if between else noun.start
        return Concept(self.script.text[begins : self.phrases.span(noun)[1]], noun=noun)

    def _named(self, found: Token, quantity: Quantity) -> Concept | None:
        """The concept of the noun a number is about; "" where that only points back."""
        verb = self.tokens[found.head]
        if found.lower in ("those", "that") and any(c.dep == "prep" for c in self.children(found)):
            return Concept("", instead=self.phrases.of(found))
        if found.pos == "PRON":
            return Concept("") if quantity.change_role or verb.lemma in LEVEL_VERBS else None
        # "The board recorded growth of 8 percent": growth of what was told before.
        if found.lemma == "loss" and quantity.kind == "currency":
            return Concept(self.phrases.of(found), noun=found)
        recorded = found.lemma in CHANGE_NOUNS and (verb.lemma in RECORDING or found.lemma != "growth")
        bare = not any(
            c.dep in ("compound", "amod", "prep") or (c.dep == "poss" and c.tag != "PRP$")
            for c in self.children(found)
            # "The headline rate" is the rate of what was told before; "an estimate of 0.4 percent" is of a number.
            if c.lower not in _PASSING and not any(self.phrases.is_number(t) for t in self.children(c))
            if found.lemma not in _TOLD or c.dep != "prep"
        )
        if found.lower == "share" and quantity.kind in ("percent", "percentage_point"):
            return share_held(self, found)
        compound = any(c.dep == "compound" for c in self.children(found))
        if found.lower == "rate" and found.dep == "dobj" and verb.lemma in _SETTING and bare:
            # "Inflation was 5 percent. The bank |held the rate| at 4 percent": what is set is no rate told before.
            return Concept(self.phrases.of(found), noun=found)
        if (recorded and not compound) or found.lemma in WHOLES or (_points_back(found) and bare):
            named = found.lemma == "growth" and (verb.lemma in _EXPECTING or found.dep == "conj")
            return Concept("", growth=found, is_growth_alone=named, own=self.phrases.of(found))
        if found.lemma.lower() in _EXPECTED:
            # "Its growth forecast", "the target of 2 percent": of what, or of what was told before.
            of_what = self.complement(found) or self.owned(found)
            if of_what is None:
                return Concept("", is_expected=True)
            rise = of_what if of_what.lemma in CHANGE_NOUNS and not quantity.is_change else None
            return Concept(self.phrases.of(of_what), noun=of_what, growth=rise, is_expected=True)
        winning = quantity.kind == "percent" and not (quantity.is_change or quantity.change_role)
        off = self.script.text[quantity.span[1] :].startswith((" off", " from"))
        if winning and not off and verb.lemma in _WINNING and found.dep == "nsubj":
            # "The opposition |took| 21.8 percent": its share of what was told before.
            return Concept("", self.phrases.of(found), is_share=True)
        if self.is_agent(found):
            return None
        account = self._account(found)
        if account is not None:
            return Concept(f"{self.phrases.of(account)} {found.text}", noun=found)
        start, end = self.phrases.span(found)
        after = start >= quantity.span[1] and " and " in self.script.text[quantity.span[1] : start]
        if (start < quantity.span[1] and quantity.span[0] < end) or (after and quantity.change_role == "by"):
            # "Energy imports declined by |26 percent| and machinery imports by ...": the parser joined two clauses.
            before = [t for t in self.tokens if t.end <= quantity.span[0] and t.pos == "VERB"]
            subject = self.subject(before[-1]) if before else None
            if subject is None and before and before[-1].i and self.tokens[before[-1].i - 1].pos in NOMINAL:
                subject = self.tokens[before[-1].i - 1]
            return (
                Concept(self.phrases.of(subject), noun=subject)
                if subject is not None and subject.i != found.i
                else None
            )
        if quantity.kind == "currency":
            priced = verb.lemma in _PRICE and found.dep in ("nsubj", "nsubjpass")
            # "A litre of diesel |costs| 1.62 euros": the parser may take the verb for a noun.
            misread = _COSTS.search(self.phrases.of(found)) is not None and 0 <= quantity.span[0] - end < 12
            if priced or misread:
                if any(c.dep in ("dative", "dobj") and c.end <= quantity.span[0] for c in self.children(verb)):
                    # "Theft cost the railway 12 million euros".
                    return Concept(f"cost of {self.phrases.of(found)}", noun=found)
                stuff = self.phrases.of(self._content(found))
                stuff = _COSTS.sub("", self.phrases.of(found)) if misread else stuff
                return Concept(f"price of {_MEASURE_OF.sub('', stuff)}", noun=found)
        bringing = verb.lemma in _BRINGING and quantity.kind == "currency" and found.dep == "nsubj"
        if bringing and found.lemma.lower() not in _FLOWS:
            # "Coffee brought in $1.4 billion"; but "a nurse earns £33,000 a year" is her own.
            if quantity.per:
                return Concept(f"earnings of {self.phrases.of(found)}", noun=found)
            return Concept(f"earnings from {self.phrases.of(found)}", noun=found)
        return Concept(
            self.phrases.of(found),
            noun=found,
            growth=growth(self, found, quantity),
            per=self.phrases.denominator(found),
        )

    def _account(self, found: Token) -> Token | None:
        """What "swung to a |surplus| of $1.1 billion" is the surplus of."""
        preposition = self.tokens[found.head]
        verb = self.tokens[preposition.head]
        if found.lemma not in ("surplus", "deficit") or found.dep != "pobj" or verb.lemma not in _SWINGING:
            return None
        subject = self.subject(verb)
        plain = not any(c.dep in ("compound", "amod") for c in self.children(found))
        return subject if subject is not None and subject.pos in NOMINAL and plain else None

    def _content(self, noun: Token) -> Token:
        """The stuff in a measure: "a litre of petrol"."""
        of = next((c for c in self.children(noun) if c.dep == "prep" and c.lower == "of"), None)
        inner = next((c for c in self.children(of) if c.dep == "pobj"), None) if of is not None else None
        return inner or noun


def _points_back(noun: Token) -> bool:
    # A company's "shares" are no share, and a central bank's "rates" are its own.
    return noun.lemma in _BACK | _TOLD and noun.lower not in ("shares", "rates")
