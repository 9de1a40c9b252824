"""Finding names: each capitalised run is asked in turn: organisation, vehicle, facility or person?"""

from __future__ import annotations

import re

from newstally.gazetteer import demonym_entry, look_up
from newstally.lexicon import words
from newstally.model import Name
from newstally.reading.language import Script, is_title_case
from newstally.reading.names.chains import Mention, chain_mentions, initials, key, to_name
from newstally.reading.names.mentions import Run, runs
from newstally.reading.names.people import (
    HONORIFICS,
    NO_POST,
    ROLES,
    Post,
    has_age_behind,
    role_before,
    role_behind,
    split_capitalised_role,
)

_ROOM = "newstally.reading.names"
_ORGANISATION = words(_ROOM, "organisation_heads.txt")
_VEHICLE = words(_ROOM, "vehicle_heads.txt")
_FACILITY = words(_ROOM, "facility_heads.txt")
_SPEECH = "|".join(sorted(words("newstally.reading.speakers", "speech_verbs.txt"), key=len, reverse=True))

_BRACKETED = re.compile(r"[ \u00a0]*\(([A-Z@&][\w@&.-]{1,9})\)")
_SAYS_BEHIND = re.compile(rf",?[ \u00a0]+(?:also |later |earlier |has |had )?(?:{_SPEECH})\b")
# Who is told something is as often a newspaper.
_SAYS_BEFORE = re.compile(rf"\b(?!t[eo]l)(?:{_SPEECH})[ \u00a0]+$|\baccording to[ \u00a0]+$")
_TRANSPORT = re.compile(
    r"\b(?:trains?|rail\w*|carriages?|bogies?|coach(?:es)?|derail\w*|passengers?|tracks?|locomotive|ships?|vessels?|"
    r"boats?|ferr(?:y|ies)|tankers?|crew|aboard|sank|capsized|bus(?:es)?|aircraft|flights?)\b"
)
# Characters around a name within which something of transport tells a train called Mail from a newspaper.
_NEAR = 250
# A facility's kind in lower case behind its name: "Abad railway station", "Jinnah international airport".
_FACILITY_BEHIND = re.compile(
    r"(?:[ \u00a0]+(?:railway|train|bus|metro|police|power|petrol|international|general|district|central|high))?"
    rf"[ \u00a0]+(?:{'|'.join(sorted(_FACILITY, key=len, reverse=True))})\b"
)
_VEHICLE_BEFORE = re.compile(
    r"\b(?:ship|vessel|boat|ferry|tanker|freighter|frigate|yacht|submarine|train|trawler|cruiser)[ \u00a0]+[“\"‘']?$"
)
# "The Green Line train": what a train is called need not say that it is one.
_VEHICLE_BEHIND = re.compile(r"[ \u00a0]+(?:express |passenger )?(?:train|ferry|steamer|yacht|trawler|tanker)\b")
_AT_BEFORE = re.compile(r"\b(?:at|in|inside|outside|near|into)[ \u00a0]+(?:the[ \u00a0]+)?$")
# "Fighters of Lashkar-e-Kohistan", "the Kohistan Tigers separatist group".
_BAND_BEFORE = re.compile(
    r"\b(?:belonging to|loyal to|affiliated (?:to|with)|allied (?:to|with)|linked (?:to|with)|"
    r"(?:members|fighters|militants|gunmen|rebels|insurgents|leaders?|wing|faction) (?:of|from))[ \u00a0]+"
    r"(?:the[ \u00a0]+)?(?:(?:outlawed|banned|proscribed|separatist|militant|rebel|armed)[ \u00a0]+)*$"
)
_BAND_BEHIND = re.compile(
    r"[ \u00a0]+(?:\([A-Z@&][\w@&.-]{1,9}\)[ \u00a0]+)?(?:[a-z]+[ \u00a0]+){0,2}?"
    r"(?:militants?|rebels?|insurgents?|fighters|gunmen|guerrillas|(?:militant|rebel|separatist|armed|jihadist|"
    r"insurgent|terrorist|criminal|splinter|extremist|drug)[ \u00a0]+"
    r"(?:group|outfit|movement|organi[sz]ation|gang|cartel))\b"
)


def names_of(script: Script) -> tuple[Name, ...]:
    """The named people, organisations, vehicles and facilities of a report, in order of first mention."""
    mentions: list[Mention] = []
    acronyms: dict[str, str] = {}
    for sentence in script.sentences:
        if is_title_case(sentence.text):
            continue
        for run in runs(script, sentence):
            mention = _classified(run, script.text)
            mentions.append(mention)
            short = _BRACKETED.match(script.text, run.end)
            if short is not None and _shortens(short.group(1), mention.text):
                mention.kind = mention.kind or "organisation"
                acronyms[short.group(1)] = key(mention.text)
    for mention in mentions:
        if mention.text in acronyms:
            mention.kind = None
    chains = chain_mentions(mentions, acronyms)
    found = [to_name(chain, script.text) for chain in chains]
    return tuple(sorted(found, key=lambda n: min(e.start for e in n.evidence)))


def _shortens(short: str, full: str) -> bool:
    """Whether a form in brackets is made from the name before it: all its letters, in order, the first leading."""
    letters = [c for c in short.lower() if c.isalnum()]
    if len(full.split()) < 2 or not letters or letters[0] != full[0].lower():
        return initials(full).lower().startswith("".join(letters)[:2])
    rest = iter(full.lower())
    return all(c in rest for c in letters)


