"""Where a site lies, and which places are only ends of a route."""

from __future__ import annotations

import pytest

from newstally.intake import plain_report
from newstally.reading.language import parse
from newstally.reading.places import find_places, locate, on_route
from newstally.reading.setting import settle


def located(text: str, site: str) -> str:
    report = plain_report(text)
    script = parse(report)
    places = find_places(script, settle(report), ())
    start = report.text.index(site)
    found = locate((start, start + len(site)), places, script)
    return found.name if found is not None else ""


def routes(text: str) -> list[str]:
    report = plain_report(text)
    script = parse(report)
    places = find_places(script, settle(report), ())
    return [p.name for p in places if on_route(p, places, script)]


LOCATED = [
    # in the same phrase
    ("LAGOS: A fire broke out at a depot in Ibadan on Friday, officials in Lagos said.", "a depot", "Ibadan"),
    ("BERLIN: A man drove a car into a crowd in Munich on Thursday, Bavarian police said.", "a crowd", "Munich"),
    ("KYIV: A missile hit a clinic in the eastern city of Kramatorsk, the governor said.", "a clinic", "Kramatorsk"),
    ("MANILA: A device went off inside a bus terminal in Kidapawan, Cotabato.", "bus terminal", "Kidapawan"),
    ("CHICAGO: Part of Detroit’s old post hall fell down.", "old post hall", "Detroit"),
    # by another sentence that names the same site
    (
        "MEXICO CITY: Gunmen opened fire at the El Faro bar, police said.\n\nThe El Faro bar in Celaya had been open.",
        "El Faro bar",
        "Celaya",
    ),
    (
        (
            "QUETTA: The blast hit the Toba railway station when the Lahore-bound train was on its way to Rohri from "
            "Quetta.\n\nRescuers near Toba Railway Station in Jacobabad, Pakistan. (Photo/File)"
        ),
        "Toba railway station",
        "Jacobabad",
    ),
    # the most exact place of the sentence, not the ends of the route
    ("NEW DELHI: A bus travelling from Mumbai to Pune overturned near Lonavala in Maharashtra.", "A bus", "Lonavala"),
    ("A ferry sailing from Cebu to Bohol sank off Leyte in the Philippines.", "A ferry", "Leyte"),
    # the capital, spoken of without its name
    ("Russia launched drones at a power plant in the Ukrainian capital, officials said.", "a power plant", "Kyiv"),
    # where somebody spoke is not where it happened
    ("A gas leak killed two in Enugu, a minister told reporters in Abuja.", "A gas leak", "Enugu"),
    # the dateline of the item, not of the round-up
    ("NAIROBI - A bus overturned.\n\nLISBON - A tram hit a wall on Monday.", "A tram", "Lisbon"),
    # the dateline, where nothing contradicts it
    ("TEMPE, Ariz. — A shooting at a school left two people dead.", "a school", "Tempe"),
    # and not where something does
    ("QUETTA: A blast hit a train in Pakistan’s southern Sindh province.", "a train", "Sindh"),
]


@pytest.mark.parametrize(("text", "site", "place"), LOCATED)
def test_the_place_a_site_lies_in(text: str, site: str, place: str) -> None:
    assert located(text, site) == place


def test_no_place_is_made_up() -> None:
    assert located("A fire broke out at a depot on Friday.", "a depot") == ""


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The Peshawar-bound train was late in Rohri, Pakistan.", ["Peshawar"]),
        ("The train was on its way to Sukkur from Quetta in Pakistan.", ["Sukkur", "Quetta"]),
        ("The service runs between Kano and Lagos in Nigeria.", ["Kano", "Lagos"]),
        ("A flight from Madrid to Berlin was turned back.", ["Madrid", "Berlin"]),
        ("The lorry was heading toward Monterrey from Saltillo in Mexico.", ["Monterrey", "Saltillo"]),
        ("Two were hurt in Berlin and three in Munich.", []),
    ],
)
def test_ends_of_routes(text: str, ends: list[str]) -> None:
    assert routes(text) == ends
