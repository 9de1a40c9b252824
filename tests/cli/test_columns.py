"""An aligned table fits a terminal: what gives way first, and what is left out."""

from __future__ import annotations

import pytest

from newstally.cli.columns import Column, fitted

COLUMNS = [Column("value", right=True, least=8), Column("where", least=0), Column("sentence", least=0)]
GIVES_WAY = ("sentence", "where", "value")

WIDTHS = [
    # natural widths, the room, and the widths that fit
    ((10, 20, 50), 120, [10, 20, 50]),
    ((10, 20, 50), 84, [10, 20, 50]),
    ((10, 20, 50), 70, [10, 20, 36]),
    ((10, 20, 50), 40, [10, 20, 0]),
    ((10, 20, 50), 30, [10, 18, 0]),
    ((10, 20, 50), 20, [10, 0, 0]),
    ((10, 20, 50), 5, [8, 0, 0]),
    ((10, 0, 50), 40, [10, 0, 28]),
]


@pytest.mark.parametrize(("natural", "room", "expected"), WIDTHS)
def test_columns_give_way_in_their_order(natural: tuple[int, ...], room: int, expected: list[int]) -> None:
    assert fitted(COLUMNS, natural, GIVES_WAY, room) == expected
