"""Joining: the figures of many reports as indicators, with what is proposed and what stays apart.

Reports that say the same words of the same place are told of one indicator, unless something tells them apart.
Other words are only proposed; a person's decisions come first. The result depends on the set of figures and
decisions alone, never on the order in which reports came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from operator import eq

from newstally.ledger.linking import Part
from newstally.ledger.linking.spelling import same_name
from newstally.ledger.series.candidates import pairs
from newstally.ledger.series.decisions import Decided, Decisions
from newstally.ledger.series.lines import series_of
from newstally.ledger.series.records import Indicators, LedgerIndicator, Observed, Proposal
from newstally.ledger.series.score import PROPOSED, Weighed, rates_of, weigh
from newstally.ledger.series.told import IDENTITY, Group, Telling, same_authority
from newstally.ledger.series.wording import take_apart

# A wording without a place names something of the world only if it is more than one word: "Brent crude".
_WORDS_WITHOUT_PLACE = 2


def join(observed: Iterable[Observed], decisions: Decisions | None = None) -> Indicators:
    """The indicators of a set of figures, the proposals a person may decide, and the near ones that stay apart.

    Derived figures are no observations and are left out.
    """
    decided = decisions or Decisions()
    same = _by_own_words(_tellings(observed))
    _give_ids(same)
    groups, unmatched = _by_decision(same, decided)
    _give_ids(groups)
    records = [_record(group) for group in groups]
    titles = {record.id: record.title for record in records}
    proposals, apart = [], []
    for a, b in pairs(groups):
        ruling = _ruled_apart(a, b, decided)
        weighed = weigh(a, b)
        if ruling is not None:
            apart.append(_proposal(a, b, titles, weighed, ruling))
        elif weighed.total >= PROPOSED:
            proposals.append(_proposal(a, b, titles, weighed))
        else:
            apart.append(_proposal(a, b, titles, weighed))
    return Indicators(
        indicators=tuple(sorted(records, key=lambda each: (each.title.casefold(), each.id))),
        proposals=tuple(sorted(proposals, key=lambda p: (-p.score, p.a, p.b))),
        apart=tuple(sorted(apart, key=lambda p: (-p.score, p.a, p.b))),
        unmatched=tuple(unmatched),
    )


def _give_ids(groups: list[Group]) -> None:
    """Each group the shortest id that no other has: who compiles it is said only where that tells two apart."""
    for group in groups:
        group.id = ""
    open_ones = {group: list(group.ids()) for group in groups}
    while open_ones:
        shared = Counter(names[0] for names in open_ones.values())
        taken = {group.id for group in groups if group.id}
        for group, names in list(open_ones.items()):
            if len(names) == 1 or (shared[names[0]] == 1 and names[0] not in taken):
                group.id = names[0]
                del open_ones[group]
            else:
                names.pop(0)


def _tellings(observed: Iterable[Observed]) -> list[Telling]:
    """The indicators of each report, by what tells them apart there."""
    told: dict[Hashable, list[Observed]] = defaultdict(list)
    for each in observed:
        if each.figure.derivation is None:
            indicator = each.figure.indicator
            told[each.report, *(getattr(indicator, field) for field in IDENTITY)].append(each)
    return sorted((Telling(figures) for figures in told.values()), key=lambda telling: telling.order)


def _by_own_words(tellings: list[Telling]) -> list[Group]:
    """Tellings in the same words, of the same place and limits; units and authorities that differ part them."""
    alike = _Unions(len(tellings))
    first: dict[Hashable, int] = {}
    for number, telling in enumerate(tellings):
        if not _may_be_told_elsewhere(telling):
            continue
        owner = telling.owner if telling.needs_owner else ""
        for plain in telling.identifying:
            place = telling.indicator.place.casefold()
            key = (plain, place, telling.indicator.scope.casefold(), telling.further, owner.casefold())
            alike.unite(number, first.setdefault(key, number))
    groups: list[Group] = []
    for members in alike.sets():
        for of_unit in _parted([tellings[n] for n in members], lambda t: t.unit, eq):
            groups.extend(map(Group, _parted(of_unit, lambda t: t.authority, _same_authority_in(of_unit))))
    return groups


def _same_authority_in(tellings: list[Telling]) -> Callable[[str, str], bool]:
    place = tellings[0].indicator.place
    return lambda a, b: same_authority(a, b, place)


def _may_be_told_elsewhere(telling: Telling) -> bool:
    """Whether the same words in another report mean the same: not "revenue", and not "exports" of nowhere."""
    if telling.needs_owner or telling.indicator.scope:
        # A company's revenue needs no country.
        return bool(telling.owner)
    return bool(telling.indicator.place) or any(
        len(w.core) >= _WORDS_WITHOUT_PLACE or w.is_of_the_world for w in telling.wordings
    )


def _parted(
    tellings: list[Telling], said: Callable[[Telling], str], same: Callable[[str, str], bool]
) -> list[list[Telling]]:
    """Tellings parted by what they say of one thing; those that say nothing go with the others only if these agree."""
    classes: list[tuple[str, list[Telling]]] = []
    silent: list[Telling] = []
    for telling in tellings:
        value = said(telling)
        if not value:
            silent.append(telling)
            continue
        known = next((members for other, members in classes if same(value, other)), None)
        if known is None:
            classes.append((value, known := []))
        known.append(telling)
    if len(classes) <= 1:
        return [tellings]
    return [members for _, members in classes] + ([silent] if silent else [])


def _by_decision(groups: list[Group], decisions: Decisions) -> tuple[list[Group], list[str]]:
    """Groups joined as a person decided, and what the decisions name that no report says."""
    left = list(groups)
    made: list[Group] = []
    unmatched: list[str] = []
    for decided in decisions.decided:
        wanted = [g for given in decided.same for g in _named(groups, given)]
        named = [g for g in left if g in wanted]
        by_words = [g for g in left if g not in named and _has_wording(g, decided) and _within(g, decided)]
        unmatched.extend(_unmatched(decided, groups))
        left = [g for g in left if g not in by_words and g not in named]
        places = sorted({g.place.casefold() for g in by_words})
        if len(places) <= 1:
            made.extend(_decided_groups(by_words, named, decided, decisions.source))
            continue
        # One wording told of several places is one indicator in each; what is named by its id is its own place's.
        for place in places:
            here, named_here = ([g for g in each if g.place.casefold() == place] for each in (by_words, named))
            made.extend(_decided_groups(here, named_here, decided, decisions.source))
        elsewhere = [g for g in named if g.place.casefold() not in places]
        made.extend(_decided_groups([], elsewhere, decided, decisions.source))
    return [*made, *left], unmatched


def _decided_groups(by_words: list[Group], named: list[Group], decided: Decided, source: str) -> Iterator[Group]:
    """What a decision makes of groups of one place: those named by their id are one, whatever their unit."""
    units = {g.unit for g in named}
    joined = [g for g in by_words if decided.unit or (named and g.unit in ("", *units))]
    parts = [[t for g in (*named, *joined) for t in g.tellings]]
    rest = sorted((t for g in by_words if g not in joined for t in g.tellings), key=lambda t: t.order)
    for part in (*parts, *_parted(rest, lambda t: t.unit, eq)):
        if part:
            yield Group(part, name=decided.name, unit=decided.unit, decided_by=source)


def _has_wording(group: Group, decided: Decided) -> bool:
    wanted = {take_apart(said).plain for said in (*decided.wordings, decided.name)}
    return bool(decided.wordings) and any(w.plain in wanted for w in group.fullest)


def _within(group: Group, decided: Decided) -> bool:
    """Whether a group lies within a decision's place and unit; a unit that no report says may be any."""
    here = not decided.place or same_name(group.place, decided.place)
    return here and (not decided.unit or group.unit in ("", decided.unit))


