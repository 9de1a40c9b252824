"""TIMEX3 recognition and normalisation, scored as TempEval-3 does: `--gold` is a folder with `gold.jsonl`."""

from __future__ import annotations

import sys
from typing import Any

from benchmarks.referee import arguments, find_scorer, jsonl, judge, prediction_path, write_jsonl
from newstally.intake import plain_report
from newstally.model import TimeExpression
from newstally.reading.language import parse
from newstally.reading.setting import settle
from newstally.reading.times import find_times


def predict(document: dict[str, Any]) -> dict[str, Any]:
    """The time expressions of one document; its text is read unchanged, so offsets need no mapping."""
    report = plain_report(document["text"], published=document["dct"] or None)
    times = find_times(parse(report), settle(report))
    return {"docid": document["docid"], "timexes": [as_timex(time) for time in times]}


def as_timex(time: TimeExpression) -> dict[str, Any]:
    """One expression as the scorer wants it. The gold writes fiscal years as plain ones and leaves zones out."""
    value = time.value[: len("2024-01-17T09:00")] if time.type == "TIME" else time.value.removeprefix("FY")
    return {"start": time.span[0], "end": time.span[1], "type": time.type, "value": value}


def main() -> int:
    """Read the texts, write the predictions, print the scorer's figures."""
    args = arguments(__doc__).parse_args()
    out = prediction_path(args)
    write_jsonl(out, (predict(document) for document in jsonl(args.gold / "gold.jsonl")))
    return judge(find_scorer("score_timex.py", "times", args), [str(args.gold), str(out)], args.json)


if __name__ == "__main__":
    sys.exit(main())
