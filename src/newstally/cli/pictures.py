"""What the commands that draw have in common: saying early what could not be drawn, and leaving with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import typer

UNREAD = 2


def refuse_what_cannot_be_drawn(path: Path) -> None:
    """Say before a long reading that the picture could not be written."""
    from importlib.util import find_spec

    from newstally.publish.picture import FORMATS

    if path.suffix.lower() not in FORMATS:
        raise typer.BadParameter(f"--plot {path}: a chart is written as {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    missing = [
        name for module, name in (("altair", "altair"), ("vl_convert", "vl-convert-python")) if not find_spec(module)
    ]
    if missing:
        leave(f"--plot needs {' and '.join(missing)}, not installed here: pip install 'newstally[plot]'")


def leave(message: str, error: Exception | None = None) -> NoReturn:
    """Say why, and stop with the exit status for what could not be done."""
    typer.secho(f"newstally: {message}", err=True, fg=typer.colors.RED)
    raise typer.Exit(UNREAD) from error
