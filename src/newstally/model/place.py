"""Places: names that refer to a location, resolved against the gazetteer or left unresolved."""

from __future__ import annotations

from typing import Literal

import msgspec

from newstally.model.evidence import Record
from newstally.model.quantity import Interval

PlaceKind = Literal["settlement", "district", "division", "country", "region", "water", "demonym", "facility", "other"]


# "near" is by the place at no stated distance; "direction" away from it ("south of"); "distance" so far away.
Relation = Literal["near", "direction", "distance"]


class GazetteerEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the gazetteer: a place of the world, with the chain it lies in.

    `chain` runs outwards, from the smallest thing that contains it to the country
    (Jacobabad -> ("Sindh", "Pakistan")); `country` is ISO 3166-1 alpha-2, `admin1` the ISO 3166-2
    or GeoNames code of the first-level division where known. Coordinates are WGS 84 degrees.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str = ""
    admin1: str = ""
    chain: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int = 0


class Bearing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where something is told to be with respect to a place: "near Quetta", "about 30 km south of Quetta".

    `km` is the distance in kilometres that the words allow (a tenth either way, a quarter where they are rough);
    `direction` a point of the compass ("S", "NNW"), empty where the text names none.
    """

    relation: Relation
    km: Interval | None = None
    direction: str = ""


class Place(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A place name in the text; `entry` is None where it was left unresolved rather than guessed.

    `name` is the name as the report uses it in full; `reasons` says why the entry won, and
    `candidates` keeps the other entries considered (best first, at most five). A site or village that no gazetteer has
    may still be `inside` a place, where the text says so ("Abad railway station in Jacobabad"). `bearing` says
    that the words before the name speak of a spot away from it; they are the evidence of that field.
    """

    name: str
    kind: PlaceKind
    entry: GazetteerEntry | None = None
    candidates: tuple[GazetteerEntry, ...] = ()
    reasons: tuple[str, ...] = ()
    inside: GazetteerEntry | None = None
    bearing: Bearing | None = None

    @property
    def full_name(self) -> str:
        """The name with its chain, nothing said twice: "Jacobabad, Sindh, Pakistan", "Kano State, Nigeria"."""
        if self.entry is None:
            return self.name
        own = () if self.name.startswith(f"{self.entry.name} ") else (self.entry.name,)
        parts: dict[str, str] = {}
        for part in (self.name, *own, *self.entry.chain):
            parts.setdefault(part.casefold(), part)
        return ", ".join(parts.values())
