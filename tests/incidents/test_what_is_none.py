"""What tells no incident, what counts for none, and whose word a number is. All sentences are ours."""

from __future__ import annotations

import datetime as dt

import pytest

from newstally.intake.plain import plain_report
from newstally.model import IncidentMention, Reading
from newstally.reading import read


def reading(text: str, published: str = "2025-05-14") -> Reading:
    return read(plain_report(text, published=published))


def incidents(text: str) -> tuple[IncidentMention, ...]:
    found = reading(text).incidents
    for mention in found:
        for evidence in mention.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The collapse of talks between the union and the mill on Monday left 300 workers without pay.",
        "The minister called the plan a train wreck on Tuesday in Lagos and asked for 20 million dollars.",
        "Prosecutors in Milan filed charges against 40 defendants on Monday over a bribery ring.",
        "The space agency launched a rocket from Kourou on Tuesday carrying two satellites.",
        "Sales of trucks plunged 12 percent in April, the maker said in Detroit on Tuesday.",
        "A flood of complaints reached the regulator in Nairobi on Monday after prices rose.",
        "The company said on Monday it was shooting for a deal by June in Osaka.",
        "A tornado is possible near Tulsa on Wednesday, forecasters said.",
        "Forecasters warned on Monday that flooding was likely in Durban this week and told 3,000 people to leave.",
        "Opposition leaders were accused on Tuesday of inciting unrest in Kampala.",
        "The injury pushed the pitcher off the career track he had followed in Boston since 2019.",
        "The bonuses brought the firm to the brink of collapse in early 2008, lawmakers said in Boston.",
        "Senators mourned the killing of the bill in Lagos on Monday.",
        "A barrage of questions met the mayor in Naples on Tuesday.",
        "The budget is a shipwreck, economists in Lisbon said on Monday.",
        "The recent collapse of the junk-bond market hit savers in Ohio in April.",
    ],
)
def test_other_senses_and_figures_of_speech(text: str) -> None:
    assert incidents(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Bonn signed a trade pact on Monday. One of them was a child when unrest swept Bolivia.",
        "The author grew up in Ghana. She writes of a riot that broke out at a concert.",
        "The alliance met in Riga on Monday. Its only vote of that kind followed the attacks of 2001.",
        "A bank in Oslo opened a branch on Monday. Its founder remembers the shelling of Ukraine.",
        "The couple were fined in Delhi on Monday. A relative was charged with attempt to murder.",
    ],
)
def test_a_bare_word_recalled_by_a_report_on_something_else(text: str) -> None:
    assert [m for m in incidents(text) if m.role == "background"] == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen killed four farmers near Jos on Monday. Violence in the state has claimed 870 lives this year.", 4),
        ("A flood near Patna killed six people on Tuesday. Floods have killed 300 people since June.", 6),
        ("A bomb killed two guards in Mopti on Monday. The insurgency has killed 9,000 people since 2015.", 2),
        ("Gunmen shot dead two officers near Mopti on Monday. At least 14 officers have been killed this year.", 2),
        ("A blast in Herat killed five people on Monday. The war has killed more than 40,000 people.", 5),
    ],
)
def test_statistics_of_a_period_are_no_counts(text: str, killed: int) -> None:
    (mention,) = incidents(text)
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (killed, killed)
    assert [c.low for c in mention.counts if c.effect == "killed"] == [killed]


@pytest.mark.parametrize(
    ("text", "name", "kind", "evidence"),
    [
        (
            "Gunmen attacked a Borno Express bus near Gwoza on Monday, killing three passengers.",
            "Borno Express",
            "bus",
            "Borno Express",
        ),
        (
            "A bomb hit the Savanna Mail passenger train near Kano on Monday, injuring five.",
            "Savanna Mail",
            "train",
            "Savanna Mail",
        ),
        (
            "A blast hit Awam Express near Abad railway station on Monday and derailed four coaches.",
            "Awam Express",
            "train",
            "Awam Express",
        ),
    ],
)
def test_a_vehicle_is_told_by_its_name(text: str, name: str, kind: str, evidence: str) -> None:
    (mention,) = incidents(text)
    assert mention.target is not None
    assert (mention.target.name, mention.target.kind) == (name, kind)
    assert [e.text for e in mention.evidence if e.field == "target"] == [evidence]


