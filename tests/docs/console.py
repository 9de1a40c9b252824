"""Console blocks of documentation: the commands they show, run in a shell, and the output they show."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)


def desk_in(folder: Path) -> Path:
    """A folder with the examples in it, for commands to be run in."""
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def run_console_blocks(page: str, desk: Path) -> None:
    """Run a page's commands one after the other; each must print what is shown below it."""
    found = blocks(page, "console")
    assert found
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, shown in (pair for block in found for pair in _commands(block)):
        result = subprocess.run(
            ["sh", "-c", f"{command} 2>&1"],
            cwd=desk,
            env={**os.environ, "PATH": search, "COLUMNS": "100"},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())
        assert re.fullmatch(_as_pattern(shown), printed), f"$ {command}\n{printed}"


def _commands(block: str) -> list[tuple[str, str]]:
    """Each command of a console block with the output shown under it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _as_pattern(shown: str) -> str:
    """The shown output as a pattern: a line of "..." stands for any lines, within a line for any words."""
    lines = re.sub(r"^\.\.\.\n", "\0", shown, flags=re.MULTILINE)
    return re.escape(lines).replace("\0", r"(?:.*\n)*?").replace(re.escape("..."), ".*")