def _named(groups: list[Group], given: str) -> list[Group]:
    """The groups that an id in a decision names: the one that has it, else those whose id has grown from it."""
    exact = [group for group in groups if group.id == given]
    return exact or [group for group in groups if _is_named(group, given)]


def _is_named(group: Group, given: str) -> bool:
    """Whether a decision names a group by its id, or by an id that was shorter when less was known."""
    return group.id == given or group.id.startswith((f"{given}:", f"{given}@"))


def _unmatched(decided: Decided, groups: list[Group]) -> Iterator[str]:
    said = {w.plain for g in groups for w in g.wordings}
    for wording in decided.wordings:
        if take_apart(wording).plain not in said:
            yield f"“{decided.name}”: no report says “{wording}”"
    for given in decided.same:
        if not _named(groups, given):
            yield f"“{decided.name}”: there is no indicator {given}"


def _ruled_apart(a: Group, b: Group, decisions: Decisions) -> Part | None:
    """A person's ruling that two indicators are not one."""
    for decided in decisions.decided:
        for one, other in ((a, b), (b, a)):
            own = one.decided_name == decided.name or (_has_name(one, decided.name) and _within(one, decided))
            if own and any(_is_named(other, said) or _has_name(other, said) for said in decided.not_same):
                return Part("decided", -10.0, f"{decisions.source} says they are not the same")
        if a.decided_name == b.decided_name == decided.name:
            return Part("decided", -10.0, f"{decisions.source} does not say that units or places are the same")
    return None


def _has_name(group: Group, said: str) -> bool:
    return any(w.plain == take_apart(said).plain for w in group.fullest) or group.decided_name == said


def _proposal(a: Group, b: Group, titles: dict[str, str], weighed: Weighed, ruling: Part | None = None) -> Proposal:
    return Proposal(
        a=a.id,
        b=b.id,
        a_title=titles[a.id],
        b_title=titles[b.id],
        a_wording=weighed.a.text,
        b_wording=weighed.b.text,
        place=a.place or b.place,
        score=weighed.total + (ruling.weight if ruling else 0),
        parts=(*((ruling,) if ruling else ()), *weighed.parts),
    )


def _record(group: Group) -> LedgerIndicator:
    return LedgerIndicator(
        id=group.id,
        name=group.name,
        wordings=tuple(w.text for w in group.wordings),
        place=group.place,
        unit=group.unit,
        scope=group.scope,
        further={**({"authority": group.authority} if group.authority else {}), **group.further},
        series=series_of(group.told, rates=rates_of(group)),
        reports=tuple(dict.fromkeys(o.report for o in group.told)),
        outlets=tuple(sorted({o.source for o in group.told})),
        decided_by=group.decided_by,
    )


class _Unions:
    """Numbers that belong together, directly or through others."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def unite(self, a: int, b: int) -> None:
        one, other = sorted((self._root(a), self._root(b)))
        self._parents[other] = one

    def sets(self) -> Iterable[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parents)):
            found[self._root(number)].append(number)
        return found.values()

    def _root(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number
