"""The command about times alone: every time expression of a text, by rules and at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newstally.cli import inputs, options
from newstally.cli.formats import only_one, print_csv, print_json, print_json_lines
from newstally.cli.reading_commands import UNREAD


def times(
    files: options.FilesArgument,
    published: options.PublishedOption = None,
    outlet: options.OutletOption = "",
    country: Annotated[
        str,
        typer.Option(
            "--country", metavar="CODE", help="The reports’ home, as KE: how 3/4/2024 is read, when fiscal years begin."
        ),
    ] = "",
    zone: Annotated[
        str, typer.Option("--zone", metavar="NAME", help="The time zone of their clock times, as Africa/Nairobi.")
    ] = "",
    narrative: Annotated[
        bool | None,
        typer.Option(
            "--narrative/--news",
            help="History told date by date, or news told from its day; without either, each text decides.",
            show_default=False,
        ),
    ] = None,
    as_table: options.TableOption = False,
    as_csv: options.CsvOption = False,
    as_json: options.JsonOption = False,
    as_json_lines: Annotated[bool, typer.Option("--jsonl", help="Print the records as JSON, one on a line.")] = False,
    as_timeml: Annotated[bool, typer.Option("--timeml", help="Print the text as TimeML, with TIMEX3 tags.")] = False,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="FOLDER", help="With --timeml: write a .tml file for each report there."),
    ] = None,
) -> None:
    """Find the time expressions of texts: what each says (TIMEX3), and the stretch of calendar it stands for.

    Works by rules alone, without the language model that `read` waits for. What cannot be read is listed and the rest
    is shown all the same; the exit status is then 2.

    \b
    newstally times story.txt --published 2024-01-17
    newstally times reports/ --csv > times.csv
    newstally times reports/ --timeml --into tagged/
    """
    from newstally.api import times as times_of
    from newstally.cli.found_records import refuse_unknown
    from newstally.cli.gathering_times import gathered

    only_one(table=as_table, csv=as_csv, json=as_json, jsonl=as_json_lines, timeml=as_timeml)
    if into is not None and not as_timeml:
        raise typer.BadParameter("--into goes with --timeml: give both, or send what is printed to a file with >")
    refuse_unknown(times_of, country=country, zone=zone)
    sources = list(inputs.files_below(files))
    found = gathered(sources, published=published, outlet=outlet, country=country, zone=zone, narrative=narrative)
    if as_json:
        print_json(found.records())
    elif as_json_lines:
        print_json_lines(found.records())
    elif as_csv:
        print_csv(found.rows())
    elif as_timeml:
        found.write_timeml(into) if into is not None else found.print_timeml()
    else:
        found.show()
    if inputs.tell_unread(found.unread):
        raise typer.Exit(UNREAD)
