"""Votes: which countries a report speaks of, counted from the countries, peoples and large places it names."""

from __future__ import annotations

import re
from collections import defaultdict

from newstally.gazetteer import abbreviated, demonym_entry, fold, look_up
from newstally.lexicon import words
from newstally.model import GazetteerEntry, Report

# Words that open the name of a lake, mountain or river; words that are a province of some country but mean a side.
_FEATURES = words("newstally.reading.setting", "features.txt")
_BEARINGS = words("newstally.reading.setting", "bearings.txt")
_CAP = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
_CAPITALISED = re.compile(rf"{_CAP}(?:[ \u00a0](?:of[ \u00a0](?:the[ \u00a0])?)?{_CAP}){{0,5}}")
_POSSESSIVE = re.compile(r"[’']s?$")
# The headline names what the story is about.
_HEADLINE = 3.0
# Enough of a long text to know what it speaks of.
_READ = 20_000
# A city votes for its country only where its name says enough by itself.
_LARGE = 300_000
# Below this a town named for a lake or hill is not what most reports mean by it.
_TOWN = 15_000


def place_votes(report: Report, *, but: str = "", outlet: GazetteerEntry | None = None) -> dict[str, float]:
    """Votes by country code and by first-level division's code, leaving out the name `but`.

    Names in the headline count three times. A name that the country of the `outlet` has a town of does not speak for
    another one: Berlin, in a paper of Connecticut.
    """
    votes: dict[str, float] = defaultdict(float)
    has_headline = bool(report.blocks) and report.blocks[0].kind == "headline"
    headline_end = report.blocks[0].end if has_headline else 0
    for run in _CAPITALISED.finditer(report.text, 0, _READ):
        _count(votes, run.group(), _HEADLINE if run.start() < headline_end else 1.0, but.lower(), outlet)
    if not has_headline:
        for run in _CAPITALISED.finditer(report.headline):
            _count(votes, run.group(), _HEADLINE, but.lower(), outlet)
    return votes


def _count(votes: dict[str, float], run: str, worth: float, but: str, outlet: GazetteerEntry | None) -> None:
    """Count the names in a capitalised run, longest first."""
    parts = run.split()
    at = 0
    while at < len(parts):
        if _is_feature(parts[at : at + 2]):
            at += 2
            continue
        for size in range(min(3, len(parts) - at), 0, -1):
            name = _POSSESSIVE.sub("", " ".join(parts[at : at + size]))
            voted = _vote(name) if name.rstrip(".,:").lower() != but else None
            if voted is not None and not _is_local(name, voted[0], outlet):
                entry, part = voted
                votes[entry.country] += worth * part
                if entry.admin1:
                    votes[entry.admin1] += worth * part
                at += size
                break
        else:
            at += 1


def _is_local(name: str, voted: GazetteerEntry, outlet: GazetteerEntry | None) -> bool:
    """Whether the name may as well be that of a town in the outlet's own country."""
    if outlet is None or voted.country == outlet.country or fold(voted.name) != fold(name):
        return False
    if voted.kind == "country":
        # Georgia in a paper of Atlanta, Lebanon in one of Ohio; a national paper means the countries.
        return outlet.kind == "settlement" and any(
            e.country == outlet.country and (e.kind == "division" or e.admin1 == outlet.admin1 != "")
            for e in look_up(name)
        )
    return any(e.country == outlet.country and e.kind == "settlement" for e in look_up(name))


def _is_feature(parts: list[str]) -> bool:
    """Whether the words are a lake's, mountain's or river's name, of which no part is a town: "Lake Victoria"."""
    name = _POSSESSIVE.sub("", " ".join(parts)).rstrip(".,")
    if len(parts) < 2 or fold(parts[0]).rstrip(".") not in _FEATURES:
        return False
    return all(e.population < _TOWN for e in look_up(name))


def _vote(name: str) -> tuple[GazetteerEntry, float] | None:
    """What a name votes for, and how much; None where it says nothing of a country by itself."""
    name = name.rstrip(",")
    if fold(name) in _BEARINGS:
        return None
    short = len(name.replace(".", "")) < 4
    if short and not name.isupper():
        return None
    stripped = name if short else name.rstrip(".")
    best = next(iter(look_up(stripped)), None)
    if best is not None and best.kind == "country":
        return best, 1.0
    people = demonym_entry(stripped)
    if people is not None:
        return (people, 1.0) if people.country else None
    state = abbreviated(name) if name.endswith(".") else None
    if state is not None:
        return state, 0.7
    known = best is not None and (best.population >= _LARGE or best.kind in ("division", "region"))
    return (best, 0.7) if best is not None and known and best.country and not short else None
