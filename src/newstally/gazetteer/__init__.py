"""The gazetteer: name -> candidate places, countries, demonyms, home currencies, fiscal years, time zones.

Offline: `places.bin`, built by `scripts/build_gazetteer.py`, and the tables beside it.
"""

from newstally.gazetteer.folding import fold
from newstally.gazetteer.lookup import (
    FiscalYear,
    abbreviated,
    capital,
    country,
    currency_of,
    demonym,
    demonym_entry,
    entry,
    extent,
    fiscal_year,
    fiscal_year_start,
    is_capital,
    look_up,
    prominence,
    towns,
    within,
    zone_of,
)
from newstally.gazetteer.spelling import look_alike

__all__ = [
    "FiscalYear",
    "abbreviated",
    "capital",
    "country",
    "currency_of",
    "demonym",
    "demonym_entry",
    "entry",
    "extent",
    "fiscal_year",
    "fiscal_year_start",
    "fold",
    "is_capital",
    "look_alike",
    "look_up",
    "prominence",
    "towns",
    "within",
    "zone_of",
]
