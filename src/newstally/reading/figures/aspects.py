"""What kind of statement a number makes of its indicator: level, change, share, rate, cumulative or forecast."""

from __future__ import annotations

import re
from typing import Literal

from newstally.lexicon import table, words
from newstally.model import Aspect, Direction, Period, Quantity, Setting
from newstally.reading.figures.grammar import Grammar
from newstally.reading.figures.lexicon import CUES, ROOM
from newstally.reading.language import Sentence, Token

_CUMULATIVE = re.compile(rf"\b(?:{'|'.join(CUES['cumulative'])})\b", re.IGNORECASE)
_SHARE_BEHIND = re.compile(rf"\s*(?:{'|'.join(CUES['share'])})\b", re.IGNORECASE)
# "India accounted for |37,000 of the arrivals, or about |20 percent": the part, then its share.
_PART_TOLD = re.compile(r"^(?:\s+of\s+(?:the|all|its|their)\s+[\w\s-]{1,30})?,\s+or\s+(?:\w+\s+){0,2}$")
_AUXILIARIES = frozenset(CUES["forecast"]["auxiliaries"])
_FORECAST_VERBS = frozenset(CUES["forecast"]["verbs"])
_FORECAST_ADJECTIVES = frozenset(CUES["forecast"]["adjectives"])
_FORECAST_NOUNS = frozenset(CUES["forecast"]["nouns"])
_REVISING = frozenset(CUES["revision"]["verbs"])
_REVISING_FORECASTS = frozenset(CUES["revision"]["forecast_verbs"])
_OLD = re.compile(rf"\b(?:{'|'.join(CUES['revision']['old'])})\b", re.IGNORECASE)
# A rate that is a price of money or goods, not one of people: its number is a level.
_PRICE_RATES = words(ROOM, "price_rates.txt")
_CHANGES: dict[str, list[str]] = table("newstally.reading.quantities", "changes.toml")["nouns"]
_CHANGE_VERBS: dict[str, list[str]] = table("newstally.reading.quantities", "changes.toml")["verbs"]


def aspect_of(
    quantity: Quantity, concept: str, is_change: bool, is_share: bool, is_running: bool, is_forecast: bool, text: str
) -> Aspect:
    """The aspect, the strongest first: money per year is a rate; what is expected is no fact yet."""
    if quantity.per and quantity.kind == "currency" and not is_change:
        return "rate"
    if is_forecast:
        return "forecast"
    if is_change:
        return "change"
    if quantity.per or (quantity.kind == "percent" and is_rate(concept)):
        return "rate"
    if is_share:
        return "share"
    if is_running or (quantity.kind in ("currency", "count", "physical") and _CUMULATIVE.search(text)):
        return "cumulative"
    return "level"


def is_rate(concept: str) -> bool:
    """Whether a percentage of this is a rate: "unemployment rate", but not "interest rate"."""
    found = concept.lower().split()
    head = next((i for i, w in enumerate(found) if w in ("rate", "rates", "unemployment", "joblessness")), None)
    if head is None or (found[head].startswith("rate") and head == 0):
        return False
    return not any(w in _PRICE_RATES for w in found)


def is_share(sentence: Sentence, quantity: Quantity, before: Quantity | None, before_is_share: bool, gap: bool) -> bool:
    """Part of a whole: "38 percent of the tea", and "Egypt 17 percent" after it, which shares its verb (`gap`)."""
    if quantity.kind != "percent" or quantity.is_change or quantity.change_role:
        return False
    text, offset = sentence.text, sentence.start
    if _SHARE_BEHIND.match(text, quantity.span[1] - offset):
        return True
    if before is None:
        return False
    behind = text[before.span[1] - offset : quantity.span[0] - offset]
    if _PART_TOLD.search(behind) and before.kind != "percent":
        return True
    return before_is_share and gap


