"""Names that differ in spelling only, and names that are other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.ledger.linking.spelling import distance, names_in, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jaffar Express", "Jafar Express"),
        ("Jaffar Express", "Jaffer Express"),
        ("the Jaffar Express", "Jaffar Express’"),
        ("Mastung", "Mastoong"),
        ("Al-Shabaab", "al Shabab"),
        ("Muridke", "Muridki"),
        ("Zürich", "Zurich"),
        ("BLA", "Balochistan Liberation Army"),
        ("M.F.A.", "Manipur Freedom Army"),
    ],
)
def test_one_name_spelled_differently(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jaffar Express", "Awam Express"),
        ("Iran", "Iraq"),
        ("Mali", "Malawi"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("Gambia", "Zambia"),
        ("Slovakia", "Slovenia"),
        ("BLA", "Balochistan Republican Guards"),
        ("Jaffar Express", "Express"),
        ("", "Sindh"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("jafar express", "the Quetta-bound Jaffar Express", True),
        ("synagogue", "Heaton Park synagogue", True),
        ("Heaton synagogue", "Heaton Park synagogue", False),
        ("BLA", "Baloch Liberation Army", True),
        ("the", "the Jaffar Express", False),
    ],
)
def test_a_name_within_a_text(query: str, text: str, found: bool) -> None:
    assert names_in(query, text) is found


words = st.text(alphabet="abcdefgh", max_size=8)


@given(words, words)
def test_distance_is_a_metric(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))


@given(words, words, words)
def test_distance_obeys_the_triangle(a: str, b: str, c: str) -> None:
    assert distance(a, c) <= distance(a, b) + distance(b, c)
