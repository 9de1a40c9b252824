"""Resolving: which entry of the gazetteer a name means in this report. One name has one sense in a report."""

from __future__ import annotations

from typing import NamedTuple

from newstally.gazetteer import fold, is_capital, prominence
from newstally.model import GazetteerEntry, Interval
from newstally.reading.places.context import Context, kilometres, lies_in

# What speaks for a candidate, in the units of `prominence` (orders of magnitude of people).
_COUNTRY = 2.5
_HOME = 0.8
_DIVISION = 1.5
_NEAR = 1.2
# A paper calls its own town by its bare name, whatever capital shares it.
_OUTLET = 4.0
# "Hamilton" is Hamilton County only where the text says county.
_BARE_DISTRICT = 1.5
_BESIDE_A_COUNTRY = 3.0
_CALLED_DISTRICT = 3.0
_LOCAL, _LOCAL_PEOPLE = 1.2, 2_000
_NEAR_KM = 150.0
# A list of one country's divisions names its divisions.
_LISTED = 3.0
_AWAY, _BY_ROAD = 4.0, 0.6
# "Washington" is Piqua, Ohio, once called so, only where nobody would think of the other.
_OLD_NAME = 2.0
# Without support from the report a place must be this well known to be taken.
_UNSUPPORTED = 4.3
# The only place of its name need not be so well known where the text says that something is there.
_ONLY_ONE = 3.8
# What it takes for a name to be one abroad that the report never speaks of, in a report about its home alone.
_HOME_ALONE, _GREAT_ABROAD = 0.8, 5.7
# A choice between two this close, neither supported, is a guess.
_MARGIN = 0.1


class Choice(NamedTuple):
    """The entry chosen (None where that would be a guess), the others considered, and the reasons in words."""

    entry: GazetteerEntry | None
    candidates: tuple[GazetteerEntry, ...]
    reasons: tuple[str, ...]
    supported: bool


class Away(NamedTuple):
    """How far from another place the text says that something lies."""

    place: GazetteerEntry
    km: Interval


class Said(NamedTuple):
    """What the text itself says of a name.

    `within` is what it may lie in, `stated` that this leaves no doubt ("Holliday, Mo."), `located` that something is
    there ("in Davos"), `beside` the divisions it is listed with, `away` how far it lies from other places.
    """

    within: tuple[GazetteerEntry, ...]
    stated: bool
    located: bool
    beside: tuple[GazetteerEntry, ...] = ()
    away: tuple[Away, ...] = ()


class Rivals(NamedTuple):
    """What else has the name: whether a country, which first-level divisions (New York, Lagos), and the best known."""

    country: bool
    divisions: frozenset[str]
    best_known: GazetteerEntry


def choose(name: str, key: str, entries: tuple[GazetteerEntry, ...], said: Said, context: Context) -> Choice:
    """The entry that a name (`key` in the context) means, given what the text says of it and the report's context."""
    inside = tuple(e for e in entries if any(lies_in(e, outer) for outer in said.within))
    if said.stated and not inside:
        return Choice(None, entries[:5], (f"no place of this name is known in {said.within[0].name}",), False)
    pool = inside or entries
    rivals = Rivals(
        any(e.kind == "country" for e in pool),
        frozenset(e.admin1 for e in pool if e.kind == "division" and e.admin1),
        entries[0],
    )
    scored = sorted(
        ((_told(said, e, *_score(name, key, e, context, rivals)), e) for e in pool), key=lambda pair: -pair[0][0]
    )
    (best, reasons), entry = scored[0]
    ranked = tuple(e for _, e in scored[:5])
    if inside:
        outer = next(o for o in said.within if lies_in(entry, o))
        return Choice(entry, ranked, (f"the text places it in {outer.name}", *reasons), True)
    supported = len(reasons) > 0
    rival = scored[1] if len(scored) > 1 and not supported else None
    if rival is not None and best - rival[0][0] < _MARGIN and kilometres(entry, rival[1]) > 100:
        return Choice(None, ranked, ("several places of this name are as likely",), False)
    if not supported and _is_far_from_home(name, entry, key, context):
        return Choice(None, ranked, ("the report speaks of another country only",), False)
    enough = _ONLY_ONE if said.located and len(entries) == 1 else _UNSUPPORTED
    if not supported and prominence(entry, name) < enough:
        return Choice(None, ranked, ("nothing in the report says which place of this name is meant",), False)
    if len(entries) == 1:
        reasons = ("the only place of this name", *reasons)
    elif entry is entries[0]:
        reasons = ("the best known place of this name", *reasons)
    return Choice(entry, ranked, reasons, supported)


