"""Names of organisations that hold a place's name, and places told with their chain."""

from __future__ import annotations

import pytest

from newstally.intake import plain_report
from newstally.model import GazetteerEntry, Place
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.places import find_places
from newstally.reading.setting import settle


def place_names(text: str) -> list[str]:
    report = plain_report(text)
    script, setting = parse(report), settle(report)
    return [place.text for place in find_places(script, setting, find_names(script, setting))]


ORGANISATIONS = [
    ("The Islamic State West Africa Province (ISWAP) claimed the attack in Borno.", ["Borno"]),
    ("Islamic State Khorasan Province said it hit Kabul.", ["Kabul"]),
    ("Fighters of Islamic State Central Africa Province fled to Goma.", ["Goma"]),
    ("The Tehreek-e-Taliban Pakistan said so in Quetta.", ["Quetta"]),
    ("Islamic State Sahel Province attacked a post near Gao.", ["Gao"]),
    ("Islamic State East Asia Province bombed a chapel in Marawi.", ["Marawi"]),
    # What belongs to a place still names it.
    ("The Nigeria Labour Congress met in Abuja.", ["Nigeria", "Abuja"]),
]


@pytest.mark.parametrize(("text", "named"), ORGANISATIONS)
def test_names_of_organisations_are_no_places(text: str, named: list[str]) -> None:
    assert place_names(text) == named


CHAINS = [
    ("Kita", "Kita", ("Kita", "Kayes", "Mali"), "Kita, Kayes, Mali"),
    ("Kano", "Kano", ("Kano", "Nigeria"), "Kano, Nigeria"),
    ("Kano State", "Kano", ("Nigeria",), "Kano State, Nigeria"),
    ("KANO", "Kano", ("Nigeria",), "KANO, Nigeria"),
    ("Bombay", "Mumbai", ("Maharashtra", "India"), "Bombay, Mumbai, Maharashtra, India"),
    ("Singapore", "Singapore", ("Singapore",), "Singapore"),
    ("Mexico City", "Mexico City", ("Mexico",), "Mexico City, Mexico"),
]


@pytest.mark.parametrize(("name", "entry", "chain", "full"), CHAINS)
def test_a_full_name_says_nothing_twice(name: str, entry: str, chain: tuple[str, ...], full: str) -> None:
    known = GazetteerEntry(id="x", name=entry, kind="settlement", chain=chain)
    assert Place(evidence=(), name=name, kind="settlement", entry=known).full_name == full
