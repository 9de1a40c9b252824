"""The commands that fill a ledger and list what it holds: add, incidents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from newstally.cli import inputs, options
from newstally.cli.formats import only_one, print_csv, print_json
from newstally.model import Stage

if TYPE_CHECKING:
    from newstally.ledger import Ledger
    from newstally.ledger.tally import Question

UNREAD = 2

TypeOption = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Of this type, such as bombing.")]
TargetOption = Annotated[str, typer.Option("--target", metavar="NAME", help="That hit this target.")]
PlaceOption = Annotated[str, typer.Option("--place", metavar="NAME", help="In this town, region or country.")]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="On or after: 2026-03-12, 2026-03 or 2026.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="On or before: 2026-03-12, 2026-03 or 2026, all included.")
]
MinKilledOption = Annotated[int | None, typer.Option("--min-killed", metavar="N", min=0, help="With N dead or more.")]
ActorOption = Annotated[str, typer.Option("--actor", metavar="NAME", help="Carried out by this actor.")]
StageOption = Annotated[
    str, typer.Option("--stage", metavar="STAGE", help="occurred, attempted or threatened; all for every stage.")
]


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files or folders; - is stdin.")],
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    published: options.PublishedOption = None,
    outlet: options.OutletOption = "",
    as_json: options.JsonOption = False,
) -> None:
    """Read reports into the ledger, and say of each what it changed.

    Reading the same page twice changes nothing. What cannot be read is listed and the rest is
    read all the same; the exit status is then 2.
    """
    from newstally.cli.adding import Adding

    with opened(ledger) as book:
        adding = Adding(book, published=published, outlet=outlet)
        adding.add(list(inputs.files_below(paths)))
    if as_json:
        print_json(adding.told)
    else:
        adding.summarise()
    if inputs.tell_unread(adding.unread):
        raise typer.Exit(UNREAD)


def incidents(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="Only these, with all that is known.")] = None,
    ledger: options.LedgerOption = options.DEFAULT_LEDGER,
    kind: TypeOption = None,
    target: TargetOption = "",
    place: PlaceOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    min_killed: MinKilledOption = None,
    actor: ActorOption = "",
    stage: StageOption = "all",
    as_json: options.JsonOption = False,
    as_csv: options.CsvOption = False,
) -> None:
    """List the incidents of the ledger, each with who told it, what the accounts disagree on, and a sentence.

    With an ID, show that one (or the one that took its place): every account with its own name, which
    `newstally split` and `newstally set` take, what people decided, and which others it may be.
    """
    from newstally.cli.answers import show_incident, show_incidents
    from newstally.publish.table import incident_rows

    only_one(csv=as_csv, json=as_json)
    with opened(ledger, must_exist=True) as book:
        if ids:
            found = [book.incident(id) for id in ids]
        else:
            asked = question_of(kind, target, place, since, until, min_killed, actor, stage)
            wanted = {row.incident for row in book.answer(asked).rows}
            found = [incident for incident in book.incidents() if incident.id in wanted]
    if as_json:
        print_json(found)
    elif as_csv:
        print_csv(incident_rows(found))
    elif ids:
        for incident in found:
            show_incident(incident)
    else:
        show_incidents(found)


@contextmanager
def opened(location: str, *, must_exist: bool = False) -> Iterator[Ledger]:
    """The ledger at a file or URL; what goes wrong with it is said in one line, exit status 2."""
    from newstally.cli.errors import missing_ledger
    from newstally.ledger import Ledger, LedgerError

    missing = missing_ledger(location) if must_exist else None
    if missing is not None:
        typer.secho(missing, err=True, fg=typer.colors.RED)
        raise typer.Exit(UNREAD)
    try:
        with Ledger(location) as book:
            yield book
    except LedgerError as error:
        typer.secho(f"newstally: {error}", err=True, fg=typer.colors.RED)
        raise typer.Exit(UNREAD) from error


def question_of(
    kind: str | None,
    target: str,
    place: str,
    since: str | None,
    until: str | None,
    min_killed: int | None,
    actor: str,
    stage: str,
    *,
    max_killed: int | None = None,
    min_injured: int | None = None,
) -> Question:
    """The question that the options of a command ask; what it cannot be is said as an error of its option."""
    from newstally.ledger.tally import ask

    try:
        return ask(
            type=kind,
            target=target,
            place=place,
            since=since,
            until=until,
            min_killed=min_killed,
            max_killed=max_killed,
            min_injured=min_injured,
            actor=actor,
            stage=get_args(Stage) if stage == "all" else stage,
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
