"""A tally by month, place, type or actor: how many of the counted incidents fall under each, and their tolls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import msgspec

from newstally.ledger.records import Tally, TallyRow

By = Literal["day", "month", "year", "place", "region", "country", "type", "actor", "target"]
UNKNOWN = "not said"


class Group(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The counted incidents under one heading, with the sums of their standing ranges; None is an open end."""

    by: str
    heading: str
    incidents: int
    killed: tuple[int, int | None]
    injured: tuple[int, int | None]
    ids: tuple[str, ...]


def grouped(tally: Tally, by: str) -> tuple[Group, ...]:
    """The groups of a tally: by time in order, else the largest first. Raises ValueError for an unknown `by`.

    An incident that began in one month and ended in the next is of the first; one with several actors is under each,
    so that groups by actor may add up to more than the tally.
    """
    if by not in get_args(By):
        raise ValueError(f"no grouping by {by!r}; choose from {', '.join(get_args(By))}")
    found: dict[str, list[TallyRow]] = {}
    for row in tally.counted:
        for heading in _headings(row, by):
            found.setdefault(heading or UNKNOWN, []).append(row)
    groups = [_group(by, heading, rows) for heading, rows in found.items()]
    if by in ("day", "month", "year"):
        return tuple(sorted(groups, key=lambda group: (group.heading == UNKNOWN, group.heading)))
    return tuple(sorted(groups, key=lambda group: (-group.incidents, group.heading == UNKNOWN, group.heading)))


def _headings(row: TallyRow, by: str) -> Iterable[str]:
    if by in ("day", "month", "year"):
        return (row.date_from[: {"day": 10, "month": 7, "year": 4}[by]],)
    if by == "actor":
        return tuple(dict.fromkeys(each.rpartition(" (")[0] or each for each in row.perpetrators.split("; ")))
    if by == "region":
        return (", ".join(row.place.split(", ")[-2:]),)
    return (str(getattr(row, by)),)


def _group(by: str, heading: str, rows: list[TallyRow]) -> Group:
    return Group(
        by=by,
        heading=heading,
        incidents=len(rows),
        killed=_sum(row.killed for row in rows),
        injured=_sum(row.injured for row in rows),
        ids=tuple(row.incident for row in rows),
    )


def _sum(ranges: Iterable[str]) -> tuple[int, int | None]:
    """Standing ranges as rows print them, added up: "7", "5–9", "5+", "up to 9"."""
    low, high = 0, 0
    bounded = True
    for each in ranges:
        ends = [int(end) for end in each.removeprefix("up to ").rstrip("+").split("–") if end]
        if not ends:
            continue
        low += 0 if each.startswith("up to") else ends[0]
        high += ends[-1]
        bounded = bounded and not each.endswith("+")
    return (low, high if bounded else None)
