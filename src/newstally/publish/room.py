"""Room for words on a picture, beside the marks that they name: none lies on another, on a mark or over the edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Side = Literal["right", "left", "above", "below"]

# The mean width of a letter and the height of a line of 12 pixels' type.
_LETTER, _LINE = 6.6, 15.0
_SIDES: tuple[Side, ...] = ("right", "left", "above", "below")
# Pixels from the middle of a small mark to the words beside it.
_AWAY = 9.0


class Anchored(NamedTuple):
    """Words on a picture: where they stand, in pixels, and whether they start, end or have their middle there."""

    x: float
    y: float
    anchor: str
    text: str


class Room:
    """Where words stand already, so that no two lie on each other."""

    def __init__(self, width: float, height: float, letter: float = _LETTER) -> None:
        self._width, self._height, self._letter = width, height, letter
        self._taken: list[tuple[float, float, float, float]] = []

    def keep_free(self, x: float, y: float, radius: float) -> None:
        """Let no words cover this mark."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(
        self,
        text: str,
        x: float,
        y: float,
        *,
        must: bool,
        away: float = _AWAY,
        lift: float = 0.0,
        sides: Sequence[Side] = _SIDES,
    ) -> Anchored | None:
        """Words beside a mark, on the first of the `sides` that has room for them.

        They stand `away` pixels from its middle and, to the right or left of it, `lift` pixels above. None where they
        find no room and need not stand.
        """
        length = len(text) * self._letter
        ways: dict[Side, tuple[float, float, str]] = {
            "right": (away, 4.0 - lift, "start"),
            "left": (-away, 4.0 - lift, "end"),
            "above": (0.0, -away, "middle"),
            "below": (0.0, away + 9.0, "middle"),
        }
        for across, down, anchor in (ways[side] for side in sides):
            left = x + across - {"start": 0.0, "end": length, "middle": length / 2}[anchor]
            box = (left, y + down - _LINE + 3, left + length, y + down + 3)
            if self._fits(box):
                self._taken.append(box)
                return Anchored(x + across, y + down, anchor, text)
        return Anchored(x + away, y + 4.0, "start", text) if must else None

    def _fits(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self._width - 2 or bottom > self._height - 2:
            return False
        return not any(left < r and right > x and top < b and bottom > y for x, y, r, b in self._taken)
