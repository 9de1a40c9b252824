"""An aligned table: fitted to the width of a terminal, whole and plain where it goes into a pipe or a file."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

_GAP = "  "
# A column cut to less than this says nothing any more and is left out.
_SAYS_NOTHING = 14


# Characters of a page that would steer the terminal: moved cursors, changed colours, a new title of the window.
_STEERING = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")


class Column(msgspec.Struct, frozen=True):
    """A column's title and looks, and how narrow it may become on a terminal: `least` 0 lets it go altogether."""

    title: str
    style: str = ""
    right: bool = False
    least: int = 0
    # Which end is cut off where it is too long: of a path the beginning.
    keeps_end: bool = False


def print_columns(columns: Sequence[Column], rows: Sequence[Sequence[str]], gives_way: Sequence[str]) -> None:
    """Print rows under their titles; empty columns are left out, on a terminal those that `gives_way` names shrink."""
    console = Console(highlight=False)
    rows = [[cell.translate(_STEERING) for cell in row] for row in rows]
    widths = [_natural(column, [row[n] for row in rows]) for n, column in enumerate(columns)]
    if console.is_terminal:
        widths = fitted(columns, widths, gives_way, console.width)
    lines = [[column.title for column in columns], *rows]
    for number, line in enumerate(lines):
        told = Text(_GAP).join(
            Text(_cell(text, width, column), style="bold" if number == 0 else column.style)
            for text, width, column in zip(line, widths, columns, strict=True)
            if width
        )
        told.rstrip()
        console.print(told, soft_wrap=True)


def fitted(columns: Sequence[Column], widths: Sequence[int], gives_way: Sequence[str], room: int) -> list[int]:
    """The widths that fit into the room: columns shrink in the order in which they give way, 0 leaves one out."""
    at = {column.title: n for n, column in enumerate(columns)}
    fitting = list(widths)
    for title in gives_way:
        width, least = fitting[at[title]], columns[at[title]].least
        excess = sum(fitting) + len(_GAP) * (sum(map(bool, fitting)) - 1) - room
        if excess <= 0 or not width:
            continue
        narrower = max(least, width - excess)
        fitting[at[title]] = 0 if not least and narrower < _SAYS_NOTHING else min(width, narrower)
    return fitting


def _natural(column: Column, cells: Sequence[str]) -> int:
    """The width of the longest cell and the title; 0 where there is nothing in it."""
    longest = max(map(cell_len, cells), default=0)
    return max(longest, cell_len(column.title)) if longest else 0


def _cell(text: str, width: int, column: Column) -> str:
    if cell_len(text) > width:
        return f"…{text[len(text) - width + 1 :]}" if column.keeps_end else set_cell_size(text, width - 1) + "…"
    return " " * (width - cell_len(text)) + text if column.right else set_cell_size(text, width)
