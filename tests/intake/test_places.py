"""Where a report's characters stand in the file, whatever the file is."""

from __future__ import annotations

import pytest

from newstally.intake import take_in
from newstally.intake.places import Places
from newstally.intake.visible import Visible

PROSE = (
    "The mill sold 340 coats in March, its owner said on Monday, and 290 in April, which he called a bad month for wool"
)


@pytest.mark.parametrize(
    "written",
    [
        f"<p>{PROSE}</p>",
        f"<p>{PROSE.replace('290 in', '<b>290</b> in')}</p>",
        f"<p>\n  {PROSE.replace(', ', ',' + chr(10) + '    ')}\n</p>",
        f"<p>{PROSE.replace('coats', 'coats &amp; hats')}</p>",
        f"<script>var a = '{PROSE}'</script><p>{PROSE}</p>",
        f"<title>{PROSE}</title><p>{PROSE}</p>",
    ],
)
def test_the_words_of_a_block_are_found_in_the_markup(written: str) -> None:
    said = PROSE.replace("coats", "coats & hats") if "&amp;" in written else PROSE
    visible = Visible(written)
    for number in ("340", "290"):
        at = visible.place(said, 0, len(said), said.index(number))
        assert at is not None
        assert written[at : at + 3] == number
        assert at == written.rindex(number)


def test_words_that_the_page_does_not_show_have_no_place() -> None:
    assert Visible("<p>Other words stand here.</p>").place(PROSE, 0, len(PROSE), 20) is None


def test_the_lines_of_a_wrapped_text_with_windows_line_ends() -> None:
    lines = ["Mill sales", "", "  LEEDS: The mill sold 340 coats in March, its owner said on", "  Monday, and"]
    lines += ["  290 coats in April, which he called a bad month for wool and", "  worse for those who had bought it."]
    text = "\r\n".join(lines * 4)
    (report, *_) = take_in(text)[0]
    places = Places(text)
    for k, character in enumerate(report.text):
        block = report.block_at(k)
        if block is not None and not character.isspace():
            offset = places.offset(report, k)
            assert offset is not None
            assert text[offset] == character
    assert places.line(3) == lines[2]
