"""The package's verbs: what a person types after `import newstally as nt`."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

import newstally as nt
from newstally.publish.json import to_json

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


def test_times_are_a_sequence_that_shows_itself() -> None:
    found = nt.times("Shut for the last 60 days, the port reopens on Monday.", published="2024-01-17")
    assert len(found) == 2
    assert [time.value for time in found] == [found[0].value, found[-1].value] == ["P60D", "2024-01-22"]
    assert found[:1] == (found[0],)
    assert repr(found).splitlines() == [
        "Times(2 found, published 2024-01-17)",
        "  'the last 60 days'  DURATION P60D  [2023-11-18, 2024-01-17)",
        "  'Monday'  DATE 2024-01-22  [2024-01-22, 2024-01-23)",
    ]
    page = found._repr_html_()
    assert page is not None
    assert "18 November 2023 to 16 January 2024" in page
    assert "2024-01-22" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He left on Monday evening.", "[2024-01-15T17:00, 2024-01-16)"),
        ("He left at 9 a.m. on 3 May 2023.", "[2023-05-03T09:00, 2023-05-03T09:01)"),
        ("He left in March 2023.", "covers: March 2023"),
        ("He came every Monday.", "how often: every"),
        ("<b>He</b> left in late 2020.", "&lt;b&gt;He&lt;/b&gt; left in "),
        ("He left in late 2020.", "meant: end"),
    ],
)
def test_a_notebook_shows_what_each_time_stands_for(text: str, shown: str) -> None:
    assert shown in (nt.times(text, published="2024-01-17")._repr_html_() or "")


def test_times_come_back_from_json_as_they_were() -> None:
    found = nt.times("Shut for the last 60 days, the port reopens on Monday.", published="2024-01-17")
    assert msgspec.json.decode(to_json(found), type=nt.Times) == found


def test_a_long_list_of_times_is_cut_in_its_repr() -> None:
    shown = repr(nt.times("It fell on Monday. " * 30)).splitlines()
    assert (len(shown), shown[-1]) == (22, "  ... and 10 more")


def test_times_of_a_text_without_any() -> None:
    found = nt.times("The port is blue.")
    assert (len(found), list(found), repr(found)) == (0, [], "Times(0 found, no publication date)")
    assert "No time expression" in (found._repr_html_() or "")


@pytest.mark.parametrize(
    ("text", "given", "value"),
    [
        ("It opened on 3/4/2024.", {}, "2024-04-03"),
        ("It opened on 3/4/2024.", {"country": "US"}, "2024-03-04"),
        ("It opened on 3/4/2024.", {"country": "us"}, "2024-03-04"),
        ("It opened in fiscal 2024.", {"country": "KE"}, "FY2024"),
        ("It opened in fiscal 2024.", {"country": "KE", "fiscal_year_start": 1}, "2024"),
        ("It opened on Monday.", {"published": dt.date(2024, 1, 17)}, "2024-01-15"),
        ("It opened on Monday.", {"published": dt.datetime(2024, 1, 17, 9, 30)}, "2024-01-15"),
        ("On 3 May 1940 it fell. On Monday it rose.", {"published": "2024-01-17", "narrative": True}, "1940-05-06"),
        ("On 3 May 1940 it fell. On Monday it rose.", {"published": "2024-01-17", "narrative": False}, "2024-01-15"),
    ],
)
def test_what_is_given_is_not_looked_for(text: str, given: dict[str, Any], value: str) -> None:
    assert nt.times(text, **given)[-1].value == value


def test_the_setting_given_is_kept() -> None:
    setting = nt.times("It opened.", country="Kenya", zone="Africa/Lagos").setting
    assert (setting.country, setting.currency, setting.fiscal_year_start) == ("KE", "KES", 7)
    assert setting.zone == "Africa/Lagos"


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"published": "17 Jan"}, ValueError, "published is not a date: '17 Jan'; give it as 2024-01-17"),
        ({"published": 20240117}, TypeError, "published is not a date: 20240117; give it as 2024-01-17"),
        ({"country": "XX"}, ValueError, "country is not known: 'XX'; give its ISO 3166-1 code"),
        ({"zone": "Mars"}, ValueError, "zone is not known: 'Mars'; give an IANA name"),
        ({"fiscal_year_start": 13}, ValueError, "fiscal_year_start is not a month: 13; give 1"),
    ],
)
def test_what_cannot_be_is_named(given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        nt.times("It opened on Monday.", **given)


def test_times_are_read_from_a_text_or_a_report() -> None:
    report = nt.plain_report(STORY)
    assert nt.times(report, published="2026-01-20").report.published is not None
    dated = nt.plain_report(STORY, published="2026-01-20")
    assert nt.times(dated, published="2020-01-01").report == dated
    with pytest.raises(TypeError, match="from a text or a report, not from bytes"):
        nt.times(b"On Monday")  # type: ignore[arg-type]


def test_times_load_neither_the_language_model_nor_what_takes_pages_in() -> None:
    script = (
        "import sys, newstally as nt\n"
        "assert nt.times('The port reopened on Monday.', published='2024-01-17')[0].value == '2024-01-15'\n"
        "print([name for name in ('spacy', 'lxml', 'trafilatura', 'sqlalchemy', 'jinja2') if name in sys.modules])\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_check_of_a_text() -> None:
    (finding,) = nt.check("Sales rose 50 percent to $12 million from $10 million.")
    assert (finding.kind, finding.verdict) == ("change_percent", "fails")


def test_a_reading_goes_into_a_ledger_once(tmp_path: Path) -> None:
    page = nt.read(STORY)
    with nt.Ledger(tmp_path / "mill.db") as ledger:
        assert ledger.add(page).changed
        assert not ledger.add(page).changed


def test_figures_of_a_text() -> None:
    found = nt.figures("Sales rose to $12 million in 2025 from $10 million in 2024.", published="2026-01-22")
    assert [(str(figure.quantity.value), figure.period and figure.period.value) for figure in found] == [
        ("12000000", "2025"),
        ("10000000", "2024"),
    ]


@pytest.fixture(scope="module")
def garments() -> list[nt.Reading]:
    """Four reports of two outlets on one series."""
    return [reading for path in sorted(EXAMPLES.glob("garments-*.html")) for reading in nt.read(path)]


def test_indicators_of_several_readings_and_of_a_ledger_are_the_same(
    garments: list[nt.Reading], tmp_path: Path
) -> None:
    found = nt.indicators(garments)
    titles = {"apparel exports, Sri Lanka", "garment exports, Sri Lanka", "Exports of all goods, Sri Lanka"}
    assert titles <= {indicator.title for indicator in found.indicators}
    (proposal,) = found.proposals
    assert "both say “$412 million” for 2025-12" in proposal.reasons
    with nt.Ledger(tmp_path / "garments.db") as ledger:
        ledger.add(garments)
        assert {each.id for each in ledger.indicators().indicators} == {each.id for each in found.indicators}


def test_a_persons_decisions_are_a_file_or_records(garments: list[nt.Reading], tmp_path: Path) -> None:
    from newstally.ledger import Decisions
    from newstally.ledger.series import Decided

    file = tmp_path / "indicators.toml"
    wordings = ("garment exports", "apparel exports")
    text = '[[indicator]]\nname = "Garments"\nwordings = ["garment exports", "apparel exports"]\n'
    file.write_text(text, encoding="utf-8")
    by_record = nt.indicators(garments, Decisions(decided=(Decided(name="Garments", wordings=wordings),), source="me"))
    for found in (nt.indicators(garments, file), by_record):
        (one,) = (indicator for indicator in found.indicators if indicator.name == "Garments")
        assert len(one.reports) == 4
    with nt.Ledger(tmp_path / "garments.db") as ledger:
        ledger.add(garments)
        # Beside the ledger the file is found by itself.
        assert "Garments" in {indicator.name for indicator in ledger.indicators().indicators}


def test_plot_draws_indicators(garments: list[nt.Reading], tmp_path: Path) -> None:
    pytest.importorskip("altair")
    found = nt.indicators(garments)
    picture = nt.plot((i for i in found.indicators if i.name == "garment exports"), tmp_path / "garments.svg")
    assert "Garment exports, Sri Lanka" in picture.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="nothing to draw"):
        nt.plot([], tmp_path / "nothing.svg")


def test_there_are_no_other_names() -> None:
    with pytest.raises(AttributeError, match="Lodger"):
        _ = nt.Lodger  # type: ignore[attr-defined]
    assert set(nt.__all__) <= set(dir(nt)) | {"Ledger", "plain_report"}
