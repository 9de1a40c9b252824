"""Splitting: a run that holds a body and then its officer is two names ("Nordbank Chief Executive Jane Roe")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.lexicon import words
from newstally.reading.names.lexicon import (
    FIRMS,
    HONORIFICS,
    INSTITUTIONS,
    NOT_ACRONYMS,
    ORGANISATIONS,
    PORTFOLIOS,
    ROLES,
    ROOM,
)
from newstally.reading.names.mentions import Run

_IN_OFFICES = words(ROOM, "heads_in_offices.txt")

_BODIES = ORGANISATIONS - _IN_OFFICES - (FIRMS & PORTFOLIOS)


def split(run: Run) -> Iterator[Run]:
    """The run itself, or the body and the officer it holds."""
    body_of = _body_of_an_office(run)
    if body_of is not None:
        yield body_of
        return
    at = _where(run)
    if at is None:
        yield run
        return
    words_in = run.parts[:at]
    end = (
        run.start + len(run.text.partition(run.parts[at])[0].rstrip()) if run.parts.count(run.parts[at]) == 1 else None
    )
    if end is None:
        yield run
        return
    start = run.start + run.text.index(run.parts[at])
    text = run.text
    body = Run(run.start, end, text[: end - run.start], run.sentence, opens=run.opens, owns=False)
    rest = Run(start, run.end, text[start - run.start :], run.sentence, opens=False, owns=run.owns, body=body.text)
    if words_in:
        yield body
    yield rest


def _body_of_an_office(run: Run) -> Run | None:
    """ "Vice Chancellor of the Federal University": the office names nobody; the body is the name."""
    lower = run.lower
    of = next((i for i, w in enumerate(lower) if w in ("of", "for")), None)
    if of is None or of == 0 or of + 1 >= len(lower) or not any(w in INSTITUTIONS for w in lower[of + 1 :]):
        return None
    if lower[of - 1] not in ROLES or any(w in INSTITUTIONS for w in lower[:of]):
        return None
    first = of + 2 if lower[of + 1] == "the" else of + 1
    if first >= len(lower) or first == len(lower) - 1:
        return None
    start = run.start + run.text.index(run.parts[first], len(" ".join(run.parts[:of])))
    return Run(start, run.end, run.text[start - run.start :], run.sentence, opens=False, owns=run.owns)


def _where(run: Run) -> int | None:
    """The word at which an officer begins behind a body; None for a run that is one name."""
    lower = run.lower
    last = len(lower) - 1
    roles = [i for i in range(1, last) if lower[i] in ROLES or lower[i] in HONORIFICS]
    if not roles:
        return None
    first = roles[0]
    while first > 1 and (
        lower[first - 1] in ROLES or lower[first - 1] in ("vice", "deputy", "prime", "managing", "acting", "assistant")
    ):
        first -= 1
    before = lower[:first]
    if first == 1 and re.fullmatch(r"[A-Z&]{3,6}", run.parts[0]) and run.parts[0] not in NOT_ACRONYMS:
        # "GBI Director Vernon Keenan"
        return 1
    is_body = len(before) > 1 and before[-1] in _BODIES
    of_body = len(before) > 2 and before[0] in ORGANISATIONS and "of" in before
    return first if is_body or of_body else None
