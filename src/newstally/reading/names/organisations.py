"""Organisations: a body told by its name's own words, by what everybody knows, or by the words around."""

from __future__ import annotations

import re

from newstally.gazetteer import abbreviated, demonym_entry, look_up
from newstally.lexicon import table, words
from newstally.reading.names.lexicon import (
    ACRONYMS,
    BODY_NOUNS,
    FACILITIES,
    FACILITY_PAIRS,
    HEADS,
    INSTITUTIONS,
    KNOWN_BODIES,
    NOT_ACRONYMS,
    OF_HEADS,
    ORGANISATIONS,
    ROLES,
    ROOM,
    TITLES,
    is_given,
)
from newstally.reading.names.mentions import Run
from newstally.reading.names.people import speaks
from newstally.reading.names.where import is_known_place

_AT_BEFORE = re.compile(r"\b(?:at|in|inside|outside|near|into|to)[ \u00a0]+(?:the[ \u00a0]+)?$")
_NOT_INTRODUCED = BODY_NOUNS | TITLES
_NOUNS = "|".join(sorted(BODY_NOUNS, key=len, reverse=True))
# "the consultancy |Norda|", "State oil company |Petrovar|", "carmaker |Telvia|"
_NOUN_BEFORE = re.compile(rf"\b(?:{_NOUNS})[ \u00a0]+[“\"‘']?$", re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    rf",[ \u00a0]+(?:the|a|an|its|one of the|India’s|now)[ \u00a0]+(?:[\w’'-]+[ \u00a0]+){{0,5}}?(?:{_NOUNS})\b"
)
_SHARES_BEHIND = re.compile(r"(?:[’']s?)?[ \u00a0]+(?:shares?|stock|shareholders|bondholders)\b")
_SHARES_BEFORE = re.compile(r"\b(?:[Ss]hares|[Ss]take|[Ss]tock)[ \u00a0]+(?:in|of)[ \u00a0]+$")
# "Fighters of Lashkar-e-Kohistan", "the Kohistan Tigers separatist group".
_BAND_BEFORE = re.compile(
    r"\b(?:belonging to|loyal to|affiliated (?:to|with)|allied (?:to|with)|"
    r"(?:members|fighters|militants|gunmen|rebels|insurgents|leaders?|wing|faction) (?:of|from))[ \u00a0]+"
    r"(?:the[ \u00a0]+)?(?:(?:outlawed|banned|proscribed|separatist|militant|rebel|armed)[ \u00a0]+)*$",
    re.IGNORECASE,
)
_BAND_BEHIND = re.compile(
    r"[ \u00a0]+(?:\([A-Z@&][\w@&.-]{1,9}\)[ \u00a0]+)?(?:[a-z]+[ \u00a0]+){0,2}?"
    r"(?:militants?|rebels?|insurgents?|fighters|gunmen|guerrillas|(?:militant|rebel|separatist|armed|jihadist|"
    r"insurgent|terrorist|criminal|splinter|extremist|drug)[ \u00a0]+"
    r"(?:group|outfit|movement|organi[sz]ation|gang|cartel))\b"
)
_SURNAMES = words(ROOM, "head_surnames.txt")
_PLACED: dict[str, str] = table(ROOM, "words_in_bodies.toml")
_FIRST, _SECOND, _NOT_BEFORE_SECOND, _LAST, _ROOT_NOUNS = (
    frozenset(_PLACED[where].split()) for where in ("first", "second", "not_before_second", "last", "part")
)
_AMBIGUOUS = words(ROOM, "ambiguous_bodies.txt")
_BODY_BEHIND = re.compile(
    r"(?:[’']s)?[ \u00a0]+(?:chief|executives?|shares?|workers|employees|spokes\w+|officials?|plants?|factory|"
    r"approved|passed|rejected|voted)\b"
)
# Of these many countries have one.
_BRANCHED = frozenset(("Taliban", "Unicef", "UNICEF", "WWF", "Greenpeace", "Oxfam", "Hezbollah"))
_ACRONYM = re.compile(r"(?:[A-Z][A-Z&@-]{1,7}|(?:[A-Z]\.){2,5})$")


def is_organisation(run: Run, text: str) -> bool:
    """Whether the run's own words, or what everybody knows, make it a body."""
    parts, lower = run.parts, run.lower
    if run.text in KNOWN_BODIES or run.text.rstrip(".") in KNOWN_BODIES:
        return len(parts) > 1 or lower[0] not in _AMBIGUOUS or _acts_as_body(run, text)
    if run.text.replace(".", "") in KNOWN_BODIES and run.text.isupper():
        return True
    if len(parts) < 2:
        return _is_acronym(run, text)
    # "Kenya Red Cross", "NHS England"
    if (" ".join(parts[1:]) in KNOWN_BODIES and (len(parts) > 2 or parts[1] in _BRANCHED)) or (
        parts[0] in ACRONYMS and look_up(parts[1]) and len(parts) == 2
    ):
        return True
    if (lower[-2], lower[-1]) in FACILITY_PAIRS and not _is_led(lower):
        return False
    return _by_head(parts, lower) and not _is_where_it_was(run, text)


