"""The application: its commands in the order a newcomer needs them, and the options that stand before a command."""

from __future__ import annotations

from typing import Annotated

import typer

from newstally.cli import (
    check_command,
    correction_commands,
    figure_commands,
    ledger_commands,
    place_commands,
    reading_commands,
    tally_commands,
    time_commands,
    upkeep_commands,
)

app = typer.Typer(
    name="newstally",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from newstally import __version__

        typer.echo(f"newstally {__version__}")
        raise typer.Exit


@app.callback()
def newstally(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Reads news reports and keeps the count.

    From a page it takes the reports on it; from a report, every figure and every incident it
    states, each with the sentence that says so. It proof-reads the arithmetic, and it keeps a
    ledger, so that a tally counts incidents and not reports.

    \b
    Look at one report:         newstally read story.txt
    Proof-read its numbers:     newstally check story.txt
    Find its dates and times:   newstally times story.txt
    Put its places on a map:    newstally places story.txt --geojson
    Start a ledger:             newstally add reports/
    Ask it:                     newstally tally --type bombing --since 2026-01-01
    Correct it:                 newstally review, then confirm, merge, split, set, dismiss
    Draw a series:              newstally figures --concept exports --plot exports.png

    A FILE may be a text, a saved web page or a dump that holds several stories; - is standard
    input. Nothing is fetched from the network.

    \b
    Exit status: 0 fine; 1 a number cannot be right (check); 2 something could not be read.
    """


for function, says, name in (
    (reading_commands.read, "Show what a report states, each item with its sentence.", ""),
    (check_command.check, "Proof-read the arithmetic of reports, like a linter.", ""),
    (reading_commands.explain, "Say what a kind of finding asserts.", ""),
    (ledger_commands.add, "Read reports into a ledger.", ""),
    (tally_commands.tally, "Count incidents, with a row for each.", ""),
    (tally_commands.tallies, "List the tallies that were kept, and what they were.", ""),
    (ledger_commands.incidents, "List the ledger's incidents and who told them.", ""),
    (tally_commands.search, "Find reports by their words.", ""),
    (correction_commands.review, "List what waits for a person's decision.", ""),
    (correction_commands.confirm, "Agree with an incident: it is reviewed.", ""),
    (correction_commands.merge, "Say that several incidents are one.", ""),
    (correction_commands.split, "Say that accounts tell another incident.", ""),
    (correction_commands.set_, "Say what a field is.", "set"),
    (correction_commands.dismiss, "Say that an incident is none.", ""),
    (correction_commands.state, "State what the reader missed.", ""),
    (correction_commands.note, "Write something beside an incident.", ""),
    (correction_commands.alias, "Say that several names are one.", ""),
    (correction_commands.undo, "Take a decision back.", ""),
    (correction_commands.history, "Say what changed an incident, and why.", ""),
    (correction_commands.reasons, "Say why accounts are taken for one incident.", ""),
    (correction_commands.redact, "Remove a report's content for good.", ""),
    (upkeep_commands.import_, "Take an existing tally in from a sheet.", "import"),
    (upkeep_commands.reconcile, "Hold a sheet, or the reports, beside the ledger.", ""),
    (upkeep_commands.reread, "Read reports again with this version.", ""),
    (upkeep_commands.backup, "Write the whole ledger into one file.", ""),
    (upkeep_commands.restore, "Put a backup in a ledger's place.", ""),
    (upkeep_commands.doctor, "Examine a ledger, and mend it.", ""),
    (figure_commands.figures, "Show figures as a table, CSV, JSON or a chart.", ""),
    (figure_commands.indicators, "Say which figures are of one indicator.", ""),
    (time_commands.times, "Find the time expressions of texts, as a table or TimeML.", ""),
    (place_commands.places, "Find the places of texts, as a table or GeoJSON.", ""),
    (reading_commands.schema, "Print the JSON Schema of the records.", ""),
):
    app.command(name or None, short_help=says)(function)
