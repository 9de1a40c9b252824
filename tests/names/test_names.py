"""Names, their kinds, roles and short forms, as a table of sentences."""

import pytest

import newstally as nt
from newstally.intake.plain import plain_report
from newstally.model import Name, Setting
from newstally.reading.language import parse
from newstally.reading.names import find_names


def _names(text: str) -> dict[str, Name]:
    return {n.name: n for n in find_names(parse(plain_report(text)), Setting())}


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation"),
    [
        ("Finance Minister Ama Mensah spoke.", "Ama Mensah", "Finance Minister", ""),
        ("It was closed, said harbour master’s spokesman Ivo Petrov.", "Ivo Petrov", "spokesman", ""),
        (
            "The line is open, according to Northern Railway’s Agra Division manager Sunil Rao.",
            "Sunil Rao",
            "manager",
            "Northern Railway’s Agra Division",
        ),
        (
            "Clara Ruiz, a spokeswoman for the Port Authority, said so.",
            "Clara Ruiz",
            "spokeswoman",
            "Port Authority",
        ),
        ("Joao Lima, the mayor of Beira, resigned.", "Joao Lima", "mayor", "Beira"),
        ("Prof. Dr. Henrike Lau wrote the study.", "Henrike Lau", "", ""),
        ("Musa Bello, 43, lost his house.", "Musa Bello", "", ""),
        ("Piet de Vries told reporters it was late.", "Piet de Vries", "", ""),
    ],
)
def test_people_and_their_roles(text: str, name: str, role: str, organisation: str) -> None:
    found = _names(text)[name]
    assert (found.kind, found.role, found.organisation) == ("person", role, organisation)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Coastal Express train hit a lorry.", "Coastal Express", "vehicle"),
        ("Two died in the attack on the Coastal Mail. The train was full.", "Coastal Mail", "vehicle"),
        ("The ferry Blue Heron sank with 40 aboard.", "Blue Heron", "vehicle"),
        ("The MV Aster ran aground.", "MV Aster", "vehicle"),
        ("It went off at the Khari railway station.", "Khari railway station", "facility"),
        ("They were taken to Saint Luke Hospital.", "Saint Luke Hospital", "facility"),
        ("The Ministry of Health counted them.", "Ministry of Health", "organisation"),
        ("The Free River Army was blamed.", "Free River Army", "organisation"),
        ("Delta Statistics Bureau published it.", "Delta Statistics Bureau", "organisation"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert _names(text)[name].kind == kind


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The Upland Liberation Front (ULF) struck. The ULF said so.", "Upland Liberation Front", ("ULF",)),
        ("Colonel Ana Brito spoke. Brito gave no toll.", "Ana Brito", ("Brito",)),
        ("The Upland Liberation Front struck. Police blamed the ULF.", "Upland Liberation Front", ("ULF",)),
    ],
)
def test_short_forms_join_their_name(text: str, name: str, aliases: tuple[str, ...]) -> None:
    assert _names(text)[name].aliases == aliases


@pytest.mark.parametrize(
    "text",
    [
        "On Monday it rained in March.",
        "Another worker left. The rest stayed.",
        "Lagos and Abuja, residents said, were calm.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert _names(text) == {}


def test_every_mention_points_at_its_words() -> None:
    text = "The Upland Liberation Front (ULF) struck near Khari railway station. The ULF told Ana Brito, a judge, so."
    for name in _names(text).values():
        for evidence in name.evidence:
            assert text[evidence.start : evidence.end] == evidence.text


def test_who_and_what_the_words_around_a_name_tell() -> None:
    told = {
        "Fighters belonging to the Lashkar-e-Kohistan separatist group came at night.": (
            "Lashkar-e-Kohistan",
            "organisation",
        ),
        "Gunmen stormed the Amber Line train on Friday.": ("Amber Line", "vehicle"),
        "It happened at Pir Wali Junction railway station on Friday.": (
            "Pir Wali Junction railway station",
            "facility",
        ),
        "They met at St. Mary’s Church on Friday.": ("St. Mary’s Church", "facility"),
        "Three were held, Police Scotland said.": ("Police Scotland", "organisation"),
    }
    for sentence, (name, kind) in told.items():
        assert (name, kind) in [(n.name, n.kind) for n in nt.read(sentence).readings[0].names], sentence


def test_peoples_and_places_are_no_bands_and_no_trains() -> None:
    for sentence in ("Russian militants left.", "A South Korean ferry sank.", "The New York train was late."):
        assert not [n for n in nt.read(sentence).readings[0].names if n.kind in ("organisation", "vehicle")], sentence
