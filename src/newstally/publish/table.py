"""Answers as flat rows, one dict a row with the same columns in every row, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from newstally.ledger.records import LedgerIncident, Tally
from newstally.model import Figure, Report
from newstally.publish import words

Row = dict[str, Any]


def tally_rows(tally: Tally) -> Iterator[Row]:
    """A row per incident of an answer, those that stand apart under their `label`."""
    for row in tally.rows:
        yield {field: getattr(row, field) for field in row.__struct_fields__ if field != "sources"}


def incident_rows(incidents: Iterable[LedgerIncident]) -> Iterator[Row]:
    """A row per incident of the ledger."""
    for incident in incidents:
        start, end = (incident.date.start, incident.date.end) if incident.date else (None, None)
        entry = incident.place.entry if incident.place else None
        yield {
            "incident": incident.id,
            "type": incident.type,
            "also": "; ".join(incident.also),
            "stage": incident.stage,
            "date_from": start.date().isoformat() if start else "",
            "date_until": end.date().isoformat() if end else "",
            "place": words.incident_place(incident),
            "country": entry.country if entry else "",
            "lat": entry.lat if entry else None,
            "lon": entry.lon if entry else None,
            "target": incident.target.name if incident.target else "",
            "perpetrators": "; ".join(f"{actor.name} ({actor.status})" for actor in incident.perpetrators),
            "killed": str(incident.killed or ""),
            "injured": str(incident.injured or ""),
            "abducted": str(incident.abducted or ""),
            "outlets": "; ".join(incident.outlets),
            "reports": len(incident.reports),
            "origins": incident.origins,
            "disagreements": "; ".join(incident.disagreements),
            "sentence": incident.sentence,
        }


def figure_rows(figures: Iterable[tuple[Report, Figure]]) -> Iterator[Row]:
    """A row per figure with the report it stands in."""
    for report, figure in figures:
        quantity = figure.quantity
        yield {
            "concept": figure.indicator.concept,
            "aspect": figure.aspect,
            "value": quantity.value,
            "unit": quantity.unit,
            "direction": figure.direction,
            "written": " ".join(quantity.text.split()),
            "place": words.place_words(figure.place),
            "period": words.period_words(figure.period),
            "base_period": words.period_words(figure.base_period),
            "speaker": words.speaker_words(figure.speaker),
            "derived": bool(figure.derivation),
            "outlet": report.outlet,
            "published": str(report.published or ""),
            "headline": report.headline,
            "sentence": " ".join(figure.text.split()),
        }


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
