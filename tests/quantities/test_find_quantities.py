"""What numbers count, measure and how they changed, read with the parser."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Quantity, Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities
from newstally.reading.times import find_times

LAHORE = Setting(country="PK", currency="PKR")


def read(text: str) -> tuple[Quantity, ...]:
    script = parse(plain_report(text, published="2024-05-17"))
    found = find_quantities(script, LAHORE, find_times(script, LAHORE))
    for quantity in found:
        for evidence in quantity.evidence:
            assert script.text[evidence.start : evidence.end] == evidence.text
        if quantity.concept_span:
            assert script.text[slice(*quantity.concept_span)] == quantity.concept
    return found


COUNTS = [
    ("The blast derailed six wagons of the goods train.", "6", "wagon", "wagons of the goods train"),
    ("It left 41 militants dead.", "41", "militant", "militants"),
    (
        "It vowed to build 9,000 co-working spaces across Peru for them.",
        "9000",
        "co-working space",
        "co-working spaces",
    ),
    ("The plan is to open 7,500 co-working spaces.", "7500", "co-working space", "co-working spaces"),
    ("The raid was one of at least nine bomb attacks this year.", "9", "bomb attack", "bomb attacks"),
    ("Seven other employees were hurt.", "7", "other employee", "other employees"),
    ("Police seized 20 Toyota and Honda cars.", "20", "Toyota Honda car", "Toyota and Honda cars"),
    ("A 12-member panel will decide.", "12", "member", "member"),
    ("Hundreds of passengers were stranded.", "200", "passenger", "passengers"),
    ("Two of the minister’s deputies resigned.", "2", "minister deputy", "minister’s deputies"),
    ("Four children and two women were rescued.", "4", "child", "children"),
    ("No casualties were reported.", "0", "casualty", "casualties"),
    ("There was no fatality in the fire.", "0", "fatality", "fatality"),
    ("None of the passengers was hurt.", "0", "passenger", "passengers"),
]


@pytest.mark.parametrize(("text", "value", "unit", "unit_text"), COUNTS)
def test_counted_nouns(text: str, value: str, unit: str, unit_text: str) -> None:
    quantities = [(str(q.value), q.unit, q.unit_text) for q in read(text)]
    assert (value, unit, unit_text) in quantities


@pytest.mark.parametrize(
    "text",
    [
        "No one claimed the attack.",
        "No group claimed the attack.",
        "One of them said so.",
        "He said so once more on the first day.",
        "There were no more warnings than usual.",
    ],
)
def test_nothing_is_counted(text: str) -> None:
    assert read(text) == ()


# Text, the number, direction, part in the change.
CHANGES = [
    ("Exports surged to $318 million in May.", "318000000", "up", "to"),
    ("Remittances increased by $44 million.", "44000000", "up", "by"),
    ("Sales reached $9 million, an increase of 21.4 percent.", "21.4", "up", "by"),
    ("Shares fell 8.5% on Monday.", "8.5", "down", "by"),
    ("Shares were down 1.9% at noon.", "1.9", "down", "by"),
    ("The index edged down 0.3%.", "0.3", "down", "by"),
    ("Inflation eased in April to 5.2 percent.", "5.2", "down", "to"),
    ("Revenue rose to $7 million from $6 million.", "6000000", "up", "from"),
    ("A 60 percent drop in orders hurt the firm.", "60", "down", "by"),
    ("Output was a third lower.", "0.333", "down", "by"),
    ("The number of cases doubled.", "2", "up", "by"),
    ("Profits halved last year.", "0.5", "down", "by"),
    ("The index lost 190 points, or 0.6%.", "0.6", "down", "by"),
    ("Exports grew by 13 percent in November, 17 percent in December.", "17", "up", "by"),
    ("The firm gave up 40 acres of land.", "40", "", ""),
    ("The rate stood at 4 percent.", "4", "", ""),
    ("Exports were $9 million in comparison to $7 million a year ago.", "7000000", "", ""),
]


@pytest.mark.parametrize(("text", "value", "direction", "role"), CHANGES)
def test_change_words(text: str, value: str, direction: str, role: str) -> None:
    quantity = next(q for q in read(text) if round(q.value, 3) == Decimal(value))
    assert (quantity.direction, quantity.change_role) == (direction, role)
    assert quantity.is_change == (role == "by")
    assert bool(quantity.change_word) == bool(role)


CONCEPTS = [
    ("The province’s rice exports rose 12 percent.", "province’s rice exports"),
    ("The city put a 25% tax on imported cars.", "tax on imported cars"),
    ("Some 60 per cent of its revenue comes from fees.", "revenue"),
    ("The bank reported a growth of 13 percent in deposits.", "deposits"),
    ("The average price of a house was $400,000.", "average price of a house"),
]


@pytest.mark.parametrize(("text", "concept"), CONCEPTS)
def test_what_a_number_measures(text: str, concept: str) -> None:
    assert any(q.concept == concept for q in read(text))


def test_a_number_compared_counts_what_the_one_before_it_counted() -> None:
    first, second = read("Some 460 cars were stolen, compared with 63 in May.")
    assert (second.kind, second.unit) == (first.kind, first.unit) == ("count", "car")


def test_a_conversion_is_bounded_as_what_it_converts() -> None:
    first, second = read("Moths fly more than 100 kilometres (60 miles).")
    assert first.modifier == second.modifier == "more_than"


def test_dates_stay_out_and_durations_stay() -> None:
    found = read("In the last 60 days, and since 17 January 2024, output rose 3 percent.")
    assert [(q.kind, q.unit) for q in found] == [("duration", "day"), ("percent", "percent")]


MORE = [
    ("The budget gap narrowed to 4.6 per cent of GDP.", "4.6 per cent", "percent", "to"),
    ("Net profit more than doubled to €310 million.", "€310 million", "EUR", "to"),
    ("The fair drew a 20-fold increase in visitors.", "20-fold", "times", "by"),
    ("The bus crashed six minutes after it left.", "six minutes", "minute", ""),
    ("Engineers lifted eleven mines.", "eleven", "mine", ""),
    ("A magnitude 6.4 quake struck.", "6.4", "magnitude", ""),
    ("They lost tens of millions of dollars.", "tens of millions of dollars", "USD", "by"),
    ("The bomb killed seven passers-by.", "seven", "passer-by", ""),
    ("Cars with four-, five- or six-cylinder engines sell.", "four", "cylinder", ""),
    ("Two were killed and one was badly injured.", "one", "", ""),
    ("Reform has 58 seats, Labour 41 and the Centre 17.", "41", "", ""),
]


@pytest.mark.parametrize(("text", "words", "unit", "role"), MORE)
def test_readings_that_need_the_sentence(text: str, words: str, unit: str, role: str) -> None:
    assert (words, unit, role) in [(q.text, q.unit, q.change_role) for q in read(text)]


def test_a_year_after_around_is_no_count() -> None:
    assert [q.text for q in read("Around 1990, some 2,500 homes were lost.")] == ["2,500"]


def test_a_dateline_is_no_part_of_what_is_measured() -> None:
    (quantity,) = read("LISBON - A crowded funicular crashed, killing 15 people.")
    assert quantity.concept == "crowded funicular"


def test_the_next_line_is_not_counted() -> None:
    (quantity,) = read("Iran lowers blast toll to 84\nIran on Thursday revised its count")
    assert (quantity.text, quantity.unit) == ("84", "")


def test_a_table_of_numbers_is_read_without_its_grammar() -> None:
    found = read("and ".join(f"{n} tonnes " for n in range(200, 600)))
    assert len(found) == 400
