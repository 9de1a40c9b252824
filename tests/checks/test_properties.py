"""What holds of every relation: a true one never fails, and one broken by more than the rounding never holds.

Texts are made of wordings and numbers drawn at random: the true values first, then what a reporter prints
of them, each number rounded by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstally.checks import check
from newstally.checks.interval import Range, Values, compare, exactly, percent_change
from newstally.intake.plain import plain_report
from newstally.model import Finding
from newstally.reading import read

PUBLISHED = dt.date(2024, 3, 5)
TEXTS = settings(max_examples=45, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
Texts = st.SearchStrategy[tuple[str, str]]


def findings(text: str) -> tuple[Finding, ...]:
    return check(read(plain_report(text, published=PUBLISHED.isoformat()), numbers_only=True))


def rounded(value: Fraction, places: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


# How a value is printed: what is counted or measured, in the style of some newsroom.
STYLES: dict[str, Callable[[Decimal], str]] = {
    "plain": lambda v: f"{v:,}",
    "dollars": lambda v: f"${v:,} million",
    "pounds": lambda v: f"£{v:,}bn",
    "rupees": lambda v: f"Rs {v:,} crore",
    "tonnes": lambda v: f"{v:,} million tonnes",
}
SUBJECTS = {
    "plain": "The number of visitors",
    "dollars": "Exports of carpets",
    "pounds": "Turnover at the group",
    "rupees": "Net profit of the bank",
    "tonnes": "Output of cement",
}
CHANGES = [
    "{subject} {rose} {percent} to {level} in January, from {base} a year earlier.",
    "{subject} {rose} by {percent}, from {base} to {level}.",
    "{subject} came to {level} last year, {percent} {more} than the {base} of 2022.",
    "{subject} stood at {level} against {base} a year ago, {a_rise} of {percent}.",
    "At {level}, {low_subject} had {risen} {percent} from {base}.",
    "{subject} reached {level} in May. A year ago it was {base}, so that is {a_rise} of {percent}.",
    "In 2021 {low_subject} was {base}. Last year it was {level}, {a_rise} of {percent}.",
    "Compared with {base} in the same month of 2022, {low_subject} was {level}, {a_rise} of {percent}.",
    "{subject} {rose} from {base} in 2021 to {level} in 2022 ({sign}{percent}).",
    "{subject}, which was {base} in 2022, was {level} last year, {percent} {more}.",
]
UP = {"rose": "rose", "risen": "risen", "more": "more", "a_rise": "an increase", "sign": "+"}
DOWN = {"rose": "fell", "risen": "fallen", "more": "less", "a_rise": "a decrease", "sign": "-"}


@st.composite
def levels(draw: st.DrawFn) -> tuple[str, int, Fraction, Fraction]:
    """A style, its decimals, and a base and a level that differ by a few percent at least."""
    style = draw(st.sampled_from(sorted(STYLES)))
    places = 0 if style == "plain" else draw(st.integers(0, 2))
    base = Fraction(draw(st.integers(200_000, 90_000_000)), 1000)
    factor = Fraction(draw(st.one_of(st.integers(400, 940), st.integers(1060, 2600))), 1000)
    if style == "plain":
        base = Fraction(round(base))
        return style, 0, base, Fraction(round(base * factor))
    return style, places, base, base * factor


def written_change(draw: st.DrawFn, broken: bool) -> str:
    style, places, base, level = draw(levels())
    percent = abs(level - base) / base * 100
    if broken:
        percent = percent * 2 + 12
    told = rounded(percent, draw(st.integers(0, 2)))
    unit = draw(st.sampled_from(["percent", "per cent", "pc"]))
    hedge = draw(st.sampled_from(["", "", "", "about ", "nearly "])) if not broken else ""
    words = UP if level > base else DOWN
    show = STYLES[style]
    return draw(st.sampled_from(CHANGES)).format(
        subject=SUBJECTS[style],
        low_subject=SUBJECTS[style][0].lower() + SUBJECTS[style][1:],
        percent=f"{hedge}{told} {unit}",
        level=show(rounded(level, places)),
        base=show(rounded(base, places)),
        **words,
    )


@st.composite
def changes(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    return "change_percent", written_change(draw, broken)


@st.composite
def amounts(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    style, places, base, level = draw(levels())
    words = UP if level > base else DOWN
    amount = abs(level - base) * (3 if broken else 1) + (50 if broken else 0)
    wording = draw(
        st.sampled_from(
            [
                "{subject} {rose} by {amount} to {level}, from {base} a year earlier.",
                "{subject} came to {level}, {amount} {more} than the {base} of 2022.",
                "{subject} {rose} from {base} to {level}, {a_rise} of {amount}.",
                "In 2021 {low_subject} was {base}. Last year it was {level}, {a_rise} of {amount}.",
            ]
        )
    )
    show = STYLES[style]
    numbers = {"amount": amount, "level": level, "base": base}
    return "change_amount", wording.format(
        subject=SUBJECTS[style],
        low_subject=SUBJECTS[style][0].lower() + SUBJECTS[style][1:],
        **{name: show(rounded(value, places)) for name, value in numbers.items()},
        **words,
    )


@st.composite
def shares(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    whole = draw(st.integers(40, 90_000))
    part = draw(st.integers(whole // 20 + 1, whole * 45 // 100))
    percent = Fraction(100 * part, whole) * (2 if broken else 1) + (6 if broken else 0)
    told = rounded(percent, draw(st.integers(0, 2)))
    wording = draw(
        st.sampled_from(
            [
                "Of the {whole:,} households surveyed, {part:,}, or {told} percent, have no running water.",
                "Some {part:,} of the {whole:,} schools inspected, or {told} per cent, were closed.",
                "The inspectors saw {whole:,} schools, of which {part:,} ({told}%) were closed.",
                "The {part:,} deaths in the north account for {told} per cent of the {whole:,} counted nationally.",
                "About {told} percent of the {whole:,} members, or {part:,}, voted against.",
            ]
        )
    )
    return "share", wording.format(whole=whole, part=part, told=told)


@st.composite
def sums(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    parts = draw(st.lists(st.integers(2, 90), min_size=3, max_size=3))
    total = sum(parts) + (draw(st.integers(1, 40)) if broken else 0)
    money = [Fraction(draw(st.integers(1000, 90_000)), 1000) for _ in parts]
    spent = sum(money) + (sum(money) / 2 if broken else 0)
    wording = draw(
        st.sampled_from(
            [
                "The blast killed {total} people: {a} men, {b} women and {c} children.",
                "Scouts won {a} gold, {b} silver and {c} bronze medals for a total of {total}.",
                "Of the {total} injured, {a} were flown out, {b} treated at the scene and the remaining {c} went home.",
                "The council passed a budget of £{t}m: £{x}m for roads, £{y}m for schools and £{z}m for art.",
                "The club sold {a} tickets in May, {b} in June and {c} in July, a total of {total}.",
            ]
        )
    )
    x, y, z = (rounded(value, 1) for value in money)
    a, b, c = parts
    return "sum", wording.format(total=total, a=a, b=b, c=c, t=rounded(Fraction(spent), 1), x=x, y=y, z=z)


@st.composite
def points(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    base, level = (Fraction(draw(st.integers(200, 6000)), 100) for _ in range(2))
    if abs(level - base) < 1:
        level = base + 3
    difference = abs(level - base) * (2 if broken else 1) + (4 if broken else 0)
    words = UP if level > base else DOWN
    wording = draw(
        st.sampled_from(
            [
                "The rate {rose} to {level} per cent from {base} per cent, {a_rise} of {difference} percentage points.",
                "Turnout was {level} per cent, {difference} points {more} than the {base} per cent of 2019.",
                "The share {rose} {difference} percentage points to {level} percent, from {base} percent in May.",
            ]
        )
    )
    numbers = {"level": level, "base": base, "difference": difference}
    return "points", wording.format(**{name: rounded(value, 1) for name, value in numbers.items()}, **words)


@st.composite
def conversions(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    name, other, factor = draw(
        st.sampled_from(
            [
                ("km", "miles", Fraction(1000, 1) / Fraction(1609344, 1000)),
                ("kg", "pounds", 1 / Fraction(45359237, 100000000)),
                ("hectares", "acres", 10000 / Fraction(40468564224, 10000000)),
                ("metres", "feet", 1 / Fraction(3048, 10000)),
            ]
        )
    )
    value = Fraction(draw(st.integers(200, 9000)), 10)
    converted = value * factor * (2 if broken else 1)
    places = draw(st.integers(0, 1))
    return "conversion", f"The plot is {rounded(value, 1)} {name} ({rounded(converted, places)} {other}) from the road."


@st.composite
def multiples(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    word, factor = draw(st.sampled_from([("doubled", 2), ("tripled", 3), ("quadrupled", 4)]))
    base = draw(st.integers(200, 9000))
    level = round(base * factor * Fraction(draw(st.integers(980, 1020)), 1000) * (Fraction(3, 5) if broken else 1))
    wording = draw(
        st.sampled_from(
            [
                "The number of cases {word} to {level:,} last year from {base:,} in 2022.",
                "Cases {word} from {base:,} to {level:,} in a year.",
                "There were {level:,} cases, {times} the {base:,} of 2022.",
            ]
        )
    )
    times = {2: "twice", 3: "three times", 4: "four times"}[factor]
    return "multiple", wording.format(word=word, level=level, base=base, times=times)


@st.composite
def rates(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    number = draw(st.integers(12, 900))
    each = draw(st.integers(20, 4000))
    told = each * 2 + 7 if broken else each
    wording = draw(
        st.sampled_from(
            [
                "The fund lent ${total:,} to {number} farmers, an average of ${told:,} each.",
                "The county spends ${told:,} per pupil: ${total:,} for {number} pupils.",
                "Each of the {number} villages will get ${told:,}, or ${total:,} altogether.",
            ]
        )
    )
    return "rate", wording.format(total=number * each, number=number, told=told)


@st.composite
def compounds(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    first, second = (Fraction(draw(st.integers(30, 400)), 10) for _ in range(2))
    both = ((1 + first / 100) * (1 + second / 100) - 1) * 100 + (15 if broken else 0)
    a, b, c = (rounded(value, 1) for value in (first, second, both))
    return "compound", draw(
        st.sampled_from(
            [
                f"Rents rose {a} percent in 2021 and another {b} percent in 2022, so that they are {c} percent higher.",
                f"Prices rose {a} percent in January and {b} percent in February, {c} percent over the two months.",
            ]
        )
    )


@st.composite
def weekdays(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    day = PUBLISHED + dt.timedelta(days=draw(st.integers(-300, 60)))
    named = day + dt.timedelta(days=draw(st.integers(1, 6)) if broken else 0)
    wording = draw(st.sampled_from(["{name}, {day.day} {day:%B %Y}", "{name}, {day:%B} {day.day}, {day.year}"]))
    when = wording.format(name=f"{named:%A}", day=day)
    return "weekday", f"The bridge was opened on {when}, by the mayor."


@st.composite
def stretches(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    start = dt.date(2023, 1, 1) + dt.timedelta(days=draw(st.integers(0, 250)))
    length = draw(st.integers(10, 100))
    end = start + dt.timedelta(days=length)
    told = length * 2 + 3 if broken else length + draw(st.integers(0, 1))
    born = dt.date(1930, 1, 1) + dt.timedelta(days=draw(st.integers(0, 12000)))
    age = end.year - born.year - ((end.month, end.day) < (born.month, born.day)) + (9 if broken else 0)
    return "interval", draw(
        st.sampled_from(
            [
                f"The strike lasted from {start.day} {start:%B %Y} to {end.day} {end:%B %Y}, {told} days.",
                f"It began on {start.day} {start:%B %Y} and ended on {end.day} {end:%B %Y}, lasting {told} days.",
                f"The singer, born on {born.day} {born:%B %Y}, died on {end.day} {end:%B %Y}, aged {age}.",
            ]
        )
    )


@st.composite
def lists(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    names = draw(st.permutations(["Ali Khan", "Omar Shah", "Bilal Ahmed", "Tariq Mir", "Sana Baig", "Hina Dar"]))
    count = draw(st.integers(3, 5))
    told = ["zero", "one", "two", "three", "four", "five", "six", "seven"][
        count + (draw(st.integers(1, 2)) if broken else 0)
    ]
    listed = f"{', '.join(names[: count - 1])} and {names[count - 1]}"
    return "count_list", draw(
        st.sampled_from(
            [f"Police named the {told} suspects: {listed}.", f"The {told} suspects - {listed} - were held."]
        )
    )


@st.composite
def comparisons(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    low, high = sorted((draw(st.integers(1000, 90_000)), draw(st.integers(1000, 90_000))))
    high = high * 2 + 7
    a, b = (low, high) if broken else (high, low)
    return "comparison", draw(
        st.sampled_from(
            [
                f"At {a} litres, it was higher than the previous record of {b} litres.",
                f"The deal, worth ${a:,}, is larger than the ${b:,} one signed in 2019.",
                f"Brazil ({a:,}) had more cases than Peru ({b:,}) that year.",
            ]
        )
    )


@st.composite
def directions(draw: st.DrawFn, broken: bool) -> tuple[str, str]:
    style, places, base, level = draw(levels())
    words = UP if (level > base) != broken else DOWN
    show = STYLES[style]
    return (
        "direction",
        f"{SUBJECTS[style]} {words['rose']} from {show(rounded(base, places))} to {show(rounded(level, places))}.",
    )


KINDS: dict[str, Callable[..., Texts]] = {
    "change_percent": changes,
    "change_amount": amounts,
    "share": shares,
    "sum": sums,
    "points": points,
    "conversion": conversions,
    "multiple": multiples,
    "rate": rates,
    "compound": compounds,
    "weekday": weekdays,
    "interval": stretches,
    "count_list": lists,
    "comparison": comparisons,
    "direction": directions,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_true_relation_never_fails(kind: str) -> None:
    @TEXTS
    @given(KINDS[kind](broken=False))
    def holds_or_is_left(made: tuple[str, str]) -> None:
        told = [f.message for f in findings(made[1]) if f.verdict == "fails"]
        assert not told, made[1]

    holds_or_is_left()


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_relation_never_holds_and_mostly_fails(kind: str) -> None:
    verdicts: list[str] = []

    @TEXTS
    @given(KINDS[kind](broken=True))
    def fails_or_is_left(made: tuple[str, str]) -> None:
        wanted, text = made
        told = [f for f in findings(text) if f.kind == wanted]
        assert not [f.message for f in told if f.verdict == "holds"], text
        verdicts.append("fails" if any(f.verdict == "fails" for f in told) else "left")

    fails_or_is_left()
    assert verdicts.count("fails") > len(verdicts) * 2 // 3, f"{verdicts.count('fails')} of {len(verdicts)}"


values = st.fractions(min_value=Fraction(1, 1000), max_value=10**9, max_denominator=10**4)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(values, values, st.integers(0, 3), st.integers(0, 3))
def test_rounding_never_makes_a_true_percentage_fail(base: Fraction, level: Fraction, one: int, two: int) -> None:
    def printed(value: Fraction, places: int) -> Values:
        shown, half = Fraction(rounded(value, places)), Fraction(1, 2 * 10**places)
        return Values(Range(shown - half, shown + half), Range(shown - half, shown + half))

    percent = (level - base) / base * 100
    assert compare(printed(percent, two), percent_change(printed(base, one), printed(level, one))) == "holds"


@settings(max_examples=200, derandomize=True, deadline=None)
@given(values, values)
def test_what_holds_exactly_holds_and_what_does_not_fails(a: Fraction, b: Fraction) -> None:
    assert compare(exactly(a + b), exactly(a) + exactly(b)) == "holds"
    assert compare(exactly(a + b + 1), exactly(a) + exactly(b)) == "fails"
