"""The calendar stretches of time expressions, where people marked them: `--gold` is a file of `benchmarks.marked`.

Of the marks with a stretch of their own ("the past four months", "Ramadan", "the first quarter of FY25") it prints how
many are found at all, how many of these have exactly that stretch, one that shares time with it, or none.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks import marked
from newstally.intake import plain_report
from newstally.model import CalendarInterval
from newstally.reading.language import parse
from newstally.reading.setting import settle
from newstally.reading.times import find_times


def stretch_of(marks: list[str]) -> CalendarInterval | None:
    """The stretch a mark tells; None where it has none."""
    if len(marks) != 2:
        return None
    start, end = map(dt.datetime.fromisoformat, marks)
    return CalendarInterval(start=start, end=end)


def count(documents: list[dict[str, Any]]) -> dict[str, int]:
    """How many stretches are marked, found, exact, overlapping, other and left open."""
    counts = dict.fromkeys(("marked", "found", "exact", "overlapping", "other", "open"), 0)
    for document in documents:
        report = plain_report(document["text"], published=document["dct"])
        found = {time.span: time for time in find_times(parse(report), settle(report))}
        for timex in document["timexes"]:
            wanted = stretch_of(timex["stretch"])
            if wanted is None or timex["type"] == "TIME":
                continue  # The marks give a GMT time's stretch in local time, our records as its clock shows it.
            counts["marked"] += 1
            time = found.get((timex["start"], timex["end"]))
            if time is None:
                continue
            counts["found"] += 1
            counts[_fit(time.interval, wanted)] += 1
    return counts


def _fit(stretch: CalendarInterval | None, wanted: CalendarInterval) -> str:
    if stretch is None:
        return "open"
    if stretch == wanted:
        return "exact"
    return "overlapping" if stretch.overlaps(wanted) else "other"


def main(arguments: list[str]) -> int:
    """Print the counts, or with `--json` an object of them and of the share that is not wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="a file with its times marked in place")
    parser.add_argument("--pred", type=Path, help="taken for the sake of the other benchmarks, and not written")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    args = parser.parse_args(arguments)
    counts = count(list(marked.documents(args.gold)))
    told = counts["found"] - counts["open"]
    shares = {"exact_of_told": counts["exact"] / told, "told_of_found": told / counts["found"]}
    if args.json:
        print(json.dumps({**counts, **shares}))
    else:
        print(" ".join(f"{name} {number}" for name, number in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
