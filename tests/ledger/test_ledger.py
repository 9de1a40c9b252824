"""Adding reports: what changes, what does not, and in what order they come does not matter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger
from newstally.ledger import LedgerError, LedgerIncident
from newstally.model import Page, Reading, Speaker

TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        yield ledger


def bombing_told_thrice() -> list[Reading]:
    """Three reports of one bombing with a growing toll; the last also recalls a hijacking in March."""
    return [
        reading(mention("Two died in it.", killed=2, injured=9, **TRAIN), outlet="Alpha", published="2031-05-06"),
        reading(mention("Five are dead.", killed=5, injured=14, **TRAIN), outlet="Beta", published="2031-05-07"),
        reading(
            mention("Seven died on the train.", killed=7, **TRAIN),
            mention("In March it was hijacked.", type="hijacking", day="2031-03", role="background", **TRAIN),
            outlet="Gamma",
            published="2031-05-08",
        ),
    ]


def shape(ledger: Ledger) -> list[LedgerIncident]:
    return list(ledger.incidents())


def test_reports_of_one_bombing_make_one_incident(ledger: Ledger) -> None:
    ledger.add(Page(readings=tuple(bombing_told_thrice())))
    hijacking, bombing = ledger.incidents()
    assert (hijacking.type, len(hijacking.told)) == ("hijacking", 1)
    assert bombing.outlets == ("Alpha", "Beta", "Gamma")
    assert bombing.killed is not None
    assert (bombing.killed.low, bombing.killed.high, bombing.killed.latest) == (2, 7, 7)


def test_reading_the_same_page_twice_changes_nothing_and_says_so(ledger: Ledger) -> None:
    page = Page(readings=tuple(bombing_told_thrice()))
    assert [r.state for r in ledger.add(page).reports] == ["added"] * 3
    before = shape(ledger)
    again = ledger.add(page)
    assert not again.changed
    assert [r.state for r in again.reports] == ["unchanged"] * 3
    assert all(not r.changes and not r.statements for r in again.reports)
    assert shape(ledger) == before


def test_every_change_names_its_cause(ledger: Ledger) -> None:
    first, second, _ = bombing_told_thrice()
    (new,) = ledger.add(first).reports[0].changes
    assert (new.cause, new.says) == ("new", "new incident: bombing, on Jaffar Express, in Jacobabad, 2031-05-06")
    (told,) = ledger.add(second).reports[0].changes
    assert told.cause == "report"
    assert "also told by Beta" in told.says
    assert "killed 2 -> 2–5" in told.says
    assert told.incident == new.incident


@pytest.mark.parametrize(
    ("stage", "said"),
    [("attempted", "new incident: attempted bombing, in Quetta"), ("threatened", "new incident: threatened bombing")],
)
def test_what_did_not_come_about_is_not_announced_as_if_it_had(ledger: Ledger, stage: Any, said: str) -> None:
    (new,) = ledger.add(reading(mention("They meant to.", stage=stage, place="Quetta"))).reports[0].changes
    assert new.says.startswith(said)


def test_a_report_whose_outlet_is_unknown_goes_by_its_headline_file_or_first_words(ledger: Ledger) -> None:
    told = [
        ledger.add(reading(mention(f"It was bombed, {n} died.", killed=n), outlet="", url=url, headline=headline))
        for n, (url, headline) in enumerate(
            [("", ""), ("https://a.example/blast.html", ""), ("", "Blast in Jacobabad")], start=2
        )
    ]
    _, by_file, by_headline = (added.reports[0].changes[0].says for added in told)
    assert by_file.startswith("also told by blast.html: ")
    assert by_headline.startswith("also told by “Blast in Jacobabad”: ")
    (incident,) = ledger.incidents()
    assert incident.disagreements[0] == (
        "killed: 2 (“It was bombed, 2 died. Officials are still looking into …”, 2031-05-07), "
        "4 (“Blast in Jacobabad”, 2031-05-07)"
    )
    assert not any(report.id in str((incident.disagreements, t.origins)) for report in ledger.reports()
                   for t in incident.told)  # fmt: skip


def test_any_order_of_arrival_gives_the_same_ledger(new_ledger: NewLedger) -> None:
    ledgers = []
    for n, order in enumerate(permutations(bombing_told_thrice())):
        with Ledger(new_ledger(f"order{n}")) as ledger:
            for each in order:
                ledger.add(each)
            ledgers.append(shape(ledger))
    assert all(one == ledgers[0] for one in ledgers)


def test_a_larger_ledger_does_not_depend_on_the_order_either(new_ledger: NewLedger) -> None:
    towns = ["Jacobabad", "Sukkur", "Quetta", "Sibi"]
    readings = [
        reading(
            mention(f"A blast hit {town} on day {day}.", place=town, day=f"2031-05-{day:02}", killed=day),
            mention("It was bombed last month.", place=town, day="2031-04", role="background"),
            outlet=outlet,
            published=f"2031-05-{day + 1:02}",
        )
        for town in towns
        for day in (3, 4, 9)
        for outlet in ("Alpha", "Beta")
    ]
    found = []
    for seed in range(3):
        order = list(readings)
        random.Random(seed).shuffle(order)
        with Ledger(new_ledger(f"order{seed}")) as ledger:
            ledger.add(order)
            found.append(shape(ledger))
    assert found[0] == found[1] == found[2]


def test_a_page_changed_silently_is_a_new_version_and_not_a_second_report(ledger: Ledger) -> None:
    url = "https://alpha.example/blast"
    ledger.add(reading(mention("Two died in the blast.", killed=2), url=url, headline="Blast"))
    added = ledger.add(reading(mention("Three died in the blast.", killed=3), url=url, headline="Blast"))
    assert [r.state for r in added.reports] == ["new_version"]
    (incident,) = ledger.incidents()
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (3, 3)
    assert len(ledger.reports()) == 1


def test_odd_characters_in_a_headline_are_no_obstacle(ledger: Ledger) -> None:
    odd = reading(mention(), headline="Bl\x00ast \U0001f4a5 ’at the mill’", outlet="Al\x00pha")
    assert [r.state for r in ledger.add(odd).reports] == ["added"]
    assert [r.headline for r in ledger.reports()] == [odd.report.headline]
    assert [r.state for r in ledger.add(odd).reports] == ["unchanged"]


def test_two_stories_of_one_page_are_two_reports(ledger: Ledger) -> None:
    url = "https://alpha.example/brief"
    ledger.add(reading(mention("A blast hit the market in the morning."), url=url, headline="Blast"))
    added = ledger.add(
        reading(mention("Flames swept through the mill.", type="arson", place="Quetta"), url=url, headline="Fire")
    )
    assert [r.state for r in added.reports] == ["added"]
    assert len(ledger.incidents()) == 2


def test_two_takes_of_one_story_on_one_page_are_no_versions_of_each_other(ledger: Ledger) -> None:
    url = "https://alpha.example/live"
    page = [
        reading(mention("Two died in the blast at the market.", killed=2), url=url, headline="Blast"),
        reading(mention("Three died in the blast at the market.", killed=3), url=url, headline="Blast"),
    ]
    assert [r.state for r in ledger.add(page).reports] == ["added", "added"]
    assert len(ledger.reports()) == 2


def test_the_reasons_for_a_link_are_kept_in_parts(ledger: Ledger) -> None:
    ledger.add(bombing_told_thrice())
    bombing = ledger.incidents()[-1]
    links = ledger.reasons(bombing.id)
    assert len(links) == 3
    assert all(link.decided_by == "machine" for link in links)
    assert {part.why for part in links[0].parts} >= {"same day", "both Jacobabad", "both Jaffar Express"}


def test_a_newer_reader_replaces_what_the_older_one_read(ledger: Ledger) -> None:
    told = mention("Two died in the blast.", killed=2)
    wrong = mention("Two died in the blast.", killed=20)
    ledger.add(reading(wrong, reader="reader 1"))
    added = ledger.add(reading(told, reader="reader 2"))
    assert [r.state for r in added.reports] == ["read_again"]
    (incident,) = ledger.incidents()
    assert incident.killed is not None
    assert incident.killed.high == 2


def test_an_incident_is_found_by_the_ids_it_had_before(ledger: Ledger) -> None:
    late, early = bombing_told_thrice()[1], bombing_told_thrice()[0]
    ledger.add(late)
    (old,) = ledger.incidents()
    ledger.add(early)
    (now,) = ledger.incidents()
    assert now.id != old.id
    assert ledger.incident(old.id) == now == ledger.incident(now.id)
    with pytest.raises(LedgerError, match="no incident i000"):
        ledger.incident("i000")


def test_every_telling_leads_to_its_characters(ledger: Ledger) -> None:
    ledger.add(Page(readings=tuple(bombing_told_thrice())))
    texts = {report.id: report.text for report in ledger.reports()}
    for incident in ledger.incidents():
        for told in incident.told:
            assert texts[told.report][told.start : told.end] == told.sentence


def test_independent_origins(ledger: Ledger) -> None:
    minister = Speaker(name="Moussa Diabaté")
    officials = Speaker(name="officials", named=False)
    ledger.add(reading(mention("A blast hit the town."), outlet="Alpha", speakers=(minister,)))
    ledger.add(reading(mention("The town was bombed."), outlet="Beta", speakers=(minister,)))
    assert [i.origins for i in ledger.incidents()] == [1]
    ledger.add(reading(mention("Bombs fell on the town."), outlet="Gamma", speakers=(officials,)))
    ledger.add(reading(mention("It was a bomb that hit."), outlet="Delta", speakers=(officials,)))
    assert [i.origins for i in ledger.incidents()] == [2]


def test_an_office_is_an_origin_though_nobody_is_named(ledger: Ledger) -> None:
    mayor, army = Speaker(name="mayor", named=False), Speaker(name="army spokesman", named=False)
    passenger = Speaker(name="elderly passenger", named=False)
    told = reading(mention("A blast hit the town."), speakers=(mayor, army, passenger))
    ledger.add(told)
    (incident,) = ledger.incidents()
    assert incident.told[0].origins == ("mayor", "army spokesman", "unnamed")
    assert incident.origins == 3


def test_only_readings_can_be_added(ledger: Ledger) -> None:
    with pytest.raises(TypeError, match="add newstally"):
        ledger.add(["a text"])  # type: ignore[list-item]
