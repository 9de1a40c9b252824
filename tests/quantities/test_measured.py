"""What a number measures where brackets, rates and ranks stand between it and its noun."""

from __future__ import annotations

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Quantity, Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities
from newstally.reading.times import find_times


def read(text: str) -> tuple[Quantity, ...]:
    script = parse(plain_report(text, published="2024-05-17"))
    return find_quantities(script, Setting(), find_times(script, Setting()))


CONVERTED = [
    ("The city will dig 8 miles (13 kilometres) of new tunnels.", "new tunnels"),
    ("Rain flooded 300 acres (121 hectares) of farmland.", "farmland"),
    ("The ship spilled 90 tonnes (99 tons) of crude oil.", "crude oil"),
    ("Crews laid 40 km (25 miles) of cable.", "cable"),
    ("The depot held 500 litres (132 gallons) of fuel.", "fuel"),
    ("They seized 12 kg (26 lb) of heroin.", "heroin"),
]


@pytest.mark.parametrize(("text", "concept"), CONVERTED)
def test_a_conversion_in_brackets_measures_the_same(text: str, concept: str) -> None:
    assert [q.concept for q in read(text)] == [concept, concept]


NOTHING = [
    "Nine days later the clerk was found.",
    "Two weeks later the bridge reopened.",
    "It was one of the finest bridges in the valley.",
    "She is one of the most gifted painters of the town.",
    "The lake is one of the deepest in the country.",
    "The harbour was one of the busiest.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_lapses_and_ranks_measure_nothing(text: str) -> None:
    assert [q.concept for q in read(text)] in ([], [""])


MEASURED = [
    ("The price of gold per ounce is $1,700.", "price of gold per ounce"),
    ("The yield of rice per hectare is 4.2 tonnes.", "yield of rice per hectare"),
    ("The number of cars per family was 1.4.", "number of cars per family"),
    ("The cost of power per unit is Rs 30.", "cost of power per unit"),
    ("The output of steel per worker reached 60 tonnes.", "output of steel per worker"),
    ("The firm sold 9 percent more cars.", "cars"),
    ("The mill made 5 percent more steel.", "steel"),
]


@pytest.mark.parametrize(("text", "concept"), MEASURED)
def test_what_a_number_measures(text: str, concept: str) -> None:
    assert concept in [q.concept for q in read(text)]
