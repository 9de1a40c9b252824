"""A question to the ledger: a filter over incidents, and how it reads in words."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, TypeVar, get_args

import msgspec

from newstally.gazetteer import look_up
from newstally.ledger.linking.places import lies_in
from newstally.ledger.linking.spelling import names_in, same_name
from newstally.ledger.records import CountSpan, LedgerIncident
from newstally.lexicon import table, words
from newstally.model import GazetteerEntry, IncidentType, Place, Stage

Fit = Literal["yes", "no", "date unsure", "place unsure"]
_ROOM = "newstally.ledger.tally"
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
Day = str | dt.date | None
T = TypeVar("T", bound=str)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents are asked for. Dates are days, both included; names are matched spelling aside."""

    types: tuple[IncidentType, ...] = ()
    stages: tuple[Stage, ...] = ("occurred",)
    target: str = ""
    place: str = ""
    actor: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    # As the user wrote them, to repeat "since March 2025".
    since_words: str = ""
    until_words: str = ""
    min_killed: int | None = None
    min_injured: int | None = None
    max_killed: int | None = None
    # Further names that people's decisions say are the same.
    target_aliases: tuple[str, ...] = ()
    actor_aliases: tuple[str, ...] = ()

    @property
    def target_names(self) -> tuple[str, ...]:
        """Every name the target goes by."""
        return (self.target, *self.target_aliases)

    @property
    def actor_names(self) -> tuple[str, ...]:
        """Every name the perpetrator goes by."""
        return (self.actor, *self.actor_aliases)

    def __str__(self) -> str:
        """The question in words: "Bomb attacks on the Jaffar Express since March 2025"."""
        parts = [_subject(self.types, self.stages), _on_target(self.types, self.target)]
        parts += [f"in {self.place}" if self.place else "", f"by {self.actor}" if self.actor else ""]
        parts.append(self._when())
        counts = ((self.min_killed, "killed"), (self.min_injured, "injured"))
        floors = [f"at least {n} {word}" for n, word in counts if n is not None]
        floors += [f"at most {self.max_killed} killed"] if self.max_killed is not None else []
        parts.append(f"with {' and '.join(floors)}" if floors else "")
        return " ".join(part for part in parts if part)

    def _when(self) -> str:
        """The days asked for in words: "since March 2025", "in March 2025", "on 11 March 2025"."""
        if self.since_words and self.since_words == self.until_words:
            return f"{'on' if self.since == self.until else 'in'} {self.since_words}"
        ends = (("since", self.since_words), ("until", self.until_words))
        return " ".join(f"{word} {day}" for word, day in ends if day)


def ask(
    *,
    type: str | Iterable[str] | None = None,
    target: str = "",
    place: str = "",
    actor: str = "",
    since: Day = None,
    until: Day = None,
    min_killed: int | None = None,
    min_injured: int | None = None,
    max_killed: int | None = None,
    stage: str | Iterable[str] = "occurred",
) -> Question:
    """A question from what a caller gives; raises ValueError, naming what may be given, for what it cannot use."""
    kinds = (type,) if isinstance(type, str) else tuple(type or ())
    stages = (stage,) if isinstance(stage, str) else tuple(stage)
    first, last = _days(since, "since"), _days(until, "until")
    if first and last and first[0] > last[1]:
        raise ValueError(f"since {since} lies after until {until}")
    return Question(
        types=tuple(_known(kind, get_args(IncidentType), "type") for kind in kinds),
        stages=tuple(_known(name, get_args(Stage), "stage") for name in stages),
        target=_text(target),
        place=_text(place),
        actor=_text(actor),
        since=first[0] if first else None,
        until=last[1] if last else None,
        since_words=first[2] if first else "",
        until_words=last[2] if last else "",
        min_killed=min_killed,
        min_injured=min_injured,
        max_killed=max_killed,
    )


def _text(given: str) -> str:
    """What was typed, without the halves of characters that a broken terminal gives."""
    return given.encode(errors="replace").decode()


def fits(incident: LedgerIncident, question: Question) -> Fit:
    """Whether an incident is asked for; "date unsure" and "place unsure" where it may be, as far as is known."""
    if question.types and not set(question.types) & {incident.type, *incident.also}:
        return "no"
    if incident.stage not in question.stages:
        return "no"
    if question.target and not any(_hits(incident, name) for name in question.target_names):
        return "no"
    if question.actor and not any(_by(incident, name) for name in question.actor_names):
        return "no"
    if _below(incident.killed, question.min_killed) or _below(incident.injured, question.min_injured):
        return "no"
    if question.max_killed is not None and _newest(incident.killed) > question.max_killed:
        return "no"
    when = _when(incident, question)
    where = _where(incident, question.place) if question.place else "yes"
    return "no" if "no" in (when, where) else when if when != "yes" else where


