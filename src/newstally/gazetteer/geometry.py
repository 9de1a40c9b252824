"""Geometry on the globe: distances, and the point that lies so far from another in a direction."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

# Twice the mean radius of the earth, in kilometres.
_DIAMETER = 12742.0
COMPASS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points (latitude, longitude) in kilometres (haversine)."""
    p, q = radians(a[0]), radians(b[0])
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b[1] - a[1]) / 2) ** 2
    return _DIAMETER * asin(min(1.0, sqrt(h)))


def destination(start: tuple[float, float], km: float, direction: str) -> tuple[float, float]:
    """The point `km` away from `start` (latitude, longitude) in a direction of the compass ("S", "NNW")."""
    bearing = radians(COMPASS.index(direction) * 22.5)
    lat, arc = radians(start[0]), km / (_DIAMETER / 2)
    there = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(bearing))
    turn = atan2(sin(bearing) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(there))
    return degrees(there), (start[1] + degrees(turn) + 540) % 360 - 180
