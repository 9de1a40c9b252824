"""Places in sentences: what is one here, what it means, what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstally.intake import plain_report
from newstally.model import Place
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.places import find_places
from newstally.reading.setting import settle


def places(text: str) -> tuple[Place, ...]:
    report = plain_report(text)
    found = find_places(parse(report), settle(report), ())
    for place in found:
        for evidence in place.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
    return found


def sense(text: str, name: str) -> str:
    """The full name of the first mention of `name`."""
    return next(p.full_name for p in places(text) if p.name == name)


MEANT = [
    # text, a name in it, what its chain must hold
    ("A blast shook a market in Jacobabad in Pakistan’s Sindh province.", "Jacobabad", ("Sindh", "Pakistan")),
    ("The bus left Sindh’s Sukkur city at dawn.", "Sukkur", ("Sindh", "Pakistan")),
    ("Gunmen raided a school near Maiduguri, Borno State, Nigeria.", "Maiduguri", ("Borno", "Nigeria")),
    ("Floods reached Hyderabad in Telangana, India.", "Hyderabad", ("Telangana", "India")),
    ("Police in Hyderabad, Sindh, held two Pakistani men.", "Hyderabad", ("Sindh", "Pakistan")),
    ("A convoy was stopped outside Celaya in Guanajuato, Mexico.", "Celaya", ("Guanajuato", "Mexico")),
    ("Shells fell on Kramatorsk in eastern Ukraine on Monday.", "Kramatorsk", ("Ukraine",)),
    ("A ferry sank off Zamboanga, in the southern Philippines.", "Zamboanga", ("Philippines",)),
    ("The trial opened in Dresden, Germany.", "Dresden", ("Germany",)),
    ("A tornado crossed Paris, Texas, and went on to Oklahoma.", "Paris", ("Texas", "United States")),
    ("The mayors of Paris and Lyon met in France.", "Paris", ("France",)),
    ("Residents of Athens, Ga., voted on Tuesday.", "Athens", ("Georgia", "United States")),
    ("Farmers in Athens, Greece, marched.", "Athens", ("Greece",)),
    ("He was born in London, Ontario.", "London", ("Ontario", "Canada")),
    ("Rebels took Goma in the east of the Democratic Republic of Congo.", "Goma", ("DR Congo",)),
    # A list is no qualifier, and nobody's officials are where a country lies.
    ("He flew to Washington, New York and Boston.", "Washington", ("District of Columbia",)),
    ("She sang in Paris, Georgia and Armenia.", "Paris", ("France",)),
    ("His firm had dealings in Turkey, U.S. officials said.", "Turkey", ()),
    ("Two men were held in Peru, Indiana, on Friday.", "Peru", ("Indiana", "United States")),
    ("The choir of Moscow, Idaho; sang.", "Moscow", ("Idaho", "United States")),
    # Divisions listed together are of one country.
    ("Calgary sells beef to New South Wales, Western Australia and Queensland.", "Queensland", ("Australia",)),
    ("Alberta, Ontario and Victoria compared notes: Queensland, Tasmania and Victoria won.", "Victoria", ()),
    # As far from a place that is beyond doubt as the text says.
    ("A coach fell into a ravine in Salem, about 75 km from Portland.", "Salem", ("Oregon", "United States")),
    ("The fire began in Salem, 15 miles north of Boston.", "Salem", ("Massachusetts", "United States")),
    ("Police in Cambridge, some 50 miles north of London, held a man.", "Cambridge", ("England",)),
    ("The mine is in Newcastle, 120 km north of Sydney.", "Newcastle", ("New South Wales", "Australia")),
    # Not the town that was once called so.
    ("Ohio’s share came late. Washington sent Dayton and Piqua their money.", "Washington", ("District of Columbia",)),
    ("Trinidad rejected the request, the ministry of Trinidad and Tobago said.", "Trinidad", ("Trinidad and Tobago",)),
]


@pytest.mark.parametrize(("text", "name", "chain"), MEANT)
def test_a_name_means_the_place_the_report_speaks_of(text: str, name: str, chain: tuple[str, ...]) -> None:
    found = next(p for p in places(text) if p.name == name)
    assert found.entry is not None
    assert set(chain) <= set(found.entry.chain)
    assert found.reasons


def test_one_name_has_one_sense_in_a_report() -> None:
    text = (
        "Crews worked in Springfield, Ill., all night. Springfield had no power. The mayor of Springfield thanked them."
    )
    assert {p.entry.admin1 for p in places(text) if p.name == "Springfield" and p.entry} == {"US-IL"}


def test_other_places_of_the_report_decide_between_towns_of_one_name() -> None:
    text = "Crews from Columbus and Cincinnati drove through Ohio to help Mansfield and Newark."
    found = {p.name: p.entry.admin1 for p in places(text) if p.entry}
    assert found["Mansfield"] == found["Newark"] == "US-OH"


NOT_PLACES = [
    ("Pakistan Railways said trains were late.", "Pakistan"),
    ("Kashif told Arab News that nobody was hurt.", "Arab"),
    ("Paris Hilton opened a shop.", "Paris"),
    ("The Bank of England raised rates.", "England"),
    ("A reporter of the New York Times was there.", "New York"),
    ("Jordan Smith scored twice.", "Jordan"),
    ("Mr. Lincoln thanked the crew.", "Lincoln"),
    ("President Lincoln signed the act.", "Lincoln"),
    ("Sydney Carter, 41, was held.", "Sydney"),
    ("The hijacking in March shocked many.", "March"),
    ("Police closed the road on Sunday.", "Police"),
    ("Most were sent home.", "Most"),
    ("The Dallas Cowboys lost again.", "Dallas"),
    ("New Londoners asked why.", "London"),
    # Partners of firms, roads, and names that news means otherwise.
    ("The firm of Stevens & Wilkinson drew the plans.", "Stevens"),
    ("Crews closed the lanes between Salem and Herman streets.", "Salem"),
    ("A pipe burst on Elkview Court at noon.", "Elkview"),
    ("The talks between Israel and Hamas collapsed.", "Hamas"),
    ("Ford and Toyota shut plants.", "Ford"),
    ("Voters in Ohio trusted Romney.", "Romney"),
    ("Engineers at Google left.", "Google"),
]


@pytest.mark.parametrize(("text", "name"), NOT_PLACES)
def test_names_that_only_borrow_a_place(text: str, name: str) -> None:
    assert name not in {p.name for p in places(text)}


STILL_PLACES = [
    ("Lagos Governor Ade Bello spoke.", "Lagos"),
    ("Atlanta police and the Henry County Sheriff’s Office closed the road in Georgia.", "Henry County"),
    ("U.S. President Jane Roe flew home.", "U.S."),
    ("The Peshawar-bound bus was empty.", "Peshawar"),
    ("The US-led mission ended.", "US"),
    ("The University of Nairobi closed.", "Nairobi"),
    ("Karachi airport was shut.", "Karachi"),
    ("Nice, France, was calm.", "Nice"),
    ("He was born in Romney, W.Va.", "Romney"),
    ("Shops in Lincoln close at noon in Nebraska.", "Lincoln"),
    ("A Kingston court freed him in Jamaica.", "Kingston"),
]


@pytest.mark.parametrize(("text", "name"), STILL_PLACES)
def test_names_that_stay_places_inside_longer_ones(text: str, name: str) -> None:
    assert any(p.text.startswith(name) for p in places(text))


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Two Nigerian soldiers were hurt.", "Nigerian", "Nigeria"),
        ("Filipinos voted on Monday.", "Filipinos", "Philippines"),
        ("Baloch separatists denied it.", "Baloch", "Balochistan"),
        ("German and Ukrainian firms signed.", "Ukrainian", "Ukraine"),
    ],
)
def test_demonyms_point_to_their_place(text: str, word: str, name: str) -> None:
    found = next(p for p in places(text) if p.text == word)
    assert found.kind == "demonym"
    assert found.entry is not None
    assert found.entry.name == name


def test_a_dateline_in_capitals_is_named_as_the_gazetteer_spells_it() -> None:
    assert places("ISLAMABAD: Prices rose in Pakistan.")[0].name == "Islamabad"


def test_a_hamlet_without_support_is_left_unresolved_rather_than_guessed() -> None:
    found = [p for p in places("They met in San Antonio del Monte and in Santa Rita.") if p.name == "Santa Rita"]
    assert all(p.entry is None or p.reasons for p in found)
    assert all(p.entry is None for p in found if "nothing in the report" in " ".join(p.reasons))


def test_candidates_keep_at_most_five_others() -> None:
    found = places("Crews drove to Springfield in the United States.")
    assert all(len(p.candidates) <= 5 for p in found)
    assert any(p.candidates for p in found if p.name == "Springfield")


@given(st.text(alphabet="Paris Ohio,.’'-()\n\u00a0“”aeU.S", max_size=120))
def test_any_text_gives_places_in_order_with_their_own_words(text: str) -> None:
    found = places(text)
    assert [p.span for p in found] == sorted(p.span for p in found)


def test_the_word_beside_a_name_says_which_of_its_kinds_is_meant() -> None:
    found = places("Cebu city was calm, but roads in Cebu province in the Philippines were cut.")
    assert [p.kind for p in found if p.name.startswith("Cebu")] == ["settlement", "district"]


def test_a_city_council_is_the_citys() -> None:
    assert "Dublin" in {p.name for p in places("The Dublin City Council met in Ireland.")}
    assert "Kansas City" in {p.name for p in places("The Kansas City Council met in Missouri.")}


def test_a_local_paper_means_its_own_towns() -> None:
    report = plain_report("Two cars met in Dublin, and Dublin police closed the road.", outlet="The Columbus Dispatch")
    found = find_places(parse(report), settle(report), ())
    assert {p.entry.admin1 for p in found if p.entry} == {"US-OH"}


@pytest.mark.parametrize("text", ["She learned English.", "They spoke Spanish and ate.", "It was written in French."])
def test_languages_are_no_demonyms(text: str) -> None:
    assert places(text) == ()


BEARINGS = [
    # text, the name, the relation, the kilometres, the direction
    ("A bus fell into a gorge about 40 km south of Quetta.", "Quetta", "distance", (30, 50), "S"),
    (
        "It was found some 200 kilometres (125 miles) north-west of the capital, Nairobi.",
        "Nairobi",
        "distance",
        (150, 250),
        "NW",
    ),
    ("A checkpost ten miles from Kabul was shelled.", "Kabul", "distance", (14.4, 17.8), ""),
    ("The quake was centred 12 km north-northwest of Ridgecrest.", "Ridgecrest", "distance", (10.8, 13.2), "NNW"),
    ("The boat sank 12 nautical miles off Aden.", "Aden", "distance", (20, 24.5), ""),
    ("They camped a few kilometres outside the town of Jos.", "Jos", "distance", (2, 9), ""),
    ("Troops dug in just south of Baghdad.", "Baghdad", "direction", None, "S"),
    ("The village is close to the northern city of Mosul.", "Mosul", "near", None, ""),
    ("A depot burned on the outskirts of Bannu.", "Bannu", "near", None, ""),
]


@pytest.mark.parametrize(("text", "name", "relation", "km", "direction"), BEARINGS)
def test_bearings_are_told_from_a_name(
    text: str, name: str, relation: str, km: tuple[float, float] | None, direction: str
) -> None:
    place = next(p for p in places(text) if p.name == name)
    assert place.bearing is not None
    assert (place.bearing.relation, place.bearing.direction) == (relation, direction)
    told = place.bearing.km
    assert (told is None) == (km is None)
    if told is not None and km is not None:
        assert float(told.low or 0) == pytest.approx(km[0], rel=0.05)
        assert float(told.high or 0) == pytest.approx(km[1], rel=0.05)
    words = place.evidence_for("bearing")
    assert words is not None
    assert text.startswith(words.text, words.start)


@pytest.mark.parametrize(
    "text",
    ["The train left from Quetta.", "Floods reached southern Quetta.", "He grew up in Quetta.", "A man of Quetta won."],
)
def test_no_bearing_where_the_place_itself_is_meant(text: str) -> None:
    assert all(p.bearing is None for p in places(text))


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("A bomb went off near Khozdarr in Pakistan.", "Khozdarr", "Khuzdar"),
        ("Pakistan sent troops to stop clashes in Mastoongi.", "Mastoongi", "Mastung"),
        ("Shells fell in Mikolaiev in Ukraine.", "Mikolaiev", "Mykolayiv"),
        ("Aid reached Afghanistan and was handed out in Lashkarga.", "Lashkarga", "Lashkar Gah"),
        ("Schools closed across Maidugurie in Nigeria’s north-east.", "Maidugurie", "Maiduguri"),
    ],
)
def test_another_spelling_of_a_place_in_a_country_the_report_speaks_of(text: str, name: str, meant: str) -> None:
    place = next(p for p in places(text) if p.name == name)
    assert place.entry is not None
    assert place.entry.name == meant
    assert place.reasons[0] == f"another spelling of {meant}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Pakistan, workers at Mastercard struck.", "Mastercard"),
        ("In Nigeria people believe in Kismet.", "Kismet"),
        ("A bomb went off near Harrisvil, Ohio.", "Harrisvil"),
        ("The minister of Pakistan confided in Rahmann.", "Rahmann"),
    ],
)
def test_words_that_only_sound_like_a_place(text: str, name: str) -> None:
    assert not [p for p in places(text) if p.name == name and p.entry is not None]


@pytest.mark.parametrize(
    ("text", "name", "inside"),
    [
        ("A shrine fell in Gozabad in Sindh.", "Gozabad", "Sindh"),
        ("Two men were shot at Wanapak, South Waziristan.", "Wanapak", "South Waziristan"),
        (
            "Police cleared Kamenka Square in Bratislava. Kamenka Square was quiet.",
            "Kamenka Square",
            "Bratislava",
        ),
        ("A fire broke out at Abad railway station in Jacobabad.", "Abad railway station", "Jacobabad"),
    ],
)
def test_sites_that_the_text_puts_into_a_place(text: str, name: str, inside: str) -> None:
    report = plain_report(text)
    script, setting = parse(report), settle(report)
    found = [p for p in find_places(script, setting, find_names(script, setting)) if p.name == name]
    assert found
    for place in found:
        assert place.entry is None
        assert place.inside is not None
        assert place.inside.name == inside
