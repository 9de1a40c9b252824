"""How fast places are found and resolved, and what the gazetteer weighs.

`python -m benchmarks.places_speed --gold tally/reports_dev.jsonl times/tbaq_dev/gold.jsonl [--rounds N]` reads texts of
the referees' files in one process and prints words per second (median of the rounds): the whole room, and
resolution alone (which entry each name means, with the context it is judged in), beside spaCy's tokenizer. Then, in a
process of its own, the time of the first look-up and the memory that the gazetteer adds once every name of the texts
was looked up.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.referee import jsonl
from newstally import gazetteer
from newstally.intake import plain_report
from newstally.model import Report
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.places import find, find_places
from newstally.reading.setting import settle


def main() -> int:
    """Time the room and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="the referees' files with texts")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--look-up", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    texts = [row["text"] for gold in args.gold for row in jsonl(gold)]
    if args.look_up:
        print(_weigh(texts))
        return 0
    words = sum(len(text.split()) for text in texts)
    room, alone = _rates([plain_report(text) for text in texts], words, args.rounds)
    print(f"{words:,} words; words per second, median of {args.rounds} rounds after one to warm up")
    print(f"places {room:>12,.0f}")
    print(f"resolution alone {alone:>12,.0f}")
    print(f"spaCy's tokenizer {_tokenizer(texts, words):>12,.0f}")
    command = [sys.executable, "-m", "benchmarks.places_speed", "--look-up", "--gold", *map(str, args.gold)]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
    return 0


def _rates(reports: Sequence[Report], words: int, rounds: int) -> tuple[float, float]:
    """Words per second of the room and of resolution within it."""
    room, alone = [], []
    for turn in range(rounds + 1):
        prepared = []
        for report in reports:
            script, setting = parse(report), settle(report)
            prepared.append((script, setting, find_names(script, setting)))
        spent = [0.0]
        timed = _timed(find._resolve, spent)
        begun = time.perf_counter()
        for script, setting, names in prepared:
            find_places(script, setting, names)
        took = time.perf_counter() - begun
        with patch.object(find, "_resolve", timed):
            for report in reports:
                script, setting = parse(report), settle(report)
                find_places(script, setting, find_names(script, setting))
        if turn:
            room.append(words / took)
            alone.append(words / spent[0])
    return statistics.median(room), statistics.median(alone)


def _timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        begun = time.perf_counter()
        result = function(*args)
        spent[0] += time.perf_counter() - begun
        return result

    return timed


def _tokenizer(texts: Sequence[str], words: int) -> float:
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    begun = time.perf_counter()
    for text in texts:
        tokenizer(text)
    return words / (time.perf_counter() - begun)


def _weigh(texts: Sequence[str]) -> str:
    """The first look-up's seconds, and the megabytes that looking up every capitalised word adds."""
    before = _resident()
    begun = time.perf_counter()
    gazetteer.look_up("Jacobabad")
    first = time.perf_counter() - begun
    looked = 0
    for text in texts:
        for word in text.split():
            if word[:1].isupper():
                gazetteer.look_up(word.strip(".,;:()\"'’”"))
                looked += 1
    gazetteer.look_alike("Mastoong", "PK")
    added = _resident() - before
    return f"first look-up {first:.3f} s\nmemory after {looked:,} look-ups: {added:.0f} MB more, mapped file included"


def _resident() -> float:
    """The megabytes of this process that are in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    sys.exit(main())
