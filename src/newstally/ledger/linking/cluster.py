"""Clustering: scored pairs -> incidents, the same for any order in which the accounts arrived.

Agglomerative, best pair of groups first, ties by the fixed order of accounts. Two accounts of one report are
two incidents; groups that fit between `UNSURE` and `LINKED` stay apart and are listed as possibly the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.score import LINKED, UNSURE

# The numbers of two accounts, and what they score.
Scored = tuple[int, int, float]
Table = npt.NDArray[np.float64]
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

    one: tuple[int, ...]
    other: tuple[int, ...] = ()


def cluster(
    accounts: Iterable[Account], scores: Sequence[Scored], rulings: Sequence[Ruling] = ()
) -> tuple[tuple[Account, ...], ...]:
    """Group accounts into incidents from the scores of their candidate pairs, which go by the accounts' numbers.

    Gives the groups, each and all in the fixed order. Only accounts that a chain of pairs of at least `LINKED` joins,
    or that a person's rulings name together, can come together, so that such components may be clustered one by one.
    Rulings come first whatever the scores say; of two that contradict each other the later in `rulings` stands.
    Time and memory grow with the square of the accounts of one component.
    """
    ordered = sorted(accounts, key=lambda account: account.order)
    if len(ordered) < 2:
        return tuple((account,) for account in ordered)
    places = {account.number: n for n, account in enumerate(ordered)}
    table = _table([account.number for account in ordered], scores)
    recalled = [account.recalled for account in ordered]
    growing = _Growing([account.report for account in ordered], table, _TOP_SHARE, recalled)
    for ruling in reversed(rulings):
        growing.obey(
            [places[each] for each in ruling.one if each in places],
            [places[each] for each in ruling.other if each in places],
        )
    growing.merge_all(LINKED)
    return tuple(tuple(ordered[n] for n in members) for members in growing.groups())


def _table(numbers: Sequence[int], scores: Sequence[Scored]) -> Table:
    """The scores as a table of the accounts with these numbers, as they are ordered."""
    table: Table = np.full((len(numbers), len(numbers)), NEVER_COMPARED)
    if not scores:
        return table
    given = np.array(scores, dtype=[("a", np.int64), ("b", np.int64), ("total", np.float64)])
    order = np.argsort(numbers)
    rising = np.asarray(numbers)[order]
    at = [np.searchsorted(rising, given[end]).clip(max=len(rising) - 1) for end in ("a", "b")]
    # Scores of accounts that do not count are passed over.
    here = (rising[at[0]] == given["a"]) & (rising[at[1]] == given["b"])
    rows, columns = order[at[0][here]], order[at[1][here]]
    table[rows, columns] = table[columns, rows] = np.clip(given["total"][here], NEVER_COMPARED, _MOST)
    return table


def group_affinity(one: Iterable[K], other: Iterable[K], scores: Mapping[tuple[K, K], float]) -> float:
    """How well two groups of statements fit: between the mean of their pairs' scores and the best of them."""
    pairs = [_clipped(scores.get(pair_key(a, b))) for a, b in product(one, other)]
    return _fit(sum(pairs) / len(pairs), max(pairs), _TOP_SHARE)


def pair_key(a: K, b: K) -> tuple[K, K]:
    """The key of a pair of statements, by their ids or by their numbers."""
    return (a, b) if a < b else (b, a)


def agglomerate(size: int, likeness: dict[tuple[int, int], float], least: float) -> tuple[tuple[int, ...], ...]:
    """Average linkage of things by number, merging while the mean likeness of two groups is at least `least`."""
    table = np.zeros((size, size))
    for (i, j), alike in likeness.items():
        table[i, j] = table[j, i] = alike
    growing = _Growing([str(n) for n in range(size)], table)
    growing.merge_all(least)
    return tuple(growing.groups())


def _fit(mean: float, top: float, top_share: float) -> float:
    """Between the mean and the best pair; where most pairs contradict each other one good pair makes up for nothing."""
    return mean if mean < _CONTRADICTED else mean + (top - mean) * top_share


def _clipped(total: float | None) -> float:
    return NEVER_COMPARED if total is None else max(NEVER_COMPARED, min(_MOST, total))


