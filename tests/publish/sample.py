"""A reading made by hand, so that what is shown of it does not depend on how well reports are read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from newstally.intake import plain_report
from newstally.model import (
    Actor,
    CalendarInterval,
    Count,
    CountRange,
    Derivation,
    Evidence,
    Figure,
    Finding,
    GazetteerEntry,
    IncidentMention,
    Indicator,
    Interval,
    Operand,
    Page,
    Period,
    Place,
    Quantity,
    Reading,
    Speaker,
    TallyClaim,
    Target,
    quote,
)

HEADLINE = "Two hurt as blast stops Savanna Mail <again>"
TEXT = (
    "A bomb hurt two passengers of the Savanna Mail near Kita on Monday, controller Ibrahima Sylla said. "
    "The train had been hit in at least three bomb attacks last year.\n\n"
    "Ticket sales rose 40 percent to $12 million in 2025 from $10 million in 2024, the railway said. "
    "That was $1 million more than planned."
)
REPORT = plain_report(TEXT, published="2026-01-26", headline=HEADLINE, outlet="Sahel Courier")


def at(words: str, field: str = "") -> Evidence:
    """Evidence for the first place where the words stand in the sample."""
    start = REPORT.text.index(words)
    return quote(REPORT.text, start, start + len(words), field)


def span_of(words: str) -> tuple[int, int]:
    return at(words).span


def days(first: str, end: str) -> CalendarInterval:
    return CalendarInterval(start=dt.datetime.fromisoformat(first), end=dt.datetime.fromisoformat(end))


def quantity(words: str, value: str, kind: str, unit: str) -> Quantity:
    exact = Interval(low=Decimal(value), high=Decimal(value))
    return Quantity(evidence=(at(words),), value=Decimal(value), interval=exact, kind=kind, unit=unit)  # type: ignore[arg-type]


SENTENCES = (
    span_of(HEADLINE),
    span_of(TEXT[: TEXT.index(" The train")]),
    span_of("The train had been hit in at least three bomb attacks last year."),
    span_of("Ticket sales rose 40 percent to $12 million in 2025 from $10 million in 2024, the railway said."),
    span_of("That was $1 million more than planned."),
)
KITA = Place(
    evidence=(at("Kita"),),
    name="Kita",
    kind="settlement",
    entry=GazetteerEntry(
        id="kita", name="Kita", kind="settlement", country="ML", chain=("Kayes", "Mali"), lat=13.05, lon=-9.48
    ),
)
MAIL = Target(name="Savanna Mail", kind="train")
SALES = Indicator(id="ticket-sales", concept="ticket sales", unit="USD")
RAILWAY = Speaker(name="the railway")
INCIDENT = IncidentMention(
    evidence=(
        at(TEXT[: TEXT.index(" The train")]),
        at("on Monday", "date"),
        at("Kita", "place"),
        at("Savanna Mail near", "target"),
    ),
    type="bombing",
    date=days("2026-01-26", "2026-01-27"),
    place=KITA,
    target=MAIL,
    perpetrators=(Actor(name="Falémé Liberation Front", status="suspected"),),
    counts=(
        Count(evidence=(at("two passengers"),), effect="injured", low=2, high=2, category="passengers", word="hurt"),
    ),
    killed=CountRange(low=0, high=0, none_reported=True),
    injured=CountRange(low=2, high=2),
    speaker=Speaker(name="Ibrahima Sylla", role="controller"),
)
CLAIM = TallyClaim(
    evidence=(at("The train had been hit in at least three bomb attacks last year."),),
    type="bombing",
    low=3,
    high=None,
    target=MAIL,
    period=days("2025-01-01", "2026-01-01"),
)
LEVEL = Figure(
    evidence=(at("Ticket sales rose 40 percent to $12 million in 2025 from $10 million in 2024, the railway said."),),
    indicator=SALES,
    aspect="level",
    quantity=quantity("$12 million", "12000000", "currency", "USD"),
    period=Period(value="2025", interval=days("2025-01-01", "2026-01-01")),
    speaker=RAILWAY,
)
CHANGE = Figure(
    evidence=LEVEL.evidence,
    indicator=SALES,
    aspect="change",
    direction="up",
    quantity=quantity("40 percent", "40", "percent", "percent"),
    period=LEVEL.period,
    base_period=Period(value="2024", interval=days("2024-01-01", "2025-01-01")),
    base="stated",
    speaker=RAILWAY,
)
DERIVED = Figure(
    evidence=(at("$12 million"), at("$1 million more")),
    indicator=SALES,
    aspect="level",
    quantity=Quantity(
        evidence=(at("$12 million"),),
        value=Decimal(11_000_000),
        interval=Interval(low=Decimal(10_000_000), high=Decimal(12_000_000)),
        kind="currency",
        unit="USD",
    ),
    derivation=Derivation(formula="12 − 1 million", operands=(at("$12 million"), at("$1 million more"))),
)
FAILS = Finding(
    evidence=(at("40 percent"), at("$12 million"), at("$10 million")),
    kind="change_percent",
    verdict="fails",
    operands=(
        Operand(role="percent", start=at("40 percent").start, end=at("40 percent").end, text="40 percent"),
        Operand(role="to", start=at("$12 million").start, end=at("$12 million").end, text="$12 million"),
        Operand(role="from", start=at("$10 million").start, end=at("$10 million").end, text="$10 million"),
    ),
    relation="(12 - 10) / 10 = 20 percent",
    message="from $10 million to $12 million is a rise of about 20 percent, not 40 percent",
    expected=Interval(low=Decimal("9.5"), high=Decimal("31.6")),
    suggestion="20 percent",
)
HOLDS = Finding(
    evidence=(at("on Monday"),),
    kind="weekday",
    verdict="holds",
    operands=(),
    relation="26 January 2026 is a Monday",
    message="26 January 2026 is a Monday",
)
READING = Reading(
    report=REPORT,
    sentences=SENTENCES,
    incidents=(INCIDENT,),
    tally_claims=(CLAIM,),
    figures=(LEVEL, CHANGE, DERIVED),
    findings=(HOLDS, FAILS),
    unresolved=("the plan's own figure is not given",),
)
PAGE = Page(readings=(READING,))
