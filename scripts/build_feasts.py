"""Build the table of feast days that no short rule gives, from the package `holidays` 0.109 (build-time only).

    pip install holidays==0.109    (in an environment of its own: it wants an older python-dateutil)
    python scripts/build_feasts.py [--out src/newstally/reading/times/feasts.toml]

Three things are taken: on which day a month of the Islamic calendar begins (Umm al-Qura) and how many days later than
that a government declared a feast, the days of feasts by the calendars of other faiths, and the national days that
fell on one date in all of ten years.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import holidays
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar
from holidays.calendars.persian import _Persian
from holidays.calendars.sinhala import _SinhalaLunar

OUT = Path(__file__).resolve().parents[1] / "src/newstally/reading/times/feasts.toml"
YEARS = range(1950, 2061)
# The Hijri year that began in the autumn of 1950.
FIRST_HIJRI = 1370

# A feast of each month, with its day: the month began so many days before.
MONTHS = {
    1: ("HIJRI_NEW_YEAR", 1),
    2: ("ARBAEEN", 20),
    3: ("MAWLID", 12),
    7: ("ISRA_AND_MIRAJ", 27),
    8: ("IMAM_MAHDI_BIRTHDAY", 15),
    9: ("RAMADAN_BEGINNING", 1),
    10: ("EID_AL_FITR", 1),
    12: ("EID_AL_ADHA", 10),
}
# Feasts that governments declare once the moon has been seen, by month and day.
DECLARED = {
    "1/1": "hijri_new_year",
    "1/10": "ashura",
    "3/12": "mawlid",
    "9/1": "ramadan_beginning",
    "10/1": "eid_al_fitr",
    "12/10": "eid_al_adha",
}
# The package has public holidays: Pakistan's often began on the eve before this year.
DECLARED_SINCE = {"PK": 1437}
# Days after the calculated one on which Pakistan's moon committee set a feast against or before what the package has.
CORRECTED = {
    "PK": {
        "10/1": {1428: 1, 1429: 1, 1430: 1, 1431: 1, 1432: 1, 1433: 1, 1434: 1, 1435: 1, 1436: 1},
        "12/10": {1433: 1, 1434: 1, 1435: 2, 1436: 1, 1441: 1},
    }
}
OTHERS = {
    "diwali": (_HinduLunisolar, "DIWALI_INDIA"),
    "dussehra": (_HinduLunisolar, "DUSSEHRA"),
    "navratri": (_HinduLunisolar, "SHARAD_NAVRATRI"),
    "holi": (_HinduLunisolar, "HOLI"),
    "janmashtami": (_HinduLunisolar, "JANMASHTAMI"),
    "ganesh_chaturthi": (_HinduLunisolar, "GANESH_CHATURTHI"),
    "raksha_bandhan": (_HinduLunisolar, "RAKSHA_BANDHAN"),
    "ram_navami": (_HinduLunisolar, "RAM_NAVAMI"),
    "maha_shivaratri": (_HinduLunisolar, "MAHA_SHIVARATRI"),
    "guru_nanak_jayanti": (_HinduLunisolar, "GURU_NANAK_JAYANTI"),
    "chhath_puja": (_HinduLunisolar, "CHHATH_PUJA"),
    "onam": (_HinduLunisolar, "ONAM"),
    "pongal": (_HinduLunisolar, "PONGAL"),
    "makar_sankranti": (_HinduLunisolar, "MAKAR_SANKRANTI"),
    "thaipusam": (_HinduLunisolar, "THAIPUSAM"),
    "lunar_new_year": (_ChineseLunisolar, "LUNAR_NEW_YEAR"),
    "dragon_boat": (_ChineseLunisolar, "DRAGON_BOAT"),
    "mid_autumn": (_ChineseLunisolar, "MID_AUTUMN"),
    "passover": (_HebrewLunisolar, "PASSOVER"),
    "shavuot": (_HebrewLunisolar, "SHAVUOT"),
    "rosh_hashanah": (_HebrewLunisolar, "ROSH_HASHANAH"),
    "yom_kippur": (_HebrewLunisolar, "YOM_KIPPUR"),
    "sukkot": (_HebrewLunisolar, "SUKKOT"),
    "hanukkah": (_HebrewLunisolar, "HANUKKAH"),
    "purim": (_HebrewLunisolar, "PURIM"),
    "vesak": (_BuddhistLunisolar, "VESAK_MAY"),
    "vesak_poya": (_SinhalaLunar, "VESAK_POYA"),
}
NATIONAL = {
    "independence_day": r"(?:National )?Independence Day|Independence and \w+ Day",
    "republic_day": r"(?:Day of the Republic|Republic Day)",
    "national_day": r"(?:\w+ )?National Day",
    "constitution_day": r"Constitution Day",
    "victory_day": r"Victory Day",
    "liberation_day": r"Liberation Day",
    "revolution_day": r"(?:National )?Revolution Day",
    "unity_day": r"(?:National )?Unity Day|German Unity Day",
    "army_day": r"(?:National )?Army Day",
    "armed_forces_day": r"Armed Forces Day",
    "martyrs_day": r"Martyrs'? Day",
    "heroes_day": r"(?:National )?Heroes'? Day",
    "youth_day": r"(?:National )?Youth Day",
    "freedom_day": r"Freedom Day",
}


def hijri_starts() -> dict[int, list[dt.date]]:
    """The first day of each known month, year by year from `FIRST_HIJRI`."""
    found: dict[int, list[dt.date]] = {}
    for month, (feast, day) in MONTHS.items():
        starts = [d - dt.timedelta(days=day - 1) for d in dates_of(_IslamicLunar, feast)]
        newest = found.get(1, starts)[0]
        found[month] = [d for d in starts if d >= newest]
    whole_years = min(map(len, found.values()))
    return {month: days[:whole_years] for month, days in found.items()}


def dates_of(calendar: Any, feast: str) -> list[dt.date]:
    """The days of a feast within `YEARS`."""
    table: Mapping[int, Any] = getattr(calendar, f"{feast}_DATES")
    days = []
    for year in YEARS:
        entries = table.get(year, ())
        for entry in entries if entries and isinstance(entries[0], tuple) else [entries]:
            if entry:
                days.append(dt.date(year, *entry))
    return days


def declared(starts: Mapping[int, list[dt.date]]) -> tuple[dict[str, dict[str, str]], list[str]]:
    """How many days after Umm al-Qura feasts were kept in a country, and where that is the custom."""
    found: dict[str, dict[str, str]] = {}
    later = []
    for code in sorted(c for c in holidays.list_supported_countries() if len(c) == 2):
        country = holidays.country_holidays(code)
        calendar = getattr(country, "_islamic_calendar", None)
        if calendar is None:
            continue
        if getattr(calendar, "_IslamicLunar__calendar_delta_days", 0) == 1:
            later.append(code)
        for key, feast in DECLARED.items():
            shifts = _shifts(calendar, key, feast, starts, DECLARED_SINCE.get(code, 0)) | CORRECTED.get(code, {}).get(
                key, {}
            )
            if shifts:
                written = " ".join(f"{year}{shift:+}" for year, shift in sorted(shifts.items()))
                found.setdefault(code, {})[key] = written
    return found, later


def _shifts(calendar: Any, key: str, feast: str, starts: Mapping[int, list[dt.date]], since: int) -> dict[int, int]:
    month, day = map(int, key.split("/"))
    base = [start + dt.timedelta(days=day - 1) for start in starts[month]]
    known = {}
    for year in YEARS:
        for date, estimated in getattr(calendar, f"{feast}_dates")(year):
            nearest = min(range(len(base)), key=lambda i: abs((base[i] - date).days))
            shift = (date - base[nearest]).days
            if not estimated and abs(shift) <= 3 and FIRST_HIJRI + nearest >= since:
                known[FIRST_HIJRI + nearest] = shift
    return known


def national() -> dict[str, dict[str, str]]:
    """National days by name and country, of those that fall on one date."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for code in sorted(c for c in holidays.list_supported_countries() if len(c) == 2):
        days: dict[str, set[str]] = defaultdict(set)
        for day, text in _days_of(code):
            for part in text.split("; "):
                for name, pattern in NATIONAL.items():
                    if re.fullmatch(pattern, part.replace("’", "'")):
                        days[name].add(day.strftime("%m-%d"))
        for name, dates in days.items():
            if len(dates) == 1:
                found[name][code] = dates.pop()
    return found


