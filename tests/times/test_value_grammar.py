"""Every value that is ever emitted follows this grammar of TIMEX3, whatever the text: words of time in any order."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import newstally
from newstally.model import TimeExpression, Times
from newstally.reading.times import calendar_interval
from newstally.reading.times.tokens import lexicon

ROOT = Path(__file__).parents[2]
OWN_TEXTS = sorted((ROOT / "benchmarks" / "own").glob("times_*.txt"))

_YEAR = r"(?:\d{4}|XXXX)"
_DAY = rf"{_YEAR}-(?:\d\d|XX)-(?:\d\d|XX)"
_PART = "(?:MO|MI|AF|EV|NI|DT)"
_CLOCK = r"(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?"
# What a year is divided into.
_OF_YEAR = r"(?:\d\d|XX)|W(?:\d\d|XX)(?:-WE|-[1-7])?|Q[1-4X]|H[12X]|SP|SU|FA|WI"
_NUMBER = r"(?:\d+(?:\.\d+)?|X)"
_LENGTH = (
    rf"P{_NUMBER}(?:Y|M|W|D|Q|WE|DE|CE|ML)|PT{_NUMBER}[HMS]|P(?:\d+Y)?(?:\d+Q)?(?:[\d.]+M)?(?:\d+W)?(?:\d+D)?"
    r"(?:T(?:\d+H)?(?:\d+M)?(?:[\d.]+S)?)?(?<=[A-Z])(?<!T)(?<!P)"
)
# Years B.C. may have more than four digits; the decade 198X is 198, the century 19XX is 19.
GRAMMAR = {
    "DATE": (
        rf"(?:PAST|PRESENT|FUTURE)_REF|{_DAY}(?:-[1-7])?|{_YEAR}(?:-(?:{_OF_YEAR}))?|\d\d\d?|XXX?"
        rf"|BC(?:\d\d\d?|\d{{5,}}(?:-(?:{_OF_YEAR}))?(?:-\d\d)?|{_DAY}|{_YEAR}(?:-(?:{_OF_YEAR}))?)"
        rf"|FY{_YEAR}(?:-[QH][1-4])?|\d{{4}}/\d{{4}}|\d{{4}}-\d\d-\d\d/\d{{4}}-\d\d-\d\d"
    ),
    "TIME": rf"(?:{_DAY}|{_YEAR}-WXX-[1-7])T(?:{_PART}|{_CLOCK})",
    "DURATION": _LENGTH,
    "SET": (
        rf"{_LENGTH}|XXXX-WXX-(?:[1-7]|WD|WE)(?:T?{_PART})?"
        rf"|XXXX-XX-(?:\d\d|XX)(?:T{_PART})?|XXXX-(?:\d\d|SP|SU|FA|WI)"
    ),
}

_WORDS = sorted({word for name, entries in lexicon().items() if name.isupper() for word in entries})
# fmt: off
_NUMBERS = [
    "0", "00", "1", "2", "7", "12", "24", "30", "31", "32", "60", "99", "100", "999999999", "1000000000000", "0000",
    "0930", "1500", "1990", "2024", "2100", "9999", "99999", "1.5", "1/2", "1/0", "0/0", "1,000", "10:30", "24:00",
    "24:59", "25:10", "99:99", "10.30", "3rd", "31st", "99th", "0th", "1990s", "90s", "'90", "'90s", "2023-24",
    "30/02/2024", "31/11/2023", "0/0/0000", "2024-02-30", "0000-01-01", "9999-12-31", "2024-01-17T25:99", "Q5",
    "13M24", "00M2024", "3Q24", "4H23", "FY99", "½", "२०२४", "１２", "24/7", "9/11",
]
_LINKS = [
    "the", "a", "of", "in", "on", "at", "by", "from", "to", "until", "since", "for", "and", "or", "last", "next",
    "this", "that", "ago", "later", "before", "after", "-", "–", "—", ",", ".", "(", ")", '"', "'", "’s",
]
# fmt: on
_FORMS = st.sampled_from([str, str.title, str.upper])
_WORD = st.builds(lambda word, form: form(word), st.sampled_from(_WORDS + 8 * _NUMBERS + 3 * _LINKS), _FORMS)
_SPACE = st.sampled_from([" ", " ", " ", "", "-", "\n", "\r\n", "\u00a0", "\u2009", ". ", "\x00", "\u202e"])
TEXTS = st.lists(st.tuples(_WORD, _SPACE), min_size=3, max_size=12).map(lambda found: "".join(w + s for w, s in found))
DAYS = st.sampled_from([None, "2024-01-17", "2024-02-29", "2023-12-31", "1000-06-15", "0001-01-01", "9999-12-30"])
HOMES = st.sampled_from(["", "US", "PK", "IN", "GB", "JP", "IR", "ET"])


def check(found: Times) -> None:
    """Assert what must hold of every record."""
    at = 0
    for time in found:
        start, end = time.span
        assert at <= start < end
        assert found.report.text[start:end] == time.text
        at = end
        assert re.fullmatch(GRAMMAR[time.type], time.value), (time.text, time.type, time.value)
        _check_interval(found, time)
    newstally.as_timeml(found)


def _check_interval(found: Times, time: TimeExpression) -> None:
    if time.interval is None:
        return
    start, end = time.interval.start, time.interval.end
    assert start is None or end is None or start < end, (time.text, time.value)
    own = calendar_interval(time.value, found.setting) if time.type in ("DATE", "TIME") else None
    # The months of a company's own quarter lie where its year begins.
    if own is not None and not re.search("[QH]", time.value):
        assert own.overlaps(time.interval), (time.text, time.value)


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS, HOMES, st.sampled_from([None, True, False]))
def test_words_of_time_in_any_order(text: str, day: str | None, country: str, narrative: bool | None) -> None:
    check(newstally.times(text, published=day, country=country, narrative=narrative))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), DAYS)
def test_any_text_at_all(text: str, day: str | None) -> None:
    check(newstally.times(text, published=day))


def test_the_stories_of_our_own_benchmarks() -> None:
    assert OWN_TEXTS
    for path in OWN_TEXTS:
        for story in re.split(r"(?m)^### ", path.read_text(encoding="utf-8"))[1:]:
            head, _, body = story.partition("\n")
            text = re.sub(r"\[\[(.*?)\|.*?\]\]", r"\1", body)
            check(newstally.times(text, published=head.split()[1]))


def test_many_numbers_and_long_words_take_no_long_time() -> None:
    for text in (
        "7 " * 20_000,
        "March " * 20_000,
        "twenty-" * 20_000,
        "x" * 200_000,
        "the last " * 20_000,
        "1-" * 40_000,
    ):
        check(newstally.times(text, published="2024-01-17"))


def test_half_of_a_pair_of_code_units_is_text_like_any_other() -> None:
    found = newstally.times("On Monday \ud800 it rained.", published="2024-01-17")
    assert [time.value for time in found] == ["2024-01-15"]
    assert "Monday</TIMEX3> \ufffd it rained" in newstally.as_timeml(found)
