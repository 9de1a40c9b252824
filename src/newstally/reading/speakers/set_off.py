"""Set off: speakers that a headline puts before a colon or behind a dash, comma or colon; "figures show" at an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.reading.language import Sentence
from newstally.reading.names.lexicon import ACRONYMS, KNOWN_BODIES, ROLES
from newstally.reading.speakers.clause import Clause
from newstally.reading.speakers.lexicon import DOCUMENTS, INSTITUTIONS

# "... of 32 percent in last 60 days— minister": a headline's dash before whom it quotes.
_DASHED = re.compile(r"(?:[—–]|\s-)\s*(?P<who>[^—–:,.\d]{2,50})$")
# "Seven dead in train bombing, minister says": the parser takes headline nouns for subjects.
_TRAILING = re.compile(
    r",\s+(?P<who>[^,:;.\d]{2,50}?)\s+(?:says?|said|reports?|predicts?|warns?|finds?|shows?|claims?|insists?)\s*\.?$"
)
_INVERTED = re.compile(r",\s+(?:says?|warns?)\s+(?P<who>[^,:;.\d]{2,50}?)\s*\.?$")
# "Flood has killed 40: police", "‘We lost 40 houses’: mayor on the fire"
_BEHIND_COLON = re.compile(r"[^:]:\s+(?P<who>[^—–:,.\d]{2,40}?)(?:\s+on\s+[^:,.]{2,40})?$")
_COLON = re.compile(r"^(?P<who>[^:,.\d]{2,50}):\s+(?=\S)")
# "Unemployment fell to 5 percent, figures from the statistics office show."
_FIGURES_BEHIND = re.compile(
    rf",\s+(?P<who>(?:[\w’'.&-]+\s+){{0,6}}?(?P<document>{'|'.join(sorted(DOCUMENTS, key=len, reverse=True))})"
    r"(?:\s+(?:(?:released|published|issued|compiled)\s+(?:on\s+\w+\s+)?)?(?:from|by)\s+(?P<maker>(?:the\s+)?[^,.;:]{2,60}?))?)"
    r"\s+(?:shows?|showed|suggests?|suggested|indicates?|indicated|says?|said|reveals?|revealed)\b"
)


def set_off(sentence: Sentence) -> Iterator[Clause]:
    """The speaker a headline sets off; all of the headline is his."""
    for pattern in (_TRAILING, _INVERTED, _DASHED, _BEHIND_COLON, _COLON):
        found = pattern.search(sentence.text)
        if found is None or not found["who"].strip():
            continue
        if pattern in (_TRAILING, _INVERTED) or _may_speak(found["who"]):
            start, end = found.span("who")
            who = (sentence.start + start, sentence.start + end)
            yield Clause(sentence.start, sentence.end, "indirect", who, None)
            return


def _may_speak(who: str) -> bool:
    """An office, a body or a body's acronym: "police", "WHO", not "Kenya" or "Budget"."""
    head = who.split()[-1]
    return (
        bool({head.lower(), head.lower().rstrip("s")} & (ROLES | INSTITUTIONS))
        or who.strip() in KNOWN_BODIES
        or who.strip().replace(".", "") in ACRONYMS
        or who.strip().lower()
        in (
            "officials",
            "sources",
            "report",
            "study",
            "reports",
            "witnesses",
            "residents",
            "experts",
            "data",
            "survey",
            "poll",
        )
    )


def figures_behind(sentence: Sentence) -> Iterator[Clause]:
    """ "..., figures from the statistics office show": the parser takes the verb for a noun."""
    found = _FIGURES_BEHIND.search(sentence.text)
    if found is None:
        return
    who = (sentence.start + found.start("who"), sentence.start + found.end("who"))
    maker = None
    if found["maker"]:
        maker = (sentence.start + found.start("maker"), sentence.start + found.end("maker"))
    elif found.start("document") > found.start("who"):
        maker = (who[0], sentence.start + len(sentence.text[: found.start("document")].rstrip()))
    yield Clause(sentence.start, sentence.start + found.start(), "indirect", who, None, maker)