def inside(place: Place, query: str) -> bool:
    """Whether a place is the one asked for or lies in it: every part of "Mastung, Balochistan" is in its chain."""
    entry = place.entry
    names = [place.name] + ([entry.name, *entry.chain] if entry else [])
    code = entry.country if entry else ""
    return all(
        part.upper() == code
        or any(same_name(bare(part), bare(name)) for name in names)
        or (entry is not None and any(entry.id == other.id for other in entries(part)))
        for part in (piece.strip() for piece in query.split(","))
        if part
    )


def singular(query: str) -> str:
    """A kind in the singular: "schools" asks for every school."""
    return query.removesuffix("s") if query.islower() else query


def entries(name: str) -> tuple[GazetteerEntry, ...]:
    """The places of a name, which may go by another one in the report: Mastoong, Bombay."""
    return look_up(name.strip()) or look_up(bare(name))


def _hits(incident: LedgerIncident, query: str) -> bool:
    target = incident.target
    names = (*incident.targets, *((target.name, target.kind, target.operator) if target else ()))
    return any(names_in(q, name) for name in names if name for q in (query, singular(query)))


def _by(incident: LedgerIncident, query: str) -> bool:
    return any(names_in(query, actor.name) for actor in incident.perpetrators if actor.status != "denied")


def _below(counted: CountSpan | None, least: int | None) -> bool:
    return least is not None and _newest(counted) < least


def _newest(counted: CountSpan | None) -> int:
    """The newest figure, else the greatest, else the least; 0 where nobody counted."""
    known = (counted.latest, counted.high, counted.low) if counted else ()
    return next((n for n in known if n is not None), 0)


def _when(incident: LedgerIncident, question: Question) -> Literal["yes", "no", "date unsure"]:
    if question.since is None and question.until is None:
        return "yes"
    if incident.date is None or (incident.date.start is None and incident.date.end is None):
        return "date unsure"
    start = incident.date.start.date() if incident.date.start else dt.date.min
    last = (incident.date.end - dt.timedelta(microseconds=1)).date() if incident.date.end else dt.date.max
    since, until = question.since or dt.date.min, question.until or dt.date.max
    if last < since or until < start:
        return "no"
    # A coarse date that reaches over the edge may lie on either side; an incident of a day or two began inside.
    whole = since <= start and last <= until
    return "yes" if whole or (last - start).days <= 1 else "date unsure"


def _where(incident: LedgerIncident, query: str) -> Literal["yes", "no", "place unsure"]:
    place = incident.place
    if place is None or place.entry is None:
        return _in_home_country(incident.country, entries(query)[:1])
    if inside(place, query) or (incident.site and names_in(query, incident.site)):
        return "yes"
    # Told only as "in Pakistan", it may be in Sindh.
    asked = entries(query.split(",")[0])[:1]
    return "place unsure" if any(lies_in(entry, place.entry) for entry in asked) else "no"


def _in_home_country(home: str, asked: tuple[GazetteerEntry, ...]) -> Literal["yes", "no", "place unsure"]:
    """An incident without a place: in the country its reports are from, as far as countries go, and no further."""
    for entry in asked:
        if home and entry.country and entry.country != home:
            return "no"
        if home and entry.kind == "country":
            return "yes"
    return "place unsure"


def bare(name: str) -> str:
    """A place name without the word for what it is: "Mastung" for "Mastung district"."""
    kept = [word for word in name.split() if word.lower() not in words(_ROOM, "place_kinds.txt")]
    return " ".join(kept) or name


def _known(given: str, allowed: tuple[T, ...], what: str) -> T:
    name = given.strip().lower().replace(" ", "_").replace("-", "_")
    found = next((each for each in allowed if each == name), None)
    if found is None:
        raise ValueError(f"no such {what}: {given!r}; choose from {', '.join(allowed)}")
    return found


def _days(value: Day, what: str) -> tuple[dt.date, dt.date, str] | None:
    """First and last day of a date, a month or a year, and how it reads."""
    if value is None or value == "":
        return None
    match = _PARTIAL_DATE.fullmatch(value.isoformat()[:10] if isinstance(value, dt.date) else value.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        first = dt.date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"not a date for {what}: {value!r}; give it as 2025, 2025-03 or 2025-03-11") from error
    if month is None:
        return first, dt.date(year, 12, 31), str(year)
    if day is None:
        return first, dt.date(year, month, calendar.monthrange(year, month)[1]), f"{calendar.month_name[month]} {year}"
    return first, first, f"{day} {calendar.month_name[month]} {year}"


def _subject(types: tuple[IncidentType, ...], stages: tuple[Stage, ...]) -> str:
    names = table(_ROOM, "types.toml")["words"]
    plural = " and ".join(str(names[kind][0]) for kind in types) or "Incidents"
    plural = plural[0] + plural[1:].lower()
    return plural if stages == ("occurred",) else f"{plural} ({' or '.join(stages)})"


def _on_target(types: tuple[IncidentType, ...], target: str) -> str:
    if not target:
        return ""
    before = table(_ROOM, "types.toml")["words"][types[0]][1] if len(types) == 1 else "on"
    # Lower-case words are a kind ("schools"), a name takes its article ("the Jaffar Express").
    article = "" if target.islower() or target.lower().startswith("the ") else "the "
    return f"{before} {article}{target}"
