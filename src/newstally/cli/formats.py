"""Output formats: one of --table, --csv and --json, printed the same by every command."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import typer


def only_one(**wanted: bool) -> None:
    """Refuse two formats at once."""
    given = [f"--{name}" for name, yes in wanted.items() if yes]
    if len(given) > 1:
        raise typer.BadParameter(f"choose one of {' and '.join(given)}")


def print_json(records: object) -> None:
    """Records as one JSON document."""
    from newstally.publish.json import to_json

    typer.echo(to_json(records))


def print_json_lines(records: Iterable[object]) -> None:
    """Records as JSON, one on each line."""
    from newstally.publish.json import to_json

    for record in records:
        typer.echo(to_json(record, indent=0))


def print_csv(rows: Iterable[dict[str, Any]]) -> None:
    """Rows as CSV with a header."""
    from newstally.publish.table import write_csv

    write_csv(rows, sys.stdout)
