"""What a comparison says, in a terminal: a sheet beside the ledger, an edited export, reports beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from newstally.ledger import Across, Decided, Proposed, Reconciled, RowMatch, read_sheet
from newstally.ledger.changes import name
from newstally.ledger.ids import digits_of
from newstally.ledger.sheets.edited import ID


def is_export(path: Path) -> bool:
    """Whether a sheet names incidents by their ids, as an export does."""
    sheet = read_sheet(path)
    named = [row.cells[ID] for row in sheet.rows if row.cells.get(ID)] if ID in sheet.columns else []
    return bool(named) and all(digits_of(name) for name in named)


def show_reconciled(found: Reconciled) -> None:
    """The four lists, each with what a person needs to find the row and the incident."""
    console = Console(highlight=False)
    console.print(Text(f"{found.path}: {found}", style="bold"))
    console.print(Text(f"columns: {found.columns}", style="dim"))
    for title, rows in (("differing", found.differing), ("only in the sheet", found.only_in_sheet)):
        if rows:
            console.print(Text(f"\n{title}", style="bold yellow"))
        for match in rows:
            _show_row(console, match)
    if found.only_in_ledger:
        console.print(Text("\nonly in the ledger", style="bold yellow"))
    for incident in found.only_in_ledger:
        console.print(Text(f"  {incident.id}  {name(incident)}"))
    for match in found.matched:
        if len(match.incidents) > 1:
            console.print(Text(f"\nrow {match.row.number} is several incidents here: {', '.join(match.incidents)}"))


def _show_row(console: Console, match: RowMatch) -> None:
    said = "; ".join(f"{column}: {cell}" for column, cell in match.row.cells.items() if cell)
    console.print(Text(f"  row {match.row.number}  {' '.join(match.incidents)}  {said}", style="default"))
    for each in match.differences:
        console.print(Text(f"      {each.field}: sheet {each.sheet or 'nothing'}, ledger {each.ledger or 'nothing'}"))


def show_proposals(proposed: Sequence[Proposed]) -> None:
    """What the edited cells propose, those that cannot be made last."""
    console = Console(highlight=False)
    sound = [each for each in proposed if not each.problem]
    console.print(Text(f"{len(sound)} corrections proposed" if sound else "no corrections proposed", style="bold"))
    for each in (*sound, *(each for each in proposed if each.problem)):
        console.print(Text(f"  row {each.row}  {each}", style="yellow" if each.problem else "default"))
    if sound:
        console.print(Text('make them with --accept --why "…"', style="dim"))


def show_accepted(done: Sequence[Decided], proposed: Sequence[Proposed]) -> None:
    """What was entered, and what could not be."""
    console = Console(highlight=False)
    for decided in done:
        console.print(Text(str(decided)))
    for each in proposed:
        if each.problem:
            console.print(Text(f"left out: row {each.row}  {each}", style="yellow"))
    console.print(Text(f"{len(done)} corrections made", style="bold"))


def show_findings(found: Sequence[Across]) -> None:
    """What cannot both be right first, then what is undecided."""
    console = Console(highlight=False)
    wrong = sum(each.verdict == "fails" for each in found)
    console.print(Text(f"{wrong} cannot both be right, {len(found) - wrong} undecided", style="bold"))
    for each in found:
        style = "bold red" if each.verdict == "fails" else "yellow"
        line = Text(f"\n{each.kind.replace('_', ' ')}  ", style=style)
        line.append(each.message, style="default")
        console.print(line)
        for source in each.told:
            console.print(Text(f"  {source}", style="italic dim"))
