"""What people decide: it holds whatever comes in later, says who and why, and can be taken back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger, read
from newstally.ledger import LedgerError, LedgerIncident
from newstally.ledger.ids import statement_name
from newstally.model import Reading

TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        yield ledger


def one_bombing() -> list[Reading]:
    return [
        reading(mention("Two died in it.", killed=2, **TRAIN), outlet="Alpha", published="2031-05-06"),
        reading(mention("Five are dead.", killed=5, **TRAIN), outlet="Beta", published="2031-05-07"),
    ]


def two_bombings() -> list[Reading]:
    """Two blasts that nothing links: another day, another town."""
    return [
        *one_bombing(),
        reading(
            mention("A bomb went off in Quetta.", place="Quetta", day="2031-05-20", killed=3),
            outlet="Gamma",
            published="2031-05-21",
        ),
    ]


def told_by(incident: LedgerIncident) -> list[str]:
    return [told.outlet for told in incident.told]


def outlets(ledger: Ledger) -> list[list[str]]:
    """The outlets of each incident, in order of publication, whatever the ids."""
    return sorted(told_by(incident) for incident in ledger.incidents())


def test_confirming_makes_reviewed_and_a_second_person_double_reviewed(ledger: Ledger) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    assert (incident.review, incident.reviewers) == ("machine-read", ())
    ledger.confirm(incident.id, who="Ana")
    ledger.confirm(incident.id, who="Ana")
    assert ledger.incident(incident.id).review == "reviewed"
    ledger.confirm(incident.id, who="Ben")
    (incident,) = ledger.incidents()
    assert (incident.review, incident.reviewers, incident.unseen) == ("double-reviewed", ("Ana", "Ben"), 0)


def test_an_account_that_comes_after_the_review_is_told_apart(ledger: Ledger) -> None:
    first, second = one_bombing()
    ledger.add(first)
    ledger.confirm(ledger.incidents()[0].id, who="Ana")
    ledger.add(second)
    (incident,) = ledger.incidents()
    assert (incident.review, incident.unseen) == ("reviewed", 1)
    assert [item.kind for item in ledger.review()] == ["new accounts"]
    (row,) = ledger.tally().rows
    assert row.reviewed == "reviewed, 1 account since"


def test_merged_incidents_are_one_and_apart_again_when_that_is_undone(ledger: Ledger) -> None:
    ledger.add(two_bombings())
    train, town = ledger.incidents()
    decided = ledger.merge(train.id, town.id, who="Ana", why="the second report has the wrong day")
    assert outlets(ledger) == [["Alpha", "Beta", "Gamma"]]
    assert [change.cause for change in decided.changes] == ["merged"]
    assert ledger.incident(town.id) == ledger.incident(train.id)
    ledger.undo(decided.correction.number, who="Ben", why="no, two blasts")
    assert outlets(ledger) == [["Alpha", "Beta"], ["Gamma"]]
    assert ledger.incident(town.id) == town


def test_a_report_that_comes_later_does_not_undo_a_merge(new_ledger: NewLedger) -> None:
    alpha, beta, gamma = two_bombings()
    delta = reading(
        mention("The Quetta bomb killed four.", place="Quetta", day="2031-05-20", killed=4),
        outlet="Delta",
        published="2031-05-22",
    )
    found = []
    for n, (before, after) in enumerate([([alpha, gamma], [beta, delta]), ([gamma, delta, alpha, beta], [])]):
        with Ledger(new_ledger(f"order{n}")) as ledger:
            ledger.add(before)
            first, second = ledger.incidents()
            ledger.merge(first.id, second.id, who="Ana", why="one blast")
            ledger.add(after)
            found.append(outlets(ledger))
    assert found == [[["Alpha", "Beta", "Gamma", "Delta"]]] * 2


def test_what_is_split_off_stays_off(ledger: Ledger) -> None:
    first, second = one_bombing()
    ledger.add([first, second])
    (incident,) = ledger.incidents()
    ledger.split(incident.id, statement_name(incident.told[1].statement), who="Ana", why="another train")
    assert outlets(ledger) == [["Alpha"], ["Beta"]]
    ledger.add(reading(mention("Six died in it.", killed=6, **TRAIN), outlet="Gamma", published="2031-05-08"))
    assert sorted(map(sorted, outlets(ledger))) in ([["Alpha", "Gamma"], ["Beta"]], [["Alpha"], ["Beta", "Gamma"]])
    assert len(ledger.incidents()) == 2


def test_the_later_of_two_decisions_that_contradict_each_other_stands(ledger: Ledger) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    ledger.split(incident.id, incident.told[1].statement, who="Ana", why="two")
    one, other = ledger.incidents()
    ledger.merge(one.id, other.id, who="Ben", why="one after all")
    assert outlets(ledger) == [["Alpha", "Beta"]]
    ledger.split(incident.id, incident.told[0].statement, who="Ana", why="two, I was there")
    assert outlets(ledger) == [["Alpha"], ["Beta"]]


def test_a_field_of_an_incident_is_set_and_what_each_source_prints_stays(ledger: Ledger) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    ledger.set(incident.id, "killed", "6", who="Ana", why="the hospital's list")
    (incident,) = ledger.incidents()
    assert incident.killed is not None
    assert (str(incident.killed), incident.killed.low, incident.killed.high) == ("6", 2, 5)
    assert [told.killed.low for told in incident.told if told.killed] == [2, 5]
    (decision,) = incident.decided
    assert (decision.field, decision.who, decision.why) == ("killed", "Ana", "the hospital's list")
    assert ledger.tally().killed == (6, 6)
    assert ledger.tally().rows[0].notes == "killed set by Ana: the hospital's list"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("type", "armed assault", "armed_assault"),
        ("also", "arson; riot", ("arson", "riot")),
        ("stage", "attempted", "attempted"),
        ("date", "2031-05-07", "[2031-05-07, 2031-05-08)"),
        ("date", "2031-05-06 to 2031-05-08", "[2031-05-06, 2031-05-09)"),
        ("date", "2031-05", "[2031-05-01, 2031-06-01)"),
        ("date", "", "None"),
        ("place", "Mastung, Balochistan", "Mastung, Balochistan, Pakistan"),
        ("site", "Abad station", "Abad station"),
        ("target", "Bolan Mail (train)", "Bolan Mail"),
        ("perpetrators", "BLA (claimed); others (suspected)", "BLA (claimed)|others (suspected)"),
        ("injured", "5-9", "5–9"),
        ("injured", "5+", "5+"),
        ("injured", "up to 9", "up to 9"),
        ("killed", "none", "0"),
        ("killed", "", "None"),
    ],
)
def test_fields_are_set_as_tallies_print_them(ledger: Ledger, field: str, value: str, expected: Any) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    ledger.set(incident.id, field, value, who="Ana", why="checked")
    (incident,) = ledger.incidents()
    told: Any = getattr(incident, field)
    if field == "perpetrators":
        told = "|".join(f"{actor.name} ({actor.status})" for actor in told)
    elif field in ("place", "target"):
        told = told.full_name if field == "place" else told.name
    assert (told if isinstance(expected, tuple) else str(told)) == expected


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("colour", "red", "has no field 'colour'; choose from type, also"),
        ("type", "bomb", "no such type: 'bomb'; choose from bombing, armed_assault"),
        ("date", "yesterday", "not a date: 'yesterday'; write 2025-03-11"),
        ("date", "2031-05-09 to 2031-05-01", "not a date"),
        ("killed", "many", r"not a count: 'many'; write 7, 5-9, 5\+"),
        ("killed", "9-5", "ends below its beginning"),
        ("place", "Nowhereville", "the gazetteer knows no 'Nowhereville'"),
        ("place", "Mastung, Norway", "knows no 'Mastung' in Norway"),
        ("role", "main", "said by a report, not by an incident"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(
    ledger: Ledger, field: str, value: str, says: str
) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    with pytest.raises(ValueError, match=says):
        ledger.set(incident.id, field, value, who="Ana", why="checked")
    assert ledger.corrections() == ()
    assert ledger.incidents() == (incident,)


def test_a_misread_date_is_corrected_where_it_was_read_and_the_linking_follows(ledger: Ledger) -> None:
    first, second = one_bombing()
    wrong = reading(
        mention("Five are dead.", killed=5, day="2031-04-02", **TRAIN), outlet="Beta", published="2031-05-07"
    )
    ledger.add([first, wrong])
    assert len(ledger.incidents()) == 2
    misread = next(i for i in ledger.incidents() if told_by(i) == ["Beta"]).told[0].statement
    decided = ledger.set(misread, "date", "2031-05-06", who="Ana", why="“6 May” was read as April")
    assert outlets(ledger) == [["Alpha", "Beta"]]
    assert decided.correction.before == "2031-04-02"
    ledger.undo(decided.correction.number, who="Ana", why="the report says April")
    assert len(ledger.incidents()) == 2
    del second


def test_what_is_dismissed_counts_nowhere_and_comes_back_when_that_is_undone(ledger: Ledger) -> None:
    ledger.add(two_bombings())
    train, town = ledger.incidents()
    decided = ledger.dismiss(town.id, who="Ana", why="a drill")
    assert ledger.incidents() == (train,)
    assert [change.cause for change in decided.changes] == ["gone"]
    assert "a drill" not in decided.changes[0].says
    # What comes in while it is dismissed is compared with it all the same.
    ledger.add(
        reading(
            mention("The Quetta bomb killed four.", place="Quetta", day="2031-05-20", killed=4),
            outlet="Delta",
            published="2031-05-22",
        )
    )
    assert [told_by(i) for i in ledger.incidents()] == [["Alpha", "Beta"], ["Delta"]]
    ledger.undo(decided.correction.number, who="Ana", why="it was no drill")
    assert [told_by(i) for i in ledger.incidents()] == [["Alpha", "Beta"], ["Gamma", "Delta"]]


def test_undoing_an_undoing_brings_the_decision_again(ledger: Ledger) -> None:
    ledger.add(two_bombings())
    first, second = ledger.incidents()
    merged = ledger.merge(first.id, second.id, who="Ana", why="one")
    undone = ledger.undo(merged.correction.number, who="Ben", why="two")
    with pytest.raises(LedgerError, match=rf"entry {merged.correction.number} is undone already"):
        ledger.undo(merged.correction.number, who="Ben", why="two")
    ledger.undo(undone.correction.number, who="Ana", why="one after all")
    assert len(ledger.incidents()) == 1
    assert [entry.action for entry in ledger.corrections()] == ["merge", "undo", "undo"]


def test_a_decision_needs_a_person_and_mostly_a_reason(ledger: Ledger) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    with pytest.raises(ValueError, match="needs the name of who decides"):
        ledger.confirm(incident.id, who=" ")
    with pytest.raises(ValueError, match="to dismiss needs a reason"):
        ledger.dismiss(incident.id, who="Ana", why="")
    with pytest.raises(LedgerError, match="no incident i0123456789"):
        ledger.confirm("i0123456789", who="Ana")
    with pytest.raises(LedgerError, match="no statement s0123456789"):
        ledger.confirm("s0123456789", who="Ana")
    with pytest.raises(LedgerError, match="to merge takes two incidents"):
        ledger.merge(incident.id, incident.id, who="Ana", why="one")
    with pytest.raises(LedgerError, match="leave at least one"):
        ledger.split(incident.id, *(told.statement for told in incident.told), who="Ana", why="none")


def test_notes_stand_beside_the_incident(ledger: Ledger) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    ledger.note(incident.id, "ask the hospital", who="Ana")
    assert [(each.who, each.value) for each in ledger.incident(incident.id).decided] == [("Ana", "ask the hospital")]
    assert ledger.tally().rows[0].notes == "ask the hospital (Ana)"


def test_names_that_people_say_are_one_are_found_by_each(ledger: Ledger) -> None:
    ledger.add(reading(mention(by="Majeed Brigade", **TRAIN)))
    assert len(ledger.tally(actor="BLA").rows) == 0
    ledger.alias("BLA", "Balochistan Liberation Army", who="Ana")
    decided = ledger.alias("Balochistan Liberation Army", "Majeed Brigade", who="Ana", why="its suicide squad")
    assert len(ledger.tally(actor="BLA").rows) == 1
    ledger.undo(decided.correction.number, who="Ben", why="a group of its own")
    assert len(ledger.tally(actor="BLA").rows) == 0


STORY = """Blast near Quetta

