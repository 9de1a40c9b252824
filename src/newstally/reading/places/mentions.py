"""Mentions: where a report names something that the gazetteer knows, and how it is named there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newstally.gazetteer import abbreviated, demonym_entry, fold, look_up, prominence
from newstally.model import GazetteerEntry, PlaceKind
from newstally.reading.places.runs import Run, Word, hyphen_parts

# The longest names looked for, in words ("Bosnia and Herzegovina", "San Luis Río Colorado").
_LONGEST = 5
# A city whose name ends in "City" is at least this well known: Kansas City, Mexico City.
_CITY_OF_NAME = 5.6
_LONGEST_NAME = 80
_EXPANDED = {"St.": "Saint", "Ft.": "Fort", "Mt.": "Mount", "Ste.": "Sainte", "N.": "North", "S.": "South"}
_DIVISION_NOUN = re.compile(
    r"[ \u00a0](County|District|Province|State|Region|Parish|Governorate|Prefecture|Oblast|Division|City|Municipality"
    r"|Department|Township|Island|Islands)\b"
)


_SETTLED = ("city", "town", "village", "municipality")
_KIND = "city|town|village|municipality|province|state|department|governorate|oblast|prefecture|district|county"
_KIND_AFTER = re.compile(
    # Divisions have governors: "former New York Gov. Roe" is the state's.
    rf"[ \u00a0]({_KIND}|State|Province|Department|Governorate|Prefecture|Gov|[Gg]overnor)\b"
    r"(?![ \u00a0]of\b)"
)
_KIND_BEFORE = re.compile(rf"\b({_KIND})[ \u00a0]of[ \u00a0]$")


class Mention(NamedTuple):
    """A name of the gazetteer in a run: words `first` to `last` of it, and the entries it may mean.

    `form` is "name", "demonym" or "abbreviation"; `sense` the kind of place, where the text says it.
    """

    start: int
    end: int
    name: str
    form: str
    entries: tuple[GazetteerEntry, ...]
    run: Run
    first: int
    last: int
    sense: str = ""


def mentions(text: str, run: Run) -> Iterator[Mention]:
    """The names in a run, longest first from the left, none overlapping another."""
    at = 0
    while at < len(run.words):
        if run.words[at].small:
            at += 1
            continue
        found = _longest(text, run, at)
        if found is None:
            yield from _in_parts(run, at)
            at += 1
        else:
            yield found
            at = found.last + 1


def _longest(text: str, run: Run, first: int) -> Mention | None:
    for last in range(min(len(run.words), first + _LONGEST) - 1, first - 1, -1):
        if run.words[last].small:
            continue
        start, end = run.words[first].start, run.words[last].end
        if last > first and _is_city_body(run, last, text[start:end]):
            continue
        found = _named(text, start, end, run.words[first : last + 1])
        if found is not None:
            name, form, entries, end = found
            return Mention(start, end, name, form, entries, run, first, last)
    return None


def _is_city_body(run: Run, last: int, name: str) -> bool:
    """Whether "City" belongs to what follows, not to the name: "Dublin City Council", but "Kansas City Police"."""
    if run.words[last].text != "City" or last + 1 >= len(run.words) or run.words[last + 1].small:
        return False
    best = next(iter(look_up(name)), None)
    called = best is not None and best.kind == "settlement" and fold(best.name) == fold(name)
    return best is None or not called or prominence(best, name) < _CITY_OF_NAME


def _named(
    text: str, start: int, end: int, spelt: Sequence[Word]
) -> tuple[str, str, tuple[GazetteerEntry, ...], int] | None:
    name = text[start:end].replace("\n", " ")
    if len(name) > _LONGEST_NAME:
        return None
    dotted = text[end : end + 1] == "."
    if dotted and len(spelt) <= 2:
        state = abbreviated(name + ".")
        if state is not None:
            return name + ".", "abbreviation", (state,), end + 1
        if "." in name:
            name, end = name + ".", end + 1
    if len(spelt) == 1 and text[max(0, start - 2) : start] == ", ":
        state = abbreviated(name)
        if state is not None:
            return name, "abbreviation", (state,), end
    if len(spelt) <= 2:
        people = demonym_entry(name)
        if people is not None:
            return name, "demonym", (people,), end
    letters = name.replace(".", "")
    if len(letters) < 4 and not (letters.isupper() and _is_country(name)) and letters[1:] != letters[1:].lower():
        return None
    entries = look_up(name)
    if not entries and spelt[0].text in _EXPANDED:
        entries = look_up(" ".join([_EXPANDED[spelt[0].text], *(w.text for w in spelt[1:])]))
    if letters.isupper() and len(letters) < 5:
        # A short word in capitals is an acronym unless it is a country's: "UAE", "US", but not "CAN".
        entries = tuple(e for e in entries if e.kind in ("country", "region"))
    return (name, "name", entries, end) if entries else None


def _is_country(name: str) -> bool:
    return any(e.kind in ("country", "region") for e in look_up(name))


def _in_parts(run: Run, at: int) -> Iterator[Mention]:
    """The places in a hyphenated word: "Peshawar-bound", "Iran-Iraq"."""
    for part in hyphen_parts(run.words[at]):
        people = demonym_entry(part.text)
        entries = (people,) if people else look_up(part.text)
        if len(part.text) < 4 and not (part.text.isupper() and _is_country(part.text)):
            continue
        if entries:
            form = "demonym" if people else "name"
            yield Mention(part.start, part.end, part.text, form, entries, run, at, at)


def said_kinds(text: str, start: int, end: int) -> tuple[PlaceKind, ...]:
    """What the words beside a name say it is: "Cebu province", "the city of Cebu"; nothing where they do not."""
    found = _KIND_AFTER.match(text, end) or _KIND_BEFORE.search(text, max(0, start - 24), start)
    if found is None:
        return ()
    # What one country calls a province is of the second level in another.
    return ("settlement",) if found.group(1).lower() in _SETTLED else ("division", "district")


def division_noun(text: str, end: int) -> int:
    """Where the name ends with its own kind word: "Licking County" -> after "County"; the same end where none is."""
    found = _DIVISION_NOUN.match(text, end)
    return found.end() if found else end