@pytest.mark.parametrize(
    "recalled",
    [
        "In March gunmen stormed the train, which runs between Kano and Lagos, near Zaria, killing two.",
        "The same train was hit by a bomb near Zaria in March, when two people were killed.",
    ],
)
def test_the_same_train_is_the_named_one(recalled: str) -> None:
    first = "A bomb hit the Savanna Mail passenger train near Kano on Monday, injuring five."
    found = incidents(f"{first}\n\n{recalled}")
    assert [m.role for m in found] == ["main", "background"]
    assert {m.target.name for m in found if m.target is not None} == {"Savanna Mail"}


def test_the_same_train_in_a_tally_claim() -> None:
    (claim,) = reading(
        "A bomb hit the Savanna Mail passenger train near Kano on Monday, injuring five.\n\n"
        "The same train has been hit in at least four bomb attacks since January."
    ).tally_claims
    assert claim.target is not None
    assert (claim.target.name, claim.low) == ("Savanna Mail", 4)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("The Baloch front said it had killed 15 soldiers in an attack on a convoy near Turbat on Monday.", 15),
        ("The insurgents said their fighters had killed 20 policemen at a checkpoint near Mopti on Monday.", 20),
        ("The militants said they killed nine soldiers in an ambush near Gao on Monday.", 9),
    ],
)
def test_what_only_the_claimants_say(text: str, claimed: int) -> None:
    (mention,) = incidents(text)
    assert mention.claimed_only
    assert mention.killed is None
    (count,) = mention.counts
    assert (count.low, count.speaker is not None) == (claimed, True)


def test_a_claim_that_others_confirm() -> None:
    (mention,) = incidents(
        "The insurgents said their fighters had killed 20 policemen at a checkpoint near Mopti on Monday. "
        "The army said four officers died."
    )
    assert not mention.claimed_only
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (4, 4)


def test_an_army_does_not_claim() -> None:
    (mention,) = incidents("The army said it had killed nine militants in a raid near Gao on Monday.")
    assert not mention.claimed_only


def test_the_claim_of_one_incident_is_not_the_recalled_ones() -> None:
    found = incidents(
        "An explosion in Herat on Monday killed four people. The Khorasan Group claimed the attack.\n\n"
        "In March a bomb in Kabul killed nine people."
    )
    assert [m.claim for m in found] == ["claimed", ""]


@pytest.mark.parametrize(
    ("text", "effect", "number"),
    [
        ("A ferry sank off Lamu on Monday. 43 survivors were pulled from the water.", "rescued", 43),
        ("A ferry sank off Lamu on Monday and four people are still missing.", "missing", 4),
        ("A landslide hit Manila on Monday. Rescuers pulled 12 bodies from the rubble.", "killed", 12),
    ],
)
def test_pulled_out_and_missing(text: str, effect: str, number: int) -> None:
    (mention,) = incidents(text)
    assert [(c.effect, c.low) for c in mention.counts] == [(effect, number)]


def test_those_still_held_are_no_more_abducted() -> None:
    (mention,) = incidents("Gunmen seized 40 pupils in Kaduna on Monday. Fifteen pupils are still being held.")
    assert mention.abducted is not None
    assert (mention.abducted.low, mention.abducted.high) == (40, 40)


@pytest.mark.parametrize(
    ("recalled", "day"),
    [
        ("Only three days earlier, gunmen had shot dead two policemen in Mastung.", dt.date(2025, 5, 9)),
        ("On 2 May gunmen had shot dead two policemen in Mastung.", dt.date(2025, 5, 2)),
    ],
)
def test_the_day_of_what_is_recalled(recalled: str, day: dt.date) -> None:
    found = incidents(f"A bomb killed three people in Quetta on Monday.\n\n{recalled}")
    other = found[1]
    assert other.date is not None
    assert other.date.start is not None
    assert other.date.start.date() == day
