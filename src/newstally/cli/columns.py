"""An aligned table: cut to the width of a terminal, whole and plain where it goes into a pipe or a file."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

# Wide enough for any line; what a pipe takes is never cut.
_UNCUT = 100_000
_LEAST = 6


def print_columns(
    titles: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[str] = (), styles: dict[str, str]
) -> None:
    """Print rows under their titles, numbers (`right`) flush right; empty columns are left out.

    On a terminal the last column gives way first.
    """
    console = Console(highlight=False)
    kept = [n for n, _ in enumerate(titles) if any(row[n] for row in rows)]
    widths = [max([len(titles[n]), *(len(row[n]) for row in rows)]) for n in kept]
    if not console.is_terminal:
        for line in [titles, *rows]:
            cells = [
                line[n].rjust(width) if titles[n] in right else line[n].ljust(width)
                for n, width in zip(kept, widths, strict=True)
            ]
            print("  ".join(cells).rstrip())
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for n in kept:
        table.add_column(
            titles[n],
            no_wrap=True,
            overflow="ellipsis",
            justify="right" if titles[n] in right else "left",
            style=styles.get(titles[n], ""),
            min_width=_LEAST,
        )
    for row in rows:
        table.add_row(*(row[n] for n in kept))
    console.print(table)
