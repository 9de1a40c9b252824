"""Furniture: the lines of a page that belong to no story, by the lists in `furniture.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from newstally.lexicon import table

Furniture = Literal["head", "tail", "related", "inline", "ending", "section"]

_TABLE = table("newstally.intake", "furniture.toml")
# Longer lines are prose, however they open.
_LONGEST = 200
_MOST_WORDS = 22
_TRIM = " \t\u00a0:.…!»›>→▼▲+•|-–—*"


class _List(msgspec.Struct, frozen=True):
    kind: Furniture
    lines: frozenset[str]
    openings: tuple[str, ...]
    pattern: re.Pattern[str] | None


# In the order in which they are tried: a line of two lists belongs to the first.
_ORDER: tuple[Furniture, ...] = ("ending", "inline", "related", "tail", "head", "section")


@cache
def _lists() -> tuple[_List, ...]:
    return tuple(
        _List(
            kind,
            frozenset(_TABLE[kind]["lines"]),
            tuple(_TABLE[kind]["openings"]),
            re.compile("|".join(f"(?:{p})" for p in patterns)) if (patterns := _TABLE[kind]["patterns"]) else None,
        )
        for kind in _ORDER
    )


def furniture(text: str) -> Furniture | None:
    """Which kind of furniture a line is; None for the story's own lines."""
    if len(text) > _LONGEST:
        return None
    lower = text.casefold().replace("’", "'").strip()
    bare = lower.strip(_TRIM)
    for each in _lists():
        if lower in each.lines or bare in each.lines:
            return each.kind
    for each in _lists():
        if each.pattern and each.pattern.fullmatch(lower):
            return each.kind
        if each.openings and lower.startswith(each.openings) and _is_short(lower, each.kind):
            return each.kind
    return "section" if _joins_sections(lower) else None


def _is_short(lower: str, kind: Furniture) -> bool:
    words = lower.count(" ") + 1
    return words <= _MOST_WORDS and (kind != "related" or words <= 8)


def _joins_sections(lower: str) -> bool:
    """A menu on one line: "Home | World | Business"."""
    parts = [part.strip(_TRIM) for part in re.split(r"\s*[|>»›•·/]\s*|\s{2,}|\t", lower)]
    sections = _lists()[-1].lines
    return len(parts) > 1 and sum(part in sections for part in parts) * 2 > len(parts)
