"""HTML pages: one story or several, their headlines, dates, authors and captions; encodings."""

from __future__ import annotations

import json

import pytest

from newstally.intake import take_in
from newstally.model import Report

from .stories import COFFEE, FERRY, LIBRARY, Story

LINKS = '<aside class="related"><h3>Related</h3><ul><li><a href="/1">Ten ways to peel an orange</a></li></ul></aside>'


def prose(story: Story) -> str:
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in story[1])


def element(story: Story, tag: str = "article", head: str = "") -> str:
    return f'<{tag} class="story"><h2>{story[0]}</h2>{head}<div class="text">{prose(story)}</div></{tag}>'


def page(content: str, head: str = "") -> bytes:
    menu = '<nav><a href="/">Home</a> <a href="/w">World</a></nav>'
    foot = "<footer>© 2024 Test News. <a href='/t'>Terms of Use</a></footer>"
    return f"<!doctype html><html><head>{head}</head><body>{menu}<main>{content}</main>{foot}</body></html>".encode()


def linked_data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def reports_of(source: bytes) -> tuple[Report, ...]:
    reports, unread = take_in(source, name="page.html")
    assert unread == ()
    return reports


def blocks(report: Report, kind: str) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.kind == kind]


def test_one_story_with_its_linked_data() -> None:
    head = '<meta property="og:site_name" content="Test News">' + linked_data(
        headline="Ferry runs aground; all 212 aboard safe",
        datePublished="2024-01-17T09:12:00+05:00",
        dateModified="2024-01-18T07:00:00Z",
        author=[{"@type": "Person", "name": "Jo Fairweather and Ana Reyes"}],
    )
    (report,) = reports_of(page(f"<article><h1>{FERRY[0]}</h1>{prose(FERRY)}</article>{LINKS}", head))
    assert report.headline == "Ferry runs aground; all 212 aboard safe"
    assert (str(report.published), str(report.updated)) == ("2024-01-17T09:12+05:00", "2024-01-18T07:00+00:00")
    assert report.authors == ("Jo Fairweather", "Ana Reyes")
    assert report.outlet == "Test News"
    assert tuple(blocks(report, "paragraph")) == FERRY[1]
    assert "orange" not in report.text
    assert report.source.media_type == "text/html"


def test_without_linked_data_the_heading_and_the_meta_elements_serve() -> None:
    head = (
        f'<title>{FERRY[0]} - Test News</title><meta property="article:published_time" content="2024-01-17">'
        '<meta name="author" content="By Jo Fairweather">'
    )
    (report,) = reports_of(page(f"<article><h1>{FERRY[0]}</h1>{prose(FERRY)}</article>", head))
    assert report.headline == FERRY[0]
    assert str(report.published) == "2024-01-17"
    assert report.authors == ("Jo Fairweather",)


@pytest.mark.parametrize("tag", ["article", "div", "section"])
def test_a_page_of_several_stories_gives_them_all(tag: str) -> None:
    stories = (FERRY, COFFEE, LIBRARY)
    head = linked_data(headline=FERRY[0], datePublished="2024-01-17")
    reports = reports_of(page(LINKS.join(element(story, tag) for story in stories), head))
    assert [report.headline for report in reports] == [story[0] for story in stories]
    assert [tuple(blocks(report, "paragraph")) for report in reports] == [story[1] for story in stories]
    assert [report.published is not None for report in reports] == [True, False, False]


def test_stories_without_elements_of_their_own_are_cut_at_their_headings() -> None:
    def flat(story: Story, day: str) -> str:
        return f"<h1>{story[0]}</h1><p>Updated {day}</p><p>Follow</p>{prose(story)}"

    ferry, coffee = reports_of(page(flat(FERRY, "17 January 2024") + flat(COFFEE, "21 January 2024")))
    assert (ferry.headline, coffee.headline) == (FERRY[0], COFFEE[0])
    assert (str(ferry.published), str(coffee.published)) == ("2024-01-17", "2024-01-21")
    assert tuple(blocks(ferry, "paragraph")) == FERRY[1]
    assert "Follow" not in ferry.text + coffee.text


def test_dated_stories_in_elements_without_a_telling_name() -> None:
    def boxed(story: Story) -> str:
        return f"<div class='c12'><h2>{story[0]}</h2><time datetime='2024-01-17'>then</time>{prose(story)}</div>"

    reports = reports_of(page("".join(map(boxed, (FERRY, COFFEE, LIBRARY))), "<title>Latest stories</title>"))
    assert [report.headline for report in reports] == [FERRY[0], COFFEE[0], LIBRARY[0]]


def test_subheadings_of_one_flat_story_are_not_stories() -> None:
    content = f"<h1>{FERRY[0]}</h1>{prose(FERRY)}<h2>What next</h2>{prose(COFFEE)}<h2>What else</h2>{prose(LIBRARY)}"
    assert len(reports_of(page(content))) == 1


def test_each_story_of_a_page_has_its_own_dates_and_byline() -> None:
    head = (
        '<div class="byline">By {}</div><time datetime="2024-01-{}T08:00">then</time>'
        '<span class="updated">Updated <time datetime="2024-02-{}">later</time></span>'
    )
    content = element(FERRY, head=head.format("Jo Fairweather", 17, 18))
    content += element(COFFEE, head=head.format("Ana Reyes", 21, 22))
    ferry, coffee = reports_of(page(content))
    assert (str(ferry.published), str(ferry.updated)) == ("2024-01-17T08:00", "2024-02-18")
    assert (str(coffee.published), str(coffee.updated)) == ("2024-01-21T08:00", "2024-02-22")
    assert (ferry.authors, coffee.authors) == (("Jo Fairweather",), ("Ana Reyes",))


def test_sections_of_one_story_are_not_stories() -> None:
    parts = "".join(
        f'<section class="part article"><h2>Part {number}</h2><p>{FERRY[1][number]}</p><p>{FERRY[1][0]}</p></section>'
        for number in range(1, 4)
    )
    (report,) = reports_of(page(f"<article><h1>{FERRY[0]}</h1>{parts}</article>", linked_data(headline=FERRY[0])))
    assert report.headline == FERRY[0]


def test_captions_stand_where_the_pictures_stand() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Tugs pull at the Island Lady off Marlow Point</figcaption></figure>"
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in FERRY[1]]
    (report,) = reports_of(
        page(f"<article><h1>{FERRY[0]}</h1>{''.join([*paragraphs[:2], figure, *paragraphs[2:]])}</article>")
    )
    kinds = [block.kind for block in report.blocks]
    assert blocks(report, "caption") == ["Tugs pull at the Island Lady off Marlow Point"]
    assert kinds == ["headline", "paragraph", "paragraph", "caption", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
def test_the_declared_encoding_is_followed(charset: str) -> None:
    content = f"<body><article><h1>Café fire</h1>{prose(COFFEE)}</article></body>"
    text = f"<html><head><meta charset='{charset}'></head>{content}</html>"
    plain = text.replace("“", '"').replace("”", '"')
    (report,) = reports_of(plain.encode(charset))
    assert report.headline == "Café fire"


def test_broken_linked_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    (report,) = reports_of(page(f"<article><h1>{FERRY[0]}</h1>{prose(FERRY)}</article>", head + deep))
    assert tuple(blocks(report, "paragraph")) == FERRY[1]
