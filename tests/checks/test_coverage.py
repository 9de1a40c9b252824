"""Coverage: which numbers of a report a finding relates, and what is said of the others."""

from __future__ import annotations

import pytest

from newstally import plain_report, read_report
from newstally.checks import coverage
from newstally.model import Reading

TOLD = "LEEDS: Sales at the mill rose 20 percent to $12 million from $10 million."


def reading(text: str) -> Reading:
    """The reading of a text that is one story."""
    return read_report(plain_report(text, published="2026-01-20"))


def test_what_stands_in_a_finding_is_related_whatever_the_verdict() -> None:
    assert str(coverage(reading(TOLD))) == "3 numbers: 3 related, 0 not checked"
    assert str(coverage(reading(TOLD.replace("20", "50")))) == "3 numbers: 3 related, 0 not checked"


@pytest.mark.parametrize(
    ("sentence", "number", "reason"),
    [
        ("The mill has 340 looms.", "340", "no other number of its unit (loom)"),
        ("The owner, 61, said so.", "61", "an age, and no date of birth found"),
        ("He spoke for two hours about wool.", "two hours", "says when or how long"),
        ("Wool is 40 percent of it.", "40 percent", "not found to be the change, share or difference"),
        ("It burned 31 tonnes of coal.", "31 tonnes", "no other number of its unit (tonne)"),
    ],
)
def test_each_other_number_has_its_reason(sentence: str, number: str, reason: str) -> None:
    covered = coverage(reading(f"{TOLD} {sentence}"))
    (unchecked,) = covered.unchecked
    assert unchecked.text == number
    assert unchecked.reason.startswith(reason)
    assert covered.related == 3


def test_dates_are_no_numbers() -> None:
    assert coverage(reading("The mill opened on 4 March 1911 and closed at 5pm on Friday.")).numbers == 0


def test_what_only_a_kind_relates_that_was_not_asked_for_says_so() -> None:
    covered = coverage(reading(TOLD), findings=())
    assert {unchecked.reason for unchecked in covered.unchecked} == {
        "related only by a kind of finding that was not asked for"
    }
