"""Numbers written by a generator in the forms that news uses are read back to their value and unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newstally.model import Quantity, Setting
from newstally.reading.quantities import numbers_in

NOWHERE = Setting()
FRAMES = ["It came to {}, officials said.", "The board put {} aside for it.", "They spoke of {} in all.", "({})"]


class Written(NamedTuple):
    """A number as somebody writes it, and what it stands for."""

    words: str
    value: Decimal
    unit: str = ""
    high: Decimal | None = None


def read(text: str) -> list[Quantity]:
    return list(numbers_in(text, NOWHERE))


def grouped_in_lakhs(n: int) -> str:
    """12,34,567."""
    tail, head = f"{n % 1000:03d}", n // 1000
    groups: list[str] = []
    while head:
        groups.insert(0, f"{head % 100:02d}")
        head //= 100
    return ",".join([*groups, tail]).lstrip("0") if groups else str(n)


ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(n: int) -> str:
    """A number from one to 999 in words."""
    if n >= 100:
        return f"{ONES[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    if n >= 20:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    return ONES[n]


SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7, "lakh crore": 12,
}  # fmt: skip
SHORT = {"k": 3, "mn": 6, "bn": 9, "tn": 12, "trn": 12, "m": 6, "b": 9}
SIGNS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "Rs": "INR", "Rs ": "INR", "A$": "AUD", "$ ": "USD",
    "HK$": "HKD", "RM": "MYR", "₦": "NGN", "Tk ": "BDT", "Ksh": "KES", "USD": "USD", "EUR ": "EUR", "VND": "VND",
    "CHF ": "CHF", "AED": "AED",
}  # fmt: skip
NAMES = {
    " rupees": "INR", " euros": "EUR", " dollars": "USD", " yen": "JPY", " naira": "NGN", " baht": "THB",
    " US dollars": "USD", " Swiss francs": "CHF", " won": "KRW", " EUR": "EUR", " AED": "AED",
}  # fmt: skip
UNITS = {
    "%": "percent", " percent": "percent", " per cent": "percent", "pc": "percent", "-percent": "percent",
    " percentage points": "percentage_point", " basis points": "basis_point", " km": "kilometre", "km": "kilometre",
    " kilometres": "kilometre", "-mile": "mile", " tonnes": "tonne", "kg": "kilogram", " litres": "litre",
    " MW": "megawatt", "MW": "megawatt", " acres": "acre", " sq ft": "square_foot", "mph": "mile_per_hour",
    " degrees Celsius": "celsius", "°C": "celsius", " barrels": "barrel", " hours": "hour", "-day": "day",
    " inches": "inch", " quintals": "quintal", " cusecs": "cusec", " hectares": "hectare", " kWh": "kilowatt_hour",
}  # fmt: skip


@st.composite
def digits(draw: st.DrawFn, most: int = 10**9) -> tuple[str, Decimal]:
    """Digits with or without separators and decimals."""
    whole = draw(st.integers(min_value=1, max_value=most))
    form = draw(st.sampled_from(["plain", "commas", "lakhs", "spaces", "decimal"]))
    if form == "decimal":
        places = draw(st.integers(min_value=1, max_value=3))
        value = Decimal(whole).scaleb(-places)
        return f"{value:,f}", value
    written = {
        "plain": str(whole),
        "commas": f"{whole:,}",
        "lakhs": grouped_in_lakhs(whole),
        "spaces": f"{whole:,}".replace(",", "\u202f"),
    }[form]
    return written, Decimal(whole)


@st.composite
def money(draw: st.DrawFn) -> Written:
    """A sum: sign, code or name, with or without a scale word."""
    if draw(st.booleans()):
        mantissa = draw(st.decimals(min_value=1, max_value=999, places=1, allow_nan=False))
        number = f"{mantissa}".removesuffix(".0")
        scale = draw(st.sampled_from([*(f" {s}" for s in SCALES), *SHORT]))
        value = mantissa.scaleb({**SCALES, **SHORT}[scale.strip()])
        number += scale
        glued = not scale.startswith(" ")
    else:
        number, value = draw(digits())
        glued = False
    if draw(st.booleans()) or (glued and number[-1] in "kb"):
        sign = draw(st.sampled_from(sorted(SIGNS)))
        assume(value >= 100 or sign != "VND")  # "VND12" buys nothing: such codes name things
        return Written(f"{sign}{number}", value, SIGNS[sign])
    name = draw(st.sampled_from(sorted(NAMES)))
    return Written(f"{number}{name}", value, NAMES[name])


@st.composite
def measures(draw: st.DrawFn) -> Written:
    """A measurement in digits or in words."""
    unit = draw(st.sampled_from(sorted(UNITS)))
    if unit[0] in " -" and draw(st.booleans()):
        n = draw(st.integers(min_value=2, max_value=999))
        if unit[1:].islower() and unit[1:] not in ("sq ft", "kWh", "km"):
            return Written(f"{in_words(n)}{unit}", Decimal(n), UNITS[unit])
    number, value = draw(digits(10**6))
    return Written(f"{number}{unit}", value, UNITS[unit])


@st.composite
def ranges(draw: st.DrawFn) -> Written:
    """Two ends of one measurement or sum."""
    low = draw(st.integers(min_value=1, max_value=400))
    high = low + draw(st.integers(min_value=1, max_value=90))
    ends = Decimal(low), Decimal(high)
    if draw(st.booleans()):
        sign = draw(st.sampled_from(["$", "€", "£", "₹", "Rs"]))
        scale = draw(st.sampled_from(["", " million", "bn", " crore"]))
        factor = {"": 0, " million": 6, "bn": 9, " crore": 7}[scale]
        words = draw(
            st.sampled_from([
                f"between {sign}{low}{scale} and {sign}{high}{scale}",
                f"{sign}{low}{scale} to {sign}{high}{scale}",
                f"{sign}{low}-{high}{scale}",
                f"{sign}{low}{scale}-{sign}{high}{scale}",
            ])
        )  # fmt: skip
        return Written(words, ends[0].scaleb(factor), SIGNS[sign], ends[1].scaleb(factor))
    unit = draw(st.sampled_from(["%", " percent", " km", " tonnes", " hours", " litres", " MW"]))
    words = draw(
        st.sampled_from([
            f"between {low}{unit} and {high}{unit}",
            f"between {low} and {high}{unit}",
            f"{low} to {high}{unit}",
            f"{low}-{high}{unit}",
            f"{low}–{high}{unit}",
            f"{low}{unit} to {high}{unit}",
        ])
    )  # fmt: skip
    return Written(words, ends[0], UNITS[unit], ends[1])


@pytest.mark.parametrize("frame", FRAMES)
@given(written=st.one_of(money(), measures(), ranges()))
def test_what_is_written_is_read_back(frame: str, written: Written) -> None:
    found = read(frame.format(written.words))
    assert [(q.value, q.high, q.unit) for q in found] == [(written.value, written.high, written.unit)], written.words


@given(number=digits(), scale=st.sampled_from(sorted(SCALES)))
def test_digits_of_every_separator_take_every_scale_word(number: tuple[str, Decimal], scale: str) -> None:
    words, value = number
    (quantity,) = read(f"They spoke of {words} {scale} things.")
    assert quantity.value == value.scaleb(SCALES[scale])
    assert quantity.text == f"{words} {scale}"


@given(
    whole=st.integers(min_value=1, max_value=99),
    scale=st.sampled_from(["million", "billion", "crore"]),
    half=st.booleans(),
)
def test_words_with_halves_and_scales(whole: int, scale: str, half: bool) -> None:
    (quantity,) = read(f"They spoke of {in_words(whole)}{' and a half' if half else ''} {scale} trees.")
    assert quantity.value == (whole + (Decimal("0.5") if half else 0)) * Decimal(10) ** SCALES[scale]


@given(top=st.integers(min_value=1, max_value=9), bottom=st.integers(min_value=2, max_value=10))
def test_parts_of_a_whole(top: int, bottom: int) -> None:
    if top < bottom:
        (quantity,) = read(f"About {in_words(top)} in {in_words(bottom)} stayed away.")
        assert (quantity.unit, quantity.value) == ("fraction", Decimal(top) / bottom)
