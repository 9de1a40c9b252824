"""Spelling: the places of a country whose names are written nearly as a name that the gazetteer does not have.

Transliterations differ in the same few ways everywhere: vowels ("Mastoong", "Mastung"), doubled and breathed
consonants ("Machh", "Khuzdar", "Qalat"), an article. Names that agree once these are set aside are one place's; one
letter more may differ only in a long name. Nothing else is near enough: Harrisburg is not Harrison.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from newstally.gazetteer.folding import fold
from newstally.gazetteer.lookup import country, entry_of_row, rows_within
from newstally.model import GazetteerEntry

_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ed|er|es|ez|ul) | (?:al|el|ul|e|i|ad|ez|az|as) ")
# Vowels by what they are taken for, breath and doubling left out, letters that stand for one sound made one.
_BREATH = re.compile(r"(?<=[bdgjkt])h|[^a-z]|(?<=a)h(?![aeiou])")
_ALIKE = re.compile(r"ph|dj|zh|ck|c(?!h)|[eiy]+a(?=i|y)|a?[eiy][aeiy]*|a[iy]+|a?[ou][ouw]*")
_DOUBLE = re.compile(r"(.)\1+")
_SINGLE = str.maketrans({"q": "k", "w": "v"})
_INSTEAD = {"ph": "f", "dj": "j", "zh": "j", "ck": "k", "c": "k"}
# Where names are English, they have one spelling.
_ONE_SPELLING = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))
# Shorter names are too often near one another.
_SHORTEST, _LONG = 5, 8
_HAMLET = 1_000


def sound(name: str) -> str:
    """The name without what transliterations differ in: "Mastoong" and "Mastung" sound the same."""
    key = _ARTICLE.sub(" ", fold(name))
    key = _ALIKE.sub(_letter, _BREATH.sub("", key))
    return _DOUBLE.sub(r"\1", key.translate(_SINGLE))


def _letter(found: re.Match[str]) -> str:
    written = found.group()
    return _INSTEAD.get(written) or ("u" if written[-1] in "ouw" else "i")


@cache
def _by_sound(code: str) -> dict[str, list[int]]:
    """Row numbers of a country's places by the sound of their own names."""
    nation = country(code)
    found: dict[str, list[int]] = defaultdict(list)
    for number, row in rows_within(nation) if nation is not None else ():
        if row.population >= _HAMLET:
            found[sound(row.name)].append(number)
    return dict(found)


def look_alike(name: str, code: str) -> tuple[GazetteerEntry, ...]:
    """The places of a country (ISO 3166-1) of a thousand people and more that are written nearly so, the largest first.

    None for names under five letters, and none in countries whose names are English.
    """
    letters = fold(name).replace(" ", "")
    if len(letters) < _SHORTEST or code in _ONE_SPELLING:
        return ()
    wanted, known = sound(name), _by_sound(code)
    rows = known.get(wanted, [])
    if not rows and len(letters) >= _LONG:
        rows = [
            row
            for key, numbers in known.items()
            if abs(len(key) - len(wanted)) <= 1 and key[:1] == wanted[:1] and is_one_apart(key, wanted)
            for row in numbers
        ]
    near = [place for place in map(entry_of_row, rows) if _is_near(letters, place)]
    return tuple(sorted(near, key=lambda p: -p.population))


def _is_near(letters: str, place: GazetteerEntry) -> bool:
    """Whether the names are about as long; what is set aside must not be most of them."""
    return abs(len(letters) - len(fold(place.name).replace(" ", ""))) <= 2


def is_one_apart(a: str, b: str) -> bool:
    """Whether one letter put in, left out or changed, or two neighbours swapped, makes one word of the other."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return len(b) - len(a) == 1 and a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])
