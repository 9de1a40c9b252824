"""Help worth reading, quickly printed, and docs/cli.md that says the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.running import newstally

import newstally as package
from newstally.cli.kinds_page import kinds_page
from newstally.cli.reference import command_names, reference

CLI_PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_without_arguments_the_help_is_shown_with_every_command() -> None:
    result = newstally()
    for name in command_names():
        assert f"  {name} " in result.output


@pytest.mark.parametrize("command", list(command_names()))
def test_every_command_says_what_it_does(command: str) -> None:
    result = newstally(command, "--help")
    assert result.exit_code == 0
    assert "Usage: newstally" in result.output


def test_version() -> None:
    assert newstally("--version").output == f"newstally {package.__version__}\n"


def test_the_command_line_page_is_up_to_date() -> None:
    assert CLI_PAGE.read_text(encoding="utf-8") == reference(), "run `make docs`"


def test_the_page_of_the_checks_is_up_to_date() -> None:
    assert CLI_PAGE.with_name("checks.md").read_text(encoding="utf-8") == kinds_page(), "run `make docs`"


HEAVY = {"spacy", "sqlalchemy", "trafilatura", "pint", "lxml", "jinja2", "altair", "vl_convert"}


def test_help_does_not_load_the_language_model_the_store_or_the_charts() -> None:
    script = (
        "import sys\n"
        "sys.argv = ['newstally', '--help']\n"
        "from newstally.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*sorted({HEAVY!r} & set(sys.modules)), 'loaded')"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "loaded"
