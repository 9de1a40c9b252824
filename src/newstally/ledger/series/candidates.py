"""Candidates: which indicators are worth comparing, through keys that an index can answer.

An indicator shows its words and seeks those with a word or two less, so that "exports of tea" meets "exports" and
"overseas sales of tea", and not every other export; and indicators of any words meet by a value for one period
that hardly two share by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from newstally.ledger.linking.spelling import tokens
from newstally.ledger.series.told import Group
from newstally.ledger.series.values import value_keys

# Of a wording of more words no narrower ones are looked for.
_LONGEST = 6
_LEFT_OUT = 2
# A key that so many show says nothing of them.
_CROWD = 40
_NO_PLACE = "*"


def pairs(groups: Iterable[Group]) -> list[tuple[Group, Group]]:
    """The pairs of indicators that share words or a telling value, in a fixed order."""
    showing: dict[str, list[Group]] = defaultdict(list)
    seeking: dict[str, list[Group]] = defaultdict(list)
    ordered = sorted(groups, key=lambda group: group.id)
    for group in ordered:
        for key in set(_shown(group)):
            showing[key].append(group)
        for key in set(_sought(group)):
            seeking[key].append(group)
    found: dict[tuple[int, int], tuple[Group, Group]] = {}
    at = {id(group): number for number, group in enumerate(ordered)}
    for key, shown in showing.items():
        if len(shown) > _CROWD:
            continue
        for one in shown:
            for other in (*shown, *seeking.get(key, ())):
                first, second = sorted((at[id(one)], at[id(other)]))
                if first != second and _may_meet(one, other):
                    found[first, second] = (ordered[first], ordered[second])
    return [found[pair] for pair in sorted(found)]


def _shown(group: Group) -> Iterator[str]:
    where = _where(group)
    yield from (f"value:{key}" for key in value_keys(group))
    if group.is_joinable:
        yield from (_words(where, wording.core) for wording in group.fullest)


def _sought(group: Group) -> Iterator[str]:
    """What an indicator with fewer words shows; one without a place is sought by those that have one."""
    if not group.is_joinable:
        return
    where = _where(group)
    for core in (wording.core for wording in group.fullest):
        yield _words(_where(group, anywhere=True), core)
        if len(core) <= _LONGEST:
            for left_out in range(1, min(_LEFT_OUT, len(core) - 1) + 1):
                yield from (_words(where, frozenset(kept)) for kept in combinations(sorted(core), len(core) - left_out))


def _where(group: Group, *, anywhere: bool = False) -> str:
    """Where and of whom it is measured; of an owner the first word, which longer and shorter names share."""
    place = group.place.casefold() if group.place and not anywhere else _NO_PLACE
    owner = tokens(group.scope)[:1]
    return f"{place} {' '.join(owner)}"


def _words(where: str, core: frozenset[str]) -> str:
    return f"words:{where}:{' '.join(sorted(core))}"


def _may_meet(a: Group, b: Group) -> bool:
    return not (a.place and b.place) or a.place.casefold() == b.place.casefold()
