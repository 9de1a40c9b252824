"""Text in capitals gets ordinary capitals again; its length and all other text stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.reading.language.truecase import is_upper, truecase


@pytest.mark.parametrize(
    ("upper", "cased"),
    [
        (
            "THE ARMY SAID TODAY THAT REBELS ATTACKED A FARM NEAR TEGUCIGALPA.",
            "The army said today that rebels attacked a farm near Tegucigalpa.",
        ),
        (
            "A BOMB WOUNDED TWO GUARDS IN LIMA ON MONDAY. PERUVIAN POLICE BLAMED THE REBELS.",
            "A bomb wounded two guards in Lima on Monday. Peruvian police blamed the rebels.",
        ),
        (
            "MEMBERS OF THE NATIONAL FREEDOM ARMY (NFA) BURNED A TRUCK IN THE VALLEY.",
            "Members of the National Freedom Army (NFA) burned a truck in the valley.",
        ),
    ],
)
def test_capitals_are_ordinary_again(upper: str, cased: str) -> None:
    assert truecase(upper) == cased


def test_ordinary_text_is_left_alone() -> None:
    text = "The minister said on Monday that the BLA had attacked a train near Sibi."
    assert not is_upper(text)
    assert truecase(text) == text


@given(st.text(alphabet=st.characters(categories=["Lu", "Nd", "Po", "Zs"]), max_size=120))
def test_offsets_stay_good(text: str) -> None:
    cased = truecase(text)
    assert len(cased) == len(text)
    assert cased.upper() == text.upper()
