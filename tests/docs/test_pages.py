"""The examples of the pages in docs/ are run, as README's are."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from tests.docs.console import blocks, desk_in, run_console_blocks

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page.name for page in DOCS.glob("*.md") if "```python" in page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_python_blocks_give_what_the_page_shows(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk_in(tmp_path))
    text = (DOCS / page).read_text(encoding="utf-8")
    source = "\n".join(blocks(text, "python"))
    test = doctest.DocTestParser().get_doctest(source, {}, page, page, 0)
    assert test.examples
    report: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    doctest.DocTestRunner(optionflags=flags, verbose=False).run(test, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("page", ["check.md", "ledger.md"])
def test_console_blocks_print_what_the_page_shows(page: str, tmp_path: Path) -> None:
    run_console_blocks((DOCS / page).read_text(encoding="utf-8"), desk_in(tmp_path))


def test_there_are_pages_with_examples() -> None:
    assert {"times.md", "check.md", "places.md"} <= set(PAGES)
