"""Datelines: the place that opens a story ("QUETTA: ...", "TEMPE, Ariz. (AP) — ...", "Hanoi (VNA) – ...")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from newstally.gazetteer import abbreviated, fold, look_up, prominence
from newstally.model import Block, GazetteerEntry, Report

_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+(?:[ \u00a0][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]*){0,3}"
_TITLE = r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:[ \u00a0](?:(?:de|del|la|el|al|of|the)[ \u00a0])?[A-ZÀ-ÖØ-Þ][\w'’-]+){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\((?:[A-Z][\w.&’'/ -]{1,40})\)"
_DASH = r"(?:—|–|―|--|-)"
# The place may be followed by where it lies, another place of the same story, a date, an agency, then a closing mark.
_DATELINE = re.compile(
    rf"\s*(?P<place>{_UPPER}|{_TITLE})"
    rf"(?:/(?:{_UPPER}|{_TITLE}))?"
    rf"(?:,[ \u00a0]*(?!{_MONTH}\b)(?P<within>[A-Z][\w.'’ \u00a0-]{{1,30}}?))?"
    rf"(?:,?[ \u00a0]*(?P<date>{_DATE}))?"
    rf"(?:[ \u00a0]*(?P<agency>{_AGENCY}))?"
    rf"[ \u00a0]*(?P<close>:|\||{_DASH})(?=\s)"
)
# A dateline stands among the first blocks of a story: headline, bullets and captions may come before it.
_BLOCKS_SEARCHED = 12
# "BLITZER: ..." is a speaker: a bare name with a colon must be a place that a reader would know.
_WELL_KNOWN = 15_000
_ONLY_ONE = 5_000
_GREAT = 500_000


class Dateline(NamedTuple):
    """A dateline as written: offsets of the place, its name, what it says the place lies in."""

    start: int
    end: int
    place: str
    within: str
    bare: bool


def find_dateline(report: Report) -> Dateline | None:
    """The dateline of a report; None where it has none that names a place."""
    openings = (b for b in report.blocks if b.kind in ("paragraph", "standfirst"))
    found = (_dateline_of(report, block) for block in islice(openings, _BLOCKS_SEARCHED))
    return next((dateline for dateline in found if dateline is not None), None)


@lru_cache(maxsize=4)
def find_datelines(report: Report) -> tuple[Dateline, ...]:
    """Every dateline of a report in text order: a round-up has one for each of its items."""
    found = (_dateline_of(report, block) for block in report.blocks if block.kind in ("paragraph", "standfirst"))
    return tuple(dateline for dateline in found if dateline is not None)


def _dateline_of(report: Report, block: Block) -> Dateline | None:
    """The dateline that opens a block."""
    found = _DATELINE.match(report.text, block.start, min(block.end, block.start + 160))
    if found is None:
        return None
    name, within = found["place"], found["within"] or ""
    bare = not (within or found["agency"] or found["date"])
    if bare and not name.isupper():
        # "Lagos: ..." and "Lagos — ..." are as often a list or a dash inside a sentence.
        return None
    if not candidates(name, within, bare=bare):
        return None
    return Dateline(found.start("place"), found.end("place"), name, within, bare)


def lies_in(entry: GazetteerEntry, outer: GazetteerEntry) -> bool:
    """Whether an entry lies in another one."""
    if outer.kind == "country":
        return entry.country == outer.country
    return outer.name in entry.chain and outer.country in ("", entry.country)


def containers(name: str) -> tuple[GazetteerEntry, ...]:
    """What a qualifier after a comma may mean: an abbreviated state, a country, a division or region."""
    short = abbreviated(name) or abbreviated(name.rstrip(".") + ".")
    if short is not None:
        return (short,)
    return tuple(e for e in look_up(name) if e.kind != "settlement")


def candidates(name: str, within: str, *, bare: bool = True) -> tuple[GazetteerEntry, ...]:
    """The places a dateline may mean, best known first."""
    found = tuple(e for e in look_up(name) if e.kind not in ("water", "facility"))
    if within:
        inside = tuple(e for e in found if any(lies_in(e, outer) for outer in containers(within)))
        return inside or found[:1]
    if bare:
        places = tuple(e for e in found if e.kind != "district")
        least = _WELL_KNOWN if len(places) > 1 else _ONLY_ONE
        return tuple(e for e in places if e.kind == "region" or (e.population >= least and _is_called(e, name)))
    return found


def _is_called(entry: GazetteerEntry, name: str) -> bool:
    """Whether this is the entry's own name, or an older one of a great city ("KIEV", "BOMBAY")."""
    with_city = fold(name) == fold(f"{entry.name} City")
    return with_city or fold(entry.name).startswith(fold(name)) or entry.population >= _GREAT


def resolve_dateline(
    dateline: Dateline, votes: Mapping[str, float], outlet: GazetteerEntry | None = None
) -> GazetteerEntry | None:
    """The entry a dateline means, by how well known it is and by what else the report speaks of.

    `votes` are those of the report without the dateline's own name; a paper calls the towns around it, above all its
    own, by their bare names.
    """
    found = candidates(dateline.place, dateline.within, bare=dateline.bare)
    if not found:
        return None
    if dateline.within or found[0].kind == "country":
        return found[0]
    total = sum(vote for code, vote in votes.items() if len(code) == 2)

    def score(entry: GazetteerEntry) -> float:
        share = votes.get(entry.country, 0) / total if total else 0
        local = 0.0
        if outlet is not None and entry.country == outlet.country:
            local = 4.0 if entry.id == outlet.id else 2.5 if entry.admin1 == outlet.admin1 else 1.0
        return prominence(entry, dateline.place) + 2.5 * share + (1.5 if votes.get(entry.admin1) else 0) + local

    return max(found, key=score)
