"""Records as labelled facts: what is said of the dead, of a finding, of a derived figure."""

from __future__ import annotations

import msgspec
import pytest
from tests.publish import sample

from newstally.model import CountRange
from newstally.publish import facts


@pytest.mark.parametrize(
    ("killed", "attackers", "said"),
    [
        (CountRange(low=31, high=31), CountRange(low=33, high=33), "31 (64 with the attackers)"),
        (CountRange(low=5, high=None), CountRange(low=2, high=2), "5+ (7+ with the attackers)"),
        (CountRange(low=5, high=5), None, "5"),
        (None, CountRange(low=2, high=2), None),
        (CountRange(low=0, high=0, none_reported=True), None, "none reported"),
    ],
)
def test_the_dead_are_said_without_and_with_the_attackers(
    killed: CountRange | None, attackers: CountRange | None, said: str | None
) -> None:
    incident = msgspec.structs.replace(sample.INCIDENT, killed=killed, killed_perpetrators=attackers)
    assert dict(facts.incident_facts(incident)).get("killed") == said


def test_what_is_not_said_is_not_listed() -> None:
    labels = [label for label, _ in facts.incident_facts(sample.INCIDENT)]
    assert labels == ["when", "where", "killed", "injured", "counts", "by", "says"]


def test_a_failing_finding_says_what_would_hold() -> None:
    assert dict(facts.finding_facts(sample.FAILS))["would hold"] == "9.5 to 31.6"
    assert "would hold" not in dict(facts.finding_facts(sample.HOLDS))


def test_a_derived_figure_shows_its_sum() -> None:
    assert dict(facts.figure_facts(sample.DERIVED))["derived"] == "12 − 1 million = 10 to 12 million"


def test_the_sentence_of_a_number_is_whole() -> None:
    assert facts.sentence(sample.READING, sample.at("$1 million more")) == "That was $1 million more than planned."