def _classified(run: Run, text: str) -> Mention:
    """The run as a mention; its kind stays None where only another mention can tell."""
    parts = run.parts
    if _is_organisation(parts) and not _is_where_it_was(run, parts, text):
        return Mention(run.start, run.end, run.text, "organisation")
    if _is_vehicle(run, parts, text):
        return Mention(run.start, run.end, run.text, "vehicle")
    facility_end = _facility_end(run, parts, text)
    if facility_end is not None:
        return Mention(run.start, facility_end, text[run.start : facility_end], "facility")
    if _is_band(run, text):
        return Mention(run.start, run.end, run.text, "organisation")
    return _person(run, parts, text)


def _is_band(run: Run, text: str) -> bool:
    """An armed group told as one by the words around it; peoples and places have fighters too, but are no group."""
    if run.owns or not (len(run.parts) > 1 or "-" in run.text) or _is_where(run):
        return False
    before = text[max(run.sentence.start, run.start - 80) : run.start]
    return bool(_BAND_BEFORE.search(before) or _BAND_BEHIND.match(text, run.end, run.sentence.end))


def _is_where_it_was(run: Run, parts: list[str], text: str) -> bool:
    """ "At St. Anne's Church": what is a body too is a building where something happened at it."""
    before = text[max(run.sentence.start, run.start - 12) : run.start]
    return parts[-1].lower() in _FACILITY and bool(_AT_BEFORE.search(before))


def _is_where(run: Run) -> bool:
    """A place, or the people of one: "the New York train", "South Korean ferry"."""
    return bool(look_up(run.text) or demonym_entry(run.text) or demonym_entry(run.parts[-1]))


def _is_organisation(parts: list[str]) -> bool:
    if len(parts) < 2:
        return False
    lower = [p.lower().rstrip(".") for p in parts]
    of_form = any(w in ("of", "for") for w in lower) and lower[0] in _ORGANISATION
    # "Police Scotland", but not "Police Inspector Roe".
    if lower[0] == "police" and look_up(" ".join(parts[1:])):
        return True
    return of_form or lower[-1] in _ORGANISATION or (lower[-1] in _ROOT_NOUNS and lower[-2] in _ORGANISATION)


# Nouns that may follow an organisation's head and still be part of its name ("Police Department Headquarters").
_ROOT_NOUNS = frozenset(("headquarters", "command", "division", "branch", "wing", "office"))


def _is_vehicle(run: Run, parts: list[str], text: str) -> bool:
    named_ship = parts[0] in ("MV", "MS", "HMS", "USS", "INS", "SS", "MT", "FV") and len(parts) > 1
    by_head = (
        len(parts) > 1
        and parts[-1].lower() in _VEHICLE
        and _TRANSPORT.search(text, max(0, run.start - _NEAR), run.end + _NEAR) is not None
        and not _speaks(run, text)
    )
    followed = (
        (len(parts) > 1 or not run.opens)
        and not run.owns
        and _VEHICLE_BEHIND.match(text, run.end, run.sentence.end) is not None
        and not _is_where(run)
    )
    introduced = _VEHICLE_BEFORE.search(text[max(run.sentence.start, run.start - 20) : run.start]) is not None
    return named_ship or by_head or followed or (introduced and parts[0].lower() not in ROLES)


def _facility_end(run: Run, parts: list[str], text: str) -> int | None:
    behind = _FACILITY_BEHIND.match(text, run.end, run.sentence.end)
    if len(parts) > 1 and parts[-1].lower() in _FACILITY:
        # "Abad Junction railway station" is one name.
        return behind.end() if behind is not None and not run.owns else run.end
    if run.owns:
        return None
    before = text[max(run.sentence.start, run.start - 3) : run.start]
    # "a Lahore hospital" is any hospital there; "the Abad railway station" is that one.
    return behind.end() if behind is not None and not re.search(r"\ba $", before) else None


def _person(run: Run, parts: list[str], text: str) -> Mention:
    cut = split_capitalised_role(parts)
    bare = parts[cut:]
    start = run.start + _offset_of(run.text, cut)
    name = text[start : run.end]
    person = Mention(start, run.end, name, None)
    if not 1 <= len(bare) <= 5 or any(p.isupper() and len(p.rstrip(".")) > 2 for p in bare):
        return Mention(run.start, run.end, run.text, None)
    before = role_before(run, text)
    behind = role_behind(run, text) if len(bare) > 1 else None
    addressed = bool(re.search(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Sir|Gen|Col)\.? $", text[max(0, run.start - 6) : run.start]))
    if cut:
        person.kind = "person"
        person.post = Post(_role_words(parts[:cut]), "")
    elif before is not None:
        person.kind = "person"
        person.post = before
    elif behind is not None or has_age_behind(run, text) or addressed:
        person.kind = "person"
        person.post = behind or NO_POST
    elif len(bare) > 1 and not run.owns and _speaks(run, text) and not look_up(name):
        person.kind = "person"
    return person


def _speaks(run: Run, text: str) -> bool:
    before = text[max(run.sentence.start, run.start - 24) : run.start]
    return bool(_SAYS_BEHIND.match(text, run.end, run.sentence.end) or _SAYS_BEFORE.search(before))


def _role_words(parts: list[str]) -> str:
    kept = [p for p in parts if p.lower().rstrip(".") not in HONORIFICS]
    return " ".join(kept)


def _offset_of(text: str, words_in: int) -> int:
    at = 0
    for _ in range(words_in):
        at = text.index(" ", at) + 1
    return at
