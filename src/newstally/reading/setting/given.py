"""A setting as far as the caller gives it: what is given is not looked for in the text."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

import msgspec

from newstally import gazetteer
from newstally.model import Report, Setting
from newstally.reading.setting.settle import setting_of

_MONTHS = range(1, 13)
_LONGEST_CODE = 3


def settle_with(report: Report, *, country: str = "", zone: str = "", fiscal_year_start: int | None = None) -> Setting:
    """The report's setting with the home country, time zone and first month of the fiscal year as given.

    A country (ISO 3166-1 code or name) brings its own currency, fiscal year and zone. Raises ValueError for a country
    that is none, a zone that is not in the IANA's list, or a month outside 1 to 12.
    """
    setting = _at_home_in(country, report) if country else setting_of(report)
    if zone:
        setting = msgspec.structs.replace(setting, zone=_known_zone(zone))
    if fiscal_year_start is not None:
        if fiscal_year_start not in _MONTHS:
            raise ValueError(f"fiscal_year_start is not a month: {fiscal_year_start!r}; give 1 for January to 12")
        setting = msgspec.structs.replace(setting, fiscal_year_start=fiscal_year_start)
    return setting


def _at_home_in(country: str, report: Report) -> Setting:
    entry = gazetteer.country(country.upper() if len(country) <= _LONGEST_CODE else country)
    if entry is None:
        raise ValueError(f"country is not known: {country!r}; give its ISO 3166-1 code, such as KE for Kenya")
    return Setting(
        published=report.published,
        country=entry.country,
        currency=gazetteer.currency_of(entry.country),
        fiscal_year_start=gazetteer.fiscal_year_start(entry.country),
        zone=gazetteer.zone_of(entry.country),
    )


def _known_zone(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        # A machine may have no list of zones at all.
        if available_timezones():
            raise ValueError(f"zone is not known: {zone!r}; give an IANA name, such as Africa/Nairobi") from error
    return zone
