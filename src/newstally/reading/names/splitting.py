"""Splitting: a run that holds a body and then its officer is two names ("Nordbank Chief Executive Jane Roe")."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.reading.names.lexicon import FIRMS, HONORIFICS, ORGANISATIONS, PORTFOLIOS, ROLES
from newstally.reading.names.mentions import Run

# "Interior Cabinet Secretary", "Local Government Minister", "White House Press Secretary": words of offices.
_IN_OFFICES = frozenset("cabinet government press police army navy force court media security intelligence parliament congress".split())


def split(run: Run) -> Iterator[Run]:
    """The run itself, or the body and the officer it holds."""
    at = _where(run)
    if at is None:
        yield run
        return
    words_in = run.parts[:at]
    end = run.start + len(run.text.partition(run.parts[at])[0].rstrip()) if run.parts.count(run.parts[at]) == 1 else None
    if end is None:
        yield run
        return
    start = run.start + run.text.index(run.parts[at])
    text = run.text
    body = Run(run.start, end, text[: end - run.start], run.sentence, opens=run.opens, owns=False)
    rest = Run(start, run.end, text[start - run.start :], run.sentence, opens=False, owns=run.owns)
    if words_in:
        yield body
    yield rest


def _where(run: Run) -> int | None:
    """The word at which an officer begins behind a body; None for a run that is one name."""
    lower = run.lower
    last = len(lower) - 1
    roles = [i for i in range(1, last) if lower[i] in ROLES or lower[i] in HONORIFICS]
    if not roles:
        return None
    first = roles[0]
    while first > 1 and (lower[first - 1] in ROLES or lower[first - 1] in ("vice", "deputy", "prime", "managing", "acting", "assistant")):
        first -= 1
    before = lower[:first]
    is_body = len(before) > 1 and before[-1] in ORGANISATIONS - _IN_OFFICES and before[-1] not in FIRMS & PORTFOLIOS
    of_body = len(before) > 2 and before[0] in ORGANISATIONS and "of" in before
    return first if is_body or of_body else None
