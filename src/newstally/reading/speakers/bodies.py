"""Bodies: which of the report's organisations "the ministry", "the company" or "the health ministry" stands for."""

from __future__ import annotations

import re

from newstally.lexicon import table
from newstally.model import Name
from newstally.reading.names.lexicon import FIRMS, KNOWN_FIRMS, KNOWN_PRESS, MEDIA
from newstally.reading.speakers.lexicon import INSTITUTIONS, ROOM

_TABLE = table(ROOM, "body_nouns.toml")
_FIRM_NOUNS = frozenset(_TABLE["firm"].split())
_HEADS = {noun: frozenset(heads.split()) for noun, heads in _TABLE["heads"].items()}
# Of these a report on fighting tells of several: "the army" need not be the one named last.
_BANDS = frozenset(("army", "force", "forces", "front", "group", "movement", "militia", "guard", "guards", "party"))
_NO_MODIFIER = (
    "the|a|an|its|their|of|and|this|that|s|by|to|from|in|at|says|said|told|as|another|any|each|every|no|one|his|her|our|my|other|same|for|with|but|or|when|"
    "while|if|where|after|before|which|against|between"
)
_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_SMALL = frozenset(("of", "for", "and", "the", "de", "&"))
# Bodies of a state are no company.
_PUBLIC = INSTITUTIONS - FIRMS - MEDIA - {"agency", "programme", "program", "studio", "mills"}
_NO_FIRMS = _PUBLIC | MEDIA | {"university", "un", "who"}


class Bodies:
    """The organisations of a report, in the order of their mentions."""

    def __init__(self, text: str, names: tuple[Name, ...]) -> None:
        self._text = text
        found = [(e.start, n) for n in names if n.kind in ("organisation", "facility") for e in n.evidence]
        self._mentions = sorted(found, key=lambda m: m[0])

    def meant(self, phrase: str, before: int, determined: bool) -> tuple[str, Name | None]:
        """The name the phrase stands for and its record; the phrase itself where nothing before it explains it."""
        noun = phrase.lower()
        head = noun.split()[-1] if noun else ""
        if head not in INSTITUTIONS and head not in _FIRM_NOUNS and head not in _HEADS:
            return phrase, None
        if not determined:
            return phrase, None
        at, named = self._named(noun, head, before)
        if " " not in noun and noun in INSTITUTIONS and noun not in _BANDS:
            told_at, told = self._told_in_lower_case(noun, before)
            if told and told_at > at:
                return told, None
        return (named.name, named) if named is not None else (phrase, None)

    def _named(self, noun: str, head: str, before: int) -> tuple[int, Name | None]:
        """The named body: where several fit, the one named last of those whose own head the noun is."""
        if noun in _BANDS and noun not in _FIRM_NOUNS:
            return -1, None
        fits: dict[str, tuple[int, Name]] = {}
        for at, name in self._mentions:
            if at >= before:
                break
            if _fits(noun, head, name):
                fits[name.name] = (at, name)
        if not fits:
            return -1, None
        newest = max(fits.values(), key=lambda f: f[0])
        if len(fits) == 1 or (noun in _FIRM_NOUNS and self._is_in_focus(newest, fits, before)):
            return newest
        same = [f for f in fits.values() if head in _words(f[1].name)]
        if len(same) == len(fits) or (same and newest in same):
            return max(same, key=lambda f: f[0]) if head == "ministry" else (-1, None)
        return same[0] if len(same) == 1 else (-1, None)

    def _is_in_focus(self, newest: tuple[int, Name], fits: dict[str, tuple[int, Name]], before: int) -> bool:
        """Whether one firm is told of alone just before, and opens its sentence: "Honda gained ... The company"."""
        at, name = newest
        others = max((f[0] for n, f in fits.items() if n != name.name), default=-1)
        if before - at > 300 or "\n\n" in self._text[at:before]:
            return False
        opening = max(self._text.rfind(mark, 0, at) for mark in (". ", "\n", "” ", "? "))
        return others < opening and self._text[opening + 1 : at].strip().lower() in ("", "the")

    def _told_in_lower_case(self, noun: str, before: int) -> tuple[int, str]:
        """ "The education ministry ... the ministry": the fuller phrase told last."""
        modifiers = rf"(?:\b[A-Z][\w’'&.]*\s+)+|\b(?!(?:{_NO_MODIFIER})\b)[a-z]+\s+"
        pattern = re.compile(rf"(?:{modifiers}){noun}(?:\s+of(?:\s+[A-Z]\w+)+)?\b")
        told = list(pattern.finditer(self._text, max(0, before - 4000), before))
        return (told[-1].start(), _DETERMINER.sub("", told[-1].group())) if told else (-1, "")


def _words(name: str) -> list[str]:
    return [w.lower().strip(".’'") for w in name.split()]


def _fits(noun: str, head: str, name: Name) -> bool:
    words = _words(name.name)
    if " " in noun:
        # "the health ministry" is the Ministry of Public Health.
        told = [w for w in noun.split() if w not in _SMALL]
        return all(w in words for w in told)
    heads = _HEADS.get(noun)
    if heads is not None and (heads & set(words) or (noun == "bank" and any(w.endswith("bank") for w in words))):
        return True
    if head in words and noun not in _FIRM_NOUNS:
        return True
    if noun in ("agency", "organisation", "organization") and name.kind == "organisation" and name.name.isupper():
        return True
    if noun in _FIRM_NOUNS and heads is None:
        return _is_firm(name, words)
    return noun in _FIRM_NOUNS and bool(heads) and name.name in KNOWN_FIRMS


def _is_firm(name: Name, words: list[str]) -> bool:
    if name.kind != "organisation" or name.name in KNOWN_PRESS:
        return False
    if words[-1] in FIRMS or name.name in KNOWN_FIRMS:
        return True
    return not set(words) & _NO_FIRMS and not name.name.replace(".", "").isupper()
