"""Clustering: scored pairs -> incidents, the same for any order in which the accounts arrived.

Average linkage, best pair first, ties by the fixed order of accounts. Two accounts of one report are two
incidents; what scores between `UNSURE` and `LINKED` stays apart and is listed as possibly the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.score import LINKED, UNSURE

Pair = tuple[str, str]
Groups = tuple[int, int]
# Pairs that were no candidates share neither days nor names.
_NEVER_COMPARED = -6.0
_LEAST, _MOST = -9.0, 9.0


class Clustering(msgspec.Struct, frozen=True):
    """Groups of statement ids, each and all in the fixed order; and pairs of groups that may be one, with the score."""

    groups: tuple[tuple[str, ...], ...]
    unsure: tuple[tuple[int, int, float], ...] = ()


def cluster(accounts: Iterable[Account], scores: Mapping[Pair, float]) -> Clustering:
    """Group accounts into incidents from the scores of their candidate pairs (keys sorted by statement id)."""
    ordered = sorted(accounts, key=lambda account: account.order)
    members: dict[int, list[int]] = {i: [i] for i in range(len(ordered))}
    reports = {i: {account.report} for i, account in enumerate(ordered)}
    sums = {(i, j): _clipped(scores, ordered[i], ordered[j]) for i, j in combinations(range(len(ordered)), 2)}
    while (best := _best(sums, members, reports)) is not None:
        _merge(*best, sums, members, reports)
    position = {group: n for n, group in enumerate(sorted(members))}
    unsure = tuple(
        (position[i], position[j], round(mean, 2))
        for i, j in combinations(sorted(members), 2)
        if (mean := sums[i, j] / (len(members[i]) * len(members[j]))) >= UNSURE and not reports[i] & reports[j]
    )
    groups = tuple(tuple(ordered[n].statement for n in sorted(members[group])) for group in sorted(members))
    return Clustering(groups, unsure)


def pair_key(a: str, b: str) -> Pair:
    """The key of a pair of statements."""
    return (a, b) if a < b else (b, a)


def _clipped(scores: Mapping[Pair, float], a: Account, b: Account) -> float:
    return max(_LEAST, min(_MOST, scores.get(pair_key(a.statement, b.statement), _NEVER_COMPARED)))


def _best(sums: dict[Groups, float], members: dict[int, list[int]], reports: dict[int, set[str]]) -> Groups | None:
    """The pair of groups with the highest mean score that may be linked; the earliest in order on a tie."""
    best, best_mean = None, LINKED
    for i, j in sums:
        mean = sums[i, j] / (len(members[i]) * len(members[j]))
        earlier = best is None or mean > best_mean or (i, j) < best
        if mean >= best_mean and earlier and not reports[i] & reports[j]:
            best, best_mean = (i, j), mean
    return best


def _merge(
    i: int, j: int, sums: dict[Groups, float], members: dict[int, list[int]], reports: dict[int, set[str]]
) -> None:
    """Put group j into group i (i is the earlier), adding up what each scored with the others."""
    members[i] += members.pop(j)
    reports[i] |= reports.pop(j)
    sums.pop((i, j))
    for k in members:
        if k != i:
            sums[min(i, k), max(i, k)] += sums.pop((min(j, k), max(j, k)))
