"""What every adapter shares: its arguments, its files, and the referee's scorer that judges it.

`python -m benchmarks.NAME --gold GOLD [--pred OUT] [--json]` reads the gold file's inputs (never its
answers), writes predictions in the scorer's format and prints the scorer's own figures. The scorer is
looked for beside the gold file, then in `../shared/bench`, or given with `--scorer`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared" / "bench"


def arguments(description: str) -> argparse.ArgumentParser:
    """The parser with the arguments all adapters take."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--gold", type=Path, required=True, help="gold file of the documented format")
    parser.add_argument("--pred", type=Path, help="where to write the predictions (default: a temporary file)")
    parser.add_argument("--json", action="store_true", help="print the scorer's figures as JSON")
    parser.add_argument("--scorer", type=Path, help="the referee's scorer (default: found beside the gold file)")
    return parser


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write_jsonl(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write one JSON object a line."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def find_scorer(name: str, folder: str, args: argparse.Namespace) -> Path | None:
    """The scorer `name`: as given, beside the gold (or one folder up), or in the shared folder."""
    gold: Path = args.gold
    places = [gold.parent, gold.parent.parent, gold, SHARED / folder]
    found = [args.scorer] if args.scorer else [place / name for place in places]
    return next((path for path in found if path.is_file()), None)


def judge(scorer: Path | None, scorer_arguments: list[str], as_json: bool) -> int:
    """Run the scorer, let it print, and return its exit status."""
    if scorer is None:
        print("no scorer found: give it with --scorer; the predictions are written", file=sys.stderr)
        return 1
    command = [sys.executable, str(scorer), *scorer_arguments, *(["--json"] if as_json else [])]
    return subprocess.run(command, check=False).returncode


def prediction_path(args: argparse.Namespace, suffix: str = ".jsonl") -> Path:
    """Where the predictions go: `--pred`, or a temporary file that outlives the run."""
    if args.pred:
        return Path(args.pred)
    with tempfile.NamedTemporaryFile(prefix="newstally-", suffix=suffix, delete=False) as file:
        return Path(file.name)
