"""Glued stories: dumps (and HTML pages) of several stories, split again; see bench/README.md.

`python -m benchmarks.glued --gold GOLD [--pred OUT] [--json]`. The gold of the HTML pages has no offsets, so
each page is judged by the scorer's own dump format made of its gold stories: headline and paragraphs, one a line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from benchmarks.referee import arguments, find_scorer, jsonl, judge, prediction_path, write_jsonl
from newstally.intake import take_in
from newstally.model import Moment, Report

_BODY = ("paragraph", "subheading")


def main() -> int:
    """Run the benchmark; the scorer's exit status."""
    args = arguments(__doc__ or "").parse_args()
    cases = list(jsonl(args.gold))
    pred = prediction_path(args)
    write_jsonl(pred, ({"id": case["id"], "stories": list(_stories(case))} for case in cases))
    gold = args.gold
    if "html" in cases[0]:
        gold = pred.with_suffix(".gold.jsonl")
        write_jsonl(gold, map(_as_dump, cases))
    scorer = find_scorer("score_pages.py", "pages", args)
    return judge(scorer, ["glued", str(pred), "--gold", str(gold)], args.json)


def _stories(case: dict[str, Any]) -> Iterable[dict[str, Any]]:
    source: bytes | str = case["html"].encode() if "html" in case else case["text"]
    reports, _ = take_in(source, name=case["id"])
    return map(_story, reports)


def _story(report: Report) -> dict[str, Any]:
    def texts(*kinds: str) -> list[str]:
        return [report.text[block.start : block.end] for block in report.blocks if block.kind in kinds]

    return {
        "start": report.source.start,
        "end": report.source.end,
        "headline": report.headline or None,
        "paragraphs": texts(*_BODY),
        "captions": texts("caption"),
        "published": _iso(report.published),
        "updated": _iso(report.updated),
    }


def _iso(moment: Moment | None) -> str | None:
    return str(moment)[:16] if moment else None


def _as_dump(case: dict[str, Any]) -> dict[str, Any]:
    """The gold of an HTML page in the form of a dump's gold."""
    text, stories, body_end = "", [], 0
    for number, story in enumerate(case["stories"]):
        start = len(text)
        text += (story["headline"] or "") + "\n"
        paragraphs = []
        for paragraph in story["paragraphs"]:
            paragraphs.append({"start": len(text), "end": len(text) + len(paragraph), "text": paragraph})
            text += paragraph + "\n"
        earliest = body_end if number else 0
        body_end = len(text) - 1
        spans = {
            "start": start,
            "end": body_end,
            "start_accept": [earliest, start],
            "end_accept": [body_end, body_end + 1],
        }
        captions = [{"text": caption} for caption in story["captions"]]
        stories.append({**story, **spans, "paragraphs": paragraphs, "subheads": [], "captions": captions})
    return {"id": case["id"], "split": case["split"], "kind": "glued", "layout": {}, "text": text, "stories": stories}


if __name__ == "__main__":
    sys.exit(main())
