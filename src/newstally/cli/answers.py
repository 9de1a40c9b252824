"""What the ledger answers, as a person would want to see it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from newstally.ledger.origins import report_name
from newstally.ledger.records import LedgerIncident, Tally, TallyRow
from newstally.model import Figure, Report
from newstally.publish import facts, words


def show_tally(tally: Tally) -> None:
    """The answer in one line, then a block per incident, those that stand apart under their label."""
    console = _console()
    console.print(Text(tally.sentence, style="bold"))
    for row in tally.counted:
        _show_row(console, row)
    apart = [row for row in tally.rows if row.label]
    for label in dict.fromkeys(row.label for row in apart):
        console.print(Text(f"\nApart: {label}", style="bold yellow"))
        for row in apart:
            if row.label == label:
                _show_row(console, row)


def _show_row(console: Console, row: TallyRow) -> None:
    kind = ", ".join(words.type_words(name) for name in (row.type, *row.also.split()))
    stage = "" if row.stage == "occurred" else f"{row.stage} "
    when = row.date_from if row.date_from == row.date_to else f"{row.date_from} to {row.date_to}"
    title = Text(f"\n{when or 'date not said'}  ", style="bold cyan")
    title.append(f"{stage}{kind}" + (f" of {row.target}" if row.target else ""), style="bold magenta")
    title.append(f"  {row.place}" if row.place else "", style="not bold default")
    console.print(title)
    counts = {"killed": row.killed, "injured": row.injured, "abducted": row.abducted}
    said = [f"{effect}: {_with_full_range(row, effect, count)}" for effect, count in counts.items() if count]
    told = f"{_number(row.reports, 'report')}, {_number(row.outlets, 'outlet')}, {_number(row.origins, 'origin')}"
    _indented(console, " · ".join([*said, told, row.reviewed]))
    _indented(console, f"by: {row.perpetrators}" if row.perpetrators else "")
    _indented(console, f"they disagree: {row.disagreements}" if row.disagreements else "")
    _indented(console, words.quoted(" ".join(row.sentence.split())), style="italic dim")


def _with_full_range(row: TallyRow, effect: str, standing: str) -> str:
    """The standing number, and all that was ever printed where that differs."""
    low, high = getattr(row, f"{effect}_low", None), getattr(row, f"{effect}_high", None)
    if low is None or high is None or standing in (str(low), f"{low}–{high}"):
        return standing
    return f"{standing} (all accounts: {low:,} to {high:,})"


def show_incidents(incidents: Sequence[LedgerIncident]) -> None:
    """A block per incident, with a line per report that tells it."""
    console = _console()
    console.print(Text(_number(len(incidents), "incident") if incidents else "none in these reports", style="bold"))
    for incident in incidents:
        _show_incident(console, incident)


def _show_incident(console: Console, incident: LedgerIncident) -> None:
    title = Text(f"\n{words.time_words(incident.date) or 'date not said'}  ", style="bold cyan")
    title.append(words.incident_title(incident), style="bold magenta")
    place = words.incident_place(incident)
    title.append(f"  {place}" if place else "", style="not bold default")
    console.print(title)
    counts = {"killed": incident.killed, "injured": incident.injured, "abducted": incident.abducted}
    _indented(console, " · ".join(f"{effect}: {count}" for effect, count in counts.items() if str(count or "")))
    by = words.perpetrator_words(incident)
    _indented(console, f"by: {by}" if by else "")
    for disagreement in incident.disagreements:
        _indented(console, f"they disagree: {disagreement}")
    for told in incident.told:
        source = ", ".join(part for part in (told.outlet, told.published, told.headline) if part) or told.source
        recalled = " (recalled)" if told.role == "background" else ""
        _indented(console, f"{source}{recalled}: {words.quoted(' '.join(told.sentence.split()))}", style="dim")


def show_figures(figures: Iterable[tuple[Report, Figure]]) -> None:
    """A block per figure, under the headline of its report."""
    console = _console()
    shown = None
    for report, figure in figures:
        if report.id != shown:
            shown = report.id
            source = ", ".join(part for part in (report.outlet, str(report.published or "")) if part)
            console.print(
                Text(f"\n{report.headline or report_name(report)}  ", style="bold").append(source, style="not bold dim")
            )
        line = Text(f"  {words.figure_value(figure)}", style="bold cyan")
        line.append(f"  {figure.indicator.concept} ({figure.aspect})", style="not bold default")
        console.print(line)
        for label, value in facts.figure_facts(figure):
            _indented(console, f"{label}: {value}", indent=4)
        _indented(console, words.quoted(" ".join(figure.text.split())), style="italic dim", indent=4)
    if shown is None:
        console.print(Text("none in these reports", style="bold"))


def _console() -> Console:
    return Console(highlight=False)


def _indented(console: Console, line: str, style: str = "", indent: int = 2) -> None:
    """A line wrapped under its own indent; nothing for an empty one."""
    if line:
        console.print(Padding(Text(line, style=style), (0, 0, 0, indent), expand=False))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
