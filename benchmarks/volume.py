"""A ledger of a million mentions: `python -m benchmarks.volume [--mentions 1000000] [--ledger FILE]`.

`--incidents 200000` fills a ledger with so many incidents at once, without linking reports, to time tallies alone;
`--one 500` enters so many reports of a single incident, which are all compared with each other.

Synthetic reports in order of publication, as many-sided as real ones are for a linker: real towns in 60 countries over
20 years, a few places and months with far more incidents than others, one to a hundred reports an incident (about five
in the mean), growing tolls, copies of one wire story, coarse dates and places, incidents recalled months later. Prints
milliseconds per report as the ledger grows, its size and memory, and how long tallies take.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.volume_reports import Event, Newsroom, mentions_for
from newstally import Ledger
from newstally.ledger import LedgerIncident
from newstally.ledger.changes import Held
from newstally.ledger.store import Store, incidents
from newstally.ledger.tally import derive

MARKS = (1_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
# Reports over which the cost at a mark is measured.
WINDOW = 500
QUESTIONS = 200
CROWD, CROWD_WINDOW = (10, 30, 100, 300, 500), 10
BATCH = 2000


def main() -> int:
    """Fill a ledger and ask it; the exit status is 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mentions", type=int, default=1_000_000, help="how many mentions to enter")
    parser.add_argument("--incidents", type=int, help="how many incidents to write at once, to time tallies alone")
    parser.add_argument("--one", type=int, help="how many reports of a single incident to enter")
    parser.add_argument("--ledger", type=Path, help="where to keep the ledger; without it, it is thrown away")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or Path(folder) / "volume.db"
        if args.one is not None:
            with Ledger(path) as ledger:
                crowd(ledger, args.one)
            return 0
        newsroom = Newsroom(args.mentions if args.incidents is None else mentions_for(args.incidents))
        if args.incidents is not None:
            write(path, newsroom)
        with Ledger(path) as ledger:
            if args.incidents is None:
                fill(ledger, newsroom, args.mentions, path)
            ask(ledger, newsroom)
    return 0


def write(path: Path, newsroom: Newsroom) -> None:
    """Write the incidents that the events of a newsroom make, as derived from their accounts."""
    store = Store(path)
    began, number = time.perf_counter(), 1
    for batch in batched(newsroom.events, BATCH):
        made: list[LedgerIncident] = []
        members: dict[str, tuple[int, ...]] = {}
        for event in batch:
            accounts = list(newsroom.accounts(event, number))
            made.append(derive(accounts))
            members[made[-1].id] = tuple(account.number for account in accounts)
            number += len(accounts)
        with store.writing() as connection:
            incidents.write_incidents(connection, Held(), (), made, members)
    store.close()
    size = path.stat().st_size / 1e6
    print(f"{len(newsroom.events):,} incidents, {size:.0f} MB, written in {time.perf_counter() - began:.0f} s")


def batched(events: Sequence[Event], size: int) -> Iterator[Sequence[Event]]:
    """Events in parts."""
    return (events[n : n + size] for n in range(0, len(events), size))


def fill(ledger: Ledger, newsroom: Newsroom, mentions: int, path: Path) -> None:
    """Enter the reports, and print what one costs whenever the ledger has grown to a mark."""
    print(f"{'mentions':>10} {'ms/report':>10} {'p95':>7} {'ms/mention':>11} {'MB file':>8} {'MB memory':>10} {'s':>7}")
    began, done = time.perf_counter(), 0
    costs: list[float] = []
    sizes: list[int] = []
    marks = [mark for mark in MARKS if mark < mentions] + [mentions]
    for reading in newsroom.readings():
        start = time.perf_counter()
        ledger.add(reading)
        costs.append(time.perf_counter() - start)
        sizes.append(len(reading.incidents))
        done += len(reading.incidents)
        if done >= marks[0]:
            _print_mark(done, costs[-WINDOW:], sizes[-WINDOW:], path, time.perf_counter() - began)
            marks.pop(0)
            if not marks:
                return
    _print_mark(done, costs[-WINDOW:], sizes[-WINDOW:], path, time.perf_counter() - began)


def crowd(ledger: Ledger, reports: int) -> None:
    """Enter many reports of one incident, and print what one costs as they become more."""
    print(f"{'accounts':>10} {'ms/report':>10} {'p95':>7}")
    costs: list[float] = []
    for reading in Newsroom(mentions_for(1)).readings_of_one(reports):
        start = time.perf_counter()
        ledger.add(reading)
        costs.append(time.perf_counter() - start)
        if len(costs) in CROWD or len(costs) == reports:
            last = costs[-CROWD_WINDOW:]
            print(f"{len(costs):>10,} {1000 * statistics.median(last):>10.1f} {1000 * _percentile(last):>7.1f}")


def ask(ledger: Ledger, newsroom: Newsroom) -> None:
    """Put tally questions of several kinds, and print how long an answer takes."""
    chance = random.Random(7)
    print(f"\n{'questions':<34} {'median ms':>10} {'p95 ms':>8} {'rows':>7}")
    everything: list[float] = []
    for name, questions in newsroom.questions(chance, QUESTIONS).items():
        took, rows = [], []
        for question in questions:
            start = time.perf_counter()
            answer = ledger.tally(**question)
            took.append(1000 * (time.perf_counter() - start))
            rows.append(len(answer.rows))
        everything += took
        print(f"{name:<34} {statistics.median(took):>10.1f} {_percentile(took):>8.1f} {statistics.median(rows):>7.0f}")
    print(f"{'all':<34} {statistics.median(everything):>10.1f} {_percentile(everything):>8.1f}")


def _print_mark(done: int, costs: list[float], sizes: list[int], path: Path, elapsed: float) -> None:
    size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    median = 1000 * statistics.median(costs)
    each = 1000 * sum(costs) / sum(sizes)
    print(
        f"{done:>10,} {median:>10.2f} {1000 * _percentile(costs):>7.1f} {each:>11.2f} {size:>8.0f} {memory:>10.0f}"
        f" {elapsed:>7.0f}",
        flush=True,
    )


def _percentile(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


if __name__ == "__main__":
    sys.exit(main())
