"""Context: what the whole report says of where it is, as votes for countries and first-level divisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from newstally.gazetteer import fold
from newstally.model import GazetteerEntry, Setting


class Vote(NamedTuple):
    """What one name of the report says of where the report is."""

    name: str
    entry: GazetteerEntry
    weight: float


class Context:
    """Votes by country and division, and the places already settled; a name never speaks for itself."""

    def __init__(
        self,
        votes: Iterable[Vote],
        setting: Setting,
        outlet: GazetteerEntry | None = None,
        settled: Sequence[Vote] = (),
        districts: Collection[str] = (),
    ) -> None:
        self.home = setting.country
        self._dateline = setting.dateline
        self._districts = districts
        self.outlet = outlet
        self.settled = tuple(settled)
        self._votes: dict[str, float] = defaultdict(float)
        self._own: dict[tuple[str, str], float] = defaultdict(float)
        self._total = 0.0
        for vote in votes:
            self._count(vote.name, vote.entry, vote.weight)
        if setting.dateline is not None:
            self._count(fold(setting.dateline.name), setting.dateline, 3.0)
        if outlet is not None:
            self._count("", outlet, 2.0)
        if setting.country:
            self._votes[setting.country] += 1.0
            self._total += 1.0

    def _count(self, name: str, entry: GazetteerEntry, weight: float) -> None:
        if not entry.country:
            return
        self._total += weight
        self._own[name, ""] += weight
        for code in filter(None, {entry.country, entry.admin1}):
            self._votes[code] += weight
            self._own[name, code] += weight

    def share(self, country: str, name: str) -> float:
        """The part of the other names' votes that go to a country, 0 to 1."""
        total = self._total - self._own.get((name, ""), 0.0)
        if not country or total <= 0.01:
            return 0.0
        return max(0.0, self._votes.get(country, 0.0) - self._own.get((name, country), 0.0)) / total

    def speaks_of(self, division: str, name: str) -> bool:
        """Whether other names lie in, or are, this first-level division."""
        if not division:
            return False
        return self._votes.get(division, 0.0) - self._own.get((name, division), 0.0) > 0.01

    def dateline_is(self, entry: GazetteerEntry, name: str) -> bool:
        """Whether the dateline was found to mean this entry by this name."""
        return self._dateline is not None and self._dateline.id == entry.id and fold(self._dateline.name) == name

    def counts_districts(self, name: str) -> bool:
        """Whether the report says that this name is a district's ("Butler and Warren counties")."""
        return name in self._districts

    def neighbour(self, entry: GazetteerEntry, name: str, km: float) -> GazetteerEntry | None:
        """A place of another name, already settled, that lies within `km` of this one."""
        return next((s.entry for s in self.settled if s.name != name and kilometres(s.entry, entry) <= km), None)


def kilometres(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """The great-circle distance between two entries (haversine); infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(h)))


def lies_in(entry: GazetteerEntry, outer: GazetteerEntry) -> bool:
    """Whether an entry lies in another."""
    if outer.kind == "country":
        return bool(outer.country) and entry.country == outer.country and entry.id != outer.id
    if outer.kind == "region" and outer.country != entry.country:
        return kilometres(entry, outer) < 700 and not outer.country
    within = outer.name in entry.chain or (outer.kind == "division" and entry.admin1 == outer.admin1 != "")
    return entry.country == outer.country and entry.id != outer.id and (within or outer.kind == "region")
