"""Names that differ only in spelling: Jaffar, Jafar and Jaffer; Mastung and Mastoong; BLA and its full name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newstally.lexicon import words

_ROOM = "newstally.ledger.linking"
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
# Transliterations of one sound, rewritten before letters are compared.
_SOUNDS = (("oo", "u"), ("ou", "u"), ("ee", "i"), ("ph", "f"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("dh", "d"))
_LETTERS = str.maketrans({"q": "k", "c": "k", "y": "i", "z": "s", "w": "v"})
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")
# Below this length a single letter makes another name (Iran, Iraq).
_SHORTEST_VARIANT = 5
_LONG = 8


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a name in plain lower-case letters, without accents, possessives and articles."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return tuple(word for word in _WORD.findall(plain) if word not in words(_ROOM, "name_fillers.txt"))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word as it sounds, roughly: doubled letters once, one letter for each way to write a sound."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word.translate(_LETTERS))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word as it sounds, behind its first letter: what spellings of one name share."""
    sound = folded(word)
    return sound[:1] + _VOWELS.sub("", sound[1:])


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Whether two words may be spellings of one: equal as they sound, or a vowel or two apart."""
    if a == b:
        return True
    one, other = folded(a), folded(b)
    if one == other:
        return min(len(a), len(b)) >= _SHORTEST_VARIANT - 1
    if min(len(a), len(b)) < _SHORTEST_VARIANT or skeleton(a) != skeleton(b):
        return False
    return distance(one, other) <= (2 if min(len(one), len(other)) >= _LONG else 1)


def same_name(a: str, b: str) -> bool:
    """Whether two names are one, word for word, spelling aside; a short form in capitals stands for its full name."""
    one, other = tokens(a), tokens(b)
    if not one or not other:
        return False
    if len(one) == len(other):
        return all(map(same_word, one, other))
    return is_short_form(a, b) or is_short_form(b, a)


def is_short_form(short: str, full: str) -> bool:
    """Whether `short` is made of the initials of `full`: "BLA", "TTP"."""
    letters = short.replace(".", "").strip()
    if not (2 <= len(letters) <= 6 and letters.isupper() and " " not in letters):
        return False
    return letters.lower() in initials(full)


def initials(full: str) -> tuple[str, ...]:
    """What may stand for a name of several words: its initials, with and without those of its small words."""
    telling = "".join(word[0] for word in tokens(full))
    every = "".join(word[0].lower() for word in _WORD.findall(full))
    return tuple(dict.fromkeys((telling, every))) if len(telling) >= 2 else ()


def names_in(query: str, text: str) -> bool:
    """Whether the words of `query` stand in `text` next to each other, spelling aside."""
    wanted, given = tokens(query), tokens(text)
    if not wanted:
        return False
    starts = range(len(given) - len(wanted) + 1)
    return any(all(map(same_word, wanted, given[i : i + len(wanted)])) for i in starts) or same_name(query, text)


def distance(a: str, b: str) -> int:
    """The Levenshtein distance of two words."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]
