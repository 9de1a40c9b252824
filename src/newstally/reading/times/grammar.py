"""The grammar as regular expressions over tokens, and the phrases of a text that it matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newstally.lexicon import table
from newstally.reading.times.tokens import BREAK, CAPITALISED, OTHER, ROOM, Tokens, alphabet, context, feast_names

_PIECE = re.compile(r"\{(\w+):|\}|\(\?<?[=!]|\(|[A-Z]+|[a-z']+|\s+|.")


# A dash (—) joins no words.
_HYPHENS = frozenset("-‐‑–")


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
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens.ends[self.last - 1]

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

    @property
    def heads_a_name(self) -> bool:
        """Whether a newspaper's name goes on from here: "The Sunday Times"."""
        following = self.tokens.texts[self.last] if self.last < len(self.tokens.texts) else BREAK
        return following[:1].isupper() and following.lower() in context("paper_names")

    @property
    def joins_on(self) -> bool:
        """Whether the last word is only the start of a compound: "a month-to-month rise"."""
        after = self.tokens.texts[self.last] if self.last < len(self.tokens.texts) else BREAK
        return after in _HYPHENS and self.tokens.starts[self.last] == self.end

    def after_code(self, count: int = 1) -> str:
        """The category character of the token after the phrase."""
        at = self.last + count - 1
        return self.tokens.codes[at] if at < len(self.tokens.codes) else BREAK


def phrases(tokens: Tokens) -> list[Phrase]:
    """The phrases of a text that the grammar matches, in text order: the longest first, none overlapping."""
    found = sorted(_candidates(tokens), key=lambda c: (c[0] - c[1], c[2]))
    taken = bytearray(len(tokens.codes))
    chosen = []
    for first, last, rank, match in found:
        if not any(taken[first:last]):
            taken[first:last] = b"\x01" * (last - first)
            parts = {name: match.span(name) for name, words in match.groupdict().items() if words}
            chosen.append(Phrase(_rules()[rank][0], tokens, first, last, parts))
    return sorted(chosen, key=lambda p: p.first)


def _candidates(tokens: Tokens) -> Iterator[tuple[int, int, int, re.Match[str]]]:
    for rank, (_, pattern) in enumerate(_rules()):
        for match in pattern.finditer(tokens.codes):
            yield match.start(), match.end(), rank, match


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule["name"], re.compile(_expression(pattern)))
        for rule in table(ROOM, "grammar.toml")["rule"]
        for pattern in rule["patterns"]
    )


@cache
def _macros() -> dict[str, str]:
    macros: dict[str, str] = table(ROOM, "grammar.toml")["macros"]
    return macros | {"FEAST": feast_names()}


@cache
def _expression(pattern: str) -> str:
    return "".join(_piece(piece) for piece in _PIECE.finditer(pattern))


def _piece(piece: re.Match[str]) -> str:
    text = piece.group()
    if piece[1]:
        return f"(?P<{piece[1]}>"
    if text == "}":
        return ")"
    if text == "(":
        return "(?:"
    if text in _macros():
        return f"(?:{_expression(_macros()[text])})"
    if text.isspace():
        return ""
    if text.isupper():
        return _class(text)
    return _class(f"'{text}") if text[0].isalpha() else text


@cache
def _class(name: str) -> str:
    special = {"OTHER": OTHER, "CAPITALISED": CAPITALISED, "BREAK": BREAK}
    letters = special.get(name) or alphabet().letters_of(name)
    if not letters:
        raise ValueError(f"grammar.toml: {name} is neither a macro nor a category nor a word of the lexicon")
    return f"[{letters}]"
