"""Spans: records by where they stand, so that a sentence finds its own without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from newstally.model import Record

_R = TypeVar("_R", bound=Record)


class Spans(Generic[_R]):
    """Records with all stretches of their evidence, in text order."""

    def __init__(self, records: Iterable[_R]) -> None:
        found = [(e.start, e.end, n, r) for n, r in enumerate(records) for e in r.evidence if not e.field]
        found.sort(key=lambda f: f[:3])
        self._stretches = found
        self._starts = [f[0] for f in found]

    def within(self, start: int, end: int) -> list[_R]:
        """The records that have a stretch beginning in `[start, end)`, each once."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return list({n: r for _, _, n, r in self._stretches[first:last]}.values())

    def at(self, offset: int) -> _R | None:
        """The record whose stretch holds a character."""
        last = bisect_right(self._starts, offset) - 1
        for at in range(last, max(-1, last - 4), -1):
            start, end, _, record = self._stretches[at]
            if start <= offset < end:
                return record
        return None
