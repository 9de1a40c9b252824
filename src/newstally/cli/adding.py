"""Adding files to a ledger: progress on a terminal, what each report changed, and what could not be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from newstally.cli.inputs import read_or_list, shown_name
from newstally.cli.progress import watched
from newstally.model import Unread

if TYPE_CHECKING:
    from newstally.ledger import Ledger
    from newstally.ledger.records import Added, AddedReport

_STATES = {
    "added": ("added", "green"),
    "unchanged": ("unchanged", "dim"),
    "new_version": ("new version", "yellow"),
    "older_version": ("older version kept", "yellow"),
    "read_again": ("read again by a newer reader", "yellow"),
}


class Adding:
    """Reads sources into a ledger one by one and remembers what to tell."""

    def __init__(self, ledger: Ledger, *, published: str | None, outlet: str) -> None:
        self.told: list[Added] = []
        self.unread: list[Unread] = []
        self._open: list[str] = []
        self._ledger = ledger
        self._published = published
        self._outlet = outlet
        self._console = Console(highlight=False, soft_wrap=True)

    def add(self, sources: list[str], *, quiet: bool = False) -> None:
        """Add each source, printing a line per report unless `quiet`; the batch goes on past what cannot be read."""
        for source in watched(sources, self._console):
            page, _ = read_or_list(source, published=self._published, outlet=self._outlet)
            self.unread.extend(page.unread)
            self._open.extend(f"{shown_name(source)}: {line}" for reading in page for line in reading.unresolved)
            if not page.readings:
                continue
            added = self._ledger.add(page)
            self.told.append(added)
            if not quiet:
                for report in added.reports:
                    self._tell(shown_name(source), report)

    def summarise(self) -> None:
        """One line for the whole batch, then what stays open for want of a date."""
        states: Counter[str] = Counter(report.state for added in self.told for report in added.reports)
        parts = [f"{states[state]} {said}" for state, (said, _) in _STATES.items() if states[state]]
        statements = sum(report.statements for added in self.told for report in added.reports)
        if statements:
            parts.append(f"{statements} statements")
        if self.unread:
            parts.append(f"{len(self.unread)} could not be read")
        for line in self._open:
            self._console.print(Text(line, style="yellow"))
        self._console.print(Text(f"{self._ledger.name}: {', '.join(parts) or 'nothing to add'}", style="bold"))

    def _tell(self, name: str, report: AddedReport) -> None:
        said, style = _STATES[report.state]
        line = Text(f"{said:9} ", style=style)
        line.append(": ".join(part for part in (name, report.headline) if part), style="default")
        self._console.print(line)
        for change in report.changes:
            self._console.print(Text(f"            {change.says}", style="dim"))
