"""Numbers with their units, rates, modifiers and ranges, from raw text alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.lexicon import table
from newstally.model import Setting
from newstally.reading.quantities import numbers_in
from newstally.reading.quantities.units import pint_expression

LAHORE = Setting(country="PK", currency="PKR")
DELHI = Setting(country="IN", currency="INR")
SYDNEY = Setting(country="AU", currency="AUD")
LONDON = Setting(country="GB", currency="GBP")
NOWHERE = Setting()


def read(text: str, setting: Setting = NOWHERE) -> list[tuple[str, str, str]]:
    return [(q.text, str(q.value), q.unit) for q in numbers_in(text, setting)]


MONEY = [
    ("a loan of Rs2bn", LAHORE, [("Rs2bn", "2000000000", "PKR")]),
    ("a loan of Rs 72.63 crore", DELHI, [("Rs 72.63 crore", "726300000", "INR")]),
    ("a fine of USD34.6 million", NOWHERE, [("USD34.6 million", "34600000", "USD")]),
    ("a plant worth VND4,927 billion", NOWHERE, [("VND4,927 billion", "4927000000000", "VND")]),
    ("sold for hundred dollars", NOWHERE, [("hundred dollars", "100", "USD")]),
    ("exports of $ 318 million", LAHORE, [("$ 318 million", "318000000", "USD")]),
    ("a grant of $5m", SYDNEY, [("$5m", "5000000", "AUD")]),
    ("a grant of US$5m", SYDNEY, [("US$5m", "5000000", "USD")]),
    ("a bid of A$3 a share", NOWHERE, [("A$3", "3", "AUD")]),
    ("a bill of £3.2bn", NOWHERE, [("£3.2bn", "3200000000", "GBP")]),
    ("costs EUR 5m", NOWHERE, [("EUR 5m", "5000000", "EUR")]),
    ("costs 5m euros", NOWHERE, [("5m euros", "5000000", "EUR")]),
    ("a dividend of 40p", LONDON, [("40p", "40", "penny")]),
    ("five million rupees", DELHI, [("five million rupees", "5000000", "INR")]),
    ("a gap of $-50.8bn", NOWHERE, [("$-50.8bn", "-50800000000", "USD")]),
    ("lost 200 pounds", NOWHERE, [("200 pounds", "200", "pound")]),
    ("lost 200 pounds", LONDON, [("200 pounds", "200", "GBP")]),
    ("a R500 fine", Setting(country="ZA", currency="ZAR"), [("R500", "500", "ZAR")]),
]


@pytest.mark.parametrize(("text", "setting", "expected"), MONEY)
def test_money(text: str, setting: Setting, expected: list[tuple[str, str, str]]) -> None:
    assert read(text, setting) == expected


MEASURES = [
    ("up 22.67 percent", [("22.67 percent", "22.67", "percent")]),
    ("up 7 per cent", [("7 per cent", "7", "percent")]),
    ("up 18.51pc", [("18.51pc", "18.51", "percent")]),
    ("up 6.2\u00a0%", [("6.2\u00a0%", "6.2", "percent")]),
    ("by 12 percentage points", [("12 percentage points", "12", "percentage_point")]),
    ("by 250 basis points", [("250 basis points", "250", "basis_point")]),
    ("the TA-35 gained 64.06 points", [("64.06 points", "64.06", "point")]),
    (
        "816 000 t valued at $1943 million in 2012-13",
        [("816 000 t", "816000", "tonne"), ("$1943 million", "1943000000", "USD")],
    ),
    ("a 6.1-inch screen", [("6.1-inch", "6.1", "inch")]),
    ("a 640bhp engine", [("640bhp", "640", "horsepower")]),
    ("winds of 87 mph (140 km/h)", [("87 mph", "87", "mile_per_hour"), ("140 km/h", "140", "kilometre_per_hour")]),
    ("minus 30 degrees Celsius", [("minus 30 degrees Celsius", "-30", "celsius")]),
    ("a high of 46.2C", [("46.2C", "46.2", "celsius")]),
    ("after 60 days", [("60 days", "60", "day")]),
    ("a 12-year-old boy", [("12-year-old", "12", "year")]),
    ("Bilal Anwar, 44, said", [("44", "44", "year")]),
    ("13, 17 and 32 percent", [("13", "13", "percent"), ("17", "17", "percent"), ("32 percent", "32", "percent")]),
    ("fell from 208 pounds to 193 by June", [("208 pounds", "208", "pound"), ("193", "193", "pound")]),
    ("voted four times", [("four times", "4", "times")]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


RATES = [
    ("invest Rs2 billion per year in", "year"),
    ("at $70 a barrel", "barrel"),
    ("$6.78 billion a year earlier", ""),
    ("70 per 100,000 people", "100000 person"),
    ("11 feet per century", "century"),
    ("£9 an hour", "hour"),
    ("5 per cent", ""),
]


@pytest.mark.parametrize(("text", "per"), RATES)
def test_rates(text: str, per: str) -> None:
    (quantity,) = numbers_in(text, LAHORE)
    assert quantity.per == per


RANGES = [
    ("between 5% and 6%", "5", "6"),
    ("40 to 50 hours a week", "40", "50"),
    ("a 15-22 km walk", "15", "22"),
    ("ranging from $200 to $4 million", "200", "4000000"),
    ("$10 to $15 billion", "10000000000", "15000000000"),
    ("three or four years", "3", "4"),
    ("men aged 18 to 34", "18", "34"),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_gives_both_ends(text: str, low: str, high: str) -> None:
    (quantity,) = numbers_in(text, NOWHERE)
    assert (str(quantity.value), str(quantity.high)) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "The index rose 64 points to 4,577 points",
        "Growth slowed from 4.8 to 4.7 percent",
        "The gap widened by $43.6 billion to $419.2 billion",
    ],
)
def test_a_movement_is_two_levels_and_no_range(text: str) -> None:
    assert [q.high for q in numbers_in(text, NOWHERE)] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "on March 7 and 17 January 2024, or 2024-01-17",
        "in 2019, by 2031 and through 2012-13",
        "at 2.15pm, 17:22, 5am and 0401 GMT",
        "the G20, a Boeing 737, COVID-19, Route 66, an F-16 and the S&P 500 index",
        "won 2-1, then drew 3-3",
        "the 22nd amendment and the 1990s",
        "call +92 300 1234567 or 555-0199",
        "no one, one another and one of them",
        "an iPhone 14 Pro",
        "https://example.org/2024/17/report-300",
        "What a day it was, once",
    ],
)
def test_no_quantities(text: str) -> None:
    assert read(text) == []


BOUNDS = [
    ("at least 40 homes", "at_least", "40", None),
    ("more than 300 homes", "more_than", "300", None),
    ("50 homes or more and 60 or more", "at_least", "60", None),
    ("up to 400 homes", "at_most", None, "400"),
    ("nearly 2,000 homes", "nearly", None, "2000"),
    ("about 35 homes", "about", "31.5", "38.5"),
    ("some 300 homes", "about", "250", "350"),
    ("exactly 303 homes", "", "302.5", "303.5"),
    ("33 homes", "", "33", "33"),
    ("dozens of homes", "", "24", None),
    ("$303 million", "", "302500000", "303500000"),
    ("22.67 percent", "", "22.665", "22.675"),
    ("500 percent", "", "450", "550"),
    ("$2,200", "", "2150", "2250"),
    ("a third of them", "", "0.3", "0.366666667"),
    ("sales doubled", "", "1.8", "2.2"),
    ("between 5% and 6%", "", "4.5", "6.5"),
]


@pytest.mark.parametrize(("text", "modifier", "low", "high"), BOUNDS)
def test_the_widest_reading(text: str, modifier: str, low: str | None, high: str | None) -> None:
    quantity = numbers_in(text, NOWHERE)[-1]
    assert quantity.modifier == modifier
    for end, expected in ((quantity.interval.low, low), (quantity.interval.high, high)):
        assert (end is None) == (expected is None)
        assert end is None or round(end, 6) == round(Decimal(expected or 0), 6)


@pytest.mark.parametrize("text", ["9 percent more than 377 homes", "spent 5 years more than 12 years ago"])
def test_a_comparison_is_no_bound(text: str) -> None:
    assert numbers_in(text, NOWHERE)[-1].modifier == ""


@given(
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False),
    st.sampled_from(["", "$", "Rs ", "€"]),
    st.sampled_from(["", " million", "bn", " crore", " percent", " km", " days"]),
    st.sampled_from(["", "about ", "at least ", "nearly ", "more than "]),
)
def test_the_interval_holds_the_value(number: Decimal, sign: str, after: str, modifier: str) -> None:
    text = f"It was {modifier}{sign}{number:,}{after}"
    for quantity in numbers_in(text, LAHORE):
        assert quantity.interval.holds(quantity.value)


@given(st.text(alphabet="0123456789,.-–$£Rs mbnkfoa%\n\u00a0toercnand", max_size=60))
def test_every_stretch_is_quoted_exactly(text: str) -> None:
    for quantity in numbers_in(text, LAHORE):
        for evidence in quantity.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
        assert (
            quantity.interval.low is None
            or quantity.interval.high is None
            or quantity.interval.low <= quantity.interval.high
        )


@pytest.mark.parametrize("unit", [",234", "1 ", "one and ", "1-", "hundred ", "from 1 to 2 ", "1\n", "$", " "])
def test_long_runs_are_read_to_their_end(unit: str) -> None:
    """Nothing here hangs: a backtracking pattern would take minutes on each of these."""
    assert numbers_in(unit * 20_000 + " and 77 percent", NOWHERE)[-1].text == "77 percent"


def test_pint_knows_every_unit_of_measure() -> None:
    units = table("newstally.reading.quantities", "units.toml")
    registry: Any = pint.UnitRegistry()
    for unit in {
        *units["words"],
        *units["signs"],
        *units["glued"],
        *units["duration"],
        *(u for u, _ in units["rates"].values()),
    }:
        registry.parse_expression(pint_expression(unit))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Blast Kills 12 in Lahore", ["12"]),
        ("Blast Kills Seven in Lahore", ["Seven"]),
        ("the Big Three and the Group of Seven met", []),
        ("An iPhone 15 costs $799", ["$799"]),
        ("Rs1,500-2,000 crore", ["Rs1,500-2,000 crore"]),
        ("20-odd men and 40+ children", ["20", "40"]),
    ],
)
def test_names_and_headlines(text: str, numbers: list[str]) -> None:
    assert [q.text for q in numbers_in(text, LAHORE)] == numbers


def test_a_hyphened_range_shares_its_scale() -> None:
    (quantity,) = numbers_in("Rs1,500-2,000 crore", LAHORE)
    assert (str(quantity.value), str(quantity.high)) == ("15000000000", "20000000000")
