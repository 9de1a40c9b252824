"""Incidents as papers of many houses word them: types, dates, places and counts. Sentences are ours."""

from __future__ import annotations

import pytest

from newstally.intake.plain import plain_report
from newstally.model import IncidentMention
from newstally.reading import read


def incidents(text: str, headline: str = "") -> tuple[IncidentMention, ...]:
    # Published on a Wednesday.
    return read(plain_report(text, headline=headline, published="2025-05-14")).incidents


def counted(mention: IncidentMention, effect: str) -> tuple[int | None, int | None] | None:
    count = getattr(mention, effect)
    return (count.low, count.high) if count is not None else None


def day(mention: IncidentMention) -> str:
    return str(mention.date.start.date()) if mention.date is not None and mention.date.start is not None else ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "An explosion ripped through a fertiliser plant near Sfax on Monday, killing six workers.",
            "accident_industrial",
        ),
        ("A boiler blast at a paper mill in Lahore on Monday injured nine labourers.", "accident_industrial"),
        ("A blast outside a paper mill in Lahore on Monday, claimed by militants, injured nine.", "bombing"),
        (
            "A flood in a gold mine near Geita on Monday killed four miners.",
            "accident_industrial",
        ),
        ("A wooden boat broke up off Lampedusa on Monday and eleven people drowned.", "accident_transport"),
        ("Nine villagers drowned when a whaleboat turned over on the Congo River on Monday.", "accident_transport"),
        ("A coach left the road near Huaraz on Monday and dropped into a gorge, killing 17.", "accident_transport"),
        ("A motorist ran down cyclists in Leeds on Monday, killing two.", "vehicle_attack"),
        ("Two masked men opened fire on the mayor of Tocoa on Monday as he left a meeting.", "assassination"),
        ("Gunmen led away 30 villagers into the hills near Kaduna on Monday.", "kidnapping"),
        ("An Israeli strike on a house in Tyre killed four people on Monday.", "air_strike"),
    ],
)
def test_types_in_other_words(text: str, kind: str) -> None:
    (mention,) = incidents(text)
    assert mention.type == kind


@pytest.mark.parametrize(
    ("text", "effect", "count"),
    [
        ("A patrolman was stabbed to death in Oran on Monday.", "killed", (1, 1)),
        ("A cobbler was fatally shot in Oran on Monday.", "killed", (1, 1)),
        ("A bomb went off in Oran on Monday. Seven people are now known to have died in the blast.", "killed", (7, 7)),
        ("A bomb killed eight people in Oran on Monday. Police put the number of dead at six.", "killed", (6, 8)),
        ("A fire killed five people in Oran on Monday. The number of injured remains at 31.", "injured", (31, 31)),
        ("Gunmen marched 14 passengers into the forest near Jos on Monday.", "abducted", (14, 14)),
        ("A trader was kidnapped together with his driver in Jos on Monday.", "abducted", (2, 2)),
    ],
)
def test_counts_in_other_words(text: str, effect: str, count: tuple[int, int]) -> None:
    assert counted(incidents(text)[0], effect) == count


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        (
            "A bomb hurt a judge in Cali on Monday. More than 80 judges have been killed in Colombia in two decades.",
            "killed",
        ),
        ("A bomb hurt a judge in Cali on Monday. Hundreds of judges were killed during the civil war.", "killed"),
        ("A bomb killed a judge in Cali on Monday. Police are holding three people.", "abducted"),
        ("A man stabbed a judge in Cali on Monday. A youth was seized by passers-by.", "abducted"),
    ],
)
def test_what_is_no_count_of_the_incident(text: str, effect: str) -> None:
    assert counted(incidents(text)[0], effect) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "A girl shot in Monday's attack on a school in Lagos died on Tuesday, raising to five the number of dead.",
            "2025-05-12",
        ),
        ("Men broke into a school in Lagos shortly before midnight on Sunday and killed a guard.", "2025-05-11"),
        ("Rebels hold six of those taken when they raided Bunia a week ago, the army says.", "2025-05-07"),
        (
            "The number of people killed at Bunia on Friday has been corrected to 15, the army said on Monday.",
            "2025-05-09",
        ),
        ("Monday's march in Bunia passed off calmly, two days after a bomb wounded a priest there.", "2025-05-10"),
    ],
)
def test_days_in_other_words(text: str, when: str) -> None:
    assert day(incidents(text)[0]) == when


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GOMA, DR Congo, May 13 (Wire) - Rebels killed nine people in a raid on Bunia on Monday.", "Bunia"),
        ("Goma: Rebels killed nine people in a raid on Bunia on Monday.", "Bunia"),
        ("BUNIA (Wire) Rebels killed nine people in a raid here on Monday.", "Bunia"),
        ("BUNIA. Rebels killed nine people in a raid on a village on Monday.", "Bunia"),
        ("A nurse hurt in a blast in Chiang Rai on Monday died at the General Hospital, Bangkok.", "Chiang Rai"),
    ],
)
def test_places_in_other_words(text: str, place: str) -> None:
    mention = incidents(text)[0]
    assert mention.place is not None
    assert mention.place.entry is not None
    assert mention.place.entry.name == place


def test_near_a_country_is_not_in_it() -> None:
    (mention,) = incidents("A blast killed two people at a station close to the Ukrainian frontier on Monday.")
    assert mention.place is None or mention.place.entry is None or mention.place.entry.country != "UA"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("A theatre in Graz was cleared on Monday when a caller warned that a bomb would go off.", "threatened"),
        (
            "A flight to Oslo turned back on Monday after an e-mail said that a bomb had been hidden on board.",
            "threatened",
        ),
        ("A lorry with 200 kilograms of explosives was stopped at a checkpoint near Mosul on Monday.", "attempted"),
        ("A student accused of trying to blow up a church in Graz on Monday was sent to jail.", "attempted"),
        ("The ministry said it had prevented the bombing of a church in Graz on Monday.", "attempted"),
    ],
)
def test_stages_in_other_words(text: str, stage: str) -> None:
    assert incidents(text)[0].stage == stage


def test_what_has_no_connection_is_another_incident() -> None:
    text = (
        "A bomb damaged a bridge in Basra on Monday.\n\nPolice see no connection with the bombing of a market "
        "in the city on the same day, which killed four."
    )
    assert len(incidents(text)) == 2


def test_a_crash_ruled_an_accident_is_none_of_an_attacker() -> None:
    (mention,) = incidents(
        "A van was driven into a crowd in Ghent on Monday, killing three people. The driver had suffered a seizure, "
        "and it was an accident, the prosecutor said."
    )
    assert mention.type == "accident_transport"


def test_every_paragraph_of_a_round_up_is_an_item() -> None:
    text = (
        "Gunmen killed three farmers near Jos on Monday.\n\nA bus fell into a river in Peru on Tuesday, killing nine."
    )
    assert [m.role for m in incidents(text, "World in brief")] == ["main", "main"]
