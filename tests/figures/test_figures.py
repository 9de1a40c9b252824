"""Figures as a table: what is measured, how much, of when, against what, on whose word."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Figure
from newstally.reading import read

PUBLISHED = "2024-06-12"


def _figures(text: str) -> dict[str, Figure]:
    return {f.quantity.text: f for f in read(plain_report(text, published=PUBLISHED)).figures if f.derivation is None}


@pytest.mark.parametrize(
    ("text", "number", "concept", "aspect", "direction", "period"),
    [
        ("Kenya’s tea exports rose 7 percent in April.", "7 percent", "tea exports", "change", "up", "2024-04"),
        ("Rye output fell to 3.1 million tonnes in 2023.", "3.1 million tonnes", "Rye output", "level", "down", "2023"),
        ("It recorded a drop of 4 percent in car sales in May.", "4 percent", "car sales", "change", "down", "2024-05"),
        ("Inflation stood at 11.2 percent in May.", "11.2 percent", "Inflation", "level", "", "2024-05"),
        ("In March, the trade gap widened to $1.2 billion.", "$1.2 billion", "trade gap", "level", "up", "2024-03"),
    ],
)
def test_what_is_measured_and_when(
    text: str, number: str, concept: str, aspect: str, direction: str, period: str
) -> None:
    figure = _figures(text)[number]
    assert (figure.indicator.concept, figure.aspect, figure.direction) == (concept, aspect, direction)
    assert figure.period is not None
    assert figure.period.value == period


@pytest.mark.parametrize(
    ("text", "number", "base"),
    [
        ("Rice exports rose 9 percent in April compared with April 2023.", "9 percent", "2023-04"),
        ("Tourist arrivals fell by 12,000 in May, a month-on-month decrease of 6.1 percent.", "6.1 percent", "2024-04"),
        ("Sales grew 4 percent year-on-year in May.", "4 percent", "2023-05"),
        (
            "Exports in May rose to $90 million, an increase of 20 percent on $75 million in May 2023.",
            "20 percent",
            "2023-05",
        ),
    ],
)
def test_what_a_change_is_measured_against(text: str, number: str, base: str) -> None:
    figure = _figures(text)[number]
    assert (figure.aspect, figure.base) == ("change", "stated")
    assert figure.base_period is not None
    assert figure.base_period.value == base


@pytest.mark.parametrize(
    "text",
    [
        "Copper output grew by 3 percent in April and 5 percent in May.",
        "The bureau recorded a growth of 3 percent in copper output during April and in May, by 5 percent.",
        "Copper output grew by 3 percent in April, 5 percent in May, says mining minister.",
    ],
)
def test_numbers_that_share_a_verb(text: str) -> None:
    figures = _figures(text)
    for number, month in (("3 percent", "2024-04"), ("5 percent", "2024-05")):
        figure = figures[number]
        assert (figure.aspect, figure.direction) == ("change", "up")
        assert figure.indicator.concept.lower() == "copper output"
        assert figure.period is not None
        assert figure.period.value == month


def test_paraphrases_within_a_report_are_one_indicator() -> None:
    text = (
        "Chile’s lithium exports rose 8 percent in April.\n\n"
        "Lithium product export remittances reached $400 million in May, the ministry said."
    )
    first, second = _figures(text).values()
    assert first.indicator.id == second.indicator.id
    assert first.indicator.place == "Chile"


def test_different_indicators_stay_apart() -> None:
    text = "Lithium exports rose 8 percent in April.\n\nExports rose 2 percent in April."
    first, second = _figures(text).values()
    assert first.indicator.id != second.indicator.id


def test_a_figure_told_twice_is_one_with_both_sentences() -> None:
    quote = "“Car sales fell 9 percent in May,” Minister Ana Brito said."
    text = f"Car sales fell 9 percent in May, the bureau said.\n\n{quote}"
    (figure,) = _figures(text).values()
    assert [e.text for e in figure.retold] == [quote]


def test_a_rate_of_spending_names_what_it_is_spent_on() -> None:
    figure = _figures("The government said it would invest $30 million a year in rural clinics.")["$30 million"]
    assert (figure.aspect, figure.quantity.per) == ("rate", "year")
    assert figure.indicator.concept == "investment in rural clinics"
    assert figure.speaker is not None
    assert figure.speaker.name == "government"


def test_the_base_level_is_derived_from_level_and_change() -> None:
    text = (
        "Coal exports in May reached $121 million.\n\n"
        "Compared to April 2024, coal exports fell by $15 million in May, the port authority said."
    )
    reading = read(plain_report(text, published=PUBLISHED))
    (derived,) = [f for f in reading.figures if f.derivation is not None]
    assert derived.quantity.value == 136_000_000
    assert derived.interval.low == 135_000_000
    assert derived.interval.high == 137_000_000
    assert derived.period is not None
    assert derived.period.interval is not None
    assert derived.period.interval.start == dt.datetime(2024, 4, 1)
    assert derived.derivation is not None
    assert derived.derivation.formula == "121 + 15"
    assert [o.text for o in derived.derivation.operands] == ["$121 million", "$15 million"]


@pytest.mark.parametrize(
    "text",
    [
        "The blaze killed 12 people and injured 140 others.",
        "Four carriages left the rails.",
        "Hundreds of passengers waited.",
        "She is 45 years old and has three children.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert _figures(text) == {}


def test_values_are_exact_decimals() -> None:
    figure = _figures("Kenya’s tea exports rose 22.67 percent in April.")["22.67 percent"]
    assert figure.quantity.value == Decimal("22.67")
    assert figure.interval.low == Decimal("22.665")


def test_shares_that_leave_their_verb_out() -> None:
    figures = _figures("Norway bought 38 percent of the fish, Spain 17 percent and Japan 9 percent.")
    assert {number: f.aspect for number, f in figures.items()} == {
        "38 percent": "share",
        "17 percent": "share",
        "9 percent": "share",
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tourism receipts", "Earnings from tourism", True),
        ("Lithium exports", "Revenue through lithium exports", True),
        ("Lithium exports", "The volume of lithium exports", False),
        ("Farm income", "Farm output", False),
        ("Car sales", "Truck sales", False),
    ],
)
def test_which_wordings_are_one_indicator(one: str, other: str, same: bool) -> None:
    first, second = _figures(f"{one} rose 8 percent in April.\n\n{other} rose 3 percent in May.").values()
    assert (first.indicator.id == second.indicator.id) is same


@pytest.mark.parametrize(
    ("text", "number", "concept"),
    [
        ("Peru produced 2.6 million tonnes of zinc in 2023.", "2.6 million tonnes", "zinc output"),
        ("Norway imported 3.1 million tonnes of grain in 2023.", "3.1 million tonnes", "grain imports"),
        ("Inflation eased to 8 percent, a fall of 2 points, the statistics office said.", "8 percent", "Inflation"),
        ("The bank expects inflation of 8 percent in 2025.", "8 percent", "inflation"),
        ("The firm reported revenue of $3 billion for 2023.", "$3 billion", "revenue"),
        ("Debt stood at 74 percent of output at the end of 2023.", "74 percent", "Debt"),
    ],
)
def test_concepts(text: str, number: str, concept: str) -> None:
    assert _figures(text)[number].indicator.concept == concept


def test_what_is_expected_is_a_forecast() -> None:
    assert _figures("The bank expects inflation of 8 percent in 2025.")["8 percent"].aspect == "forecast"
