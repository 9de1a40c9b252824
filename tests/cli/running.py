"""The command line as a person runs it, its two outputs and exit status kept apart."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from newstally.cli.app import app

EXAMPLES = Path(__file__).parents[2] / "examples"


def newstally(*arguments: str | Path, stdin: str | bytes | None = None, env: dict[str, str] | None = None) -> Result:
    """Run `newstally` with the arguments."""
    return CliRunner().invoke(
        app, [str(argument) for argument in arguments], input=stdin, prog_name="newstally", env=env or {}
    )
