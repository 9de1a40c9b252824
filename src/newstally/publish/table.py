"""Answers as flat rows, one dict a row with the same columns in every row, and as CSV."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from newstally.gazetteer.whereabouts import whereabouts
from newstally.model import CalendarInterval, Figure, Period, Places, Report, Times
from newstally.publish import words
from newstally.publish.geojson import bearing_words

if TYPE_CHECKING:  # the ledger brings the store's libraries along
    from newstally.ledger.records import LedgerIncident, Tally
    from newstally.ledger.series.records import Indicators, LedgerIndicator, Series
    from newstally.ledger.tally.group import Group

Row = dict[str, Any]


def tally_rows(tally: Tally) -> Iterator[Row]:
    """A row per incident of an answer, those that stand apart under their `label`."""
    for row in tally.rows:
        yield {field: getattr(row, field) for field in row.__struct_fields__ if field != "sources"}


def group_rows(groups: Iterable[Group]) -> Iterator[Row]:
    """A row per group of a tally."""
    for group in groups:
        yield {
            group.by: group.heading,
            "incidents": group.incidents,
            "killed_low": group.killed[0],
            "killed_high": group.killed[1],
            "injured_low": group.injured[0],
            "injured_high": group.injured[1],
            "ids": " ".join(group.ids),
        }


def incident_rows(incidents: Iterable[LedgerIncident]) -> Iterator[Row]:
    """A row per incident of the ledger."""
    for incident in incidents:
        entry = incident.place.entry if incident.place else None
        yield {
            "incident": incident.id,
            "type": incident.type,
            "also": "; ".join(incident.also),
            "stage": incident.stage,
            "date_from": incident.first_day,
            "date_to": incident.last_day,
            "place": words.incident_place(incident),
            "country": entry.country if entry else "",
            "lat": entry.lat if entry else None,
            "lon": entry.lon if entry else None,
            "target": incident.target.name if incident.target else "",
            "perpetrators": "; ".join(f"{actor.name} ({actor.status})" for actor in incident.perpetrators),
            "killed": str(incident.killed or ""),
            "injured": str(incident.injured or ""),
            "abducted": str(incident.abducted or ""),
            "outlet_names": "; ".join(incident.outlets),
            "reports": len(incident.reports),
            "origins": incident.origins,
            "disagreements": "; ".join(incident.disagreements),
            "sentence": incident.sentence,
        }


def figure_row(report: Report, figure: Figure, indicator: LedgerIndicator | None = None) -> Row:
    """A figure as a row; `indicator` is what it is a figure of across reports, where that is known."""
    quantity = figure.quantity
    start, end = _days(figure.period)
    return {
        "indicator": indicator.title if indicator else "",
        "concept": figure.indicator.concept,
        "aspect": figure.aspect,
        "value": quantity.value,
        "high": quantity.high,
        "unit": quantity.unit,
        "per": quantity.per,
        "modifier": quantity.modifier,
        "direction": figure.direction,
        "written": " ".join(quantity.text.split()),
        "place": words.place_words(figure.place) or figure.indicator.place,
        "period": words.period_words(figure.period),
        "period_from": start,
        "period_to": end,
        "base_period": words.period_words(figure.base_period),
        "speaker": words.speaker_words(figure.speaker),
        "derived": bool(figure.derivation),
        "outlet": report.outlet,
        "published": str(report.published or ""),
        "headline": report.headline,
        "source": report.source.url or report.source.path,
        "sentence": " ".join(figure.text.split()),
    }


def time_rows(times: Times) -> Iterator[Row]:
    """A row per time expression: TIMEX3's attributes, the stretch it covers, its end not included, and where it is."""
    report = times.report
    for time in times:
        interval = time.interval or CalendarInterval()
        start, end = times.sentence_of(time.span)
        yield {
            "text": " ".join(time.text.split()),
            "type": time.type,
            "value": time.value,
            "mod": time.mod,
            "quant": time.quant,
            "freq": time.freq,
            "covers_from": _moment(interval.start),
            "covers_until": _moment(interval.end),
            "zone": time.zone,
            "start": time.span[0],
            "end": time.span[1],
            "outlet": report.outlet,
            "published": str(report.published or ""),
            "headline": report.headline,
            "source": report.source.url or report.source.path,
            "sentence": " ".join(report.text[start : max(end, time.span[1])].split()),
        }


