"""Whereabouts: the point on the map that a place of a report stands for, and how far off it may be."""

from __future__ import annotations

from math import pi, sin
from typing import NamedTuple

from newstally.gazetteer.geometry import destination, distance
from newstally.gazetteer.lookup import extent
from newstally.model import GazetteerEntry, Place


class Whereabouts(NamedTuple):
    """A point (WGS 84 degrees), and within how many kilometres of it the spot lies; None where nothing says."""

    lat: float
    lon: float
    km: float | None


def whereabouts(place: Place) -> Whereabouts | None:
    """Where a place is; None where the report leaves it open.

    Of a site it is the place that the report puts it in. Of "30 km south of Quetta" it is that spot, as far off as the
    distance is rough and as an eighth of the compass is wide; without a direction it is Quetta, and the spot lies on
    a circle round it. "Near" and "south of" say no distance: the point is the place's own.
    """
    entry = place.entry or place.inside
    if entry is None or entry.lat is None or entry.lon is None:
        return None
    here, bearing = (entry.lat, entry.lon), place.bearing
    if bearing is None:
        return Whereabouts(*here, _reach(entry))
    if bearing.km is None or bearing.km.low is None or bearing.km.high is None:
        return Whereabouts(*here, None)
    low, high = float(bearing.km.low), float(bearing.km.high)
    if not bearing.direction:
        return Whereabouts(*here, high)
    middle = (low + high) / 2
    return Whereabouts(*destination(here, middle, bearing.direction), max((high - low) / 2, high * sin(pi / 8)))


def _reach(entry: GazetteerEntry) -> float | None:
    """From a district's, division's or country's point to the farthest corner of its box; None for a point."""
    box = extent(entry)
    if box is None or entry.lat is None or entry.lon is None:
        return None
    west, south, east, north = box
    corners = [(lat, lon) for lat in (south, north) for lon in (west, east)]
    return max(distance((entry.lat, entry.lon), corner) for corner in corners)
