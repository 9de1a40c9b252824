"""Runs: the capitalised stretches of a sentence in which place names are looked for, with their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newstally.reading.language import Script, Sentence, is_title_case

_CAP = r"(?:(?:al|el|ad|an|ar|as|ash|at|az|d[’'])-?)?[A-ZÀ-ÖØ-ÞĀ-Ž](?:\w|[.’'&-](?!s\b)(?=\w))*"
# A full stop inside a name: "St. Louis", "Mt. Vernon", "John F. Kennedy".
_STOP = r"(?:(?:(?<=\bSt)|(?<=\bSte)|(?<=\bFt)|(?<=\bMt)|(?<=\b[A-Z]))\.)?"
_SMALL = "of|the|and|de|del|della|di|da|do|dos|das|du|des|la|las|los|le|les|el|al|ul|au|aux|upon|sur|am|y|e"
# A sentence may be wrapped in the middle of a name.
_GAP = r"[ \u00a0\n]"
_RUN = re.compile(rf"(?<![\w@#]){_CAP}(?:{_STOP}{_GAP}(?:(?:{_SMALL}){_GAP}){{0,2}}{_CAP}){{0,15}}")
_WORD = re.compile(r"[^ \u00a0\n]+")
# "Peshawar-bound", "US-led", "Iran-Iraq": what follows the hyphen is no part of the name.
_PART = re.compile(r"[^-–]+")
_SMALL_WORDS = frozenset(_SMALL.split("|"))


class Word(NamedTuple):
    """One word of a run with its offsets; `small` words only join ("of", "the", "de")."""

    text: str
    start: int
    end: int
    small: bool


class Run(NamedTuple):
    """A capitalised run: offsets, words, its sentence, and whether it opens that sentence."""

    start: int
    end: int
    words: tuple[Word, ...]
    sentence: Sentence
    opens: bool


# For each sentence whether it is set in title case, and its runs.
Capitalised = tuple[tuple[bool, tuple[Run, ...]], ...]


def all_runs(script: Script) -> Capitalised:
    """The runs of every sentence that has any, each with whether the sentence is set in title case."""
    found = ((sentence, tuple(runs(script.text, sentence))) for sentence in script.sentences)
    return tuple((is_title_case(sentence.text), each) for sentence, each in found if each)


def runs(text: str, sentence: Sentence) -> Iterator[Run]:
    """The capitalised runs of a sentence in text order; hyphenated words are parted."""
    for found in _RUN.finditer(text, sentence.start, sentence.end):
        words = tuple(
            Word(w.group(), found.start() + w.start(), found.start() + w.end(), w.group() in _SMALL_WORDS)
            for w in _WORD.finditer(found.group())
        )
        opens = not any(c.isalnum() for c in text[sentence.start : found.start()])
        yield Run(found.start(), found.end(), words, sentence, opens)


def hyphen_parts(word: Word) -> list[Word]:
    """The capitalised parts of a hyphenated word."""
    if "-" not in word.text and "–" not in word.text:
        return []
    return [
        Word(p.group(), word.start + p.start(), word.start + p.end(), False)
        for p in _PART.finditer(word.text)
        if p.group()[0].isupper()
    ]
