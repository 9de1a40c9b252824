"""TIMEX3 recognition and normalisation, scored as TempEval-3 does.

`--gold` is a folder with `gold.jsonl`, or a text file with its times marked in place (`benchmarks.marked`).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import marked
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
    """One expression as the scorer wants it: to the minute, without its zone."""
    value = time.value[: len("2024-01-17T09:00")] if time.type == "TIME" else time.value
    return {"start": time.span[0], "end": time.span[1], "type": time.type, "value": value}


def with_plain_years(prediction: dict[str, Any]) -> dict[str, Any]:
    """The referees' gold writes fiscal years as plain ones."""
    for timex in prediction["timexes"]:
        timex["value"] = timex["value"].removeprefix("FY")
    return prediction


def main() -> int:
    """Read the texts, write the predictions, print the scorer's figures."""
    args = arguments(__doc__).parse_args()
    out = prediction_path(args)
    scorer = find_scorer("score_timex.py", "times", args)
    if args.gold.is_file():
        gold = list(marked.documents(args.gold))
        write_jsonl(out, (predict(document) for document in gold))
        with tempfile.TemporaryDirectory() as folder:
            for document in gold:
                marked.write_timeml(document, Path(folder))
            return judge(scorer, [folder, str(out)], args.json)
    write_jsonl(out, (with_plain_years(predict(document)) for document in jsonl(args.gold / "gold.jsonl")))
    return judge(scorer, [str(args.gold), str(out)], args.json)


if __name__ == "__main__":
    sys.exit(main())
