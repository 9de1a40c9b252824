"""What a person states of a sentence that the reader missed: an incident from fields, a figure from its number."""

from __future__ import annotations

from collections.abc import Mapping

from newstally.ledger.corrections.fields import FieldError, set_in_figure, set_in_mention
from newstally.ledger.corrections.log import moved
from newstally.ledger.errors import LedgerError
from newstally.model import Evidence, Figure, IncidentMention, Indicator, Quantity, Report, quote
from newstally.reading import read


def stated_incident(report: Report, sentence: str, fields: Mapping[str, str]) -> IncidentMention:
    """The incident that a sentence of a report tells, with the fields a person gives (see `fields`).

    Raises LedgerError where the sentence does not stand in the report, FieldError for a field it cannot have.
    """
    if not fields.get("type", "").strip():
        raise FieldError("an incident needs its type: type=bombing")
    mention = IncidentMention(evidence=(_evidence(report, sentence),), type="other")
    for field, value in fields.items():
        mention = set_in_mention(mention, field, value)
    return mention


def stated_figure(report: Report, sentence: str, number: str, fields: Mapping[str, str]) -> Figure:
    """The figure that a sentence tells, its value read from the words `number` in it; `concept` is what it measures.

    Raises LedgerError where the sentence or a number in it does not stand in the report.
    """
    evidence = _evidence(report, sentence)
    concept = fields.get("concept", "").strip()
    if not concept:
        raise FieldError("a figure needs what it measures: concept='IT exports'")
    quantity = _quantity(report, evidence, number)
    slug = "-".join(concept.casefold().split())
    figure = Figure(
        evidence=(evidence,),
        indicator=Indicator(id=slug, concept=concept, unit=quantity.unit, wordings=(concept,)),
        aspect="change" if quantity.is_change else "level",
        quantity=quantity,
        direction=quantity.direction,
    )
    for field, value in fields.items():
        if field != "concept":
            figure = set_in_figure(figure, field, value)
    return figure


def _evidence(report: Report, sentence: str) -> Evidence:
    span = moved(sentence, report.text)
    if span is None:
        title = report.headline or report.id
        raise LedgerError(f"“{sentence}” does not stand in the report “{title}”; copy the words from it")
    return quote(report.text, *span)


def _quantity(report: Report, evidence: Evidence, number: str) -> Quantity:
    inside = [
        each for each in read(report).quantities if evidence.start <= each.span[0] and each.span[1] <= evidence.end
    ]
    found = [each for each in inside if not number or number.strip() in each.text]
    if len(found) == 1:
        return found[0]
    there = ", ".join(f"“{' '.join(each.text.split())}”" for each in inside) or "none that the reader knows"
    raise LedgerError(f"which number? give it as it stands in the sentence; there are: {there}")
