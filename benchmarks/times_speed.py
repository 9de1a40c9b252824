"""How fast times alone is read, beside spaCy in the same run, and whether the work stays linear in the text.

`python -m benchmarks.times_speed --gold FILE...` takes text files and JSON Lines with a `text` field. First it prints
words per second on one core, medians over `--rounds` rounds after a warm-up; a word is a run of letters or digits. Then
seconds, megabytes per second and peak memory of texts from 10 kB to `--largest`, each in a process of its own: real
texts one after the other, and texts made to be slow. Where the rate stays as it is from row to row, the work is linear.
Seconds are those of the processor, so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path

from benchmarks.speed import WORD, texts
from newstally.intake import plain_report
from newstally.model import Report, Setting
from newstally.reading.language import parse
from newstally.reading.language.pipeline import MODEL
from newstally.reading.setting import settle
from newstally.reading.times import find_times

DAY = "2024-01-17"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# So many words of the texts are enough for spaCy, which is slow.
_SPACY_WORDS = 60_000


def rates(reports: list[Report], rounds: int) -> dict[str, float]:
    """Words per second of each part, of the whole, and of spaCy."""
    words = sum(len(WORD.findall(report.text)) for report in reports)
    settings = [Setting(published=report.published) for report in reports]
    scripts = [parse(report) for report in reports]

    def rate(work: Callable[[], object], of: int = words) -> float:
        return of / statistics.median(_timed(work) for _ in range(rounds))

    def read_all() -> None:
        for script, setting in zip(scripts, settings, strict=True):
            find_times(script, setting)

    cold = words / _timed(read_all)
    found = {
        "times: the first round, nothing remembered": cold,
        "times alone": rate(read_all),
        "times with sentence splitting": rate(
            lambda: [find_times(parse(r), s) for r, s in zip(reports, settings, strict=True)]
        ),
        "times with sentences and setting": rate(lambda: [find_times(parse(r), settle(r)) for r in reports]),
    }
    few: list[str] = []
    some = 0
    for report in reports:
        few.append(report.text)
        some += len(WORD.findall(report.text))
        if some >= _SPACY_WORDS:
            break
    return found | spacy_rates(few, lambda work: rate(work, some))


def spacy_rates(sample: list[str], rate: Callable[[Callable[[], object]], float]) -> dict[str, float]:
    """spaCy's tokenizer and its full pipeline on a part of the texts, batched as its documentation advises."""
    import spacy

    blank, full = spacy.blank("en"), spacy.load(MODEL)
    for model in (blank, full):
        list(model.pipe(sample[:2]))
    return {
        "spaCy tokenizer": rate(lambda: list(blank.pipe(sample, batch_size=64))),
        "spaCy full pipeline": rate(lambda: list(full.pipe(sample, batch_size=64))),
    }


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def hostile(kind: str, size: int, real: list[str]) -> str:
    """A text of so many characters: real ones one after the other, or one that is made to be slow."""
    chance = random.Random(1)
    unit: Iterator[str]
    match kind:
        case "real texts":
            unit = (f"{text}\n\n" for text in cycle(real))
        case "one sentence":
            unit = (text.replace(".", ",").replace("\n", " ") + " " for text in cycle(real))
        case "numbers only":
            unit = (f"{chance.randrange(10 ** chance.randrange(1, 7))} " for _ in iter(int, 1))
        case "months only":
            unit = cycle(("January ", "May ", "Sept. ", "March "))
        case "no spaces":
            unit = cycle(("Monday,", "2024-01-17/", "5pm-", "May9."))
        case _:
            unit = cycle((kind + " ",))
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(next(unit))
        length += len(parts[-1])
    return "".join(parts)[:size]


KINDS = (
    "real texts",
    "one sentence",
    "numbers only",
    "months only",
    "no spaces",
    "last",
    "a week or",
    "the first two or three of the last",
    "since the end of",
)


def measured(kind: str, size: int, real: list[str]) -> tuple[float, int, int]:
    """Seconds, time expressions and the process's peak memory in MB (0 where it is not told), reading a text once."""
    find_times(parse(plain_report("Warm on Monday.")), Setting())
    report = plain_report(hostile(kind, size, real), published=DAY)
    begun = time.process_time()
    found = find_times(parse(report), Setting(published=report.published))
    return time.process_time() - begun, len(found), peak_memory()


def peak_memory() -> int:
    """The most memory this process has held, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


def curve(kind: str, sizes: list[int], real: list[str]) -> Iterator[dict[str, float]]:
    """The sizes of one kind of text, each measured in a fresh process."""
    for size in sizes:
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
            seconds, found, memory = process.submit(measured, kind, size, real).result()
        yield {"bytes": size, "seconds": seconds, "found": found, "memory_mb": memory}


def main(arguments: list[str]) -> int:
    """Print both tables, or with `--json` one object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="text files, or JSON lines with a text")
    parser.add_argument("--rounds", type=int, default=3, help="rounds to take the median over (default 3)")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="the longest text in characters; 0 for none")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(arguments)
    reports = [plain_report(text, published=DAY) for text in texts(args.gold) if text.strip()]
    words = sum(len(WORD.findall(report.text)) for report in reports)
    per_second = {name: round(rate) for name, rate in rates(reports, args.rounds).items()}
    if not args.json:
        print(f"{words:,} words of {len(reports)} texts, median of {args.rounds} rounds, one process", flush=True)
        for name, rate in per_second.items():
            print(f"{name:<44} {rate:12,} words/s", flush=True)
    curves: dict[str, list[dict[str, float]]] = {}
    for kind in KINDS:
        curves[kind] = []
        for row in curve(kind, [size for size in SIZES if size <= args.largest], [r.text for r in reports]):
            curves[kind].append(row)
            if not args.json:
                print(
                    f"{kind:<36} {row['bytes']:>11,} characters {row['seconds']:9.3f} s "
                    f"{row['bytes'] / row['seconds'] / 1e6:7.2f} MB/s {row['found']:>9,} found {row['memory_mb']:6} MB",
                    flush=True,
                )
    if args.json:
        print(json.dumps({"words": words, "words_per_second": per_second, "curves": curves}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
