"""Looking back: what changed an incident and why, the ledger as it was, saved tallies and what they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger
from newstally.ledger import LedgerError
from newstally.ledger.tally import ask

TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        yield ledger


def told(outlet: str, killed: int, day: int = 6, **more: Any) -> Any:
    published = f"2031-05-{day + 1:02}"
    return reading(
        mention(f"{outlet} has {killed} dead.", killed=killed, day=f"2031-05-{day:02}", **TRAIN),
        outlet=outlet,
        published=published,
        **more,
    )


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def test_every_change_of_a_count_names_its_cause(ledger: Ledger) -> None:
    first, second = told("Alpha", 2), told("Beta", 5)
    ledger.add([first, second])
    (incident,) = ledger.incidents()
    ledger.set(incident.id, "killed", "6", who="Ana", why="the list")
    decided = ledger.note(incident.id, "ask the hospital", who="Ben")
    ledger.undo(decided.correction.number, who="Ben", why="asked")
    ledger.add(replace(second, reader="test 2", incidents=(replace(second.incidents[0], also=("arson",)),)))
    entries = ledger.history(incident.id)
    assert [(entry.cause, entry.correction) for entry in entries] == [
        ("report", None),
        ("report", None),
        ("correction", 1),
        ("correction", 2),
        ("correction", 3),
        ("reader", None),
    ]
    assert entries[0].says == "new incident: bombing, on Jaffar Express, in Jacobabad, 2031-05-06"
    assert "killed 2 -> 2–5" in entries[1].says
    assert entries[2].says.startswith("Ana set killed of ")
    assert entries[2].says.endswith("(killed 2–5 -> 6)")
    assert entries[2].why == "the list"
    assert entries[5].source == "test 2"
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)


def test_the_history_of_a_report_is_what_it_changed(ledger: Ledger) -> None:
    first, second = told("Alpha", 2), told("Beta", 5)
    ledger.add([first, second])
    (entry,) = ledger.history(second.report.id[:8])
    assert "also told by Beta" in entry.says


def test_an_old_id_leads_to_its_successor(ledger: Ledger) -> None:
    ledger.add(told("Beta", 5))
    (younger,) = ledger.incidents()
    ledger.add(told("Alpha", 2, day=5))
    ledger.add(reading(mention("It was bombed.", **TRAIN), outlet="Aardvark", published="2031-05-06"))
    merged = ledger.incident(younger.id)
    assert "Aardvark" in merged.outlets
    assert merged.id != younger.id
    assert ledger.history(younger.id)[0].says.startswith("new incident")


def test_what_is_gone_still_has_its_history(ledger: Ledger) -> None:
    ledger.add(told("Alpha", 2))
    (incident,) = ledger.incidents()
    ledger.dismiss(incident.id, who="Ana", why="a drill")
    assert [entry.cause for entry in ledger.history(incident.id)] == ["report", "correction"]
    assert ledger.history(incident.id)[1].why == "a drill"
    with pytest.raises(LedgerError, match="no incident i0123456789"):
        ledger.history("i0123456789")


def test_the_ledger_as_it_was_known_then(ledger: Ledger) -> None:
    start = now()
    ledger.add([told("Alpha", 2), told("Aleph", 3)])
    one = now()
    ledger.add(told("Beta", 5))
    two = now()
    (incident,) = ledger.incidents()
    ledger.set(incident.id, "killed", "6", who="Ana", why="the list")
    three = now()
    ledger.dismiss(incident.id, who="Ben", why="a drill")
    tallies = [ledger.tally(as_of=moment) for moment in (start, one, two, three, now())]
    assert [(tally.count, tally.killed) for tally in tallies] == [
        (0, (0, 0)),
        (1, (2, 3)),
        (1, (2, 5)),
        (1, (6, 6)),
        (0, (0, 0)),
    ]
    assert f", as known on {one:%Y-%m-%d} at {one:%H:%M}: 1" in tallies[1].sentence
    assert ledger.tally().count == 0


def test_a_report_as_its_earlier_version_told_it(ledger: Ledger) -> None:
    url = "https://alpha.example/blast"
    ledger.add([told("Alpha", 2, url=url, headline="Blast"), told("Beta", 2)])
    before = now()
    ledger.add(told("Alpha", 9, url=url, headline="Blast"))
    assert ledger.tally().killed == (2, 9)
    assert ledger.tally(as_of=before).killed == (2, 2)


def test_two_incidents_then_that_are_one_now(ledger: Ledger) -> None:
    ledger.add([told("Alpha", 2), told("Beta", 2), told("Gamma", 4, day=20), told("Delta", 4, day=20)])
    before = now()
    first, second = ledger.incidents()
    ledger.merge(first.id, second.id, who="Ana", why="one")
    assert ledger.tally().count == 1
    was = ledger.tally(as_of=before)
    assert [row.incident for row in was.rows] == [first.id, second.id]
    assert ledger.tally(as_of=before, since="2031-05-15").count == 1


@pytest.mark.parametrize("when", ["soon", "2031-13-01", "11 March"])
def test_a_moment_that_is_none(ledger: Ledger, when: str) -> None:
    with pytest.raises(ValueError, match="not a day or a time"):
        ledger.tally(as_of=when)


def test_a_day_means_its_end(ledger: Ledger) -> None:
    ledger.add([told("Alpha", 2), told("Beta", 2)])
    today = now().date()
    assert ledger.tally(as_of=today).count == ledger.tally(as_of=str(today)).count == 1
    assert ledger.tally(as_of=today - dt.timedelta(days=1)).count == 0


def test_a_saved_tally_remembers_what_it_was_and_why_it_changed(ledger: Ledger) -> None:
    ledger.add([told("Alpha", 2), told("Beta", 2)])
    saved = ledger.save_tally("train", ask(target="Jaffar Express"), who="Ana")
    assert (saved.question, [each.count for each in saved.answers]) == ("Incidents on the Jaffar Express", [1])
    ledger.add([told("Gamma", 4, day=20), told("Delta", 4, day=20)])
    ledger.add(reading(mention("A bus was burnt.", type="arson", place="Quetta")))
    first = ledger.tally(target="Jaffar Express").rows[0]
    ledger.dismiss(first.incident, who="Ana", why="a drill")
    saved = ledger.saved_tally("train")
    assert [(each.count, each.killed) for each in saved.answers] == [(1, (2, 2)), (2, (6, 6)), (1, (4, 4))]
    assert saved.answers[1].because[0].startswith("+ also told by Delta")
    assert saved.answers[2].because[0].startswith("− gone: bombing, on Jaffar Express")
    assert ledger.answer(ledger.saved_question("train")).count == 1


def test_saved_tallies_by_name(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no tally is saved as 'train'; there is none"):
        ledger.saved_tally("train")
    ledger.save_tally("train", ask(target="Jaffar Express"), who="Ana")
    with pytest.raises(LedgerError, match="saved as 'train' already"):
        ledger.save_tally("train", ask(), who="Ana")
    with pytest.raises(LedgerError, match="no tally is saved as 'bus'; there are train"):
        ledger.forget_tally("bus")
    ledger.forget_tally("train")
    assert ledger.saved_tallies() == ()


def test_then_is_not_told_by_what_came_later(ledger: Ledger) -> None:
    first, second = told("Alpha", 2), told("Beta", 5)
    ledger.add([first, second])
    (incident,) = ledger.incidents()
    ledger.set(incident.id, "killed", "7", who="Ana", why="the list")
    ledger.confirm(incident.id, who="Ana")
    moment, answer = now(), ledger.tally()
    ledger.alias("Jaffar Express", "Savanna Mail", who="Ana")
    for each in (first, second):
        ledger.add(replace(each, incidents=(), reader="test 2"))
    assert ledger.incidents() == ()
    then = ledger.tally(as_of=moment)
    assert (then.killed, then.rows) == (answer.killed, answer.rows)
    assert ledger.tally(target="Savanna Mail", as_of=moment).rows == ()


def test_a_saved_tally_is_counted_again_after_an_addition_that_failed(ledger: Ledger) -> None:
    ledger.save_tally("all", ask(), who="Ana")
    with pytest.raises(TypeError):
        ledger.add([told("Alpha", 2), told("Beta", 2), "no reading"])  # type: ignore[list-item]
    assert ledger.saved_tally("all").answers[-1].count == ledger.tally().count == 1
