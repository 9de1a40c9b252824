"""Keys as numbers: eight bytes of a hash find what a text would, in a quarter of the room."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=65536)
def hashed(key: str) -> int:
    """A key's number. Two keys that share one by chance only give something more to look at."""
    return int.from_bytes(blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest(), signed=True)
