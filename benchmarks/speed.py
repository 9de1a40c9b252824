"""Words per second of each room, of the full reading and of the checks, beside spaCy's own full pipeline in one run.

`python -m benchmarks.speed --gold FILE...` takes any text files; a `.jsonl` file's `text` fields are the texts.
Rates are medians over `--rounds` rounds on one core after a warm-up; a word is a run of letters or digits.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeVar

from benchmarks.referee import jsonl
from newstally.checks import check
from newstally.intake.plain import plain_report
from newstally.model import Report
from newstally.reading import read
from newstally.reading.figures import find_figures
from newstally.reading.incidents import find_incidents
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.places import find_places
from newstally.reading.quantities import find_quantities, numbers_in
from newstally.reading.setting import settle
from newstally.reading.speakers import attribute
from newstally.reading.times import find_times

P = ParamSpec("P")
T = TypeVar("T")
WORD = re.compile(r"\w+")
NUMBERS = "numbers: value and unit alone"
# Timed in the same run, and no part of a reading.
_ASIDE = ("checks", NUMBERS)


def texts(paths: list[Path]) -> Iterator[str]:
    """The texts of the files, one a file or one a JSON line."""
    for path in paths:
        if path.suffix == ".jsonl":
            yield from (row["text"] for row in jsonl(path))
        else:
            yield path.read_text(encoding="utf-8", errors="replace")


def spacy_seconds(reports: list[Report]) -> float:
    """spaCy's full pipeline, entity recogniser included, batched as its documentation advises."""
    import spacy

    from newstally.reading.language.pipeline import MODEL

    model = spacy.load(MODEL)
    for _ in model.pipe([reports[0].text[:2000]]):
        pass
    return _timed(lambda: list(model.pipe((r.text for r in reports), batch_size=64)))


def room_seconds(reports: list[Report]) -> dict[str, float]:
    """Seconds each room takes over all reports; parsing a sentence counts for the room that asks first."""
    spent: dict[str, float] = {}

    def room(name: str, work: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        begun = time.perf_counter()
        result = work(*args, **options)
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - begun
        return result

    for report in reports:
        setting = room("setting", settle, report)
        script = room("sentences", parse, report)
        times = room("times", find_times, script, setting)
        quantities = room("quantities", find_quantities, script, setting, times)
        names = room("names", find_names, script, setting)
        places = room("places", find_places, script, setting, names)
        said = room("speakers", attribute, script, names)
        room("figures", find_figures, script, setting, times, quantities, names, places, said)
        room("incidents", find_incidents, script, setting, times, quantities, names, places, said)
    for reading in [read(report) for report in reports]:
        room("checks", check, reading)
        room(NUMBERS, numbers_in, reading.report.text, reading.setting)
    return spent


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main(arguments: list[str]) -> int:
    """Print the table, or with `--json` an object of words per second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gold", type=Path, nargs="+", required=True, help="text files, or JSON lines with a text field"
    )
    parser.add_argument("--pred", type=Path, help="where to write the figures as JSON")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--rounds", type=int, default=3, help="rounds to take the median over (default 3)")
    args = parser.parse_args(arguments)
    reports = [plain_report(text, published="2024-01-17") for text in texts(args.gold) if text.strip()]
    words = sum(len(WORD.findall(r.text)) for r in reports)
    for report in reports[:3]:
        check(read(report))
    rounds = [room_seconds(reports) for _ in range(args.rounds)]
    rates = {name: words / statistics.median(r.get(name, 0.0) for r in rounds) for name in rounds[0]}
    full = statistics.median(sum(v for k, v in r.items() if k not in _ASIDE) for r in rounds)
    rates["read, all rooms"] = words / full
    rates["read and check"] = words / statistics.median(sum(v for k, v in r.items() if k != NUMBERS) for r in rounds)
    rates["spaCy full pipeline"] = words / statistics.median(spacy_seconds(reports) for _ in range(args.rounds))
    result = {"words": words, "rounds": args.rounds, "words_per_second": {k: round(v) for k, v in rates.items()}}
    if args.pred:
        args.pred.write_text(json.dumps(result, indent=1), encoding="utf-8")
    if args.json:
        print(json.dumps(result))
        return 0
    print(f"{words:,} words, median of {args.rounds} rounds, one process")
    for name, rate in rates.items():
        share = f"{100 * (words / rate) / full:5.1f} % of reading"
        print(f"{name:<40} {rate:12,.0f} words/s   {share if name in rounds[0] and name not in _ASIDE else ''}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
