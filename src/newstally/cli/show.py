"""A reading as a person would want to see it in a terminal: the text with its marks, then what was read."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newstally.model import Block, Figure, Finding, IncidentMention, Page, Reading, TallyClaim
from newstally.publish import facts, words
from newstally.publish.proof.text import VERDICT_STYLES

_BLOCK_STYLES = {"headline": "bold", "standfirst": "italic", "subheading": "bold", "caption": "dim"}
_LABEL_WIDTH = len("attackers killed")
_BULLETS = {"bullet": "• "}


def show_page(page: Page, console: Console) -> None:
    """Every reading of a page, one after the other."""
    for number, reading in enumerate(page, start=1):
        if number > 1:
            console.rule(style="dim")
        show_reading(reading, console)


def show_reading(reading: Reading, console: Console) -> None:
    """The text with its marks, then incidents, tally claims, figures, findings and what stays open."""
    report = reading.report
    origin = [str(report.published or "no publication date"), report.outlet, report.source.path]
    for block in report.blocks:
        console.print(_marked(reading, block))
        if block.kind == "headline":
            console.print(" · ".join(part for part in origin if part), style="dim", highlight=False)
        console.print()
    _section(console, "Incidents", [_incident(reading, i) for i in reading.incidents])
    _section(console, "Tally claims", [_tally_claim(reading, c) for c in reading.tally_claims])
    _section(console, "Figures", [_figure(reading, f) for f in reading.figures])
    _section(console, "Findings", [_finding(f) for f in sorted(reading.findings, key=_by_verdict)])
    _section(console, "Stays open", [Text(line) for line in reading.unresolved])


def _section(console: Console, title: str, entries: list[RenderableType]) -> None:
    if not entries:
        return
    console.print(Text(title, style="bold underline"))
    for entry in entries:
        console.print(Padding(entry, (0, 0, 0, 2), expand=False))
    console.print()


def _marked(reading: Reading, block: Block) -> Text:
    """A block's text, its numbers and judged operands coloured; colours show on a terminal only."""
    bullet = _BULLETS.get(block.kind, "")
    text = Text(bullet + reading.report.text[block.start : block.end], style=_BLOCK_STYLES.get(block.kind, ""))
    for start, end, style in _marks(reading):
        if start < block.end and end > block.start:
            shift = len(bullet) - block.start
            text.stylize(style, max(start, block.start) + shift, min(end, block.end) + shift)
    return text


def _marks(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for figure in reading.figures:
        if figure.derivation is None:
            yield *figure.quantity.span, "cyan"
    for incident in reading.incidents:
        for evidence in incident.evidence[1:]:
            yield evidence.start, evidence.end, "magenta"
        for count in incident.counts:
            yield *count.span, "bold magenta"
    for finding in reading.findings:
        if finding.verdict == "fails":
            yield *finding.span, "bold red underline"


def _incident(reading: Reading, incident: IncidentMention) -> RenderableType:
    entry = Text(words.incident_title(incident), style="bold magenta")
    if incident.role == "background":
        entry.append("  (recalled)", style="dim not bold")
    return _entry(entry, facts.incident_facts(incident), facts.sentence(reading, incident.evidence[0]))


def _tally_claim(reading: Reading, claim: TallyClaim) -> RenderableType:
    entry = Text(words.tally_claim_words(claim), style="bold magenta")
    return _entry(entry, facts.tally_claim_facts(claim), facts.sentence(reading, claim.evidence[0]))


def _figure(reading: Reading, figure: Figure) -> RenderableType:
    entry = Text(words.figure_value(figure), style="bold cyan")
    entry.append(f"  {figure.indicator.concept} ({figure.aspect})", style="not bold default")
    return _entry(entry, facts.figure_facts(figure), facts.sentence(reading, figure.evidence[0]))


def _by_verdict(finding: Finding) -> int:
    return list(VERDICT_STYLES).index(finding.verdict)


def _finding(finding: Finding) -> RenderableType:
    entry = Text(finding.verdict, style=VERDICT_STYLES[finding.verdict])
    entry.append(f"  {words.type_words(finding.kind)}: {finding.message}", style="not bold default")
    return _entry(entry, facts.finding_facts(finding))


def _entry(title: Text, known: list[facts.Fact], sentence: str = "") -> RenderableType:
    """A title, its facts in two columns, and the sentence, wrapped under its own indent."""
    parts: list[RenderableType] = [title]
    if known:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="dim", no_wrap=True, min_width=_LABEL_WIDTH)
        grid.add_column()
        for label, value in known:
            grid.add_row(label, Text(value))
        parts.append(Padding(grid, (0, 0, 0, 2), expand=False))
    if sentence:
        parts.append(Padding(Text(words.quoted(sentence), style="italic dim"), (0, 0, 0, 2), expand=False))
    return Group(*parts)
