"""Incidents across reports, and tallies: `python -m benchmarks.tally --gold gold_dev.json --reports reports_dev.jsonl`.

Reads every report, enters it into a ledger and writes the ledger's incidents. With `--gold-mentions` the gold's own
mentions go in instead of the reader's (their spans and counts, and of their incident only what the sentence is about:
type, date, place, target), to measure linking alone.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.referee import arguments, find_scorer, judge, jsonl, prediction_path
from newstally import Ledger, Reading, Report, read_report
from newstally.intake import plain_report
from newstally.ledger import CountSpan, LedgerIncident
from newstally.model import CalendarInterval, Count, CountRange, GazetteerEntry, IncidentMention, Place, Target, quote


def main() -> int:
    """Run the benchmark and return the scorer's exit status."""
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--reports", type=Path, required=True, help="the reports, as JSON Lines")
    parser.add_argument("--gold-mentions", action="store_true", help="link the gold's own mentions")
    args = parser.parse_args()
    gold = json.loads(args.gold.read_text(encoding="utf-8")) if args.gold_mentions else None
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "tally.db") as ledger:
        documents = {}
        for row in jsonl(args.reports):
            report = plain_report(row["text"], published=row["published"], outlet=row["outlet"])
            documents[report.id] = row["docid"]
            ledger.add(gold_reading(report, row["docid"], gold) if gold else read_report(report))
        incidents = [prediction(incident, documents) for incident in ledger.incidents()]
    out = prediction_path(args, ".json")
    out.write_text(json.dumps({"incidents": incidents}, ensure_ascii=False), encoding="utf-8")
    return judge(find_scorer("score_tally.py", "tally", args), [str(args.gold), str(out)], args.json)


def prediction(incident: LedgerIncident, documents: dict[str, str]) -> dict[str, Any]:
    """An incident in the scorer's words."""
    entry = incident.place.entry if incident.place else None
    place = {"name": entry.name, "country": entry.country, "lat": entry.lat, "lon": entry.lon} if entry else None
    return {
        "id": incident.id,
        "type": incident.type,
        "date": _days(incident.date),
        "place": place,
        "target": " / ".join((*incident.targets, incident.target.kind if incident.target else "")),
        "stage": incident.stage,
        "killed": _span(incident.killed),
        "injured": _span(incident.injured),
        "abducted": _span(incident.abducted),
        "mentions": [
            {"docid": documents[told.report], "role": told.role, "span": [told.start, told.end]}
            for told in incident.told
        ],
    }


def _days(date: CalendarInterval | None) -> list[str] | None:
    if date is None or date.start is None or date.end is None:
        return None
    return [date.start.date().isoformat(), (date.end - dt.timedelta(microseconds=1)).date().isoformat()]


def _span(counted: CountSpan | None) -> dict[str, int | None] | None:
    return {"low": counted.low, "high": counted.high, "latest": counted.latest} if counted else None


def gold_reading(report: Report, docid: str, gold: dict[str, Any]) -> Reading:
    """A reading that holds the gold's mentions of one report."""
    about = {incident["id"]: incident for incident in (*gold["incidents"], *gold["other_incidents"])}
    told = [mention for mention in gold["mentions"][docid] if mention["kind"] != "vague"]
    return Reading(
        report=report, incidents=tuple(gold_mention(report, m, about[m["incident"]]) for m in told), reader="gold"
    )


def gold_mention(report: Report, mention: dict[str, Any], about: dict[str, Any]) -> IncidentMention:
    """One gold mention as a record."""
    sentence = quote(report.text, *mention["span"])
    first, last = (dt.datetime.fromisoformat(day) for day in about["date"])
    place = about.get("place") or {"name": about["country"], "country": about["country"], "lat": None, "lon": None}
    kind = "settlement" if place["lat"] is not None else "country"
    entry = GazetteerEntry(
        id=place["name"],
        chain=(place.get("admin1") or "",),
        kind=kind,
        **{k: place[k] for k in ("name", "country", "lat", "lon")},
    )
    ranges = {
        effect: CountRange(low=n["low"], high=n["high"])
        for effect, n in mention["counts"].items()
        if effect in ("killed", "injured", "abducted", "killed_perpetrators")
    }
    return IncidentMention(
        evidence=(sentence,),
        type=about["type"],
        role=mention["role"],
        stage=about["stage"],
        date=CalendarInterval(start=first, end=last + dt.timedelta(days=1)),
        place=Place(evidence=(sentence,), name=place["name"], kind=kind, entry=entry),
        target=Target(name=about["target"]),
        counts=tuple(vague_counts(mention, sentence)),
        **ranges,
    )


def vague_counts(mention: dict[str, Any], sentence: Any) -> Iterator[Count]:
    """Counts that give an order of magnitude only ("dozens"), which their words must show."""
    for effect in ("killed", "injured"):
        n = mention["counts"].get(effect)
        if n and n["qual"] == "vague":
            words = type(sentence)(start=sentence.start, end=sentence.end, text="dozens")
            yield Count(evidence=(words,), effect=effect, low=n["low"], high=None)


if __name__ == "__main__":
    sys.exit(main())
