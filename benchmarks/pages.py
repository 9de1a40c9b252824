"""News pages in English (fundus test pages): title, body, dates, authors and captions of one story a page.

`python -m benchmarks.pages --gold GOLD [--pred OUT] [--json]`. Pages are read from `html/` beside the gold.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from benchmarks.referee import arguments, find_scorer, jsonl, judge, prediction_path, write_jsonl
from newstally.intake import take_in
from newstally.model import Moment

_BODY = ("paragraph", "subheading", "standfirst", "bullet")


def main() -> int:
    """Run the benchmark; the scorer's exit status."""
    args = arguments(__doc__ or "").parse_args()
    pred = prediction_path(args)
    write_jsonl(pred, (_prediction(case, args.gold.parent) for case in jsonl(args.gold)))
    scorer = find_scorer("score_pages.py", "pages", args)
    return judge(scorer, ["pages", str(pred), "--gold", str(args.gold)], args.json)


def _prediction(case: dict[str, Any], folder: Path) -> dict[str, Any]:
    reports, unread = take_in(folder / case["path"])
    for each in unread:
        print(each, file=sys.stderr)
    if not reports:
        return {"id": case["id"]}
    report = reports[0]
    texts = [(block.kind, report.text[block.start : block.end]) for block in report.blocks]
    return {
        "id": case["id"],
        "title": report.headline,
        "paragraphs": [text for kind, text in texts if kind in _BODY],
        "captions": [text for kind, text in texts if kind == "caption"],
        "published": _iso(report.published),
        "updated": _iso(report.updated),
        "authors": report.authors,
    }


def _iso(moment: Moment | None) -> str | None:
    return str(moment) if moment else None


if __name__ == "__main__":
    sys.exit(main())
