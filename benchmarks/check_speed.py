"""How long `newstally check` takes on plain text, start-up included, and whether it grows with the text alone.

`python -m benchmarks.check_speed --gold times/tbaq_dev/gold.jsonl tally/reports_dev.jsonl [--runs N]` glues the texts
of the referees' files to drafts of several sizes, proof-reads each in a process of its own on one core, and prints the
median of the runs; then texts that are made to be slow; then the start-up: `--help`, and a draft of one sentence.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import chain, repeat
from pathlib import Path

from benchmarks.referee import jsonl

_SIZES = (10_000, 100_000, 1_000_000)
_SLOW = {
    "one sentence": "the mill sold 12 tonnes to 40 buyers and ",
    "numbers only": "412 73 9,120 3.5 ",
    "percentages": "Sales rose 5 percent to $12 million from $10 million. ",
    "no spaces": "x",
}
_DRAFT = "Sales rose to $12 million, up 50 percent from $10 million.\n"


def main() -> int:
    """Time the command and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="the referees' files with texts")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    texts = [row["text"] for gold in args.gold for row in jsonl(gold)]
    with tempfile.TemporaryDirectory() as folder:
        for name, pieces in {"news": [f"{text}\n\n\n" for text in texts], **{k: [v] for k, v in _SLOW.items()}}.items():
            for size in _SIZES if name == "news" else _SIZES[:2]:
                draft = Path(folder) / "draft.txt"
                draft.write_text(_of_size(pieces, size), encoding="utf-8")
                print(
                    f"{name:14} {size:>9,} characters {_seconds(['check', str(draft)], args.runs):6.2f} s", flush=True
                )
        draft.write_text(_DRAFT, encoding="utf-8")
        print(f"--help {_seconds(['--help'], args.runs):.2f} s")
        print(f"first finding {_seconds(['check', str(draft)], args.runs):.2f} s")
    return 0


def _of_size(pieces: Iterable[str], size: int) -> str:
    kept, length = [], 0
    for piece in chain.from_iterable(repeat(list(pieces))):
        kept.append(piece)
        length += len(piece)
        if length >= size:
            return "".join(kept)[:size]
    return ""


def _seconds(arguments: list[str], runs: int) -> float:
    """The median wall time of a command in a process of its own, on one core where the system allows it."""
    command = [sys.executable, "-c", "from newstally.cli import main; main()", *arguments]
    if arguments[0] == "check":
        command += ["--jobs", "1", "--published", "2024-01-17"]
    core = min(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            preexec_fn=None if core is None else lambda: os.sched_setaffinity(0, {core}),
        )
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
