"""The commands that keep a ledger whole, and those for tallies kept elsewhere: backup, doctor, import, reconcile ..."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newstally.cli import options
from newstally.cli.formats import print_json
from newstally.cli.ledger_commands import (
    UNREAD,
    ActorOption,
    PlaceOption,
    SinceOption,
    TargetOption,
    UntilOption,
    opened,
    question_of,
)

SheetArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A .csv, .tsv or .xlsx file with a header.")]


def import_(
    file: SheetArgument,
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    mapping: options.MapOption = None,
    kind: options.SheetTypeOption = "",
    dates: options.DatesOption = "",
    who: options.WhoOption = "",
) -> None:
    """Take an existing tally in: each row of a sheet is an incident that a person states, linked like any report.

    Columns are known by what tallies usually call them; --map says it where they are not. Importing the
    same file again changes nothing but the rows that were changed. Rows that cannot be understood are
    listed and the others are taken; the exit status is then 2.

    \b
    newstally import our-tally.csv
    newstally import our-tally.xlsx --map date="When was it" --map killed=Fatal --type bombing
    """
    from newstally.cli.correction_commands import pairs

    with opened(ledger) as book:
        done = book.import_sheet(file, who=who, columns=pairs(mapping or []), type=kind, dates=dates)
    typer.echo(f"columns: {done.columns}", err=True)
    parts = [(done.added, "added"), (done.changed, "changed"), (done.unchanged, "unchanged")]
    told = ", ".join(f"{number} {word}" for number, word in parts if number) or "no rows"
    met = f"; {done.matched} tell an incident that the ledger had" if done.matched else ""
    typer.echo(f"{file}: {told}{met}")
    _tell_unread(done.unread)


def reconcile(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A sheet; without one, the reports are held together.")
    ] = None,
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    mapping: options.MapOption = None,
    kind: options.SheetTypeOption = "",
    dates: options.DatesOption = "",
    target: TargetOption = "",
    place: PlaceOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    actor: ActorOption = "",
    accept: Annotated[
        bool, typer.Option("--accept", help="Make the corrections that the edited cells of an export propose.")
    ] = False,
    who: options.WhoOption = "",
    why: options.WhyOption = "",
    as_json: options.JsonOption = False,
) -> None:
    """Hold a sheet beside the ledger: what both have, on what they differ, what only one of them has.

    Nothing is written. A sheet that was exported here and edited proposes its changed cells as
    corrections; --accept makes them, with --who and --why. The filters say which incidents the sheet
    should have.

    Without FILE, the ledger's reports are held beside each other: values for one period and tolls of one
    incident that cannot both be right, and what reports count ("the fifth attack this year") beside what
    the ledger counts.
    """
    from newstally.cli import reconciling
    from newstally.cli.correction_commands import pairs

    with opened(ledger, must_exist=True) as book:
        if file is None:
            found = book.findings()
            print_json(found) if as_json else reconciling.show_findings(found)
            return
        proposed = book.proposals(file) if reconciling.is_export(file) else ()
        if accept:
            if not why:
                raise typer.BadParameter("--accept needs a reason: --why")
            done = book.accept(proposed, who=who, why=why)
            reconciling.show_accepted(done, proposed)
            return
        if proposed or reconciling.is_export(file):
            print_json(proposed) if as_json else reconciling.show_proposals(proposed)
            return
        asked = question_of(None, target, place, since, until, None, actor, "all")
        any_filter = target or place or since or until or actor
        beside = book.reconcile_sheet(
            file, columns=pairs(mapping or []), type=kind, dates=dates, question=asked if any_filter else None
        )
    if as_json:
        print_json(beside)
    else:
        reconciling.show_reconciled(beside)
    _tell_unread(beside.unread)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file, such as tally-2026-03-12.gz.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
) -> None:
    """Write the whole ledger into one compressed file, as it is at this moment; others may go on writing."""
    with opened(ledger, must_exist=True) as book:
        reports = book.backup(file)
    typer.echo(f"wrote {file}: {reports} reports")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `newstally backup` wrote.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before replacing what the ledger holds.")] = False,
) -> None:
    """Put a backup in the place of what a ledger holds; what was redacted since stays redacted.

    A backup of a file can be restored to a server, and the other way round.
    """
    with opened(ledger) as book:
        held = len(book.reports())
        if held and not yes:
            typer.confirm(f"Replace the {held} reports in {ledger} by those of {file}?", abort=True)
        reports = book.restore(file)
    typer.echo(f"{ledger}: {reports} reports restored from {file}")


def reread(
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    everything: Annotated[bool, typer.Option("--all", help="Also those that this version has read.")] = False,
) -> None:
    """Read every report again that another version of the reader read, and say what that changed.

    What people decided stays; a decision whose sentence is no statement any more is listed by
    `newstally review`.
    """
    with opened(ledger, must_exist=True) as book:
        number = 0
        for told in book.reread(everything=everything):
            number += 1
            for change in told.changes:
                typer.echo(f"{told.headline or told.name}: {change.says}")
    typer.echo(f"{number} reports read again" if number else "every report was read by this version")


def doctor(
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    repair: Annotated[bool, typer.Option("--repair", help="Derive every link and incident anew.")] = False,
    as_json: options.JsonOption = False,
) -> None:
    """Examine a ledger: the file, each statement's words in its report, each incident against its accounts.

    Exit status 1 where something is not as it should be.
    """
    with opened(ledger, must_exist=True) as book:
        if repair:
            changed = book.repair()
            typer.echo(f"derived everything again; {changed} incidents changed", err=True)
        health = book.examine()
    if as_json:
        print_json(health)
    else:
        readers = ", ".join(f"{reader}: {number}" for reader, number in health.readers.items())
        typer.echo(
            f"{health.reports} reports, {health.statements} statements, {health.incidents} incidents, "
            f"{health.corrections} decisions\nread by {readers or 'nobody yet'}"
        )
        for each in health.ailments:
            typer.secho(f"wrong: {each.says}; {each.advice}", fg=typer.colors.RED)
        if not health.ailments:
            typer.echo("nothing wrong")
    if health.ailments:
        raise typer.Exit(1)


def _tell_unread(lines: tuple[str, ...]) -> None:
    for line in lines:
        typer.secho(f"not read: {line}", err=True, fg=typer.colors.YELLOW)
    if lines:
        raise typer.Exit(UNREAD)
