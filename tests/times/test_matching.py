"""The engine below the grammar: tokens by chunks, rules by what they need, phrases run by run."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstally.reading.language import split_sentences
from newstally.reading.times.grammar import phrases
from newstally.reading.times.rules import needs_of, rules
from newstally.reading.times.tokens import _TOKEN, Tokens

PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*.txt"))
HARD = """He came on 2024-01-17 10:30 and left at 2.15 p.m. on Jan. 3; at 10.30 the shop closed, 5.25 percent stayed.
The '90s, the 1990s, the year-earlier quarter, Q1FY24 and FY 2023-24; snake_case_2024, 1/2 of it, ½ a day, o'clock.
May 9, 10 and 11, 2023 or the first nine months of 2023, a week or two ago, last last year, the the the day before.
Profit of 6M 2025 and of the 9M of FY24 rose by 5M, in 9M. 2025 was good; Q1 FY24, H1 2024, 3Q 24."""


def tokens_of(text: str) -> Tokens:
    return Tokens(text, split_sentences(text))


@pytest.mark.parametrize("text", [HARD, *(page.read_text(encoding="utf-8") for page in PAGES)])
def test_tokens_read_by_chunks_are_those_of_the_whole_sentence(text: str) -> None:
    tokens = tokens_of(text)
    expected = []
    for start, end in split_sentences(text):
        expected += [found.span() for found in _TOKEN.finditer(text, start, end)]
        expected.append((end, end))
    assert [tokens.span(index) for index in range(len(tokens.texts))] == expected
    assert [text[start:end] or "\n" for start, end in expected] == tokens.texts
    assert len(tokens.codes) == len(tokens.texts)


@pytest.mark.parametrize("text", [HARD, *(page.read_text(encoding="utf-8") for page in PAGES)])
def test_phrases_found_run_by_run_are_those_that_every_rule_finds_in_the_whole_text(text: str) -> None:
    tokens = tokens_of(text)
    found = sorted(
        (match.start() - match.end(), rule.rank, match.start(), match.end(), rule.name)
        for rule in rules().all
        for match in rule.pattern.finditer(tokens.codes)
    )
    taken: set[int] = set()
    expected = []
    for _, _, first, last, name in found:
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            expected.append((first, last, name))
    assert [(phrase.first, phrase.last, phrase.rule) for phrase in phrases(tokens)] == sorted(expected)


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        ("[ab][c]?[d]", ["ab", "d"]),
        ("(?P<n>[a])?[b]", ["b"]),
        ("(?:[a]|[b])[c]", ["ab", "c"]),
        ("(?:[a][b]|[c])", ["bc"]),
        ("(?:[ab][d]|[c])", ["cd"]),
        ("(?:[a]|[b]?)[c]", ["c"]),
        ("(?:[a](?:[b]|[c])?)?[d]", ["d"]),
        ("(?<=[a])[b](?=[c]|\n)", ["b"]),
        ("[a](?![b][c])", ["a"]),
        ("[a]?", []),
    ],
)
def test_what_an_expression_cannot_do_without(expression: str, needs: list[str]) -> None:
    assert sorted("".join(sorted(need)) for need in needs_of(expression)) == needs


def test_every_rule_needs_something_so_that_none_is_tried_everywhere() -> None:
    assert [rule.name for rule in rules().all if not rule.needs] == []


def test_where_no_word_of_time_stands_no_rule_is_tried() -> None:
    tokens = tokens_of("The harbour sells fish to the town, and the town eats of it.")
    runs = [run.group() for run in rules().run.finditer(tokens.codes)]
    assert runs
    assert [rule.name for run in runs for rule in rules().that_may_match(run)] == []
