"""The ground of a map drawn without tiles, scripts or network: its frame, the towns on it and its scale.

The gazetteer's own towns as grey dots show coast and valley well enough to find one's way. The projection is
equirectangular about the middle of what is shown, so that kilometres are true there; all is in pixels.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newstally.gazetteer import towns
from newstally.publish.room import Anchored, Room

# Kilometres: the least that a map shows across and down.
_LEAST = (300.0, 300.0)
_MARGIN = 0.18
_KM_OF_DEGREE = 111.2
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class Point(NamedTuple):
    """A point that a map has to show, in degrees, and the kilometres about it that belong to it."""

    lat: float
    lon: float
    km: float = 0.0


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


def frame_of(
    points: Sequence[Point], width: float, heights: tuple[float, float], least: tuple[float, float] = _LEAST
) -> Frame:
    """The frame that shows all points with room about them, `width` pixels wide and as high as `heights` allow.

    `least` are the kilometres that it shows across and down at the least.
    """
    west, degrees = _stretch([p.lon for p in points])
    lats = [p.lat for p in points]
    lat, lon = (min(lats) + max(lats)) / 2, west + degrees / 2
    reach = max(p.km for p in points)
    across = degrees * math.cos(math.radians(lat)) * _KM_OF_DEGREE + 2 * reach
    down = (max(lats) - min(lats)) * _KM_OF_DEGREE + 2 * reach
    across, down = (max(side * (1 + 2 * _MARGIN), low) for side, low in zip((across, down), least, strict=True))
    scale = min(width / across, heights[1] / down)
    return Frame(lat, lon, scale, width, min(max(down * scale, heights[0]), heights[1]))


def _stretch(lons: Sequence[float]) -> tuple[float, float]:
    """The west end and the degrees of the shortest stretch of the globe that holds all of these longitudes."""
    ordered = sorted(set(lons))
    gaps = [(east - west) % 360 for west, east in pairwise([*ordered, ordered[0]])] if len(ordered) > 1 else [360.0]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return ordered[(widest + 1) % len(ordered)], 360 - gaps[widest]


class Town(NamedTuple):
    """A town within a frame: its pixels and its name."""

    x: float
    y: float
    name: str


def largest_towns(frame: Frame, most: int) -> list[Town]:
    """The towns within a frame, the largest first, at most so many."""
    found = sorted(_towns_in(frame), key=lambda town: -town[2])[:most]
    return [Town(x, y, name) for x, y, _, name in found]


def named_towns(found: Sequence[Town], taken: Collection[str], room: Room, most: int) -> Iterator[Anchored]:
    """The largest towns whose names find room, but for those that have a mark of that name already."""
    named = 0
    for town in found:
        if named == most:
            return
        at = room.place(town.name, town.x, town.y, must=False) if town.name not in taken else None
        if at is not None:
            named += 1
            yield at


def scale_bar(frame: Frame) -> tuple[int, float]:
    """The scale: the longest round distance that takes less than a fifth of the width, and its pixels."""
    km = max((k for k in _SCALES if k * frame.scale <= frame.width / 5), default=_SCALES[0])
    return km, km * frame.scale


def _towns_in(frame: Frame) -> Iterator[tuple[float, float, int, str]]:
    high = frame.height / 2 / frame.scale / _KM_OF_DEGREE
    for lat, lon, people, name in towns(frame.lat - high, frame.lat + high):
        x, y = frame.point(lat, lon)
        if 0 <= x <= frame.width:
            yield x, y, people, name
