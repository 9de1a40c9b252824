"""How likely two accounts tell one incident: a sum of visible parts, as weights of evidence.

After Fellegi and Sunter (1969): each part adds for agreement and takes away for contradiction, what is
unknown adds nothing, and the sum starts below zero because two accounts at random are two incidents.
"""

from __future__ import annotations

from functools import cache

import msgspec

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.counts import weigh_counts
from newstally.ledger.linking.dates import weigh_dates
from newstally.ledger.linking.names import proper, weigh_actors, weigh_targets
from newstally.ledger.linking.places import weigh_places
from newstally.ledger.linking.spelling import names_in
from newstally.ledger.linking.wording import weigh_surroundings, weigh_wording
from newstally.lexicon import table
from newstally.model import IncidentMention, IncidentType

# Linked from here up; between the two, possibly the same; below, apart.
LINKED, UNSURE = 0.4, -1.0
# The sum starts below zero; what a report recalls is more often something others told than news.
START, START_RECALLED = -4.5, -3.1
_SAME_TYPE, _THROUGH_ALSO, _NEIGHBOURS = 1.5, 1.2, 0.8
_SAME_FAMILY, _MISTAKEN, _OTHER_FAMILY = -0.5, -1.0, -6.0
_OTHER_STAGE, _NEVER_HAPPENED = -1.0, -3.0
_SITE = 1.5
# With the most that words can add, less than what is kept.
_HOPELESS = -11.0


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One part of a score: what was compared, its weight, and why in words."""

    name: str
    weight: float
    why: str


class PairScore(msgspec.Struct, frozen=True, kw_only=True):
    """The score of two accounts: the total, and the parts that make it with `START`."""

    total: float
    parts: tuple[Part, ...]


def score(a: Account, b: Account) -> PairScore:
    """The score of two accounts; the same whichever comes first."""
    first, second = sorted((a, b), key=lambda account: account.order)
    one, other = first.mention, second.mention
    weighed = [
        ("date", weigh_dates(first, second)),
        ("place", weigh_places(first, second)),
        ("site", _weigh_sites(one, other)),
        ("type", weigh_types(one, other)),
        ("stage", _weigh_stages(one, other)),
        ("target", weigh_targets(one.target, other.target)),
        ("actors", weigh_actors(one.perpetrators, other.perpetrators)),
        ("counts", weigh_counts(one, other)),
    ]
    start = START_RECALLED if a.recalled or b.recalled else START
    # Words cannot make up for what contradicts so much, and take longest to compare.
    if start + sum(weight for _, (weight, _) in weighed) > _HOPELESS:
        weighed.append(("surroundings", _weigh_surroundings(first, second)))
        weighed.append(("wording", weigh_wording(*_passages(first, second))))
    parts = tuple(Part(name, round(weight, 2), why) for name, (weight, why) in weighed if weight)
    return PairScore(total=round(start + sum(part.weight for part in parts), 2), parts=parts)


def weigh_types(a: IncidentMention, b: IncidentMention) -> tuple[float, str]:
    """The weight of two types and their further methods, and why."""
    if a.type == b.type:
        return _SAME_TYPE + _rarity(a.type), f"both {a.type}"
    shared = {a.type, *a.also} & {b.type, *b.also} - {"other"}
    if shared:
        rarest = max(sorted(shared), key=_rarity)
        return _THROUGH_ALSO + _rarity(rarest), f"{a.type} and {b.type}, both {rarest}"
    if "other" in (a.type, b.type):
        return 0.0, "type open"
    if _neighbours(a.type, b.type):
        return _NEIGHBOURS, f"{a.type} and {b.type} tell one thing from two sides"
    families = {_family(a.type), _family(b.type)}
    if len(families) == 1:
        return _SAME_FAMILY, f"{a.type} and {b.type}"
    if families == {"attack", "accident"}:
        return _MISTAKEN, f"{a.type} and {b.type}: an accident may be taken for an attack at first"
    return _OTHER_FAMILY, f"{a.type} is not {b.type}"


def _weigh_surroundings(a: Account, b: Account) -> tuple[float, str]:
    """What the reports are about, where an account itself names neither where nor what: "the hijacking in March"."""
    if not any(x.mention.place is None and not _names_target(x.mention) for x in (a, b)):
        return 0.0, ""
    return weigh_surroundings(f"{a.headline}\n{a.opening}", f"{b.headline}\n{b.opening}")


def _names_target(mention: IncidentMention) -> bool:
    return mention.target is not None and proper(mention.target.name)


def _passages(a: Account, b: Account) -> tuple[str, str]:
    """What to compare: the sentences that tell it; where one only recalls it, all that the other's opening tells."""
    if a.recalled == b.recalled:
        return a.told, b.told
    one, other = (x.told if x.recalled else f"{x.opening}\n{x.told}" for x in (a, b))
    return one, other


@cache
def _rarity(kind: IncidentType) -> float:
    return float(table("newstally.ledger.linking", "types.toml")["rare"].get(kind, 0.0))


@cache
def _family(kind: IncidentType) -> str:
    families = table("newstally.ledger.linking", "types.toml")["family"]
    return next((name for name, members in families.items() if kind in members), "")


@cache
def _neighbours(a: IncidentType, b: IncidentType) -> bool:
    near = table("newstally.ledger.linking", "types.toml")["neighbours"]
    return b in near.get(a, ()) or a in near.get(b, ())


def _weigh_stages(a: IncidentMention, b: IncidentMention) -> tuple[float, str]:
    if a.stage == b.stage:
        return 0.0, ""
    apart = _NEVER_HAPPENED if "threatened" in (a.stage, b.stage) else _OTHER_STAGE
    return apart, f"{a.stage} and {b.stage}"


def _weigh_sites(a: IncidentMention, b: IncidentMention) -> tuple[float, str]:
    """A shared site within the place: a station, a market; the place's own name says nothing more."""
    places = {place.name for place in (a.place, b.place) if place is not None}
    if not a.site or not b.site or places & {a.site, b.site}:
        return 0.0, ""
    return (_SITE, f"both at {a.site}") if names_in(a.site, b.site) or names_in(b.site, a.site) else (0.0, "")
