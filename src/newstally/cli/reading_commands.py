"""The commands that look at reports without a ledger: read, explain, schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newstally.cli import inputs, options

UNREAD = 2


def read(
    source: options.SourceArgument,
    published: options.PublishedOption = None,
    outlet: options.OutletOption = "",
    as_json: options.JsonOption = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to look at in a browser.")
    ] = None,
) -> None:
    """Show what a report states: its text with marks, incidents, figures, findings, each with its sentence.

    With --json, print everything that was read as one JSON document (see `newstally schema`).
    """
    page, _ = inputs.read_source(source, published=published, outlet=outlet)
    if html is not None:
        from newstally.publish.html import page_html

        try:
            html.write_text(page_html(page), encoding="utf-8")
        except OSError as error:
            typer.secho(f"newstally: {html} cannot be written: {error.strerror}", err=True, fg=typer.colors.RED)
            raise typer.Exit(UNREAD) from error
        typer.echo(f"wrote {html}: open it in a browser", err=True)
    if as_json:
        from newstally.publish.json import to_json

        typer.echo(to_json(page))
    elif html is None:
        from rich.console import Console

        from newstally.cli.show import show_page

        show_page(page, Console(highlight=False))
    if inputs.tell_unread(page.unread):
        raise typer.Exit(UNREAD)


def explain(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help="A kind of finding, such as change_percent.")] = "",
) -> None:
    """Say what a kind of finding asserts, with an example that holds and one that fails.

    Without KIND, list the kinds.
    """
    from newstally.cli.explain import explanation, kinds

    if not kind:
        for name, asserts in kinds():
            typer.echo(f"{name:16} {asserts}")
        return
    text = explanation(kind)
    if text is None:
        known = ", ".join(name for name, _ in kinds())
        typer.echo(f"no kind of finding is called {kind!r}; there are: {known}", err=True)
        raise typer.Exit(UNREAD)
    typer.echo(text)


def schema() -> None:
    """Print the JSON Schema of the records that `read --json` prints."""
    from newstally.publish.json import to_json
    from newstally.publish.schema import schema as records_schema

    typer.echo(to_json(records_schema()))
