"""The proof-reader's findings against the referee's: `score_checks.py GOLD PRED`.

A passage's headline stands first in its text, parted by one line break; a report parts it by a blank
line, so offsets after it are moved by one.
"""

from __future__ import annotations

import sys
from typing import Any

from benchmarks import referee
from newstally.checks import check
from newstally.intake.plain import plain_report
from newstally.model import Report
from newstally.reading import read


def report_of(row: dict[str, Any]) -> tuple[Report, int]:
    """The passage as a report, and the offset of the text after its headline (0 where it has none)."""
    text, headline = row["text"], row.get("headline") or ""
    if headline and text.startswith(headline + "\n"):
        body = text[len(headline) + 1 :]
        return plain_report(body, published=row.get("published"), headline=headline), len(headline) + 1
    return plain_report(text, published=row.get("published")), 0


def relations(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings of one passage in the scorer's format."""
    report, body = report_of(row)
    shift = 1 if body else 0
    return [
        {
            "kind": finding.kind,
            "verdict": finding.verdict,
            "quantities": [
                {
                    "start": o.start - shift * (o.start >= body),
                    "end": o.end - shift * (o.start >= body),
                    "text": o.text,
                }
                for o in finding.operands
                if not o.derived
            ],
            "message": finding.message,
        }
        for finding in check(read(report))
    ]


def main() -> int:
    """Read, check, write and score."""
    args = referee.arguments(__doc__ or "").parse_args()
    out = referee.prediction_path(args)
    referee.write_jsonl(out, ({"id": row["id"], "relations": relations(row)} for row in referee.jsonl(args.gold)))
    scorer = referee.find_scorer("score_checks.py", "checks", args)
    return referee.judge(scorer, [str(args.gold), str(out)], args.json)


if __name__ == "__main__":
    sys.exit(main())
