"""Word pieces: text as the encoder's vocabulary writes it, each piece with its place in the text.

The rule is BERT's for text in lower case: accents dropped, punctuation by itself, then from each word the longest
piece the vocabulary knows, again and again. The usual library for it brings a client for a model hub with it; this
needs a word list.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

Piece = tuple[int, int, int]
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONGEST_WORD = 100


@cache
def vocabulary() -> dict[str, int]:
    """Each piece with its number; pieces that go on with a word begin with ##."""
    text = files("newstally.reading.incidents.fillers").joinpath("vocabulary.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n"))}


def pieces(text: str) -> list[Piece]:
    """The pieces of a text as number, start and end, in text order."""
    known = vocabulary()
    unknown = known["[UNK]"]
    found: list[Piece] = []
    for token in _TOKEN.finditer(text):
        for word, start in _split(token.group(), token.start()):
            plain = _plain(word)
            if len(plain) != len(word) or len(word) > _LONGEST_WORD:
                found.append((_whole(plain, known, unknown), start, start + len(word)))
            else:
                found += _longest_first(plain, start, known, unknown)
    return found


def _split(word: str, start: int) -> list[tuple[str, int]]:
    """A word parted at underscores, which the pattern takes for letters."""
    if "_" not in word:
        return [(word, start)]
    return [(m.group(), start + m.start()) for m in re.finditer(r"_|[^_]+", word)]


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parted if unicodedata.category(c) != "Mn")


def _whole(plain: str, known: dict[str, int], unknown: int) -> int:
    return known.get(plain, unknown)


def _longest_first(word: str, start: int, known: dict[str, int], unknown: int) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    while at < len(word):
        lead = "##" if at else ""
        end = next((e for e in range(len(word), at, -1) if lead + word[at:e] in known), at)
        if end == at:
            return [(unknown, start, start + len(word))]
        found.append((known[lead + word[at:end]], start + at, start + end))
        at = end
    return found
