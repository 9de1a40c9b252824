"""Lexical cohesion: whether two stretches of text tell one story (after Hearst's TextTiling, 1997).

Paragraphs of one story repeat its names and things; the first paragraphs of another story hardly share a
word with the last of the one before, except the words that all news shares (`common_words.txt`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newstally.lexicon import words

_COMMON = words("newstally.intake", "common_words.txt")
_WORD = re.compile(r"[^\W\d_]{3,}")
# Inflected forms of a word share their first letters: "explosion", "explosions"; "derailed", "derails".
_STEM = 6


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def content_of(texts: Iterable[str]) -> frozenset[str]:
    """The stems of several texts together."""
    return frozenset().union(*map(content_words, texts))


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller vocabulary that the other one holds too, 0 to 1."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
