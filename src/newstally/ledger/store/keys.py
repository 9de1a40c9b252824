"""Keys as numbers: a hash finds what a text would, in a quarter of the room.

Keys of a day or a month begin with it, so that what comes in about the same time lies side by side in the index,
however large it is. The numbers are kept in ledgers: to make them otherwise takes a migration after which all links are
derived again.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from hashlib import blake2b

from newstally.ledger.linking.candidates import WINDOW

# "day:1234:..." counts windows of days, as candidates do; "...:2031-05" ends with a month.
_DAY = re.compile(r"day:(\d+):")
_MONTH = re.compile(r":(\d{4})-(\d\d)$")
# The bits that are left to the hash beside a window.
_BITS = 42


@lru_cache(maxsize=65536)
def hashed(key: str) -> int:
    """A key's number. Two keys that share one by chance only give something more to look at."""
    number = int.from_bytes(blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest())
    return (_when(key) << _BITS) | (number & ((1 << _BITS) - 1))


def _when(key: str) -> int:
    day = _DAY.match(key)
    if day is not None:
        return int(day[1])
    month = _MONTH.search(key)
    return dt.date(int(month[1]), int(month[2]), 1).toordinal() // WINDOW if month else 0
