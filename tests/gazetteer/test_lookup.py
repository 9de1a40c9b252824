"""What the gazetteer knows, from many parts of the world."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.gazetteer import (
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
    fold,
    look_alike,
    look_up,
    prominence,
    towns,
    within,
    zone_of,
)

BEST_KNOWN = [
    # name, kind, country, something in the chain, latitude, longitude
    ("Jacobabad", "settlement", "PK", "Sindh", 28.28, 68.44),
    ("Sukkur", "settlement", "PK", "Sindh", 27.70, 68.86),
    ("Mastung", "settlement", "PK", "Balochistan", 29.80, 66.85),
    ("Bolan", "region", "PK", "Pakistan", 29.4, 67.5),
    ("Quetta", "settlement", "PK", "Balochistan", 30.18, 67.00),
    ("Peshawar", "settlement", "PK", "Khyber Pakhtunkhwa", 34.01, 71.58),
    ("Maiduguri", "settlement", "NG", "Borno", 11.85, 13.16),
    ("Hyderabad", "settlement", "IN", "Telangana", 17.38, 78.46),
    ("Guadalajara", "settlement", "MX", "Jalisco", 20.67, -103.35),
    ("Kharkiv", "settlement", "UA", "Ukraine", 49.98, 36.25),
    ("Kiev", "settlement", "UA", "Ukraine", 50.45, 30.52),
    ("Zamboanga", "settlement", "PH", "Philippines", 6.91, 122.07),
    ("Munich", "settlement", "DE", "Bavaria", 48.14, 11.58),
    ("Springfield", "settlement", "US", "United States", 37.2, -93.3),
    ("New York City", "settlement", "US", "New York", 40.71, -74.01),
    ("Texas", "division", "US", "United States", 31.0, -99.0),
    ("Mindanao", "region", "PH", "Philippines", 7.5, 125.0),
    ("Red Sea", "water", "", None, 19.5, 39.0),
    ("Donbas", "region", "UA", "Ukraine", 48.2, 38.3),
    ("Sahel", "region", "", None, 15.0, 5.0),
    ("Georgia", "country", "GE", None, 42.0, 43.5),
]


@pytest.mark.parametrize(("name", "kind", "code", "within", "lat", "lon"), BEST_KNOWN)
def test_the_best_known_place_of_a_name_comes_first(
    name: str, kind: str, code: str, within: str | None, lat: float, lon: float
) -> None:
    first = look_up(name)[0]
    assert (first.kind, first.country) == (kind, code)
    assert within is None or within in first.chain
    assert first.lat == pytest.approx(lat, abs=1.0)
    assert first.lon == pytest.approx(lon, abs=1.0)


def test_other_places_of_the_name_follow() -> None:
    assert {e.admin1 for e in look_up("Springfield")} >= {"US-IL", "US-MA", "US-MO", "US-OH"}
    assert {e.country for e in look_up("Hyderabad") if e.kind == "settlement"} >= {"IN", "PK"}


@pytest.mark.parametrize("written", ["São Paulo", "SAO PAULO", "sao paulo", "Sao-Paulo", "São\u00a0Paulo"])
def test_capitals_diacritics_hyphens_and_spaces_do_not_matter(written: str) -> None:
    assert look_up(written)[0].name == "São Paulo"


def test_apostrophes_do_not_matter() -> None:
    assert look_up("N’Djamena")[0].id == look_up("N'Djamena")[0].id == look_up("Ndjamena")[0].id


def test_what_is_no_place_has_no_entries() -> None:
    assert look_up("Qwertyuiopolis") == ()
    assert look_up("") == ()


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=30))
def test_every_entry_found_is_found_again_by_its_id(name: str) -> None:
    for found in look_up(name)[:3]:
        assert entry(found.id) == found


def test_an_unknown_id_has_no_entry() -> None:
    assert entry("geonames:1") is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [("PK", "PK"), ("PAK", "PK"), ("Pakistan", "PK"), ("U.S.", "US"), ("Britain", "GB"), ("Ivory Coast", "CI"),
     ("Myanmar", "MM"), ("Burma", "MM"), ("Türkiye", "TR"), ("Holland", "NL"), ("DRC", "CD")],
)  # fmt: skip
def test_countries_by_code_and_name(asked: str, code: str) -> None:
    found = country(asked)
    assert found is not None
    assert found.country == code


def test_a_city_is_no_country() -> None:
    assert country("Quetta") is None


@pytest.mark.parametrize(
    ("word", "code"),
    [("Pakistani", "PK"), ("Pakistanis", "PK"), ("Nigerian", "NG"), ("Filipinos", "PH"), ("Dutch", "NL"),
     ("Frenchmen", "FR"), ("Swiss", "CH"), ("British", "GB"), ("Ukrainians", "UA"), ("Germans", "DE")],
)  # fmt: skip
def test_demonyms_of_countries(word: str, code: str) -> None:
    assert demonym(word) == code


@pytest.mark.parametrize(
    ("word", "name"),
    [("Baloch", "Balochistan"), ("Kashmiris", "Kashmir"), ("Texans", "Texas"), ("Scottish", "Scotland")],
)
def test_demonyms_of_regions(word: str, name: str) -> None:
    assert demonym(word) is None
    found = demonym_entry(word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("form", "name"), [("Ariz.", "Arizona"), ("N.Y.", "New York"), ("TX", "Texas"), ("B.C.", "British Columbia")]
)
def test_short_forms_of_states(form: str, name: str) -> None:
    found = abbreviated(form)
    assert found is not None
    assert (found.name, found.kind) == (name, "division")


@pytest.mark.parametrize(
    ("code", "currency", "month"),
    [("PK", "PKR", 7), ("IN", "INR", 4), ("US", "USD", 10), ("GB", "GBP", 4), ("AU", "AUD", 7), ("JP", "JPY", 4),
     ("BD", "BDT", 7), ("NG", "NGN", 1), ("MX", "MXN", 1), ("", "", 1)],
)  # fmt: skip
def test_money_and_fiscal_year(code: str, currency: str, month: int) -> None:
    assert currency_of(code) == currency
    assert fiscal_year_start(code) == month


FISCAL_YEARS = {
    1: "AR BR CN DE ES FR GH ID IE IL IT KR LK MX MY NG NL PH PL QA RU SA TR VN ZM ZW",
    3: "AF IR",
    4: "BB BM BN BW BZ CA GB HK IN JM JP KW LC LS MM MW NA SG SZ ZA",
    7: "AU BD BI BS BT DM EG ET KE MU NP NZ PK PR RW SS TO TZ UG WS",
    8: "FJ",
    10: "AS FM GU HT MH MP PW TH TT US VI",
}


@pytest.mark.parametrize(("month", "codes"), FISCAL_YEARS.items())
def test_the_month_a_government_s_fiscal_year_starts_in(month: int, codes: str) -> None:
    assert {code: fiscal_year_start(code) for code in codes.split()} == dict.fromkeys(codes.split(), month)


def test_fiscal_years_that_start_inside_a_month_and_their_names() -> None:
    assert [fiscal_year(code).day for code in ("NP", "IR", "AF", "ET", "PK")] == [16, 21, 21, 8, 1]
    assert [fiscal_year(code).name for code in ("JP", "SG", "US", "PK", "")] == [
        "start",
        "start",
        "end",
        "both",
        "both",
    ]


def test_zones_of_countries_and_of_places_within_them() -> None:
    assert zone_of("PK") == "Asia/Karachi"
    assert zone_of("US") == "America/New_York"
    assert zone_of(look_up("Tempe")[0]) == "America/Phoenix"
    assert zone_of(look_up("Texas")[0]) == "America/Chicago"


def test_capitals() -> None:
    found = capital("NG")
    assert found is not None
    assert found.name == "Abuja"


def test_prominence_orders_a_country_a_city_and_a_hamlet() -> None:
    cities = look_up("Paris")
    assert prominence(look_up("France")[0], "France") > prominence(cities[0], "Paris") > prominence(cities[-1], "Paris")


@pytest.mark.parametrize(
    ("name", "kind", "inside", "outside"),
    [
        ("Sindh", "division", ["Jacobabad", "Karachi", "Sukkur"], ["Quetta", "Lahore"]),
        ("Balochistan", "division", ["Quetta", "Mastung"], ["Sukkur"]),
        ("Telangana", "division", ["Hyderabad"], ["Chennai"]),
        ("Ukraine", "country", ["Kharkiv", "Lviv"], ["Chisinau"]),
    ],
)
def test_a_division_knows_its_extent_and_what_lies_in_it(
    name: str, kind: str, inside: list[str], outside: list[str]
) -> None:
    place = next(p for p in look_up(name) if p.kind == kind)
    lie_in_it = {p.id for p in within(place)}
    box = extent(place)
    assert box is not None
    west, south, east, north = box
    for town in inside:
        found = next(p for p in look_up(town) if p.country == place.country)
        assert found.id in lie_in_it
        assert place.name in found.chain
        assert south <= (found.lat or 99) <= north
        assert west <= (found.lon or 999) <= east
    assert not lie_in_it & {look_up(town)[0].id for town in outside}


def test_an_extent_may_cross_the_180th_meridian() -> None:
    russia = country("RU")
    assert russia is not None
    box = extent(russia)
    assert box is not None
    assert box[0] > 0 > box[2]


def test_a_town_has_no_extent_and_nothing_lies_in_it() -> None:
    town = look_up("Jacobabad")[0]
    assert extent(town) is None
    assert list(within(town)) == []


def test_towns_between_two_latitudes() -> None:
    names = {name for lat, _, _, name in towns(28.0, 28.5) if 28.0 <= lat <= 28.5}
    assert "Jacobabad" in names
    assert "Karachi" not in names


@pytest.mark.parametrize(
    ("name", "code", "meant"),
    [
        ("Mastoong", "PK", "Mastung"),
        ("Khozdar", "PK", "Khuzdar"),
        ("Qandahar", "AF", "Kandahar"),
        ("Laskargah", "AF", "Lashkar Gah"),
        ("Maidugury", "NG", "Maiduguri"),
        ("Chelabinsk", "RU", "Chelyabinsk"),
        ("Deir al-Zor", "SY", "Deir ez-Zor"),
    ],
)
def test_a_name_is_known_by_its_sound(name: str, code: str, meant: str) -> None:
    assert meant in [place.name for place in look_alike(name, code)]


@pytest.mark.parametrize(
    ("name", "code"), [("Springfeild", "US"), ("Ryad", "SA"), ("Harrisonburgh", "NG"), ("Mastercard", "PK"), ("", "PK")]
)
def test_what_only_resembles_a_name_is_not_known(name: str, code: str) -> None:
    assert look_alike(name, code) == ()
