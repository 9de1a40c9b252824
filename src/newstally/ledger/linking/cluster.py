"""Clustering: scored pairs -> incidents, the same for any order in which the accounts arrived.

Agglomerative, best pair of groups first, ties by the fixed order of accounts. Two accounts of one report are
two incidents; groups that fit between `UNSURE` and `LINKED` stay apart and are listed as possibly the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations, product
from typing import TypeVar

import msgspec

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.score import LINKED, UNSURE

Pair = tuple[str, str]
K = TypeVar("K", str, int)
# Pairs that were no candidates share neither days nor names. Nothing is less likely, so that pairs
# which score no better need not be kept.
NEVER_COMPARED = -6.0
_MOST = 9.0
# How much the best pair of two groups counts against the mean of all.
_TOP_SHARE = 0.7
_CONTRADICTED = -2.0
# How much better a group must fit an account than the next one.
_TORN = 0.3


class Ruling(msgspec.Struct, frozen=True):
    """What a person says of statements: that those of `one` are one incident, or, with `other`, that no two are."""

    one: tuple[str, ...]
    other: tuple[str, ...] = ()


def cluster(
    accounts: Iterable[Account], scores: Mapping[Pair, float], rulings: Sequence[Ruling] = ()
) -> tuple[tuple[str, ...], ...]:
    """Group accounts into incidents from the scores of their candidate pairs (keys as `pair_key` makes them).

    Gives groups of statement ids, each and all in the fixed order. Only accounts that a chain of pairs of at least
    `LINKED` joins, or that a person's rulings name together, can come together, so that such components may be
    clustered one by one. Rulings come first whatever the scores say; of two that contradict each other the later in
    `rulings` stands.
    """
    ordered = sorted(accounts, key=lambda account: account.order)
    compared = {
        (i, j): _clipped(scores.get(pair_key(a.statement, b.statement)))
        for (i, a), (j, b) in combinations(enumerate(ordered), 2)
    }
    recalled = {n for n, account in enumerate(ordered) if account.recalled}
    growing = _Growing([account.report for account in ordered], compared, _TOP_SHARE, frozenset(recalled))
    places = {account.statement: n for n, account in enumerate(ordered)}
    for ruling in reversed(rulings):
        growing.obey(
            [places[each] for each in ruling.one if each in places],
            [places[each] for each in ruling.other if each in places],
        )
    growing.merge_all(LINKED)
    groups = (growing.members[group] for group in sorted(growing.members))
    return tuple(tuple(ordered[n].statement for n in sorted(members)) for members in groups)


def group_affinity(one: Iterable[K], other: Iterable[K], scores: Mapping[tuple[K, K], float]) -> float:
    """How well two groups of statements fit: between the mean of their pairs' scores and the best of them."""
    pairs = [_clipped(scores.get(pair_key(a, b))) for a, b in product(one, other)]
    return _fit(sum(pairs) / len(pairs), max(pairs), _TOP_SHARE)


def pair_key(a: K, b: K) -> tuple[K, K]:
    """The key of a pair of statements, by their ids or by their numbers."""
    return (a, b) if a < b else (b, a)


def agglomerate(size: int, likeness: dict[tuple[int, int], float], least: float) -> tuple[tuple[int, ...], ...]:
    """Average linkage of things by number, merging while the mean likeness of two groups is at least `least`."""
    growing = _Growing([str(n) for n in range(size)], likeness)
    growing.merge_all(least)
    return tuple(tuple(sorted(growing.members[group])) for group in sorted(growing.members))


def _fit(mean: float, top: float, top_share: float) -> float:
    """Between the mean and the best pair; where most pairs contradict each other one good pair makes up for nothing."""
    return mean if mean < _CONTRADICTED else mean + (top - mean) * top_share


def _clipped(total: float | None) -> float:
    return NEVER_COMPARED if total is None else max(NEVER_COMPARED, min(_MOST, total))


