"""A map of a report: the places it names over the towns around them, drawn without tiles, scripts or network.

The grey dots are the gazetteer's own towns, which show coast and valley well enough to find one's way; what lies far
from the rest is listed below rather than shrinking everything else. Drawn in pixels of a picture `WIDTH` wide.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from newstally.gazetteer import towns
from newstally.gazetteer.geometry import distance
from newstally.gazetteer.whereabouts import whereabouts
from newstally.model import Place
from newstally.publish.geojson import ATTRIBUTION, bearing_words

WIDTH = 420
_HEIGHTS = (230, 400)
# Kilometres: the least that a map shows across, and how far from its heart a place may lie to be on it.
_LEAST, _FAR = 300.0, 1500.0
_MARGIN = 0.18
_TOWNS, _LABELS = 1_200, 6
_KM_OF_DEGREE = 111.2
_LETTER, _LINE = 6.6, 15.0
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


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


class Frame(NamedTuple):
    """What the picture shows: its middle in degrees, pixels for a kilometre, and its size in pixels."""

    lat: float
    lon: float
    scale: float
    width: float
    height: float

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """The pixels of a point on the globe, from the upper left."""
        east = ((lon - self.lon + 540) % 360 - 180) * math.cos(math.radians(self.lat)) * _KM_OF_DEGREE
        return self.width / 2 + east * self.scale, self.height / 2 - (lat - self.lat) * _KM_OF_DEGREE * self.scale


def draw(places: Sequence[Place], incidents: Collection[str] = ()) -> dict[str, Any] | None:
    """What the template draws; None where no place has a point. `incidents` are the ids of where something happened."""
    spots = _spots(places, incidents)
    if not spots:
        return None
    heart = max(spots, key=lambda s: (s.of_incident, s.times))
    near = [s for s in spots if distance((s.lat, s.lon), (heart.lat, heart.lon)) <= _FAR]
    frame = _frame(near)
    labels = _Labels(frame)
    marks = [_mark(spot, frame, labels) for spot in sorted(near, key=lambda s: (not s.of_incident, -s.times))]
    dots, others = _ground(frame, {spot.name for spot in near}, labels)
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


def _frame(spots: Sequence[Spot]) -> Frame:
    middle_lon = spots[0].lon
    lons = [(s.lon - middle_lon + 540) % 360 - 180 for s in spots]
    lats = [s.lat for s in spots]
    lat, lon = (min(lats) + max(lats)) / 2, middle_lon + (min(lons) + max(lons)) / 2
    reach = max((s.km or 0.0 for s in spots), default=0.0)
    across = (max(lons) - min(lons)) * math.cos(math.radians(lat)) * _KM_OF_DEGREE + 2 * reach
    down = (max(lats) - min(lats)) * _KM_OF_DEGREE + 2 * reach
    across, down = (max(side * (1 + 2 * _MARGIN), _LEAST) for side in (across, down))
    scale = min(WIDTH / across, _HEIGHTS[1] / down)
    return Frame(lat, lon, scale, WIDTH, min(max(down * scale, _HEIGHTS[0]), _HEIGHTS[1]))


class _Labels:
    """Where words stand already, so that no two lie on each other."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._taken: list[tuple[float, float, float, float]] = []

    def keep_free(self, x: float, y: float, radius: float) -> None:
        """Let no words cover this mark."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(self, text: str, x: float, y: float, *, must: bool) -> tuple[float, float, str] | None:
        """Where words go beside a mark and how they are anchored; None where they find no room and need not stand."""
        length = len(text) * _LETTER
        ways = ((9.0, 4.0, "start"), (-9.0, 4.0, "end"), (0.0, -9.0, "middle"), (0.0, 18.0, "middle"))
        for across, down, anchor in ways:
            left = x + across - {"start": 0.0, "end": length, "middle": length / 2}[anchor]
            box = (left, y + down - _LINE + 3, left + length, y + down + 3)
            if self._fits(box):
                self._taken.append(box)
                return x + across, y + down, anchor
        return (x + 9.0, y + 4.0, "start") if must else None

    def _fits(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self._frame.width - 2 or bottom > self._frame.height - 2:
            return False
        return not any(left < r and right > x and top < b and bottom > y for x, y, r, b in self._taken)


def _mark(spot: Spot, frame: Frame, labels: _Labels) -> dict[str, Any]:
    x, y = frame.point(spot.lat, spot.lon)
    labels.keep_free(x, y, 6)
    text = f"{spot.bearing} {spot.name}".strip()
    at = labels.place(text, x, y, must=True)
    return {
        "x": round(x, 1),
        "y": round(y, 1),
        "text": text,
        "label": at and {"x": round(at[0], 1), "y": round(at[1], 1), "anchor": at[2]},
        "radius": round(spot.km * frame.scale, 1) if spot.km else 0,
        "times": spot.times,
        "span": spot.span,
        "style": "incident" if spot.of_incident else "named",
    }


def _ground(frame: Frame, marked: Collection[str], labels: _Labels) -> tuple[str, list[dict[str, Any]]]:
    """The towns as one path of dots, and the largest of them by name."""
    inside = sorted(_towns_in(frame), key=lambda town: -town[2])[:_TOWNS]
    dots = "".join(f"M{x:.1f} {y:.1f}h0" for x, y, _, _ in inside)
    others: list[dict[str, Any]] = []
    for x, y, _, name in inside:
        if len(others) == _LABELS:
            break
        at = labels.place(name, x, y, must=False) if name not in marked else None
        if at is not None:
            others.append({"x": round(at[0], 1), "y": round(at[1], 1), "anchor": at[2], "text": name})
    return dots, others


def _towns_in(frame: Frame) -> Iterator[tuple[float, float, int, str]]:
    high = frame.height / 2 / frame.scale / _KM_OF_DEGREE
    for lat, lon, people, name in towns(frame.lat - high, frame.lat + high):
        x, y = frame.point(lat, lon)
        if 0 <= x <= frame.width:
            yield x, y, people, name


def _bar(frame: Frame) -> dict[str, Any]:
    """The scale: the longest round distance that takes less than a fifth of the width."""
    km = max((k for k in _SCALES if k * frame.scale <= frame.width / 5), default=_SCALES[0])
    return {"km": km, "length": round(km * frame.scale, 1), "y": round(frame.height - 14, 1)}


def happened_at(places: Iterable[Place | None]) -> frozenset[str]:
    """The ids of the places that incidents have."""
    return frozenset(p.entry.id for p in places if p is not None and p.entry is not None)
