"""A change in the headline beside the levels of the lead: refuted only where the lead tells two years in a row."""

from __future__ import annotations

import pytest

from newstally.checks import check
from newstally.intake.plain import plain_report
from newstally.reading import read

PUBLISHED = "2024-03-05"


def verdicts(headline: str, body: str) -> list[str]:
    """What is said of the percentages of change in a story published on a Tuesday."""
    report = plain_report(body, published=PUBLISHED, headline=headline)
    return [f.verdict for f in check(read(report)) if f.kind == "change_percent"]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Kenya's flower exports jump 28 percent",
            "Kenya's exports of cut flowers rose to $104 million last year from $90.6 million in 2022, growers said.",
        ),
        (
            "Flower exports of Kenya jump 28%",
            "Kenya's exports of flowers rose to $104 million in January from $90.6 million a year earlier.",
        ),
        (
            "Ghana cocoa output falls 40%",
            "Ghana's output of cocoa beans fell to 531,000 tonnes in 2023/24 from 654,000 tonnes in 2022/23.",
        ),
        (
            "Airline's profit jumps 28 percent",
            "The airline's profit rose to N4.2bn in the third quarter of 2023, from N3.9bn a year earlier.",
        ),
    ],
)
def test_a_headline_that_the_lead_refutes(headline: str, body: str) -> None:
    assert verdicts(headline, body) == ["fails"]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Ghana cocoa output falls 19%",
            "Ghana's output of cocoa beans fell to 531,000 tonnes in 2023/24 from 654,000 tonnes in 2022/23.",
        ),
        # No times at all: enough to confirm.
        (
            "Kenya's flower exports jump 15 percent",
            "Kenya's exports of cut flowers rose to $104 million from $90.6 million, growers said.",
        ),
    ],
)
def test_a_headline_that_the_lead_confirms(headline: str, body: str) -> None:
    assert verdicts(headline, body) == ["holds"]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        # The volumes are what jumped.
        (
            "Kenya's flower exports jump 28 percent",
            "Kenya's exports of flowers rose to $104 million last year from $90.6 million. Volumes jumped 28 percent.",
        ),
        # On the year, beside levels of two quarters or two months.
        (
            "Airline's profit jumps 28 percent",
            "The airline's profit rose to N4.2bn in the first quarter, from N3.9bn in the fourth. In 2022 it was N3bn.",
        ),
        (
            "Rents up 9 percent in capital",
            "Rents in the capital rose to $1,420 in May from $1,390 in April, the bureau said.",
        ),
        # Nothing says over what time.
        (
            "Kenya's flower exports jump 28 percent",
            "Kenya's exports of flowers rose to $104 million from $90.6 million, growers said.",
        ),
        # Another thing.
        (
            "Hotel jobs fall 9 percent",
            "Hotel revenue in the islands fell to $80 million in 2023 from $96 million in 2022, owners said.",
        ),
    ],
)
def test_a_headline_that_may_be_right(headline: str, body: str) -> None:
    assert verdicts(headline, body) == []


@pytest.mark.parametrize(
    ("headline", "body", "said"),
    [
        (
            "Mudslide in Zarquan kills 173",
            "A mudslide in Zarquan killed 137 people on Sunday, officials said. Sixty-two of the dead were pupils.",
            ["fails"],
        ),
        (
            "Ferry disaster leaves 214 dead",
            "The ferry sank off the cape with the loss of many; 241 people died, police said. Ninety were children.",
            ["fails"],
        ),
        (
            "Mudslide in Zarquan kills 173",
            "A mudslide in Zarquan injured 137 people on Sunday, officials said. Sixty-two of them were pupils.",
            [],
        ),
        (
            "Mudslide in Zarquan kills 173",
            "A mudslide in Zarquan left 137 people injured on Sunday, officials said.",
            [],
        ),
        (
            "Ministry wants 4.6bn shillings to fight cholera",
            "The ministry has asked for 4.6 million shillings to contain the cholera outbreak.",
            ["fails"],
        ),
        (
            "Ministry wants 4.6bn shillings to fight cholera",
            "The ministry has asked for 46 million shillings to contain the cholera outbreak.",
            [],
        ),
    ],
)
def test_a_headline_slip_needs_the_same_thing(headline: str, body: str, said: list[str]) -> None:
    """Two digits swapped or another scale word, only where headline and lead tell the same of the same."""
    report = plain_report(body, published=PUBLISHED, headline=headline)
    assert [f.verdict for f in check(read(report)) if f.kind == "restatement"] == said
