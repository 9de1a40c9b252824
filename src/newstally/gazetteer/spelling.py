"""Spelling: the places of a country whose names are written nearly as a name that the gazetteer does not have.

Transliterations differ in the same few ways everywhere: vowels ("Mastoong", "Mastung"), doubled and breathed
consonants ("Machh", "Khuzdar", "Qalat"), an article. Names that agree once these are set aside are one place's; one
letter more may differ only in a long name. Nothing else is near enough: Harrisburg is not Harrison.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from newstally.gazetteer.folding import fold
from newstally.gazetteer.lookup import country, within
from newstally.model import GazetteerEntry

_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ed|er|es|ez|ul) | (?:al|el|ul|e|i|ad|ez|az|as) ")
_LETTERS = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"ph"), "f"),
    (re.compile(r"([bdgjkt])h"), r"\1"),
    (re.compile(r"q|ck|c(?!h)"), "k"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:ee|ea|ei|ie|ey|ai|ay|[eiy])+"), "i"),
    (re.compile(r"(?:oo|ou|ow|au|[ou])+"), "u"),
    (re.compile(r"a+h?(?![aeiou])"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)
# Where names are English, they have one spelling.
_ONE_SPELLING = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))
# Shorter names are too often near one another.
_SHORTEST, _LONG = 5, 8


def sound(name: str) -> str:
    """The name without what transliterations differ in: "Mastoong" and "Mastung" sound the same."""
    key = _ARTICLE.sub(" ", fold(name))
    for pattern, instead in _LETTERS:
        key = pattern.sub(instead, key)
    return key


@lru_cache(maxsize=8)
def _by_sound(code: str) -> dict[str, tuple[GazetteerEntry, ...]]:
    nation = country(code)
    found: dict[str, list[GazetteerEntry]] = defaultdict(list)
    for place in within(nation) if nation is not None else ():
        found[sound(place.name)].append(place)
    return {key: tuple(sorted(places, key=lambda p: -p.population)) for key, places in found.items()}


def look_alike(name: str, code: str) -> tuple[GazetteerEntry, ...]:
    """The places of a country (ISO 3166-1) written nearly so, the largest first.

    None for names under five letters, and none in countries whose names are English.
    """
    letters = fold(name).replace(" ", "")
    if len(letters) < _SHORTEST or code in _ONE_SPELLING:
        return ()
    wanted, known = sound(name), _by_sound(code)
    near = [place for place in known.get(wanted, ()) if _is_near(letters, place)]
    if not near and len(letters) >= _LONG:
        near = [
            place
            for key, places in known.items()
            if abs(len(key) - len(wanted)) <= 1 and key[:1] == wanted[:1] and is_one_apart(key, wanted)
            for place in places
            if _is_near(letters, place)
        ]
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
