"""Article Extraction Benchmark: the body of one article a page.

`python -m benchmarks.aeb --gold GOLD [--pred OUT] [--json]`. Pages are read from `aeb_html/` beside the gold.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.referee import arguments, find_scorer, judge, prediction_path, write_jsonl
from newstally.intake import take_in

_BODY = ("paragraph", "subheading", "standfirst", "bullet")


def main() -> int:
    """Run the benchmark; the scorer's exit status."""
    args = arguments(__doc__ or "").parse_args()
    pages = json.loads(args.gold.read_text(encoding="utf-8"))
    pred = prediction_path(args)
    write_jsonl(pred, (_prediction(page, args.gold.parent / "aeb_html") for page in pages))
    scorer = find_scorer("score_pages.py", "pages", args)
    return judge(scorer, ["aeb", str(pred), "--gold", str(args.gold)], args.json)


def _prediction(page: str, folder: Path) -> dict[str, Any]:
    reports, unread = take_in(folder / f"{page}.html.gz")
    for each in unread:
        print(each, file=sys.stderr)
    texts = [
        report.text[block.start : block.end] for report in reports for block in report.blocks if block.kind in _BODY
    ]
    return {"id": page, "body": "\n".join(texts)}


if __name__ == "__main__":
    sys.exit(main())
