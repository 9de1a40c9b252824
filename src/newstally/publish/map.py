"""A map of a report: the places it names over the towns around them, drawn without tiles, scripts or network.

The grey dots are the gazetteer's own towns; what lies far from the rest is listed below rather than shrinking
everything else. Drawn in pixels of a picture `WIDTH` wide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from newstally.gazetteer.geometry import distance
from newstally.gazetteer.whereabouts import whereabouts
from newstally.model import Place
from newstally.publish.geojson import ATTRIBUTION, bearing_words
from newstally.publish.ground import Frame, Point, frame_of, largest_towns, named_towns, scale_bar
from newstally.publish.room import Anchored, Room

WIDTH = 420
_HEIGHTS = (230, 400)
# How far from its heart, in kilometres, a place may lie to be on a map.
_FAR = 1500.0
_TOWNS, _LABELS = 1_200, 6


class Spot(NamedTuple):
    """A place to mark: its point, its name, how often it is named, and within how many kilometres it lies."""

    lat: float
    lon: float
    name: str
    times: int
    km: float | None
    bearing: str
    span: tuple[int, int]
    of_incident: bool


def draw(places: Sequence[Place], incidents: Collection[str] = ()) -> dict[str, Any] | None:
    """What the template draws; None where no place has a point. `incidents` are the ids of where something happened."""
    spots = _spots(places, incidents)
    if not spots:
        return None
    heart = max(spots, key=lambda s: (s.of_incident, s.times))
    near = [s for s in spots if distance((s.lat, s.lon), (heart.lat, heart.lon)) <= _FAR]
    frame = frame_of([Point(s.lat, s.lon, s.km or 0.0) for s in near], WIDTH, _HEIGHTS)
    room = Room(frame.width, frame.height)
    marks = [_mark(spot, frame, room) for spot in sorted(near, key=lambda s: (not s.of_incident, -s.times))]
    dots, others = _ground(frame, {spot.name for spot in near}, room)
    return {
        "width": round(frame.width),
        "height": round(frame.height),
        "title": "Map: " + ", ".join(spot.name for spot in near),
        "marks": marks,
        "dots": dots,
        "others": others,
        "bar": _bar(frame),
        "has_incident": any(spot.of_incident for spot in near),
        "away": [spot.name for spot in spots if spot not in near],
        "attribution": ATTRIBUTION,
    }


def _spots(places: Sequence[Place], incidents: Collection[str]) -> list[Spot]:
    """The places to mark, in text order; countries and divisions only where nothing smaller is named."""
    named = [p for p in places if p.entry is not None and p.kind != "demonym"]
    exact = [p for p in named if p.entry and (p.entry.kind in ("settlement", "district", "facility") or p.bearing)]
    wanted = exact or named
    times = Counter(p.entry.id for p in wanted if p.entry)
    found: dict[tuple[str, str], Spot] = {}
    for place in wanted:
        where, entry = whereabouts(place), place.entry
        if where is None or entry is None:
            continue
        # "Near Kita" is drawn at Kita; only what is so far from it is another spot.
        km = where.km if place.bearing is not None else None
        words = bearing_words(place) if km is not None else ""
        spot = Spot(
            where.lat,
            where.lon,
            entry.name if place.name.isupper() else place.name,
            times[entry.id],
            km,
            words,
            place.span,
            of_incident=entry.id in incidents,
        )
        found.setdefault((entry.id, words), spot)
    return list(found.values())


def _mark(spot: Spot, frame: Frame, room: Room) -> dict[str, Any]:
    x, y = frame.point(spot.lat, spot.lon)
    room.keep_free(x, y, 6)
    text = f"{spot.bearing} {spot.name}".strip()
    at = room.place(text, x, y, must=True)
    return {
        "x": round(x, 1),
        "y": round(y, 1),
        "text": text,
        "label": _at(at) if at else None,
        "radius": round(spot.km * frame.scale, 1) if spot.km else 0,
        "times": spot.times,
        "span": spot.span,
        "style": "incident" if spot.of_incident else "named",
    }


def _ground(frame: Frame, marked: Collection[str], room: Room) -> tuple[str, list[dict[str, Any]]]:
    """The towns as one path of dots, and the largest of them by name."""
    towns = largest_towns(frame, _TOWNS)
    dots = "".join(f"M{town.x:.1f} {town.y:.1f}h0" for town in towns)
    named = named_towns(towns, marked, room, _LABELS)
    return dots, [_at(words) | {"text": words.text} for words in named]


def _at(words: Anchored) -> dict[str, Any]:
    return {"x": round(words.x, 1), "y": round(words.y, 1), "anchor": words.anchor}


def _bar(frame: Frame) -> dict[str, Any]:
    km, length = scale_bar(frame)
    return {"km": km, "length": round(length, 1), "y": round(frame.height - 14, 1)}


def happened_at(places: Iterable[Place | None]) -> frozenset[str]:
    """The ids of the places that incidents have."""
    return frozenset(p.entry.id for p in places if p is not None and p.entry is not None)
