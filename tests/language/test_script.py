"""Tokens point into the report and are made only when asked for."""

from newstally.intake.plain import plain_report
from newstally.reading.language import parse

TEXT = "Ferries stopped on Friday.\n\nA gale of 90 kilometres an hour tore the roof off a school, police said."


def test_tokens_point_into_the_report() -> None:
    script = parse(plain_report(TEXT))
    for sentence in script.sentences:
        assert script.text[sentence.start : sentence.end] == sentence.text
        for token in script.tokens(sentence):
            assert script.text[token.start : token.end] == token.text


def test_only_the_sentences_asked_for_are_parsed() -> None:
    script = parse(plain_report(TEXT))
    first, second = script.sentences
    script.tokens(second)
    assert script.is_parsed(second)
    assert not script.is_parsed(first)


def test_heads_and_subtrees() -> None:
    script = parse(plain_report(TEXT))
    sentence = script.sentences[1]
    verb = next(t for t in script.tokens(sentence) if t.text == "tore")
    subject = next(t for t in script.children(sentence, verb) if t.dep == "nsubj")
    assert subject.text == "gale"
    assert [t.text for t in script.subtree(sentence, subject)] == ["A", "gale", "of", "90", "kilometres", "an", "hour"]


def test_token_at_a_character() -> None:
    script = parse(plain_report(TEXT))
    token = script.token_at(TEXT.index("gale") + 2)
    assert token is not None
    assert token.text == "gale"
    assert script.token_at(TEXT.index("\n\n")) is None
