"""Modifiers: words beside a number that open a side of it or widen it ("at least four", "some 300", "50 or so")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newstally.lexicon import table, words
from newstally.model import Modifier
from newstally.reading.quantities.numerals import ROOM


class Found(NamedTuple):
    """A modifier with the stretch it stands on."""

    modifier: Modifier
    start: int
    end: int


@cache
def _phrases(side: str) -> dict[str, Modifier]:
    return {phrase: kind for kind, all_of in table(ROOM, "modifiers.toml")[side].items() for phrase in all_of}


def _either(options: dict[str, Modifier] | list[str]) -> str:
    return "|".join(sorted((re.escape(o).replace(r"\ ", r"\s") for o in options), key=len, reverse=True))


_LAST_WORDS = re.compile(r"\S+")
_WORDS_AFTER = _either([p for p in _phrases("after") if p[0].isalpha()])
_AFTER = re.compile(rf"(?P<tail>\+|-plus\b|-odd\b|-ish\b)|[^\S\n](?P<phrase>{_WORDS_AFTER})\b", re.IGNORECASE)
_ADDED = re.compile(
    r"\s(?:\d|[$€£₹]|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|tax|interest|costs|VAT|fees)"
)
_MOVES = re.compile("|".join(words(ROOM, "movement_words.txt")))
_MOVED = frozenset(table(ROOM, "modifiers.toml")["movement"]["verbs"])
# Verbs that "over" belongs to: what follows is given up, moved on or earned.
_WITH_OVER = frozenset(table(ROOM, "modifiers.toml")["with_over"]["verbs"])
# What "more than" compares when it stands before it: "9 percent more than 377" is no bound.
_COMPARED = re.compile(
    r"(?:\d|%|\b(?:per ?cent|pc|points?|times|(?:m|b|tr)illion|crore|lakh|bn"
    r"|half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|far|much|people|years?|months?|days?))"
    r"\s?,?\s?\Z",
    re.IGNORECASE,
)


def modifier_before(text: str, start: int) -> Found | None:
    """The modifier that ends where the number starts."""
    base = max(0, start - 40)
    window = text[base:start]
    if not window or window[-1] == "\n":
        return None
    tokens = [
        (m.group().lower().lstrip("(“\"'"), base + m.start(), base + m.end()) for m in _LAST_WORDS.finditer(window)
    ]
    if not tokens:
        return None
    phrases = _phrases("before")
    if not window[-1].isspace():
        # Glued: "~1.2", "sub-7".
        tail = re.search(r"(~|≈|sub[-‑])\s?\Z", window, re.IGNORECASE)
        if tail is None:
            return None
        return Found(
            phrases["sub-" if len(tail.group(1)) > 1 else tail.group(1)], base + tail.start(), base + tail.end()
        )
    for size in (4, 3, 2, 1):
        if len(tokens) < size:
            continue
        phrase = " ".join(t[0] for t in tokens[-size:])
        if phrase in phrases:
            begin = tokens[-size][1]
            if phrase[0] != text[begin].lower():
                begin += 1
            found = Found(phrases[phrase], begin, tokens[-1][2])
            return found if _bounds(text, phrase, begin, tokens[: len(tokens) - size]) else None
    return None


def _bounds(text: str, phrase: str, begin: int, before: list[tuple[str, int, int]]) -> bool:
    """Whether the phrase is a bound here, and neither a comparison nor the end of a movement."""
    if phrase == "up to":
        return not before or before[-1][0] not in _MOVED
    if phrase == "over" and before and before[-1][0] in _WITH_OVER:
        return False  # "handed over £2m" gives it up, and says no bound
    if phrase in ("as low as", "as high as"):
        return not before or _MOVES.fullmatch(before[-1][0]) is None  # "fell as low as" tells a level
    if phrase in (
        "more than",
        "less than",
        "above",
        "below",
        "over",
        "under",
        "higher than",
        "lower than",
        "fewer than",
    ):
        return _COMPARED.search(text, max(0, begin - 20), begin) is None
    return True


def modifier_after(text: str, end: int) -> Found | None:
    """The modifier that follows the number or its unit: "or more", "-odd", "+"."""
    found = _AFTER.match(text, end)
    if found is None:
        return None
    if (found["phrase"] or "").lower() == "plus" and _ADDED.match(text, found.end()):
        return None  # "50% plus one share"
    phrase = re.sub(r"\s", " ", (found["tail"] or found["phrase"]).lower())
    return Found(_phrases("after")[phrase], found.start() + (not found["tail"]), found.end())
