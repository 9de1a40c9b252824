"""How a record is said in a few words, the same on the command line and on a page."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from newstally.model import (
    CalendarInterval,
    Count,
    CountRange,
    Figure,
    IncidentMention,
    Interval,
    Period,
    Place,
    Speaker,
    TallyClaim,
)

if TYPE_CHECKING:  # the ledger brings the store's libraries along
    from newstally.ledger.records import LedgerIncident, TallyRow

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_SIGNS = {"up": "+", "down": "−"}


def number_words(value: Decimal) -> str:
    """A number as a newspaper prints it: 259 million, 1.5 trillion, 10,000, 22.67."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{_digits(value / scale)} {word}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    shown = f"{value.quantize(Decimal('0.001')):,f}" if value != value.to_integral() else f"{value:,.0f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def interval_words(interval: Interval) -> str:
    """The values a number may mean: "258 to 260 million", "at least 5", "any"."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        if low is not None:
            return f"at least {number_words(low)}"
        return f"at most {number_words(high)}" if high is not None else "any value"
    first, last = number_words(low), number_words(high)
    if first == last:
        return first
    number, _, scale = first.partition(" ")
    return f"{number} to {last}" if last.partition(" ")[2] == scale else f"{first} to {last}"


def figure_value(figure: Figure) -> str:
    """The value in its report's words with the sign of its change; of a derived figure, in numbers with its unit."""
    quantity = figure.quantity
    if figure.derivation is None:
        said = " ".join(quantity.text.split())
    else:
        said = f"{_unit_before(figure)}{number_words(quantity.value)}{_unit_after(figure)}"
    signed = figure.aspect == "change" and any(character.isdigit() for character in said)
    sign = _SIGNS.get(figure.direction, "") if signed else ""
    per = f" per {quantity.per}" if quantity.per and quantity.per not in said else ""
    return f"{sign}{said}{per}"


def _unit_before(figure: Figure) -> str:
    return f"{figure.quantity.unit} " if figure.quantity.kind == "currency" else ""


def _unit_after(figure: Figure) -> str:
    if figure.quantity.kind == "currency" or not figure.quantity.unit:
        return ""
    return f" {figure.quantity.unit.replace('_', ' ')}"


def figure_setting(figure: Figure) -> str:
    """Where, when and against what: "Pakistan, December 2023, against December 2022"."""
    parts = [figure.place.name if figure.place else "", period_words(figure.period)]
    if figure.aspect == "change" and figure.base_period is not None:
        inferred = " (inferred)" if figure.base == "inferred" else ""
        parts.append(f"against {period_words(figure.base_period)}{inferred}")
    return ", ".join(part for part in parts if part)


def period_words(period: Period | None) -> str:
    """The calendar time of a period in words; its TIMEX3 value where it resolves to none."""
    if period is None:
        return ""
    return time_words(period.interval) or period.value


def time_words(interval: CalendarInterval | None) -> str:
    """A stretch of calendar time in words: "26 January 2026", "March 2025", "2024", "18 November 2023 to ..."."""
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    if interval.start is None or interval.end is None:
        edge = interval.start or interval.end
        assert edge is not None
        return f"{'since' if interval.start else 'before'} {day_words(edge.date())}"
    start, end = interval.start, interval.end
    if end - start <= dt.timedelta(hours=1) and start.time() != dt.time():
        return f"{day_words(start.date())}, {start:%H:%M}"
    first, last = start.date(), (end - dt.timedelta(microseconds=1)).date()
    if first == last:
        return day_words(first)
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        return _months(first, last)
    return f"{day_words(first)} to {day_words(last)}"


def _months(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{first:%B %Y} to {last:%B %Y}"


def day_words(day: dt.date) -> str:
    """A day as news prints it: 26 January 2026."""
    return f"{day.day} {day:%B %Y}"


def range_words(count: CountRange | None) -> str:
    """A range of counts: "5", "5+" (open), "3 to 7", "up to 9", "none", "none reported"; "" where nothing is said."""
    if count is None:
        return ""
    if count.none_reported and not count.high:
        return "none reported"
    return ends_words(count.low, count.high)


def ends_words(low: int | None, high: int | None) -> str:
    """Two ends of a count; None is an open end."""
    if low is None:
        return f"up to {high:,}" if high is not None else "some"
    if high is None:
        return f"{low:,}+"
    if low == high:
        return f"{low:,}" if low else "none"
    return f"{low:,} to {high:,}"


def count_words(count: Count) -> str:
    """One printed count: "4 carriages derailed", "33 militants killed (attackers)", "none reported injured"."""
    whom = f" {count.category}" if count.category else ""
    attackers = " (attackers)" if count.of_perpetrators else ""
    number = "none reported" if count.none_reported else ends_words(count.low, count.high)
    # Damage comes in kinds, so its word is kept; "dead" and "bodies" are all killed.
    effect = count.word if count.effect == "damaged" and count.word else count.effect
    return f"{number}{whom} {effect}{attackers}"


def quoted(sentence: str) -> str:
    """A sentence in quotation marks, unless it begins with its own."""
    return sentence if sentence[:1] in ("“", '"', "”") else f"“{sentence}”"


def type_words(kind: str) -> str:
    """A type's or check's name without underscores."""
    return kind.replace("_", " ")


def incident_title(incident: IncidentMention | LedgerIncident) -> str:
    """What happened to whom: "bombing of Jaffar Express", "attempted assassination", "hijacking, hostage taking"."""
    stage = "" if incident.stage == "occurred" else f"{incident.stage} "
    also = "".join(f", {type_words(kind)}" for kind in incident.also)
    target = f" of {incident.target.name}" if incident.target and incident.target.name else ""
    return f"{stage}{type_words(incident.type)}{also}{target}"


def row_title(row: TallyRow) -> str:
    """What happened to whom, of a tally's row: "bombing of Jaffar Express", "attempted assassination"."""
    stage = "" if row.stage == "occurred" else f"{row.stage} "
    also = "".join(f", {type_words(kind)}" for kind in row.also.split())
    return f"{stage}{type_words(row.type)}{also}" + (f" of {row.target}" if row.target else "")


def row_days(row: TallyRow) -> str:
    """When it happened, of a tally's row: "6 May 2031", "May 2031", "since 6 May 2031"; "" where no report says."""
    start = dt.datetime.fromisoformat(row.date_from) if row.date_from else None
    last = dt.datetime.fromisoformat(row.date_to) if row.date_to else None
    return time_words(CalendarInterval(start=start, end=last + dt.timedelta(days=1) if last else None))


def incident_place(incident: IncidentMention | LedgerIncident) -> str:
    """The most exact place first: "Abad railway station, Jacobabad, Sindh, Pakistan"."""
    return joined_places(incident.site, place_words(incident.place))


def joined_places(site: str, place: str) -> str:
    """A site before the place it lies in, without saying a name twice."""
    if not site or not place or site.casefold() in place.casefold():
        return place or site
    return site if place.casefold() in site.casefold() else f"{site}, {place}"


def place_words(place: Place | None) -> str:
    """A place with its chain; the name alone where it is unresolved."""
    return place.full_name if place else ""


def speaker_words(speaker: Speaker | None) -> str:
    """Who says it, with role, the origin behind a speaker who passes on what another knows, and who passes it on."""
    if speaker is None:
        return ""
    role = ", ".join(part for part in (speaker.role, speaker.organisation) if part)
    said = f"{speaker.name} ({role})" if role else speaker.name
    if speaker.via:
        said += f", quoted by {speaker.via}"
    return f"{said}, from {speaker.origin}" if speaker.origin and speaker.origin != speaker.name else said


def perpetrator_words(incident: IncidentMention | LedgerIncident) -> str:
    """Who carried it out and on whose word: "Balochistan Liberation Army (named by officials)"."""
    said = {"named": "named by officials", "claimed": "claimed by itself"}
    return "; ".join(f"{actor.name} ({said.get(actor.status, actor.status)})" for actor in incident.perpetrators)


def tally_claim_words(claim: TallyClaim) -> str:
    """A claim about several incidents: "4+ bombings of Jaffar Express, 2025"."""
    target = f" of {claim.target.name}" if claim.target and claim.target.name else ""
    place = f", {claim.place.name}" if claim.place else ""
    when = f", {time_words(claim.period)}" if claim.period else ""
    return f"{ends_words(claim.low, claim.high)} × {type_words(claim.type)}{target}{place}{when}"
