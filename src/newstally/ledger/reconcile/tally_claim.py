"""A claim about several incidents agrees with the ledger's count of them.

Asserts: where a draft says how many incidents of a kind there were in a period, on a target or in a
place, the ledger does not know of more.

Why editors care: "the third attack this year" is counted from memory, and the count is copied from
story to story.

Holds: There have been at least two bombings of the train since January 2026.

Fails: There has been only one bombing of the train since January 2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from newstally.ledger.reconcile.background import Known
from newstally.ledger.reconcile.findings import finding
from newstally.ledger.records import Tally
from newstally.ledger.tally import answer
from newstally.ledger.tally.question import Question
from newstally.model import CalendarInterval, Finding, Reading, TallyClaim, Verdict


def find(reading: Reading, known: Known) -> Iterator[Finding]:
    """The tally claims of a draft beside the ledger's tallies."""
    for claim in reading.tally_claims:
        yield from beside(reading, claim, lambda question: answer(question, known.incidents))


def beside(reading: Reading, claim: TallyClaim, tally_of: Callable[[Question], Tally]) -> Iterator[Finding]:
    """One claim of a report beside what the ledger counts; nothing where it says too little to be counted."""
    question = _question(claim, reading)
    if question is None or (claim.low is None and claim.high is None):
        return
    tally = tally_of(question)
    apart = sum(tally.apart.values())
    low, high = claim.low or 0, claim.high
    if high is not None and tally.count > high:
        verdict: Verdict = "fails"
    elif low <= tally.count + apart:
        verdict = "holds"
    else:
        # The ledger knows what its reports told, which need not be all there was.
        verdict = "undecided"
    possibly = f", and possibly {apart} more" if apart else ""
    stated = str(low) if high == low else f"at least {low}" if high is None else f"{low} to {high}"
    yield finding(
        reading,
        "tally_claim",
        verdict,
        [("claim", claim.evidence[0])],
        f"{tally.count} <= {stated}",
        f"the ledger counts {tally.count}{possibly} for {tally.question[:1].lower()}{tally.question[1:]}",
        stated,
        assumes=() if verdict != "undecided" else ("the ledger to hold them all",),
    )


def _question(claim: TallyClaim, reading: Reading) -> Question | None:
    """The claim as a question; None where it names neither a target nor a place, or no period with a start.

    A report knows nothing of what happened after it was published.
    """
    if claim.period is None or claim.period.start is None or (claim.target is None and claim.place is None):
        return None
    first, last = _days(claim.period)
    published = reading.report.published.day if reading.report.published else None
    if published is not None and first <= published:
        last = min(last, published) if last else published
    return Question(
        types=() if claim.type == "other" else (claim.type,),
        target=claim.target.name if claim.target else "",
        place=claim.place.name if claim.place else "",
        actor=claim.perpetrators[0].name if claim.perpetrators else "",
        since=first,
        until=last,
        since_words=first.isoformat(),
        until_words=last.isoformat() if last else "",
    )


def _days(period: CalendarInterval) -> tuple[dt.date, dt.date | None]:
    assert period.start is not None
    last = (period.end - dt.timedelta(microseconds=1)).date() if period.end else None
    return period.start.date(), last
