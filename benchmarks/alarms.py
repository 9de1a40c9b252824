"""False alarms on real news: how many words are proof-read for each number that is called wrong.

`python -m benchmarks.alarms --gold pages/english_pages_dev.jsonl times/tbaq_dev/gold.jsonl pages/aeb_dev.json
[--json] [--all]` checks the texts of the referees' files, pages twice: as their gold has them and as they are read
from their HTML. Prints each finding that fails with its sentence (`--all`: whatever the verdict), so that a person
can judge it; the judgments stand in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.referee import jsonl
from newstally.api import proof_read
from newstally.intake import take_in
from newstally.intake.plain import plain_report
from newstally.model import Finding, Report

_PER = 20_000


def reports(gold: Path) -> Iterator[tuple[str, Report]]:
    """The texts of a referees' file as reports, each with the kind of text it is."""
    if gold.suffix == ".json":
        for case in json.loads(gold.read_text(encoding="utf-8")).values():
            yield "articles", plain_report(case["articleBody"])
        return
    for case in jsonl(gold):
        if "dct" in case:
            yield "TBAQ", plain_report(case["text"], published=case["dct"][:10])
        else:
            yield from _page(case, gold.parent)


def _page(case: dict[str, Any], folder: Path) -> Iterator[tuple[str, Report]]:
    body = case["body"] if isinstance(case["body"], str) else "\n\n".join(case["body"])
    published = (case.get("published") or "")[:10] or None
    yield "pages, gold text", plain_report(body, published=published, headline=case.get("title") or "")
    taken, _ = take_in(folder / case["path"])
    yield from (("pages, from HTML", report) for report in taken)


def main() -> int:
    """Proof-read, print what is found, and the words for each alarm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="the referees' files")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--all", action="store_true", help="print what holds and is undecided, too")
    parser.add_argument("--pred", help=argparse.SUPPRESS)
    args = parser.parse_args()
    words: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    for gold in args.gold:
        for kind, report in reports(gold):
            words[kind] += len(report.text.split())
            for finding in proof_read(report).findings:
                verdicts[finding.verdict] += 1
                if args.all or finding.verdict == "fails":
                    _tell(kind, report, finding)
    total, alarms = sum(words.values()), verdicts["fails"]
    figures = {
        "words": dict(words),
        "verdicts": dict(verdicts),
        "alarms": alarms,
        "alarms_per_20000_words": round(alarms * _PER / total, 3),
        # What falls by half with the first alarm.
        "words_for_each_alarm_and_one": round(total / (alarms + 1)),
    }
    print(json.dumps(figures) if args.json else _in_words(figures))
    return 0


def _tell(kind: str, report: Report, finding: Finding) -> None:
    start, end = min(o.start for o in finding.operands), max(o.end for o in finding.operands)
    around = " ".join(report.text[max(0, start - 150) : end + 80].split())
    print(f"{kind}: {finding.kind} {finding.verdict}: {finding.message}\n    ... {around} ...", file=sys.stderr)


def _in_words(figures: dict[str, Any]) -> str:
    words = ", ".join(f"{kind} {count:,}" for kind, count in figures["words"].items())
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(figures["verdicts"].items()))
    rate = figures["alarms_per_20000_words"]
    return f"words: {words}\nfindings: {verdicts}\nalarms: {figures['alarms']}, {rate} for 20,000 words"


if __name__ == "__main__":
    sys.exit(main())
