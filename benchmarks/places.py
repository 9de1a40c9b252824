"""Places against GeoWebNews, LGL and TR-News: `python -m benchmarks.places --gold gwn_dev.jsonl`.

Each document is read as one report with its own title and address; every place found is handed over with its point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks import referee
from newstally.model import Block, Report, Source
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.places import find_places
from newstally.reading.setting import settle


def report_of(row: dict[str, Any]) -> Report:
    """The document as a report: its text is one paragraph per line, its title stands apart from the text."""
    text: str = row["text"]
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Block(start=at, end=at + len(paragraph), kind="paragraph"))
        at += len(paragraph) + 2
    return Report(
        id=row["docid"],
        text=text,
        blocks=tuple(blocks),
        headline=row.get("title") or "",
        outlet=row.get("outlet") or "",
        source=Source(url=row.get("url") or ""),
    )


def predictions(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line of predictions a document."""
    for row in rows:
        report = report_of(row)
        script, setting = parse(report), settle(report)
        places = find_places(script, setting, find_names(script, setting))
        yield {
            "docid": row["docid"],
            "toponyms": [
                {
                    "start": place.span[0],
                    "end": place.span[1],
                    "lat": place.entry.lat if place.entry else None,
                    "lon": place.entry.lon if place.entry else None,
                }
                for place in places
            ],
        }


def main() -> int:
    """Read the gold file's texts, write predictions, print the scorer's figures."""
    args = referee.arguments(__doc__ or "").parse_args()
    pred = referee.prediction_path(args)
    referee.write_jsonl(pred, predictions(referee.jsonl(args.gold)))
    scorer = referee.find_scorer("score_places.py", "places", args)
    return referee.judge(scorer, [str(pred), str(args.gold)], args.json)


if __name__ == "__main__":
    raise SystemExit(main())
