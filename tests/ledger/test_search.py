"""Full-text search: words in any form, phrases, accents aside; and what a person types is never an operator."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        ledger.add(reading(mention("A bomb derailed four carriages near Đà Nẵng."), outlet="Alpha"))
        ledger.add(reading(mention("Bombs were found at the old station."), outlet="Beta"))
        ledger.add(reading(mention("The station is old; no bomb (or AND) was found."), outlet="Gamma"))
        yield ledger


@pytest.mark.parametrize(
    ("words", "outlets"),
    [
        ("bombs", ["Alpha", "Beta", "Gamma"]),
        ("carriage derails", ["Alpha"]),
        ('"old station"', ["Beta"]),
        ("old station", ["Beta", "Gamma"]),
        ("Nang", ["Alpha"]),
        ("NẴNG", ["Alpha"]),
        ("bomb AND station", ["Gamma"]),
        ("train", []),
        ("", []),
        ('"', []),
        ("old* OR (station", ["Gamma"]),
        ("NEAR(old station)", []),
        ("words:old", []),
        ("bomb -station", ["Beta", "Gamma"]),
    ],
)
def test_what_is_found(ledger: Ledger, words: str, outlets: list[str]) -> None:
    assert sorted(hit.outlet for hit in ledger.search(words)) == outlets


def test_a_hit_has_its_sentence_and_its_incident(ledger: Ledger) -> None:
    (hit,) = ledger.search("carriages")
    assert hit.sentences == ("A bomb derailed four carriages near Đà Nẵng.",)
    assert ["Alpha" in ledger.incident(id).outlets for id in hit.incidents] == [True]


def test_a_newer_version_takes_the_place_of_the_older(ledger: Ledger) -> None:
    url = "https://alpha.example/story"
    ledger.add(reading(mention("The ferry sank."), url=url, headline="Ferry", published="2031-05-07"))
    ledger.add(reading(mention("The ferry capsized."), url=url, headline="Ferry", published="2031-05-08"))
    assert ledger.search("sank") == ()
    assert len(ledger.search("capsized")) == 1
    assert len(ledger.search("ferry", limit=1)) == 1
