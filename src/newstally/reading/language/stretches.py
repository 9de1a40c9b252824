"""Stretches of a text, to be asked which of them lie around a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

Stretch = tuple[int, int]


class Stretches:
    """Stretches in the order of their starts; one that lies around a place is found without looking at all."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._stretches = sorted(stretches)
        # The farthest that a stretch up to this one reaches.
        self._reach = list(accumulate((end for _, end in self._stretches), max))

    def around(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that hold all from `start` to `end`, the last to begin first."""
        at = bisect_right(self._stretches, start, key=lambda stretch: stretch[0]) - 1
        while at >= 0 and self._reach[at] >= end:
            if self._stretches[at][1] >= end:
                yield self._stretches[at]
            at -= 1
