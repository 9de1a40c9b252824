"""Incident mentions read from each report by itself, judged by `score_mentions.py`."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.referee import SHARED, arguments, find_scorer, jsonl, judge, prediction_path, write_jsonl
from newstally.intake.plain import plain_report
from newstally.model import CountRange, IncidentMention
from newstally.reading import read

_EFFECTS = ("killed", "injured", "abducted")


def mentions_of(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The mentions of one report of the set, offsets into its `text`."""
    headline = report.get("headline") or ""
    shift = len(headline) + 2 if headline else 0
    reading = read(plain_report(report["text"], headline=headline, published=report["published"]))
    home = reading.setting.country
    return [_row(m, shift, home) for m in reading.incidents if m.span[0] >= shift]


def _row(mention: IncidentMention, shift: int, home: str) -> dict[str, Any]:
    place = mention.place.entry if mention.place is not None else None
    country = (place.country if place is not None else "") or home or None
    counts = {e: _range(r) for e in _EFFECTS if (r := getattr(mention, e)) is not None}
    return {
        "span": [mention.span[0] - shift, mention.span[1] - shift],
        "type": mention.type,
        "also": list(mention.also),
        "role": mention.role,
        "date": _dates(mention),
        "country": country,
        "lat": place.lat if place is not None else None,
        "lon": place.lon if place is not None else None,
        "stage": mention.stage,
        "counts": counts,
    }


def _dates(mention: IncidentMention) -> list[str] | None:
    date = mention.date
    if date is None or date.start is None or date.end is None:
        return None
    return [date.start.date().isoformat(), (date.end - dt.timedelta(seconds=1)).date().isoformat()]


def _range(count: CountRange) -> dict[str, int | None]:
    return {"low": count.low, "high": count.high}


def main() -> int:
    """Read every report, write the mentions, print the scorer's figures."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--reports", type=Path, help="the reports (default: reports_dev.jsonl beside the gold)")
    args = parser.parse_args()
    reports = args.reports or args.gold.with_name(args.gold.name.replace("gold_", "reports_")).with_suffix(".jsonl")
    asked = set(json.loads(args.gold.read_text(encoding="utf-8"))["mentions"])
    path = prediction_path(args)
    rows = ({"docid": r["docid"], "mentions": mentions_of(r)} for r in jsonl(reports) if r["docid"] in asked)
    write_jsonl(path, rows)
    scorer = find_scorer("score_mentions.py", "tally", args) or SHARED / "tally" / "score_mentions.py"
    return judge(scorer, [str(args.gold), str(path)], args.json)


if __name__ == "__main__":
    sys.exit(main())
