"""Reports beside each other: what cannot both be right; and what a vintage or an "at least" explains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.ledger.conftest import NewLedger
from tests.ledger.sample import mention, reading

from newstally import Ledger, read

TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Iterator[Ledger]:
    with Ledger(new_ledger("tally")) as ledger:
        yield ledger


def figure(ledger: Ledger, words: str, outlet: str, published: str) -> None:
    ledger.add(read(f"Exports\n\n{words}\n", published=published, outlet=outlet))


def test_values_for_one_period_that_cannot_both_be_right(ledger: Ledger) -> None:
    figure(ledger, "Kenya's tea exports rose to $303 million in December 2025, the board said.", "Alpha", "2026-01-17")
    figure(ledger, "Kenya's tea exports reached $330 million in December 2025, officials said.", "Beta", "2026-01-18")
    (found,) = ledger.findings()
    assert (found.kind, found.verdict) == ("disagreement", "fails")
    assert "$303 million and $330 million cannot both be right" in found.message
    assert found.told[0].startswith("Alpha, 2026-01-17: “Kenya's tea exports rose to $303 million")


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("Kenya's tea exports reached $303.4 million in December 2025, officials said.", "2026-01-18"),
        ("Kenya's tea exports were at least $300 million in December 2025, officials said.", "2026-01-18"),
        ("Kenya's tea exports reached $330 million in November 2025, officials said.", "2026-01-18"),
        ("Kenya's coffee exports reached $330 million in December 2025, officials said.", "2026-01-18"),
        ("Kenya's tea exports reached $330 million in December 2025, officials said.", "2026-03-18"),
        ("Kenya's tea exports were revised to $330 million in December 2025 from $303 million.", "2026-01-20"),
    ],
)
def test_what_may_both_be_right_is_no_disagreement(ledger: Ledger, words: str, published: str) -> None:
    figure(ledger, "Kenya's tea exports rose to $303 million in December 2025, the board said.", "Alpha", "2026-01-17")
    figure(ledger, words, "Beta", published)
    assert [found for found in ledger.findings() if found.verdict == "fails"] == []


def test_a_series_keeps_its_vintages(ledger: Ledger) -> None:
    said = (("$303 million", "2026-01-17"), ("$303.2 million", "2026-01-18"), ("$311 million", "2026-02-17"))
    for value, published in said:
        words = f"Kenya's tea exports were {value} in December 2025, the board said."
        figure(ledger, words, f"Outlet {published}", published)
    (indicator,) = ledger.indicators().indicators
    (vintages,) = indicator.series[0].vintages
    assert (vintages.period.value, len(vintages.told)) == ("2025-12", 3)
    assert [(o.figure.quantity.text, o.published) for o in vintages.revised] == [said[0], said[2]]


def test_a_toll_that_no_report_of_then_has(ledger: Ledger) -> None:
    recalled = mention(
        "The train was bombed in May, killing 17.", killed=17, day="2031-05-06", role="background", **TRAIN
    )
    ledger.add(
        [
            reading(mention("Seven died in it.", killed=7, **TRAIN), outlet="Alpha", published="2031-05-06"),
            reading(mention("Seven are dead.", killed=7, **TRAIN), outlet="Beta", published="2031-05-07"),
        ]
    )
    assert ledger.findings() == ()
    ledger.add(reading(with_count(recalled, 17), outlet="Gamma", published="2031-09-01"))
    (found,) = ledger.findings()
    assert (found.verdict, found.about) == ("fails", ledger.incidents()[0].id)
    assert "the ledger has 7 killed" in found.message.replace("The", "the")
    assert found.told == ("Gamma, 2031-09-01: “The train was bombed in May, killing 17.”",)


def with_count(told: Any, number: int) -> Any:
    from msgspec.structs import replace

    from newstally.model import Count

    count = Count(evidence=told.evidence, effect="killed", low=number, high=number)
    return replace(told, counts=(count,))


CLAIM = """Train bombed

The Jaffar Express was bombed in Jacobabad on Tuesday, police said.

There have been only two bombings of the Jaffar Express since January 2031, they said.
"""


def test_a_count_in_a_report_beside_the_ledgers_own_until_it_was_published(ledger: Ledger) -> None:
    for day in ("2031-02-03", "2031-03-04", "2031-04-05", "2031-08-09"):
        for outlet in ("Alpha", "Beta"):
            told = mention(f"{outlet} on the blast of {day}.", day=day, **TRAIN)
            ledger.add(reading(told, outlet=outlet, published=day))
    ledger.add(read(CLAIM, published="2031-06-01", outlet="Gamma"))
    (found,) = (each for each in ledger.findings() if each.kind == "tally_claim")
    assert found.verdict == "fails"
    assert "he ledger counts 3" in found.message
    assert "until 2031-06-01" in found.message
