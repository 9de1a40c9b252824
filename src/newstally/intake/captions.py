"""Captions: telling the line under a picture from the prose around it.

The sure sign is a credit at the end ("(AP Photo/Name)", "[File: Agency]", "Photograph: Agency"); then
words that only captions use ("File photo", "in this handout"); then the present tense of what a picture
shows with the day and place it was taken ("speaks to reporters in Quetta on January 26, 2026").
"""

from __future__ import annotations

import re

from newstally.lexicon import table

_WORDS = table("newstally.intake", "captions.toml")
_SOURCES = frozenset(_WORDS["sources"])
_OPENINGS = tuple(_WORDS["openings"])
_PHRASES = tuple(_WORDS["phrases"])
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]][.\s]*\Z")
_LABELLED = re.compile(
    r"\b(?:photo|picture|photograph|image|pic)s?(?:\s+(?:credit|by|courtesy))?\s*:\s*[^.]{2,80}\.?\Z", re.IGNORECASE
)
_NUMBERED = re.compile(r"\[\d{1,2}\s*(?:/|of)\s*\d{1,3}\]\s*")
_LABEL = re.compile(r"(?:(?:image|photo|picture)\s+)?caption\s*[,:]\s*(?=\S)", re.IGNORECASE)
_SHOWS = re.compile(rf"\b(?:{'|'.join(re.escape(verb) for verb in _WORDS['shows'])})\b")
_DATED = re.compile(
    r"\b(?:on|in)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},\s+(?:19|20)\d\d"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d\d)\W*\Z",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:said|told|says|added|was|were|had|has|have|will)\b")
_LONGEST = 1200
_SHORT = 220


def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption or credit by its own words."""
    if len(text) > _LONGEST:
        return False
    lower = text.casefold()
    return (
        has_credit(text)
        or bool(_NUMBERED.match(text))
        or lower.startswith(_OPENINGS)
        or (len(text) <= _SHORT and any(phrase in lower for phrase in _PHRASES) and not _PAST.search(lower))
        or (len(text) <= _SHORT and bool(_DATED.search(text) and _SHOWS.search(lower)) and not _PAST.search(lower))
    )


def has_credit(text: str) -> bool:
    """Whether a line ends with who took or supplied the picture."""
    if _LABELLED.search(text):
        return True
    bracketed = _BRACKETED.search(text)
    if not bracketed or bracketed.start() == 0:
        return False
    parts = re.split(r"\s*[/|:,;]\s*|\s+via\s+|\s+-\s+", bracketed[1].casefold().removeprefix("photo by "))
    return any(
        part.strip(" .") in _SOURCES or part.endswith((" photo", " photos", " images", " file")) for part in parts
    )


def without_label(text: str) -> int:
    """How many characters a picture's number or label ("[1/3] ", "Image caption, ") takes at the start of a caption."""
    label = _NUMBERED.match(text) or _LABEL.match(text)
    return label.end() if label else 0
