"""The package's verbs: what a person types after `import newstally as nt`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import newstally as nt

STORY = (
    "Mill sells more coats\n\n20 January 2026\n\n"
    "LEEDS: Sales at the mill rose 50 percent to $12 million from $10 million, its owner said on Tuesday.\n"
)
EXAMPLES = Path(__file__).parents[1] / "examples"


def test_a_text_a_path_and_bytes_give_a_page_of_readings(tmp_path: Path) -> None:
    file = tmp_path / "mill.txt"
    file.write_text(STORY, encoding="utf-8")
    for source in (STORY, file, str(file), STORY.encode()):
        page = nt.read(source)
        assert [report.headline for report in page.reports] == ["Mill sells more coats"]
        assert page.reports[0].published is not None
        assert page.reports[0].published.day == dt.date(2026, 1, 20)


def test_a_page_with_several_stories_gives_a_reading_for_each() -> None:
    page = nt.read(EXAMPLES / "two-stories.txt")
    assert len(page) == 2
    assert len(page.figures) == sum(len(reading.figures) for reading in page)


def test_a_report_is_read_as_it_is() -> None:
    report = nt.plain_report(STORY, published="2026-01-20")
    assert nt.read(report).reports == (report,)


def test_a_reading_holds_the_findings_of_the_checks() -> None:
    fails = [finding for finding in nt.read(STORY).findings if finding.verdict == "fails"]
    assert [(finding.kind, finding.text) for finding in fails] == [("change_percent", "50 percent")]


@pytest.mark.parametrize("published", ["2026-01-20", dt.date(2026, 1, 20), dt.datetime(2026, 1, 20, 9, 30)])
def test_a_date_given_stands_in_where_the_source_has_none(published: str | dt.date) -> None:
    page = nt.read(STORY.replace("20 January 2026\n\n", ""), published=published, outlet="Mill News")
    assert page.reports[0].published is not None
    assert page.reports[0].published.day == dt.date(2026, 1, 20)
    assert page.reports[0].outlet == "Mill News"


def test_what_needs_the_missing_date_is_named() -> None:
    page = nt.read("Mill opens\n\nLEEDS: The mill opened on Monday and sold 40 coats, its owner said.\n")
    (line,) = page[0].unresolved
    assert line.startswith("no publication date: ")
    assert "Monday" in line
    assert "2024-01-17" in line


def test_words_that_no_date_would_resolve_are_not_named() -> None:
    page = nt.read("Mill opens\n\nLEEDS: The mill opened recently and has now sold 40 coats, its owner said.\n")
    assert page[0].unresolved == ("no publication date: give it with --published 2024-01-17",)


def test_with_a_date_nothing_of_the_kind_is_said() -> None:
    assert nt.read(STORY)[0].unresolved == ()


def test_a_missing_file_is_an_error() -> None:
    for source in ("no-such-page.html", Path("no-such-page.html")):
        with pytest.raises(FileNotFoundError, match=r"no-such-page\.html"):
            nt.read(source)


def test_what_cannot_be_read_is_listed() -> None:
    page = nt.read(b"", name="empty.txt")
    assert len(page) == 0
    assert [item.path for item in page.unread] == ["empty.txt"]


def test_one_kind_of_record_of_a_text_with_offsets_into_it() -> None:
    text = "Exports rose to $12 million on Tuesday in Lahore, from $10 million."
    assert [quantity.text for quantity in nt.quantities(text)] == ["$12 million", "$10 million"]
    (tuesday,) = nt.times(text, published="2026-01-22")
    assert (tuesday.value, text[slice(*tuesday.span)]) == ("2026-01-20", "Tuesday")
    assert [place.name for place in nt.places(text)] == ["Lahore"]


def test_check_of_a_text() -> None:
    (finding,) = nt.check("Sales rose 50 percent to $12 million from $10 million.")
    assert (finding.kind, finding.verdict) == ("change_percent", "fails")


def test_a_reading_goes_into_a_ledger_once(tmp_path: Path) -> None:
    page = nt.read(STORY)
    with nt.Ledger(tmp_path / "mill.db") as ledger:
        assert ledger.add(page).changed
        assert not ledger.add(page).changed


def test_there_are_no_other_names() -> None:
    with pytest.raises(AttributeError, match="Lodger"):
        _ = nt.Lodger  # type: ignore[attr-defined]
    assert set(nt.__all__) <= set(dir(nt)) | {"Ledger", "plain_report"}
