"""The room's word lists, loaded once."""

from __future__ import annotations

import re

from newstally.lexicon import words

ROOM = "newstally.reading.speakers"
SAY = words("newstally.reading.language", "speech_lemmas.txt")
QUOTING = words(ROOM, "quoting_lemmas.txt")
PERFORM = words(ROOM, "performing_lemmas.txt")
DOCUMENTS = words(ROOM, "document_nouns.txt")
OFFICES = words(ROOM, "offices.txt")
UNSAID = words(ROOM, "unsaid.txt")
INSTITUTIONS = words("newstally.reading.names", "organisation_heads.txt")
# Foreseen, not told: with these "X is expected by Y to" is Y's word.
OPINIONS = frozenset(("forecast", "project", "expect", "estimate", "predict", "believe", "report", "think", "suspect"))
CLAUSE_ONLY = words(ROOM, "clause_only_lemmas.txt")
FINDERS = words(ROOM, "hearing_nouns.txt")
_NOUNS = words(ROOM, "noun_verbs.txt")
_FORMS = words("newstally.reading.language", "speech_verbs.txt") | PERFORM
_VERBS = sorted((v for v in _FORMS if v not in _NOUNS and v.removesuffix("s") not in _NOUNS), key=len, reverse=True)
TRIGGER = re.compile(
    rf"\b(?:{'|'.join(_VERBS)})(?:s|d|ed|ned)?\b|\b(?:{'|'.join(sorted(_NOUNS))})(?:ed|d|ting)\b"
    r"|(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bthis )(?<!\bits )(?<!\btheir )(?<!\bUnited )"
    rf"\b(?:{'|'.join(sorted(_NOUNS))})(?:e?s)?\b"
    r"|\b(?:according to|as per|per the|per [A-Z]|in the words of|puts? the [a-z ]+ at|says|figures|data|tally)\b",
    re.IGNORECASE,
)
_STEMS = sorted((v.removesuffix("y").removesuffix("e") for v in QUOTING), key=len, reverse=True)
_BESIDE_QUOTES = re.compile(
    rf"\b(?:{'|'.join(_STEMS)})"
    r"(?:e|y)?(?:s|es|d|ed|ped|ned|ied|ies|ing)?\b|\b(?:wept|sang|sung|began|went)\b"
)
_LEADS = re.compile(r":\s+[“\"‘]")
QUOTE = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<![\w’])‘[^‘]*?[,.!?…]’(?!\w)")


# A mark that closes what an earlier sentence opened: "... deserted her,” said Noma."
_CLOSES_FIRST = re.compile(r"^[^“\"]*?(?:”|[,.!?…]\"(?=\s|$))")


def quotes_in(text: str) -> list[tuple[int, int]]:
    """The quoted stretches of a sentence, one that an earlier sentence opened among them; offsets into the sentence."""
    closing = _CLOSES_FIRST.match(text)
    first = [(0, closing.end())] if closing is not None else []
    start = closing.end() if closing is not None else 0
    return first + [m.span() for m in QUOTE.finditer(text, start)]


def may_attribute_text(text: str) -> bool:
    """Whether a sentence's text has a word that may attribute something."""
    return TRIGGER.search(text) is not None or (
        QUOTE.search(text) is not None
        and (_LEADS.search(text) is not None or _BESIDE_QUOTES.search(QUOTE.sub(" ", text)) is not None)
    )
