"""The command `check`: the linter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from newstally.cli import options
from newstally.cli.options import Color, Format

FAILS = 1
UNREAD = 2


def _kinds(values: list[str] | None) -> list[str] | None:
    """Kinds of finding as they are given, with commas or one by one; refuses those that do not exist."""
    from newstally.cli.settings import plain_kinds
    from newstally.publish.proof.kinds import unknown_kinds

    kinds = list(plain_kinds(values or ()))
    if told := unknown_kinds(kinds):
        raise typer.BadParameter(told)
    return kinds or None


def _tables_are_read(paths: Iterable[str]) -> bool:
    """Whether every row of the trusted tables can be read; those that cannot are told, and the rest is used."""
    from newstally.checks.trusted import TableError, load

    problems: list[str] = []
    for path in paths:
        try:
            problems.extend(load(path).problems)
        except TableError as error:
            typer.echo(f"newstally: {error}", err=True)
            raise typer.Exit(UNREAD) from None
    for problem in problems:
        typer.echo(f"could not read {problem}", err=True)
    return not problems


def _ledger_is_read(where: str) -> None:
    """Ends the command, saying why, where there is no ledger to read."""
    if not where:
        return
    from newstally.ledger import LedgerError
    from newstally.ledger.reconcile.background import opened

    try:
        opened(where)
    except LedgerError as error:
        typer.echo(f"newstally: {error}", err=True)
        raise typer.Exit(UNREAD) from None


def check(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help="Texts, Markdown, Word documents, saved pages, folders of them; - is stdin."
        ),
    ],
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="KINDS", callback=_kinds, help="Tell only these kinds of finding, as in sum,share."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="KINDS", callback=_kinds, help="Leave out these kinds of finding."),
    ] = None,
    everything: Annotated[
        bool | None, typer.Option("--all", "--verbose", help="Show what holds and what stays undecided, too.")
    ] = None,
    explain_unchecked: Annotated[
        bool, typer.Option("--explain-unchecked", help="List the numbers that were not checked, each with the reason.")
    ] = False,
    warn_unused_ignores: Annotated[
        bool | None, typer.Option("--warn-unused-ignores", help="Name the ignores in drafts that are for nothing.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the findings.")] = Format.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    color: Annotated[
        Color, typer.Option("--color", help="Colours; auto is on a terminal without NO_COLOR.")
    ] = Color.AUTO,
    references: Annotated[
        list[str] | None,
        typer.Option(
            "--reference",
            metavar="FILE.csv",
            help="Also hold figures against a table you trust: indicator, place, period, value, unit.",
        ),
    ] = None,
    ledger: Annotated[
        str,
        typer.Option(
            "--ledger",
            metavar="LEDGER",
            help="Also hold tolls, earlier figures and claims of counts against a ledger; it is only read.",
        ),
    ] = "",
    published: options.PublishedOption = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who publishes, for drafts that do not say it.")
    ] = None,
    stdin_filename: Annotated[
        str,
        typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called; .md makes it Markdown."),
    ] = "",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Read in N processes; 0 is as many as pay.")
    ] = 0,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an unexpected error arose; its words may quote the draft.")
    ] = False,
) -> None:
    """Proof-read the arithmetic, like a linter: `file:line:column kind message` for what cannot be right.

    A number is called wrong only if it is wrong under every way it may have been rounded or meant.
    Below it stand the lines of the draft, ^^^ under the number that is judged and --- under those
    it is judged by. `newstally explain KIND` says what a kind of finding asserts.

    An editor's word in the draft, <!-- newstally: ignore[share] -->, silences a kind in its
    paragraph. Settings are taken from [check] in newstally.toml or [tool.newstally.check] in
    pyproject.toml, the nearest upward from the draft: select, ignore, exclude, outlet, all,
    warn-unused-ignores. Nothing of a draft is kept: no log, no cache, no temporary file.

    \b
    Exit status: 0 nothing fails; 1 a number cannot be right;
    2 something could not be read, or the command or its settings are wrong.
    """
    from newstally.cli.drafts import Given, drafts
    from newstally.cli.proof_printing import print_proofs
    from newstally.cli.proofreading import proofs
    from newstally.cli.settings import SettingsError

    tables_read = _tables_are_read(references or ())
    _ledger_is_read(ledger)
    given = Given(
        published=published,
        outlet=outlet,
        select=None if select is None else tuple(select),
        ignore=None if ignore is None else tuple(ignore),
        everything=everything,
        warn_unused_ignores=warn_unused_ignores,
        stdin_filename=stdin_filename,
        references=tuple(references or ()),
        ledger=ledger,
    )
    try:
        found, notices = drafts(sources, given)
    except SettingsError as error:
        typer.echo(f"newstally: {error}", err=True)
        raise typer.Exit(UNREAD) from None
    for notice in notices:
        typer.echo(notice, err=True)
    try:
        outcome = print_proofs(
            proofs(found, jobs=jobs, debug=debug),
            form=Format.JSON if as_json else form,
            color=color,
            explain_unchecked=explain_unchecked,
        )
    except Exception as error:
        # A traceback ends with the error's words, which may quote the draft; a reader that has left is no error.
        if debug or isinstance(error, BrokenPipeError):
            raise
        typer.echo(f"newstally: printing failed with {type(error).__name__}; --debug shows where", err=True)
        raise typer.Exit(UNREAD) from None
    if not (outcome.all_read and tables_read):
        raise typer.Exit(UNREAD)
    if outcome.verdicts["fails"]:
        raise typer.Exit(FAILS)
