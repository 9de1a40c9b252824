"""Roles: what each unit of a dump is by its own words, before its neighbours are looked at."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from newstally.intake.bylines import byline
from newstally.intake.captions import is_caption
from newstally.intake.furniture import Furniture, furniture
from newstally.intake.layout import Unit
from newstally.intake.stamps import Stamp, stamp_line

Role = Literal[
    "separator",  # a line of dashes, stars or underscores
    "stamp",  # says when the story was published or updated
    "byline",
    "head",  # furniture between headline and story
    "tail",  # furniture after a story
    "related",  # opens a list of links or topics
    "inline",  # furniture that may stand anywhere
    "ending",  # a wire story's end sign, credits below the story
    "section",  # the name of a section, in menus or above a headline
    "caption",
    "item",  # stands behind a list marker
    "lead",  # a sentence between a headline and its date or byline (set by `stories`)
    "prose",
    "title",  # no sentence: a headline, a subheading, an unmarked bullet, a link
]

_SEPARATOR = re.compile(r"(?:([-_=*#~•·—–+.])\s*){3,}|[*#—–]")
# An agency's catchword for a story ("PAKISTAN-BLAST/", "QUAKE-TURKEY (UPDATE 2)").
_SLUG = re.compile(r"[A-Z0-9]{2,}(?:[-/][A-Z0-9]{2,})+/?(?:\s*\([^()]{1,30}\))?")
# Archives label their fields ("Headline: ...", "TITLE: ...").
_HEADLINE_LABEL = re.compile(r"(?:headline|title)\s*:\s*(?=\S)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.…:;。।۔．][\s\"'”’»)\]]*\Z")
_ASKING_END = re.compile(r"[?!？！؟][\s\"'”’»)\]]*\Z")
_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.[A-Z]\.|Inc\.|Corp\.|Co\.|Ltd\.|Jr\.|Sr\.|St\.|No\.)\Z|[^.]\.{2,3}\Z|…\Z")
# No headline is longer (in words); a question or exclamation may be one up to the
# next length, with a sentence before it up to the last.
_LONGEST_TITLE = 32
_LONGEST_QUESTION = 20
_LONGEST_ANSWERED = 14
_FEWEST_PROSE_WORDS = 4


class Part(msgspec.Struct, frozen=True):
    """A unit and its role, with what was read on the way: stamps of a stamp line, names of a byline."""

    unit: Unit
    role: Role
    stamps: tuple[Stamp, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The unit's words."""
        return self.unit.text


def part(unit: Unit) -> Part:
    """The role of one unit, the surest sign first."""
    if labelled := _HEADLINE_LABEL.match(unit.text):
        return Part(_without_start(unit, labelled.end()), "title")
    text = unit.text
    if _SEPARATOR.fullmatch(text):
        return Part(unit, "separator")
    kind = furniture(text)
    if kind and kind != "section":
        return Part(unit, _role_of(kind))
    if stamped := _stamped(unit):
        return stamped
    if names := byline(text):
        return Part(unit, "byline", names=names)
    if kind or _SLUG.fullmatch(text):
        return Part(unit, "section")
    if is_caption(text):
        return Part(unit, "caption")
    if unit.marker:
        return Part(unit, "item")
    return Part(unit, "prose" if is_prose(text) else "title")


def _without_start(unit: Unit, length: int) -> Unit:
    return msgspec.structs.replace(unit, start=unit.start + length, text=unit.text[length:])


def _role_of(kind: Furniture) -> Role:
    return kind


def _stamped(unit: Unit) -> Part | None:
    line = stamp_line(unit.text)
    if line is None:
        return None
    if not line.rest:
        return Part(unit, "stamp", stamps=line.stamps)
    names = byline(line.rest)
    return Part(unit, "stamp", stamps=line.stamps, names=names) if names else None


def is_prose(text: str) -> bool:
    """Whether a unit reads as sentences: it ends as one does, or is longer than any title."""
    words = text.count(" ") + 1
    if words > _LONGEST_TITLE:
        return True
    if words < _FEWEST_PROSE_WORDS:
        return bool(_SENTENCE_END.search(text)) and text[0] in "\"'“‘" and words > 1
    if _ASKING_END.search(text):
        return words > (_LONGEST_QUESTION if ". " not in text else _LONGEST_ANSWERED)
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATED_END.search(text)