QUETTA, 6 May 2031: Officials met in the city on Tuesday.

The line beyond Spezand fell silent at noon after what the driver called a bang, and two guards did not come home.

Exports of the region fell to $12 million in April.
"""


def test_what_the_reader_missed_is_stated_by_a_person_with_its_sentence(ledger: Ledger) -> None:
    page = read(STORY, published="2031-05-06", outlet="Alpha")
    ledger.add(page)
    (report,) = ledger.reports()
    before = len(ledger.incidents())
    sentence = "The line beyond Spezand fell silent at noon after what the driver called a bang, and two guards"
    fields = {"type": "bombing", "date": "2031-05-06", "place": "Quetta", "killed": "2", "target": "railway line"}
    decided = ledger.state(report.id[:8], sentence, fields, who="Ana", why="told without a word for it")
    stated = next(i for i in ledger.incidents() if i.told[0].who == "Ana")
    assert len(ledger.incidents()) == before + 1
    assert stated.review == "reviewed"
    assert " ".join(report.text[stated.told[0].start : stated.told[0].end].split()) == sentence
    assert str(stated.killed) == "2"
    ledger.undo(decided.correction.number, who="Ana", why="an exercise")
    assert len(ledger.incidents()) == before
    with pytest.raises(LedgerError, match="does not stand in the report “Blast near Quetta”"):
        ledger.state(report.id, "The line was blown up.", fields, who="Ana")
    with pytest.raises(ValueError, match="an incident needs its type"):
        ledger.state(report.id, sentence, {}, who="Ana")


def test_a_figure_is_corrected_dismissed_and_stated(ledger: Ledger) -> None:
    ledger.add(read(STORY, published="2031-05-06", outlet="Alpha"))
    (report,) = ledger.reports()
    sentence = "Exports of the region fell to $12 million in April."
    with pytest.raises(LedgerError, match=r"which number.*“\$12 million”"):
        ledger.state(report.id, sentence, {"concept": "exports"}, who="Ana", number="99")
    fields = {"concept": "regional exports", "period": "2031-04"}
    decided = ledger.state(report.id, sentence, fields, who="Ana", number="$12 million")
    name = statement_name(decided.correction.refs[0].statement)
    mine = [f for _, f in ledger.figures() if f.indicator.concept == "regional exports"]
    assert [(int(f.quantity.value), f.quantity.unit, str(f.period and f.period.interval)) for f in mine] == [
        (12_000_000, "USD", "[2031-04-01, 2031-05-01)")
    ]
    ledger.set(name, "value", "13,000,000", who="Ana", why="a slip")
    assert [int(f.quantity.value) for _, f in ledger.figures() if f.indicator.concept == "regional exports"] == [
        13_000_000
    ]
    ledger.dismiss(name, who="Ana", why="of the country, not the region")
    assert not [f for _, f in ledger.figures() if f.indicator.concept == "regional exports"]


def test_reading_everything_again_keeps_what_people_stated_and_changes_nothing_else(ledger: Ledger) -> None:
    ledger.add(read(STORY, published="2031-05-06", outlet="Alpha"))
    (report,) = ledger.reports()
    ledger.state(report.id, "two guards did not come home", {"type": "bombing", "killed": "2"}, who="Ana")
    before = ledger.incidents()
    assert list(ledger.reread()) == []
    (told,) = ledger.reread(everything=True)
    assert (told.state, told.changes) == ("read_again", ())
    assert ledger.incidents() == before


def drawn(ledger: Ledger) -> list[Any]:
    """Incidents without when the decisions on them were entered, and under which numbers."""
    found = []
    for incident in ledger.incidents():
        decided = [replace(each, at="", number=0) for each in incident.decided]
        found.append(
            replace(incident, decided=tuple(sorted(decided, key=str)), reviewers=tuple(sorted(incident.reviewers)))
        )
    return found


@pytest.mark.parametrize("seed", range(6))
def test_reports_and_decisions_in_any_order_give_the_same_ledger(new_ledger: NewLedger, seed: int) -> None:
    """Decisions that name statements depend on nothing that comes later or came before."""
    readings = {
        f"{outlet} {day}": reading(
            mention(f"{outlet} has {day} dead.", killed=day, day=f"2031-05-{day:02}", place=town, **TRAIN),
            outlet=outlet,
            published=f"2031-05-{day + 1:02}",
        )
        for outlet, town in (("Alpha", "Jacobabad"), ("Beta", "Jacobabad"), ("Gamma", "Sukkur"), ("Delta", "Jacobabad"))
        for day in (4, 6, 12)
    }
    names = {key: f"{r.report.id}:mention:0-{len(r.incidents[0].text)}" for key, r in readings.items()}
    decisions = [
        lambda ledger: ledger.merge(names["Alpha 4"], names["Gamma 4"], who="Ana", why="one"),
        lambda ledger: ledger.dismiss(names["Beta 12"], who="Ana", why="a drill"),
        lambda ledger: ledger.set(names["Delta 6"], "date", "2031-05-04", who="Ben", why="misread"),
        lambda ledger: ledger.note(names["Gamma 12"], "ask", who="Ben"),
        lambda ledger: ledger.confirm(names["Beta 6"], who="Ben"),
        lambda ledger: ledger.set(names["Alpha 12"], "killed", "11", who="Ana", why="misread"),
    ]
    named = [("Alpha 4", "Gamma 4"), ("Beta 12",), ("Delta 6",), ("Gamma 12",), ("Beta 6",), ("Alpha 12",)]
    found = []
    for turn in range(2):
        chance = random.Random(seed * 2 + turn)
        order = list(readings)
        chance.shuffle(order)
        open_ones = list(range(len(decisions)))
        with Ledger(new_ledger(f"order{turn}")) as ledger:
            there: set[str] = set()
            for key in order:
                ledger.add(readings[key])
                there.add(key)
                ready = [n for n in open_ones if set(named[n]) <= there and (chance.random() < 0.6)]
                for n in ready:
                    decisions[n](ledger)
                    open_ones.remove(n)
            for n in open_ones:
                decisions[n](ledger)
            found.append(drawn(ledger))
            assert ledger.examine().ailments == ()
    assert found[0] == found[1]


def test_a_field_that_was_set_outlives_the_first_account(ledger: Ledger) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    ledger.set(incident.id, "killed", "7", who="Ana", why="the list")
    ledger.dismiss(incident.told[0].statement, who="Ana", why="a copy")
    (left,) = ledger.incidents()
    assert (str(left.killed), [each.value for each in left.decided]) == ("7", ["7"])


def test_what_is_split_off_does_not_say_what_was_set_of_the_rest(ledger: Ledger) -> None:
    ledger.add(one_bombing())
    (incident,) = ledger.incidents()
    ledger.set(incident.id, "killed", "7", who="Ana", why="the list")
    ledger.split(incident.id, incident.told[1].statement, who="Ana", why="two")
    told = {told_by(i)[0]: (str(i.killed), len(i.decided)) for i in ledger.incidents()}
    assert told == {"Alpha": ("7", 1), "Beta": ("5", 0)}
