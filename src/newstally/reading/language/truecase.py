"""Truecasing: text all in capitals, as wires sent it, written again with the capitals that names have.

A floor, not a model: words that the lemmatizer's lists know are lower case unless they name a place, a people, a
month or a day; unknown words are names; letters in brackets and letters without a vowel are abbreviations. The
length never changes, so that every offset stays good.
"""

from __future__ import annotations

import re
from functools import cache

from newstally.gazetteer import country, demonym, is_capital, look_up, prominence
from newstally.lexicon import words
from newstally.reading.language import pipeline

_ROOM = "newstally.reading.language"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"\(([^\W\d_]{2,8})\)")
_SENTENCE_END = re.compile(r"(?:[.!?][\"')\]]*|\A|\n[ \t]*\n)\s*[\"'(\[]*$")
_CALENDAR = words(_ROOM, "calendar.txt")
_PARTICLES = words(_ROOM, "particles.txt")
_VOWELS = frozenset("aeiouy")
# A place less known than this is a common word that some village shares.
_WELL_KNOWN = 6.0


def is_upper(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    letters = [c for c in text[:4000] if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def truecase(text: str) -> str:
    """The text with ordinary capitals, if it has nothing but capitals; else the text itself."""
    if not is_upper(text):
        return text
    short = {m.group(1).lower() for m in _ABBREVIATION.finditer(text)}
    found = list(_WORD.finditer(text))
    cased = [_cased(m.group(), short) for m in found]
    _capitalise_articles(text, found, cased)
    _capitalise_long_forms(text, found, cased)
    pieces: list[str] = []
    end = 0
    for match, word in zip(found, cased, strict=True):
        between = text[end : match.start()]
        pieces.append(between)
        opens = not pieces[:-1] or _SENTENCE_END.search(text[max(0, match.start() - 12) : match.start()]) is not None
        pieces.append(word[:1].upper() + word[1:] if opens else word)
        end = match.end()
    return "".join([*pieces, text[end:]])


def is_title_case(text: str) -> bool:
    """Whether a text is set like a title, so that capitals say nothing of names."""
    if text.rstrip("\"”’')]")[-1:] in (".", "?", "!"):
        return False
    long = [w for w in _LETTERS.findall(text) if len(w) > 3]
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)


def plain_case(title: str, lower: frozenset[str], upper: frozenset[str]) -> str:
    """A title with the capitals of an ordinary sentence, its length unchanged.

    `lower` and `upper` are the words that the story itself writes small and with a capital inside a sentence; a word
    that it does not use is small where the lists know it as a common word.
    """

    def written(match: re.Match[str]) -> str:
        word = match.group()
        small = word.lower()
        if len(small) != len(word) or not word[0].isupper() or (len(word) > 1 and word.isupper()):
            return word
        if match.start() == 0 or small in upper:
            return word
        return small if small in lower or _is_common(small) else word

    return _WORD.sub(written, title)


def _capitalise_articles(text: str, found: list[re.Match[str]], cased: list[str]) -> None:
    """ "El Salvador", "La Union": an article right before a name is part of it."""
    for at in range(len(found) - 2, -1, -1):
        word = found[at].group()
        joined = text[found[at].end() : found[at + 1].start()].isspace()
        if word in ("EL", "LA", "LOS", "LAS") and joined and cased[at + 1][:1].isupper():
            cased[at] = word.capitalize()


def _capitalise_long_forms(text: str, found: list[re.Match[str]], cased: list[str]) -> None:
    """The name that an abbreviation in brackets shortens: "National Liberation Army (ELN)"."""
    for at, match in enumerate(found):
        word = match.group()
        if match.start() == 0 or text[match.start() - 1] != "(" or not word.isupper() or len(word) < 2:
            continue
        start = max(0, at - len(word) - 3)
        own = [i for i in range(start, at) if len(found[i].group()) > 3]
        named = own[-len(word) :]
        initials = {found[i].group()[0] for i in named}
        if len(initials & set(word)) * 2 >= len(set(word)):
            for i in named:
                cased[i] = cased[i][:1].upper() + cased[i][1:]


def _cased(word: str, short: set[str]) -> str:
    lower = word.lower()
    if len(lower) != len(word) or len(word) == 1:
        return lower if lower == "a" else word
    if lower in short or (len(word) > 1 and not _VOWELS & set(lower) and lower not in _known()):
        return word
    return lower if _is_common(lower) else lower.capitalize()


@cache
def _is_common(word: str) -> bool:
    stem = word.removesuffix("'s").removesuffix("’s")
    if stem in _CALENDAR and stem not in ("may", "march"):
        return False
    if not _forms(stem) & _known() and stem not in _PARTICLES:
        return False
    name = stem.capitalize()
    if demonym(name) is not None or country(name) is not None:
        return False
    best = next(iter(look_up(name)), None)
    famous = best is not None and (is_capital(best) or prominence(best, name) >= _WELL_KNOWN)
    return not famous or bool(_forms(stem) & pipeline.verbs_and_qualities())


def _forms(word: str) -> set[str]:
    """A word and what may be its uninflected form."""
    found = {word}
    for ending, base in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.add(word.removesuffix(ending) + base)
    for ending in ("ed", "ing"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 3 and bare[-1] == bare[-2]:
            found.add(bare[:-1])
    return found


@cache
def _known() -> frozenset[str]:
    return pipeline.vocabulary()
