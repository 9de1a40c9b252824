"""Plurals: the singular of an English noun, by its spelling or by the table of those that spelling does not tell."""

from __future__ import annotations

from newstally.lexicon import table
from newstally.reading.quantities.numerals import ROOM

_IRREGULAR: dict[str, str] = table(ROOM, "plurals.toml")["singular"]
_UNCHANGED = frozenset(table(ROOM, "plurals.toml")["unchanged"]["nouns"])


def is_irregular(noun: str) -> bool:
    """Whether a plural is one that the table knows: "species", "bogies", "men"."""
    return noun in _IRREGULAR or noun in _UNCHANGED


def singular(noun: str) -> str:
    """The singular of an English noun, by its spelling."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun in _UNCHANGED:
        return noun
    for ending in ("men", "women", "children"):
        if noun.endswith(ending) and len(noun) > len(ending):
            return noun[: -len(ending)] + _IRREGULAR[ending]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 2:
        return noun[:-1]
    return noun
