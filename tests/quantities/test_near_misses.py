"""Numbers that are nearly something else: names with numbers, ordinals, emergency lines, years, clock times."""

from __future__ import annotations

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Quantity, Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities
from newstally.reading.times import find_times


def read(text: str, country: str = "", currency: str = "") -> tuple[Quantity, ...]:
    setting = Setting(country=country, currency=currency)
    script = parse(plain_report(text, published="2024-05-17"))
    return find_quantities(script, setting, find_times(script, setting))


NO_QUANTITIES = [
    # A code before two digits, in a currency of which so few buy nothing.
    "Leaders met at COP30 after the summer.",
    "The deal was struck at COP28 in Dubai.",
    "Ministers will go to COP 29 in Baku.",
    "She chaired COP16.",
    "Fans queued for CUP26 tickets.",
    # Multiple words that are half of another word.
    "He double-faulted on match point.",
    "The ball double-bounced.",
    "Workers double-checked the seals.",
    "It was a triple-decker bus.",
    "They double-parked outside the bank.",
    # Ordinals.
    "She gave birth to a fourth child.",
    "The side fell to a sixth straight loss.",
    "He scored a fifth goal.",
    "Police hold a third man.",
    "There was a seventh victim.",
    # Emergency lines.
    "She called 911 from the car.",
    "Neighbours dialled 999.",
    "He rang 112 and waited.",
    "A 911 call was played in court.",
    "Try calling 115 instead.",
    # Clock times with a full stop.
    "The train left at 10.30 as planned.",
    "It had departed from Lahore at 22.45 and was late.",
    "The bomb exploded at 7.50 near a school.",
    "The flight was due at 18.05.",
    "Talks resumed by 14.15.",
]


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == ()


CURRENCIES = [
    ("The state lent CFA4 billion to farmers.", "TG", "XOF", "XOF", 4_000_000_000),
    ("The state lent CFA4 billion to farmers.", "CM", "XAF", "XAF", 4_000_000_000),
    ("It cost FCFA 300 million.", "SN", "XOF", "XOF", 300_000_000),
    ("The firm owes Ksh500 million.", "KE", "KES", "KES", 500_000_000),
    ("The road will cost Tsh12 billion.", "TZ", "TZS", "TZS", 12_000_000_000),
    ("He paid Shs500,000 for it.", "UG", "UGX", "UGX", 500_000),
    ("A bag sells at GH¢40 there.", "GH", "GHS", "GHS", 40),
    ("The army spent N5bn on boots.", "NG", "NGN", "NGN", 5_000_000_000),
    ("The grant is ZAR500 million.", "ZA", "ZAR", "ZAR", 500_000_000),
    ("They won Tk20 crore.", "BD", "BDT", "BDT", 200_000_000),
    ("Fuel costs K1,200 now.", "ZM", "ZMW", "ZMW", 1_200),
    ("Cattle fetched P2,500 each.", "BW", "BWP", "BWP", 2_500),
    ("The plant cost COP 3.5 trillion.", "CO", "COP", "COP", 3_500_000_000_000),
    ("A ticket is COP30,000.", "CO", "COP", "COP", 30_000),
    ("They raised COP30m.", "CO", "COP", "COP", 30_000_000),
    ("The fee is USD50.", "", "", "USD", 50),
]


@pytest.mark.parametrize(("text", "country", "home", "unit", "value"), CURRENCIES)
def test_currency_words_before_the_number(text: str, country: str, home: str, unit: str, value: int) -> None:
    first = read(text, country, home)[0]
    assert (first.kind, first.unit) == ("currency", unit)
    assert first.value == value


PARTS = [
    ("A fourth of the crop was lost.", "fraction"),
    ("He holds a third share in it.", "fraction"),
    ("Output fell by a fifth.", "fraction"),
    ("Nine bookings in ten were cancelled.", "fraction"),
    ("Some seven children in ten go hungry.", "fraction"),
    ("Four workers in five said no.", "fraction"),
    ("Six women in ten are poor.", "fraction"),
    ("Two voters in ten stayed at home.", "fraction"),
    ("The toll doubled in a week.", "times"),
]


@pytest.mark.parametrize(("text", "unit"), PARTS)
def test_parts_and_multiples(text: str, unit: str) -> None:
    assert (read(text)[0].kind, read(text)[0].unit) == ("ratio", unit)


TWO_COUNTS = [
    "Two men in ten cars were seized.",
    "Eight bombs in five provinces went off.",
    "Six people in four towns were hit.",
    "Nine rebels in two villages gave up.",
    "Three guards in five posts were absent.",
]


@pytest.mark.parametrize("text", TWO_COUNTS)
def test_two_counts_are_no_part(text: str) -> None:
    assert [q.kind for q in read(text)] == ["count", "count"]


COUNTED_NOT_DATED = [
    ("2019 people died in the quake.", True),
    ("A list names 1945 soldiers.", True),
    ("The floods hit 1998 families.", True),
    ("Some 2010 migrants were counted.", True),
    ("They tested 1850 patients.", True),
    ("In 2019 people took to the streets.", False),
    ("Since 1998 families have left the valley.", False),
    ("By 2010 migrants made up a half of it.", False),
]


@pytest.mark.parametrize(("text", "counts"), COUNTED_NOT_DATED)
def test_four_digits_before_people(text: str, counts: bool) -> None:
    assert any(q.kind == "count" and len(q.digits) == 4 for q in read(text)) is counts


CHANGES = [
    ("It sold 9.2 percent more cars.", "up"),
    ("The mill made 5% more steel in May.", "up"),
    ("The fair drew a third more visitors.", "up"),
    ("Costs were 3 percent less than in May.", "down"),
    ("There were 12 percent fewer births.", "down"),
    ("Buyers spent 4 per cent less on food.", "down"),
]


@pytest.mark.parametrize(("text", "direction"), CHANGES)
def test_more_and_less_after_a_part_are_changes(text: str, direction: str) -> None:
    first = read(text)[0]
    assert (first.direction, first.is_change) == (direction, True)


@pytest.mark.parametrize("text", ["Five more cars burned.", "Ten more people came.", "Two more bodies were found."])
def test_more_of_a_count_is_no_change(text: str) -> None:
    assert not read(text)[0].is_change


@pytest.mark.parametrize("text", ["The share closed at 83.45.", "The rupee stood at 10.30 to the dollar."])
def test_prices_are_not_clock_times(text: str) -> None:
    assert read(text)[0].digits in ("83.45", "10.30")
