"""The settings that a project keeps for check in a file: found upward, checked, and beaten by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import newstally
from tests.cli.test_check import RIGHT, SLIP


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a slip, two folders below where the settings go."""
    story = tmp_path / "desk" / "today" / "mill.txt"
    story.parent.mkdir(parents=True)
    story.write_text(SLIP, encoding="utf-8")
    return story


@pytest.mark.parametrize(
    ("file", "table"), [("newstally.toml", "[check]"), ("pyproject.toml", "[tool.newstally.check]")]
)
def test_a_table_upward_from_the_draft_counts(tmp_path: Path, draft: Path, file: str, table: str) -> None:
    (tmp_path / file).write_text(f'{table}\nignore = ["change_percent"]\n')
    assert newstally("check", draft).exit_code == 0


def test_the_nearest_counts_alone_and_a_file_without_the_table_is_passed_by(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "newstally.toml").write_text('[check]\nignore = ["change_percent"]\n')
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.other]\n")
    assert newstally("check", draft).exit_code == 0
    (draft.parent / "newstally.toml").write_text("[check]\nall = true\n")
    assert newstally("check", draft).exit_code == 1


def test_each_draft_has_its_own(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "plain.txt").write_text(SLIP, encoding="utf-8")
    (draft.parent / "newstally.toml").write_text('[check]\nselect = ["sum"]\n')
    assert newstally("check", tmp_path).stdout.count(" change_percent ") == 1


def test_the_command_line_wins(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "newstally.toml").write_text('[check]\nignore = ["change_percent"]\n')
    assert newstally("check", "--ignore", "sum", draft).exit_code == 1
    assert newstally("check", "--select", "change_percent", draft).exit_code == 1


def test_what_else_it_can_say(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "newstally.toml").write_text(
        '[check]\nall = true\nwarn-unused-ignores = true\nexclude = ["desk", "*.old.txt"]\noutlet = "The Courier"\n'
    )
    (tmp_path / "mill.old.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT.rstrip("\n") + " newstally: ignore[sum]\n", encoding="utf-8")
    result = newstally("check", tmp_path)
    assert "change_percent 20 percent holds" in result.stdout
    assert "unused ignore" in result.stderr
    assert "desk" not in result.stdout
    assert "mill.old" not in result.stdout
    assert newstally("check", draft).exit_code == 1, "a file that is named is read"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('selct = ["sum"]', "check.selct is no setting; did you mean select?"),
        ("jobs = 4", "check.jobs is no setting; there are select, ignore"),
        ('ignore = ["summ"]', "check.ignore: no kind of finding is called 'summ'; did you mean sum"),
        ('ignore = "sum"', "check.ignore takes a list"),
        ('all = "yes"', "check.all takes true or false"),
        ("outlet = 3", "check.outlet takes a text"),
        ("select = [", "is no valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(tmp_path: Path, draft: Path, settings: str, told: str) -> None:
    file = tmp_path / "newstally.toml"
    file.write_text(f"[check]\n{settings}\n")
    result = newstally("check", draft)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{file}" in result.stderr
    assert told in result.stderr


def test_a_table_that_is_none_is_said(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.newstally]\ncheck = "sum"\n')
    assert "[tool.newstally.check]" in newstally("check", draft).stderr
