"""The fields that a person may set, and how their values are written: as tallies and sheets print them.

    date            2025-03-11, 2025-03, 2025, or 2025-03-11 to 2025-03-12
    killed ...      7, 5-9, 5+, up to 9, none
    place           a name the gazetteer knows, with what it lies in: Mastung, Balochistan
    target          Jaffar Express (train)
    perpetrators    BLA (claimed); somebody else (suspected)

An empty value clears the field.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar, get_args

from msgspec.structs import replace

from newstally.gazetteer import look_up
from newstally.ledger.linking.spelling import same_name
from newstally.ledger.records import CountSpan, LedgerIncident
from newstally.ledger.tally.question import bare
from newstally.model import (
    Actor,
    CalendarInterval,
    CountRange,
    Evidence,
    Figure,
    IncidentMention,
    IncidentType,
    Period,
    Place,
    Stage,
    Target,
)
from newstally.model.figure import Aspect
from newstally.model.incident import ActorStatus, Claim, Role
from newstally.model.quantity import Interval

COUNTED = ("killed", "injured", "abducted", "killed_perpetrators")
_DAY = dt.timedelta(days=1)
_DIGITS = 9
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_UNTIL = re.compile(r"\s*(?:\.\.|–|\bto\b|\buntil\b)\s*")
_COUNT = re.compile(r"(?P<low>\d[\d,]*)\s*(?:(?P<open>\+)|[-–]\s*(?P<high>\d[\d,]*))?")
_UP_TO = re.compile(r"(?:up to|at most)\s+(\d[\d,]*)")
_BRACKET = re.compile(r"(.*?)\s*\(([^()]*)\)")
T = TypeVar("T", bound=str)
T2 = TypeVar("T2")


class FieldError(ValueError):
    """A field that cannot be set, or a value it cannot have; the message says what would do."""


def set_in_mention(mention: IncidentMention, field: str, value: str) -> IncidentMention:
    """A mention with one field as a person says it. Raises FieldError."""
    told: Any = _known(_OF_MENTION, field, "an incident")(value.strip(), mention.evidence[:1])
    counts = tuple(c for c in mention.counts if not _is_of(c.effect, c.of_perpetrators, field))
    return replace(mention, **{field: told, "counts": counts})


def set_in_incident(incident: LedgerIncident, field: str, value: str) -> LedgerIncident:
    """A derived incident with one field as a person says it; what each source prints stays visible."""
    told: Any = _known(_OF_MENTION, field, "an incident")(value.strip(), ())
    if field in COUNTED:
        return replace(incident, **{field: _decided(getattr(incident, field), told)})
    if field == "place":
        country = told.entry.country if told is not None and told.entry else incident.country
        return replace(incident, place=told, country=country)
    if field == "target":
        names = (told.name, *incident.targets) if told is not None else ()
        return replace(incident, target=told, targets=tuple(dict.fromkeys(names)))
    if field in ("role", "weapon"):
        raise FieldError(f"{field} is said by a report, not by an incident; give a statement (newstally incidents)")
    return replace(incident, **{field: told})


def set_in_figure(figure: Figure, field: str, value: str) -> Figure:
    """A figure with one field as a person says it. Raises FieldError."""
    setter = _known(_OF_FIGURE, field, "a figure")
    return setter(figure, value.strip())


def written(record: object, field: str) -> str:
    """A field of a record the way a person would write it; "" for nothing. What it gives can be set again."""
    if isinstance(record, Figure):
        return _figure_words(record, field)
    value = getattr(record, field)
    if isinstance(value, CountSpan):
        return count_words(CountRange(low=value.standing[0], high=value.standing[1]))
    if isinstance(value, CountRange):
        return count_words(value)
    if isinstance(value, CalendarInterval):
        return date_words(value)
    if isinstance(value, Place):
        return place_words(value)
    if isinstance(value, Target):
        return f"{value.name} ({value.kind})" if value.kind and value.kind != value.name else value.name
    if isinstance(value, tuple):
        return "; ".join(f"{one.name} ({one.status})" if isinstance(one, Actor) else str(one) for one in value)
    return str(value or "")


def count_words(count: CountRange | None) -> str:
    """A count as `counted` reads it."""
    if count is None or (count.low is None and count.high is None):
        return ""
    if count.low is None:
        return f"up to {count.high}"
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def date_words(stretch: CalendarInterval | None) -> str:
    """The days of a stretch as `interval` reads them, as a month or a year where it is one; "" for an open one."""
    if stretch is None or stretch.start is None or stretch.end is None:
        return ""
    first, last = stretch.start.date(), (stretch.end - dt.timedelta(microseconds=1)).date()
    if first == last:
        return first.isoformat()
    for shorter in (f"{first:%Y}", f"{first:%Y-%m}"):
        if interval(shorter) == stretch:
            return shorter
    return f"{first} to {last}"


def place_words(place: Place | None) -> str:
    """A place with what it lies in."""
    if place is None or place.entry is None:
        return place.name if place else ""
    return ", ".join(dict.fromkeys((place.entry.name, *place.entry.chain)))


def _figure_words(figure: Figure, field: str) -> str:
    if field in ("value", "unit"):
        return str(getattr(figure.quantity, field))
    if field == "concept":
        return figure.indicator.concept
    if field == "period":
        return figure.period.value if figure.period else ""
    return place_words(figure.place) if field == "place" else str(getattr(figure, field))


def interval(value: str) -> CalendarInterval | None:
    """The days of a date, a month, a year or a range of them; None for nothing. Raises FieldError."""
    if not value:
        return None
    # The hyphens of a date are none of a range.
    pieces = [_stretch(piece.strip(), value) for piece in _UNTIL.split(value)]
    if len(pieces) > 2 or pieces[0][0] >= pieces[-1][1]:
        raise FieldError(f"not a date: {value!r}; write 2025-03-11, 2025-03 or 2025-03-11 to 2025-03-12")
    return CalendarInterval(start=pieces[0][0], end=pieces[-1][1])


def counted(value: str) -> CountRange | None:
    """The range of "7", "5-9", "5+", "up to 9" or "none"; None for nothing. Raises FieldError."""
    plain = value.replace("\u00a0", " ").strip().casefold()
    if not plain:
        return None
    if plain in ("none", "no", "zero"):
        return CountRange(low=0, high=0)
    if up_to := _UP_TO.fullmatch(plain):
        return CountRange(low=None, high=_number(up_to[1]))
    match = _COUNT.fullmatch(plain)
    if match is None:
        raise FieldError(f"not a count: {value!r}; write 7, 5-9, 5+ (at least five), up to 9 or none")
    low = _number(match["low"])
    high = None if match["open"] else _number(match["high"] or match["low"])
    if high is not None and high < low:
        raise FieldError(f"not a count: {value!r} ends below its beginning")
    return CountRange(low=low, high=high)


def _place(value: str, evidence: tuple[Evidence, ...]) -> Place | None:
    if not value:
        return None
    name, *inside = (part.strip() for part in value.split(","))
    fitting = [
        entry
        for entry in (look_up(name) or look_up(bare(name)))
        if all(part.upper() == entry.country or any(same_name(part, link) for link in entry.chain) for part in inside)
    ]
    if not fitting:
        where = f" in {', '.join(inside)}" if inside else ""
        raise FieldError(f"the gazetteer knows no {name!r}{where}; give a larger place, and the name as site")
    return Place(evidence=evidence, name=fitting[0].name, kind=fitting[0].kind, entry=fitting[0])


def _target(value: str, _evidence: tuple[Evidence, ...]) -> Target | None:
    if not value:
        return None
    match = _BRACKET.fullmatch(value)
    return Target(name=match[1], kind=match[2]) if match else Target(name=value)


def _actors(value: str, _evidence: tuple[Evidence, ...]) -> tuple[Actor, ...]:
    return tuple(_actor(piece.strip()) for piece in value.split(";") if piece.strip())


def _actor(value: str) -> Actor:
    match = _BRACKET.fullmatch(value)
    if match is None or match[2] not in get_args(ActorStatus):
        return Actor(name=value, status="named")
    return Actor(name=match[1], status=_one_of(match[2], get_args(ActorStatus), "status"))


def _types(value: str, _evidence: tuple[Evidence, ...]) -> tuple[IncidentType, ...]:
    return tuple(_one_of(each, get_args(IncidentType), "type") for each in re.split(r"[;,\s]+", value) if each)


_Setter = Callable[[str, tuple[Evidence, ...]], Any]


def _choice(allowed: tuple[str, ...], what: str) -> _Setter:
    return lambda value, _evidence: _one_of(value, allowed, what)


_OF_MENTION: dict[str, _Setter] = {
    "type": _choice(get_args(IncidentType), "type"),
    "also": _types,
    "stage": _choice(get_args(Stage), "stage"),
    "role": _choice(get_args(Role), "role"),
    "claim": _choice(get_args(Claim), "claim"),
    "date": lambda value, _: interval(value),
    "place": _place,
    "site": lambda value, _: value,
    "weapon": lambda value, _: value,
    "target": _target,
    "perpetrators": _actors,
    **{field: lambda value, _: counted(value) for field in COUNTED},
}


def _figure_concept(figure: Figure, value: str) -> Figure:
    if not value:
        raise FieldError("a figure measures something; to take it out, dismiss it")
    wordings = tuple(dict.fromkeys((value, *figure.indicator.wordings)))
    slug = "-".join(value.casefold().split()) + (f"@{figure.indicator.place.casefold()}" * bool(figure.indicator.place))
    return replace(figure, indicator=replace(figure.indicator, concept=value, wordings=wordings, id=slug))


def _figure_value(figure: Figure, value: str) -> Figure:
    try:
        number = Decimal(value.replace(",", ""))
    except InvalidOperation as error:
        raise FieldError(f"not a number: {value!r}; write it out in full, as 303000000 or 22.67") from error
    if not number.is_finite():
        raise FieldError(f"not a number: {value!r}; write it out in full, as 303000000 or 22.67")
    exactly = Interval(low=number, high=number)
    return replace(figure, quantity=replace(figure.quantity, value=number, high=None, modifier="", interval=exactly))


def _figure_unit(figure: Figure, value: str) -> Figure:
    return replace(
        figure, quantity=replace(figure.quantity, unit=value), indicator=replace(figure.indicator, unit=value)
    )


def _figure_period(figure: Figure, value: str) -> Figure:
    stretch = interval(value)
    return replace(figure, period=Period(value=value, interval=stretch) if stretch else None)


def _figure_place(figure: Figure, value: str) -> Figure:
    place = _place(value, figure.evidence[:1])
    name = place.entry.name if place and place.entry else ""
    return replace(figure, place=place, indicator=replace(figure.indicator, place=name))


_OF_FIGURE: dict[str, Callable[[Figure, str], Figure]] = {
    "concept": _figure_concept,
    "value": _figure_value,
    "unit": _figure_unit,
    "period": _figure_period,
    "place": _figure_place,
    "aspect": lambda figure, value: replace(figure, aspect=_one_of(value, get_args(Aspect), "aspect")),
}


def _known(fields: dict[str, T2], field: str, what: str) -> T2:
    if field not in fields:
        raise FieldError(f"{what} has no field {field!r}; choose from {', '.join(fields)}")
    return fields[field]


def _one_of(value: str, allowed: tuple[T, ...], what: str) -> T:
    plain = value.strip().casefold().replace(" ", "_").replace("-", "_")
    found = next((each for each in allowed if each == plain), None)
    if found is None:
        raise FieldError(f"no such {what}: {value!r}; choose from {', '.join(filter(None, allowed))}")
    return found


def _stretch(piece: str, value: str) -> tuple[dt.datetime, dt.datetime]:
    match = _DATE.fullmatch(piece)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        start = dt.datetime(year, month or 1, day or 1)
        if day is not None:
            return start, start + _DAY
        last = calendar.monthrange(year, month)[1] if month else 31
        return start, dt.datetime(year, month or 12, last) + _DAY
    except (ValueError, OverflowError) as error:
        message = f"not a date: {value!r}; write 2025-03-11, 2025-03 or 2025-03-11 to 2025-03-12"
        raise FieldError(message) from error


def _number(text: str) -> int:
    digits = text.replace(",", "")
    if len(digits) > _DIGITS:
        raise FieldError(f"not a count: a number of {len(digits)} digits")
    return int(digits)


def _is_of(effect: str, of_perpetrators: bool, field: str) -> bool:
    return field == ("killed_perpetrators" if effect == "killed" and of_perpetrators else effect)


def _decided(printed: CountSpan | None, told: CountRange | None) -> CountSpan | None:
    """What accounts print stays; what stands and is newest is what the person says."""
    if told is None:
        return None
    span = printed or CountSpan(low=told.low, high=told.high)
    exact = told.low if told.low == told.high else None
    return replace(span, latest=exact if exact is not None else told.low, standing=(told.low, told.high),
                   none_reported=False)  # fmt: skip
