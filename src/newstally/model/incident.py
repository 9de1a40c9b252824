"""Incidents as one report tells them: mentions, their counts, and claims about several at once."""

from __future__ import annotations

from typing import Literal

import msgspec

from newstally.model.evidence import Record
from newstally.model.name import Speaker
from newstally.model.place import Place
from newstally.model.time import CalendarInterval

IncidentType = Literal[
    "bombing",
    "armed_assault",
    "assassination",
    "kidnapping",
    "hostage_taking",
    "hijacking",
    "arson",
    "vehicle_attack",
    "air_strike",
    "shelling",
    "riot",
    "accident_transport",
    "accident_industrial",
    "natural_disaster",
    "other",
]
Effect = Literal["killed", "injured", "abducted", "missing", "rescued", "arrested", "damaged"]
Stage = Literal["occurred", "attempted", "threatened"]
Role = Literal["main", "background"]
ActorStatus = Literal["claimed", "named", "suspected", "unknown", "denied"]
Claim = Literal["", "claimed", "denied", "none"]


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who carried an incident out, and the status of the naming: claimed by itself, named by officials ..."""

    name: str
    status: ActorStatus
    # The report's own word for those of a body who did it ("guerrillas" of the FMLN).
    called: str = ""


class Target(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was hit: its name where it has one ("Jaffar Express"), its kind ("train"), who runs it."""

    name: str
    kind: str = ""
    operator: str = ""


class Count(Record, frozen=True, kw_only=True, omit_defaults=True):
    """People or things affected, as printed (codebook: Count).

    `low` and `high` are the printed ends: exact 5/5, at least 5/None, about 5/5, dozens 24/None.
    `category` is whom or what ("militants", "carriages"; "" for all); `of_perpetrators` marks those
    who carried out this incident. `none_reported` marks a zero that only says none was reported.
    `word` is the word of the effect as written ("derailed", "dead").
    """

    effect: Effect
    low: int | None
    high: int | None
    category: str = ""
    of_perpetrators: bool = False
    none_reported: bool = False
    total: bool = False
    word: str = ""
    speaker: Speaker | None = None


class CountRange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one report prints for one effect, parts added up where it gives no total; None high is open.

    `includes_perpetrators` is yes, no or unknown (codebook: Count).
    """

    low: int | None
    high: int | None
    includes_perpetrators: Literal["yes", "no", "unknown"] = "unknown"
    none_reported: bool = False


class IncidentMention(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An incident as one report tells it. `evidence[0]` is its sentence; fields have their own evidence.

    `killed` leaves the perpetrators out where the report tells them apart; `killed_perpetrators`
    holds them. `date` is the local day or days it happened, None where the report gives no hint.
    """

    type: IncidentType
    also: tuple[IncidentType, ...] = ()
    role: Role = "main"
    stage: Stage = "occurred"
    date: CalendarInterval | None = None
    # The most exact place first in words (`site`, "Abad railway station"), and the gazetteer's place.
    site: str = ""
    place: Place | None = None
    target: Target | None = None
    # What else was hit, as the report calls it.
    other_targets: tuple[str, ...] = ()
    perpetrators: tuple[Actor, ...] = ()
    weapon: str = ""
    other_weapons: tuple[str, ...] = ()
    # Whom it befell, by name or as the report calls them ("Ricardo Castellar", "bodyguards").
    victims: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    killed: CountRange | None = None
    injured: CountRange | None = None
    abducted: CountRange | None = None
    killed_perpetrators: CountRange | None = None
    claim: Claim = ""
    speaker: Speaker | None = None
    claimed_only: bool = False
    # Other sentences of this report that tell the same incident.
    retold: tuple[tuple[int, int], ...] = ()


class TallyClaim(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A statement about several incidents at once: a filter and a count. Never an incident itself."""

    type: IncidentType
    low: int | None
    high: int | None
    period: CalendarInterval | None = None
    target: Target | None = None
    place: Place | None = None
    perpetrators: tuple[Actor, ...] = ()
    speaker: Speaker | None = None
