"""A bar while files are read, if a person is watching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def watched(sources: Sequence[str], printing_on: Console | None = None) -> Iterator[str]:
    """The sources one by one; the bar stands below what is printed on a terminal, else on standard error's.

    Lines printed on the bar's own console go above it; another console would write into the bar.
    """
    console = printing_on if printing_on is not None and printing_on.is_terminal else Console(stderr=True)
    if not console.is_terminal:
        yield from sources
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(sources, description="reading")
