"""Signatures: telling copies of one wire story from different stories about one event.

MinHash (Broder, 1997) over the shingles of five words: the share of equal places in two signatures estimates
the Jaccard similarity of the two texts, with a standard error of at most 1/16.
"""

from __future__ import annotations

import re
import zlib

_PLACES = 64
_SHINGLE = 5
_PRIME = (1 << 61) - 1
_MASK = (1 << 32) - 1
_WORD = re.compile(r"\w+")


def _multipliers() -> tuple[tuple[int, int], ...]:
    """The hash functions' coefficients, from a fixed linear congruence so that signatures can be stored."""
    state, found = 20_240_117, []
    for _ in range(_PLACES):
        pair = []
        for _ in range(2):
            state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % (1 << 64)
            pair.append(state % (_PRIME - 1) + 1)
        found.append((pair[0], pair[1]))
    return tuple(found)


_FUNCTIONS = _multipliers()


def signature(text: str) -> tuple[int, ...]:
    """64 numbers of 32 bits; case, punctuation and layout do not count. Empty for a text without words."""
    words = _WORD.findall(text.casefold())
    if not words:
        return ()
    count = max(1, len(words) - _SHINGLE + 1)
    shingles = {zlib.crc32(" ".join(words[k : k + _SHINGLE]).encode()) for k in range(count)}
    return tuple(min((a * shingle + b) % _PRIME for shingle in shingles) & _MASK for a, b in _FUNCTIONS)


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The estimated share of shingles two texts have in common, 0 to 1; 0 where either has no words."""
    if not a or not b:
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)
