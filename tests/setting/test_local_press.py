"""Outlets that no table lists: their home from their name or web address, and the report's own words."""

from __future__ import annotations

import msgspec
import pytest

from newstally.intake import plain_report
from newstally.lexicon import table
from newstally.model import Source
from newstally.reading.setting.outlets import outlet_home

FIRE = "A fire closed two shops on Monday, officials said."

UNLISTED = [
    # outlet, address, text, town, something it lies in
    (
        "",
        "https://www.altoonamirror.com/news/1",
        FIRE + " The governor of Pennsylvania came.",
        "Altoona",
        "Pennsylvania",
    ),
    ("", "https://lubbockonline.com/a", FIRE, "Lubbock", "Texas"),
    ("", "https://www.yakimaherald.com/a", FIRE, "Yakima", "Washington"),
    ("Kalamazoo Gazette", "", FIRE, "Kalamazoo", "Michigan"),
    ("The Paducah Sun", "", FIRE, "Paducah", "Kentucky"),
    ("", "https://www.greenbaypressgazette.com/a", FIRE, "Green Bay", "Wisconsin"),
    ("", "https://www.dubbo-times.com.au/a", FIRE, "Dubbo", "New South Wales"),
    # Of many towns of a name, the one whose state the report speaks of; its own name says nothing of that.
    ("", "https://www.salemnews.com/a", FIRE + " Police in Massachusetts helped.", "Salem", "Massachusetts"),
    ("", "https://www.salemnews.com/a", FIRE + " Police in Ohio helped.", "Salem", "Ohio"),
    ("", "https://www.parisherald.com/a", FIRE + " Paris is in Texas.", "Paris", "Texas"),
]


@pytest.mark.parametrize(("outlet", "url", "text", "town", "within"), UNLISTED)
def test_local_papers_name_their_towns(outlet: str, url: str, text: str, town: str, within: str) -> None:
    home = outlet_home(msgspec.structs.replace(plain_report(text), outlet=outlet, source=Source(url=url)))
    assert home is not None
    assert (home.name, within in home.chain) == (town, True)
    assert not any(town == listed[0] and url and domain in url for domain, listed in _table().items())


def _table() -> dict[str, list[str]]:
    return table("newstally.reading.setting", "outlets.toml")


@pytest.mark.parametrize(
    ("outlet", "url"),
    [
        ("", "https://www.salemnews.com/a"),  # Massachusetts, Ohio, Oregon ...
        ("", "https://www.thepost.com/a"),
        ("The Star", ""),
        ("Daily Mirror", ""),
        ("", "https://www.starherald.com/a"),
        ("", ""),
    ],
)
def test_what_tells_no_home(outlet: str, url: str) -> None:
    assert outlet_home(msgspec.structs.replace(plain_report(FIRE), outlet=outlet, source=Source(url=url))) is None
