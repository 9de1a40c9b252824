"""Whether two places may be one: the same entry, one inside the other, or near each other."""

from __future__ import annotations

import math

from newstally.ledger.linking.account import Account
from newstally.ledger.linking.spelling import same_name
from newstally.model import GazetteerEntry

_RANK = {"facility": 3, "settlement": 3, "district": 2, "division": 1, "country": 0, "demonym": 0}
# What sharing a place of each rank says; a big city says less than a village.
_SAME = {3: 3.5, 2: 2.5, 1: 1.2, 0: 0.2}
_BIG_CITY = 1_000_000
_BIG_CITY_LOSS = 0.7
# (kilometres, weight) of two points that are not one entry.
_NEAR = ((15.0, 2.5), (50.0, 1.0), (110.0, -0.5), (250.0, -3.0))
_REACH = ((75.0, 1.0), (250.0, 0.0), (600.0, -1.0))
_FAR = -6.0
_OTHER_COUNTRY = -8.0
_NOWHERE, _OTHER_HOME, _IN_COUNTRY = -0.65, -1.0, -0.65
_OTHER_DIVISION = -2.5
_OWN_DISTRICT = 150.0
_EARTH_KM = 6371.0


def rank(entry: GazetteerEntry | None) -> int | None:
    """How exact an entry is: 3 settlement, 2 district, 1 division, 0 country; None for regions and waters."""
    return _RANK.get(entry.kind) if entry is not None else None


def weigh_places(one: Account, other: Account) -> tuple[float, str]:
    """The weight of two accounts' places and why; where one names none, what their countries say."""
    a, b = one.mention.place, other.mention.place
    if a is None or b is None:
        return _weigh_countries(_country(one), _country(other))
    if a.entry is None or b.entry is None:
        return (2.0, f"both {a.name}") if same_name(a.name, b.name) else (0.0, "place unresolved")
    return weigh_entries(a.entry, b.entry)


def _country(account: Account) -> str:
    """The country an account is about: its place's, else its report's."""
    entry = account.mention.place.entry if account.mention.place else None
    return entry.country if entry and entry.country else account.home


def _weigh_countries(a: str, b: str) -> tuple[float, str]:
    if not a or not b:
        return _NOWHERE, "place unknown"
    return (_SAME[0], f"both in {a}") if a == b else (_OTHER_HOME, f"{a} and {b}")


def weigh_entries(a: GazetteerEntry, b: GazetteerEntry) -> tuple[float, str]:
    """The weight of two gazetteer entries and why."""
    if a.country and b.country and a.country != b.country:
        return _OTHER_COUNTRY, f"{a.name} and {b.name} are in different countries"
    one, other = rank(a), rank(b)
    if a.id == b.id:
        return _same(a, one), f"both {a.name}"
    fine, coarse = (a, b) if (one or 0) >= (other or 0) else (b, a)
    if lies_in(fine, coarse) or _named_for(fine, coarse):
        # A report that names no more than the country may mean any place in it.
        weight = _SAME[rank(coarse) or 0] * 0.8 if rank(coarse) != 0 else _IN_COUNTRY
        return weight, f"{fine.name} is in {coarse.name}"
    km = distance_km(a, b)
    if km is not None and one is not None and other is not None and min(one, other) >= 2:
        return _by_distance(km, settlements=min(one, other) == 3), f"{km:.0f} km apart"
    if km is not None and None in (one, other):
        return _by_reach(km), f"{km:.0f} km apart"
    if one == other == 1 or (1 in (one, other) and max(one or 0, other or 0) > 1):
        return _OTHER_DIVISION, f"{fine.name} is not in {coarse.name}"
    return 0.0, "places of different kinds"


def lies_in(fine: GazetteerEntry, coarse: GazetteerEntry) -> bool:
    """Whether the chain of one entry holds the other (by name, within one country)."""
    if coarse.country and fine.country and coarse.country != fine.country:
        return False
    return any(same_name(link, coarse.name) for link in fine.chain)


def _named_for(fine: GazetteerEntry, coarse: GazetteerEntry) -> bool:
    """Whether a district or division bears the name of the town in it, which then leaves it out of its chain."""
    km = distance_km(fine, coarse)
    return rank(fine) != rank(coarse) and same_name(fine.name, coarse.name) and (km is None or km <= _OWN_DISTRICT)


def distance_km(a: GazetteerEntry, b: GazetteerEntry) -> float | None:
    """Great-circle distance in kilometres (haversine); None without coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _same(entry: GazetteerEntry, of_rank: int | None) -> float:
    weight = _SAME.get(of_rank if of_rank is not None else 1, 1.0)
    return weight - _BIG_CITY_LOSS if entry.population >= _BIG_CITY else weight


def _by_reach(km: float) -> float:
    """A region or a water has no edge to measure from; only what is far from its middle speaks against it."""
    return next((weight for limit, weight in _REACH if km <= limit), _FAR)


def _by_distance(km: float, *, settlements: bool) -> float:
    # A district is reached from anywhere in it: measure from its edge, not its middle.
    km = km if settlements else max(0.0, km - 40.0)
    return next((weight for limit, weight in _NEAR if km <= limit), _FAR)
