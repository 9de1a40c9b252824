"""Drafts held against a ledger: tolls, claims of counts and earlier figures; the ledger is only read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.cli.running import newstally

import newstally as package
from newstally.api import read_report
from newstally.intake.plain import plain_report
from newstally.ledger import Ledger, LedgerError
from newstally.ledger.reconcile import KINDS, explain, reconcile
from newstally.ledger.reconcile.background import Background
from newstally.model import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = ("kita-blast-meridian.html", "kita-blast-courier.html", "kita-blast-lakeside.html", "tambacounda-blast.txt")
RECALLED = "BAMAKO: The Savanna Mail left for the first time since the bombing at Kita on 12 March 2026, which "


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one bombing told by four reports, another bombing, and tea exports."""
    where = tmp_path_factory.mktemp("ledger") / "tally.db"
    with Ledger(where) as held:
        for name in (*TOLD, "two-stories.txt", "tea-exports.txt"):
            held.add(package.read(EXAMPLES / name))
    return where


def found(text: str, ledger: Path) -> list[Finding]:
    report = plain_report(text, published="2026-04-21")
    return list(reconcile(read_report(report), Background(ledger)))


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("killed seven people.", "holds"),
        ("killed two people.", "holds"),
        ("killed 17 people.", "fails"),
    ],
)
def test_a_toll_that_a_draft_recalls_is_one_that_reports_print(told: str, verdict: str, ledger: Path) -> None:
    assert [(f.kind, f.verdict) for f in found(RECALLED + told, ledger)] == [("disagreement", verdict)]


def test_the_finding_names_the_ledgers_toll_and_who_printed_it(ledger: Path) -> None:
    (finding,) = found(RECALLED + "killed 17 people.", ledger)
    assert finding.message.startswith(
        "The ledger has 2 to 7 killed for this bombing in Kita (Meridian Press, 2026-03-12;"
    )
    assert finding.message.endswith(", not 17.")
    assert [o.text for o in finding.operands] == ["17"]


def test_news_may_raise_a_toll(ledger: Path) -> None:
    text = "KITA: Nine people have died after the bombing of the Savanna Mail at Kita on Thursday, the minister said."
    reading = read_report(plain_report(text, published="2026-03-15"))
    assert "fails" not in {f.verdict for f in reconcile(reading, Background(ledger))}


def test_an_incident_the_ledger_does_not_hold_is_passed_over(ledger: Path) -> None:
    text = "LIMA: A bomb killed 17 people at a market in Lima on 3 March 2026, police said."
    assert found(text, ledger) == []


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("There have been at least two bombings of the Savanna Mail since January 2026.", "holds"),
        ("There have been nine bombings of the Savanna Mail since January 2026.", "undecided"),
    ],
)
def test_a_claim_of_a_count_is_held_against_the_tally(claim: str, verdict: str, ledger: Path) -> None:
    told = [(f.kind, f.verdict) for f in found(f"BAMAKO: {claim}", ledger)]
    assert told == [("tally_claim", verdict)]


def test_an_earlier_figure_of_one_report_only_is_doubted_not_wrong(ledger: Path) -> None:
    (finding,) = found("NAIROBI: Kenya earned $1.53 billion from tea exports in 2025.", ledger)
    assert (finding.kind, finding.verdict) == ("disagreement", "undecided")
    assert "the ledger has $1.42 billion" in finding.message
    (same,) = found("NAIROBI: Kenya earned $1.42 billion from tea exports in 2025.", ledger)
    assert same.verdict == "holds"


def test_the_ledger_is_only_read_and_forgets_the_draft(ledger: Path) -> None:
    before = {file.name: hashlib.sha256(file.read_bytes()).digest() for file in ledger.parent.iterdir()}
    background = Background(ledger)
    reading = read_report(plain_report(RECALLED + "killed 17 people.", published="2026-04-21"))
    assert reconcile(reading, background) == reconcile(reading, background)
    after = {file.name: hashlib.sha256(file.read_bytes()).digest() for file in ledger.parent.iterdir()}
    assert after == before


def test_the_command_tells_it_beside_the_other_findings(ledger: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(RECALLED + "killed 17 people.", encoding="utf-8")
    result = newstally("check", "--ledger", ledger, "--published", "2026-04-21", draft)
    assert result.exit_code == 1
    assert "disagreement The ledger has 2 to 7 killed" in result.stdout


def test_a_ledger_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Background(tmp_path / "none.db")
    result = newstally("check", "--ledger", tmp_path / "none.db", "-")
    assert result.exit_code == 2
    assert "there is no such ledger" in result.stderr
    with pytest.raises(LedgerError, match="in a file"):
        Background("postgresql://desk@host/ledger")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_explained_in_four_parts(kind: str) -> None:
    text = explain(kind)
    assert all(part in text for part in ("Asserts: ", "Why editors care: ", "Holds: ", "Fails: "))
    assert newstally("explain", kind).output.startswith(text.partition("\n")[0])
