"""What a record states, as labelled facts in reading order: one list for the terminal, the page and the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newstally.model import (
    CalendarInterval,
    Evidence,
    Figure,
    Finding,
    IncidentMention,
    Place,
    Reading,
    TallyClaim,
    TimeExpression,
)
from newstally.publish import words
from newstally.publish.geojson import bearing_words

Fact = tuple[str, str]

_CLAIMS = {"none": "no claim of responsibility", "claimed": "claimed", "denied": "denied", "": ""}


def incident_facts(incident: IncidentMention) -> list[Fact]:
    """When, where, how many, by whom, on whose word."""
    return _said(
        ("when", words.time_words(incident.date) or "not said"),
        ("where", words.incident_place(incident) or "not said"),
        ("killed", _killed(incident)),
        ("attackers killed", words.range_words(incident.killed_perpetrators)),
        ("injured", words.range_words(incident.injured)),
        ("abducted", words.range_words(incident.abducted)),
        ("counts", "; ".join(_counts_beyond_the_ranges(incident))),
        ("by", words.perpetrator_words(incident)),
        ("also hit", ", ".join(incident.other_targets)),
        ("weapon", ", ".join(w for w in (incident.weapon, *incident.other_weapons) if w)),
        ("victims", ", ".join(incident.victims)),
        ("responsibility", _CLAIMS[incident.claim]),
        ("says", words.speaker_words(incident.speaker)),
    )


def place_facts(place: Place) -> list[Fact]:
    """What the name means, where a spot is told from it, and why."""
    means = place.full_name if place.entry else "left unresolved"
    return _said(
        ("means", means),
        ("told from it", bearing_words(place)),
        ("in", place.inside.name if place.inside else ""),
        ("because", "; ".join(place.reasons)),
    )


def _killed(incident: IncidentMention) -> str:
    """The dead without the attackers and, where those are told apart, with them: "31 (64 with the attackers)"."""
    killed, attackers = incident.killed, incident.killed_perpetrators
    said = words.range_words(killed)
    if killed is None or attackers is None or killed.low is None or not attackers.low:
        return said
    open_end = killed.high is None or attackers.high is None
    high = None if open_end else (killed.high or 0) + (attackers.high or 0)
    return f"{said} ({words.ends_words(killed.low + attackers.low, high)} with the attackers)"


def _counts_beyond_the_ranges(incident: IncidentMention) -> Iterator[str]:
    """The printed counts that say more than the ranges do: of whom, or another effect."""
    summed = {"killed": incident.killed, "injured": incident.injured, "abducted": incident.abducted}
    for count in incident.counts:
        if count.category or summed.get(count.effect) is None:
            other = count.speaker is not None and count.speaker.name != (incident.speaker and incident.speaker.name)
            yield words.count_words(count) + (f", says {count.speaker.name}" if other and count.speaker else "")


def tally_claim_facts(claim: TallyClaim) -> list[Fact]:
    """By whom, on whose word."""
    by = "; ".join(actor.name for actor in claim.perpetrators)
    return _said(("by", by), ("says", words.speaker_words(claim.speaker)))


def figure_facts(figure: Figure) -> list[Fact]:
    """Place and period, base, derivation, on whose word."""
    derivation = figure.derivation
    return _said(
        ("of", words.figure_setting(figure)),
        ("derived", f"{derivation.formula} = {words.interval_words(figure.interval)}" if derivation else ""),
        ("assuming", "; ".join(derivation.assumes) if derivation else ""),
        ("says", words.speaker_words(figure.speaker)),
    )


def time_facts(time: TimeExpression) -> list[Fact]:
    """The stretch of calendar, and what the value leaves out: how exactly, how often."""
    return _said(
        ("covers", _covered(time.interval)),
        ("in the time of", time.zone),
        ("meant", time.mod.lower().replace("_", " ")),
        ("how often", " ".join(part for part in (time.quant.lower(), time.freq) if part)),
    )


def _covered(interval: CalendarInterval | None) -> str:
    """Whole days in words, parts of a day by the clock."""
    ends = (interval.start, interval.end) if interval else ()
    by_the_clock = any(end is not None and end.time() != dt.time() for end in ends)
    return str(interval) if by_the_clock else words.time_words(interval)


def finding_facts(finding: Finding) -> list[Fact]:
    """The relation, the values that would hold where it fails, what is assumed, the likely slip."""
    expected = finding.expected if finding.verdict != "holds" else None
    return _said(
        ("relation", finding.relation),
        ("would hold", words.interval_words(expected) if expected else ""),
        ("assuming", "; ".join(finding.assumes)),
        ("likely slip", finding.suggestion),
    )


def sentence(reading: Reading, evidence: Evidence) -> str:
    """The whole sentence in which the evidence stands, on one line."""
    start, end = reading.sentence_of(evidence.span)
    return " ".join(reading.report.text[start : max(end, evidence.end)].split())


def _said(*facts: Fact) -> list[Fact]:
    return [(label, value) for label, value in facts if value]
