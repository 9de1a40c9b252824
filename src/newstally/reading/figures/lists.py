"""Lists: "rice, wheat and cotton rose 3, 5 and 7 percent respectively", "rice rose 3 percent, wheat 5 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newstally.lexicon import table
from newstally.model import Place, Quantity, TimeExpression
from newstally.reading.language import Script, Sentence, Token

_RESPECTIVELY = re.compile(r"\b(?:respectively|in that order)\b", re.IGNORECASE)
# What stands between the numbers of one list.
_NEXT = re.compile(r"\s*(?:,|,?\s*and|&)?\s*(?:and\s+)?(?:by\s+|to\s+|about\s+|just\s+|nearly\s+|over\s+|around\s+)?")
_NOUNS = ("NOUN", "PROPN")
_EXPECTED = frozenset(table("newstally.reading.figures", "cues.toml")["forecast"]["nouns"])
_SHARED = frozenset(("of", "in", "to", "from", "for", "on", "with", "at"))
# Statistics whose name stands once behind the list: "rice, wheat and cotton exports".
_HEADS = frozenset(
    ["export", "import", "sale", "price", "output", "production", "yield", "shipment", "stock", "inventory", "arrival"]
)


class Part(NamedTuple):
    """What one number of a list belongs to: the item's words with what the list shares, or its time or place."""

    words: str = ""
    time: TimeExpression | None = None
    place: Place | None = None


class Gap(NamedTuple):
    """The words between two numbers where the second leaves out its verb: "rice rose 3 percent, |wheat| 5 percent"."""

    words: str
    preposition: str = ""
    place: Place | None = None


