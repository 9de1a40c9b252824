"""What the numbers of a sentence say of dead, wounded and taken. Each sentence was written for this table."""

from __future__ import annotations

import pytest

from newstally.intake.plain import plain_report
from newstally.model import CountRange, IncidentMention
from newstally.reading import read


def only(text: str) -> IncidentMention:
    """The one incident of a short report."""
    incidents = read(plain_report(text, published="2025-05-14")).incidents
    assert len(incidents) == 1, [(m.type, m.text) for m in incidents]
    return incidents[0]


def ends(count: CountRange | None) -> tuple[int | None, int | None] | None:
    return None if count is None else (count.low, count.high)


KILLED = [
    ("A roadside bomb hit a police van in Peshawar on Tuesday, killing two officers and wounding five.", (2, 2)),
    ("At least five people were killed when a lorry packed with explosives blew up in Cali on Tuesday.", (5, None)),
    ("A bus plunged into a ravine near Cuzco on Monday, leaving 14 dead and nine injured.", (14, 14)),
    ("The death toll from Sunday's bus crash in Peru rose to 18 on Tuesday after two more passengers died.", (18, 18)),
    ("The number of people killed in Monday's shooting in Dallas is seven and not eight, police said.", (7, 7)),
    ("A third worker died on Tuesday after Saturday's explosion at a boiler in Faisalabad, doctors said.", (3, 3)),
    ("Gunmen in Zamfara shot dead a farmer on Sunday and fled on motorcycles.", (1, 1)),
    ("A train hit a minibus near Pune on Monday with the loss of 11 lives, the railways said.", (11, 11)),
    ("Dozens of people died when a ferry capsized off Zanzibar on Saturday.", (24, None)),
]
ADDED = [
    ("At least 19 women, 15 men and nine children died when a ferry capsized on Sunday, officials said.", (43, None)),
    ("Twenty-seven people died in hospital and 20 on the spot after a bomb exploded in Kano on Saturday.", (47, 47)),
    ("Two soldiers and three civilians were killed in an ambush near Goma on Monday.", (5, 5)),
    ("A policeman and two shopkeepers were killed by a bomb in Quetta on Monday.", (3, 3)),
]
INJURED = [
    ("Two people were killed and 36 wounded when a car bomb exploded in Mosul on Monday.", (36, 36)),
    ("Seven passengers were taken to hospital after a tram derailed in Zagreb on Tuesday.", (7, 7)),
    ("A gas explosion in a block of flats in Ankara injured 17 people on Monday.", (17, 17)),
    ("Gunmen killed seven farmers and wounded three others in an attack on a village on Monday.", (3, 3)),
    ("A bomb in Herat on Tuesday left four worshippers with minor injuries, a doctor said.", (4, 4)),
    ("A 6.1-magnitude earthquake struck Nepal on Tuesday, killing 32 people and injuring dozens.", (24, None)),
    ("One policeman was killed and his colleague wounded when gunmen opened fire in Bannu on Monday.", (1, 1)),
]


@pytest.mark.parametrize(("text", "killed"), [*KILLED, *ADDED])
def test_killed(text: str, killed: tuple[int | None, int | None]) -> None:
    assert ends(only(text).killed) == killed


@pytest.mark.parametrize(("text", "injured"), INJURED)
def test_injured(text: str, injured: tuple[int | None, int | None]) -> None:
    assert ends(only(text).injured) == injured


@pytest.mark.parametrize(
    ("text", "abducted"),
    [
        ("Gunmen kidnapped 15 pupils from a boarding school in Kaduna on Monday night.", (15, 15)),
        ("Armed men seized four engineers from a quarry in Mali on Sunday.", (4, 4)),
        ("Rebels stormed a train near Manipur on Friday and held more than 90 passengers hostage.", (90, None)),
        ("A nurse and three drivers were abducted by gunmen in Cameroon on Monday.", (4, 4)),
    ],
)
def test_abducted(text: str, abducted: tuple[int | None, int | None]) -> None:
    assert ends(only(text).abducted) == abducted


@pytest.mark.parametrize(
    "text",
    [
        "A bomb derailed three coaches near Nushki on Monday but there were no casualties, police said.",
        "Nobody was hurt when a grenade was thrown at the consulate in Herat on Tuesday night.",
        "A device exploded beside the line at Dera Allah Yar on Monday without hurting anyone.",
        "Two wagons of a goods train overturned near Sibi on Monday, with no loss of life or injury.",
        "A tram derailed in Lyon on Monday but all passengers were safe, the operator said.",
        "Passengers were unhurt when militants fired at the Khushal Express near Kashmore on Tuesday night.",
    ],
)
def test_zero_only_where_said(text: str) -> None:
    mention = only(text)
    assert ends(mention.killed) == (0, 0)
    assert ends(mention.injured) == (0, 0)


def test_absent_is_not_zero() -> None:
    mention = only("A bomb exploded near the courts in Larkana on Monday, police said.")
    assert mention.killed is None
    assert mention.injured is None


def test_none_reported_is_marked() -> None:
    mention = only("A blast hit a goods train near Rohri on Monday, with no casualties reported.")
    assert mention.killed is not None
    assert mention.killed.none_reported


