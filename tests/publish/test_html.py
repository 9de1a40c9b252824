"""The page of a reading: its text unchanged, its marks in place, its links leading somewhere."""

from __future__ import annotations

from collections import Counter

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from tests.publish.sample import PAGE, READING

import newstally
from newstally.model import Page, Unread
from newstally.publish.html import fragment, page_html
from newstally.publish.marks import Mark, pieces

DOCUMENT = html.document_fromstring(page_html(PAGE))


def with_class(name: str) -> list[html.HtmlElement]:
    return [element for element in DOCUMENT.iter("*") if name in (element.get("class") or "").split()]


def test_the_text_of_the_report_is_all_there_and_escaped() -> None:
    story = with_class("story")[0]
    shown = " ".join(" ".join(part.text_content() for part in story.iter("h1", "p")).split())
    for start, end in READING.sentences:
        assert " ".join(READING.report.text[start:end].split()) in shown
    assert "<again>" in DOCUMENT.findtext(".//title", "")


def test_every_link_leads_to_one_place_on_the_page() -> None:
    ids = Counter(element.get("id") for element in DOCUMENT.iter() if element.get("id"))
    assert set(ids.values()) == {1}
    targets = [link.get("href", "") for link in DOCUMENT.iter("a")]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(ids)


def test_marks_stand_on_the_words_they_are_about() -> None:
    def marked(style: str) -> list[str]:
        return [e.text_content() for e in with_class(style) if e.tag == "a"]

    assert marked("fails") == ["40 percent"]
    assert marked("figure") == ["40 percent", "$12 million"]
    assert marked("count") == ["two passengers"]
    assert "on Monday" in marked("field")
    assert marked("operand") == ["$12 million", "$10 million"]


def test_what_cannot_be_right_comes_first_among_the_findings() -> None:
    entries = with_class("finding")
    assert [entry.get("class") for entry in entries] == ["entry finding fails", "entry finding holds"]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    source = page_html(PAGE)
    assert "<script" not in source
    assert "http://" not in source
    assert "https://" not in source


def test_a_page_without_reports_says_what_could_not_be_read() -> None:
    unread = Unread(path="x.txt", reason="is empty")
    assert "x.txt: is empty" in page_html(Page(readings=(), unread=(unread,)))
    assert "No report was found" in page_html(Page(readings=()))


def test_two_reports_on_a_page_keep_their_links_apart() -> None:
    document = html.document_fromstring(page_html(Page(readings=(READING, READING))))
    ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
    assert set(ids.values()) == {1}


def test_in_a_notebook_a_reading_and_a_page_show_as_marked_up_html() -> None:
    assert newstally.Page is Page
    shown = READING._repr_html_()
    assert shown == PAGE._repr_html_() == fragment(PAGE)
    assert 'class="mark' in shown


def test_a_report_without_headline_or_sentences_is_shown() -> None:
    bare = msgspec.structs.replace(READING, report=msgspec.structs.replace(READING.report, headline=""), sentences=())
    assert "Untitled report" in page_html(Page(readings=(bare,)))


marks = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Mark(min(ends), max(ends), "x", "e"))


@given(st.text(min_size=30, max_size=30), st.lists(marks, max_size=8), st.integers(0, 15), st.integers(16, 30))
def test_pieces_joined_are_the_text_again(text: str, some: list[Mark], start: int, end: int) -> None:
    cut = list(pieces(text, start, end, some))
    assert "".join(piece.text for piece in cut) == text[start:end]
    assert all(piece.text for piece in cut)
