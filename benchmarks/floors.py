"""Every benchmark against its floor: `python -m benchmarks.floors`, or with names for some of them.

`floors.toml` keeps, per benchmark, the adapter's arguments and the least value of each of the scorer's figures.
Floors only ever go up. Needs the referees' shared folder; where it is absent this says so and passes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

from benchmarks.referee import SHARED

FLOORS = Path(__file__).with_name("floors.toml")
OWN = Path(__file__).with_name("own")


def figure(scores: Any, path: str) -> float:
    """The value at a dotted path of the scorer's JSON; raises KeyError naming the path where there is none."""
    value = scores
    for part in path.split("."):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise KeyError(f"{path!r}: no {part!r} in the scorer's figures") from error
    return float(value)


def measure(name: str, arguments: list[str]) -> Any:
    """Run one adapter and return the scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", f"benchmarks.{name}", "--json", "--pred", f"{folder}/pred"]
        done = subprocess.run(
            [*command, *(a.replace("{shared}", str(SHARED)).replace("{own}", str(OWN)) for a in arguments)],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise RuntimeError(f"benchmarks.{name} ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def main(wanted: list[str]) -> int:
    """Measure each benchmark and print its figures beside their floors; 1 where one is below."""
    if not SHARED.is_dir():
        print(f"no referees' data at {SHARED}: the benchmark floors were not checked")
        return 0
    below = 0
    for label, entry in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        if wanted and label not in wanted:
            continue
        begun = time.perf_counter()
        scores = measure(entry["adapter"], entry["arguments"])
        seconds = time.perf_counter() - begun
        for path, floor in entry["floors"].items():
            value = figure(scores, path)
            low = value < floor
            below += low
            print(f"{label:<22} {path:<40} {value:8.4f}  floor {floor:8.4f}{'  BELOW' if low else ''}", flush=True)
        print(f"{label:<22} took {seconds:.0f} s", flush=True)
    print("all figures at or above their floors" if not below else f"{below} figures below their floor")
    return int(below > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
