"""Passed on: words that somebody says through somebody else, and what a passive verb gives to its agent."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.reading.language import Script, Sentence, Token
from newstally.reading.speakers.clause import Clause
from newstally.reading.speakers.lexicon import OPINIONS, SAY
from newstally.reading.speakers.phrases import agent_of, phrase, subject_of


def passed_on(script: Script, sentence: Sentence) -> Iterator[Clause]:
    """ "X was quoted by Y as saying", "Y quoted X as saying", "Y reported, citing X", "Y was told by X that"."""
    for token in script.tokens(sentence):
        if token.lemma in ("quote", "cite") and token.pos == "VERB":
            yield from _quoted(script, sentence, token)
        elif token.tag == "VBN" and token.pos == "VERB" and (token.lemma == "tell" or token.lemma in OPINIONS):
            yield from _by_agent(script, sentence, token)


def _quoted(script: Script, sentence: Sentence, verb: Token) -> Iterator[Clause]:
    saying = _saying(script, sentence, verb)
    children = script.children(sentence, verb)
    if saying is not None:
        passive = any(c.dep in ("nsubjpass", "auxpass") for c in children) or verb.dep == "acl"
        told = next((c for c in children if c.dep == "nsubjpass"), None) if passive else _object(children)
        if told is None and verb.dep == "acl":
            told = script.tokens(sentence)[verb.head]
        if told is None or told.i > saying.i:
            return
        carrier = agent_of(script, sentence, verb) if passive else subject_of(script, sentence, verb)
        yield _clause(script, sentence, told, carrier, saying.end, sentence.end)
        return
    carrier_verb = _reporting(script, sentence, verb)
    if verb.tag == "VBG" and carrier_verb is not None:
        source = _object(children)
        carrier = subject_of(script, sentence, carrier_verb)
        if source is not None and carrier is not None:
            yield _clause(script, sentence, source, carrier, sentence.start, sentence.end)
    elif verb.tag == "VBN" and verb.dep == "acl":
        # "Mayor Joao Lima, quoted by the Harbour Post, said ..."
        told = script.tokens(sentence)[verb.head]
        carrier = agent_of(script, sentence, verb)
        say = next(
            (t for t in script.tokens(sentence)[verb.i :] if t.lemma in SAY and t.head != verb.i and t.pos == "VERB"),
            None,
        )
        if carrier is not None and say is not None:
            yield _clause(script, sentence, told, carrier, say.end, sentence.end)


def _saying(script: Script, sentence: Sentence, verb: Token) -> Token | None:
    """The "saying" of "quoted as saying"."""
    tokens = script.tokens(sentence)
    for token in tokens[verb.i : verb.i + 16]:
        if token.lower in ("saying", "telling") and tokens[token.i - 1].lower == "as":
            return token
    return None


def _reporting(script: Script, sentence: Sentence, verb: Token) -> Token | None:
    """The verb of the report that "citing" tells the source of."""
    tokens = script.tokens(sentence)
    before = [
        t
        for t in tokens[: verb.i]
        if t.pos == "VERB" and t.lemma in ("report", "say", "write", "broadcast", "announce", "add")
    ]
    if before:
        return before[-1]
    behind = [t for t in tokens[verb.i :] if t.lemma in ("report", "say", "write") and t.i != verb.i and t.tag != "VBG"]
    return behind[0] if behind and verb.i < 3 else None


def _object(children: list[Token]) -> Token | None:
    return next((c for c in children if c.dep in ("dobj", "nsubj") and c.tag != "PRP" and c.dep == "dobj"), None)


def _clause(script: Script, sentence: Sentence, told: Token, carrier: Token | None, start: int, end: int) -> Clause:
    via = phrase(script, sentence, carrier) if carrier is not None else None
    behind = sentence.text[start - sentence.start :]
    start += len(behind) - len(behind.lstrip())
    return Clause(start, end, "indirect", phrase(script, sentence, told), told, None, via)


def _by_agent(script: Script, sentence: Sentence, verb: Token) -> Iterator[Clause]:
    """ "The Gazette was told by Anna Berg that ...", "The firm is expected by analysts to ..."."""
    agent = agent_of(script, sentence, verb)
    children = script.children(sentence, verb)
    if agent is None or not any(c.dep in ("ccomp", "xcomp") for c in children):
        return
    if verb.lemma == "tell":
        told = next(c for c in children if c.dep in ("ccomp", "xcomp"))
        start = script.subtree(sentence, told)[0].start
        yield Clause(start, sentence.end, "indirect", phrase(script, sentence, agent), agent)
    else:
        yield Clause(*sentence.span, "indirect", phrase(script, sentence, agent), agent)