class _Best:
    """The greatest of a table whose rows and columns change, without looking through all of it each time.

    A row that lost its greatest is looked through again only once no other row can be greater.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = table.argmax(axis=1)
        self._values = table[np.arange(len(table)), self._columns]
        # Rows whose greatest is at most what `_values` says.
        self._doubtful = np.zeros(len(table), dtype=bool)

    def pair(self) -> tuple[int, int]:
        """Row and column of the greatest; of equals the first, as accounts are ordered."""
        row = int(self._values.argmax())
        while self._doubtful[row]:
            self.look_again(row)
            row = int(self._values.argmax())
        return row, int(self._columns[row])

    def look_again(self, row: int) -> None:
        """A row has changed."""
        self._columns[row] = column = self._table[row].argmax()
        self._values[row] = self._table[row, column]
        self._doubtful[row] = False

    def merged(self, i: int, j: int) -> None:
        """Row and column i have changed, and row and column j hold nothing any more."""
        self._doubtful |= (self._columns == i) | (self._columns == j)
        for row in (i, j):
            self.look_again(row)
        column = self._table[:, i]
        better = column > self._values
        first = ~self._doubtful & (column == self._values) & (i < self._columns)
        self._columns[better | first] = i
        self._values[better] = column[better]
        self._doubtful[better] = False


class _Growing:
    """Groups while they grow, each named by the position of its first account, as rows of tables.

    Two groups fit by the mean score of their pairs and, for `top_share` of the weight, by their best pair. The mean
    alone would let accounts that say little ("the attack in March") keep good ones apart, the best pair alone
    would chain different incidents together.
    """

    def __init__(
        self, reports: Sequence[str], scores: Table, top_share: float = 0.0, recalled: Sequence[bool] = ()
    ) -> None:
        size = len(reports)
        self.members: dict[int, list[int]] = {n: [n] for n in range(size)}
        self._sums = scores.copy()
        self._tops = scores.copy()
        self._sizes = np.ones(size)
        codes = np.unique(np.array(reports, dtype=object).astype(str), return_inverse=True)[1].reshape(-1)
        # What one report tells apart, or a person rules apart; a group has it of each of its members.
        self._ruled = np.zeros((size, size), dtype=bool)
        self._apart = codes[:, None] == codes[None, :]
        self._top_share = top_share
        self._recalled = np.array(recalled if len(recalled) else [False] * size, dtype=bool)

    def groups(self) -> list[tuple[int, ...]]:
        """The groups by their first account, each in order."""
        return [tuple(sorted(self.members[group])) for group in sorted(self.members)]

    def obey(self, one: Sequence[int], other: Sequence[int]) -> None:
        """Unite the groups of `one`, as far as nobody ruled them apart; or keep each of `one` from each of `other`."""
        for i, j in product(one, other):
            first, second = self._group(i), self._group(j)
            if first != second:
                self._ruled[first, second] = self._ruled[second, first] = True
                self._apart[first, second] = self._apart[second, first] = True
        for j in one[1:] if not other else ():
            first, second = sorted((self._group(one[0]), self._group(j)))
            if first != second and not self._ruled[first, second]:
                self._merge(first, second, ruled=True)

    def merge_all(self, least: float) -> None:
        """Merge the best pair of groups until none that may be one fits at least so well."""
        if len(self.members) < 2:
            return
        fits = self._fits(np.arange(len(self._sizes)))
        alive = np.zeros(len(fits), dtype=bool)
        alive[list(self.members)] = True
        # The pairs that may still be merged, each once, those of fewer than `least` and those ruled out at -inf.
        open_ones = np.where(self._apart | (fits < least), -np.inf, fits)
        open_ones[~alive, :] = open_ones[:, ~alive] = -np.inf
        open_ones[np.tril_indices(len(fits))] = -np.inf
        best = _Best(open_ones)
        while True:
            i, j = best.pair()
            if open_ones[i, j] == -np.inf:
                return
            if self._torn(i, j, fits, least) or self._torn(j, i, fits, least):
                open_ones[i, j] = -np.inf
                best.look_again(i)
                continue
            self._merge(i, j)
            alive[j] = False
            fits[j, :] = fits[:, j] = open_ones[j, :] = open_ones[:, j] = -np.inf
            row = self._fits(np.array([i]))[0]
            others = alive.copy()
            others[i] = False
            fits[i, others] = fits[others, i] = row[others]
            row = np.where(~others | self._apart[i] | (row < least), -np.inf, row)
            open_ones[i, i + 1 :] = row[i + 1 :]
            open_ones[:i, i] = row[:i]
            best.merged(i, j)

    def _fits(self, groups: npt.NDArray[np.int_]) -> Table:
        """How well each of the given groups fits every other."""
        means = self._sums[groups] / (self._sizes[groups][:, None] * self._sizes[None, :])
        # Where most pairs contradict each other one good pair makes up for nothing.
        share = np.where(means < _CONTRADICTED, 0.0, self._top_share)
        fits: Table = means + (self._tops[groups] - means) * share
        return fits

    def _torn(self, single: int, group: int, fits: Table, least: float) -> bool:
        """Whether a recalled incident fits two groups alike that are not one: "the blast in August", one of two."""
        if len(self.members[single]) > 1 or not self._recalled[single]:
            return False
        others = np.array([n for n in self.members if n not in (single, group)], dtype=int)
        alike = fits[single, others]
        rivals = (alike >= least) & ~self._apart[single, others] & (alike > fits[single, group] - _TORN)
        return bool((rivals & (self._apart[group, others] | (fits[group, others] < UNSURE))).any())

    def _group(self, position: int) -> int:
        return next(group for group, members in self.members.items() if position in members)

    def _merge(self, i: int, j: int, *, ruled: bool = False) -> None:
        """Put group j into group i, the earlier.

        Where a person ruled it the two may contradict each other: whatever fits either then fits both.
        """
        sizes = self._sizes
        if ruled:
            sums = np.maximum(self._sums[i] / sizes[i], self._sums[j] / sizes[j]) * (sizes[i] + sizes[j])
        else:
            sums = self._sums[i] + self._sums[j]
        self._sums[i] = self._sums[:, i] = sums
        self._tops[i] = self._tops[:, i] = np.maximum(self._tops[i], self._tops[j])
        for table in (self._apart, self._ruled):
            table[i] = table[:, i] = table[i] | table[j]
        self._sizes[i] += self._sizes[j]
        self.members[i] += self.members.pop(j)
