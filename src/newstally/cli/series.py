"""Indicators and proposals as a person would want to see them in a terminal."""

from __future__ import annotations

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newstally.gazetteer import look_up
from newstally.ledger.linking.spelling import names_in, same_name
from newstally.ledger.series import Indicators, LedgerIndicator, Proposal, Vintages
from newstally.ledger.tally.question import inside
from newstally.model import Place
from newstally.publish.table import period_span

_DECIDE = "to decide: newstally indicators --write indicators.toml, then edit that file"


def matching(found: Indicators, *, concept: str = "", place: str = "") -> Indicators:
    """The indicators whose wordings have the words, in the place, and the pairs that one of them is in."""
    kept = tuple(
        each
        for each in found.indicators
        if has_words(" ".join((each.title, *each.wordings)), concept) and (not place or is_in(each.place, None, place))
    )
    ids = {each.id for each in kept}
    return msgspec.structs.replace(
        found,
        indicators=kept,
        proposals=tuple(each for each in found.proposals if {each.a, each.b} & ids),
        apart=tuple(each for each in found.apart if {each.a, each.b} & ids),
    )


def has_words(said: str, wanted: str) -> bool:
    """Whether every word wanted stands in what is said, capitals aside."""
    return all(word in said.casefold() for word in wanted.casefold().split())


def is_in(name: str, place: Place | None, query: str) -> bool:
    """Whether an indicator's place, or a figure's own, is the one asked for or lies in it."""
    if place is not None and inside(place, query):
        return True
    around = [part for entry in look_up(name)[:1] for part in entry.chain] if name else []
    return any(same_name(part, query) or names_in(query, part) for part in (name, *around) if part)


def show(found: Indicators, *, everything: bool) -> None:
    """A block per indicator, then a block per proposal; those that stay apart only on request."""
    console = Console(highlight=False)
    if not found.indicators:
        console.print(Text("none in these reports", style="bold"))
        return
    heading = f"{_number(len(found.indicators), 'indicator')}, {_number(len(found.proposals), 'proposal')} to decide"
    console.print(Text(heading, style="bold"))
    for indicator in found.indicators:
        _show_indicator(console, indicator)
    if found.proposals:
        console.print(Text("\nMay be one", style="bold yellow"))
        for proposal in found.proposals:
            _show_pair(console, proposal, f"{proposal.a_title} = {proposal.b_title}?")
        _indented(console, _DECIDE, style="yellow")
    if everything and found.apart:
        console.print(Text("\nStay apart", style="bold"))
        for pair in found.apart:
            _show_pair(console, pair, f"{pair.a_title} ≠ {pair.b_title}")


def _show_indicator(console: Console, indicator: LedgerIndicator) -> None:
    title = Text(f"\n{indicator.title}", style="bold magenta")
    title.append(f"  {indicator.id}", style="not bold dim")
    console.print(title)
    reports, outlets = _number(len(indicator.reports), "report"), _number(len(indicator.outlets), "outlet")
    decided = f"decided in {indicator.decided_by}" if indicator.decided_by else ""
    _indented(console, " · ".join(part for part in (reports, outlets, decided) if part))
    if indicator.wordings != (indicator.name,):
        _indented(console, "called: " + ", ".join(indicator.wordings))
    for series in indicator.series:
        parts = (
            f"{series.family}{f' on a {series.against} earlier' if series.against in ('year', 'month') else ''}",
            " per ".join(part for part in (series.unit, series.per) if part),
            f"by {series.frequency}" if series.frequency not in ("", "to date", "span") else series.frequency,
            period_span(series),
            _number(len(series.told), "figure"),
        )
        _indented(console, ", ".join(part for part in parts if part), style="dim")
        for vintages in series.vintages:
            if len(vintages.revised) > 1:
                _indented(console, f"  {vintages.period.value}: {_revised(vintages)}", style="yellow")


def _revised(vintages: Vintages) -> str:
    """The values that were printed for one period, one after the other."""
    return " -> ".join(
        f"{' '.join(each.figure.quantity.text.split())} ({each.published[:10] or 'no date'})"
        for each in vintages.revised
    )


def _show_pair(console: Console, pair: Proposal, said: str) -> None:
    title = Text(f"\n  {said}", style="bold cyan")
    title.append(f"  score {pair.score:g}", style="not bold dim")
    console.print(title)
    reasons = Table.grid(padding=(0, 1))
    for part in pair.parts:
        style = "green" if part.weight > 0 else "red"
        sign = Text("for" if part.weight > 0 else "against", style=style)
        reasons.add_row(sign, Text(f"{part.weight:+.1f}", style=style), Text(part.why))
    console.print(Padding(reasons, (0, 0, 0, 4), expand=False))


def _indented(console: Console, line: str, style: str = "") -> None:
    console.print(Padding(Text(line, style=style), (0, 0, 0, 2), expand=False))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
