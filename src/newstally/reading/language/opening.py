"""What opens a story before its first sentence: "QUETTA:", "WARSAW —", "LONDON (Reuters) -", "Tempe, Ariz. (AP) —".

The parser takes such a dateline for a part of the sentence, often for its subject; it is kept from it.
"""

from __future__ import annotations

import re

_UPPER = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.]+(?:[ \u00a0-][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.]*){0,3}"
_TITLE = r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:[ \u00a0][A-ZÀ-ÖØ-Þ][\w'’-]+){0,3}"
_WITHIN = r"(?:/[A-Z][A-Z ]+)?(?:,[ \u00a0]*[A-Z][\w.'’ \u00a0-]{1,30}?)?"
_DATE = r"(?:,?[ \u00a0]*(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
_AGENCY = r"(?:[ \u00a0]*\([A-Z][\w.&’'/ -]{1,40}\))"
_CLOSE = r"[ \u00a0]*(?:\.?(?:—|–|―|--|-(?=[ \u00a0]))|[ \u00a0]-|:)[ \u00a0]*"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]{3,}(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’-]+){0,3}"
_OPENING = re.compile(
    rf"(?:(?:{_UPPER}{_WITHIN}{_DATE}?{_AGENCY}?|{_TITLE}{_WITHIN}{_DATE}?{_AGENCY}){_CLOSE}"
    # "BAIDOA (JVP) A man ...", "CALOTO. Two patrolmen ...".
    rf"|{_DATE}{_AGENCY}{_CLOSE}"
    rf"|{_UPPER}{_WITHIN}{_DATE}?{_AGENCY}[ \u00a0]+|{_CAPITALS}\.[ \u00a0]+)(?=[“\"‘'A-Z0-9])"
)
_FILED = re.compile(rf"{_CAPITALS}\.")


def is_filed(sentence: str) -> bool:
    """Whether it is no sentence but a place in capitals, with which a story begins: "CALOTO."."""
    return _FILED.fullmatch(sentence) is not None


def opening_length(sentence: str) -> int:
    """How many characters of a sentence are its dateline, closing mark and white space included; 0 without one."""
    found = _OPENING.match(sentence)
    return found.end() if found is not None else 0
