"""Noun phrases as a concept keeps them: the noun, what stands before it, and the prepositions that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstally.model import Quantity, TimeExpression
from newstally.reading.figures.lexicon import NOMINAL
from newstally.reading.language import Script, Sentence, Token

# What a measured thing keeps of its noun phrase: "revenue through IT exports", "price of wheat", "sales in Asia".
_KEPT_PREPOSITIONS = frozenset(("of", "through", "from", "for", "to", "by", "per", "on", "in", "among", "across", "at"))
# "Prices excluding food and energy", "debt including guarantees": what they leave out or take in is part of the name.
_LIMITING = frozenset(("excluding", "except", "without", "including", "minus", "ex"))
# "Profit before tax", "earnings before interest, tax and depreciation": which the parser takes for a clause.
_DEDUCTED = r"(?:taxe?s?|taxation|interest|depreciation|amorti[sz]ation|exceptional items|one-off items)"
_DEDUCTION = re.compile(
    rf"\s+(?:before|after)\s+{_DEDUCTED}(?:(?:,\s+|\s+and\s+|,\s+and\s+){_DEDUCTED})*\b", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*\([A-Z][A-Z&]{1,7}\)\s+")
_BASE_NOUNS = frozenset(("comparison", "contrast", "relation"))
# "In a row", "in line with expectations": manners of speaking, not where.
_MANNERS = frozenset(("row", "line", "term", "fact", "turn", "addition", "basis", "pace", "trading", "trade"))
# "In the first |half|": a stretch of time, even where no year says which.
_SPANS = frozenset(("half", "quarter", "month", "year", "week"))
_PER = re.compile(r"\s+(?:per|for every)\s+((?:[\d,]+|hundred|thousand|million|head of|unit of)\s+\w+)")
_AMOUNT = re.compile(r"\d[\d.,]*(?:bn|mn|tn|trn|m|k|b)?$")


class Phrases:
    """The noun phrases of one sentence, without its times and its numbers."""

    def __init__(
        self,
        script: Script,
        sentence: Sentence,
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
    ) -> None:
        self._script = script
        self._sentence = sentence
        self._tokens = script.tokens(sentence)
        self._times = times
        self._quantities = quantities

    def of(self, noun: Token) -> str:
        """The noun with what stands before it and the prepositions that belong to it, without times and amounts."""
        return self._script.text[slice(*self.span(noun))]

    def joint(self, noun: Token) -> str:
        """The phrase with what is joined to it by "and": "Solar and wind"."""
        start, end = self.span(noun)
        for joined in (c for c in self._script.children(self._sentence, noun) if c.dep == "conj" and c.pos in NOMINAL):
            if not self.is_no_concept(joined):
                end = max(end, self.span(joined)[1])
        return self._script.text[start:end]

    def denominator(self, noun: Token) -> str:
        """What a number of things is told per: "deaths |per million inhabitants|" -> "million inhabitant"."""
        found = _PER.match(self._script.text, self.span(noun)[1], self._sentence.end)
        return re.sub(r"s$", "", found.group(1).replace(",", "").lower()) if found else ""

    def predicate(self, verb: Token) -> str:
        """A verb and what it says, up to the first comma, number or time: "have no running water"."""
        end = verb.end
        for token in self._tokens[verb.i + 1 : verb.i + 9]:
            if token.pos in ("PUNCT", "CCONJ", "SCONJ") and token.tag != "HYPH":
                break
            if self.is_time(token) or self.is_number(token):
                break
            if token.pos not in ("ADP", "DET"):
                end = token.end
        return self._script.text[verb.start : end]

    def span(self, noun: Token) -> tuple[int, int]:
        """The offsets of a noun's phrase."""
        start, end = noun.start, noun.end
        children = self._script.children(self._sentence, noun)
        # "Grown revenue |through IT exports|": the parser may hang the phrase from the verb.
        loose = [
            c
            for c in self._script.children(self._sentence, self._tokens[noun.head])
            if c.i == noun.i + 1
            and c.dep == "prep"
            and noun.dep == "dobj"
            and c.lower not in ("in", "to", "by", "from")
        ]
        for child in (*children, *loose):
            if child.i < noun.i and child.dep in ("compound", "amod", "nmod", "poss", "det", "nummod", "quantmod"):
                tree = self._script.subtree(self._sentence, child)
                start = min(start, tree[0].start)
            elif child.dep == "prep" and child.lower in _KEPT_PREPOSITIONS and child.i > noun.i:
                end = max(end, self._prepositional_end(child, end))
            elif child.lower in _LIMITING and child.i > noun.i:
                end = max(end, self._limit_end(child))
        end = self._behind_bracket(end)
        deduction = _DEDUCTION.match(self._script.text, noun.end, self._sentence.end)
        if deduction is not None:
            end = max(end, deduction.end())
        # "In |April| exports grew": a month in front is when.
        timed = [t.end for t in self._tokens if start <= t.start < noun.start and self._dates(t)]
        # "Declined 1.4 percent and |industrial production| fell": a number in front is another clause's.
        inside = [t.i for t in self._tokens if start <= t.start < noun.start and self._is_barred(t) and t.pos != "ADJ"]
        if inside and not any(self._dates(self._tokens[i]) for i in inside):
            first = next((t for t in self._tokens[inside[-1] + 1 :] if t.pos not in ("CCONJ", "PUNCT", "SYM")), noun)
            plain = self.is_number(self._tokens[inside[-1]]) and any(
                t.pos == "CCONJ" for t in self._tokens[inside[-1] : noun.i]
            )
            start = first.start if plain else start
        return max((start, *(t + 1 for t in timed if t + 1 <= noun.start))), end

    def _behind_bracket(self, end: int) -> int:
        """ "Large-scale manufacturing |(LSM) output|": nouns behind a bracketed abbreviation belong to the phrase."""
        bracket = _BRACKET.match(self._script.text, end, self._sentence.end)
        if bracket is None:
            return end
        for token in self._tokens:
            if token.start == bracket.end() and token.pos in NOMINAL:
                end = token.end
        return end

    def _limit_end(self, word: Token) -> int:
        """Where "excluding food and energy" ends."""
        tree = self._script.subtree(self._sentence, word)
        inside = [t for t in tree if not self.is_time(t) and not self.is_number(t)]
        return next((t.end for t in reversed(inside) if t.pos in NOMINAL), word.start)

    def _prepositional_end(self, preposition: Token, end: int) -> int:
        """Where a phrase ends that takes this preposition in; `end` where it does not belong."""
        tree = self._script.subtree(self._sentence, preposition)
        objects = [c for c in self._script.children(self._sentence, preposition) if c.dep == "pobj"]
        barred = next((t.i for t in tree if self._is_barred(t)), tree[-1].i + 1)
        tree = [t for t in tree if t.i < barred]
        if objects and barred == objects[0].i + 1 < len(self._tokens) and self._tokens[barred].head == objects[0].i:
            # "An earthquake of magnitude 6.1".
            return end
        if not objects or objects[0].i >= barred:
            return end
        if objects[0].pos not in NOMINAL or objects[0].lemma in _MANNERS or tree[0].start > end + 1:
            return end
        # A clause about the object is no part of it.
        whole = [t for t in tree if t.end <= self._clause_start(objects[0], tree)]
        return max(end, next((t.end for t in reversed(whole) if t.pos in NOMINAL), end))

    def _is_barred(self, token: Token) -> bool:
        """A time or number that ends a phrase; the ten of "the 10-year note" does not."""
        following = self._tokens[token.i + 1] if token.i + 1 < len(self._tokens) else None
        if following is not None and following.text in ("-", "‑") and following.start == token.end:
            return False
        if any("-" in t.text and t.type == "DURATION" and t.span[0] <= token.start < t.span[1] for t in self._times):
            return False
        return self.is_time(token) or token.pos == "NUM" or self.is_number(token)

    def _clause_start(self, noun: Token, tree: Sequence[Token]) -> int:
        clauses = [t for t in tree if t.dep in ("relcl", "acl", "advcl", "appos") and t.i > noun.i]
        starts = [self._script.subtree(self._sentence, t)[0].start for t in clauses]
        return min((s for s in starts if s > noun.start), default=tree[-1].end)

    def is_time(self, token: Token) -> bool:
        """Whether a token stands in a time expression."""
        return any(t.span[0] <= token.start < t.span[1] for t in self._times)

    def _dates(self, token: Token) -> bool:
        """Whether a token stands in a time on the calendar: "weekly" in "weekly earnings" does not."""
        return any(t.type != "SET" and t.span[0] <= token.start < t.span[1] for t in self._times)

    def is_number(self, token: Token) -> bool:
        """ "Half of the $6 million": the half is a number of its own."""
        return any(q.span[0] <= token.start < q.span[1] for q in self._quantities)

    def is_no_concept(self, token: Token) -> bool:
        """Times, amounts, and the "comparison" of "in comparison to" are not what a number measures."""
        if token.lemma in _BASE_NOUNS or self.is_time(token) or _AMOUNT.search(token.text):
            return True
        if token.lemma in _SPANS and not any(
            c.dep in ("compound", "nmod") for c in self._script.children(self._sentence, token)
        ):
            return True
        numbers = [c for c in self._script.children(self._sentence, token) if c.dep in ("nummod", "quantmod")]
        return any(not self.is_time(c) for c in numbers)