class Lists:
    """The lists of one sentence."""

    def __init__(
        self,
        script: Script,
        sentence: Sentence,
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
        places: Sequence[Place],
    ) -> None:
        self._text = script.text
        self._sentence = sentence
        self._tokens = script.tokens(sentence)
        self._times = times
        self._quantities = quantities
        self._places = places

    def respective(self) -> dict[tuple[int, int], Part]:
        """Which item each number of a "respectively" belongs to, by the number's span; empty where unclear."""
        word = _RESPECTIVELY.search(self._sentence.text)
        if word is None:
            return {}
        at = self._sentence.start + word.start()
        runs = [run for run in self._runs() if len(run) > 1 and run[-1].span[1] <= at + len(word.group())]
        if not runs:
            return {}
        length = len(runs[-1])
        items = self._items(length, at)
        if items is None:
            return {}
        return {q.span: part for run in runs if len(run) == length for q, part in zip(run, items, strict=True)}

    def behind(self, quantity: Quantity) -> int:
        """Where a number with the things it counts ends: behind "2.3 million people"."""
        end = quantity.span[1]
        counted = quantity.unit_text and self._text.startswith(quantity.unit_text, end + 1)
        return end + 1 + len(quantity.unit_text) if counted else end

    def gap(self, before: Quantity, quantity: Quantity) -> Gap | None:
        """What stands between two numbers in place of a clause; None where a verb does, or nothing."""
        start = self.behind(before)
        between = [t for t in self._tokens if start <= t.start < quantity.span[0]]
        while between and (between[-1].pos in ("PUNCT", "ADP") or between[-1].lower in ("about", "just", "some")):
            between.pop()
        # "24 percent of deaths, |pedestrians| for 16 percent": what the first number is of stays with it.
        stop = next((i for i in range(len(between) - 1, -1, -1) if between[i].text in (",", ";", "and", "while")), None)
        if stop is not None and not any(t.pos in ("VERB", "AUX") for t in between[:stop]):
            between = between[stop + 1 :]
        while between and (
            between[0].pos in ("PUNCT", "CCONJ") or between[0].lower in ("while", "with", "followed", "by")
        ):
            between.pop(0)
        preposition = ""
        if between and between[0].lower in _SHARED and len(between) > 1:
            preposition = between.pop(0).lower
        if not between or any(not _in_phrase(t) for t in between) or between[-1].pos not in _NOUNS:
            return None
        start, end = between[0].start, between[-1].end
        if between[0].tag == "VBG" and (between[0].dep not in ("amod", "compound") or between[-1].lemma in _EXPECTED):
            # "Grew 4.7 percent, |beating a forecast| of 1.8 percent", "|missing expectations| of 3 percent".
            return None
        if any(t.span[0] < end and start < t.span[1] for t in self._times):
            return None
        place = next((p for p in self._places if p.span[0] <= between[-1].start < p.span[1]), None)
        return Gap(self._text[start:end], preposition, place)

    def _runs(self) -> list[list[Quantity]]:
        """The numbers of the sentence, those of one list together."""
        runs: list[list[Quantity]] = []
        for quantity in self._quantities:
            if runs and _NEXT.fullmatch(self._text, runs[-1][-1].span[1], quantity.span[0]):
                runs[-1].append(quantity)
            else:
                runs.append([quantity])
        return runs

    def _items(self, length: int, before: int) -> list[Part] | None:
        """The list of as many items as there are numbers, the last one before the word that stands nearest."""
        chains = [c for c in self._chains() if len(c) == length and c[0][0].start < before + 40]
        for chain in reversed(chains):
            times = [next((t for t in self._times if t.span[0] <= i[-1].start < t.span[1]), None) for i in chain]
            if all(times):
                return [Part(time=t) for t in times]
        for chain in reversed(chains):
            spans = [(item[0].start, item[-1].end) for item in chain]
            before_first = self._tokens[chain[0][0].i - 1] if chain[0][0].i else None
            found = [next((p for p in self._places if p.span[0] <= i[-1].start < p.span[1]), None) for i in chain]
            if all(found) and before_first is not None and before_first.lower in ("in", "across"):
                return [Part(place=p) for p in found]
            shared = self._shared_before(before_first)
            tail = self._shared_behind(chain)
            words = [
                shared + self._text[s:e] + (f" {tail}" if i < len(chain) - 1 and tail else "")
                for i, (s, e) in enumerate(spans)
            ]
            return [Part(words=w, place=p) for w, p in zip(words, found, strict=True)]
        return None

    def _shared_before(self, preposition: Token | None) -> str:
        """ "Exports of |coffee, nuts and flowers|": what every item goes on from."""
        if preposition is None or preposition.lower not in _SHARED or not preposition.i:
            return ""
        head = self._tokens[preposition.i - 1]
        if head.pos not in _NOUNS:
            return ""
        first = head.i
        while first and _in_phrase(self._tokens[first - 1]) and self._tokens[first - 1].pos != "ADP":
            first -= 1
        return self._text[self._tokens[first].start : preposition.end] + " "

    def _shared_behind(self, chain: Sequence[Sequence[Token]]) -> str:
        """The noun that a list of kinds shares: "rice, wheat and cotton |exports|"."""
        last = chain[-1]
        kinds = all(item[-1].lemma not in _HEADS for item in chain[:-1])
        return last[-1].text if len(last) > 1 and last[-1].lemma in _HEADS and kinds else ""

    def _chains(self) -> Iterator[list[list[Token]]]:
        """The coordinations of noun phrases ("A, B and C"), in text order, numbers left out."""
        for token in self._tokens:
            if token.lower not in ("and", "&") or self._is_number(token):
                continue
            right = self._phrase_at(token.i + 1, 1)
            left = self._phrase_at(token.i - 1, -1)
            if not right or not left:
                continue
            chain = [left, right]
            while True:
                comma = chain[0][0].i - 1
                if comma < 1 or self._tokens[comma].text != ",":
                    break
                earlier = self._phrase_at(comma - 1, -1)
                if not earlier:
                    break
                chain.insert(0, earlier)
            yield chain

    def _phrase_at(self, at: int, step: int) -> list[Token]:
        """The words of a noun phrase from a token on, one way; empty where none ends in a noun."""
        while 0 <= at < len(self._tokens) and self._tokens[at].text == ",":
            at += step
        found: list[Token] = []
        while 0 <= at < len(self._tokens):
            token = self._tokens[at]
            if not _in_phrase(token) or token.pos == "ADP" or self._is_number(token):
                break
            found.append(token)
            at += step
        found.sort(key=lambda t: t.i)
        while found and found[-1].pos not in _NOUNS:
            found.pop()
        return found

    def _is_number(self, token: Token) -> bool:
        return any(q.span[0] <= token.start < q.span[1] for q in self._quantities)


def substituted(concept: str, gap: Gap) -> str:
    """The first clause's words with the second's item for its own: "exports of rice", "wheat" -> exports of wheat."""
    item = re.sub(r"^(?:those|that|the ones)\s+(?:of|in|to|from|for)\s+", "", gap.words)
    preposition = gap.preposition or (re.match(r"(?:those|that)\s+(\w+)\s", gap.words) or [None, ""])[1]
    joined = list(re.finditer(r"\s(of|in|to|from|for|on)\s+", concept))
    matching = [m for m in joined if not preposition or m.group(1) == preposition]
    if matching:
        return concept[: matching[-1].end()] + item
    if preposition:
        return f"{concept} {preposition} {item}"
    # "Rice exports rose 3 percent, wheat 5 percent" leaves open what of wheat; a statistic's own name does not.
    head = concept.split()[-1]
    if re.sub(r"s$", "", head.lower()) in _HEADS and " " in concept and not _is_statistic(item):
        return f"{item} {head}"
    return item


def _is_statistic(item: str) -> bool:
    return re.sub(r"s$", "", item.split()[-1].lower()) in _HEADS


def _in_phrase(token: Token) -> bool:
    if token.pos in (*_NOUNS, "ADJ", "DET", "PRON") or token.tag in ("HYPH", "POS", "VBN", "VBG", "PRP$"):
        return token.dep not in ("ROOT",) and token.lower not in ("which", "that", "who", "it", "they")
    return token.lower == "of" or (token.pos == "VERB" and token.dep in ("amod", "compound"))