def place_rows(places: Places) -> Iterator[Row]:
    """A row per place name: what it means, its point in degrees, why, and where it stands."""
    report = places.report
    for place in places:
        entry, where = place.entry, whereabouts(place)
        start, end = places.sentence_of(place.span)
        yield {
            "text": " ".join(place.text.split()),
            "kind": place.kind,
            "name": entry.name if entry else "",
            "chain": ", ".join(entry.chain) if entry else "",
            "country": entry.country if entry else "",
            "id": entry.id if entry else "",
            "lat": round(where.lat, 5) if where else None,
            "lon": round(where.lon, 5) if where else None,
            "within_km": round(where.km, 1) if where and where.km is not None else None,
            "bearing": bearing_words(place),
            "inside": place.inside.name if place.inside else "",
            "why": "; ".join(place.reasons),
            "start": place.span[0],
            "end": place.span[1],
            "outlet": report.outlet,
            "published": str(report.published or ""),
            "headline": report.headline,
            "source": report.source.url or report.source.path,
            "sentence": " ".join(report.text[start : max(end, place.span[1])].split()),
        }


def _moment(moment: dt.datetime | None) -> str:
    """A midnight as its day, any other moment with its minutes or seconds."""
    if moment is None:
        return ""
    if moment.time() == dt.time():
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _days(period: Period | None) -> tuple[str, str]:
    """The first and the last day of a period, both in it; "" for an open or unknown end."""
    interval = period.interval if period else None
    start, end = (interval.start, interval.end) if interval else (None, None)
    last = end - dt.timedelta(microseconds=1) if end else None
    return (start.date().isoformat() if start else "", last.date().isoformat() if last else "")


def indicator_rows(indicators: Iterable[LedgerIndicator]) -> Iterator[Row]:
    """A row per series of each indicator."""
    for indicator in indicators:
        for series in indicator.series:
            yield {
                "id": indicator.id,
                "indicator": indicator.name,
                "place": indicator.place,
                "scope": indicator.scope,
                "family": series.family,
                "unit": series.unit,
                "per": series.per,
                "frequency": series.frequency,
                "against": series.against,
                "periods": period_span(series),
                "figures": len(series.told),
                "reports": len({observed.report for observed in series.told}),
                "outlets": "; ".join(sorted({observed.source for observed in series.told})),
                "wordings": "; ".join(indicator.wordings),
                "decided_by": indicator.decided_by,
            }


def proposal_rows(found: Indicators) -> Iterator[Row]:
    """A row per pair of indicators: those proposed as one, then those that stay apart, with the reasons."""
    for verdict, pairs in (("proposed", found.proposals), ("apart", found.apart)):
        for pair in pairs:
            yield {
                "verdict": verdict,
                "score": pair.score,
                "a": pair.a,
                "a_wording": pair.a_wording,
                "b": pair.b,
                "b_wording": pair.b_wording,
                "for": "; ".join(pair.reasons),
                "against": "; ".join(pair.doubts),
            }


def period_span(series: Series) -> str:
    """From the first to the last day of its periods, in words: "November 2025 to February 2026"."""
    periods = [o.figure.period.interval for o in series.told if o.figure.period and o.figure.period.interval]
    starts = [each.start for each in periods if each.start]
    ends = [each.end for each in periods if each.end]
    if not starts or not ends:
        return ""
    return words.time_words(CalendarInterval(start=min(starts), end=max(ends)))


def write_csv(rows: Iterable[Row], out: TextIO) -> None:
    """Write rows as CSV with a header; nothing at all where there are no rows."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: Any) -> Any:
    # A cell that begins like a formula is run by spreadsheets: report text is not to be trusted with that.
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
