"""Context: what the whole report says of where it is, as votes for countries and first-level divisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from newstally.gazetteer import fold, look_up
from newstally.model import GazetteerEntry, Setting


class Context(NamedTuple):
    """Shares of the votes by country, votes by division code, the dateline's division, and places already settled."""

    countries: dict[str, float]
    divisions: dict[str, float]
    home: str
    dateline: GazetteerEntry | None
    settled: tuple[GazetteerEntry, ...]


def kilometres(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """The great-circle distance between two entries (haversine); infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(h)))


def context_of(
    counted: Iterable[tuple[GazetteerEntry, float]], setting: Setting, settled: Sequence[GazetteerEntry] = ()
) -> Context:
    """The context that these entries, each with its weight, and the setting make."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    for entry, weight in counted:
        countries[entry.country] += weight
        if entry.admin1:
            divisions[entry.admin1] += weight
    if setting.dateline is not None:
        countries[setting.dateline.country] += 3
        divisions[setting.dateline.admin1] += 3
    if setting.country:
        countries[setting.country] += 1
    countries.pop("", None)
    divisions.pop("", None)
    total = sum(countries.values())
    shares = {code: votes / total for code, votes in countries.items()} if total else {}
    return Context(shares, dict(divisions), setting.country, setting.dateline, tuple(settled))


def lies_in(entry: GazetteerEntry, outer: GazetteerEntry) -> bool:
    """Whether an entry lies in another."""
    if outer.kind == "country":
        return bool(outer.country) and entry.country == outer.country and entry.id != outer.id
    if outer.kind == "region" and outer.country != entry.country:
        return kilometres(entry, outer) < 700 and not outer.country
    within = outer.name in entry.chain or (outer.kind == "division" and entry.admin1 == outer.admin1 != "")
    return entry.country == outer.country and entry.id != outer.id and (within or outer.kind == "region")


def outer_places(name: str) -> tuple[GazetteerEntry, ...]:
    """What a container named in the text may be."""
    return tuple(e for e in look_up(name) if e.kind in ("country", "division", "region", "district"))


def same_name(entry: GazetteerEntry, name: str) -> bool:
    """Whether the entry is called this first of all."""
    return fold(entry.name) == fold(name)
