"""Settings: what a report's dateline and words say of its home."""

from __future__ import annotations

import msgspec
import pytest

from newstally.intake import plain_report
from newstally.model import Source
from newstally.reading.setting import settle
from newstally.reading.setting.datelines import find_dateline, find_datelines
from newstally.reading.setting.outlets import outlet_home

DATELINES = [
    # the opening of a story, the dateline's place, its country, something in its chain
    ("QUETTA: A device went off beside a road, police said.", "Quetta", "PK", "Balochistan"),
    ("ISLAMABAD, Jan 17 (APP) - The minister opened a fair.", "Islamabad", "PK", "Pakistan"),
    ("TEMPE, Ariz. — A fire closed two shops.", "Tempe", "US", "Arizona"),
    ("LONDON (Reuters) — Shares fell.", "London", "GB", "England"),
    ("Hanoi (VNA) – Exports rose.", "Hanoi", "VN", "Vietnam"),
    ("KANO, Nigeria - Gunmen stopped a bus.", "Kano", "NG", "Nigeria"),
    ("MEXICO CITY (AP) — Police found a lorry.", "Mexico City", "MX", "Mexico"),
    ("NEW DELHI: The ministry paid Rs 5 crore.", "New Delhi", "IN", "India"),
    ("DAVAO CITY, Philippines – Two were hurt.", "Davao", "PH", "Philippines"),
    ("MUNICH: A tram left the rails.", "Munich", "DE", "Bavaria"),
    ("KYIV/LVIV, March 3 (Reuters) - Drones were heard.", "Kyiv", "UA", "Ukraine"),
    ("BIRMINGHAM, Ala. (AP) – A storm passed.", "Birmingham", "US", "Alabama"),
    ("BIRMINGHAM, England (AP) – A storm passed.", "Birmingham", "GB", "England"),
]


@pytest.mark.parametrize(("opening", "place", "code", "within"), DATELINES)
def test_datelines(opening: str, place: str, code: str, within: str) -> None:
    setting = settle(plain_report(opening))
    assert setting.dateline is not None
    assert setting.dateline.name == place
    assert within in setting.dateline.chain
    assert setting.country == setting.dateline.country == code


@pytest.mark.parametrize(
    "opening",
    [
        "Police: two men were held after a chase.",
        "WEBER: What did you see? SMITH: Nothing.",
        "The mayor said on Monday — again — that he would stay.",
        "WARNING: This story has scenes of violence.",
        "",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert find_dateline(plain_report(opening)) is None
    assert settle(plain_report(opening)).dateline is None


def test_a_shared_name_follows_what_the_report_speaks_of() -> None:
    here = settle(plain_report("HYDERABAD: Police in Sindh said that two Pakistani traders were robbed."))
    there = settle(plain_report("HYDERABAD: Police in Telangana said that two Indian traders were robbed."))
    assert here.country == "PK"
    assert there.country == "IN"


def test_the_dateline_is_the_one_under_headline_and_caption() -> None:
    text = "Storm shuts schools\n\nA street in Enugu, Nigeria. (Photo/File)\n\nENUGU: Schools were shut on Friday."
    setting = settle(plain_report(text))
    assert setting.dateline is not None
    assert setting.dateline.name == "Enugu"


@pytest.mark.parametrize(
    ("text", "code", "currency", "month", "zone"),
    [
        ("The Nigerian government said Nigeria would borrow less.", "NG", "NGN", 1, "Africa/Lagos"),
        ("Mexican police found the lorry near Monterrey.", "MX", "MXN", 1, "America/Mexico_City"),
        ("India’s exports rose, the Indian ministry said.", "IN", "INR", 4, "Asia/Kolkata"),
        ("Ukrainian officials said the grid held; Ukraine asked for parts.", "UA", "UAH", 1, "Europe/Kyiv"),
        ("Officials in Ohio and Kentucky closed the bridge.", "US", "USD", 10, "America/New_York"),
        ("The Pakistani rupee fell; Pakistan sold bonds.", "PK", "PKR", 7, "Asia/Karachi"),
    ],
)
def test_home_without_a_dateline(text: str, code: str, currency: str, month: int, zone: str) -> None:
    setting = settle(plain_report(text))
    assert setting.dateline is None
    assert (setting.country, setting.currency, setting.fiscal_year_start, setting.zone) == (code, currency, month, zone)


def test_acronyms_are_no_countries() -> None:
    # IT is Italy's code, and IN India's: a capitalised word is not a code.
    assert settle(plain_report("IT exports rose, the IT ministry said. IN BRIEF: no change.")).country == ""


def test_a_story_filed_from_abroad_is_at_home_where_it_speaks_of() -> None:
    text = "DAVOS: Pakistan’s minister said Pakistan and Pakistani firms would spend Rs2 billion in Pakistan."
    setting = settle(plain_report(text))
    assert setting.dateline is not None
    assert setting.dateline.country == "CH"
    assert setting.country == "PK"


def test_the_outlet_helps_where_the_text_says_nothing() -> None:
    assert settle(plain_report("The bridge was closed.", outlet="Bangkok Post")).country == "TH"


def test_publication_time_is_kept() -> None:
    report = plain_report("QUETTA: It rained.", published="2024-01-17")
    assert settle(report).published == report.published


def test_every_item_of_a_round_up_has_its_dateline() -> None:
    text = "NAIROBI - A bus overturned.\n\nIt was late.\n\nLISBON - A tram stopped.\n\nBONN, Germany - It rained."
    assert [d.place for d in find_datelines(plain_report(text))] == ["NAIROBI", "LISBON", "BONN"]


@pytest.mark.parametrize(
    ("outlet", "url", "name", "code"),
    [
        ("Bangkok Post", "", "Bangkok", "TH"),
        ("The Times of India", "", "India", "IN"),
        ("", "https://www.ajc.com/news/1", "Atlanta", "US"),
        ("The Columbus Dispatch", "", "Columbus", "US"),
        ("", "https://news.example.ng/story", "Nigeria", "NG"),
        ("", "https://www.example.co.uk/story", "United Kingdom", "GB"),
    ],
)
def test_where_outlets_are_at_home(outlet: str, url: str, name: str, code: str) -> None:
    report = msgspec.structs.replace(plain_report("It rained.", outlet=outlet), source=Source(url=url))
    home = outlet_home(report)
    assert home is not None
    assert (home.name, home.country) == (name, code)


def test_an_outlet_that_tells_nothing_has_no_home() -> None:
    assert outlet_home(plain_report("It rained.", outlet="The Observer")) is None


def test_a_local_paper_means_its_own_towns() -> None:
    report = plain_report("Two cars met in Dublin, and Dublin police closed the road.", outlet="The Columbus Dispatch")
    assert settle(report).country == "US"