def is_forecast(clause: Grammar, quantity: Quantity, period: Period | None, setting: Setting) -> bool:
    """Whether the amount is expected, planned or aimed at: by the words above it in its clause, or by its period."""
    published = setting.published
    interval = period.interval if period is not None else None
    start = interval.start if interval is not None else None
    if published is not None and start is not None and start.date() > published.day:
        return True
    top = clause.top(quantity)
    if top is None:
        return False
    if any(c.tag == "VBN" and c.lemma in _FORECAST_VERBS for c in clause.children(top)):
        # "The |3 percent| expected", "a planned |$4 billion|".
        return True
    path = [top, *clause.path(top)]
    for below, token in zip((top, *path), path, strict=False):
        if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in _FORECAST_NOUNS:
            return True
        if token.pos == "NOUN" and token.lemma in _FORECAST_VERBS and below.dep in ("acl", "xcomp"):
            # "Plans to build 300 homes".
            return True
        if token.pos not in ("VERB", "AUX", "ADJ"):
            continue
        if _looks_ahead(clause, token, below):
            return True
        if token.lemma == "be" and any(c.dep == "nsubj" and c.lemma in _FORECAST_NOUNS for c in clause.children(token)):
            # "The average forecast was for a 15 percent rise".
            return True
        if token.tag == "VBD" and token.dep not in ("advcl",):
            # A fact of the past, whatever is hoped of it.
            return False
    return False


def _looks_ahead(clause: Grammar, token: Token, below: Token) -> bool:
    children = clause.children(token)
    if any(c.dep == "aux" and c.lower in _AUXILIARIES for c in children):
        return True
    # The lemmatiser takes "hopes" for a form of "hop".
    if token.lemma in _FORECAST_VERBS or (token.pos == "VERB" and token.lower.removesuffix("s") in _FORECAST_VERBS):
        # "Hopes rose 3 percent": what is hoped comes behind the verb; the subject of a passive before it.
        return below.dep not in ("nsubj",)
    if token.lemma in _FORECAST_ADJECTIVES:
        to = below.dep == "xcomp" or below.lower in ("to", "at")
        return to and (token.lemma != "see" or any(c.dep == "auxpass" for c in children) or token.tag in ("VBZ", "VBP"))
    return False


def growth_direction(noun: Token | None, quantity: Quantity) -> Direction:
    """ "Export growth slowed to |4 percent|": a change of exports, upwards; "" where the noun is none of change."""
    if noun is None or quantity.is_change:
        return ""
    if noun.lemma in (*_CHANGES["up"], *_CHANGE_VERBS["up"]):
        return "up"
    return "down" if noun.lemma in (*_CHANGES["down"], *_CHANGE_VERBS["down"]) else ""


def revision_of(clause: Grammar, sentence: Sentence, quantity: Quantity, expected: bool) -> Literal["", "new", "old"]:
    """Whether a value replaces another, or was replaced: "revised to |2.3 percent| from |2.1 percent|"."""
    before = sentence.text[: quantity.span[0] - sentence.start]
    behind = sentence.text[quantity.span[1] - sentence.start :]
    if _OLD.search(before[-60:]) or re.match(rf"\W*(?:was |were |had been )?{_OLD.pattern}", behind, re.IGNORECASE):
        return "old"
    top = clause.top(quantity)
    if quantity.is_change or top is None:
        return ""
    verbs = [t for t in clause.path(top) if t.pos in ("VERB", "AUX")][:2]
    revising = any(v.lemma in _REVISING or (expected and v.lemma in _REVISING_FORECASTS) for v in verbs)
    if not revising:
        return ""
    if quantity.change_role == "from" or re.search(r"\bfrom\s+(?:an?\s+)?(?:\w+\s+)?$", before):
        return "old"
    to = quantity.change_role == "to" or re.search(r"\b(?:to|at)\s+(?:an?\s+)?(?:\w+\s+)?$", before)
    return "new" if to else ""
