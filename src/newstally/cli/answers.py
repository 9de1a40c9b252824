"""What the ledger answers, as a person would want to see it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newstally.ledger.corrections import Correction
from newstally.ledger.ids import statement_name
from newstally.ledger.origins import report_name
from newstally.ledger.records import (
    HistoryEntry,
    Hit,
    LedgerIncident,
    Link,
    ReviewItem,
    SavedTally,
    Tally,
    TallyRow,
)
from newstally.ledger.tally.group import Group
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
    title.append(f"  {row.incident}", style="not bold dim")
    console.print(title)
    counts = {"killed": row.killed, "injured": row.injured, "abducted": row.abducted}
    counts["attackers killed"] = row.killed_perpetrators
    said = [f"{effect}: {_with_full_range(row, effect, count)}" for effect, count in counts.items() if count]
    copies = f" ({_number(row.copies, 'copy', 'copies')} of another)" if row.copies else ""
    outlets = f"{_number(row.outlets, 'outlet')}{copies}"
    told = f"{_number(row.reports, 'report')}, {outlets}, {_number(row.origins, 'origin')}"
    _indented(console, " · ".join([*said, told, row.reviewed]))
    _indented(console, f"by: {row.perpetrators}" if row.perpetrators else "")
    _indented(console, f"they disagree: {row.disagreements}" if row.disagreements else "")
    _indented(console, f"noted: {row.notes}" if row.notes else "", style="cyan")
    _indented(console, words.quoted(" ".join(row.sentence.split())), style="italic dim")


def _with_full_range(row: TallyRow, effect: str, standing: str) -> str:
    """The standing number, and all that was ever printed where that differs."""
    low, high = getattr(row, f"{effect}_low", None), getattr(row, f"{effect}_high", None)
    if low is None or high is None or standing in (str(low), f"{low}–{high}"):
        return standing
    return f"{standing} (all accounts: {low:,} to {high:,})" if low != high else f"{standing} (all accounts: {low:,})"


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
    title.append(f"  {incident.id}", style="not bold dim")
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
        stated = f", stated by {told.who}" if told.who else ""
        said = words.quoted(" ".join(told.sentence.split()))
        _indented(console, f"{statement_name(told.statement)}  {source}{stated}{recalled}: {said}", style="dim")


def show_incident(incident: LedgerIncident) -> None:
    """Everything known of one incident: its fields, what people decided, each account under its own name."""
    console = _console()
    _show_incident(console, incident)
    since = f", {_number(incident.unseen, 'account')} since" if incident.unseen else ""
    by = f" by {', '.join(incident.reviewers)}" if incident.reviewers else ""
    copies = f", {_number(incident.copies, 'copy', 'copies')} among them" if incident.copies else ""
    told = f"{_number(len(incident.reports), 'report')}, {_number(len(incident.outlets), 'outlet')}{copies}"
    _indented(console, f"{incident.review}{by}{since} · {told}, {_number(incident.origins, 'origin')}")
    for each in incident.decided:
        said = f"{each.field.replace('_', ' ')} set to {each.value or 'nothing'}" if each.field else each.value
        _indented(console, f"{each.who}, {each.at[:10]}: {said}" + (f" ({each.why})" if each.why else ""), style="cyan")
    for id in incident.possibly:
        _indented(console, f"possibly the same as {id}: newstally reasons {incident.id} {id}", style="yellow")


def show_groups(tally: Tally, groups: Sequence[Group]) -> None:
    """The answer in one line, then a line for each heading."""
    console = _console()
    console.print(Text(tally.sentence, style="bold"))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(groups[0].by if groups else "")
    for title in ("incidents", "killed", "injured"):
        table.add_column(title, justify="right")
    for group in groups:
        sums = (words.ends_words(*group.killed), words.ends_words(*group.injured))
        table.add_row(group.heading, str(group.incidents), *("0" if each == "none" else each for each in sums))
    if groups:
        console.print(table)


def show_saved(saved: SavedTally) -> None:
    """What a kept tally was before, newest first, and why it changed."""
    console = _console()
    console.print(Text(f"\nkept as {saved.name!r} by {saved.who} on {saved.at[:10]}", style="dim"))
    for now, before in zip(reversed(saved.answers), [*reversed(saved.answers[:-1]), None], strict=True):
        if before is None:
            continue
        dead = words.ends_words(*before.killed)
        toll = f", {dead} killed" if before.count == now.count and before.killed != now.killed else ""
        _indented(console, f"was {before.count}{toll} until {now.at[:16].replace('T', ' ')}", style="dim")
        for line in now.because:
            _indented(console, line, style="dim", indent=4)


def show_tallies(found: Sequence[SavedTally]) -> None:
    """A line for each kept tally, with what it was before."""
    console = _console()
    if not found:
        console.print(Text("no tally is kept; keep one with `newstally tally ... --save NAME`"))
    for saved in found:
        counts = [str(count) for count, _ in groupby(each.count for each in saved.answers)]
        was = f" (was {', '.join(reversed(counts[:-1]))})" if len(counts) > 1 else ""
        console.print(
            Text(f"{saved.name}  ", style="bold cyan").append(f"{saved.question}: {counts[-1]}{was}", "default")
        )


def show_hits(found: Sequence[Hit]) -> None:
    """A block for each report: its id, who published it, the sentences, the incidents."""
    console = _console()
    if not found:
        console.print(Text("no report has these words"))
    for hit in found:
        source = ", ".join(part for part in (hit.outlet, hit.published) if part)
        title = Text(f"\n{hit.report}  ", style="bold cyan").append(hit.headline or hit.source, style="bold default")
        console.print(title.append(f"  {source}", style="not bold dim"))
        for sentence in hit.sentences:
            _indented(console, words.quoted(sentence), style="italic dim")
        _indented(console, f"tells {', '.join(hit.incidents)}" if hit.incidents else "")


def show_review(found: Sequence[ReviewItem]) -> None:
    """What waits, by kind, each with what to type for it."""
    console = _console()
    if not found:
        console.print(Text("nothing waits for a decision"))
    for kind in dict.fromkeys(item.kind for item in found):
        items = [item for item in found if item.kind == kind]
        console.print(Text(f"\n{kind} ({len(items)})", style="bold yellow"))
        for item in items:
            score = f"  (score {item.score:.1f})" if item.score is not None else ""
            _indented(console, f"{item.says}{score}")
            for command in item.commands:
                _indented(console, command, style="dim", indent=6)


def show_history(entries: Sequence[HistoryEntry]) -> None:
    """A line for each change: when, what, and for a person's decision its number and reason."""
    console = _console()
    for entry in entries:
        line = Text(f"{entry.at[:16].replace('T', ' ')}  ", style="dim").append(entry.says, style="default")
        if entry.correction is not None:
            line.append(f"  [entry {entry.correction}" + (f": {entry.why}]" if entry.why else "]"), style="cyan")
        console.print(line)


def show_corrections(entries: Sequence[Correction]) -> None:
    """Every decision with its number, oldest first."""
    console = _console()
    if not entries:
        console.print(Text("nobody decided anything yet"))
    for entry in entries:
        console.print(Text(str(entry)))


def show_reasons(found: Sequence[Link]) -> None:
    """Each pair of accounts with its score in parts."""
    console = _console()
    if not found:
        console.print(Text("no two accounts of it were compared"))
    for link in found:
        a, b = statement_name(link.a), statement_name(link.b)
        by = "" if link.decided_by == "machine" else f", decided by {link.decided_by}"
        console.print(Text(f"\n{a} and {b}: {link.score:+.1f}{by}", style="bold"))
        for part in link.parts:
            _indented(console, f"{part.weight:+.1f}  {part.name}: {part.why}")


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


def _number(count: int, noun: str, plural: str = "") -> str:
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"
