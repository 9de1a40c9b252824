"""How much of their wording two accounts share: names and telling words of the sentences that tell the incident."""

from __future__ import annotations

import re
from functools import lru_cache

from newstally.ledger.linking.spelling import folded, tokens
from newstally.lexicon import words

_ROOM = "newstally.ledger.linking"
_WORD = re.compile(r"[^\W\d_][^\W_’']+")
_NAME_WEIGHT, _WORD_WEIGHT = 1.0, 0.5
_SHORTEST = 4
# Below this share two reports of different incidents of one kind are as alike; the rest of the way is worth _MOST.
_CHANCE, _MOST = 0.15, 3.0
_FEWEST = 3.0
_AROUND, _MOST_AROUND = 0.3, 1.2


@lru_cache(maxsize=16384)
def telling_words(told: str) -> dict[str, float]:
    """The words of a passage that say something, folded for spelling, with their weight: names count double."""
    usual = words(_ROOM, "common_words.txt")
    found: dict[str, float] = {}
    for match in _WORD.finditer(told):
        for word in tokens(match.group()):
            if word in usual or len(word) < _SHORTEST:
                continue
            weight = _NAME_WEIGHT if match.group()[0].isupper() else _WORD_WEIGHT
            found[folded(word)] = max(weight, found.get(folded(word), 0.0))
    return found


def weigh_surroundings(a: str, b: str) -> tuple[float, str]:
    """The weight of two reports' openings for accounts that name neither place nor target: what their reports name."""
    one, other = ({w for w, weight in telling_words(x).items() if weight == _NAME_WEIGHT} for x in (a, b))
    shared = sorted(one & other)
    weight = min(_MOST_AROUND, len(shared) * _AROUND)
    return (weight, "their reports share: " + ", ".join(shared[:6])) if shared else (0.0, "")


def weigh_wording(a: str, b: str) -> tuple[float, str]:
    """The weight of the words two passages share, and the words themselves."""
    one, other = telling_words(a), telling_words(b)
    smaller = min(sum(one.values()), sum(other.values()))
    shared = sorted(one.keys() & other.keys())
    if smaller < _FEWEST or not shared:
        return 0.0, "few words in common"
    overlap = sum(min(one[w], other[w]) for w in shared) / smaller
    weight = max(0.0, overlap - _CHANCE) / (1 - _CHANCE) * _MOST
    return (weight, "shared words: " + ", ".join(shared[:6])) if weight else (0.0, "few words in common")
