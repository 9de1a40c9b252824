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
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.referee import arguments, find_scorer, jsonl, judge, prediction_path
from newstally import Ledger, Reading, Report, read_report
from newstally.intake import plain_report
from newstally.ledger import CountSpan, LedgerIncident, Told
from newstally.model import CalendarInterval, Evidence, IncidentMention, quote

DAY = dt.timedelta(days=1)
EFFECTS = ("killed", "injured", "abducted", "killed_perpetrators")
# The gold marks a count as an order of magnitude without giving its words.
VAGUE = Evidence(start=0, end=0, text="dozens")


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
            report = plain_report(
                row["text"], headline=row["headline"], published=row["published"], outlet=row["outlet"]
            )
            documents[report.id] = (row["docid"], len(row["headline"]) + 2)
            ledger.add(gold_reading(report, row["docid"], gold) if gold else read_report(report))
        incidents = [prediction(incident, documents) for incident in ledger.incidents()]
    out = prediction_path(args, ".json")
    out.write_text(json.dumps({"incidents": incidents}, ensure_ascii=False), encoding="utf-8")
    return judge(find_scorer("score_tally.py", "tally", args), [str(args.gold), str(out)], args.json)


def prediction(incident: LedgerIncident, documents: dict[str, tuple[str, int]]) -> dict[str, Any]:
    """An incident in the scorer's words."""
    entry = incident.place.entry if incident.place else None
    place: dict[str, Any] = {"country": incident.country}
    if entry is not None:
        place |= {"name": entry.name, "lat": entry.lat, "lon": entry.lon}
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
        "mentions": [mention(told, *documents[told.report]) for told in incident.told],
    }


def mention(told: Told, docid: str, shift: int) -> dict[str, Any]:
    """One report's telling; a span into the headline is none into the scorer's text."""
    span = {"span": [told.start - shift, told.end - shift]} if told.start >= shift else {}
    return {"docid": docid, "role": told.role, **span}


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
    sentence = quote(report.text, *(len(report.headline) + 2 + offset for offset in mention["span"]))
    first, last = map(dt.date.fromisoformat, about["date"])
    place = about.get("place") or {"name": about["country"], "country": about["country"], "lat": None, "lon": None}
    kind = "settlement" if place["lat"] is not None else "country"
    entry = {"id": place["name"], "kind": kind, "chain": [place.get("admin1") or ""], **place}
    counts = {effect: n for effect, n in mention["counts"].items() if effect in EFFECTS}
    vague = [effect for effect, n in counts.items() if n["qual"] == "vague" and effect != "killed_perpetrators"]
    fields = {
        "evidence": [sentence],
        "type": about["type"],
        "role": mention["role"],
        "stage": about["stage"],
        "date": {"start": dt.datetime.combine(first, dt.time()), "end": dt.datetime.combine(last + DAY, dt.time())},
        "place": {"evidence": [sentence], "name": place["name"], "kind": kind, "entry": entry},
        "target": {"name": about["target"]},
        "counts": [
            {"evidence": [VAGUE], "effect": effect, "low": counts[effect]["low"], "high": None} for effect in vague
        ],
        **{effect: {"low": n["low"], "high": n["high"]} for effect, n in counts.items()},
    }
    return msgspec.convert(msgspec.to_builtins(fields), IncidentMention)


if __name__ == "__main__":
    sys.exit(main())
