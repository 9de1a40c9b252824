"""Which numbers are the mean or median of many values."""

from __future__ import annotations

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "digits", "statistic", "words"),
    [
        ("The forward averaged 18.2 points a game.", "18.2", "mean", "averaged"),
        ("Trains ran late by an average of about 12 minutes.", "12", "mean", "average of"),
        ("Visitors stay for a mean of 3.4 nights.", "3.4", "mean", "mean of"),
        ("Flats sold for a median price of $410,000.", "410,000", "median", "median price of"),
        ("Rainfall, averaging just over 900 mm, feeds the lake.", "900", "mean", "averaging"),
        ("The average rent is 1,150 euros.", "1,150", "", ""),
        ("The average age of the 40 players is rising.", "40", "", ""),
        ("They mean 40 players.", "40", "", ""),
    ],
)
def test_means_and_medians(text: str, digits: str, statistic: str, words: str) -> None:
    quantity = next(q for q in find_quantities(parse(plain_report(text)), Setting(), ()) if q.digits == digits)
    told = quantity.evidence_for("statistic")
    assert (quantity.statistic, told.text if told else "") == (statistic, words)
