"""Which accounts tell one incident: the parts of a pair's score, and the incidents they make."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests.ledger.sample import account, mention

from newstally.ledger.linking import LINKED, UNSURE, Account, blocks, cluster, score
from newstally.ledger.linking.score import START

CONVOY: dict[str, Any] = {"target": "convoy", "kind": "convoy", "killed": 3}
TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}


def pair(one: dict[str, Any], other: dict[str, Any], **later: str) -> float:
    """The score of two accounts from two reports."""
    first = account(mention(**one), report="r1")
    return score(first, account(mention(**other), report="r2", outlet="Beta", **later)).total


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({}, {}, id="same day, town and type"),
        pytest.param(TRAIN, {"target": "Jafar Express", "kind": "train"}, id="one train spelled twice"),
        pytest.param(TRAIN, {**TRAIN, "place": None}, id="the second names no place"),
        pytest.param(TRAIN, {**TRAIN, "place": "Sindh"}, id="the second names only the province"),
        pytest.param(TRAIN, {**TRAIN, "day": "2031-05"}, id="the second names only the month"),
        pytest.param({"place": "Kisumu"}, {"place": "Kisumu County"}, id="a county named for its town"),
        pytest.param({**TRAIN, "killed": 4}, {**TRAIN, "killed": 7}, id="a toll that grew"),
        pytest.param({**TRAIN, "type": "accident_transport"}, TRAIN, id="an accident first taken for an attack"),
        pytest.param({"type": "hijacking"}, {"type": "hostage_taking"}, id="two sides of one thing"),
        pytest.param({"type": "air_strike"}, {"type": "armed_assault"}, id="a drone's attack"),
        pytest.param(
            {"sentence": "Missiles fell on the town overnight."},
            {"sentence": "Missiles fell early in the morning.", "day": "2031-05-07"},
            id="a night, dated by its evening and by its morning",
        ),
        pytest.param(
            {"place": "Mali"} | CONVOY, {"place": "Kayes", "day": "2031-05"} | CONVOY, id="the month looks back"
        ),
    ],
)
def test_accounts_of_one_incident(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert pair(one, other) >= LINKED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({}, {"day": "2031-05-10"}, id="four days later in the same town"),
        pytest.param(TRAIN, {**TRAIN, "day": "2031-05-12"}, id="the same train six days later"),
        pytest.param({"day": "2031-05"}, {"day": "2031-07-14"}, id="another month"),
        pytest.param({}, {"place": "Peshawar"}, id="another province the same day"),
        pytest.param({}, {"place": "Lagos"}, id="another country the same day"),
        pytest.param(TRAIN, {"target": "Awam Express", "place": "Karachi"}, id="another train the same day"),
        pytest.param(
            {"target": "police station", "place": "Karachi"},
            {"target": "girls' school", "place": "Karachi"},
            id="two targets in one big city the same day",
        ),
        pytest.param(
            {"type": "accident_transport", "target": "boat", "place": "Lampedusa", "killed": 20},
            {"type": "accident_transport", "target": "boat", "place": "Lampedusa", "killed": 22, "day": "2031-05-07"},
            id="boats a day apart",
        ),
        pytest.param(
            {"sentence": "Missiles fell on the town overnight."},
            {"sentence": "Missiles fell overnight.", "day": "2031-05-07"},
            id="two nights",
        ),
        pytest.param(
            {"sentence": "Missiles fell in the morning."},
            {"sentence": "Missiles fell overnight.", "day": "2031-05-07"},
            id="a morning and the night after",
        ),
        pytest.param({}, {"type": "natural_disaster"}, id="a quake is no bombing"),
        pytest.param({"place": None}, {"place": None}, id="nothing but a day and a type"),
    ],
)
def test_accounts_of_two_incidents(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert pair(one, other) < LINKED


def test_what_was_published_before_cannot_tell_it() -> None:
    recalled = mention("the attack on the train", day=None, role="background", **TRAIN)
    before = account(recalled, report="r2", published="2031-05-01")
    after = account(recalled, report="r3", published="2031-06-01")
    told = account(mention(**TRAIN))
    assert score(told, before).total < UNSURE < score(told, after).total


def test_a_score_is_the_sum_of_its_parts_and_says_why() -> None:
    scored = score(account(mention(killed=5, **TRAIN)), account(mention(killed=5, **TRAIN), report="r2"))
    assert scored.total == pytest.approx(START + sum(part.weight for part in scored.parts))
    why = {part.name: part.why for part in scored.parts}
    assert why["date"] == "same day"
    assert why["place"] == "both Jacobabad"
    assert why["target"] == "both Jaffar Express"
    assert why["counts"] == "killed 5 and 5"


def _clusters(accounts: list[Account]) -> set[frozenset[str]]:
    numbered = [structs.replace(each, number=n) for n, each in enumerate(accounts, 1)]
    keyed = [(a, blocks(a)) for a in numbered]
    scores = [
        (a.number, b.number, score(a, b).total)
        for (a, x), (b, y) in combinations(keyed, 2)
        if x.shows & y.seeks or x.seeks & y.shows
    ]
    return {frozenset(each.statement for each in group) for group in cluster(numbered, scores)}


def test_two_mentions_of_one_report_are_two_incidents() -> None:
    morning, evening = mention("A blast in the morning."), mention("Another in the evening.", start=40)
    alike = [account(morning), account(evening), account(mention(), report="r2", outlet="Beta")]
    groups = _clusters(alike)
    assert len(groups) == 2
    assert not any({a.statement for a in alike[:2]} <= group for group in groups)


def test_incidents_days_apart_stay_apart_whatever_is_recalled() -> None:
    first = account(mention(day="2031-05-06", killed=10, place="Konduga"), report="r1")
    second = account(mention(day="2031-05-10", killed=5, place="Konduga"), report="r2", published="2031-05-11")
    recalled = account(
        mention(day="2031-05-06", killed=10, place="Konduga", start=50, role="background"),
        report="r2",
        published="2031-05-11",
    )
    assert _clusters([first, second, recalled]) == {
        frozenset({first.statement, recalled.statement}),
        frozenset({second.statement}),
    }


def test_what_fits_two_incidents_alike_is_linked_to_neither() -> None:
    first = account(mention(day="2031-08-07", place="Sibi", **TRAIN), report="r1", published="2031-08-08")
    second = account(mention(day="2031-08-17", place="Sukkur", **TRAIN), report="r2", published="2031-08-18")
    recalled = account(
        mention("the blast on the train in August", day="2031-08", place=None, role="background", **TRAIN),
        report="r3",
        published="2031-11-01",
    )
    assert _clusters([first, recalled]) == {frozenset({first.statement, recalled.statement})}
    assert len(_clusters([first, second, recalled])) == 3


def test_an_account_that_says_little_does_not_chain_incidents_months_apart() -> None:
    told = [
        account(mention(day=day, start=n, **TRAIN), report=f"r{n}", outlet=f"Outlet {n}", published=f"{day[:8]}28")
        for n, day in enumerate(["2031-03-11", "2031-03-11", "2031-08-10", "2031-08-10"])
    ]
    bridge = account(
        mention("the bomb on the train", day=None, place=None, role="background", **TRAIN),
        report="r9",
        published="2031-12-01",
    )
    march, august = {a.statement for a in told[:2]}, {a.statement for a in told[2:]}
    assert not any(group & march and group & august for group in _clusters([*told, bridge]))


DAYS = st.sampled_from(["2031-05-06", "2031-05-07", "2031-05-09", "2031-05", None])
PLACES = st.sampled_from(["Jacobabad", "Sukkur", "Sindh", "Quetta", None])
TARGETS = st.sampled_from([None, "Jaffar Express", "Jafar Express", "Awam Express", "market"])
TYPES = st.sampled_from(["bombing", "hijacking", "accident_transport", "other"])
MENTIONS = st.builds(
    lambda day, place, target, kind, killed: mention(day=day, place=place, target=target, type=kind, killed=killed),
    DAYS,
    PLACES,
    TARGETS,
    TYPES,
    st.sampled_from([None, 0, 3, 5]),
)


@settings(max_examples=60)
@given(st.lists(MENTIONS, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_nothing(mentions: list[Any], random: Any) -> None:
    accounts = [account(m, report=f"r{n}", outlet=f"Outlet {n}") for n, m in enumerate(mentions)]
    shuffled = list(accounts)
    random.shuffle(shuffled)
    assert _clusters(accounts) == _clusters(shuffled)


@settings(max_examples=60)
@given(MENTIONS, MENTIONS)
def test_a_score_is_the_same_from_both_sides_and_candidates_are_mutual(one: Any, other: Any) -> None:
    a, b = account(one, report="r1"), account(other, report="r2", published="2031-05-20")
    assert score(a, b) == score(b, a)
    assert bool(blocks(a).shows & blocks(b).seeks or blocks(a).seeks & blocks(b).shows) == bool(
        blocks(b).shows & blocks(a).seeks or blocks(b).seeks & blocks(a).shows
    )


@settings(max_examples=100)
@given(MENTIONS, MENTIONS)
def test_no_pair_that_would_be_linked_is_missed_by_the_candidates(one: Any, other: Any) -> None:
    a, b = account(one, report="r1"), account(other, report="r2", published="2031-05-08")
    if score(a, b).total >= LINKED:
        assert blocks(a).shows & blocks(b).seeks or blocks(a).seeks & blocks(b).shows
