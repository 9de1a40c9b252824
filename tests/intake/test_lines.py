"""Single lines: captions, bylines and furniture are told from the story's own words."""

from __future__ import annotations

import pytest

from newstally.intake.bylines import bare_byline, byline
from newstally.intake.captions import is_caption
from newstally.intake.furniture import furniture


@pytest.mark.parametrize(
    "line",
    [
        "The harbour seen from the air. (Coastal News photo/File)",
        "Osei opens the auction. (AP Photo/Ana Reyes)",
        "Voters queue outside a school [File: Reuters]",
        "The old mill after the fire. Picture: Supplied",
        "File photo of the Marlow ferry.",
        "[2/5] Tugs pull the ferry off the bank",
        "Minister Ana Reyes speaks to reporters in Tarn on September 27, 2023.",
        "A general view of the harbour",
        "Image caption, Tugs pull the ferry off the bank",
        "FILE - In this Jan. 3, 2020 photo, the ferry leaves Tarn.",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The agency (Reuters) said nothing further was known.",
        "The ferry was carrying 212 people (140 of them children).",
        "He said the accident happened on September 27, 2023.",
        "The growers' board (GB)",
        "The photographs were taken by a passenger, police said.",
        "The police chief speaks three languages.",
    ],
)
def test_lines_that_are_no_captions(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jo Fairweather", ("Jo Fairweather",)),
        ("By Jo Fairweather and Ana de la Cruz in Tarn", ("Jo Fairweather", "Ana de la Cruz")),
        ("By Jo Fairweather, Ana Reyes", ("Jo Fairweather", "Ana Reyes")),
        ("By Jo Fairweather For The Daily Test", ("Jo Fairweather",)),
        ("By Jo Fairweather, Staff Writer", ("Jo Fairweather",)),
        ("By AGENCIES", ("AGENCIES",)),
        ("Reporting by J. P. O'Neill", ("J. P. O'Neill",)),
        ("By then the fire was out", ()),
        ("By noon all were ashore", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert byline(line) == names


def test_a_bare_name_is_a_byline_only_without_other_words() -> None:
    assert bare_byline("AMY GRANGER") == ("AMY GRANGER",)
    assert bare_byline("Staff Reporter") == ("Staff Reporter",)
    assert bare_byline("Ferry runs aground off Marlow Point") == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Follow", "head"),
        ("Short Url", "head"),
        ("https://short.example/x1", "head"),
        ("4 min read", "head"),
        ("ADVERTISEMENT", "inline"),
        ("Read more: Ten ways to peel an orange", "inline"),
        ("Related:", "related"),
        ("READ MORE", "related"),
        ("Topics: floods, rescue", "related"),
        ("More from World", "related"),
        ("Share this article", "tail"),
        ("Comments (14)", "tail"),
        ("Sign up for our daily newsletter", "tail"),
        ("© 2024 Test News. All rights reserved.", "tail"),
        ("(END)", "ending"),
        ("-ENDS-", "ending"),
        ("Reporting by Jo Fairweather; Editing by Ana Reyes", "ending"),
        ("Home | World | Business", "section"),
        ("Asia Pacific", "section"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert furniture(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, the auditor told the court.",
        "Share prices fell on Monday",
        "World leaders meet in Tarn",
        "Sign language is taught in nine schools",
        "Comments by the minister drew laughter",
        "Ending hunger is the aim",
    ],
)
def test_story_lines_are_no_furniture(line: str) -> None:
    assert furniture(line) is None
