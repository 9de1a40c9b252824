"""README's examples are run: console blocks in a shell, in order, python blocks as doctests."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the examples in it, where README's commands are run one after the other."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a console block with the output shown under it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def as_pattern(shown: str) -> str:
    """The shown output as a pattern: a line of "..." stands for any lines, at a line's end for the rest of it."""
    lines = re.sub(r"^\.\.\.\n", "\0", shown, flags=re.MULTILINE)
    return re.escape(lines).replace("\0", r"(?:.*\n)*?").replace(re.escape("...\n"), ".*\\n")


def test_readme_shows_how_to_begin() -> None:
    assert "make demo" in README
    assert "make test" in README


def test_console_blocks_print_what_readme_shows(desk: Path) -> None:
    blocks = [block for language, block in BLOCKS if language == "console"]
    assert blocks
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, shown in (pair for block in blocks for pair in commands(block)):
        result = subprocess.run(
            ["sh", "-c", f"{command} 2>&1"],
            cwd=desk,
            env={**os.environ, "PATH": search, "COLUMNS": "100"},
            capture_output=True,
            text=True,
            check=False,
        )
        printed = "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())
        assert re.fullmatch(as_pattern(shown), printed), f"$ {command}\n{printed}"


def test_python_blocks_give_what_readme_shows(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    source = "\n".join(block for language, block in BLOCKS if language == "python")
    test = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    assert test.examples
    report: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    doctest.DocTestRunner(optionflags=flags, verbose=False).run(test, out=report.append)
    assert not report, "".join(report)


def test_pictures_and_pages_that_readme_links_to_are_there() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", README):
        assert (ROOT / target).exists(), target
