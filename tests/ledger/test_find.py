"""The index never loses what a question is about: what it finds answers as everything would."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger
from newstally.ledger.tally import answer, ask
from newstally.ledger.tally.group import grouped

TOLD: list[dict[str, Any]] = [
    {
        "target": "Jaffar Express",
        "kind": "train",
        "by": "Balochistan Liberation Army",
        "day": "2031-03-11",
        "killed": 5,
    },
    {"target": "Jafar Express", "place": "Quetta", "by": "BLA", "day": "2031-05-06", "killed": 0},
    {"target": "passenger train", "kind": "train", "place": "Sindh", "day": "2031-05", "killed": 12},
    {"target": "schools", "kind": "school", "place": "Mumbai", "type": "arson", "day": "2031-07-01"},
    {"target": "St. Mary's school", "kind": "school", "place": "Kano", "type": "kidnapping", "day": "2030"},
    {"target": None, "place": "Pakistan", "by": "TTP", "day": "2031-05-07", "killed": 3},
    {"target": None, "place": None, "day": "2031-05-07"},
    {"target": None, "place": None, "day": None, "killed": 7},
    {"target": "U.N. convoy", "kind": "convoy", "place": "Goma", "day": "2031-12-31", "stage": "attempted"},
    {"target": "United Nations base", "kind": "base", "place": "Bunia", "day": "2032-01-01", "type": "shelling"},
    {"target": "market", "place": "London", "site": "Borough Market", "day": "2031-06-03", "also": ("vehicle_attack",)},
    {"target": "police van", "place": "Mastung", "day": "2031-09-09", "by": "Islamic State", "killed": (5, None)},
]
QUESTIONS: list[dict[str, Any]] = [
    {},
    *({"target": name} for name in ("Jaffar Express", "jafar express", "trains", "school", "schools", "UN", "U.N.",
                                    "United Nations", "market", "van", "St Mary's", "nothing of the kind")),
    *({"place": name} for name in ("Pakistan", "PK", "Sindh", "Balochistan", "Jacobabad", "Quetta", "Mastung district",
                                   "Mastoong", "Bombay", "Mumbai, India", "London", "Borough Market", "Africa", "UK",
                                   "United Kingdom", "Democratic Republic of the Congo", "DRC", "Nowhereville")),
    *({"actor": name} for name in ("BLA", "Balochistan Liberation Army", "TTP", "Tehrik-i-Taliban Pakistan", "IS",
                                   "Islamic State")),
    *({"since": since, "until": until} for since, until in product((None, "2031", "2031-05-06"),
                                                                   (None, "2031-05-07", "2031"))),
    *({"type": kind} for kind in ("bombing", "vehicle_attack", "shelling")),
    *({"min_killed": low, "max_killed": high} for low, high in product((None, 1, 5), (None, 5, 0))),
    {"stage": ("occurred", "attempted")},
    {"type": "bombing", "place": "Pakistan", "since": "2031-05", "actor": "BLA"},
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("find") / "tally.db") as ledger:
        fill(ledger)
        yield ledger


def fill(ledger: Ledger) -> None:
    for n, told in enumerate(TOLD):
        for outlet in ("Alpha", "Beta")[: 1 + n % 2]:
            ledger.add(reading(mention(f"{outlet} told number {n}.", **told), outlet=outlet, published="2032-02-02"))


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_what_the_index_finds_answers_as_everything_does(ledger: Ledger, question: dict[str, Any]) -> None:
    asked = ask(**question)
    assert ledger.answer(asked) == answer(asked, ledger.incidents())


def test_it_finds_something(ledger: Ledger) -> None:
    found = [bool(ledger.tally(**question).rows) for question in QUESTIONS]
    assert sum(found) > 0.7 * len(found)


def test_a_server_finds_the_same(new_ledger: NewLedger) -> None:
    with Ledger(new_ledger("tally")) as ledger:
        fill(ledger)
        everything = ledger.incidents()
        for question in QUESTIONS:
            assert ledger.tally(**question) == answer(ask(**question), everything)


def test_groups_add_up_to_the_tally(ledger: Ledger) -> None:
    tally = ledger.tally(stage=("occurred", "attempted"))
    for by in ("day", "month", "year", "place", "region", "country", "type", "target"):
        groups = grouped(tally, by)
        assert sum(group.incidents for group in groups) == tally.count, by
        assert sum(group.killed[0] for group in groups) == tally.killed[0], by
    assert [(g.heading, g.incidents) for g in grouped(tally, "year")] == [("2031", 4), ("2032", 1)]
    with pytest.raises(ValueError, match="no grouping by 'colour'; choose from day, month"):
        grouped(tally, "colour")