def _days_of(code: str) -> Iterable[tuple[dt.date, str]]:
    years = range(2014, 2025)
    for language in ("en_US", "en_GB", None):
        try:
            named = holidays.country_holidays(code, years=years, language=language, observed=False)
        except (NotImplementedError, KeyError):
            continue
        return list(named.items())
    return []


def written() -> str:
    """The file's text."""
    starts = hijri_starts()
    seen, later = declared(starts)
    lines = [
        "# Feast days that no short rule gives. Written by scripts/build_feasts.py from the package `holidays`",
        "# (MIT, the Vacanza team); not edited by hand.",
        "",
        "# First days of the months of the Islamic calendar (Umm al-Qura), a Hijri year each.",
        "[hijri]",
        f"first_year = {FIRST_HIJRI}",
        "# Countries where the moon is mostly seen a day later.",
        f"later = {_strings(later)}",
    ]
    lines += [f"{month} = {_days(days)}" for month, days in starts.items()]
    lines += [
        "",
        "# Days between that calendar and a feast as it was declared, by Hijri year; feasts as month/day.",
    ]
    for code, feasts in seen.items():
        lines += [f"[seen.{code}]", *(f'"{key}" = {_block(shifts)}' for key, shifts in feasts.items())]
    lines += ["", "# The first day of feasts by the calendars of other faiths.", "[days]"]
    lines += [f"{name} = {_days(dates_of(calendar, feast))}" for name, (calendar, feast) in OTHERS.items()]
    persian = [day for year in YEARS if (day := _Persian().new_year_date(year))]
    lines += [f"nowruz = {_days(persian)}", "", "# National days that fall on one date, by country."]
    for name, dates in sorted(national().items()):
        lines += [f"[national.{name}]", *(f'{code} = "{day}"' for code, day in dates.items())]
    return "\n".join(lines) + "\n"


def _strings(words: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def _days(days: Iterable[dt.date]) -> str:
    return _block(" ".join(day.isoformat() for day in days))


def _block(text: str) -> str:
    return f'"""\n{textwrap.fill(text, 118)}"""' if len(text) > 90 else f'"{text}"'


def main() -> None:
    """Write the file."""
    logging.disable(logging.WARNING)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    args.out.write_text(written(), encoding="utf-8")
    print(f"{args.out}: {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
