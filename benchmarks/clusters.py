"""Grouping reports by event: `python -m benchmarks.clusters --gold clusters_dev.jsonl`."""

from __future__ import annotations

import sys

from benchmarks.referee import arguments, find_scorer, jsonl, judge, prediction_path, write_jsonl
from newstally.intake import plain_report
from newstally.ledger.linking import same_story


def main() -> int:
    """Run the benchmark and return the scorer's exit status."""
    args = arguments(__doc__ or "").parse_args()
    rows = list(jsonl(args.gold))
    reports = [
        plain_report(row["text"], headline=row["title"], published=row["date"] or None, outlet=row["outlet"] or "")
        for row in rows
    ]
    story = {member: group[0] for group in same_story(reports) for member in group}
    out = prediction_path(args)
    write_jsonl(out, ({"docid": row["docid"], "cluster": story[n]} for n, row in enumerate(rows)))
    scorer = find_scorer("score_clusters.py", "clusters", args)
    return judge(scorer, ["--gold", str(args.gold), "--pred", str(out)], args.json)


if __name__ == "__main__":
    sys.exit(main())
