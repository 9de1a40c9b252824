"""Answers to tallies for the tests of what is made of them: a ledger's, and rows built from a few words each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from tests.ledger.sample import mention, reading

from newstally.gazetteer import look_up
from newstally.ledger import Ledger
from newstally.ledger.records import Tally, TallyRow, Told
from newstally.model import Reading, Speaker

TWO_ORIGINS = (Speaker(name="Dilip Konwar"), Speaker(name="Aminata Traoré"))
TRAIN: dict[str, Any] = {"target": "Jaffar Express", "kind": "train"}


def told(*mentions: Any, **fields: Any) -> Reading:
    """A report with two origins, so that what it tells counts."""
    return reading(*mentions, speakers=TWO_ORIGINS, **fields)


def answered(folder: Path) -> Tally:
    """The tally of a small ledger: counts that differ, an open one, a coarse date, no date, no place, one apart."""
    with Ledger(folder / "answered.db") as ledger:
        ledger.add(
            [
                told(mention("A blast hit the train.", killed=5, injured=11, **TRAIN), headline="Blast hits train"),
                told(mention("A blast hit the train.", killed=7, **TRAIN), outlet="Beta", published="2031-05-08"),
                told(
                    mention("Gunmen seized the train.", type="hijacking", also=("bombing",), day="2031-03-11",
                            killed=(31, None), place="Sibi"),
                    published="2031-03-12",
                ),
                told(
                    mention("A mine hit a lorry.", day="2031-06", place="Konduga", killed=0, none_reported=True),
                    published="2031-07-21",
                ),
                told(mention("A crowd burnt cars.", type="riot", day=None, place=None), published="2031-08-02"),
                reading(
                    mention("A mill was set alight.", type="arson", place="Sukkur", day="2031-05-12"),
                    speakers=TWO_ORIGINS[:1],
                ),
            ]
        )  # fmt: skip
        return ledger.tally()


def row(
    day: str = "2031-05-06",
    place: str = "Jacobabad",
    *,
    until: str | None = None,
    kind: str = "bombing",
    killed: int | None = None,
    label: Any = "",
    number: int = 0,
    outlet: str = "Alpha",
) -> TallyRow:
    """A row of one day (or of the days `until` another) and one place; "" is a day or a place that nobody tells."""
    entry = look_up(place)[0] if place else None
    source = Told(
        statement=f"s{number}", report=f"r{number}", outlet=outlet, published="2031-07-01", headline="", role="main",
        start=0, end=6, sentence="Blast.",
    )  # fmt: skip
    return TallyRow(
        incident=f"i{number}",
        label=label,
        date_from=day,
        date_to=day if until is None else until,
        place=", ".join((entry.name, *entry.chain)) if entry else "",
        country=entry.country if entry else "PK",
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        type=kind,
        also="",
        stage="occurred",
        target="",
        perpetrators="",
        killed="" if killed is None else str(killed),
        killed_low=killed,
        killed_high=killed,
        killed_latest=killed,
        injured="",
        injured_low=None,
        injured_high=None,
        injured_latest=None,
        abducted="",
        killed_perpetrators="",
        reports=1,
        outlets=1,
        origins=2,
        copies=0,
        disagreements="",
        reviewed="machine-read",
        notes="",
        sentence="Blast.",
        sources=(source,),
    )


def tally(*rows: TallyRow) -> Tally:
    """The answer that these rows are."""
    counted = [each for each in rows if not each.label]
    return Tally(
        question="Incidents in Pakistan",
        count=len(counted),
        apart=dict(Counter(each.label for each in rows if each.label)),
        killed=(0, None),
        rows=rows,
    )
