"""Bylines: who wrote the story, from lines such as "By A. Name and B. Name in Quetta"."""

from __future__ import annotations

import re

from newstally.lexicon import table

_WORDS = table("newstally.intake", "bylines.toml")
_DESKS = frozenset(_WORDS["desks"])
_PARTICLES = frozenset(_WORDS["particles"])
_BY = re.compile(
    r"(?:(?:(?:written|story|report|reporting|words|posted|published)\s+)?by[:\s]|(?:byline|authors?|reporter)\s*:)\s*",
    re.IGNORECASE,
)
# What follows the names: a paper, a place, a role, an address, a date.
_AFTER = re.compile(
    r"\s+(?:for|in|at|from|of|with)\s+(?=\S).*|\s*[|•·/(\[—–].*|\s+-\s+.*|\s*\S+@\S+.*|,\s+(?=[^,]*\b(?:"
    + "|".join(_WORDS["roles"])
    + r")\b).*",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.’'\-‐‑]*(?:[.’'\-‐‑][^\W\d_]*)*\.?")
_LONGEST = 140


def byline(text: str) -> tuple[str, ...]:
    """The names of a line that opens with "By"; none where it is no byline ("By then the fire was out")."""
    opening = _BY.match(text)
    if not opening or len(text) > _LONGEST:
        return ()
    return _names(_AFTER.sub("", text[opening.end() :].strip(" :,")))


def bare_byline(text: str) -> tuple[str, ...]:
    """The names of a line that holds nothing but names or a desk ("AGENCIES"); only a story's head has such."""
    return _names(text) if len(text) <= _LONGEST and not text.endswith((".", "!", "?", ":")) else ()


def _names(text: str) -> tuple[str, ...]:
    people = re.split(r"\s*(?:,|;|&|\band\b)\s*", text, flags=re.IGNORECASE)
    found = tuple(name for person in people if (name := person.strip(" .,"))) or ()
    return found if found and all(map(_is_name, found)) else ()


def _is_name(text: str) -> bool:
    if text.casefold() in _DESKS or text.casefold().split()[-1] in _WORDS["desk_heads"]:
        return True
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    return words[0][0].isupper() and all(word[0].isupper() or word.casefold() in _PARTICLES for word in words)
