"""Clustering: scored pairs -> incidents, the same for any order in which the accounts arrived.

Agglomerative, best pair of groups first, ties by the fixed order of accounts. Two accounts of one report are
two incidents; what scores between `UNSURE` and `LINKED` stays apart and is listed as possibly the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

import msgspec

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.score import LINKED, UNSURE

Pair = tuple[str, str]
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
    growing = _Growing(ordered, scores)
    growing.merge_all()
    kept = sorted(growing.members)
    position = {group: n for n, group in enumerate(kept)}
    unsure = tuple(
        (position[i], position[j], round(growing.affinity(i, j), 2))
        for i, j in combinations(kept, 2)
        if growing.affinity(i, j) >= UNSURE and not growing.share_a_report(i, j)
    )
    groups = tuple(tuple(ordered[n].statement for n in sorted(growing.members[group])) for group in kept)
    return Clustering(groups, unsure)


def pair_key(a: str, b: str) -> Pair:
    """The key of a pair of statements."""
    return (a, b) if a < b else (b, a)


class _Growing:
    """Groups while they grow, each named by the position of its first account."""

    def __init__(self, ordered: Sequence[Account], scores: Mapping[Pair, float]) -> None:
        self.members = {n: [n] for n in range(len(ordered))}
        self._reports = {n: {account.report} for n, account in enumerate(ordered)}
        self._sums: dict[tuple[int, int], float] = {}
        for (i, a), (j, b) in combinations(enumerate(ordered), 2):
            total = scores.get(pair_key(a.statement, b.statement), _NEVER_COMPARED)
            self._sums[i, j] = max(_LEAST, min(_MOST, total))
        self._tops = dict(self._sums)

    def affinity(self, i: int, j: int) -> float:
        """How well two groups fit: between the mean of all their pairs and the best pair.

        The mean alone would let accounts that say little ("the attack in March") keep good ones apart, the
        best pair alone would chain different incidents together.
        """
        pair = (min(i, j), max(i, j))
        mean = self._sums[pair] / (len(self.members[i]) * len(self.members[j]))
        return (mean + self._tops[pair]) / 2

    def share_a_report(self, i: int, j: int) -> bool:
        """Whether one report tells both groups, and so tells them apart."""
        return not self._reports[i].isdisjoint(self._reports[j])

    def merge_all(self) -> None:
        """Merge the best pair that may be linked until none is left."""
        queue = [(-self.affinity(i, j), i, j) for i, j in self._sums if self._linkable(i, j)]
        heapify(queue)
        while queue:
            affinity, i, j = heappop(queue)
            # An entry is stale once one of its groups was merged away or has grown.
            if i not in self.members or j not in self.members or -affinity != self.affinity(i, j):
                continue
            if not self._linkable(i, j):
                continue
            self._merge(i, j)
            for k in self.members:
                if k != i and self._linkable(i, k):
                    heappush(queue, (-self.affinity(i, k), min(i, k), max(i, k)))

    def _linkable(self, i: int, j: int) -> bool:
        return self.affinity(i, j) >= LINKED and not self.share_a_report(i, j)

    def _merge(self, i: int, j: int) -> None:
        """Put group j into group i, the earlier."""
        self.members[i] += self.members.pop(j)
        self._reports[i] |= self._reports.pop(j)
        for table in (self._sums, self._tops):
            table.pop((i, j))
        for k in self.members:
            if k != i:
                mine, other = (min(i, k), max(i, k)), (min(j, k), max(j, k))
                self._sums[mine] += self._sums.pop(other)
                self._tops[mine] = max(self._tops[mine], self._tops.pop(other))
