"""README's examples are run: console blocks in a shell, in order, python blocks as doctests."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from tests.docs.console import ROOT, blocks, desk_in, run_console_blocks

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the examples in it, where README's commands are run one after the other."""
    return desk_in(tmp_path_factory.mktemp("desk"))


def test_readme_shows_how_to_begin() -> None:
    assert "make demo" in README
    assert "make test" in README


def test_console_blocks_print_what_readme_shows(desk: Path) -> None:
    run_console_blocks(README, desk)


def test_python_blocks_give_what_readme_shows(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    source = "\n".join(blocks(README, "python"))
    test = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    assert test.examples
    report: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    doctest.DocTestRunner(optionflags=flags, verbose=False).run(test, out=report.append)
    assert not report, "".join(report)


def test_pictures_and_pages_that_readme_links_to_are_there() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", README):
        assert (ROOT / target).exists(), target
