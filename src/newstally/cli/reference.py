"""The command-line reference as Markdown, made from the commands' own help: `python -m newstally.cli.reference`."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from typer.testing import CliRunner

from newstally.cli.app import app

_HEAD = """# The command line

Made from the commands' own `--help` by `make docs`; a test fails where this page and the commands differ. The kinds of
finding that `check` prints stand in [checks.md](checks.md).
"""
# Help is wrapped to this width whatever the terminal is, so that the page is the same everywhere.
_WIDTH = 96


def reference() -> str:
    """The page: the help of `newstally` and of each command in their order."""
    sections = [_HEAD, _section("newstally", [])]
    sections.extend(_section(f"newstally {name}", [name]) for name in command_names())
    return "\n".join(sections)


def command_names() -> Iterator[str]:
    """The commands in the order they were added."""
    for command in app.registered_commands:
        function = command.callback
        assert function is not None
        yield command.name or function.__name__.replace("_", "-")


def _section(title: str, arguments: list[str]) -> str:
    result = CliRunner().invoke(
        app, [*arguments, "--help"], prog_name="newstally", terminal_width=_WIDTH, env={"NEWSTALLY_LEDGER": ""}
    )
    body = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
    return f"## {title}\n\n```text\n{body}\n```\n"


if __name__ == "__main__":
    typer.echo(reference(), nl=False)
