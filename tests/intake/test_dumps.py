"""A dump of several stories comes back as its reports; a single story stays whole; furniture stays out."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from newstally.intake import take_in
from newstally.model import Report

from .stories import COFFEE, FERRY, LIBRARY, Story, body

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed-page.txt"
Style = Callable[[Story], str]


def reports_of(text: str) -> tuple[Report, ...]:
    reports, unread = take_in(text)
    assert unread == ()
    return reports


def blocks(report: Report, kind: str) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.kind == kind]


def arab_style(story: Story) -> str:
    return (
        f"{story[0]}\n\nShort Url\nhttps://short.example/x1y2z\nUpdated 17 January 2024\nFollow\n\n{story[0]}\n\n"
        f"  • What the story says in short\n  • And what it says besides, officials say\n\n{body(story)}\n"
    )


def wire_style(story: Story) -> str:
    first, *rest = story[1]
    return "\n".join(
        ["TALLY-TEST/ (UPDATE 2)", story[0], f"TARN, Jan 17 (Test Wire) - {first}", *rest, "(END)", "TW/ab/1035"]
    )


def broadcaster_style(story: Story) -> str:
    return (
        f"{story[0]}\n\nPublished\n\n17 January 2024\n\nShare\n\nSave\n\nJo Fairweather\n\nWorld News\n\n"
        f"{body(story)}\n\n"
        "Related Topics\n\nEurope\n\nHealth\n\nMore on this story\n\nWhy the moon looks larger at the horizon\n\n"
        "Ten ways to peel an orange without a knife"
    )


def tabloid_style(story: Story) -> str:
    return (
        f"{story[0]}\n• A first thing to know\n• A second thing to know\nBy Jo Fairweather For The Daily Test\n"
        f"Published: 09:12 GMT, 17 January 2024 | Updated: 11:40 GMT, 18 January 2024\ne-mail\nView comments\n"
        f"{body(story, chr(10))}\nShare or comment on this article: {story[0]}"
    )


def underscored_style(story: Story) -> str:
    return f"{story[0].upper()}\n\n17/01/2024\n\n{body(story)}\n\n________"


def iso_style(story: Story) -> str:
    head = f"{story[0]}\nBy Jo Fairweather, Staff Writer\n2024-01-17T09:12:00+01:00"
    return f"{head}\n\n{body(story)}\n\nTags: sea, rain\n\n12 comments"


def bare_style(story: Story) -> str:
    links = "Most Popular\n1. A list of ten other things\n2. And of ten more\nSign up for our newsletter"
    return f"{story[0]}\n\n{body(story)}\n\n{links}"


SUBHEADINGS = ["What happens next", "Why did the ferry lose power?", "‘Nobody was hurt’", "Rescue at sea"]
STYLES = [arab_style, wire_style, broadcaster_style, tabloid_style, underscored_style, iso_style, bare_style]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("stories", [(FERRY,), (COFFEE, FERRY), (FERRY, COFFEE, LIBRARY)])
def test_every_layout_is_split_into_its_stories(style: Style, stories: tuple[Story, ...]) -> None:
    reports = reports_of("\n\n".join(map(style, stories)))

    assert [report.headline.casefold() for report in reports] == [story[0].casefold() for story in stories]
    for report, story in zip(reports, stories, strict=True):
        paragraphs = blocks(report, "paragraph")
        assert len(paragraphs) == len(story[1])
        assert all(told.endswith(printed) for told, printed in zip(paragraphs, story[1], strict=True))


@pytest.mark.parametrize("style", [each for each in STYLES if each not in (wire_style, bare_style)])
def test_the_publication_day_is_read(style: Style) -> None:
    for report in reports_of("\n\n".join(map(style, (FERRY, COFFEE)))):
        assert report.published is not None
        assert report.published.day == dt.date(2024, 1, 17)


@pytest.mark.parametrize("style", STYLES)
def test_no_furniture_is_left_in_the_text(style: Style) -> None:
    for report in reports_of("\n\n".join(map(style, (FERRY, COFFEE)))):
        lines = {line.casefold() for line in report.text.split("\n")}
        furniture = (
            "follow|short url|share|save|world news|e-mail|view comments|(end)|most popular|related topics|12 comments"
        )
        assert not lines & set(furniture.split("|"))
        assert "orange" not in report.text
        assert "http" not in report.text


def test_layouts_may_be_mixed_in_one_dump() -> None:
    mixed = "\n\n".join((broadcaster_style(FERRY), arab_style(COFFEE), wire_style(LIBRARY)))
    assert [report.headline for report in reports_of(mixed)] == [FERRY[0], COFFEE[0], LIBRARY[0]]


def test_a_hard_wrapped_dump_is_joined_again() -> None:
    wrapped = "\n\n".join(textwrap.fill(line, 72) for story in (FERRY, COFFEE) for line in (story[0], *story[1]))
    ferry, coffee = reports_of(wrapped)
    assert tuple(blocks(ferry, "paragraph")) == FERRY[1]
    assert tuple(blocks(coffee, "paragraph")) == COFFEE[1]


def test_stories_without_headlines_are_told_apart_by_datelines() -> None:
    first = f"TARN, Jan 17 (Test Wire) - {FERRY[1][0]}\n\n" + "\n\n".join(FERRY[1][1:])
    second = f"ACCRA, Jan 17 (Test Wire) - {COFFEE[1][0]}\n\n" + "\n\n".join(COFFEE[1][1:])
    reports = reports_of(f"{first}\n\n{second}")
    assert [report.headline for report in reports] == ["", ""]
    assert [report.text[:5] for report in reports] == ["TARN,", "ACCRA"]


def test_dates_below_the_stories_belong_to_the_stories_above_them() -> None:
    dated = ((FERRY, "17 January 2024"), (COFFEE, "21 January 2024"))
    dump = "\n\n".join(f"{story[0]}\n\n{body(story)}\n\nPublished - {day}" for story, day in dated)
    assert [str(report.published) for report in reports_of(dump)] == ["2024-01-17", "2024-01-21"]


def test_an_archive_s_labelled_fields() -> None:
    def archived(story: Story, number: int) -> str:
        fields = f"Headline: {story[0]}\nByline: Jo Fairweather\nSection: News; Pg. 3\nDate: January 17, 2024"
        return f"Document {number} of 2\n\n{fields}\n\nBody\n\n{body(story)}\n\nEnd of Document"

    reports = reports_of("\n\n".join((archived(FERRY, 1), archived(COFFEE, 2))))
    assert [report.headline for report in reports] == [FERRY[0], COFFEE[0]]
    assert all(report.authors == ("Jo Fairweather",) for report in reports)
    assert [str(report.published) for report in reports] == ["2024-01-17", "2024-01-17"]
    assert [len(report.blocks) for report in reports] == [6, 6]


def test_the_last_link_of_a_list_is_not_the_headline_of_a_story_without_one() -> None:
    links = "Related\n\nTen ways to peel an orange without a knife\n\nWhy the moon looks larger at the horizon"
    second = f"ACCRA, Jan 17 (Test Wire) - {COFFEE[1][0]}\n\n" + "\n\n".join(COFFEE[1][1:])
    ferry, coffee = reports_of(f"{FERRY[0]}\n\n{body(FERRY)}\n\n{links}\n\n{second}")
    assert (ferry.headline, coffee.headline) == (FERRY[0], "")
    assert coffee.text.startswith("ACCRA")


def test_two_stories_of_one_event_stay_two() -> None:
    again = "Sandbank ferry: passengers tell of forty minutes adrift"
    one = f"{FERRY[0]}\n17 January 2024\n\n{body(FERRY)}"
    two = f"{again}\n18 January 2024\n\n" + "\n\n".join(reversed(FERRY[1]))
    reports = reports_of(f"{one}\n\n{two}")
    assert [report.headline for report in reports] == [FERRY[0], again]
    assert [str(report.published) for report in reports] == ["2024-01-17", "2024-01-18"]


@pytest.mark.parametrize("subheading", SUBHEADINGS)
def test_a_subheading_does_not_begin_a_story(subheading: str) -> None:
    paragraphs = [*FERRY[1][:3], subheading, *FERRY[1][3:]]
    (report,) = reports_of("\n\n".join((FERRY[0], *paragraphs)))
    assert blocks(report, "subheading") == [subheading]


def test_a_box_of_links_inside_a_story_does_not_end_it() -> None:
    box = ["Related", "Ten ways to peel an orange without a knife", "Why the moon looks larger at the horizon"]
    (report,) = reports_of("\n\n".join((FERRY[0], *FERRY[1][:3], *box, *FERRY[1][3:])))
    assert tuple(blocks(report, "paragraph")) == FERRY[1]
    assert "orange" not in report.text


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    lines = [
        "HOST: The ferry ran aground this morning. What do we know of the ferry and its passengers?",
        "CALDEIRA: The ferry lost power in the rain and drifted to the sandbank. All passengers are safe.",
        "HOST: How long did the ferry drift with passengers aboard?",
        "CALDEIRA: About forty minutes, and then the ferry sat on the sandbank until the tugs reached the passengers.",
        "HOST: And the passengers are all ashore?",
        "CALDEIRA: Yes, all passengers are ashore and the ferry waits for the tide.",
    ]
    assert len(reports_of("\n\n".join((FERRY[0], *lines)))) == 1


def test_captions_and_bullets_are_marked_and_a_repeated_caption_is_one_block() -> None:
    caption = "The Island Lady lies on a sandbank off Marlow Point on January 17, 2024. (TT Photo/Ana Reyes)"
    bullet = "All 212 aboard are safe, coast guard says"
    text = "\n\n".join((FERRY[0], caption, f"• {bullet}", *FERRY[1][:2], caption, *FERRY[1][2:]))
    (report,) = reports_of(text)
    assert blocks(report, "caption") == [caption]
    assert blocks(report, "bullet") == [bullet]
    assert report.text.startswith(FERRY[0])


def test_a_standfirst_above_the_byline_is_not_the_body() -> None:
    standfirst = "The Island Lady drifted for forty minutes before it touched the sand."
    (report,) = reports_of(f"{FERRY[0]}\n\n{standfirst}\n\nBy Jo Fairweather\n\n17 January 2024\n\n{body(FERRY)}")
    assert blocks(report, "standfirst") == [standfirst]
    assert report.authors == ("Jo Fairweather",)


def test_both_dates_are_kept_apart_and_an_update_alone_stands_for_publication() -> None:
    (both,) = reports_of(tabloid_style(FERRY))
    assert (str(both.published), str(both.updated)) == ("2024-01-17T09:12+00:00", "2024-01-18T11:40+00:00")
    (alone,) = reports_of(arab_style(FERRY))
    assert (str(alone.published), str(alone.updated)) == ("2024-01-17", "2024-01-17")


def test_a_date_given_by_the_caller_stands_in_only_where_the_page_has_none() -> None:
    text = f"{FERRY[0]}\n\n{body(FERRY)}"
    assert str(take_in(text, published="2020-02-02")[0][0].published) == "2020-02-02"
    assert str(take_in(arab_style(FERRY), published="2020-02-02")[0][0].published) == "2024-01-17"


@pytest.mark.parametrize("style", STYLES)
def test_every_block_is_found_again_in_the_source(style: Style) -> None:
    text = "\n\n".join(map(style, (FERRY, COFFEE)))
    for report in reports_of(text):
        assert report.source.start is not None
        assert report.source.end is not None
        for block in report.blocks:
            assert block.source_start is not None
            words = report.text[block.start : block.end]
            assert text[block.source_start :].startswith(words)
            assert report.source.start <= block.source_start < report.source.end


@pytest.mark.skipif(not SEED.is_file(), reason="the seed page lies outside the repository")
class TestSeedPage:
    @pytest.fixture
    def reports(self) -> tuple[Report, ...]:
        reports, unread = take_in(SEED)
        assert unread == ()
        return reports

    def test_two_reports_with_their_headlines_and_days(self, reports: tuple[Report, ...]) -> None:
        source = SEED.read_text(encoding="utf-8")
        first, second = reports
        assert source.startswith(first.headline)
        assert source.count(first.headline) == source.count(second.headline) == 2
        assert first.text.count(first.headline) == second.text.count(second.headline) == 1
        assert [str(report.published) for report in reports] == ["2024-01-17", "2026-01-26"]
        assert all(report.published and report.published.precision == "day" for report in reports)

    def test_kinds_of_its_blocks(self, reports: tuple[Report, ...]) -> None:
        counts = [[len(blocks(report, kind)) for kind in ("bullet", "caption", "paragraph")] for report in reports]
        assert counts == [[2, 1, 9], [2, 1, 11]]
        assert all(words[0] != "•" for report in reports for words in blocks(report, "bullet"))

    def test_no_furniture(self, reports: tuple[Report, ...]) -> None:
        lines = {line for report in reports for line in report.text.split("\n")}
        assert not lines & {"Follow", "Short Url", "Updated 17 January 2024", "Updated 26 January 2026"}