class _Growing:
    """Groups while they grow, each named by the position of its first account.

    Two groups fit by the mean score of their pairs and, for `top_share` of the weight, by their best pair. The mean
    alone would let accounts that say little ("the attack in March") keep good ones apart, the best pair alone
    would chain different incidents together.
    """

    def __init__(
        self,
        reports: Sequence[str],
        scores: dict[tuple[int, int], float],
        top_share: float = 0.0,
        recalled: frozenset[int] = frozenset(),
    ) -> None:
        self.members = {n: [n] for n in range(len(reports))}
        self._reports = {n: {report} for n, report in enumerate(reports)}
        self._sums = dict(scores)
        self._tops = dict(scores)
        self._top_share = top_share
        self._recalled = recalled
        self._barred: dict[int, set[int]] = {}

    def obey(self, one: Sequence[int], other: Sequence[int]) -> None:
        """Unite the groups of `one`, as far as nobody ruled them apart; or keep each of `one` from each of `other`."""
        for i, j in product(one, other):
            if self._group(i) != self._group(j):
                self._barred.setdefault(i, set()).add(j)
                self._barred.setdefault(j, set()).add(i)
        for j in one[1:] if not other else ():
            first, second = sorted((self._group(one[0]), self._group(j)))
            if first != second and not self._ruled_apart(first, second):
                self._merge(first, second, ruled=True)

    def affinity(self, i: int, j: int) -> float:
        """How well two groups fit."""
        pair = (min(i, j), max(i, j))
        return _fit(self._sums[pair] / (len(self.members[i]) * len(self.members[j])), self._tops[pair], self._top_share)

    def told_apart(self, i: int, j: int) -> bool:
        """Whether one report tells both groups, or a person says that they are two."""
        return not self._reports[i].isdisjoint(self._reports[j]) or self._ruled_apart(i, j)

    def _ruled_apart(self, i: int, j: int) -> bool:
        if not self._barred:
            return False
        others = set(self.members[j])
        return any(not others.isdisjoint(self._barred.get(n, ())) for n in self.members[i])

    def _group(self, position: int) -> int:
        return next(group for group, members in self.members.items() if position in members)

    def merge_all(self, least: float) -> None:
        """Merge the best pair of groups until none that may be one fits at least so well."""
        queue = [(-self.affinity(i, j), i, j) for i, j in self._sums if self._linkable(i, j, least)]
        heapify(queue)
        while queue:
            affinity, i, j = heappop(queue)
            # An entry is stale once one of its groups was merged away or has grown.
            if i not in self.members or j not in self.members or -affinity != self.affinity(i, j):
                continue
            if not self._linkable(i, j, least) or self._torn(i, j, least) or self._torn(j, i, least):
                continue
            self._merge(i, j)
            for k in self.members:
                # No two groups fit better than their best pair.
                if k != i and self._tops[min(i, k), max(i, k)] >= least and self._linkable(i, k, least):
                    heappush(queue, (-self.affinity(i, k), min(i, k), max(i, k)))

    def _torn(self, single: int, group: int, least: float) -> bool:
        """Whether a recalled incident fits two groups alike that are not one: "the blast in August", one of two."""
        if len(self.members[single]) > 1 or single not in self._recalled:
            return False
        near = self.affinity(single, group) - _TORN
        return any(
            other not in (single, group)
            and self._linkable(single, other, least)
            and self.affinity(single, other) > near
            and (self.told_apart(group, other) or self.affinity(group, other) < UNSURE)
            for other in self.members
        )

    def _linkable(self, i: int, j: int, least: float) -> bool:
        return self.affinity(i, j) >= least and not self.told_apart(i, j)

    def _merge(self, i: int, j: int, *, ruled: bool = False) -> None:
        """Put group j into group i, the earlier.

        Where a person ruled it the two may contradict each other: whatever fits either then fits both.
        """
        size = {i: len(self.members[i]), j: len(self.members[j])}
        self.members[i] += self.members.pop(j)
        self._reports[i] |= self._reports.pop(j)
        for table in (self._sums, self._tops):
            table.pop((i, j))
        for k in self.members:
            if k != i:
                mine, other = (min(i, k), max(i, k)), (min(j, k), max(j, k))
                theirs = self._sums.pop(other)
                if ruled:
                    self._sums[mine] = max(self._sums[mine] / size[i], theirs / size[j]) * (size[i] + size[j])
                else:
                    self._sums[mine] += theirs
                self._tops[mine] = max(self._tops[mine], self._tops.pop(other))
