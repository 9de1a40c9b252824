"""The commands by which people correct a ledger and look back: confirm, merge, split, set, undo, history ..."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from newstally.cli import options
from newstally.cli.formats import print_json
from newstally.cli.ledger_commands import opened

if TYPE_CHECKING:
    from newstally.ledger import Ledger
    from newstally.ledger.corrections.decide import Decided

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An incident (i…) or one account of it (s…).")]
IncidentArgument = Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident’s id.")]
ReportArgument = Annotated[
    str, typer.Argument(metavar="REPORT", help="A report’s id, its first digits or its address; `search` shows them.")
]


def confirm(
    id: IdArgument,
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.WhyOption = "",
) -> None:
    """Agree with an incident as it stands: reviewed, or double-reviewed when a second person agrees.

    Its accounts stay one incident from then on. Accounts that come in later are counted apart until
    somebody confirms it again.
    """
    _decide(ledger, lambda book: book.confirm(id, who=who, why=why))


def merge(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Two or more incidents that are one.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.ReasonOption = "",
) -> None:
    """Say that several incidents are one."""
    _decide(ledger, lambda book: book.merge(*ids, who=who, why=why))


def split(
    incident: IncidentArgument,
    accounts: Annotated[list[str], typer.Argument(metavar="ACCOUNT", help="Accounts (s…) that tell another incident.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.ReasonOption = "",
) -> None:
    """Say that some accounts of an incident tell another one; `newstally incidents INCIDENT` shows their names."""
    _decide(ledger, lambda book: book.split(incident, *accounts, who=who, why=why))


def set_(
    id: IdArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="date, place, type, target, killed, injured ...")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="As tallies print it; empty to clear the field.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.ReasonOption = "",
) -> None:
    """Say what a field is: of an incident, whatever its accounts say; of one account, what its report says.

    \b
    newstally set i3fa9c1d20b killed 26-31 --why "the hospital's list"
    newstally set s3fa9c1d20b date 2026-03-12 --why "“Thursday” was read as the Thursday before"

    Values: a date is 2026-03-12, 2026-03 or 2026-03-12 to 2026-03-14; a count 7, 5-9, 5+, up to 9 or
    none; a place its name with what it lies in; perpetrators NAME (claimed); NAME (suspected).
    """
    _decide(ledger, lambda book: book.set(id, field, value, who=who, why=why))


def dismiss(
    id: IdArgument,
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.ReasonOption = "",
) -> None:
    """Say that an incident or one account is none: it stays on record, and counts nowhere."""
    _decide(ledger, lambda book: book.dismiss(id, who=who, why=why))


def note(
    id: IdArgument,
    words: Annotated[str, typer.Argument(metavar="TEXT", help="What to write beside it.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
) -> None:
    """Write something beside an incident or one account of it."""
    _decide(ledger, lambda book: book.note(id, words, who=who))


def alias(
    names: Annotated[list[str], typer.Argument(metavar="NAME", help="Two or more names that are one.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.WhyOption = "",
) -> None:
    """Say that several names are one: who asks for any of them finds what goes by the others."""
    _decide(ledger, lambda book: book.alias(*names, who=who, why=why))


def state(
    report: ReportArgument,
    sentence: Annotated[str, typer.Argument(metavar="WORDS", help="The words of the report that say it.")],
    fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE", help="What they state, as `set` takes it.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    number: Annotated[
        str | None, typer.Option("--figure", metavar="NUMBER", help="State a figure: its number as it stands there.")
    ] = None,
    who: options.WhoOption = "",
    why: options.WhyOption = "",
) -> None:
    """State an incident (or, with --figure, a figure) that the reader missed, by the words that tell it.

    \b
    newstally state 5c1f09aa "two guards did not come home" type=bombing date=2026-03-12 killed=2
    newstally state 5c1f09aa "fell to $12 million" concept="tea exports" period=2026-02 --figure "$12 million"
    """
    given = pairs(fields)
    _decide(ledger, lambda book: book.state(report, sentence, given, who=who, why=why, number=number))


def undo(
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="The number of a decision, as `history` shows it.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.ReasonOption = "",
) -> None:
    """Take a decision back; undoing that brings it again. Nothing is deleted from the log."""
    _decide(ledger, lambda book: book.undo(entry, who=who, why=why))


def redact(
    report: ReportArgument,
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    who: options.WhoOption = "",
    why: options.ReasonOption = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a report's content everywhere, for good; a line in the log says that, and nothing else, is left.

    It does not come in again, and an older backup that has it is restored without it.
    """
    if not yes:
        typer.confirm(f"Remove all that {report} says from {ledger}? This cannot be undone.", abort=True)
    with opened(ledger, must_exist=True) as book:
        try:
            typer.echo(str(book.redact(report, who=who, why=why)))
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error


def review(ledger: options.LedgerOption = options.DEFAULT_LEDGER, as_json: options.JsonOption = False) -> None:
    """List what waits for a person: incidents that may be one, corrections whose sentence is gone, names."""
    from newstally.cli.answers import show_review

    with opened(ledger, must_exist=True) as book:
        found = book.review()
    if as_json:
        print_json(found)
    else:
        show_review(found)


def history(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="An incident, or a report; without any, every decision.")
    ] = "",
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    as_json: options.JsonOption = False,
) -> None:
    """Say what changed an incident and why, oldest first: reports, people's decisions, newer readers.

    Without an ID, list every decision people made, with the number that `newstally undo` takes.
    """
    from newstally.cli.answers import show_corrections, show_history

    with opened(ledger, must_exist=True) as book:
        changes = book.history(id) if id else ()
        entries = () if id else book.corrections()
    if as_json:
        print_json(changes if id else entries)
    elif id:
        show_history(changes)
    else:
        show_corrections(entries)


def reasons(
    incident: IncidentArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Why these two may be one and are kept apart.")] = "",
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    as_json: options.JsonOption = False,
) -> None:
    """Say why accounts are taken for one incident, or two incidents for two: each pair's score in parts."""
    from newstally.cli.answers import show_reasons

    with opened(ledger, must_exist=True) as book:
        found = book.reasons(incident, other)
    if as_json:
        print_json(found)
    else:
        show_reasons(found)


def _decide(ledger: str, make: Callable[[Ledger], Decided]) -> None:
    with opened(ledger, must_exist=True) as book:
        try:
            decided = make(book)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    typer.echo(str(decided))


def pairs(given: list[str]) -> dict[str, str]:
    """FIELD=VALUE arguments by field."""
    found: dict[str, str] = {}
    for each in given:
        field, sign, value = each.partition("=")
        if not sign:
            raise typer.BadParameter(f"{each!r} is no FIELD=VALUE; write type=bombing")
        found[field.strip()] = value.strip()
    return found