@pytest.mark.parametrize(
    ("text", "killed", "attackers"),
    [
        ("Fighters stormed a camp in Mali on Monday; 12 soldiers and 19 militants were killed.", (12, 12), (19, 19)),
        (
            "Three people died when gunmen attacked a hotel in Kabul on Monday, in addition to the four attackers.",
            (3, 3),
            (4, 4),
        ),
        ("Two guards were killed in a knife attack in Lille on Monday and the attacker was shot dead.", (2, 2), (1, 1)),
    ],
)
def test_attackers_are_counted_apart(text: str, killed: tuple[int, int], attackers: tuple[int, int]) -> None:
    mention = only(text)
    assert ends(mention.killed) == killed
    assert ends(mention.killed_perpetrators) == attackers
    assert mention.killed is not None
    assert mention.killed.includes_perpetrators == "no"


def test_militants_killed_by_the_army_are_its_victims() -> None:
    mention = only("The army killed eight militants in a raid on a hideout in North Waziristan on Monday.")
    assert ends(mention.killed) == (8, 8)
    assert mention.killed_perpetrators is None


def test_what_only_the_attackers_claim_does_not_count() -> None:
    text = (
        "A suicide bomber killed four soldiers at a checkpoint near Baidoa on Monday, the army said.\n\n"
        "The militant group said it had killed 60 soldiers and wounded 90."
    )
    assert ends(only(text).killed) == (4, 4)


def test_a_figure_the_text_withdraws_is_left_out() -> None:
    text = (
        "Nine people were hurt when a tram derailed in Basel on Monday, the operator said.\n\n"
        "Police had earlier spoken of 14 injured."
    )
    assert ends(only(text).injured) == (9, 9)


def test_later_parts_do_not_add_to_the_lead() -> None:
    text = (
        "Eleven people were killed when a bus overturned near Loja on Monday, police said.\n\n"
        "Two of the dead were children. Three people died in one family."
    )
    assert ends(only(text).killed) == (11, 11)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A knife attack at a school in Turku on Monday left one pupil dead and two in critical condition.", 1, 2),
        ("Three people were killed and two are in intensive care after a crash in Leeds on Monday.", 3, 2),
        ("A blast hit a mill in Pune on Monday. Four workers died and six others were in a serious condition.", 4, 6),
        ("Two police officers were shot and killed and a third was wounded in Memphis on Monday.", 2, 1),
        ("A boat capsized off Lampedusa on Monday. The bodies of four migrants were recovered.", 4, None),
        ("A mine collapsed in Rubaya on Monday. Rescuers pulled the bodies of seven miners from the mud.", 7, None),
    ],
)
def test_the_hurt_in_care_the_one_more_and_the_bodies_found(text: str, killed: int, injured: int | None) -> None:
    (mention,) = read(plain_report(text, published="2025-05-14")).incidents
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (killed, killed)
    assert (mention.injured.low if mention.injured else None) == injured


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("A suicide bomber killed seven people, including himself, outside a mosque in Kano on Monday.", "yes"),
        ("A blast outside a bank in Kabul on Monday killed nine people including the suicide bomber.", "yes"),
        ("A blast outside a bank in Kabul on Monday killed nine people, not counting the bomber.", "no"),
        ("Gunmen killed nine people in a market in Jos on Monday, including three children.", "unknown"),
    ],
)
def test_whether_the_attackers_are_among_the_dead(text: str, state: str) -> None:
    (mention,) = read(plain_report(text, published="2025-05-14")).incidents
    assert mention.killed is not None
    assert mention.killed.includes_perpetrators == state


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("Gunmen killed nine people, three of them children, in Borno on Monday.", 9, {"children": 3}),
        ("A bomb killed 14 people, among them four soldiers, in Quetta on Monday.", 14, {"soldiers": 4}),
        ("A blast killed 12 people in Kano on Monday, two of whom were policemen.", 12, {"policemen": 2}),
        (
            "A crash near Jos on Monday killed 20 passengers, including seven pupils and two teachers.",
            20,
            {"passengers": 20, "pupils": 7, "teachers": 2},
        ),
    ],
)
def test_some_of_those_counted_are_a_category_and_no_more_dead(text: str, whole: int, parts: dict[str, int]) -> None:
    (mention,) = read(plain_report(text, published="2025-05-14")).incidents
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (whole, whole)
    assert {c.category: c.low for c in mention.counts if c.category} == parts


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("An air strike killed a family of six in Gaza on Monday.", 6),
        ("A family of four died in a house fire in Leeds on Monday.", 4),
        ("The murder of a nurse in Leeds on Monday shocked the town.", 1),
        ("Police are investigating the mayor’s murder in Iguala on Monday.", 1),
        ("The court heard of the attempted assassination of Ali Raza in Lahore on Monday.", None),
    ],
)
def test_households_and_one_person_told_by_a_noun(text: str, killed: int | None) -> None:
    (mention,) = read(plain_report(text, published="2025-05-14")).incidents
    assert (mention.killed.low if mention.killed else None) == killed
