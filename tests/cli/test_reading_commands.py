"""read, explain, schema: what is printed, where, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from tests.cli.running import EXAMPLES, newstally

from newstally.model import Page
from newstally.publish.schema import schema

STORY = "Sales rose at the mill\n\n20 January 2026\n\nLEEDS: Sales at the mill rose to $12 million from $10 million.\n"
SLIP = STORY.replace("rose to", "rose 50 percent to")


def test_read_shows_the_story_without_its_furniture() -> None:
    result = newstally("read", EXAMPLES / "two-stories.txt")
    assert result.exit_code == 0
    assert "DAKAR: Trade Minister Awa Ndoye said on Thursday" in result.output
    assert "2026-02-05" in result.output
    assert "Short Url" not in result.output
    assert "\x1b[" not in result.output, "colours are for terminals"


def test_read_json_is_a_page_of_records() -> None:
    result = newstally("read", EXAMPLES / "two-stories.txt", "--json")
    page = msgspec.json.decode(result.stdout, type=Page)
    assert [str(report.published) for report in page.reports] == ["2026-02-05", "2026-02-03"]
    assert all(
        report.text[e.start : e.end] == e.text
        for r in page
        for report in [r.report]
        for q in r.quantities
        for e in q.evidence
    )


def test_read_takes_standard_input() -> None:
    assert "Sales at the mill" in newstally("read", "-", stdin=STORY).output


def test_read_html_writes_a_page_and_says_where(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = newstally("read", "-", "--html", page, stdin=STORY)
    assert str(page) in result.stderr
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    result = newstally("read", "-", "--html", tmp_path / "none" / "page.html", stdin=STORY)
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_missing_publication_date_is_said_with_what_stays_open() -> None:
    undated = "Mill sales up\n\nLEEDS: The mill opened on Monday and sold 40 coats, its owner said.\n"
    result = newstally("read", "-", stdin=undated)
    assert "no publication date" in result.output
    assert "--published" in result.output
    assert "no publication date" not in newstally("read", "-", "--published", "2026-01-20", stdin=undated).output


def test_a_folder_is_no_report_and_the_message_says_so(tmp_path: Path) -> None:
    result = newstally("read", tmp_path)
    assert result.exit_code == 2
    assert "folder" in result.stderr


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", "17/01/2024"])
def test_a_date_that_is_none_is_refused_with_the_form_to_use(date: str) -> None:
    result = newstally("read", "-", "--published", date, stdin=STORY)
    assert result.exit_code == 2
    assert "2024-01-17" in result.stderr


def test_explain_lists_the_kinds_and_explains_one() -> None:
    assert "change_percent" in newstally("explain").output
    assert len(newstally("explain", "change_percent").output.splitlines()) > 3


def test_explain_of_an_unknown_kind_names_those_there_are() -> None:
    result = newstally("explain", "sorcery")
    assert result.exit_code == 2
    assert "change_percent" in result.stderr


def test_schema_is_printed() -> None:
    assert json.loads(newstally("schema").output) == json.loads(json.dumps(schema()))
