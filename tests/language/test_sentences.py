"""Where sentences end, and where they do not."""

import pytest

from newstally.reading.language import split_sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Lena Voss spoke on Monday.", "Prices rose."],
        ["The plan cost $3.5 million.", "Nobody paid."],
        ["He moved to the U.S. in May.", "She stayed."],
        ["She lives in the U.S.", "The house is old."],
        ["“It is over,” he said.", "“Nobody was hurt.”"],
        ["Another came on Jan. 5.", "It failed."],
        ["Acme Inc. reported a loss.", "It blamed the weather."],
        ["It was 5 p.m. when J. K. Okafor left St. Ives."],
        ["He said no.", "They left."],
        ["Is it true?", "“Yes!” she cried."],
        ["Lt. Gen. Omar Haddad arrived.", "Troops left."],
        ["The company, No. 3 in its field, closed."],
    ],
)
def test_each_sentence_stands_alone(sentences: list[str]) -> None:
    assert _split(" ".join(sentences)) == sentences


def test_blank_lines_always_part() -> None:
    assert _split("A headline without a stop\n\nThe first paragraph.") == [
        "A headline without a stop",
        "The first paragraph.",
    ]


def test_offsets_are_within_the_given_stretch() -> None:
    text = "Left out. First kept. Second kept. Left out."
    assert [text[a:b] for a, b in split_sentences(text, 10, 34)] == ["First kept.", "Second kept."]


def test_what_never_ends_is_cut_at_white_space() -> None:
    text = "five more words without end " * 400
    pieces = _split(text)
    assert max(len(piece) for piece in pieces) <= 2000
    assert " ".join(pieces) == text.strip()
