"""Discs that belong at a point or on a line, moved apart as little as it takes for none to hide another.

All is in pixels. The largest are placed first and stay nearest to where they belong.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

# Pixels between two discs, and between two places that are tried.
_APART, _STEP = 0.5, 1.5
_MOST_RINGS, _BACK = 500, 4


def swarm(across: Sequence[float], radii: Sequence[float]) -> list[float]:
    """How far above or below their line discs stand that keep their place along it."""
    offsets = [0.0] * len(across)
    placed: list[int] = []
    for disc in _largest_first(radii):
        blocked: list[tuple[float, float]] = []
        for other in placed:
            reach, away = radii[disc] + radii[other] + _APART, abs(across[disc] - across[other])
            if away < reach:
                half = sqrt(reach * reach - away * away)
                blocked.append((offsets[other] - half, offsets[other] + half))
        edges = [0.0, *(edge for pair in blocked for edge in pair)]
        free = (e for e in edges if not any(low + 1e-9 < e < high - 1e-9 for low, high in blocked))
        offsets[disc] = min(free, key=lambda edge: (abs(edge), edge))
        placed.append(disc)
    return offsets


def spread(
    spots: Sequence[tuple[float, float]], radii: Sequence[float], size: tuple[float, float]
) -> list[tuple[float, float]]:
    """Where discs stand that belong at these spots of a picture, those of one spot side by side around it."""
    found = list(spots)
    placed = np.empty((len(spots), 3))
    rings: dict[tuple[float, float], int] = {}
    for number, disc in enumerate(_largest_first(radii)):
        spot, radius = spots[disc], radii[disc]
        around = _Around(spot, radius, placed[:number], size)
        for ring in range(rings.get(spot, 0), _MOST_RINGS):
            free = around.free(ring * _STEP)
            if free is not None:
                # A smaller one may still fit further in, but not by much.
                rings[spot] = max(0, ring - _BACK)
                found[disc] = free
                break
        placed[number] = (*found[disc], radius)
    return found


class _Around:
    """The places about a spot where a disc may stand, among those that stand already."""

    def __init__(self, spot: tuple[float, float], radius: float, taken: Numbers, size: tuple[float, float]) -> None:
        self._spot, self._radius, self._taken, self._size = spot, radius, taken, size
        self._away = np.hypot(taken[:, 0] - spot[0], taken[:, 1] - spot[1])
        self._reach = taken[:, 2] + radius + _APART

    def free(self, away: float) -> tuple[float, float] | None:
        """The first place so far from the spot where the disc touches no other and lies within the picture."""
        turns = max(1, int(2 * np.pi * away / _STEP))
        angles = np.arange(turns) * (2 * np.pi / turns)
        x, y = self._spot[0] + away * np.cos(angles), self._spot[1] + away * np.sin(angles)
        within = (x >= self._radius) & (x <= self._size[0] - self._radius)
        within &= (y >= self._radius) & (y <= self._size[1] - self._radius)
        x, y = x[within], y[within]
        near = np.abs(self._away - away) < self._reach
        apart = np.hypot(x[:, None] - self._taken[near, 0], y[:, None] - self._taken[near, 1])
        free = np.flatnonzero((apart >= self._reach[near]).all(axis=1))
        return (float(x[free[0]]), float(y[free[0]])) if len(free) else None


def _largest_first(radii: Sequence[float]) -> list[int]:
    return sorted(range(len(radii)), key=lambda disc: -radii[disc])
