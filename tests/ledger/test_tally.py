"""Questions and answers: which incidents count, which stand apart, and how the answer reads."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger
from newstally.model import Reading, Speaker

TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}
CONTROLLER, DOCTOR = Speaker(name="Dilip Konwar"), Speaker(name="Aminata Traoré")


def told(*mentions: Any, **fields: Any) -> Reading:
    """A report with two origins, so that what it tells counts."""
    return reading(*mentions, speakers=(CONTROLLER, DOCTOR), **fields)


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    ledger = Ledger(new_ledger("tally"))
    ledger.add(
        [
            told(mention("A blast hit the train.", by="Baloch Liberation Army", killed=5, **TRAIN)),
            told(
                mention("Gunmen seized the train.", type="hijacking", also=("bombing",), day="2031-03-11", killed=31,
                        place="Sibi", target="Jafar Express", kind="train"),
                published="2031-03-12",
            ),
            told(mention("A mine went off.", day="2031-06-20", place="Konduga", injured=3), published="2031-06-21"),
            told(
                mention("A van was stopped.", stage="attempted", day="2031-07-01", place="Gaziantep"),
                published="2031-07-02",
            ),
        ]
    )  # fmt: skip
    return ledger


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ({}, "Incidents: 3"),
        ({"type": "bombing", "target": "Jaffer Express"}, "Bomb attacks on the Jaffer Express: 2"),
        ({"type": "hijacking"}, "Hijackings: 1"),
        ({"type": "bombing", "since": "2031-05"}, "Bomb attacks since May 2031: 2"),
        ({"type": "bombing", "until": "2031-06-19"}, "Bomb attacks until 19 June 2031: 2"),
        ({"since": "2031-05", "until": "2031-05"}, "Incidents in May 2031: 1"),
        ({"since": "2031", "until": "2031"}, "Incidents in 2031: 3"),
        ({"since": "2031-05-06", "until": "2031-05-06"}, "Incidents on 6 May 2031: 1"),
        ({"since": "2032"}, "Incidents since 2032: none in these reports"),
        ({"type": "air_strike"}, "Air strikes: none in these reports"),
        ({"place": "Sindh"}, "Incidents in Sindh: 1"),
        ({"place": "Jacobabad, Sindh"}, "Incidents in Jacobabad, Sindh: 1"),
        ({"place": "Jacobabad, Punjab"}, "Incidents in Jacobabad, Punjab: none in these reports"),
        ({"place": "Pakistan"}, "Incidents in Pakistan: 2"),
        ({"place": "NG"}, "Incidents in NG: 1"),
        ({"target": "trains"}, "Incidents on trains: 2"),
        ({"actor": "BLA"}, "Incidents by BLA: 1"),
        ({"min_killed": 6}, "Incidents with at least 6 killed: 1"),
        ({"stage": ("attempted", "threatened")}, "Incidents (attempted or threatened): 1"),
        ({"type": ["bombing", "hijacking"], "place": "Sibi"}, "Bomb attacks and hijackings in Sibi: 1"),
    ],
)
def test_questions(ledger: Ledger, question: dict[str, Any], sentence: str) -> None:
    answer = ledger.tally(**question)
    assert answer.sentence == sentence
    assert answer.count == len(answer.rows) == len(answer.counted)


def test_rows_stand_by_date_and_lead_to_their_sentences(ledger: Ledger) -> None:
    answer = ledger.tally()
    assert [row.date_from for row in answer.rows] == ["2031-03-11", "2031-05-06", "2031-06-20"]
    assert [row.sentence for row in answer.rows] == [
        "Gunmen seized the train.",
        "A blast hit the train.",
        "A mine went off.",
    ]
    assert all(row.reviewed == "machine-read" for row in answer.rows)
    assert answer.killed == (36, 36)


def test_an_answer_is_json(ledger: Ledger) -> None:
    answer = ledger.tally(type="hijacking")
    decoded = msgspec.json.decode(answer.to_json())
    assert decoded["sentence"] == "Hijackings: 1"
    assert decoded["rows"][0]["killed_high"] == 31


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"type": "bombings"}, "no such type: 'bombings'; choose from bombing,"),
        ({"stage": "done"}, "no such stage"),
        ({"since": "March 2031"}, "give it as 2025, 2025-03 or 2025-03-11"),
        ({"until": "2031-02-30"}, "not a date for until"),
        ({"since": "2032", "until": "2031"}, "lies after"),
    ],
)
def test_questions_nobody_can_answer(ledger: Ledger, question: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ledger.tally(**question)


def test_what_stands_apart_and_why(new_ledger: NewLedger) -> None:
    with Ledger(new_ledger("apart")) as ledger:
        ledger.add(
            [
                told(mention("A blast hit the town.")),
                reading(mention("A bomb hit the mill.", place="Sukkur", day="2031-05-12"), speakers=(CONTROLLER,)),
                told(mention("We struck the base.", place="Quetta", day="2031-05-20", claimed_only=True)),
                told(mention("A bomb went off in spring.", place="Sibi", day="2031-04", role="background")),
                told(mention("A bomb hit a bus.", place="Pakistan", day="2031-05-25"), published="2031-05-26"),
            ]
        )
        answer = ledger.tally(type="bombing", since="2031-04-20", until="2031-05-31", place="Sindh")
        assert answer.sentence == (
            "Bomb attacks in Sindh since 20 April 2031 until 31 May 2031: 1 "
            "(1 more told by one origin only; 1 more whose place is unsure for this question)"
        )
        answer = ledger.tally(type="bombing", since="2031-04-20")
        assert [row.label for row in answer.rows] == [
            "",
            "",
            "date unsure",
            "one origin only",
            "perpetrator's claim only",
        ]
        assert answer.apart == {"date unsure": 1, "one origin only": 1, "perpetrator's claim only": 1}


def test_one_that_may_be_the_same_as_another_stands_apart(new_ledger: NewLedger) -> None:
    with Ledger(new_ledger("unsure")) as ledger:
        ledger.add(told(mention("A blast hit the town.", place="Sukkur")))
        ledger.add(told(mention("A blast hit the province.", place="Pakistan"), outlet="Beta"))
        first, second = ledger.incidents()
        assert (first.possibly, second.possibly) == ((second.id,), (first.id,))
        assert ledger.tally().sentence == "Incidents: 1 (1 possibly the same as another)"
