"""The commands about figures: figures (of files or of the ledger) and indicators (which figures are of one)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from newstally.cli import inputs, options
from newstally.cli.formats import only_one, print_csv, print_json
from newstally.cli.ledger_commands import UNREAD, PlaceOption, opened
from newstally.cli.pictures import leave, refuse_what_cannot_be_drawn
from newstally.model import Aspect

if TYPE_CHECKING:
    from newstally.cli.gathering import Gathered
    from newstally.ledger import Indicators, LedgerIndicator

FilesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="Texts, saved pages, dumps or folders; - is stdin. Without any, the ledger’s."),
]
ConceptOption = Annotated[
    str, typer.Option("--concept", metavar="WORDS", help="Whose indicator has these words, such as exports.")
]


def figures(
    context: typer.Context,
    files: FilesArgument = None,
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    concept: ConceptOption = "",
    aspect: Annotated[
        str, typer.Option("--aspect", metavar="ASPECT", help=f"Only {', '.join(get_args(Aspect))}.")
    ] = "",
    place: PlaceOption = "",
    published: options.PublishedOption = None,
    outlet: options.OutletOption = "",
    decisions: options.IndicatorsOption = None,
    as_table: options.TableOption = False,
    as_csv: options.CsvOption = False,
    as_json: options.JsonOption = False,
    sentences: Annotated[bool, typer.Option("--sentences", help="Print each figure with its whole sentence.")] = False,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw the series: .png, .svg, .html or .json.")
    ] = None,
) -> None:
    """Show the figures that files state, or those of the ledger: value, period, place, who says it, the sentence.

    With --plot, draw the figures of each indicator over its periods, forecasts told apart from facts; several
    indicators stand side by side. What cannot be read is listed and the rest is shown all the same; the exit
    status is then 2.

    \b
    newstally figures story.txt
    newstally figures reports/ --concept exports --csv > exports.csv
    newstally figures --concept "tea exports" --place Kenya --plot tea.png
    """
    only_one(table=as_table, csv=as_csv, json=as_json, sentences=sentences)
    if aspect and aspect not in get_args(Aspect):
        raise typer.BadParameter(f"no such aspect: {aspect!r}; choose from {', '.join(get_args(Aspect))}")
    given = context.get_parameter_source("ledger")
    if files and given is not None and given.name == "COMMANDLINE":
        raise typer.BadParameter("give FILE or --ledger, not both; `newstally add` reads files into a ledger")
    if plot is not None:
        refuse_what_cannot_be_drawn(plot)
    gathered = _gathered(files, ledger, published, outlet, decisions)
    found = gathered.matching(concept=concept, aspect=aspect, place=place)
    if plot is not None:
        _draw(found.indicators, aspect, plot)
    if as_json:
        print_json(found.as_json())
    elif as_csv:
        print_csv(found.rows())
    elif sentences:
        from newstally.cli.answers import show_figures

        show_figures(found.reported())
    elif as_table or plot is None:
        found.show()
    if inputs.tell_unread(gathered.unread):
        raise typer.Exit(UNREAD)


def indicators(
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    concept: ConceptOption = "",
    place: PlaceOption = "",
    decisions: options.IndicatorsOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show the near ones that stay apart, too, with the reasons.")
    ] = False,
    as_csv: options.CsvOption = False,
    as_json: options.JsonOption = False,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Begin a file of decisions with what is proposed.")
    ] = None,
) -> None:
    """List the indicators of the ledger's figures, and which of them may be one, with the reasons.

    Reports that use the same words of the same place tell of one indicator. Other words are only proposed as one,
    each proposal with what speaks for it and what against; nothing is joined until you say so, in indicators.toml
    beside the ledger or in --indicators FILE. --write begins such a file, every proposal in it to be decided.

    \b
    newstally indicators --concept exports
    newstally indicators --write indicators.toml
    """
    from newstally.cli import series
    from newstally.publish.table import indicator_rows, proposal_rows

    only_one(csv=as_csv, json=as_json)
    with opened(ledger, must_exist=True) as book:
        found = series.matching(book.indicators(decisions), concept=concept, place=place)
    if write is not None:
        _begin_file(found, write)
    if as_json:
        print_json(found)
    elif as_csv:
        print_csv([*proposal_rows(found)] if everything else [*indicator_rows(found.indicators)])
    elif write is None:
        series.show(found, everything=everything)
    for line in found.unmatched:
        typer.secho(f"newstally: {line}", err=True, fg=typer.colors.YELLOW)


def _gathered(
    files: list[str] | None, ledger: str, published: str | None, outlet: str, decisions: Path | None
) -> Gathered:
    from newstally.cli.gathering import of_files, of_ledger
    from newstally.ledger import LedgerError

    if not files:
        with opened(ledger, must_exist=True) as book:
            return of_ledger(book, decisions)
    try:
        return of_files(list(inputs.files_below(files)), published=published, outlet=outlet, decisions=decisions)
    except LedgerError as error:
        leave(str(error), error)


def _draw(found: list[LedgerIndicator], aspect: str, path: Path) -> None:
    from newstally.publish.chart import chart, save
    from newstally.publish.drawn import DrawingError, to_draw
    from newstally.publish.points import without_period

    try:
        drawn = to_draw(found, aspect)
    except DrawingError as error:
        leave(str(error), error)
    try:
        save(chart(drawn), path)
    except OSError as error:
        leave(f"{path} cannot be written: {error.strerror or error}", error)
    told = "; ".join(each.indicator.title for each in drawn)
    unplaced = sum(without_period(each.series) for each in drawn)
    left = len(found) - len(drawn)
    notes = [
        f"{unplaced} of its figures say no period" if unplaced else "",
        f"{left} other indicator{'s have' if left > 1 else ' has'} no values of two periods" if left else "",
    ]
    said = "".join(f"; {note}" for note in notes if note)
    typer.echo(f"wrote {path}: {told}{said}", err=True)


def _begin_file(found: Indicators, path: Path) -> None:
    from newstally.publish.decisions import decisions_file

    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(decisions_file(found))
    except FileExistsError as error:
        leave(f"{path} is there already and is not overwritten; name a new file and copy what you need", error)
    except OSError as error:
        leave(f"{path} cannot be written: {error.strerror}", error)
    count = len(found.proposals)
    typer.echo(f"wrote {path}: {count} proposal{'' if count == 1 else 's'} to decide", err=True)
