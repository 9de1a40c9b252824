"""What people decided outlives newer readers and newer versions of a page; what finds no place is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading
from tests.ledger.test_corrections import TRAIN, one_bombing, told_by

from newstally import Ledger
from newstally.model import Reading


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        yield ledger


def again(given: Reading, *sentences: Any) -> Reading:
    """The same report as a newer reader reads it: with other mentions of the given sentences."""
    return replace(given, incidents=sentences or given.incidents, reader="test 2")


def test_corrections_survive_a_newer_reader(ledger: Ledger) -> None:
    first, second = one_bombing()
    ledger.add([first, second])
    (incident,) = ledger.incidents()
    ledger.set(incident.id, "killed", "6", who="Ana", why="the list")
    ledger.split(incident.id, incident.told[1].statement, who="Ana", why="another train")
    # The newer reader takes a shorter stretch for the sentence, and reads another type.
    old = second.incidents[0]
    words = replace(old.evidence[0], end=old.evidence[0].end - 1, text=old.evidence[0].text[:-1])
    (added,) = ledger.add(again(second, replace(old, evidence=(words,), also=("arson",)))).reports
    assert added.state == "read_again"
    assert sorted(map(told_by, ledger.incidents())) == [["Alpha"], ["Beta"]]
    alpha = next(i for i in ledger.incidents() if told_by(i) == ["Alpha"])
    assert str(alpha.killed) == "6"
    assert ledger.review() == ()


def test_a_correction_whose_sentence_is_gone_is_never_lost(ledger: Ledger) -> None:
    url = "https://alpha.example/blast"
    both = (mention("Two died in it.", killed=2, **TRAIN), mention("In Sukkur a bomb was found.", place="Sukkur"))
    ledger.add(reading(*both, url=url, headline="Blast"))
    sukkur = next(i for i in ledger.incidents() if i.place and i.place.name == "Sukkur")
    ledger.note(sukkur.id, "ask the army", who="Ana")
    ledger.add(reading(both[0], url=url, headline="Blast", published="2031-05-08"))
    (item,) = (item for item in ledger.review() if item.kind == "correction without its statement")
    assert "ask the army" in item.says
    assert "“In Sukkur a bomb was found.”" in item.says
    # The next version has the sentence again, elsewhere on the page.
    ledger.add(reading(*reversed(both), url=url, headline="Blast", published="2031-05-09"))
    assert ledger.review() == ()
    assert [each.value for i in ledger.incidents() for each in i.decided] == ["ask the army"]


def test_what_a_person_stated_moves_with_its_words_to_a_newer_version(ledger: Ledger) -> None:
    url = "https://alpha.example/blast"
    first = reading(mention("Two died in it.", killed=2, **TRAIN), url=url, headline="Blast")
    ledger.add(first)
    report = first.report.id
    ledger.state(report, "Officials are still looking into it.", {"type": "riot", "place": "Sukkur"}, who="Ana")
    newer = reading(
        mention("On Tuesday a blast was heard far away, and two died in it.", killed=2, **TRAIN),
        url=url,
        headline="Blast",
        published="2031-05-08",
    )
    ledger.add(newer)
    stated = next(i for i in ledger.incidents() if i.type == "riot")
    told = stated.told[0]
    assert told.report == newer.report.id
    assert newer.report.text[told.start : told.end] == "Officials are still looking into it."
    assert told.sentence == "Officials are still looking into it."


TWO = (
    mention("A blast hit the town.", killed=3),
    mention("Gunmen shot two men in Quetta.", type="armed_assault", place="Quetta", day="2031-05-01"),
)


SHOT = {"type": "armed_assault", "date": "2031-05-02"}


@pytest.mark.parametrize("reread_first", [True, False])
def test_what_a_newer_reader_finds_in_a_persons_words_counts_once_and_not_never(
    ledger: Ledger, reread_first: bool
) -> None:
    given = reading(*TWO)
    ledger.add(replace(given, incidents=given.incidents[:1]))
    stated = ledger.state(given.report.id, "Gunmen shot two men in Quetta", SHOT, who="Ana")
    if reread_first:
        ledger.add(again(given))
        assert len(ledger.incidents()) == 2
        assert {told.who for i in ledger.incidents() for told in i.told} == {"", "Ana"}
    ledger.undo(stated.correction.number, who="Ana", why="slip")
    if not reread_first:
        ledger.add(again(given))
    assert len(ledger.incidents()) == 2
    assert {told.who for i in ledger.incidents() for told in i.told} == {""}


def test_two_people_may_state_the_same_words_and_the_page_may_still_change(ledger: Ledger) -> None:
    url = "https://alpha.example/blast"
    words = (mention("A blast hit the town."), mention("Quiet words about nothing."))
    first = reading(*words, url=url, headline="H")
    ledger.add(replace(first, incidents=first.incidents[:1]))
    for who in ("Ana", "Ben"):
        ledger.state(first.report.id, "Quiet words about nothing", {"type": "arson", "place": "Quetta"}, who=who)
    second = reading(mention("Extra sentence first here."), *words, url=url, headline="H", published="2031-05-08")
    ledger.add(replace(second, incidents=second.incidents[:2]))
    stated = [told for i in ledger.incidents() for told in i.told if told.who]
    assert [told.sentence for told in stated] == ["Quiet words about nothing"] * 2
    text = ledger.report(second.report.id).text
    places = [i.place for i in ledger.incidents() if i.type == "arson" and i.place]
    assert places
    assert all(text[e.start : e.end] == e.text for place in places for e in place.evidence)
    assert ledger.examine().ailments == ()


def test_a_decision_stays_with_what_it_was_about_where_a_sentence_tells_two(ledger: Ledger) -> None:
    given = reading(mention("Blasts hit Jacobabad and Quetta."))
    one = given.incidents[0]
    other = replace(mention("Blasts hit Jacobabad and Quetta.", place="Quetta"), evidence=one.evidence)
    ledger.add(replace(given, incidents=(one, other)))
    there = {i.place.name: i.id for i in ledger.incidents() if i.place}
    ledger.dismiss(there["Jacobabad"], who="Ana", why="a drill")
    ledger.add(replace(given, incidents=(other, one), reader="test 2"))
    assert [i.place.name for i in ledger.incidents() if i.place] == ["Quetta"]
    ledger.add(replace(given, incidents=(other,), reader="test 3"))
    assert [i.place.name for i in ledger.incidents() if i.place] == ["Quetta"]
    assert [item.kind for item in ledger.review()] == ["correction without its statement"]


def test_a_newer_reader_may_settle_when_and_where_a_report_was_published(ledger: Ledger) -> None:
    from newstally.model import Setting

    given = reading(mention(place=None))
    bare = replace(given, report=replace(given.report, published=None))
    ledger.add(bare)
    ledger.add(replace(bare, reader="test 2", setting=Setting(country="PK", published=given.report.published)))
    (incident,) = ledger.incidents()
    assert (incident.country, incident.told[0].published) == ("PK", "2031-05-07")


def test_stating_in_an_older_version_states_in_the_newest(ledger: Ledger) -> None:
    url = "https://alpha.example/blast"
    first = reading(mention("Two died."), url=url, headline="H")
    second = reading(mention("Three died. Gunmen fled."), url=url, headline="H", published="2031-05-08")
    ledger.add(first)
    ledger.add(second)
    ledger.state(first.report.id, "Gunmen fled.", {"type": "armed_assault", "place": "Quetta"}, who="Ana")
    assert {told.report for i in ledger.incidents() for told in i.told} == {second.report.id}
