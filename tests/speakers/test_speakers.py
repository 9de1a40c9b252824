"""Who says what, as a table of sentences."""

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Attribution, Setting, Speaker
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.speakers import attribute, speaker_at


def _attributions(text: str) -> tuple[Attribution, ...]:
    script = parse(plain_report(text))
    return attribute(script, find_names(script, Setting()))


def _speaker_of(text: str, words: str) -> Speaker | None:
    start = text.index(words)
    return speaker_at(_attributions(text), start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Mayor Joao Lima said on Monday that 40 houses had burned.", "40 houses", "Joao Lima"),
        ("“We lost 40 houses,” Mayor Joao Lima said.", "40 houses", "Joao Lima"),
        ("Some 40 houses burned, officials said, with no one hurt.", "no one", "officials"),
        ("Exports fell 3 percent, according to the central bank.", "3 percent", "central bank"),
        ("As per data released by the port authority, 12 ships waited.", "12 ships", "port authority"),
        ("The ministry estimates that 900 farms are dry.", "900 farms", "ministry"),
        ("The government launched a plan to build 500 clinics.", "500 clinics", "government"),
        ("The scheme, the ministry says, has helped 4,000 families.", "4,000 families", "ministry"),
        ("The bridge, which the army says cost $2 million, is shut.", "$2 million", "army"),
    ],
)
def test_the_speaker_of_a_number(text: str, words: str, speaker: str) -> None:
    found = _speaker_of(text, words)
    assert found is not None
    assert found.name == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Mayor Joao Lima arrived late. “It is bad,” Lima said. He said 40 houses burned.", "40 houses", "Joao Lima"),
        (
            "The finance ministry met on Friday. Sales rose 4 percent, the ministry said.",
            "4 percent",
            "finance ministry",
        ),
        ("Mayor Joao Lima spoke. The mayor said 40 houses burned.", "40 houses", "Joao Lima"),
        ("“It was loud,” a baker said. “I saw 3 men.”", "3 men", "baker"),
    ],
)
def test_speakers_are_resolved_within_the_report(text: str, words: str, speaker: str) -> None:
    found = _speaker_of(text, words)
    assert found is not None
    assert found.name == speaker


def test_the_outlets_own_words_have_no_speaker() -> None:
    assert _speaker_of("Some 40 houses burned on Monday.", "40 houses") is None


def test_nobody_says_what_no_group_claimed() -> None:
    assert _attributions("No group claimed responsibility for the attack.") == ()


def test_the_maker_of_a_document_is_the_speaker() -> None:
    found = _speaker_of("The road saw nine crashes, according to a Valley Herald tally.", "nine crashes")
    assert found is not None
    assert (found.name, found.origin) == ("Valley Herald", "Valley Herald tally")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Officials said it burned.", False),
        ("A railway worker said it burned.", False),
        ("The government said it burned.", True),
        ("General Ana Brito said it burned.", True),
    ],
)
def test_named_and_unnamed(text: str, named: bool) -> None:
    (attribution,) = _attributions(text)
    assert attribution.speaker.named is named


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Seven dead in train bombing, transport minister says", "transport minister"),
        ("Rice harvest down a third, farmers say", "farmers"),
        ("Port traffic up 4 percent— harbour chief", "harbour chief"),
        ("Police: four held over market fire", "Police"),
    ],
)
def test_headlines_set_their_speaker_off(headline: str, speaker: str) -> None:
    script = parse(plain_report("Nothing more is known.", headline=headline))
    (attribution,) = attribute(script, find_names(script, Setting()))
    assert attribution.speaker.name == speaker
    assert attribution.text == headline
