"""Capitalised runs: the stretches of a sentence that may be names, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newstally.lexicon import words
from newstally.reading.language import Script, Sentence

_ROOM = "newstally.reading.names"
_NEVER_FIRST = words(_ROOM, "not_names.txt")
_PARTICLES = "|".join(sorted(words(_ROOM, "particles.txt"), key=len, reverse=True))

# A capitalised word: "Sindh", "al-Shabaab", "P@SHA", "O’Neill", "J.", "U.N."; digits only inside.
_CAP = (
    r"(?:(?:al|el|ad|as|ash|at)-)?[A-ZÀ-ÖØ-Þ](?:[\w&@]|[’'-](?=\w)|\.(?=\w))*"
    # A full stop belongs to initials and titles: "J. Doe", "Lt. Gen. Roe".
    r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Dr|Mr|Ms|Lt|Sr|Jr|St))\.|(?<=\b(?:Mrs|Gen|Col|Maj|Sgt|Cpl|Sen|Rep|Gov|Rev))\."
    r"|(?<=\b(?:Capt|Prof|Supt|Insp|Brig))\.)?"
)
_RUN = re.compile(rf"(?<![\w@#]){_CAP}(?:[ \u00a0]+(?:(?:{_PARTICLES})[ \u00a0]+){{0,2}}{_CAP})*")
_WORD = re.compile(r"\S+")
_HEADS = words(_ROOM, "organisation_heads.txt") | words(_ROOM, "facility_heads.txt")
_JOINT = re.compile(r"[ \u00a0]+(?:and|of|for|the)(?:[ \u00a0]+the)?[ \u00a0]+")
# "Quetta-bound", "London-based": the place qualifies the name and is no part of it.
_QUALIFIER = re.compile(r"-(?:bound|based|born|led|backed|run|controlled|held|occupied|administered|trained)$")
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?=\s)")


_NAMED_FOR = re.compile(
    rf"[ \u00a0](?:{'|'.join(w.capitalize() for w in sorted(words(_ROOM, 'facility_heads.txt')))}|College|Chapel)\b"
)


class Run(NamedTuple):
    """A capitalised run: its offsets in the report's text, the words, and whether it opens its sentence."""

    start: int
    end: int
    text: str
    sentence: Sentence
    opens: bool
    # The run is the owner of what follows ("Pakistan Railways’ Quetta Division").
    owns: bool

    @property
    def parts(self) -> list[str]:
        """The run's words."""
        return self.text.split()


def runs(script: Script, sentence: Sentence) -> Iterator[Run]:
    """The capitalised runs of a sentence in text order, cut at possessives, sentence openers trimmed off."""
    for found in _RUN.finditer(script.text, sentence.start, sentence.end):
        at = found.start()
        for piece_start, piece_end, owns in _cut_at_possessives(script.text, at, found.end()):
            for start, end in _parts(script.text, piece_start, piece_end):
                opens = not script.text[sentence.start : start].strip(" \u00a0“\"'‘(•-—–")
                yield Run(start, end, script.text[start:end], sentence, opens, owns)


def _cut_at_possessives(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at = start
    for mark in _POSSESSIVE.finditer(text, start, min(end + 2, len(text))):
        if mark.start() > end:
            break
        if _NAMED_FOR.match(text, mark.end()):
            # "St. Anne's Church" is one name.
            continue
        yield at, mark.start(), True
        at = mark.end()
    if at < end:
        yield at, end, False


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run trimmed; parted at "and", "of", "for" unless an organisation's name may hold them."""
    trimmed = _trim(text, start, end)
    if trimmed is None:
        return
    if any(w.lower() in _HEADS for w in text[trimmed[0] : trimmed[1]].split()):
        yield trimmed
        return
    at = trimmed[0]
    for joint in _JOINT.finditer(text, *trimmed):
        part = _trim(text, at, joint.start())
        if part is not None:
            yield part
        at = joint.end()
    rest = _trim(text, at, trimmed[1])
    if rest is not None:
        yield rest


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out words that are capitalised only for their place in the sentence, and loose particles."""
    kept = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, end)]
    while kept and (kept[0][2].lower().rstrip(".") in _NEVER_FIRST or _QUALIFIER.search(kept[0][2])):
        kept.pop(0)
    while kept and not kept[0][2][0].isupper() and "-" not in kept[0][2]:
        kept.pop(0)
    while kept and not any(c.isupper() for c in kept[-1][2]):
        kept.pop()
    return (kept[0][0], kept[-1][1]) if kept else None
