"""Settling: dateline, home country, currency, fiscal year and zone from a report's own words."""

from __future__ import annotations

from collections.abc import Mapping

from newstally.gazetteer import currency_of, fiscal_year_start, zone_of
from newstally.model import GazetteerEntry, Report, Setting
from newstally.reading.setting.datelines import find_dateline, resolve_dateline
from newstally.reading.setting.outlets import outlet_home
from newstally.reading.setting.votes import place_votes

# A story filed from abroad about one country only is at home in that country.
_ABROAD = 4.0
# An outlet's own country stays home until another is spoken of this many times as often.
_OWN = 2.0


def setting_of(report: Report) -> Setting:
    """The report's context."""
    found = find_dateline(report)
    outlet = outlet_home(report)
    votes = place_votes(report, but=found.place if found else "", outlet=outlet)
    dateline = resolve_dateline(found, votes, outlet) if found else None
    home = _home(dateline, votes, outlet)
    zone = zone_of(dateline) if dateline else ""
    return Setting(
        published=report.published,
        dateline=dateline,
        country=home,
        currency=currency_of(home),
        fiscal_year_start=fiscal_year_start(home),
        zone=zone or zone_of(home),
    )


def _home(dateline: GazetteerEntry | None, votes: Mapping[str, float], outlet: GazetteerEntry | None) -> str:
    """The home country: the dateline's, else the one most spoken of, the outlet's own weighing double."""
    spoken_of = {code: vote for code, vote in votes.items() if len(code) == 2}
    ranked = sorted(spoken_of.items(), key=lambda item: (-item[1], item[0]))
    if dateline is not None and dateline.country:
        if ranked and ranked[0][1] >= _ABROAD and not votes.get(dateline.country):
            return ranked[0][0]
        return dateline.country
    at_home = outlet.country if outlet is not None else ""
    if ranked and ranked[0][1] >= 1 and ranked[0][1] > _OWN * spoken_of.get(at_home, 0):
        return ranked[0][0]
    return at_home or (ranked[0][0] if ranked else "")
