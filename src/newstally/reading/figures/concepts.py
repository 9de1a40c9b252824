"""What a number measures, in words: the noun phrase its clause is about, what is counted, or what money is spent on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newstally.lexicon import table, words
from newstally.model import Name, Place, Quantity, TimeExpression
from newstally.reading.figures.phrases import Phrases
from newstally.reading.language import Script, Sentence, Token

_ROOM = "newstally.reading.figures"
_SPENDING: dict[str, str] = table(_ROOM, "spending.toml")["noun"]
_COUNTED: dict[str, str] = table(_ROOM, "spending.toml")["counted"]
_PRICE = table(_ROOM, "spending.toml")["price"]["verbs"]
_COSTS = re.compile(r"(?<=\w\w\w)\s+costs?$", re.IGNORECASE)
# "A litre of diesel": the diesel is priced.
_MEASURE_OF = re.compile(
    r"^(?:an?\s+)?(?:litre|liter|gallon|kilo|kilogram|kilogramme|kg|tonne|ton|barrel|bag|loaf|pound|dozen|pint|bottle|sack|pack)\s+of\s+",
    re.IGNORECASE,
)
_EXPECTED = frozenset(table(_ROOM, "cues.toml")["forecast"]["nouns"])
_EXPECTED_OF = frozenset(("forecast", "expected", "predicted", "projected", "estimated"))
# What goods do that bring in money.
_MADE_FROM = 100
_BRINGING = frozenset(("bring", "earn", "fetch", "generate", "yield", "net", "gross"))
_FLOWS = frozenset(("export", "import", "sale", "revenue", "receipt", "earning", "shipment", "tourism"))
_AMOUNTS = frozenset(("level", "record", "high", "low", "average", "total", "amount", "sum", "figure", "range"))
_EXPECTING = frozenset(table(_ROOM, "cues.toml")["forecast"]["verbs"])
_PACES = frozenset(("rate", "pace", "clip", "speed"))
_SHARE_VERBS = frozenset(table(_ROOM, "shares.toml")["share"]["verbs"])
_YARDSTICKS = frozenset(table(_ROOM, "shares.toml")["share"]["yardsticks"])
_CHANGE_NOUNS = words(_ROOM, "change_nouns.txt")
_AGENTS = words(_ROOM, "agents.txt")
_BACK = words(_ROOM, "back_nouns.txt")
_TOLD = words(_ROOM, "told_nouns.txt")
# Subjects whose number counts nothing itself: "the fertility rate was 1.5 births per woman".
_STATISTICS = frozenset(
    ("rate", "ratio", "number", "density", "incidence", "prevalence", "mortality", "index", "average")
)
_PASSING = frozenset(("headline", "latest", "earlier", "previous", "initial", "preliminary", "flash", "new"))
# "People" alone is no indicator; what happened to them makes one.
_ANYBODY = frozenset(("people", "person", "others", "individual", "individuals", "men", "women", "children", "adults"))
_SAYING = words("newstally.reading.speakers", "speech_lemmas.txt")
_RECORDING = frozenset(("record", "register", "see", "post", "witness", "enjoy", "suffer", "clock", "report"))
# Verbs by which a pronoun's number is its level: "it stood at 4 percent", but not "it received $4 million".
_LEVEL_VERBS = frozenset(
    (
        "be",
        "stand",
        "reach",
        "hit",
        "total",
        "average",
        "amount",
        "come",
        "remain",
        "touch",
        "exceed",
        "peak",
        "compare",
    )
)
_OWNING = _RECORDING | _SPENDING.keys() | {"have", "get", "attract", "host", "count"}
# A share "of the total" is a share of what was told before; its own words name the part.
_WHOLES = frozenset(("total", "whole", "figure", "sum", "amount", "overall", "rest"))
_NOMINAL = ("NOUN", "PROPN")
_ROLE_WORDS = frozenset(("to", "from", "by", "at"))


class Concept(NamedTuple):
    """The words for what is measured ("" where a pronoun points back), and what limits it, such as a named fund.

    `scope` is whose or which part it is, `place` the place of the clause, `is_share` whether the number is
    a part of what the words name; `noun` is the head of the words, where they are one phrase of the text.
    """

    words: str
    scope: str = ""
    place: str = ""
    is_share: bool = False
    noun: Token | None = None
    # The noun of change that the number tells as its level: "export |growth| slowed to 4 percent".
    growth: Token | None = None
    # Whether the words are those of a forecast or target: "its growth forecast", "the 2 percent target".
    is_expected: bool = False
    # Whether the noun of change can stand for itself, where nothing told before is what grew.
    is_growth_alone: bool = False
    # What one of it is per, where the words say so: "deaths |per million inhabitants|".
    per: str = ""
    # What stands in for the item told before: "|those to the United States| climbed 15 percent".
    instead: str = ""


def _points_back(noun: Token) -> bool:
    # A company's "shares" are no share, and a central bank's "rates" are its own.
    return noun.lemma in _BACK | _TOLD and noun.lower not in ("shares", "rates")


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
        self._names = names
        self._places = places
        self.phrases = Phrases(script, sentence, times, quantities)

    def concept(self, quantity: Quantity) -> Concept | None:
        """What the number measures; None where its own words do not say."""
        spending = self._spent_on(quantity)
        if spending is not None:
            return spending
        top = self.top(quantity)
        counted = self._counted(quantity, top)
        if counted is not None:
            return counted
        share = self._share_of(top, quantity) if top is not None else None
        if share is not None:
            return share
        found = self._measured(top, quantity) if top is not None else None
        if found is None or self.phrases.is_no_concept(found) or self._is_only_a_place(found):
            return None
        return self._named(found, quantity)

    def top(self, quantity: Quantity) -> Token | None:
        """The token of the amount whose head lies outside it."""
        inside = [t for t in self._tokens if quantity.span[0] <= t.start < quantity.span[1]]
        indices = {t.i for t in inside}
        heads = [t for t in inside if t.head not in indices or t.head == t.i]
        # Of "14 and |11 percent|" the 11 hangs from the 14, but the percent is what is told.
        return next((t for t in heads if t.pos == "NOUN"), heads[0] if heads else None)

    def _named(self, found: Token, quantity: Quantity) -> Concept | None:
        """The concept of the noun a number is about; "" where that only points back."""
        verb = self._tokens[found.head]
        if found.lower in ("those", "that") and any(c.dep == "prep" for c in self.children(found)):
            return Concept("", instead=self.phrases.of(found))
        if found.pos == "PRON":
            return Concept("") if quantity.change_role or verb.lemma in _LEVEL_VERBS else None
        # "The board recorded growth of 8 percent": growth of what was told before.
        if found.lemma == "loss" and quantity.kind == "currency":
            return Concept(self.phrases.of(found), noun=found)
        recorded = found.lemma in _CHANGE_NOUNS and (verb.lemma in _RECORDING or found.lemma != "growth")
        bare = not any(
            c.dep in ("compound", "amod", "prep") or (c.dep == "poss" and c.tag != "PRP$")
            for c in self.children(found)
            # "The headline rate" is the rate of the inflation told before; "an estimate of 0.4 percent" has a number for its "of".
            if c.lower not in _PASSING and not any(self.phrases.is_number(t) for t in self.children(c))
            if found.lemma not in _TOLD or c.dep != "prep"
        )
        if found.lower == "share" and quantity.kind in ("percent", "percentage_point"):
            return self._share_held(found)
        compound = any(c.dep == "compound" for c in self.children(found))
        if (recorded and not compound) or found.lemma in _WHOLES or (_points_back(found) and bare):
            named = found.lemma == "growth" and (verb.lemma in _EXPECTING or found.dep == "conj")
            return Concept("", growth=found, is_growth_alone=named)
        if found.lemma.lower() in _EXPECTED:
            # "Its growth forecast", "the target of 2 percent": of what, or of what was told before.
            of_what = self._complement(found) or self._owned(found)
            if of_what is None:
                return Concept("", is_expected=True)
            growth = of_what if of_what.lemma in _CHANGE_NOUNS and not quantity.is_change else None
            return Concept(self.phrases.of(of_what), noun=of_what, growth=growth, is_expected=True)
        if self.is_agent(found):
            return None
        start, end = self.phrases.span(found)
        after = start >= quantity.span[1] and " and " in self._script.text[quantity.span[1] : start]
        if (start < quantity.span[1] and quantity.span[0] < end) or (after and quantity.change_role == "by"):
            # "Energy imports declined by |26 percent| and machinery imports by ...": the parser joined two clauses.
            before = [t for t in self._tokens if t.end <= quantity.span[0] and t.pos == "VERB"]
            subject = self._subject(before[-1]) if before else None
            if subject is None and before and before[-1].i and self._tokens[before[-1].i - 1].pos in _NOMINAL:
                subject = self._tokens[before[-1].i - 1]
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
                words = self.phrases.of(self._content(found))
                words = _COSTS.sub("", self.phrases.of(found)) if misread else words
                return Concept(f"price of {_MEASURE_OF.sub('', words)}", noun=found)
        if verb.lemma in _BRINGING and quantity.kind == "currency" and found.dep == "nsubj":
            if found.lemma.lower() not in _FLOWS:
                # "Coffee brought in $1.4 billion".
                return Concept(f"earnings from {self.phrases.of(found)}", noun=found)
        return Concept(
            self.phrases.of(found),
            noun=found,
            growth=self._growth(found, quantity),
            per=self.phrases.denominator(found),
        )

    def _growth(self, found: Token, quantity: Quantity) -> Token | None:
        """The noun of change above or at the noun measured: "the growth of exports", "export growth", "growth"."""
        if quantity.is_change:
            return None
        if found.lemma in _CHANGE_NOUNS:
            return found
        pace = self._pace(quantity)
        if pace is not None:
            return pace
        return next((t for t in list(self.path(found))[:2] if t.pos == "NOUN" and t.lemma in _CHANGE_NOUNS), None)

    def is_made(self, quantity: Quantity) -> bool:
        """Whether a measured amount is what somebody makes, ships or uses: "shipped 8,000 tonnes of flowers"."""
        return quantity.kind == "physical" and quantity.value >= _MADE_FROM and self._spent_on(quantity) is not None

    def _pace(self, quantity: Quantity) -> Token | None:
        """The verb of "shrank at an annualised rate of |1.8 percent|"."""
        top = self.top(quantity)
        path = list(self.path(top))[:4] if top is not None else []
        at = next((i for i, t in enumerate(path) if t.lemma in _PACES and t.dep == "pobj"), None)
        if at is None or len(path) < at + 3 or path[at + 1].lower != "at":
            return None
        return path[at + 2] if path[at + 2].pos == "VERB" else None

    def is_level(self, quantity: Quantity) -> bool:
        """Whether a measured amount too plain to be a figure by itself is the level that the sentence's subject reached."""
        top = self.top(quantity)
        if quantity.kind not in ("physical", "count") or top is None:
            return False
        verb = next((t for t in self.path(top) if t.pos in ("VERB", "AUX")), None)
        too_plain = {"be", "come", "compare"} if quantity.kind == "physical" else set()
        if verb is None or verb.lemma not in _LEVEL_VERBS - too_plain:
            return False
        subject = next((c for c in self.children(verb) if c.dep in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.pos != "NOUN":
            return False
        if quantity.kind == "count" and self.phrases.denominator(subject):
            return True
        return not self.is_agent(subject) if quantity.kind == "physical" else subject.lemma in _STATISTICS

    def _content(self, noun: Token) -> Token:
        """The stuff in a measure: "a litre of petrol"."""
        of = next((c for c in self.children(noun) if c.dep == "prep" and c.lower == "of"), None)
        inner = next((c for c in self.children(of) if c.dep == "pobj"), None) if of is not None else None
        return inner or noun

    def _counted(self, quantity: Quantity, top: Token | None) -> Concept | None:
        """The things a count counts, unless it is the level that something else reached: "rose to 50,500 offences"."""
        if quantity.kind != "count" or not quantity.unit_text or top is None:
            return None
        verb = self._governing_verb(quantity)
        if verb is not None and verb.lemma in _COUNTED:
            return Concept(_COUNTED[verb.lemma], self._company(verb))
        moved = quantity.is_change or quantity.change_role
        if quantity.unit_text.split()[-1].lower() in _EXPECTED | _EXPECTED_OF:
            # "Well above the |185,000| forecast by economists".
            return Concept("", is_expected=True)
        subject = self._verb_subject(top)
        if subject is not None and subject.lemma in _STATISTICS and not moved:
            return None
        if verb is not None and verb.lemma in _SPENDING and not quantity.change_role:
            company = self._company(verb)
            return Concept(f"{_SPENDING[verb.lemma]} of {quantity.unit_text}", company, noun=None)
        if quantity.unit_text.lower() in _ANYBODY and not moved:
            return self._people(quantity, top)
        if not moved and subject is not None and self._is_told_by(subject, top):
            # "Ridership averaged 310,000 passengers a day".
            return None
        if not moved and subject is not None and subject.dep == "nsubjpass" and subject.i in (top.i, top.head):
            done = self._tokens[subject.head]
            if done.lemma not in _RECORDING | {"count", "confirm", "find", "need", "expect"} and done.tag == "VBN":
                # "In Berlin, 12,500 bicycles were stolen".
                return Concept(f"{quantity.unit_text} {done.text}")
        if (
            not moved
            and subject is not None
            and self._is_only_a_place(subject)
            and self._tokens[subject.head].lemma == "be"
        ):
            # "India was the largest source with 31,200 visitors".
            return Concept(quantity.unit_text, subject.text)
        if not moved or (quantity.change_role == "by" and verb is not None and top.dep in ("dobj", "nummod")):
            # "Cut 600 jobs", "added 1,200 stores".
            return Concept(quantity.unit_text)
        return None

    def _is_told_by(self, subject: Token, top: Token) -> bool:
        """Whether the subject of "averaged", "totalled" or "reached" is what its count measures."""
        verb = self._tokens[subject.head]
        if verb.lemma not in _LEVEL_VERBS - {"be", "come", "remain"} or subject.pos != "NOUN" or subject.i == top.i:
            return False
        return not self.is_agent(subject) and not self.phrases.is_no_concept(subject)

    def _verb_subject(self, token: Token) -> Token | None:
        """The subject of the nearest verb above a token."""
        verb = next((t for t in self.path(token) if t.pos in ("VERB", "AUX")), None)
        children = self.children(verb) if verb is not None else []
        return next((c for c in children if c.dep in ("nsubj", "nsubjpass")), None)

    def _people(self, quantity: Quantity, top: Token) -> Concept | None:
        """ "Some 1,200 people were returned": people returned; None where nothing is said to have happened to them."""
        noun = top if top.dep in ("nsubj", "nsubjpass", "dobj") else self._tokens[top.head]
        verb = self._tokens[noun.head]
        if noun.dep == "nsubj" and (verb.tag in ("VBZ", "VBP") or verb.lemma == "be"):
            # "Some 2.7 million people |need food aid|".
            return Concept(f"{quantity.unit_text} who {self.phrases.predicate(verb)}")
        if (
            noun.dep not in ("nsubj", "nsubjpass", "dobj")
            or verb.tag not in ("VBD", "VBN")
            or verb.lemma in ("be", "have")
        ):
            return None
        return Concept(f"{quantity.unit_text} {verb.text}")

    def _share_of(self, token: Token, quantity: Quantity) -> Concept | None:
        """ "Tea accounted for 19 percent of exports": a share of the exports, which is tea’s."""
        if quantity.kind != "percent" or quantity.is_change:
            return None
        whole = self._about(token, quantity, ("of",))
        if whole is None and (them := self._of_them(token)) is not None:
            part = self._verb_subject(token)
            if token.dep in ("nsubj", "nsubjpass"):
                # "70 percent of which went to Spain".
                return Concept("", self.phrases.predicate(them), is_share=True, noun=them)
            scope = self.phrases.joint(part) if part is not None and part.pos in _NOMINAL else ""
            return Concept("", scope, is_share=True, noun=them) if them.lemma in _SHARE_VERBS | {"be"} else None
        if whole is None or (whole.lemma in ("value", "worth") and any(c.tag == "PRP$" for c in self.children(whole))):
            # "The naira lost 70 percent of its value".
            return None
        verb = next((t for t in self.path(token) if t.pos in ("VERB", "AUX")), None)
        if verb is None or quantity.change_role in ("by",):
            return None
        is_share = verb.lemma in _SHARE_VERBS or (verb.lemma == "be" and whole.lemma.lower() not in _YARDSTICKS)
        if token.dep in ("nsubj", "nsubjpass"):
            # "40 percent of households have no water": the rest of the clause says which part.
            return Concept(self.phrases.of(whole), self.phrases.predicate(verb), is_share=True, noun=whole)
        if not is_share:
            return None
        part = self._subject(verb)
        scope = self.phrases.joint(part) if part is not None and part.pos in _NOMINAL else ""
        back = whole.lemma in _WHOLES or (whole.lemma in _BACK and self.is_definite(whole))
        return Concept("" if back else self.phrases.of(whole), scope, is_share=True, noun=whole)

    def _share_held(self, noun: Token) -> Concept:
        """ "Coal’s share of output", "the share of coal in output", "coal’s share": of what, or of what was told before."""
        holder = next((c for c in self.children(noun) if c.dep == "poss"), None)
        objects = {
            child.lower: inner
            for child in self.children(noun)
            if child.dep == "prep" and child.lower in ("of", "in")
            for inner in self.children(child)
            if inner.dep == "pobj" and inner.pos in _NOMINAL and self._is_measured_noun(inner)
        }
        whole = objects.get("in") or (objects.get("of") if holder is not None else None)
        part = holder or objects.get("of") or self._owned(noun)
        scope = self.phrases.joint(part) if part is not None and part.pos in _NOMINAL else ""
        return Concept(self.phrases.of(whole) if whole is not None else "", scope, is_share=True, noun=whole)

    def _of_them(self, token: Token) -> Token | None:
        """The verb of "accounted for 60 percent of them"; None where no pronoun stands for the whole."""
        of = [c for c in self.children(token) if c.dep == "prep" and c.lower == "of"]
        back = any(
            c.lower in ("them", "these", "those", "it", "that", "which", "whom") for p in of for c in self.children(p)
        )
        return next((t for t in self.path(token) if t.pos in ("VERB", "AUX")), None) if back else None

    def _measured(self, token: Token, quantity: Quantity) -> Token | None:
        """Climb from the amount to the noun it is about: a noun of change's "in ...", else the clause's subject."""
        if token.pos == "VERB":
            # "The number of buyers doubled": the verb itself is the number.
            return self._subject(token)
        if quantity.change_role in ("to", "from"):
            return self._climb(token, quantity)
        of_what = self._about(token, quantity)
        if of_what is not None and of_what.lemma in (*_WHOLES, "value", "worth"):
            of_what = None
        if of_what is not None and self._is_stuff(token, quantity):
            return of_what
        climbed = self._climb(token, quantity)
        # "Pakistan bought 38 percent of the tea": where the clause names nothing measured, the whole is what is shared.
        nothing = climbed is None or self._is_only_a_place(climbed) or self.is_agent(climbed) or climbed.pos == "PRON"
        return of_what if nothing and of_what is not None else climbed

    def _is_stuff(self, token: Token, quantity: Quantity) -> bool:
        """Whether what stands behind an amount with "of" or "in" is what it is an amount of.

        "40 percent of households have no water", "bought 38 percent of the tea", "gave $5 million in aid",
        "cut 600 jobs, or 4 percent of its workforce"; but "reached 41 degrees in the capital" is not.
        """
        if any(c.lower == "of" for c in self.children(token) if c.dep == "prep"):
            cut = quantity.is_change and quantity.change_role == "by" and token.dep in ("conj", "dobj", "appos")
            return cut or token.dep in ("nsubj", "nsubjpass", "dobj") or quantity.kind == "currency"
        verb = self._tokens[token.head]
        return (
            quantity.kind == "currency"
            and token.dep in ("nsubj", "nsubjpass", "dobj")
            and verb.lemma not in _LEVEL_VERBS
        )

    def _climb(self, token: Token, quantity: Quantity) -> Token | None:
        seen: set[int] = set()
        while token.i not in seen:
            seen.add(token.i)
            head = self._tokens[token.head]
            if token.lower == "of" and token.i and self._tokens[token.i - 1].lemma in _CHANGE_NOUNS:
                # The parser may hang "of" from a number further off: "at 4 percent and |growth of| 2 percent".
                head = self._tokens[token.i - 1]
            if head.pos in _NOMINAL and head.i != token.i:
                if head.lemma in _CHANGE_NOUNS and not (head.lemma == "loss" and quantity.kind == "currency"):
                    object_ = self._about(head, quantity) or self._owned(head)
                    if object_ is not None:
                        return object_
                    if head.dep == "conj" and self.phrases.is_number(self._tokens[head.head]):
                        # "Unemployment at 4 percent and growth of 2 percent".
                        return head
                elif head.lemma in _PACES and head.dep == "pobj" and self._tokens[head.head].lower == "at":
                    # "Shrank at an annualised rate of 1.8 percent": what shrank.
                    token = self._tokens[head.head]
                    continue
                elif self._is_measured_noun(head) and (
                    # "Revenue of $3 billion"; "exports to $10 billion", "growth at 3 percent".
                    token.lower == "of"
                    or (token.lower in _ROLE_WORDS and token.dep == "prep")
                    or token.dep in ("nummod", "amod", "compound", "nmod")
                ):
                    return head
            if token.dep in ("nsubj", "nsubjpass") and token.pos in _NOMINAL and token.lemma not in _CHANGE_NOUNS:
                return None
            if head.pos in ("VERB", "AUX"):
                return self._of_verb(head, token, quantity)
            token = head
        return None

    def _is_measured_noun(self, noun: Token) -> bool:
        return not self.phrases.is_no_concept(noun) and not self.phrases.is_number(noun)

    def _about(
        self, noun: Token, quantity: Quantity, prepositions: Sequence[str] = ("in", "of", "for")
    ) -> Token | None:
        """The object of "in", "of" or "for" behind a noun: "growth of 13 percent in exports", "$5 million in aid"."""
        for child in self.children(noun):
            if child.dep == "prep" and child.lower in prepositions and child.start >= noun.end:
                for grandchild in self.children(child):
                    inside = quantity.span[0] <= grandchild.start < quantity.span[1]
                    nominal = grandchild.dep == "pobj" and grandchild.pos in _NOMINAL
                    if inside and grandchild.i != noun.i:
                        # "growth of |13 percent| in exports": the "in" may hang from the amount.
                        deeper = self._about(grandchild, quantity, prepositions)
                        if deeper is not None:
                            return deeper
                    elif nominal and not self.phrases.is_no_concept(grandchild):
                        return grandchild if not self._is_place(grandchild) else None
        return None

    def _owned(self, noun: Token) -> Token | None:
        """ "The export growth", "Italy’s wine exports increase": the noun in front of a noun of change."""
        if noun.lemma in _AMOUNTS:
            # "Water levels" are a name, "the level of water" is the water's.
            return None
        fronts = [
            c
            for c in self.children(noun)
            if c.dep == "compound" and c.pos in _NOMINAL and c.i < noun.i and self._is_measured_noun(c)
        ]
        return fronts[-1] if fronts else None

    def _of_verb(self, verb: Token, token: Token, quantity: Quantity) -> Token | None:
        """What a verb's number is about: the object that grew "by" it, else the subject."""
        if token.dep in ("prep", "npadvmod", "advmod", "dative") or token.lower in _ROLE_WORDS:
            for child in self.children(verb):
                if child.dep == "dobj" and child.pos in _NOMINAL and child.i < token.i:
                    if self.phrases.is_number(child) or self.phrases.is_no_concept(child):
                        continue
                    if child.lemma in _CHANGE_NOUNS:
                        return self._of_change(child, verb, quantity)
                    return child
        if token.dep == "dobj" and token.lemma in _CHANGE_NOUNS:
            return self._of_change(token, verb, quantity)
        return self._subject(verb)

    def _of_change(self, noun: Token, verb: Token, quantity: Quantity) -> Token | None:
        """What a noun of change is about; with a verb of saying ("expects growth of 3 percent") the noun itself."""
        found = self._about(noun, quantity) or self._owned(noun)
        if found is None and (verb.lemma in _SAYING | _RECORDING | _EXPECTING):
            return noun
        return found or self._subject(verb)

    def _subject(self, verb: Token) -> Token | None:
        for _ in range(6):
            children = self.children(verb)
            passive = next((c for c in children if c.dep == "nsubjpass" and c.tag not in ("WDT", "WP")), None)
            if verb.lemma in _SAYING and passive is None:
                # "A fall of 2 points, the statistics office said": who says it is not what is measured.
                return None
            clause = next((c for c in children if c.dep == "csubj"), None)
            if clause is not None:
                # "Remittances |sent| home rose": the parser takes the participle for a clause.
                children = [*self.children(clause), *children]
            for child in children:
                if child.dep in ("nsubj", "nsubjpass") and child.tag not in ("WDT", "WP"):
                    if child.lemma in _CHANGE_NOUNS:
                        # "The increase in arrivals reached 4 percent".
                        return self._complement(child) or self._owned(child) or child
                    return child
            if verb.dep == "relcl":
                return self._tokens[verb.head]
            if verb.head == verb.i or verb.dep not in ("conj", "xcomp", "advcl", "acl", "ccomp", "aux"):
                return None
            verb = self._tokens[verb.head]
        return None

    def _complement(self, noun: Token) -> Token | None:
        for child in self.children(noun):
            if child.dep == "prep" and child.lower in ("in", "of", "for"):
                for inner in self.children(child):
                    if inner.dep == "pobj" and inner.pos in _NOMINAL and self._is_measured_noun(inner):
                        return None if self._is_place(inner) else inner
        return None

    def among(self, quantity: Quantity) -> str:
        """The group behind a number: "8 percent |among girls|"."""
        word = next((t for t in self._tokens if t.start >= quantity.span[1]), None)
        if word is None or word.lower != "among":
            return ""
        group = next((c for c in self.children(word) if c.dep == "pobj"), None)
        return self.phrases.of(group) if group is not None else ""

    def part_of(self, quantity: Quantity) -> Token | None:
        """The whole of "about |35 percent| of export revenue"."""
        top = self.top(quantity)
        return self._about(top, quantity, ("of",)) if top is not None else None

    def is_definite(self, noun: Token) -> bool:
        """Whether a noun stands alone behind "the" or "its": "the surplus", but not "the trade surplus" or "surpluses"."""
        children = [c for c in self.children(noun) if c.i < noun.i]
        return (
            bool(children)
            and all(c.lower in ("the", "that", "this", "its") for c in children)
            and not any(c.dep == "prep" for c in self.children(noun))
        )

    def path(self, token: Token) -> Iterator[Token]:
        """The tokens above one, nearest first."""
        seen = {token.i}
        while token.head not in seen:
            token = self._tokens[token.head]
            seen.add(token.i)
            yield token

    def children(self, token: Token) -> list[Token]:
        """The tokens that hang from this one, in text order."""
        return self._script.children(self._sentence, token)

    def is_agent(self, noun: Token) -> bool:
        """Whether a noun names somebody who acts: "police recorded ...", "the ministry needs ..."."""
        if noun.lemma.lower() in _AGENTS:
            return not any(c.dep == "prep" and c.lower == "of" for c in self.children(noun))
        return any(
            e.start <= noun.start < e.end
            for n in self._names
            if n.kind in ("person", "organisation")
            for e in n.evidence
            if self._sentence.start <= e.start < self._sentence.end
        )

    def _is_place(self, token: Token) -> bool:
        """A lone proper noun behind "in" is where, not what: "growth of 3 percent in Kenya"."""
        if token.pos != "PROPN":
            return False
        named = any(p.span[0] <= token.start < p.span[1] for p in self._places)
        return named or not any(c.dep == "compound" for c in self.children(token))

    def _is_only_a_place(self, noun: Token) -> bool:
        """ "Kenya earned $1.4 billion": a country is where, not what."""
        return any(p.span[0] <= noun.start < p.span[1] and p.kind != "demonym" for p in self._places)

    def place_of(self, quantity: Quantity, upto: int) -> Place | None:
        """The place the number's clause names with "in": behind the number up to the next one, or before it all."""
        top = self.top(quantity)
        if top is None:
            return None
        above = {top.i, *(t.i for t in self.path(top) if t.lemma not in _SAYING or t.pos not in ("VERB", "AUX"))}
        found = []
        for place in self._places:
            if place.entry is None or place.kind == "demonym":
                continue
            token = next(
                (t for t in self._tokens if place.span[0] <= t.start < place.span[1] and t.dep == "pobj"), None
            )
            if token is None:
                continue
            preposition = self._tokens[token.head]
            if preposition.lower in ("in", "across", "throughout") and preposition.head in above:
                found.append((place, preposition))
        behind = [p for p, at in found if quantity.span[1] <= at.start < upto]
        leading = [p for p, at in found if at.i <= 2 and at.start < quantity.span[0]]
        return next(iter((*behind, *leading)), None)

    def owner_place(self, quantity: Quantity) -> Place | None:
        """The place that earns, makes or records what is told: "Kenya earned $1.4 billion from tourism"."""
        top = self.top(quantity)
        subject = self._verb_subject(top) if top is not None else None
        if subject is None or self._tokens[subject.head].lemma not in _OWNING:
            return None
        return next(
            (p for p in self._places if p.span[0] <= subject.start < p.span[1] and p.kind != "demonym" and p.entry),
            None,
        )

    def company_of(self, quantity: Quantity) -> str:
        """The organisation that is the subject of the number's clause: "Solvane reported revenue of $3 billion"."""
        top = self.top(quantity)
        for verb in self.path(top) if top is not None else ():
            if verb.pos in ("VERB", "AUX"):
                company = self._company(verb)
                if company:
                    return company
        return ""

    def _company(self, verb: Token) -> str:
        subject = next((c for c in self.children(verb) if c.dep in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.lemma.lower() in _AGENTS:
            return ""
        named = next((n for n in self._names if any(e.start <= subject.start < e.end for e in n.evidence)), None)
        if named is not None:
            return named.name if named.kind == "organisation" else ""
        # A company nobody introduced: "Solvane reported revenue of ...".
        unknown = subject.pos == "PROPN" and subject.dep == "nsubj" and not self._is_only_a_place(subject)
        return self.phrases.of(subject) if unknown and subject.text[0].isupper() else ""

    def _spent_on(self, quantity: Quantity) -> Concept | None:
        """The object of a verb of spending or making measures that: "invest Rs2 billion in startups"."""
        if quantity.kind not in ("currency", "physical"):
            return None
        verb = self._governing_verb(quantity)
        if verb is None or verb.lemma not in _SPENDING:
            return None
        top = self.top(quantity)
        made = self._about(top, quantity, ("of",)) if top is not None else None
        if made is not None and made.lemma not in _WHOLES:
            return Concept(f"{self.phrases.of(made)} {_SPENDING[verb.lemma]}")
        purpose = self._purpose(verb, quantity) if quantity.kind == "currency" else None
        if purpose is None:
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
                if token.dep == "nummod" and head.dep in ("dobj", "obj") and self._tokens[head.head].pos == "VERB":
                    # "Employs |14,200| people".
                    return self._tokens[head.head]
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
                    for c in self.children(token)
                    if c.dep == "pobj" and c.pos in _NOMINAL and not self.phrases.is_time(c)
                ]
                if objects and not self._is_place(objects[0]):
                    tree = [t for t in self._script.subtree(self._sentence, objects[0]) if t.i <= objects[0].i]
                    return f"{token.lower} {self._script.text[tree[0].start : objects[0].end]}"
        return None
