"""The arguments and options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What `check --format` takes."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class Color(StrEnum):
    """What `check --color` takes."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


SourceArgument = Annotated[str, typer.Argument(metavar="FILE", help="A text, a saved web page or a dump; - is stdin.")]
SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Texts, saved web pages or dumps; - is stdin.")
]


FilesArgument = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Texts, saved pages, dumps or folders; - is stdin.")
]


def _iso_moment(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        dt.datetime.fromisoformat(value)
    except ValueError as error:
        message = f"{value!r} is not a date; write it as 2024-01-17 or 2024-01-17T10:20+05:00"
        raise typer.BadParameter(message) from error
    return value


PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=_iso_moment,
        help="Publication date for reports that give none, as 2024-01-17; “on Monday” is read against it.",
    ),
]
OutletOption = Annotated[
    str, typer.Option("--outlet", metavar="NAME", help="Who published, for reports that do not say it themselves.")
]
LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="FILE|URL",
        envvar="NEWSTALLY_LEDGER",
        show_envvar=True,
        help="The ledger: an SQLite file or a PostgreSQL URL.",
    ),
]
DEFAULT_LEDGER = "newstally.db"


def _or_login(who: str) -> str:
    """The name given, else who is logged in; "" where nobody is, as in some containers."""
    try:
        return who or getuser()
    except (KeyError, OSError):
        return ""


WhoOption = Annotated[
    str,
    typer.Option(
        "--who",
        metavar="NAME",
        envvar="NEWSTALLY_WHO",
        show_envvar=True,
        callback=_or_login,
        help="Who decides; without it, who is logged in.",
    ),
]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for who reads the log later.")]
ReasonOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; needed here.")]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=COLUMN", help="Which column is which field, where its name does not say so."),
]
SheetTypeOption = Annotated[
    str, typer.Option("--type", metavar="TYPE", help="What the incidents are, where no column says.")
]
DatesOption = Annotated[
    str, typer.Option("--dates", metavar="ORDER", help="dmy or mdy: whether 3/4/2025 is in April or in March.")
]
IndicatorsOption = Annotated[
    Path | None,
    typer.Option(
        "--indicators",
        metavar="FILE",
        help="Your decisions on which wordings are one; without it, indicators.toml beside the ledger.",
    ),
]
TableOption = Annotated[bool, typer.Option("--table", help="Print an aligned table; that is the default.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the records as JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print a CSV table.")]
