"""Series: which figures of several reports are of one indicator, which are proposed as one, and which stay apart."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.figures import figure, span, told

from newstally.ledger.series import Decided, Decisions, Indicators, Observed, join
from newstally.model import Figure, Indicator

PAIRS = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))


def verdict(found: Indicators) -> str:
    """What became of two reports with an indicator each."""
    if len(found.indicators) == 1:
        return "one"
    return "proposed" if found.proposals else "apart"


def of_two(one: Figure, other: Figure) -> Indicators:
    return join([*told("a", one), *told("b", other, published="2026-01-13")])


@pytest.mark.parametrize(
    ("said", "also_said", "expected"),
    [(a, b, expected) for expected, pairs in PAIRS.items() for a, b in pairs],
)
def test_two_wordings_in_two_reports(said: str, also_said: str, expected: str) -> None:
    assert verdict(of_two(figure(said), figure(also_said))) == expected
    assert verdict(of_two(figure(also_said), figure(said))) == expected


def test_there_are_enough_pairs_to_mean_something() -> None:
    assert sum(map(len, PAIRS.values())) >= 200


# What the other fields do to the same words, or to words that are proposed: two figures, and what becomes of them.
FIELDS: list[tuple[str, dict[str, Any], str, dict[str, Any], str]] = [
    ("exports", {"place": "Kenya"}, "exports", {"place": "Ghana"}, "apart"),
    ("exports", {"place": "Kenya"}, "export earnings", {"place": "Ghana"}, "apart"),
    ("exports", {"place": ""}, "exports", {"place": ""}, "apart"),
    ("exports", {"place": "Kenya"}, "exports", {"place": ""}, "proposed"),
    ("Brent crude futures", {"place": ""}, "Brent crude futures", {"place": ""}, "one"),
    ("tea exports", {"unit": "USD"}, "tea exports", {"unit": "tonne"}, "apart"),
    ("tea exports", {"unit": "USD"}, "tea exports", {"unit": "percent"}, "one"),
    ("IT exports", {"unit": "USD"}, "IT exports", {"unit": "PKR"}, "proposed"),
    ("unemployment rate", {"scope": "under 25s"}, "unemployment rate", {}, "apart"),
    ("unemployment rate", {"scope": "under 25s"}, "unemployment rate", {"scope": "women"}, "apart"),
    ("unemployment rate", {"scope": "women"}, "jobless rate", {"scope": "women"}, "proposed"),
    ("retail sales", {"adjustment": "seasonally adjusted"}, "retail sales", {"adjustment": "unadjusted"}, "apart"),
    ("retail sales", {"adjustment": "seasonally adjusted"}, "retail sales", {}, "proposed"),
    (
        "inflation",
        {"authority": "Ghana Statistical Service"},
        "inflation",
        {"authority": "the statistics office"},
        "one",
    ),
    ("inflation", {"authority": "Statistics Office"}, "inflation", {}, "one"),
    ("inflation", {"authority": "Statistics Office"}, "inflation", {"authority": "Bank of Ghana"}, "proposed"),
    ("inflation", {"authority": "the central bank"}, "inflation", {"authority": "Bank of Pakistan"}, "one"),
    ("inflation", {"authority": "the ministry"}, "inflation", {"authority": "Statistics Office"}, "one"),
    ("inflation", {"authority": "World Bank"}, "inflation", {"authority": "State Bank"}, "proposed"),
    ("exports", {"gross_or_net": "gross"}, "exports", {"gross_or_net": "net"}, "apart"),
    ("wages", {"real_or_nominal": "real"}, "wages", {}, "apart"),
    ("exports", {"frequency": "monthly"}, "exports", {"frequency": "year-to-date"}, "one"),
    ("gold", {"place": ""}, "gold", {"place": ""}, "one"),
    ("oil prices", {"place": ""}, "oil prices", {"place": ""}, "one"),
    ("revenue", {"scope": "Acme Textiles"}, "revenue", {"scope": "Acme Textiles"}, "one"),
    ("revenue", {"scope": "Acme Textiles", "place": ""}, "revenue", {"scope": "Acme Textiles", "place": ""}, "one"),
    ("revenue", {"scope": "Acme Textiles"}, "revenue", {"scope": "Acme"}, "proposed"),
    ("unemployment in Kenya", {"place": "Kenya"}, "unemployment", {"place": "Kenya"}, "one"),
    ("exports to Kenya", {"place": "Kenya"}, "exports", {"place": "Kenya"}, "apart"),
    ("revenue", {"scope": "Acme Textiles"}, "revenue", {"scope": "Acme Bank"}, "apart"),
    ("revenue", {}, "revenue", {}, "apart"),
    ("net profit", {}, "net profit", {}, "apart"),
    ("revenue", {"holder": "Acme Textiles"}, "revenue", {"holder": "Acme Textiles"}, "one"),
    ("revenue", {"holder": "Acme Textiles"}, "revenue", {"holder": "Indus Mills"}, "apart"),
    ("revenue", {"holder": "the company"}, "revenue", {"holder": "the company"}, "apart"),
    ("passengers", {"unit": ""}, "passengers", {"unit": ""}, "apart"),
    ("lorries", {"unit": ""}, "lorries", {"unit": ""}, "apart"),
    ("registered lorries", {"unit": ""}, "registered lorries", {"unit": ""}, "apart"),
    # The same value of the same month, to three digits, speaks for words that would stay apart.
    ("exports", {"value": "303", "when": "2025-12"}, "IT exports", {"value": "303", "when": "2025-12"}, "proposed"),
    ("exports", {"value": "300", "when": "2025-12"}, "IT exports", {"value": "300", "when": "2025-12"}, "apart"),
    ("exports", {"value": "303", "when": "2025-12"}, "IT exports", {"value": "303", "when": "2025-11"}, "apart"),
    (
        "tea exports",
        {"value": "303", "when": "2025-12"},
        "fuel subsidies",
        {"value": "303", "when": "2025-12"},
        "apart",
    ),
    # A value that cannot both be right speaks against words that would be proposed; a near one may be a revision.
    (
        "IT exports",
        {"value": "303", "when": "2025-12"},
        "software exports",
        {"value": "188", "when": "2025-12"},
        "apart",
    ),
    (
        "tea exports",
        {"value": "303", "when": "2025-12"},
        "tea export earnings",
        {"value": "305", "when": "2025-12"},
        "proposed",
    ),
    # What is expected contradicts nothing.
    (
        "IT exports",
        {"value": "303", "when": "2025-12"},
        "software exports",
        {"value": "500", "when": "2025-12", "aspect": "forecast"},
        "proposed",
    ),
    # The sum since January is no month's value.
    (
        "IT exports",
        {"value": "303", "when": "2025-12"},
        "software exports",
        {"value": "3000", "when": "2025-12", "aspect": "cumulative"},
        "proposed",
    ),
]


@pytest.mark.parametrize(("said", "fields", "also_said", "other_fields", "expected"), FIELDS)
def test_what_else_tells_indicators_apart(
    said: str, fields: dict[str, Any], also_said: str, other_fields: dict[str, Any], expected: str
) -> None:
    known = {*Indicator.__struct_fields__, "value", "when", "unit", "holder", "aspect"}
    if not (fields.keys() | other_fields.keys()) <= known:
        pytest.skip("indicators have no such field")
    assert verdict(of_two(figure(said, **fields), figure(also_said, **other_fields))) == expected


def test_a_short_form_in_one_report_does_not_pull_in_the_wide_indicator() -> None:
    short = figure("exports", wordings=("IT exports", "exports"))
    assert len(join([*told("a", short), *told("b", figure("exports"))]).indicators) == 2
    assert len(join([*told("a", short), *told("b", figure("IT exports"))]).indicators) == 1


def test_a_report_that_names_no_unit_is_of_none_where_there_are_two() -> None:
    two = [*told("a", figure("tea exports", unit="USD")), *told("b", figure("tea exports", unit="tonne"))]
    assert len(join([*two, *told("c", figure("tea exports", unit="percent", aspect="change"))]).indicators) == 3


def test_derived_figures_are_no_observations() -> None:
    import msgspec

    from newstally.model import Derivation

    derived = msgspec.structs.replace(figure("exports"), derivation=Derivation(formula="3 - 1", operands=()))
    assert join(told("a", derived)).indicators == ()


REASONS = [
    (
        figure("IT exports", "303", "2025-12", authority="State Bank"),
        figure("software exports", "303", "2025-12", authority="the State Bank"),
        [
            "“it” and “software” may name one thing",
            "both of Pakistan",
            "both in USD",
            "both by State Bank",
            "both say “303” for 2025-12",
        ],
        [],
    ),
    (
        figure("net FDI", "188", "2025-12"),
        figure("foreign direct investment", "240", "2025-12", unit="PKR"),
        ["“foreign direct investment” and “fdi” are known to name one thing", "both of Pakistan"],
        ["only one says net", "one is in PKR, the other in USD"],
    ),
    (
        figure("IT exports", "303", "2025-12"),
        figure("exports", "2400", "2025-12"),
        ["“exports” stands inside “IT exports”", "both of Pakistan", "both in USD"],
        ["only one says “it”", "“303” and “2400” for 2025-12 cannot both be right"],
    ),
]


@pytest.mark.parametrize(("one", "other", "reasons", "doubts"), REASONS)
def test_every_pair_has_its_reasons_for_and_against(
    one: Figure, other: Figure, reasons: list[str], doubts: list[str]
) -> None:
    found = of_two(one, other)
    (pair,) = (*found.proposals, *found.apart)
    assert [list(pair.reasons), list(pair.doubts)] == [reasons, doubts]


LINES = [
    ("a month and a year", [("303", "2025-12", {}), ("3200", "2025", {})], ["level month", "level year"]),
    (
        "a month and the sum to date",
        [("303", "2025-11", {}), ("2900", "2025-01-01/2025-11-30", {})],
        ["level month", "level to date"],
    ),
    (
        "a sum said to be one",
        [("303", "2025-11", {}), ("1500", "2025-11", {"aspect": "cumulative"})],
        ["level month", "level to date"],
    ),
    (
        "a fiscal half",
        [("303", "2025-12", {}), ("1500", "2025-07-01/2025-12-31", {})],
        ["level half-year", "level month"],
    ),
    ("a forecast", [("303", "2025-12", {}), ("310", "2026-01", {"aspect": "forecast"})], ["level month"]),
    (
        "a level and its change",
        [("303", "2025-12", {}), ("12", "2025-12", {"aspect": "change", "unit": "percent", "against": "2024-12"})],
        ["change month on year", "level month"],
    ),
    (
        "changes on two bases",
        [
            ("12", "2025-12", {"aspect": "change", "unit": "percent", "against": "2024-12"}),
            ("2", "2025-12", {"aspect": "change", "unit": "percent", "against": "2025-11"}),
        ],
        ["change month on month", "change month on year"],
    ),
    ("no period", [("303", "2025-12", {}), ("259", "", {})], ["level", "level month"]),
    ("a frequency that is said", [("303", "", {"frequency": "monthly"})], ["level month"]),
]


@pytest.mark.parametrize(("what", "values", "expected"), LINES)
def test_what_stands_on_one_line_of_a_chart(
    what: str, values: list[tuple[str, str, dict[str, Any]]], expected: list[str]
) -> None:
    (indicator,) = join(told("a", *(figure("IT exports", v, when, **more) for v, when, more in values))).indicators
    lines = [f"{s.family} {s.frequency}".strip() + (f" on {s.against}" if s.against else "") for s in indicator.series]
    assert sorted(lines) == expected, what


def test_growth_of_prices_stands_on_the_line_of_inflation_once_they_are_one() -> None:
    inflation = figure("inflation", "7.3", "2025-12", unit="percent")
    prices = figure("consumer prices", "7.4", "2025-11", unit="percent", aspect="change", against="2024-11")
    one = Decisions(decided=(Decided(name="inflation", wordings=("inflation", "consumer prices")),))
    (indicator,) = join([*told("a", inflation), *told("b", prices)], one).indicators
    assert [(s.family, len(s.told)) for s in indicator.series] == [("level", 2)]


def test_an_expected_change_stands_among_changes() -> None:
    import msgspec

    told_now = figure("retail sales", "-2", "2025-12", unit="percent", aspect="change")
    replaced = msgspec.structs.replace
    expected = replaced(
        told_now, aspect="forecast", period=span("2026-01"), quantity=replaced(told_now.quantity, is_change=True)
    )
    (indicator,) = join(told("a", told_now, expected)).indicators
    assert [(s.family, len(s.told)) for s in indicator.series] == [("change", 2)]


def many() -> list[list[Observed]]:
    """Reports whose indicators are joined, proposed and parted in every way."""
    return [
        told("a", figure("IT exports", "303", "2025-12"), published="2026-01-12"),
        told("b", figure("software exports", "303", "2025-12"), figure("exports", "2400", "2025-12")),
        told("c", figure("IT exports", "85000", "2025-12", unit="PKR")),
        told("d", figure("exports of IT", "9", unit="percent", aspect="change"), published="2026-01-14"),
        told("e", figure("exports", "2400", "2025-12", authority="State Bank")),
    ]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::13])
def test_any_order_of_arrival_gives_the_same(order: tuple[int, ...]) -> None:
    reports = many()
    assert join(o for n in order for o in reports[n]) == join(o for report in reports for o in report)


def test_a_crowd_of_indicators_is_not_compared_pair_by_pair() -> None:
    from newstally.ledger.series.candidates import pairs
    from newstally.ledger.series.told import Group, Telling

    products = [f"{name} exports" for name in ("tea", "cotton", "rice", "jute", "hides", "sugar", "fish", "toys")]
    groups = [Group([Telling(told(name, figure(name)))]) for name in [*products, "exports"]]
    met = pairs(groups)
    # Each product meets all exports, and no other product.
    assert len(met) == len(products)
    assert all("exports" in (a.name, b.name) for a, b in met)
