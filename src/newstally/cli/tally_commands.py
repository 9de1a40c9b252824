"""The commands that ask a ledger: tally, tallies, search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newstally.cli import options
from newstally.cli.formats import only_one, print_csv, print_json
from newstally.cli.ledger_commands import (
    ActorOption,
    MinKilledOption,
    PlaceOption,
    SinceOption,
    StageOption,
    TargetOption,
    TypeOption,
    UntilOption,
    opened,
    question_of,
)

if TYPE_CHECKING:
    from newstally.ledger import Ledger, Tally
    from newstally.ledger.tally import Question
    from newstally.ledger.tally.group import Group

MaxKilledOption = Annotated[int | None, typer.Option("--max-killed", metavar="N", min=0, help="With N dead or fewer.")]
MinInjuredOption = Annotated[int | None, typer.Option("--min-injured", metavar="N", min=0, help="With N hurt or more.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As the ledger was known at the end of this day, or at a time (UTC)."),
]
ByOption = Annotated[
    str,
    typer.Option(
        "--by", metavar="WHAT", help="Count by day, month, year, place, region, country, type, actor or target."
    ),
]
PlotOption = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE", help="Draw the answer: .png, .svg, .html or .json.")
]
ChartOption = Annotated[
    str, typer.Option("--chart", metavar="KIND", help="What --plot draws: timeline, map or bars (by month).")
]
ParquetOption = Annotated[
    Path | None, typer.Option("--parquet", metavar="FILE", help="Write the rows as a Parquet file.")
]
GeoJsonOption = Annotated[bool, typer.Option("--geojson", help="Print a GeoJSON FeatureCollection (RFC 7946).")]
JsonLdOption = Annotated[bool, typer.Option("--jsonld", help="Print JSON-LD in the words of schema.org.")]


def tally(
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    kind: TypeOption = None,
    target: TargetOption = "",
    place: PlaceOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    min_killed: MinKilledOption = None,
    max_killed: MaxKilledOption = None,
    min_injured: MinInjuredOption = None,
    actor: ActorOption = "",
    stage: StageOption = "occurred",
    as_of: AsOfOption = None,
    by: ByOption = "",
    save: Annotated[str, typer.Option("--save", metavar="NAME", help="Keep the question under a name.")] = "",
    saved: Annotated[str, typer.Option("--saved", metavar="NAME", help="Ask a kept question again.")] = "",
    who: options.WhoOption = "",
    as_json: options.JsonOption = False,
    as_csv: options.CsvOption = False,
    as_geojson: GeoJsonOption = False,
    as_jsonld: JsonLdOption = False,
    parquet: ParquetOption = None,
    plot: PlotOption = None,
    chart: ChartOption = "timeline",
) -> None:
    """Count incidents, not reports: how many there were, and a row for each with its range and sources.

    Counted is what occurred. What only the perpetrator claims, what only one origin tells (unless a
    person reviewed it) and what is unsure for the question stands apart, each under its label.

    \b
    newstally tally --type bombing --target "Savanna Mail" --since 2026
    newstally tally --place Mali --min-killed 5 --csv > mali.csv
    newstally tally --type bombing --by month --plot bombings.png --chart bars
    newstally tally --target "Savanna Mail" --save train
    newstally tally --saved train
    """
    from newstally.cli import answers
    from newstally.cli.pictures import refuse_what_cannot_be_drawn
    from newstally.ledger.tally.group import grouped
    from newstally.publish.json import plain
    from newstally.publish.table import group_rows, tally_rows

    only_one(csv=as_csv, json=as_json, geojson=as_geojson, jsonld=as_jsonld)
    if plot is not None:
        refuse_what_cannot_be_drawn(plot)
    question = question_of(
        kind, target, place, since, until, min_killed, actor, stage, max_killed=max_killed, min_injured=min_injured
    )
    with opened(ledger, must_exist=True) as book:
        if saved:
            question = _saved(book, saved, question)
        answer = _answer(book, question, as_of)
        kept = book.save_tally(save, question, who=who or "somebody") if save else None
        history = book.saved_tally(saved) if saved else kept
    groups = _groups(lambda: grouped(answer, by)) if by else None
    if plot is not None:
        _draw(answer, chart, plot)
    if parquet is not None:
        _write_parquet(answer, parquet)
    if as_json:
        print_json({"sentence": answer.sentence, **plain(answer), **({"groups": plain(groups)} if by else {})})
    elif as_csv:
        print_csv(tally_rows(answer) if groups is None else group_rows(groups))
    elif as_geojson:
        from newstally.publish.tally_geojson import tally_geojson

        print_json(tally_geojson(answer))
    elif as_jsonld:
        from newstally.publish.jsonld import to_jsonld

        print_json(to_jsonld(answer))
    elif groups is not None:
        answers.show_groups(answer, groups)
    elif plot is None and parquet is None:
        answers.show_tally(answer)
        if history is not None:
            answers.show_saved(history)


def tallies(
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    forget: Annotated[str, typer.Option("--forget", metavar="NAME", help="Take a kept question out.")] = "",
    as_json: options.JsonOption = False,
) -> None:
    """List the tallies that were kept with `tally --save`: what each came to, and what it was before.

    They are counted again with every report and every decision; each change names what caused it.
    """
    from newstally.cli.answers import show_tallies

    with opened(ledger, must_exist=True) as book:
        if forget:
            book.forget_tally(forget)
        found = book.saved_tallies()
    if as_json:
        print_json(found)
    else:
        show_tallies(found)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help='Words, or a "phrase in quotation marks".')],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="So many reports at most.")] = 20,
    as_json: options.JsonOption = False,
) -> None:
    """Find the reports that hold all the words, with the sentences that do and the incidents they tell.

    \b
    newstally search blast station
    newstally search '"Savanna Mail"'
    """
    from newstally.cli.answers import show_hits

    with opened(ledger, must_exist=True) as book:
        # What the shell took for one argument a person meant as a phrase.
        found = book.search(" ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words),
                            limit=limit)  # fmt: skip
    if as_json:
        print_json(found)
    else:
        show_hits(found)


def _saved(book: Ledger, name: str, question: Question) -> Question:
    from newstally.ledger.tally import ask

    if question != ask():
        raise typer.BadParameter("--saved asks a kept question as it is; leave the other filters out")
    return book.saved_question(name)


def _answer(book: Ledger, question: Question, as_of: str | None) -> Tally:
    from newstally.ledger.tally.as_of import moment_of

    try:
        moment = moment_of(as_of) if as_of is not None else None
    except ValueError as error:
        raise typer.BadParameter(f"--as-of: {error}") from error
    return book.answer(question, as_of=moment)


def _groups(make: Callable[[], tuple[Group, ...]]) -> tuple[Group, ...]:
    try:
        return make()
    except ValueError as error:
        raise typer.BadParameter(f"--by: {error}") from error


def _draw(answer: Tally, chart: str, path: Path) -> None:
    from newstally.cli.pictures import leave
    from newstally.publish.drawn import DrawingError
    from newstally.publish.picture import save
    from newstally.publish.tally_chart import KINDS, tally_chart

    kind = next((each for each in KINDS if each == chart), None)
    if kind is None:
        raise typer.BadParameter(f"--chart: no such chart: {chart!r}; choose from {', '.join(KINDS)}")
    try:
        save(tally_chart(answer, kind), path)
    except DrawingError as error:
        leave(str(error), error)
    except OSError as error:
        leave(f"{path} cannot be written: {error.strerror or error}", error)
    typer.echo(f"wrote {path}: {answer.sentence}", err=True)


def _write_parquet(answer: Tally, path: Path) -> None:
    from newstally.cli.pictures import leave
    from newstally.publish.parquet import ParquetError, write_parquet
    from newstally.publish.table import tally_rows

    try:
        write_parquet(tally_rows(answer), path)
    except ParquetError as error:
        leave(str(error), error)
    except OSError as error:
        leave(f"{path} cannot be written: {error.strerror or error}", error)
    typer.echo(f"wrote {path}: {len(answer.rows)} rows", err=True)
