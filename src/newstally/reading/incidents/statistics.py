"""Statistics: numbers of a whole war or year ("violence has claimed 870 lives this year"), no incident's own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from newstally.lexicon import table
from newstally.model import TimeExpression
from newstally.reading.incidents.casualties import Toll
from newstally.reading.incidents.grammar import Clauses
from newstally.reading.incidents.lexicon import ROOM
from newstally.reading.incidents.nouns import noun_lemma
from newstally.reading.language import Token

_WORDS = table(ROOM, "discourse.toml")
_OVER = re.compile(
    r"\b(?:since|so far|this|(?:in|over|during|for) the (?:past|last)|in recent|every|each|per|annually)\b",
    re.IGNORECASE,
)
# "In two decades", "over the past eighteen months": a stretch that ends now, however long.
_WITHIN = re.compile(
    r"\b(?:in|over|during|within) (?:just |only |about |nearly |less than |more than )?(?:the )?(?:past |last )?"
    r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|thirty) "
    r"(?:years?|months?|decades?)\b",
    re.IGNORECASE,
)
_IN_A_WAR = re.compile(
    r"\b(?:during|throughout) (?:the |its )?(?:[\w-]+ ){0,2}"
    r"(?:war|conflict|insurgency|dictatorship|unrest|rebellion)\b",
    re.IGNORECASE,
)
_LONG = dt.timedelta(days=28)
# A single deed seldom kills so many; what an "assault" that did is, is a war.
_MANY = 1000


def is_statistic(clauses: Clauses, toll: Toll, times: Iterable[TimeExpression]) -> bool:
    """Whether a number sums up a stretch of time: told in the perfect, of a war or over months up to now."""
    if _IN_A_WAR.search(clauses.sentence.text[max(0, toll.end - clauses.sentence.start) :]):
        return True
    verb = next((a for a in _from(clauses, clauses.tokens[toll.at]) if _is_perfect(clauses, a)), None)
    if verb is None:
        return False
    if _WITHIN.search(clauses.sentence.text):
        return True
    subjects = {noun_lemma(s) for s in clauses.children(verb, "nsubj")}
    if subjects & set(_WORDS["wars"]):
        return True
    if subjects & {"assault", "attack", "operation"} and (toll.low or 0) >= _MANY:
        return True
    text, base = clauses.sentence.text, clauses.sentence.start
    for time in times:
        interval = time.interval
        if interval is None or interval.start is None:
            continue
        long = interval.end is None or interval.end - interval.start >= _LONG
        start, end = time.span[0] - base, time.span[1] - base
        if long and _OVER.search(text[max(0, start - 12) : end]) and not _of_a_deed(clauses, time):
            return True
    return False


def _from(clauses: Clauses, token: Token) -> Iterable[Token]:
    yield token
    yield from clauses.ancestors(token)


def _is_perfect(clauses: Clauses, verb: Token) -> bool:
    return any(c.lower in ("has", "have", "'ve", "’ve") for c in clauses.children(verb, "aux"))


def _of_a_deed(clauses: Clauses, time: TimeExpression) -> bool:
    """Whether a time only tells which deed is meant: "since the March hijacking"."""
    start, end = time.span
    inside = [t for t in clauses.tokens if start <= t.start < end]
    return any(t.dep in ("compound", "poss", "nmod") and t.head not in {i.i for i in inside} for t in inside)
