"""When an incident happened; rival, withdrawn and foreign figures kept out of its count. Sentences are ours."""

from __future__ import annotations

import datetime as dt

import pytest

from newstally.intake.plain import plain_report
from newstally.model import IncidentMention
from newstally.reading import read


def incidents(text: str, headline: str = "", published: str = "2025-05-14") -> tuple[IncidentMention, ...]:
    return read(plain_report(text, headline=headline, published=published)).incidents


def days(mention: IncidentMention) -> tuple[str, str] | None:
    date = mention.date
    if date is None or date.start is None or date.end is None:
        return None
    return (date.start.date().isoformat(), (date.end - dt.timedelta(seconds=1)).date().isoformat())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bomb killed two guards at a bank in Herat on Tuesday, police said on Wednesday.", "2025-05-13"),
        ("Monday's derailment of a goods train near Rohri hurt nobody, the railways said on Wednesday.", "2025-05-12"),
        ("Crews reopened the road on Wednesday, a day after a bomb killed three soldiers on it.", "2025-05-13"),
        ("Two weeks after gunmen killed nine traders in Maroua, its market is still shut.", "2025-04-30"),
        ("Rebels on Wednesday claimed the bombing on Sunday of a bridge near Goma, which killed four.", "2025-05-11"),
        ("It is six days since a lorry bomb killed eight people in this street in Mosul.", "2025-05-08"),
        (
            "A fire in a mill has killed five people in Surat, police said on Wednesday, a day after the fire.",
            "2025-05-13",
        ),
        ("A tanker exploded in Kano late on Monday night, killing nine people.", "2025-05-12"),
        (
            "Police on Wednesday declared a hoax the bomb threats sent to schools in Pune earlier in the day.",
            "2025-05-14",
        ),
    ],
)
def test_the_day_it_happened(text: str, day: str) -> None:
    (mention,) = incidents(text)
    assert days(mention) == (day, day)


def test_a_later_death_does_not_move_the_date() -> None:
    text = (
        "A boy hurt in the shooting at a fair in Tampico died on Tuesday, raising to five the number of dead.\n\n"
        "The shooting on Saturday was the first at the fair, the mayor said."
    )
    (mention,) = incidents(text)
    assert days(mention) == ("2025-05-10", "2025-05-10")
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (5, 5)


def test_a_bare_month_may_be_of_a_year_already_told() -> None:
    text = (
        "A blast derailed a goods train near Rohri on Monday, the railways said.\n\n"
        "In July 2023, gunmen hijacked the same train and held 80 passengers hostage.\n\n"
        "Guards have been on board since the July hijacking."
    )
    _, old = incidents(text)
    assert days(old) == ("2023-07-01", "2023-07-31")
    assert len(old.retold) == 1


def test_separate_incidents_of_one_day_are_two() -> None:
    text = (
        "A bomb killed four soldiers near Bannu on Monday, the army said.\n\n"
        "Hours earlier, gunmen had shot dead a teacher in Tank.\n\n"
        "Separately, a bus overturned near Hangu on Monday, killing six people."
    )
    found = incidents(text)
    assert sorted((m.type, m.killed.low if m.killed else None) for m in found) == [
        ("accident_transport", 6),
        ("armed_assault", 1),
        ("bombing", 4),
    ]


def test_a_round_up_tells_one_incident_an_item() -> None:
    text = (
        "GOMA - Gunmen killed five farmers in a village near Goma on Monday, an official said.\n\n"
        "LIMA - A bus plunged into a river in Peru on Tuesday, killing 11 people. Nine were hurt.\n\n"
        "HERAT - A bomb wounded three guards at a bank on Tuesday. The blast was the first this year."
    )
    found = incidents(text)
    assert [m.type for m in found] == ["armed_assault", "accident_transport", "bombing"]
    assert {m.role for m in found} == {"main"}


def test_rival_figures_of_one_report_span_a_range() -> None:
    text = (
        "Police put the number of dead in Sunday's blast in Baidoa at nine, "
        "while doctors said 14 bodies had been counted."
    )
    (mention,) = incidents(text)
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (9, 14)


def test_the_dead_of_a_year_are_no_incidents_dead() -> None:
    text = (
        "A policeman was shot dead on Tuesday when gunmen ambushed a patrol in Garissa, an official said.\n\n"
        "At least 14 officers have been killed in the county this year."
    )
    (mention,) = incidents(text)
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (1, 1)


def test_houses_burned_are_not_people_hurt() -> None:
    (mention,) = incidents("Armed men burned down 40 houses in a village in Ituri on Monday, killing 15 people.")
    assert mention.injured is None
    assert mention.killed is not None
    assert mention.killed.low == 15


def test_an_attempt_on_a_life_is_attempted() -> None:
    text = "The president survived an assassination attempt on Saturday when a gunman fired at his convoy in Bujumbura."
    (mention,) = incidents(text)
    assert (mention.type, mention.stage) == ("assassination", "attempted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The group claimed it on Monday; what the dateline says is when that was filed.
        (
            "QUETTA, May 12 (Wire) - The front on Monday claimed the bombing that derailed a train on Sunday in Sibi.",
            dt.date(2025, 5, 11),
        ),
        (
            "The ferry became known on March 11, when gunmen seized it off Jolo and held 40 passengers.",
            dt.date(2025, 3, 11),
        ),
        (
            "A bomber killed 12 people in Konduga on May 5. A mine hit a bus four days after the bombing and killed 7.",
            dt.date(2025, 5, 9),
        ),
    ],
)
def test_a_date_belongs_to_what_it_tells(text: str, expected: dt.date) -> None:
    found = read(plain_report(text, published="2025-05-14")).incidents
    days = [m.date.start.date() for m in found if m.date is not None and m.date.start is not None]
    assert expected in days
    assert dt.date(2025, 5, 12) not in days
    assert dt.date(2025, 5, 10) not in days


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "A bomb planted by the line near Sibi went off moments after the Jaffar Express had gone by.",
            "Jaffar Express",
        ),
        ("A bomb exploded in Sibi on Monday seconds before a bus passed.", "bus"),
        ("The Awam Express escaped a blast near Sibi on Monday.", "Awam Express"),
        ("A device detonated on Monday after the convoy had crossed a bridge near Kidal.", "convoy"),
    ],
)
def test_what_a_bomb_missed_is_its_target(text: str, target: str) -> None:
    (mention,) = read(plain_report(text, published="2025-05-14")).incidents
    assert mention.target is not None
    assert mention.target.name == target