def _acts_as_body(run: Run, text: str) -> bool:
    """Whether a name that is also a word, a place or a surname does here what a firm or parliament does."""
    return speaks(run, text) or is_told_by_the_words_around(run, text) or _BODY_BEHIND.match(text, run.end) is not None


def _is_led(lower: list[str]) -> bool:
    return lower[0] in INSTITUTIONS and any(w in ("of", "for") for w in lower)


def _by_head(parts: list[str], lower: list[str]) -> bool:
    of = next((i for i, w in enumerate(lower) if w in ("of", "for", "de", "del", "du")), None)
    if of is not None and of > 0 and lower[of - 1] in OF_HEADS:
        return True
    if is_known_place(" ".join(parts)):
        # "the West Bank"
        return False
    if is_given(lower[0]) and len(parts) == 2 and lower[1] in _SURNAMES:
        return False
    if "daily" in lower or "weekly" in lower:
        return True
    # "Police Scotland", but not "Police Inspector Roe".
    if lower[0] in ("police", "statistics") and look_up(" ".join(parts[1:])):
        return True
    if lower[0] in _FIRST and of != 1:
        return lower[-1] not in FACILITIES
    if lower[-1] in _SECOND and len(parts) == 2:
        return lower[0] not in _NOT_BEFORE_SECOND and not demonym_entry(parts[0])
    if "&" in parts and parts[0] != "&":
        return lower[-1] not in FACILITIES
    return lower[-1] in ORGANISATIONS or (lower[-1] in _ROOT_NOUNS and lower[-2] in ORGANISATIONS) or lower[-1] in _LAST


def _is_where_it_was(run: Run, text: str) -> bool:
    """ "At St. Anne's Church": what is a body too is a building where something happened at it."""
    if run.lower[-1] not in FACILITIES:
        return False
    before = text[max(run.sentence.start, run.start - 60) : run.start]
    if _AT_BEFORE.search(before) is None:
        return False
    # "An entomologist at Jahangirnagar University": where somebody works, not where it was.
    return not any(w in ROLES for w in before.rpartition(",")[2].split())


def _is_acronym(run: Run, text: str) -> bool:
    """An unknown acronym that does what only a body does: it speaks, or "the" stands before it as a doer or owner."""
    if not _ACRONYM.match(run.text) or run.text.replace(".", "") in NOT_ACRONYMS or is_known_place(run.text):
        return False
    return speaks(run, text)


def is_introduced(run: Run, text: str) -> bool:
    """Whether a noun right before the run says what body it is: "the newspaper |La Voz|", "carmaker |Telvia|"."""
    if len(run.parts) > 4 or _is_where(run) or is_given(run.lower[0]) or run.lower[0] in _NOT_INTRODUCED:
        return False
    return _NOUN_BEFORE.search(text, max(run.sentence.start, run.start - 26), run.start) is not None


def is_told_by_the_words_around(run: Run, text: str) -> bool:
    """Whether the words around say that the run, which may be any name, is a body's."""
    if len(run.parts) > 4 or _is_where(run) or run.lower[0] in BODY_NOUNS or abbreviated(run.parts[-1]):
        return False
    before = text[max(run.sentence.start, run.start - 26) : run.start]
    if run.owns:
        return False
    if _SHARES_BEFORE.search(before):
        return True
    if len(run.parts) == 1 and run.opens and run.lower[0] in HEADS:
        return False
    return bool(
        (_SHARES_BEHIND.match(text, run.end) and not run.lower[-1].endswith("s"))
        or _NOUN_BEHIND.match(text, run.end, run.sentence.end)
    )


def is_band(run: Run, text: str) -> bool:
    """An armed group told as one by the words around it; peoples and places have fighters too, but are no group."""
    if run.owns or not (len(run.parts) > 1 or "-" in run.text) or _is_where(run):
        return False
    before = text[max(run.sentence.start, run.start - 80) : run.start]
    return bool(_BAND_BEFORE.search(before) or _BAND_BEHIND.match(text, run.end, run.sentence.end))


def _is_where(run: Run) -> bool:
    """A place, or the people of one: "the New York train", "South Korean ferry"."""
    return bool(is_known_place(run.text) or demonym_entry(run.text) or demonym_entry(run.parts[-1]))
