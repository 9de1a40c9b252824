"""Where the numbers beside a chart's points can stand so that none covers another, a point or the line.

A label is tried on each side of its point, the better ones first; what has no room on any side is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

Side = Literal["above", "below", "right", "left"]
Spot = tuple[float, float]
_Box = tuple[float, float, float, float]

_CHARACTER, _HEIGHT = 6.2, 12.0
_AWAY = 8.0
_POINT = 4.0
# How far a label may reach beyond the axes.
_BEYOND = 26.0
_STEPS = 12


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A number beside a point: where the point is, in pixels from top left, its sides by preference, its weight."""

    row: int
    text: str
    spot: Spot
    sides: tuple[Side, ...]
    weight: int


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A label that has room, and on which side of its point."""

    row: int
    text: str
    side: Side


def placed(
    labels: Iterable[Label], points: Sequence[Spot], line: Sequence[Spot], size: tuple[int, int]
) -> list[Placed]:
    """The labels that fit, the weightiest first, clear of the points and of the line that runs through `line`."""
    ordered = sorted(labels, key=lambda label: (-label.weight, label.spot))
    blocked = [_around(spot) for spot in points] + [_around(spot, 0.5) for spot in _along(line)]
    taken: list[_Box] = []
    found: list[Placed] = []
    for label in ordered:
        for side in label.sides:
            box = _box(label, side)
            if _inside(box, size) and not any(_touch(box, other) for other in (*taken, *blocked)):
                taken.append(box)
                found.append(Placed(row=label.row, text=label.text, side=side))
                break
    return found


def _along(line: Sequence[Spot]) -> Iterable[Spot]:
    """Spots along a line, near enough to each other that no label slips between them."""
    for (x, y), (to_x, to_y) in pairwise(line):
        steps = max(_STEPS, int(max(abs(to_x - x), abs(to_y - y)) // 5))
        yield from ((x + (to_x - x) * n / steps, y + (to_y - y) * n / steps) for n in range(steps + 1))


def _around(spot: Spot, reach: float = _POINT) -> _Box:
    return (spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach)


def _box(label: Label, side: Side) -> _Box:
    x, y = label.spot
    width = len(label.text) * _CHARACTER
    if side in ("right", "left"):
        start = x + _AWAY if side == "right" else x - _AWAY - width
        return (start, y - _HEIGHT / 2, start + width, y + _HEIGHT / 2)
    top = y - _AWAY - _HEIGHT if side == "above" else y + _AWAY
    return (x - width / 2, top, x + width / 2, top + _HEIGHT)


def _inside(box: _Box, size: tuple[int, int]) -> bool:
    width, height = size
    return box[0] >= 0 and box[2] <= width + _BEYOND and box[1] >= -_HEIGHT and box[3] <= height - 2


def _touch(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
