"""What a wording says: its words, the terms of the field behind them, and the words that say how it is measured."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from newstally.lexicon import table, words

_ROOM = "newstally.ledger.series"
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?\b")
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those"))
_PREPOSITIONS = frozenset(("of", "in", "through", "for", "from", "on", "at", "with", "via"))
# Prepositions that turn a wording round: exports to China are not imports from it, tonnes by sea not by rail.
_TELLING_PREPOSITIONS = ("to", "by")
_LONGEST_PHRASE = 8


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One phrase for an indicator, taken apart.

    `plain` are its words without articles, word order aside ("exports of groundnuts", "groundnut exports"); `core`
    what is left without the words that say little, names of the field put in the place of their terms;
    `qualifiers` how it is measured, by group ("gross or net": "net"); `terms` the phrase behind each term or name of
    a sector, `loose` those whose phrase may mean something else, `named` the indicators of the field that it surely
    names; `grows` the terms it names the level of.
    """

    text: str
    plain: frozenset[str]
    core: frozenset[str]
    qualifiers: dict[str, str]
    terms: dict[str, str]
    loose: frozenset[str]
    named: frozenset[str]
    grows: frozenset[str]

    @property
    def is_specific(self) -> bool:
        """Whether it says what is measured, and not only that something is sold, earned or counted."""
        owned = words(_ROOM, "owned.txt")
        said = (each for word in self.core for each in self.terms.get(word, word).split())
        return bool(self.named) or any(each not in owned for each in said)

    @property
    def is_bare_noun(self) -> bool:
        """Whether it is one word that is no term of the field: "lorries", "classrooms"."""
        return len(self.core) == 1 and not self.named

    @property
    def is_of_the_world(self) -> bool:
        """Whether it is a price of the world market, which needs no place: "gold", "oil prices"."""
        return self.plain <= words(_ROOM, "world_markets.txt")


class _Phrase(msgspec.Struct, frozen=True):
    """A phrase of a lexicon and what it stands for."""

    stands_for: str
    is_term: bool = False
    loose: bool = False
    grows: bool = False


@lru_cache(maxsize=65536)
def take_apart(text: str) -> Wording:
    """A wording's parts. Terms are found first, so that "gross domestic product" says nothing of gross or net."""
    tokens = tokens_of(text)
    plain = _without_prepositions([t for t in tokens if t not in _ARTICLES])
    left, found = _replaced(tokens, _terms())
    terms = {phrase.stands_for: said for phrase, said in found}
    named = frozenset(phrase.stands_for for phrase, _ in found if phrase.is_term and not phrase.loose)
    qualifiers: dict[str, str] = {}
    left, measured = _replaced(left, _qualifiers())
    for phrase, _ in measured:
        group, _, member = phrase.stands_for.partition("=")
        qualifiers.setdefault(group, member)
    core = _without_prepositions([t for t in left if "=" not in t])
    light = words(_ROOM, "light_words.txt") | (words(_ROOM, "light_beside_terms.txt") if named else frozenset())
    kept = frozenset(t for t in core if t in terms or t not in light)
    return Wording(
        text=text,
        plain=frozenset(plain),
        # Where only light words are left, they are what is measured: "services", "goods".
        core=kept or frozenset(plain),
        qualifiers=qualifiers,
        terms=terms,
        loose=frozenset(phrase.stands_for for phrase, _ in found if phrase.loose),
        named=named,
        grows=frozenset(phrase.stands_for for phrase, _ in found if phrase.grows),
    )


def tokens_of(text: str) -> list[str]:
    """The words of a phrase in lower case and in the singular, hyphens as spaces."""
    return [singular(word) for word in _WORD.findall(_POSSESSIVE.sub("", text).lower())]


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A noun in the singular, by its ending; the same for both numbers is all that comparing needs."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")) or (word.endswith("oes") and len(word) > 5):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def group_of(member: str) -> str:
    """The group in which a word says how an indicator is measured; "" for any other word."""
    groups = table(_ROOM, "qualifiers.toml")["group"]
    return next((str(each["name"]) for each in groups if member in each["members"]), "")


def alone(group: str) -> str:
    """What it means that only one of two wordings has a word of a group: "open" or "apart"."""
    return next(str(each["alone"]) for each in table(_ROOM, "qualifiers.toml")["group"] if each["name"] == group)


def _without_prepositions(tokens: list[str]) -> list[str]:
    """The words without their prepositions; one that turns the meaning round goes with the word behind it."""
    kept: list[str] = []
    before = ""
    for token in tokens:
        if token in _TELLING_PREPOSITIONS:
            before = f"{token}:"
        elif token in _PREPOSITIONS:
            before = ""
        else:
            kept.append(before + token)
            before = ""
    return kept


def _replaced(
    tokens: list[str], phrases: dict[tuple[str, ...], _Phrase]
) -> tuple[list[str], list[tuple[_Phrase, str]]]:
    """The tokens with each phrase of a lexicon, the longest first, replaced by what it stands for."""
    kept: list[str] = []
    found: list[tuple[_Phrase, str]] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            said = tuple(tokens[at : at + length])
            phrase = phrases.get(said)
            if phrase is not None:
                kept.append(phrase.stands_for)
                found.append((phrase, " ".join(said)))
                at += length
                break
        else:
            kept.append(tokens[at])
            at += 1
    return kept, found


@cache
def _terms() -> dict[tuple[str, ...], _Phrase]:
    phrases: dict[tuple[str, ...], _Phrase] = {}
    lexicon = table(_ROOM, "terms.toml")
    for kind in ("term", "scope"):
        for entry in lexicon[kind]:
            name, is_term = entry["name"], kind == "term"
            for said in entry["said"]:
                phrases[tuple(tokens_of(said))] = _Phrase(name, is_term)
            for said in entry.get("grows", ()):
                phrases[tuple(tokens_of(said))] = _Phrase(name, is_term, grows=True)
            for said in entry.get("loosely", ()):
                phrases.setdefault(tuple(tokens_of(said)), _Phrase(name, is_term, loose=True))
    return phrases


@cache
def _qualifiers() -> dict[tuple[str, ...], _Phrase]:
    return {
        tuple(tokens_of(said)): _Phrase(f"{group['name']}={member}")
        for group in table(_ROOM, "qualifiers.toml")["group"]
        for member, phrases in group["members"].items()
        for said in phrases
    }
