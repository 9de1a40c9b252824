"""indicators.toml: what a person decides about wordings, how it is applied, and what is said of a file with a slip."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ledger.figures import figure, told

from newstally.ledger.series import Decisions, DecisionsError, Indicators, join
from newstally.ledger.series.decisions import decisions_beside, parse_decisions, read_decisions
from newstally.publish.decisions import decisions_file

REPORTS = [
    *told("a", figure("IT exports", "303", "2025-12")),
    *told("b", figure("software exports", "310", "2026-01")),
    *told("c", figure("exports", "2400", "2025-12")),
    *told("d", figure("IT exports", "85000", "2025-12", unit="PKR")),
    *told("e", figure("IT exports", "190", "2025-12", place="India")),
    *told("f", figure("software exports", "188", "2025-12", place="India")),
    *told("g", figure("tech earnings", "303", "2025-12", place="")),
]


def decided(text: str) -> Indicators:
    return join(REPORTS, parse_decisions(text, "indicators.toml"))


def ids(found: Indicators) -> set[str]:
    return {indicator.id for indicator in found.indicators}


def open_pairs(found: Indicators) -> set[frozenset[str]]:
    return {frozenset((p.a, p.b)) for p in found.proposals}


def test_nothing_is_one_before_a_person_says_so() -> None:
    found = join(REPORTS)
    assert len(found.indicators) == 7
    assert frozenset(("export-it@pakistan:usd", "export-software@pakistan:usd")) in open_pairs(found)


def test_wordings_are_joined_in_each_place_and_for_each_unit_by_itself() -> None:
    found = decided('[[indicator]]\nname = "IT exports"\nwordings = ["IT exports", "software exports"]')
    one = {i.id: (i.wordings, len(i.reports)) for i in found.indicators if i.decided_by}
    assert one == {
        "it-exports@pakistan:usd": (("IT exports", "software exports"), 2),
        "it-exports@pakistan:pkr": (("IT exports",), 1),
        "it-exports@india:usd": (("IT exports", "software exports"), 2),
    }
    assert not open_pairs(found)


def test_place_and_unit_limit_a_decision() -> None:
    found = decided(
        '[[indicator]]\nname = "IT exports"\nplace = "Pakistan"\nunit = "USD"\n'
        'wordings = ["IT exports", "software exports"]'
    )
    assert [i.id for i in found.indicators if i.decided_by] == ["it-exports@pakistan:usd"]
    assert frozenset(("export-it@india:usd", "export-software@india:usd")) in open_pairs(found)


def test_an_id_says_what_words_cannot() -> None:
    found = decided(
        '[[indicator]]\nname = "IT exports"\nplace = "Pakistan"\nwordings = ["IT exports"]\n'
        'same = ["earning-tech:usd"]\nunit = "USD"'
    )
    (one,) = (i for i in found.indicators if i.decided_by)
    assert one.wordings == ("IT exports", "tech earnings")


def test_ids_join_what_is_told_in_two_units() -> None:
    found = decided(
        '[[indicator]]\nname = "IT exports"\nplace = "Pakistan"\nwordings = ["software exports"]\n'
        'same = ["export-it@pakistan:usd", "export-it@pakistan:pkr"]'
    )
    (one,) = (i for i in found.indicators if i.decided_by)
    assert len(one.reports) == 3
    assert {series.unit for series in one.series} == {"USD", "PKR"}


def test_an_id_that_was_shorter_when_less_was_known_still_names_its_indicator() -> None:
    found = decided(
        '[[indicator]]\nname = "IT exports"\nplace = "India"\nsame = ["export-it@india", "export-software@india"]'
    )
    assert len([i for i in found.indicators if i.place == "India"]) == 1


def test_an_id_that_an_indicator_has_names_no_longer_one() -> None:
    reports = [
        *told("r0", figure("inflation", "4", "2020", unit="")),
        *told("r1", figure("inflation", "4", "2021", unit="", authority="Statistics Office")),
        *told("r2", figure("inflation", "4", "2022", unit="", authority="World Bank")),
    ]
    assert ids(join(reports)) == {f"inflation@pakistan{who}" for who in ("", ":statistics-office", ":world-bank")}
    text = '[[indicator]]\nname = "CPI"\nsame = ["inflation@pakistan", "inflation@pakistan:world-bank"]'
    (one,) = (i for i in join(reports, parse_decisions(text, "t")).indicators if i.decided_by)
    assert one.reports == ("r0", "r2")


@pytest.mark.parametrize("other", ["software exports", "export-software@pakistan", "export-software@pakistan:usd"])
def test_what_is_not_the_same_is_no_longer_proposed(other: str) -> None:
    found = decided(f'[[indicator]]\nname = "IT exports"\nplace = "Pakistan"\nnot_same = ["{other}"]')
    pair = {"export-it@pakistan:usd", "export-software@pakistan:usd"}
    assert frozenset(pair) not in open_pairs(found)
    (apart,) = (p for p in found.apart if {p.a, p.b} == pair)
    assert apart.doubts[0] == "indicators.toml says they are not the same"
    # Of another place nothing is said.
    assert frozenset(("export-it@india:usd", "export-software@india:usd")) in open_pairs(found)


def test_what_a_decision_names_and_no_report_says_is_told() -> None:
    found = decided('[[indicator]]\nname = "Tea"\nwordings = ["tea exports"]\nsame = ["tea@kenya"]')
    assert found.unmatched == ("“Tea”: no report says “tea exports”", "“Tea”: there is no indicator tea@kenya")


def test_decisions_change_what_they_name_and_nothing_else() -> None:
    before, after = join(REPORTS), decided('[[indicator]]\nname = "All"\nplace = "Pakistan"\nwordings = ["exports"]')
    assert ids(before) - {"export@pakistan:usd"} == ids(after) - {"all@pakistan:usd"}


SLIPS = [
    ('[[indicator]]\nname = "IT', "indicators.toml: is no TOML: "),
    ('[indicator]\nname = "IT"', "indicators.toml: write [[indicator]] with two brackets"),
    ('[[indicators]]\nname = "IT"', "indicators.toml: what is “indicators”?"),
    ('\n# mine\n[[indicator]]\nwordings = ["a"]', "indicators.toml:3: an indicator needs a name"),
    ('[[indicator]]\nname = "IT"', "indicators.toml:1 “IT”: decides nothing; give wordings, same or not_same"),
    (
        '[[indicator]]\nname = "IT"\nwording = ["a"]',
        "indicators.toml:1: there is no key “wording”; did you mean “wordings”?",
    ),
    ('[[indicator]]\nname = "IT"\nwordings = "a"', "indicators.toml:1 “IT”: wordings is a list of texts"),
    ('[[indicator]]\nname = "IT"\nwordings = [1]', "indicators.toml:1 “IT”: wordings is a list of texts"),
    (
        '[[indicator]]\nname = "IT"\nwordings = ["a"]\nplace = 3',
        "indicators.toml:1 “IT”: place is one text in quotation marks, not 3",
    ),
    (
        '[[indicator]]\nname = "IT"\nwordings = ["IT exports"]\nnot_same = ["exports of IT"]',
        "“exports of IT” is both the same and not the same",
    ),
    (
        '[[indicator]]\nname="A"\nwordings = ["tea export"]\n[[indicator]]\nname = "B"\nwordings = ["exports of tea"]',
        "indicators.toml:4 “B”: “exports of tea” is already “A” (indicators.toml:1)",
    ),
]


@pytest.mark.parametrize(("text", "says"), SLIPS)
def test_a_slip_is_told_with_its_place_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(DecisionsError) as error:
        parse_decisions(text, "indicators.toml")
    assert says in str(error.value)


def test_one_wording_may_be_two_indicators_in_two_places() -> None:
    text = "".join(
        f'[[indicator]]\nname = "{place} tea"\nplace = "{place}"\nwordings = ["tea exports"]\n' for place in ("A", "B")
    )
    assert len(parse_decisions(text, "indicators.toml").decided) == 2


def test_the_file_is_found_beside_the_ledger(tmp_path: Path) -> None:
    assert decisions_beside(str(tmp_path / "tally.db")) == Decisions()
    file = tmp_path / "indicators.toml"
    file.write_text('[[indicator]]\nname = "IT"\nwordings = ["IT exports"]', encoding="utf-8")
    assert decisions_beside(str(tmp_path / "tally.db")).source == str(file)
    assert decisions_beside("postgresql://desk/tally") == Decisions()


def test_a_missing_file_is_an_error_that_says_how_to_begin_one(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError, match="newstally indicators --write"):
        read_decisions(tmp_path / "none.toml")


def test_a_begun_file_decides_nothing_until_its_lines_are_taken_in() -> None:
    found = join(REPORTS)
    begun = decisions_file(found)
    assert parse_decisions(begun, "indicators.toml").decided == ()
    taken = "\n".join(line.removeprefix("#") for line in begun.splitlines())
    assert open_pairs(found)
    assert not open_pairs(decided(taken))


def test_the_reasons_stand_beside_each_proposal() -> None:
    begun = decisions_file(join(REPORTS))
    assert "##     for: “it” and “software” may name one thing" in begun
    assert '# wordings = ["IT exports", "software exports"]' in begun
