"""Every check is documented in four parts, and its examples are true of the real pipeline."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from newstally.checks import KINDS, check, explain
from newstally.intake.plain import plain_report
from newstally.model import CheckKind
from newstally.reading import read

ACROSS_REPORTS = {"reference", "disagreement", "tally_claim"}


def example(kind: str, part: str) -> str:
    """One example of a docstring: the text after "Holds:" or "Fails:", as one line."""
    match = re.search(rf"^{part}: (.+?)(?:\n\n|\Z)", explain(kind), re.MULTILINE | re.DOTALL)
    assert match, f"{kind} has no example that {part.lower()}"
    return " ".join(match.group(1).split())


def test_every_kind_within_a_report_has_a_check() -> None:
    assert set(KINDS) == set(get_args(CheckKind)) - ACROSS_REPORTS


@pytest.mark.parametrize("kind", KINDS)
def test_four_parts(kind: str) -> None:
    text = explain(kind)
    positions = [text.find(part) for part in ("Asserts: ", "Why editors care: ", "Holds: ", "Fails: ")]
    assert -1 not in positions
    assert positions == sorted(positions)


@pytest.mark.parametrize("kind", KINDS)
def test_example_that_holds(kind: str) -> None:
    found = check(read(plain_report(example(kind, "Holds"), published="2024-01-17")))
    assert [f.verdict for f in found if f.kind == kind] == ["holds"]
    assert not [f.message for f in found if f.verdict == "fails"]


@pytest.mark.parametrize("kind", KINDS)
def test_example_that_fails(kind: str) -> None:
    found = check(read(plain_report(example(kind, "Fails"), published="2024-01-17")))
    assert {f.kind for f in found if f.verdict == "fails"} == {kind}


def test_an_unknown_kind_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="change_percent"):
        explain("spelling")
