"""The records: frozen structs, one definition for Python, JSON, storage and the schema. No behaviour of their own."""

from newstally.model.coverage import Coverage, Unchecked
from newstally.model.evidence import Evidence, Record, quote
from newstally.model.figure import Aspect, Derivation, Figure, Indicator, Period
from newstally.model.finding import CheckKind, Finding, Operand, Verdict
from newstally.model.incident import (
    Actor,
    Count,
    CountRange,
    Effect,
    IncidentMention,
    IncidentType,
    Stage,
    TallyClaim,
    Target,
)
from newstally.model.name import Attribution, Name, Speaker
from newstally.model.place import Bearing, GazetteerEntry, Place, PlaceKind
from newstally.model.quantity import Direction, Interval, Modifier, Quantity, QuantityKind, Statistic
from newstally.model.reading import Found, Page, Places, Reading, Setting, Times
from newstally.model.report import Block, BlockKind, Moment, Report, Source, Unread
from newstally.model.time import CalendarInterval, TimeExpression

__all__ = [
    "Actor",
    "Aspect",
    "Attribution",
    "Bearing",
    "Block",
    "BlockKind",
    "CalendarInterval",
    "CheckKind",
    "Count",
    "CountRange",
    "Coverage",
    "Derivation",
    "Direction",
    "Effect",
    "Evidence",
    "Figure",
    "Finding",
    "Found",
    "GazetteerEntry",
    "IncidentMention",
    "IncidentType",
    "Indicator",
    "Interval",
    "Modifier",
    "Moment",
    "Name",
    "Operand",
    "Page",
    "Period",
    "Place",
    "PlaceKind",
    "Places",
    "Quantity",
    "QuantityKind",
    "Reading",
    "Record",
    "Report",
    "Setting",
    "Source",
    "Speaker",
    "Stage",
    "Statistic",
    "TallyClaim",
    "Target",
    "TimeExpression",
    "Times",
    "Unchecked",
    "Unread",
    "Verdict",
    "quote",
]
