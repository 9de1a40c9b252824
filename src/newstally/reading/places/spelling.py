"""Other spellings: names that the gazetteer does not have, but nearly, in a country that the report speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from newstally.gazetteer import look_alike, look_up
from newstally.lexicon import words
from newstally.model import GazetteerEntry, Name, Setting
from newstally.reading.language import Stretches
from newstally.reading.places.context import kilometres
from newstally.reading.places.mentions import Mention, said_kinds
from newstally.reading.places.runs import Capitalised, Run
from newstally.reading.places.sense import is_ordinary, is_person_run, word_before

_LOCATIVE = words("newstally.reading.places", "locatives.txt") - {"entered", "visited", "reached", "leaving"}
# What one looks for in so few countries: the report's home and the two it speaks of most.
_COUNTRIES = 3
# Namesakes this near are one place, twice in the gazetteer: a town and its district.
_SAME_KM = 60.0
_SHORTEST, _LONGEST = 4, 3
_LARGER = 10
_BELONGS = re.compile(r"[’']s?\b|[ \u00a0][A-Z]|[-–]")


def with_other_spellings(
    text: str, capitalised: Capitalised, setting: Setting, found: list[Mention], names: tuple[Name, ...]
) -> list[Mention]:
    """The mentions, with those of names that the text locates and that are spelt nearly as one place's here."""
    codes = _countries(setting, found)
    if not codes:
        return found
    owned = Stretches(e.span for n in names if n.kind != "facility" for e in n.evidence)
    known = Stretches((m.start, m.end) for m in found)
    more = []
    for run in _unknown(text, capitalised, known, owned):
        name = text[run.start : run.end]
        entries = next((e for code in codes if (e := _only_one(name, code))), ())
        if entries:
            last = len(run.words) - 1
            more.append(Mention(run.start, run.end, name, "name", entries, run, 0, last, "spelt"))
    return sorted([*found, *more], key=lambda m: m.start) if more else found


def _countries(setting: Setting, found: Sequence[Mention]) -> list[str]:
    spoken = Counter(m.entries[0].country for m in found if m.entries[0].country)
    codes = [setting.country, *(code for code, _ in spoken.most_common(_COUNTRIES))]
    return list(dict.fromkeys(filter(None, codes)))[:_COUNTRIES]


def _unknown(text: str, capitalised: Capitalised, known: Stretches, owned: Stretches) -> Iterator[Run]:
    """The runs that are nothing known and that the words around make a place's."""
    for title_case, runs in capitalised:
        for run in () if title_case else runs:
            if len(run.words) > _LONGEST or len(run.words[0].text) < _SHORTEST:
                continue
            located = word_before(text, run.start) in _LOCATIVE and not _BELONGS.match(text, run.end)
            if not (located or said_kinds(text, run.start, run.end)) or any(is_ordinary(w.text) for w in run.words):
                continue
            if any(True for s in (known, owned) for _ in s.around(run.start, run.end)) or is_person_run(text, run):
                continue
            if not look_up(text[run.start : run.end]):
                yield run


def _only_one(name: str, code: str) -> tuple[GazetteerEntry, ...]:
    """The place of a country that is spelt nearly so, with its district; nothing where there are several as large."""
    near = look_alike(name, code)
    here = [e for e in near if kilometres(near[0], e) <= _SAME_KM]
    rival = max((e.population for e in near if e not in here), default=0)
    return tuple(here) if near and near[0].population >= _LARGER * rival else ()
