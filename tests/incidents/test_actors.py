"""Who did it: groups by name, kinds of people, forces of the state, and by whose word. All sentences are ours."""

from __future__ import annotations

import pytest

from newstally.intake.plain import plain_report
from newstally.model import IncidentMention
from newstally.reading import read


def incidents(text: str) -> tuple[IncidentMention, ...]:
    return read(plain_report(text, published="2024-03-05")).incidents


def actors(text: str) -> list[tuple[str, str]]:
    """Name and status of each actor of the first incident; each has its words."""
    mention = incidents(text)[0]
    for evidence in mention.evidence:
        assert text[evidence.start : evidence.end] == evidence.text
    return [(actor.name, actor.status) for actor in mention.perpetrators]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shining Path rebels blew up a pylon near Ayacucho on Monday.", "Shining Path"),
        ("Taliban fighters attacked a barracks in Kunduz on Monday.", "Taliban"),
        ("Guerrillas of the ELN blew up an oil pipeline in Arauca on Monday.", "ELN"),
        ("Members of the Free Aceh Movement kidnapped a trader in Bireuen on Monday.", "Free Aceh Movement"),
        ("Suspected members of the Medellin cartel bombed a newspaper in Bogota on Monday.", "Medellin cartel"),
        ("A car bomb planted by the Basque Liberation Front exploded in Bilbao on Monday.", "Basque Liberation Front"),
        ("A bomb destroyed a bank in Lima on Monday. The attack was attributed to the Shining Path.", "Shining Path"),
        ("A blast hit a bank in Lima on Monday. Police blamed the Shining Path for the attack.", "Shining Path"),
        ("A judge was shot dead in Cali on Monday. The governor blamed the ELN for the killing.", "ELN"),
        ("A blast killed six in San Salvador on Monday. The mayor accused the FMLN of the crime.", "FMLN"),
        ("A cell of the ERP set off a bomb in San Miguel on Monday.", "ERP"),
    ],
)
def test_a_group_is_told_by_its_name(text: str, name: str) -> None:
    assert actors(text) == [(name, "named")]


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Gunmen shot dead a judge in Cali on Monday.", "Gunmen", "unknown"),
        ("Suspected rebels burned a bus in Beni on Monday.", "Suspected rebels", "suspected"),
        ("Karachi gunmen killed a trader on Monday.", "gunmen", "unknown"),
    ],
)
def test_kinds_of_people_are_no_group(text: str, name: str, status: str) -> None:
    ((called, how),) = actors(text)
    assert called.endswith(name)
    assert how == status


@pytest.mark.parametrize(
    ("text", "force", "killed"),
    [
        ("Police killed three protesters in Nairobi on Monday.", "Police", 3),
        ("Soldiers shot dead four farmers in Chalatenango on Monday.", "Soldiers", 4),
        ("Army troops killed two students in Yangon on Monday.", "Army troops", 2),
    ],
)
def test_forces_of_the_state_who_kill_people(text: str, force: str, killed: int) -> None:
    (mention,) = incidents(text)
    assert mention.type == "armed_assault"
    assert [actor.name for actor in mention.perpetrators] == [force]
    assert mention.killed is not None
    assert mention.killed.low == killed


def test_shot_dead_whatever_the_parser_makes_of_it() -> None:
    (mention,) = incidents("Two men on a motorcycle shot dead a judge in Medellin on Monday.")
    assert mention.type in ("armed_assault", "assassination")


@pytest.mark.parametrize(
    "text",
    [
        "Members of Parliament attacked the minister over his budget in Lagos on Monday.",
        "The opposition accused the mayor of fraud in Cebu on Monday.",
        "Traders blamed the National Bank for the slump in Lima on Monday.",
        "The police chief killed the plan for three towers in Leeds on Monday.",
    ],
)
def test_words_of_blame_and_attack_that_hurt_nobody(text: str) -> None:
    assert incidents(text) == ()


def test_a_group_claims_by_its_whole_name() -> None:
    text = "The Islamic State group said it bombed a mosque in Kabul on Monday."
    assert actors(text) == [("Islamic State", "claimed")]


def test_nobody_is_to_blame_for_an_accident() -> None:
    text = "A bus overturned near Jos on Monday, killing nine. The union blamed the Transport Authority for the crash."
    assert actors(text) == []


def test_rockets_fired_at_a_town() -> None:
    (mention,) = incidents("Hezbollah fired rockets at Haifa on Monday, killing two people.")
    assert mention.type == "shelling"
    assert [actor.name for actor in mention.perpetrators] == ["Hezbollah"]
