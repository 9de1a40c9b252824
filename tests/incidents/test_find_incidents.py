"""Which incidents a report tells: types, stages, one mention each, and what is none. All sentences are ours."""

from __future__ import annotations

import datetime as dt

import pytest

from newstally.intake.plain import plain_report
from newstally.model import IncidentMention, Reading
from newstally.reading import read


def reading(text: str, headline: str = "", published: str = "2025-05-14") -> Reading:
    return read(plain_report(text, headline=headline, published=published))


def incidents(text: str, headline: str = "") -> tuple[IncidentMention, ...]:
    return reading(text, headline).incidents


def day(mention: IncidentMention) -> dt.date | None:
    return mention.date.start.date() if mention.date is not None and mention.date.start is not None else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A suicide bomber blew himself up outside a mosque in Quetta on Friday, killing six.", "bombing"),
        ("Gunmen opened fire on a bus near Bamako on Monday, killing three.", "armed_assault"),
        ("The mayor of a town in Oaxaca was shot dead outside his home on Sunday.", "assassination"),
        ("Gunmen kidnapped 15 pupils from a boarding school in Kaduna on Monday night.", "kidnapping"),
        ("Separatists hijacked a passenger bus on the highway to Karachi on Monday.", "hijacking"),
        ("Rioters set fire to a police station in Dhaka on Sunday, injuring 11 officers.", "arson"),
        ("A man drove a van into a crowd in Munich on Saturday, killing two people.", "vehicle_attack"),
        ("An Israeli air strike on a house in Khan Younis killed nine people on Tuesday.", "air_strike"),
        ("Shelling of the market in El Fasher killed 21 civilians on Sunday.", "shelling"),
        ("A bus carrying pilgrims plunged into a ravine in Kashmir on Tuesday, killing 21.", "accident_transport"),
        ("A fire in a garment factory in Karachi killed 12 workers on Tuesday.", "accident_industrial"),
        ("Five miners were killed when a coal mine collapsed in Balochistan on Monday.", "accident_industrial"),
        ("An earthquake struck western Nepal on Tuesday, killing 32 people.", "natural_disaster"),
        ("Ten people were killed in a stampede at a temple in Odisha on Sunday.", "other"),
        ("Gunmen attacked a village in Benue on Sunday, killing nine people. They burned homes.", "armed_assault"),
        ("A car bomb attack on a bank in Cali on Monday wounded three guards.", "bombing"),
        ("Turkish drones killed four fighters in northern Iraq on Monday.", "air_strike"),
        ("Explosions rocked a port on Tuesday after warplanes struck fuel tanks, killing four people.", "air_strike"),
        ("A gas explosion in a block of flats in Ankara injured 17 people on Monday.", "accident_industrial"),
        ("A house fire in Leeds killed three people on Monday.", "accident_industrial"),
        ("Two trains collided near Bhubaneswar on Monday, killing 28 people.", "accident_transport"),
        ("The bishops deplored the killing of priests in San Salvador on Monday.", "armed_assault"),
        ("The murder of a judge in Palermo in May shocked the country.", "assassination"),
        ("The killing of Jecar Rojas in Temuco on Monday shocked the country.", "armed_assault"),
    ],
)
def test_types(text: str, kind: str) -> None:
    (mention,) = incidents(text)
    assert mention.type == kind


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Police said on Tuesday they had defused a bomb found under a bridge in Jammu.", "attempted"),
        ("Police in Antwerp foiled a bomb attack on a station on Monday and detained two men.", "attempted"),
        ("Schools in Pune received bomb threats by email on Monday that turned out to be hoaxes.", "threatened"),
        ("A device went off in Mosul on Monday and only the bomber died.", "occurred"),
    ],
)
def test_stages(text: str, stage: str) -> None:
    (mention,) = incidents(text)
    assert mention.stage == stage


@pytest.mark.parametrize(
    "text",
    [
        "The film bombed at the box office in its first weekend.",
        "The opposition launched an attack on the budget and accused ministers of holding the poor hostage.",
        "Workers at the port began a three-day strike on Monday over pay.",
        "Troops held an exercise on Tuesday in which a bomb attack on a train was simulated.",
        "The goalkeeper was beaten by a late strike and the visitors' attack misfired.",
        "The central bank warned that an attack on its systems could cost millions.",
        "Militants often attack trains in the province.",
        "Officials fear that militants may attack the pipeline again.",
        "The rebels threatened to attack the capital.",
        "He died of a heart attack on Tuesday.",
        "Share prices crashed on Monday in their worst day for five years.",
        "Talks collapsed on Tuesday after both sides refused to move.",
        "Suicide attacks have become rare in the north.",
        "The region is the site of a long insurgency waged by groups who often attack troops and kidnap officials.",
    ],
)
def test_no_incident(text: str) -> None:
    assert incidents(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Her new novel tells of a kidnapping in wartime Sarajevo.",
        "The bomb disposal unit destroyed an old shell found in a garden in Leeds on Monday.",
        "A strike by nurses left 30 patients without treatment on Monday.",
        "A court heard on Tuesday that the accused had planned an attack on a synagogue.",
        "The company was hit by a cyber attack on Monday.",
        "The reserve bank struck at inflation again on Tuesday and bond prices took a hit.",
        "Nearly 200 people have been killed in bombings this year.",
    ],
)
def test_no_incident_though_the_words_are_there(text: str) -> None:
    assert incidents(text) == ()


