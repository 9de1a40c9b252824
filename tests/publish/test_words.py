"""Records in a few words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pytest
from tests.publish import sample

from newstally.model import CalendarInterval, Count, CountRange, Effect, Evidence, Interval
from newstally.publish import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("303000000", "303 million"),
        ("259000000", "259 million"),
        ("1.5E+12", "1.5 trillion"),
        ("10000", "10,000"),
        ("22.67", "22.67"),
        ("16.98841", "16.988"),
        ("-4", "-4"),
        ("0", "0"),
    ],
)
def test_numbers_as_newspapers_print_them(value: str, said: str) -> None:
    assert words.number_words(Decimal(value)) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("258000000", "260000000", "258 to 260 million"),
        ("900000", "1100000", "900,000 to 1.1 million"),
        ("5", None, "at least 5"),
        (None, "5", "at most 5"),
        (None, None, "any value"),
        ("7", "7", "7"),
    ],
)
def test_intervals(low: str | None, high: str | None, said: str) -> None:
    interval = Interval(low=Decimal(low) if low else None, high=Decimal(high) if high else None)
    assert words.interval_words(interval) == said


@pytest.mark.parametrize(
    ("first", "end", "said"),
    [
        ("2026-01-26", "2026-01-27", "26 January 2026"),
        ("2025-03-01", "2025-04-01", "March 2025"),
        ("2024-01-01", "2025-01-01", "2024"),
        ("2024-01-01", "2026-01-01", "2024 to 2025"),
        ("2023-11-01", "2024-01-01", "November 2023 to December 2023"),
        ("2023-11-18", "2024-01-17", "18 November 2023 to 16 January 2024"),
        ("2026-01-26T07:30", "2026-01-26T07:31", "26 January 2026, 07:30"),
        ("2025-03-11", None, "since 11 March 2025"),
        (None, "2025-03-11", "before 11 March 2025"),
        (None, None, ""),
    ],
)
def test_calendar_time(first: str | None, end: str | None, said: str) -> None:
    def moment(iso: str | None) -> dt.datetime | None:
        return dt.datetime.fromisoformat(iso) if iso else None

    assert words.time_words(CalendarInterval(start=moment(first), end=moment(end))) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (CountRange(low=5, high=5), "5"),
        (CountRange(low=5, high=None), "5+"),
        (CountRange(low=3, high=7), "3 to 7"),
        (CountRange(low=None, high=9), "up to 9"),
        (CountRange(low=0, high=0), "none"),
        (CountRange(low=0, high=0, none_reported=True), "none reported"),
        (CountRange(low=1200, high=1200), "1,200"),
        (None, ""),
    ],
)
def test_ranges_of_counts(count: CountRange | None, said: str) -> None:
    assert words.range_words(count) == said


def test_a_figure_keeps_its_own_words_and_shows_the_sign_of_a_change() -> None:
    assert words.figure_value(sample.LEVEL) == "$12 million"
    assert words.figure_value(sample.CHANGE) == "+40 percent"
    assert words.figure_setting(sample.CHANGE) == "2025, against 2024"


def test_a_change_told_in_words_gets_no_sign() -> None:
    doubled = msgspec.structs.replace(sample.CHANGE.quantity, evidence=(Evidence(start=0, end=7, text="doubled"),))
    assert words.figure_value(msgspec.structs.replace(sample.CHANGE, quantity=doubled)) == "doubled"


def test_a_sentence_that_is_a_quotation_is_not_quoted_twice() -> None:
    assert words.quoted("It rained.") == "“It rained.”"
    assert words.quoted("“It rained,” he said.") == "“It rained,” he said."


def test_a_derived_figure_is_said_in_numbers() -> None:
    assert words.figure_value(sample.DERIVED) == "USD 11 million"


def test_incidents_and_tally_claims_have_a_title() -> None:
    assert words.incident_title(sample.INCIDENT) == "bombing of Savanna Mail"
    assert words.incident_place(sample.INCIDENT) == "Kita, Kayes, Mali"
    assert words.tally_claim_words(sample.CLAIM) == "3+ × bombing of Savanna Mail, 2025"


@pytest.mark.parametrize(
    ("effect", "word", "category", "of_perpetrators", "said"),
    [
        ("damaged", "derailed", "carriages", False, "4 carriages derailed"),
        ("killed", "bodies", "passengers", False, "4 passengers killed"),
        ("killed", "dead", "militants", True, "4 militants killed (attackers)"),
        ("arrested", "", "", False, "4 arrested"),
    ],
)
def test_counts(effect: Effect, word: str, category: str, of_perpetrators: bool, said: str) -> None:
    count = Count(
        evidence=(sample.at("two"),),
        effect=effect,
        low=4,
        high=4,
        word=word,
        category=category,
        of_perpetrators=of_perpetrators,
    )
    assert words.count_words(count) == said


def test_a_site_is_not_said_twice() -> None:
    assert words.joined_places("Abad station", "Jacobabad, Sindh") == "Abad station, Jacobabad, Sindh"
    assert words.joined_places("Kita", "Kita, Kayes, Mali") == "Kita, Kayes, Mali"
    assert words.joined_places("Kita market", "Kita") == "Kita market"
