"""Folding: how a name is written down for look-up, so that "SÃO PAULO", "Sao Paulo" and "são paulo" meet."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart, and the marks that names are written with or without.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "e",
        "ħ": "h",
        "'": "",
        "’": "",
        "‘": "",
        "ʻ": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
        "`": "",
        "´": "",
        "′": "",
        ".": " ",
        "-": " ",
        "–": " ",
        "‑": " ",
        "\xa0": " ",
        ",": " ",
        "(": " ",
        ")": " ",
        "/": " ",
    }
)


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Lower case, without diacritics, apostrophes, dots and hyphens: "Ra's al-Khaymah" -> "ras al khaymah"."""
    lowered = name.lower().translate(_LETTERS)
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(lowered.split())
