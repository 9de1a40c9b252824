"""Signatures: telling copies of one wire story from different stories about one event.

Bottom-k sketches (Cohen and Kaplan, 2007) over the shingles of five words: a signature is the least 64 hashes of a
text's shingles, and the share of the least hashes of both texts together that both have estimates the Jaccard
similarity of the texts, with a standard error of at most 1/16. Texts of fewer shingles are compared exactly.
"""

from __future__ import annotations

import heapq
import re
from hashlib import blake2b

_SIZE = 64
_SHINGLE = 5
_HASH_BYTES = 4
_WORD = re.compile(r"\w+")


def signature(text: str) -> tuple[int, ...]:
    """Up to 64 numbers of 32 bits in rising order; case, punctuation and layout do not count.

    Empty for a text without words. The same text has the same signature on every machine.
    """
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    if not words:
        return ()
    shingles = {b" ".join(words[k : k + _SHINGLE]) for k in range(max(1, len(words) - _SHINGLE + 1))}
    return tuple(heapq.nsmallest(_SIZE, {_hash(shingle) for shingle in shingles}))


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The estimated share of shingles two texts have in common, 0 to 1; 0 where either has no words."""
    if not a or not b:
        return 0.0
    both = set(a) & set(b)
    least = heapq.nsmallest(_SIZE, set(a) | set(b))
    return sum(value in both for value in least) / len(least)


def _hash(shingle: bytes) -> int:
    return int.from_bytes(blake2b(shingle, digest_size=_HASH_BYTES).digest(), "big")
