"""The command about places alone: every place name of a text, what it means and why, by rules and at once."""

from __future__ import annotations

from typing import Annotated

import typer

from newstally.cli import inputs, options
from newstally.cli.formats import only_one, print_csv, print_json, print_json_lines
from newstally.cli.reading_commands import UNREAD


def places(
    files: options.FilesArgument,
    published: options.PublishedOption = None,
    outlet: options.OutletOption = "",
    country: Annotated[
        str, typer.Option("--country", metavar="CODE", help="The reports’ home, as KE, where they do not say it.")
    ] = "",
    as_table: options.TableOption = False,
    as_csv: options.CsvOption = False,
    as_json: options.JsonOption = False,
    as_json_lines: Annotated[bool, typer.Option("--jsonl", help="Print the records as JSON, one on a line.")] = False,
    as_geojson: Annotated[
        bool, typer.Option("--geojson", help="Print a GeoJSON map layer, a feature per place.")
    ] = False,
) -> None:
    """Find the place names of texts: what each means, its point on the map, and why it is this place and no other.

    Works by rules and a gazetteer that comes with the package, without the language model that `read` waits for. A
    name is left unresolved rather than guessed. What cannot be read is listed and the rest is shown all the same;
    the exit status is then 2.

    \b
    newstally places story.txt
    newstally places reports/ --csv > places.csv
    newstally places reports/ --geojson > places.geojson
    """
    from newstally.api import places as places_of
    from newstally.cli.found_records import refuse_unknown
    from newstally.cli.gathering_places import gathered

    only_one(table=as_table, csv=as_csv, json=as_json, jsonl=as_json_lines, geojson=as_geojson)
    refuse_unknown(places_of, country=country)
    found = gathered(list(inputs.files_below(files)), published=published, outlet=outlet, country=country)
    if as_json:
        print_json(found.records())
    elif as_json_lines:
        print_json_lines(found.records())
    elif as_csv:
        print_csv(found.rows())
    elif as_geojson:
        found.print_geojson()
    else:
        found.show()
    if inputs.tell_unread(found.unread):
        raise typer.Exit(UNREAD)
