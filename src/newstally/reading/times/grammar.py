"""The phrases of a text that the grammar matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from newstally.reading.times.rules import Rule, rules
from newstally.reading.times.tokens import BREAK, Tokens, context

# A dash (—) joins no words.
_HYPHENS = frozenset("-‐‑–")
# So many letters the type of an aircraft or a number plate has before its number at most.
_LETTERS = 3


@dataclass(frozen=True)
class Phrase:
    """A stretch of tokens that a rule matched, with the parts the rule names."""

    rule: str
    tokens: Tokens
    first: int
    last: int
    parts: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens.span(self.first)[0]

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens.span(self.last - 1)[1]

    def has(self, part: str) -> bool:
        """Whether the rule found this part."""
        return part in self.parts

    def words(self, part: str) -> list[str]:
        """The words of a part, in lower case; empty where it is missing."""
        first, last = self.parts.get(part, (0, 0))
        return [word.lower() for word in self.tokens.texts[first:last]]

    def word(self, part: str) -> str:
        """The words of a part as one string, in lower case."""
        return " ".join(self.words(part))

    def before(self, count: int = 1) -> str:
        """The word so many tokens before the phrase, in lower case."""
        at = self.first - count
        return self.tokens.texts[at].lower() if at >= 0 else BREAK

    def after(self, count: int = 1) -> str:
        """The word so many tokens after the phrase, in lower case."""
        at = self.last + count - 1
        return self.tokens.texts[at].lower() if at < len(self.tokens.texts) else BREAK

    def words_before(self, reach: int) -> Iterator[str]:
        """Up to so many words before the phrase in its sentence, the nearest first, in lower case."""
        return self._words(range(self.first - 1, max(self.first - 1 - reach, -1), -1))

    def words_after(self, reach: int) -> Iterator[str]:
        """Up to so many words after the phrase in its sentence, the nearest first, in lower case."""
        return self._words(range(self.last, min(self.last + reach, len(self.tokens.texts))))

    def _words(self, places: range) -> Iterator[str]:
        texts = self.tokens.texts
        return (texts[at].lower() for at in takewhile(lambda at: texts[at] != BREAK, places))

    @property
    def heads_its_sentence(self) -> bool:
        """Whether a sentence opens with it, with or without a preposition: "In 2004, ...", "On 7 April ..."."""
        return BREAK in (self.before(), self.before(2))

    @property
    def as_written(self) -> list[str]:
        """All its words, with their capitals."""
        return self.tokens.texts[self.first : self.last]

    @property
    def all_words(self) -> list[str]:
        """All its words, in lower case."""
        return [word.lower() for word in self.as_written]

    @property
    def written_before(self) -> str:
        """The word before it, with its capitals."""
        return self.tokens.texts[self.first - 1] if self.first else BREAK

    @property
    def written_after(self) -> str:
        """The word after it, with its capitals; there is always one, since a sentence ends with a BREAK."""
        return self.tokens.texts[self.last]

    @property
    def heads_a_name(self) -> bool:
        """Whether a newspaper's name goes on from here: "The Sunday Times"."""
        return self.written_after[0].isupper() and self.after() in context("paper_names")

    @property
    def ends_a_name(self) -> bool:
        """Whether a hyphen joins the phrase to the letters of a type or number plate: "UH-1H", "HK-1803"."""
        texts, at = self.tokens.texts, self.first - 1
        if at >= 0 and self.tokens.span(at)[1] == self.start and texts[at][-1].isalnum():
            return len(texts[at]) < _LETTERS  # "HK1803", "24H2"
        if at < 1 or texts[at] not in _HYPHENS or self.tokens.span(at)[1] != self.start:
            return False
        return len(texts[at - 1]) <= _LETTERS and texts[at - 1].isalpha() and texts[at - 1].isupper()

    @property
    def joins_on(self) -> bool:
        """Whether the last word is only the start of a compound: "a month-to-month rise"."""
        return self.written_after in _HYPHENS and self.tokens.span(self.last)[0] == self.end

    @property
    def after_code(self) -> str:
        """The category character of the token after the phrase."""
        return self.tokens.codes[self.last]


def phrases(tokens: Tokens) -> list[Phrase]:
    """The phrases of a text that the grammar matches, in text order: the longest first, none overlapping."""
    chosen = []
    codes = tokens.codes
    for run in rules().run.finditer(codes):
        first, last = run.span()
        # The tokens beside the run are part of what decides: "year before" at the end of a sentence.
        beside = codes[first - 1] if first else BREAK
        matches = _known_matches if last - first <= _OFTEN_SEEN else _matches
        for name, begin, end, parts in matches(beside + codes[first : last + 1]):
            shift = first - 1
            moved = {part: (start + shift, stop + shift) for part, start, stop in parts}
            chosen.append(Phrase(name, tokens, begin + shift, end + shift, moved))
    return chosen


# Rule, first token, token after the last, the parts it names.
Matched = tuple[str, int, int, tuple[tuple[str, int, int], ...]]


def _matches(codes: str) -> tuple[Matched, ...]:
    """The phrases of a run of tokens with the token on either side of it."""
    found: list[tuple[int, int, Rule, re.Match[str]]] = []
    for rule in rules().that_may_match(codes):
        found.extend((match.start(), match.end(), rule, match) for match in rule.pattern.finditer(codes))
    found.sort(key=lambda c: (c[0] - c[1], c[2].rank))
    taken = bytearray(len(codes))
    chosen: list[Matched] = []
    for first, last, rule, match in found:
        if not any(taken[first:last]):
            taken[first:last] = b"\x01" * (last - first)
            parts = tuple((name, *match.span(name)) for name, words in match.groupdict().items() if words)
            chosen.append((rule.name, first, last, parts))
    return tuple(sorted(chosen, key=lambda m: m[1]))


# The same few runs of short length make up nearly all of a text: "on WEEKDAY", "the", "of YEAR".
_OFTEN_SEEN = 12
_known_matches = lru_cache(maxsize=50_000)(_matches)