def _is_far_from_home(name: str, entry: GazetteerEntry, key: str, context: Context) -> bool:
    """A town abroad, no great one, in a report that speaks of its home country alone: a quarter of its own name."""
    if not context.home or entry.country == context.home or entry.kind not in ("settlement", "district"):
        return False
    return context.share(context.home, key) >= _HOME_ALONE and prominence(entry, name) < _GREAT_ABROAD


def _score(
    name: str, key: str, entry: GazetteerEntry, context: Context, rivals: Rivals
) -> tuple[float, tuple[str, ...]]:
    """The score of an entry and the reasons that count as support; `rivals` are those of its name."""
    score = prominence(entry, name)
    if entry.kind == "district" and fold(entry.name) != key and not context.counts_districts(key):
        score -= _BARE_DISTRICT
    elif entry.kind == "district" and context.counts_districts(key):
        score += _CALLED_DISTRICT
    best = rivals.best_known
    if _goes_by_another(entry, key) and not _goes_by_another(best, key) and prominence(best, name) >= _GREAT_ABROAD:
        score -= _OLD_NAME
    reasons: list[str] = []
    share = context.share(entry.country, key)
    if share > 0.1:
        score += _COUNTRY * share
        reasons.append(f"the report speaks of {entry.chain[-1] if entry.chain else entry.name}")
    if entry.country and entry.country == context.home:
        score += _HOME
    if context.outlet is not None and entry.id == context.outlet.id:
        score += _OUTLET
        reasons.append("the outlet is at home there")
    score += _local(entry, context.outlet)
    if context.dateline_is(entry, key):
        score += _OUTLET
        reasons.append("the dateline names it")
    if entry.kind == "country" and share > 0.1:
        # What speaks for its cities speaks for the country as much.
        score += _DIVISION + _NEAR
    if entry.kind == "division" and share > 0.1:
        score += _DIVISION
    if entry.kind in ("country", "division"):
        return score, tuple(reasons)
    named_alike = entry.admin1 in rivals.divisions and share > 0.1
    if context.speaks_of(entry.admin1, key) or named_alike or (is_capital(entry) and share > 0.1):
        score += _DIVISION
        if not named_alike:
            reasons.append(f"the report speaks of {entry.chain[-2] if len(entry.chain) > 1 else entry.chain[-1]}")
    near = context.neighbour(entry, key, _NEAR_KM)
    if near is not None:
        score += _NEAR
        reasons.append(f"it lies near {near.name}")
    if rivals.country and "the outlet is at home there" not in reasons:
        # Russia, Ohio, is not Russia only because the report speaks of Ohio.
        score = min(score, prominence(entry, name) + _BESIDE_A_COUNTRY)
    return score, tuple(dict.fromkeys(reasons))


def _goes_by_another(entry: GazetteerEntry, key: str) -> bool:
    """Whether a settlement's own name is another one than this."""
    return entry.kind == "settlement" and not fold(entry.name).startswith(key)


def _told(said: Said, entry: GazetteerEntry, score: float, reasons: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """The score with what a list or a distance adds.

    Beside Victoria and New South Wales, Queensland is the Australian one; Mach, 60 km from Quetta, is the one there.
    """
    for other, km in said.away:
        # By road it is farther than as the crow flies.
        if float(km.low or 0) * _BY_ROAD <= kilometres(entry, other) <= float(km.high or 0):
            return score + _AWAY, (*reasons, f"it lies as far from {other.name} as the text says")
    mate = next((e for e in said.beside if e.id != entry.id and e.country == entry.country), None)
    if entry.kind != "division" or mate is None:
        return score, reasons
    return score + _LISTED, (*reasons, f"it is listed with {mate.name}")


def _local(entry: GazetteerEntry, outlet: GazetteerEntry | None) -> float:
    """What a town's paper adds to the towns of its own state, and again to those around it."""
    if outlet is None or outlet.kind != "settlement" or not outlet.admin1 or entry.admin1 != outlet.admin1:
        return 0.0
    if entry.kind not in ("settlement", "district") or entry.population < _LOCAL_PEOPLE:
        return 0.0
    return _LOCAL + (_LOCAL if kilometres(entry, outlet) <= _NEAR_KM / 2 else 0.0)
