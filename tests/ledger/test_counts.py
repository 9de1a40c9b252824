"""What several accounts of one incident print: least, greatest, latest, and the standing range."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import account, mention, reading

from newstally import Ledger
from newstally.ledger import CountSpan
from newstally.ledger.tally.spans import count_span
from newstally.model import Count, CountRange, Speaker, quote

Told = tuple[str, int | tuple[int | None, int | None], dict[str, Any]]


def span(*told: tuple[Any, ...]) -> CountSpan | None:
    """The span of `killed` over accounts given as (outlet, figure, fields), a day apart."""
    accounts = [
        account(
            mention(killed=figure, **(more[0] if more else {})),
            report=f"r{n}",
            outlet=outlet,
            published=f"2031-05-{n + 10}",
        )
        for n, (outlet, figure, *more) in enumerate(told)
    ]
    return count_span(accounts, "killed")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([("A", 5)], (5, 5, 5, (5, 5)), id="one account"),
        pytest.param([("A", 5), ("B", 7)], (5, 7, 7, (5, 7)), id="two outlets stand beside each other"),
        pytest.param([("A", 5), ("A", 7)], (5, 7, 7, (7, 7)), id="an outlet's newer report supersedes its older"),
        pytest.param([("A", 28), ("B", 26)], (26, 28, 26, (26, 28)), id="a toll revised down"),
        pytest.param([("A", (5, None))], (5, 5, 5, (5, None)), id="at least five"),
        pytest.param([("A", (5, None)), ("B", 7)], (5, 7, 7, (5, 7)), id="at least five, then seven"),
        pytest.param([("A", (3, 6)), ("B", 5)], (3, 6, 5, (3, 6)), id="a range is no single figure"),
        pytest.param([("A", 12), ("B", 10, {"role": "background"})], (10, 12, 12, (10, 12)), id="rounded in passing"),
        pytest.param([("A", 12), ("B", 13, {"role": "background"})], (12, 13, 13, (12, 13)), id="exact in passing"),
        pytest.param(
            [("A", 0, {"none_reported": True}), ("B", 4)], (0, 4, 4, (4, 4)), id="none reported lowers no toll"
        ),
    ],
)
def test_spans(told: list[tuple[Any, ...]], expected: tuple[Any, ...]) -> None:
    found = span(*told)
    assert found is not None
    assert (found.low, found.high, found.latest, found.standing) == expected


def test_nobody_counted() -> None:
    assert span(("A", (None, None))) is None
    nothing = span(("A", 0, {"none_reported": True}))
    assert nothing is not None
    assert (nothing.standing, nothing.none_reported) == ((0, 0), True)


def test_only_the_perpetrators_claim_is_no_count() -> None:
    found = span(("A", 5), ("B", 90, {"claimed_only": True}))
    assert found is not None
    assert found.high == 5


def test_a_named_origin_is_superseded_by_itself_whoever_prints_it() -> None:
    def counted(killed: int, outlet: str, report: str, day: str) -> Any:
        evidence = (quote("Five died.", 0, 4),)
        by = Speaker(name="Aminata Traoré")
        count = Count(evidence=evidence, effect="killed", low=killed, high=killed, speaker=by)
        return account(mention(killed=killed, counts=(count,)), report=report, outlet=outlet, published=day)

    found = count_span([counted(5, "A", "r1", "2031-05-10"), counted(7, "B", "r2", "2031-05-11")], "killed")
    assert found is not None
    assert (found.low, found.high, found.standing) == (5, 7, (7, 7))


def test_an_order_of_magnitude_bounds_nothing_that_others_count() -> None:
    dozens = Count(evidence=(quote("dozens", 0, 6),), effect="killed", low=24, high=None)
    vague = mention(killed=(24, None), counts=(dozens,))
    accounts = [account(vague, report="r1"), account(mention(killed=36), report="r2", outlet="Beta")]
    found = count_span(accounts, "killed")
    assert found is not None
    assert (found.low, found.high) == (36, 36)
    assert str(count_span(accounts[:1], "killed")) == "24+"


def test_counts_that_differ_in_whether_attackers_are_included_form_no_range() -> None:
    with_them = account(mention(), report="r1")
    with_them = _killed(with_them, CountRange(low=13, high=13, includes_perpetrators="yes"))
    without = account(mention(), report="r2", outlet="Beta")
    without = _killed(without, CountRange(low=12, high=12, includes_perpetrators="no"))
    found = count_span([with_them, without], "killed")
    assert found is not None
    assert (found.low, found.high) == (12, 12)


def _killed(told: Any, counted: CountRange) -> Any:
    from msgspec.structs import replace

    return replace(told, mention=replace(told.mention, killed=counted))


@pytest.mark.parametrize(
    ("standing", "text"),
    [((5, 7), "5–7"), ((5, 5), "5"), ((5, None), "5+"), ((0, 0), "0"), ((None, 9), "up to 9"), ((None, None), "")],
)
def test_how_a_span_reads(standing: tuple[int | None, int | None], text: str) -> None:
    assert str(CountSpan(standing=standing)) == text


def test_one_wire_story_in_ten_outlets_is_one_origin(new_ledger: NewLedger) -> None:
    wire = "Seven people died when a bomb went off under the Jaffar Express near the town early on Tuesday. "
    body = wire + "The train had left Quetta at nine with four hundred passengers, most of them soldiers on leave."
    with Ledger(new_ledger("tally")) as ledger:
        for n in range(10):
            told = mention(body, killed=7, target="Jaffar Express", kind="train")
            ledger.add(reading(told, outlet=f"Outlet {n}", published="2031-05-07"))
        (incident,) = ledger.incidents()
        assert (len(incident.reports), len(incident.outlets), incident.origins, incident.copies) == (10, 10, 1, 9)
        (row,) = ledger.tally().rows
        assert row.label == "one origin only"
        own = mention("Eight are dead, hospitals in Jacobabad say.", killed=8, target="Jaffar Express", kind="train")
        ledger.add(reading(own, outlet="Other", published="2031-05-08"))
        (incident,) = ledger.incidents()
        assert (incident.origins, incident.copies) == (2, 9)
        assert ledger.tally().count == 1
