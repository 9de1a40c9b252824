"""Markdown is read as the prose it stands for, and each character of it keeps its place in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstally.intake import take_in
from newstally.intake.markdown import code, prose

from .stories import FERRY, body


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sales rose **12 percent** and _fell_ again.", "Sales rose 12 percent and fell again."),
        ("Sales of [$12 million](https://example.org/99 '7') a year.", "Sales of $12 million a year."),
        ("Sales of [$12 million][1] a year.\n\n[1]: https://example.org/99", "Sales of $12 million a year."),
        ("See <https://example.org/99> for more.", "See  for more."),
        ("Sales rose by `12` percent.", "Sales rose by 12 percent."),
        ("Sales rose.[^2] They fell.\n\n[^2]: By 3 percent.", "Sales rose. They fell.\n\n By 3 percent."),
        ("Sales rose ~~5 percent~~ 6 percent.", "Sales rose  6 percent."),
        ("A picture ![of 40 men](men.png) here.", "A picture  here."),
        ("Five \\* three &mdash; and 5 * 3 = 15.", "Five * three — and 5 * 3 = 15."),
        ("# Sales rise\n\nThey rose.", "Sales rise\n\nThey rose."),
        ("Sales rise\n==========\n\nThey rose.", "Sales rise\n\nThey rose."),
        ("A line\nand the next  \nand one more.", "A line and the next and one more."),
        ("- one\n  goes on\n- [x] two\n\n1. three", "• one goes on\n\n•  two\n\n• three"),
        ("> Quoted words.\n> And more.", "Quoted words. And more."),
        ("Read.\n\n```\nnot 5\n```\n\n    nor 6\n", "Read."),
        ("Read.\n\n| a | b |\n| - | - |\n| 5 | 6 |\n", "Read."),
        ("---\ntitle: 5 things\n---\nRead.", "Read."),
        ("+++\ntitle = '5 things'\n+++\nRead.", "Read."),
        ("<!-- 5 notes -->\n\nRead <!-- 6 --> this.", "Read  this."),
        ("<div>\nRead this, too.\n</div>", "Read this, too."),
        ("<table><tr><td>5</td></tr></table>", ""),
        ("file_name_with_lines and a 3_000 stay.", "file_name_with_lines and a 3_000 stay."),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    assert prose(written).text.strip() == read


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_character_is_found_again(tmp_path: Path, line_end: str) -> None:
    paragraphs = body(FERRY).replace("ferry", "**ferry**").split("\n\n")
    written = "---\ntitle: none\n---\n\n# " + FERRY[0] + "\n\n- A *list*\n  item of [words](x.html) here.\n\n"
    written = (written + "\n\n".join(paragraphs)).replace("\n", line_end)
    file = tmp_path / "ferry.md"
    file.write_bytes(written.encode())
    (report,) = take_in(file)[0]
    assert report.headline == FERRY[0]
    assert "**" not in report.text
    for block in report.blocks:
        for at in range(block.start, block.end):
            place = block.source_at(at)
            assert place is not None
            assert written[place] == report.text[at] or report.text[at] == " "


def test_code_and_front_matter_are_known_by_their_place() -> None:
    written = "---\na: 1\n---\nRead.\n\n```\ncode\n```\n"
    assert [written[start:end] for start, end in code(written)] == ["---\na: 1\n---", "```\ncode\n```\n"]