def test_the_attackers_nation_is_not_the_scene() -> None:
    text = "KYIV - At least six people were killed when Russia struck the city of Poltava with missiles on Tuesday."
    (mention,) = incidents(text)
    assert mention.place is not None
    assert mention.place.entry is not None
    assert mention.place.entry.country == "UA"


def test_headline_lead_and_body_tell_one_incident() -> None:
    text = (
        "SIBI: A bomb derailed five coaches of the Chiltan Express near Mushkaf on Tuesday, wounding six people.\n\n"
        "The blast happened as the train slowed for a curve, a railway official said.\n\n"
        "The attack was not immediately claimed. Five bogies left the track because of the explosion, he said."
    )
    (mention,) = incidents(text, headline="Blast derails Chiltan Express, six hurt")
    assert mention.type == "bombing"
    assert mention.role == "main"
    assert mention.text.startswith("SIBI: A bomb derailed five coaches")
    assert mention.claim == "none"
    assert len(mention.retold) >= 3
    assert [(c.low, c.high) for c in mention.counts if c.effect == "damaged"] == [(5, 5)]


def test_what_is_recalled_is_background() -> None:
    text = (
        "BANNU: Gunmen attacked a checkpoint on Monday, killing four soldiers, officials said.\n\n"
        "The attack came two days after a roadside bomb killed three policemen in Lakki Marwat.\n\n"
        "Last month militants kidnapped 11 workers in the same district."
    )
    main, *recalled = incidents(text)
    assert (main.type, main.role, day(main)) == ("armed_assault", "main", dt.date(2025, 5, 12))
    assert [(m.type, m.role) for m in recalled] == [("bombing", "background"), ("kidnapping", "background")]
    assert day(recalled[0]) == dt.date(2025, 5, 10)


def test_two_incidents_of_one_sentence_keep_their_clauses() -> None:
    text = (
        "Nine miners died when a tunnel collapsed near Zonguldak on Monday.\n\n"
        "A dozen villagers were hurt in a similar blast in Tokat two weeks ago, and in March a bus was hijacked in Van."
    )
    found = {m.type: m for m in incidents(text)}
    assert found["hijacking"].text == "in March a bus was hijacked in Van."[:-1]
    assert found["bombing"].text.startswith("A dozen villagers were hurt")


def test_ruled_an_accident_is_an_accident() -> None:
    text = (
        "LARKANA: A technical fault and not a bomb had caused three coaches to come off the line on Monday, "
        "the ministry said.\n\nIt called reports of an attack baseless."
    )
    (mention,) = incidents(text)
    assert mention.type == "accident_transport"


def test_target_takes_its_name_and_kind() -> None:
    text = "A blast hit the Thar Express near Mirpurkhas on Monday and derailed two carriages of the passenger train."
    (mention,) = incidents(text)
    assert mention.target is not None
    assert (mention.target.name, mention.target.kind) == ("Thar Express", "train")


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("No group immediately claimed responsibility for the attack.", "none"),
        ("Responsibility for the bombing had not been claimed.", "none"),
        ("There was no claim of responsibility.", "none"),
        ("The Hill Tribes Army claimed responsibility for the attack.", "claimed"),
        ("The Hill Tribes Army said it was behind the blast.", "claimed"),
        ("The group denied any involvement.", "denied"),
    ],
)
def test_claims_of_responsibility(sentence: str, claim: str) -> None:
    (mention,) = incidents(f"A bomb killed two people at a market in Imphal on Monday.\n\n{sentence}")
    assert mention.claim == claim


def test_a_tally_is_no_incident() -> None:
    text = (
        "A bomb derailed two coaches of the Samjhauta Express near Wagah on Monday, officials said.\n\n"
        "The passenger train has been hit in at least six bomb attacks since January, according to a Dawn Wire tally."
    )
    found = reading(text)
    assert len(found.incidents) == 1
    (claim,) = found.tally_claims
    assert (claim.type, claim.low, claim.high) == ("bombing", 6, None)
    assert claim.period is not None
    assert claim.period.start == dt.datetime(2025, 1, 1)
    assert claim.target is not None
    assert claim.target.name == "Samjhauta Express"


def test_the_dead_of_the_next_sentence_belong_to_what_is_recalled() -> None:
    text = (
        "A blast derailed a goods train near Rohri on Monday, police said. No casualties were reported.\n\n"
        "In March last year, fighters of the Hill Tribes Army stormed the same train. The army freed the passengers "
        "after an operation that left 21 militants, nine soldiers and two drivers dead."
    )
    main, old = incidents(text)
    assert main.killed is not None
    assert (main.killed.low, main.killed.high) == (0, 0)
    assert (old.type, old.role) == ("hijacking", "background")
    assert old.killed is not None
    assert old.killed_perpetrators is not None
    assert (old.killed.low, old.killed_perpetrators.low) == (11, 21)


def test_every_stretch_of_evidence_stands_in_the_text() -> None:
    text = (
        "HERAT: Gunmen killed three guards and wounded five at a bank in Herat on Tuesday, the governor said.\n\n"
        "Last year a car bomb killed eight people in the same street."
    )
    found = reading(text, headline="Three guards killed in Herat")
    whole = found.report.text
    for mention in found.incidents:
        for evidence in (*mention.evidence, *(e for c in mention.counts for e in c.evidence)):
            assert whole[evidence.start : evidence.end] == evidence.text
            assert evidence.text
