"""Indicators: what a figure measures, and which wordings of one report mean the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newstally.lexicon import words
from newstally.model import Indicator, Place

_GENERIC = words("newstally.reading.figures", "generic_nouns.txt")
_MONEY = words("newstally.reading.figures", "money_nouns.txt")
_LEADING = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|this|that|these|those|such|total|overall|about|some|all)\s+)+",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^(?:[\w’'.-]+\s+){0,3}?[\w.-]+(?:[’']s|s[’'])\s+")
_WORD = re.compile(r"[\w&@-]+")
_STOP = words("newstally.reading.figures", "joining_words.txt")


@dataclass(slots=True)
class Series:
    """One indicator of a report while it is being read: its wordings and what its figures share."""

    key: frozenset[str]
    wordings: list[str] = field(default_factory=list)
    place: str = ""
    unit: str = ""
    scope: str = ""


def bare_concept(concept: str, places: Sequence[Place]) -> tuple[str, str]:
    """A concept without owner and determiner, and the place that owns it ("Pakistan’s IT exports": Pakistan)."""
    text = _LEADING.sub("", concept.strip())
    place = ""
    owner = _OWNER.match(text)
    if owner is not None:
        place = next((p.entry.name for p in places if p.entry and p.text in owner.group()), "")
        text = text[owner.end() :]
    text = _LEADING.sub("", text)
    for nation in (p for p in places if p.entry and p.kind in ("country", "demonym")):
        # "UK retail sales", "British retail sales": whose they are; "Indian Railways" keeps its name.
        rest = text.removeprefix(nation.text + " ")
        if rest != text and rest[:1].islower() and nation.entry is not None:
            chain = nation.entry.chain
            return rest, place or (chain[-1] if nation.kind == "demonym" and chain else nation.entry.name)
    return text, place


def key_of(concept: str) -> frozenset[str]:
    """The words that identify a concept: singular, without amounts-in-general, unless too little would be left.

    "IT services export remittances" and "revenue through IT exports" both come down to {it, export};
    "tourism receipts" and "earnings from tourism" to {tourism, money}; "exports" keeps its one word, and
    so stays apart from "IT exports".
    """
    found = [_singular(w) for w in _WORD.findall(concept.lower()) if w not in _STOP]
    kept = frozenset(w for w in found if w not in _GENERIC and w not in _MONEY)
    if len(kept) > 1:
        return kept
    return frozenset("money" if w in _MONEY else w for w in found)


def share_words(concept: str, other: str) -> bool:
    """Whether one of two wordings says no more than the other: "arrivals" and "tourist arrivals"."""
    one, two = key_of(concept), key_of(other)
    return one <= two or two <= one


class Indicators:
    """The indicators of one report: `join` gives a wording's series, known or new."""

    def __init__(self) -> None:
        self._series: dict[frozenset[str], Series] = {}

    def join(self, concept: str, place: str = "", scope: str = "") -> Series:
        """The series a wording belongs to; "exports" right after "IT exports" is not taken for the same."""
        series = self._series.setdefault(key_of(concept), Series(key_of(concept)))
        if concept not in series.wordings:
            series.wordings.append(concept)
        series.place = series.place or place
        series.scope = series.scope or scope
        return series

    @staticmethod
    def record(series: Series, home: str) -> Indicator:
        """The series as a record; `home` is the place meant where none is named."""
        concept = min(series.wordings, key=lambda w: (len(w.split()), len(w)))
        place = series.place or home
        slug = "-".join(sorted(series.key))
        return Indicator(
            id=f"{slug}@{place.lower().replace(' ', '-')}" if place else slug,
            concept=concept,
            scope=series.scope,
            place=place,
            unit=series.unit,
            wordings=tuple(series.wordings),
        )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
