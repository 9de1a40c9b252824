"""The universal tag and the lemma of each token, as spaCy's attribute ruler and lemmatizer give them, remembered.

The two take a third of the pipeline's time and say the same of the same token over and over: the ruler
looks at a token's tag, at its word where one of its rules names that word, and at its relation to the
head where a rule names that; the lemmatizer at the word, its universal tag and its morphology. Only
the rules about two words in a row look farther, and sentences that may hold one go through the ruler.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Key = tuple[int, int, int]
# The attributes of a document's tokens that are read in one go.
COLUMNS = ("ORTH", "LOWER", "TAG", "DEP", "HEAD", "IDX", "IS_SPACE")


class Finisher:
    """Gives parsed documents their universal tags and lemmas; the same as the components would."""

    def __init__(self, model: Any) -> None:
        self._ruler = model.get_pipe("attribute_ruler")
        self._lemmatizer = model.get_pipe("lemmatizer")
        index = self._lemmatizer.lookups.get_table("lemma_index")
        for kind in tuple(index):
            # Lists of tens of thousands of words, in which the lemmatizer looks for each form it makes.
            index[kind] = frozenset(index[kind])
        # Universal tag, morphology and the ruler's own lemma (empty for none) by what the ruler looks at.
        self._tagged: dict[Key, tuple[str, str, str]] = {}
        self._lemmas: dict[tuple[int, str, str], str] = {}
        strings = model.vocab.strings
        single = [p[0] for p in self._patterns() if len(p) == 1]
        pairs = [p[0] for p in self._patterns() if len(p) > 1]
        self._words = {strings[w] for token in (*single, *pairs) for w in _named(token, "LOWER")}
        self._relations = {strings[d] for token in (*single, *pairs) for d in _named(token, "DEP")}
        self._opening_words = {strings[w] for token in pairs for w in _named(token, "LOWER")}
        self._opening_relations = {
            strings[d] for token in pairs if not _named(token, "LOWER") for d in _named(token, "DEP")
        }

    def finish(self, doc: Any, columns: list[list[int]]) -> list[tuple[str, str]]:
        """Universal tag and lemma of each token of a tagged and parsed document; `columns` are its `COLUMNS`."""
        orths, words, tags, relations = columns[:4]
        if not self._opening_words.isdisjoint(words) or not self._opening_relations.isdisjoint(relations):
            return self._by_components(doc)
        named, related = self._words, self._relations
        keys = [
            (tag, word if word in named else 0, relation if relation in related else 0)
            for tag, word, relation in zip(tags, words, relations, strict=True)
        ]
        tagged = self._tagged
        finished = []
        for i, (orth, key) in enumerate(zip(orths, keys, strict=True)):
            pos, morph, lemma = tagged.get(key) or self._tag(doc[i], key)
            finished.append((pos, lemma or self._lemmas.get((orth, pos, morph)) or self._lemma(doc[i], pos, morph)))
        return finished

    def _tag(self, token: Any, key: Key) -> tuple[str, str, str]:
        """What the ruler says of a token by itself."""
        alone = type(token.doc)(token.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_])
        self._ruler(alone)
        found = self._tagged[key] = (alone[0].pos_, str(alone[0].morph), alone[0].lemma_)
        return found

    def _lemma(self, token: Any, pos: str, morph: str) -> str:
        token.pos_ = pos
        token.set_morph(morph)
        found: str = self._lemmatizer.lemmatize(token)[0]
        self._lemmas[token.orth, pos, morph] = found
        return found

    def _by_components(self, doc: Any) -> list[tuple[str, str]]:
        self._lemmatizer(self._ruler(doc))
        return [(token.pos_, token.lemma_) for token in doc]

    def _patterns(self) -> Iterator[list[dict[str, Any]]]:
        for rule in self._ruler.patterns:
            yield from rule["patterns"]


def _named(token: dict[str, Any], attribute: str) -> list[str]:
    """The values that a rule's token names for an attribute, whether it asks for them or bars them."""
    value = token.get(attribute, [])
    if isinstance(value, dict):
        return [v for listed in value.values() for v in ([listed] if isinstance(listed, str) else listed)]
    return [value] if isinstance(value, str) else list(value)
