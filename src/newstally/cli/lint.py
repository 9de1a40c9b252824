"""Findings as a linter prints them: `file:line:column kind message`."""

from __future__ import annotations

from collections import Counter
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from newstally.cli.inputs import shown_name
from newstally.cli.position import Lines, position_of
from newstally.cli.show import VERDICT_STYLES
from newstally.model import Finding, Page, Report


class Linter:
    """Prints the findings of page after page and keeps count of the verdicts."""

    def __init__(self, *, everything: bool, as_json: bool) -> None:
        self.counts: Counter[str] = Counter()
        self._everything = everything
        self._as_json = as_json
        self._rows: list[dict[str, Any]] = []
        self._console = Console(highlight=False, soft_wrap=True)

    def report(self, source: str, page: Page, lines: Lines) -> None:
        """Print a page's findings; `lines` are those of its source."""
        for reading in page:
            for finding in reading.findings:
                self.counts[finding.verdict] += 1
                if self._everything or finding.verdict == "fails":
                    self._tell(shown_name(source), reading.report, finding, lines)
            for line in reading.unresolved:
                typer.echo(f"{shown_name(source)}: {line}", err=True)

    def close(self) -> None:
        """Print the JSON rows where they were asked for, and the count of verdicts on standard error."""
        if self._as_json:
            from newstally.publish.json import to_json

            typer.echo(to_json(self._rows))
            return
        fails, holds, undecided = (self.counts[verdict] for verdict in ("fails", "holds", "undecided"))
        told = f"{fails} cannot be right, {holds} hold{'s' if holds == 1 else ''}, {undecided} undecided"
        hidden = not self._everything and (holds or undecided)
        typer.echo(told + (" (--all shows them)" if hidden else ""), err=True)

    def _tell(self, name: str, report: Report, finding: Finding, lines: Lines) -> None:
        line, column = position_of(report, finding.evidence[0].start, lines)
        if self._as_json:
            self._rows.append({"file": name, "line": line, "column": column, "finding": finding})
            return
        told = Text(f"{name}:{line}:{column} ")
        told.append(finding.kind, style=VERDICT_STYLES[finding.verdict])
        told.append(f" {finding.message}")
        if finding.suggestion:
            told.append(f" ({finding.suggestion})")
        self._console.print(told)
