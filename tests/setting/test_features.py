"""Waters, heights and sides of the compass do not vote for a country that has a town or province of the name."""

from __future__ import annotations

import pytest

from newstally.intake import plain_report
from newstally.reading.setting import settle

HOMES = [
    ("Dozens drowned when a boat capsized on Lake Victoria, rescuers said.", ""),
    ("A ferry sank on Lake Victoria near Mwanza.", "TZ"),
    ("A boat of Kenyan traders sank on Lake Victoria on Sunday.", "KE"),
    ("Climbers were lost on Mount Columbia for a week.", ""),
    ("The dead were found on the shore of Lake Albert.", ""),
    ("Nets were cut on Lake Edward, and a Congolese crew was held.", "CD"),
    ("A group named Islamic State West Africa Province raided a village in Borno.", "NG"),
    ("The East African Community met in Arusha.", "TZ"),
    # A town that only sounds so is one.
    ("Roofs were torn off in Lake Charles.", "US"),
]


@pytest.mark.parametrize(("text", "country"), HOMES)
def test_the_home_country_of_a_report(text: str, country: str) -> None:
    assert settle(plain_report(text)).country == country
