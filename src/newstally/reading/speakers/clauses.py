"""What a sentence attributes: the stretch said, and the words that stand for the speaker."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.reading.language import Script, Sentence, Token
from newstally.reading.speakers.beside_quotes import beside_quotes
from newstally.reading.speakers.clause import Clause
from newstally.reading.speakers.lexicon import PERFORM, SAY, may_attribute_text, quotes_in
from newstally.reading.speakers.passed_on import passed_on
from newstally.reading.speakers.said import according, in_words_of, performed, said
from newstally.reading.speakers.set_off import figures_behind, set_off


def may_attribute(sentence: Sentence) -> bool:
    """Whether a sentence has a word that may attribute something: cheap, and asked before parsing."""
    return may_attribute_text(sentence.text)


def clauses(script: Script, sentence: Sentence) -> Iterator[Clause]:
    """What the sentence attributes, outermost clause first."""
    if sentence.kind in ("headline", "bullet", "standfirst", "subheading"):
        set_off_here = list(set_off(sentence))
        if set_off_here:
            yield from set_off_here
            return
    if not may_attribute(sentence):
        return
    passed = list(passed_on(script, sentence))
    if passed:
        yield from passed
        return
    found = [c for token in script.tokens(sentence) for c in _of_token(script, sentence, token)]
    if quotes_in(sentence.text) and not any(c.manner == "direct" for c in found):
        found = [*beside_quotes(script, sentence), *found] or found
    yield from found
    if not any(c.start < c.end for c in found):
        yield from figures_behind(sentence)


def _of_token(script: Script, sentence: Sentence, token: Token) -> Iterator[Clause]:
    if (
        (token.pos in ("VERB", "AUX") and token.lemma in SAY and token.tag != "VBN")
        or (token.pos == "VERB" and token.tag == "VBN" and token.lemma in SAY and _is_active(script, sentence, token))
        or (token.pos == "VERB" and token.lemma in ("put", "find", "hear", "ask", "wonder") and token.tag != "VBN")
    ):
        yield from said(script, sentence, token)
    elif token.pos == "VERB" and token.lemma in PERFORM and token.tag not in ("VBN", "VBG"):
        yield from performed(script, sentence, token)
    elif token.lower == "according" or (token.lower == "per" and _is_authority(script, sentence, token)):
        yield from according(script, sentence, token)
    elif token.lower == "words":
        yield from in_words_of(script, sentence, token)


def _is_active(script: Script, sentence: Sentence, verb: Token) -> bool:
    """A participle behind "had": "who had said", or one that the tagger takes a past tense for."""
    children = script.children(sentence, verb)
    passive = any(c.dep in ("auxpass", "nsubjpass", "agent") for c in children)
    return not passive and any(c.dep == "aux" and c.lemma == "have" for c in children)


def _is_authority(script: Script, sentence: Sentence, token: Token) -> bool:
    """ "As per the ministry", "per the ministry": not "per person", "per day"."""
    tokens = script.tokens(sentence)
    if token.i > 0 and tokens[token.i - 1].lower == "as":
        return True
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    before = tokens[token.i - 1].text if token.i > 0 else ","
    return behind is not None and before == "," and (behind.lower in ("the", "a") or behind.tag in ("NNP", "NNPS"))
