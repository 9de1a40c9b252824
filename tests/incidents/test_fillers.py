"""Fillers: word pieces with their places, phrases from probabilities, the fields they fill. All sentences are ours."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from newstally.intake.plain import plain_report
from newstally.model import IncidentMention
from newstally.reading import read
from newstally.reading.incidents.fillers import ROLES, TYPES, Filler, fillers_in, phrases
from newstally.reading.incidents.fillers.wordpieces import pieces, vocabulary


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gunmen killed him.", ["gunmen", "killed", "him", "."]),
        ("unbelievably", ["un", "##bel", "##ie", "##va", "##bly"]),
        ("José's AK-47", ["jose", "'", "s", "ak", "-", "47"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
        ("\U0001f4a3 at dawn", ["[UNK]", "at", "dawn"]),
    ],
)
def test_pieces_are_the_longest_the_vocabulary_knows(text: str, parts: list[str]) -> None:
    words = {number: piece for piece, number in vocabulary().items()}
    assert [words[number] for number, _, _ in pieces(text)] == parts


@pytest.mark.parametrize("text", ["The FMLN’s “people’s army” — 300 men — left Usulután.", "x" * 300, "naïve café ﬁre"])
def test_every_piece_stands_where_it_says(text: str) -> None:
    places = [(start, end) for _, start, end in pieces(text)]
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert all(b <= c for (_, b), (c, _) in pairwise(places))
    assert "".join(text[a:b] for a, b in places) == "".join(text.split())


def test_phrases_take_words_whole_and_end_where_another_begins() -> None:
    text = "rebels shot pablo diaz"
    places = [(0, 3), (3, 6), (7, 11), (12, 17), (18, 22)]
    labels = [1, 0, 0, 7, 8]  # The second half of "rebels" is unlabelled and goes with the first all the same.
    roles = np.full((5, 1 + 2 * len(ROLES)), 0.01, dtype=np.float32)
    for row, label in enumerate(labels):
        roles[row, label] = 0.9
    types = np.tile(np.array([0, 1, 0, 0, 0], dtype=np.float32), (5, 1))
    found = phrases(roles, types, places, text)
    assert [(f.role, text[f.start : f.end]) for f in found] == [("attacker", "rebels"), ("victim", "pablo diaz")]
    assert found[0].types == (0.0, 1.0, 0.0, 0.0, 0.0)
    assert len(TYPES) == len(found[0].types)


def test_a_long_text_is_read_in_windows_that_join() -> None:
    sentence = "Gunmen shot dead the mayor of Achi with machineguns outside his house. "
    filling = "The council met to speak of roads and of the price of bread in the villages. " * 30
    text = filling + sentence + filling
    shot = {(f.role, text[f.start : f.end]) for f in fillers_in(text)}
    assert {("attacker", "Gunmen"), ("weapon", "machineguns")} <= shot
    assert any(role == "victim" and "mayor" in words for role, words in shot)
    assert all(len(filling) <= f.start < len(filling) + len(sentence) for f in fillers_in(text))


def test_a_stretch_of_a_text_keeps_the_places_of_the_whole() -> None:
    text = "Rain fell. Guerrillas murdered the judge with a knife."
    found = fillers_in(text, 11)
    assert found
    assert all(isinstance(f, Filler) and f.start >= 11 for f in found)
    assert "Guerrillas" in {text[f.start : f.end] for f in found}


def mention(text: str) -> IncidentMention:
    (found,) = read(plain_report(text, published="2025-05-14")).incidents
    return found


def test_fields_are_filled_with_the_words_of_the_report() -> None:
    text = "Guerrillas of the ELN shot dead Judge Marta Solano outside her house in Cucuta on Monday with a machinegun."
    told = mention(text)
    assert any("Solano" in v for v in told.victims)
    for piece in told.evidence:
        assert text[piece.start : piece.end] == piece.text
    cited = {e.text for e in told.evidence if e.field == "victims"}
    assert any("Solano" in words for words in cited)


def test_accidents_have_no_victims_by_the_model() -> None:
    assert mention("A bus carrying pilgrims plunged into a ravine in Kashmir on Tuesday, killing 21.").victims == ()


def test_a_deed_without_a_word_of_the_lexicons_is_an_incident_of_the_attack() -> None:
    found = mention(
        "Guerrillas killed the mayor of Achi with machineguns on Monday, the army said.\n\n"
        "His bodyguards were mowed down beside him. The town hall and two shops were set ablaze."
    )
    assert found.type in ("armed_assault", "assassination")
    assert any("bodyguards" in v for v in found.victims)
    assert any("hall" in t for t in (found.target.name if found.target else "", *found.other_targets))


def test_what_an_earthquake_brought_down_was_hit_by_nobody() -> None:
    found = mention(
        "An earthquake of magnitude 5.1 shook the north on Monday, killing three people, officials said.\n\n"
        "Houses in the village were reduced to rubble and two bridges gave way."
    )
    assert found.type == "natural_disaster"
    assert (found.target, found.other_targets, found.perpetrators) == (None, (), ())


def test_what_is_only_called_an_attack_is_what_its_means_say() -> None:
    found = mention(
        "Seven guards in an army bus were killed in an attack in Lima on Monday.\n\n"
        "Witnesses said that a car bomb had damaged the bus. The car bomb stood near the barracks."
    )
    assert found.type == "bombing"


def test_a_sentence_of_another_day_says_nothing_of_the_deed() -> None:
    (found, *_) = read(
        plain_report(
            "A bomb killed 11 people at a market in Biu on Monday, the police said.\n\n"
            "Suicide bombers struck a wedding in the same state in June 2024.",
            published="2025-05-14",
        )
    ).incidents
    assert found.perpetrators == ()
    assert "wedding" not in found.other_targets


def test_all_targets_and_weapons_are_kept_each_with_its_words() -> None:
    text = "Rebels blew up a power pylon and a gas station with dynamite and threw grenades at a bank on Monday."
    found = mention(text)
    told = {found.target.name if found.target else "", *found.other_targets}
    assert {"power pylon", "gas station", "bank"} <= told
    assert {"dynamite", "grenades"} <= {found.weapon, *found.other_weapons}
    assert {"dynamite", "grenades"} <= {e.text for e in found.evidence if e.field in ("weapon", "other_weapons")}
    assert set(found.other_targets) <= {e.text for e in found.evidence if e.field == "other_targets"}


def test_a_phrase_does_not_break_off_behind_a_small_word() -> None:
    found = mention("Guerrillas threw grenades at the town hall of Achi on Monday and shot the mayor, the army said.")
    told = (found.target.name if found.target else "", *found.other_targets, *found.victims)
    assert "town hall" in " ".join(told)
    assert not any(name.split()[-1] in ("of", "the", "in", "at") for name in told if name)


def test_where_people_come_from_is_not_where_they_were_attacked() -> None:
    found = mention("Gunmen shot dead two American missionaries near La Paz on Monday, the Bolivian police said.")
    assert found.place is not None
    assert found.place.entry is not None
    assert found.place.entry.country == "BO"
