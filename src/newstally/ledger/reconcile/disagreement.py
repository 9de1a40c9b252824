"""A draft agrees with what earlier reports told of the same incident or the same period.

Asserts: a toll that a draft recalls is one that the ledger's reports of that incident print, and a
figure for an earlier period is what they printed for it.

Why editors care: the background paragraph is copied from an early story, when the toll was still rising,
and last month's figure from one that was corrected the day after.

Holds: The train was bombed at Kita in March, killing seven people.

Fails: The train was bombed at Kita in March, killing 17 people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from newstally.checks.interval import as_result, compare
from newstally.ledger.reconcile.background import Known, Recalled
from newstally.ledger.reconcile.findings import finding, who
from newstally.ledger.series import join
from newstally.ledger.series.records import Observed
from newstally.ledger.tally.spans import EFFECTS, CountedEffect, Printed, count_span, is_vague, printed
from newstally.model import Count, CountRange, Finding, Reading, Verdict

# How long a toll may still rise.
_NEWS = dt.timedelta(days=14)
_WORDS = {"killed": "killed", "injured": "injured", "abducted": "abducted", "killed_perpetrators": "attackers killed"}


def find(reading: Reading, known: Known) -> Iterator[Finding]:
    """The tolls and earlier figures of a draft beside those of the ledger."""
    for recalled in known.recalled:
        for effect in EFFECTS:
            yield from toll(reading, recalled, effect)
    yield from _earlier_figures(reading, known)


def toll(reading: Reading, recalled: Recalled, effect: CountedEffect) -> Iterator[Finding]:
    """One effect of an incident as a report tells it beside how the others do; nothing where either does not count."""
    stated: CountRange | None = getattr(recalled.mention, effect)
    counts = [c for c in recalled.mention.counts if _is_of(c, effect)]
    told = [p for p in printed(recalled.others, effect) if not is_vague(p, effect)]
    span = count_span(recalled.others, effect)
    if stated is None or stated.none_reported or not counts or not told or span is None:
        return
    standing = CountRange(low=span.standing[0], high=span.standing[1])
    if any(_is_exactly(stated, p.counted) for p in told) or (_is_closed(standing) and _meets(stated, standing)):
        verdict: Verdict = "holds"
    elif _meets(stated, standing):
        verdict = "undecided"
    elif looks_back(reading, recalled) and len({p.account.report for p in told}) > 1:
        verdict = "fails"
    else:
        # News may raise a toll, and a single report may be the one that errs.
        verdict = "undecided"
    low, high = min(p.figure for p in told), max(p.top for p in told)
    has = str(low) if low == high else f"{low} to {high}"
    incident = f"{recalled.mention.type.replace('_', ' ')}{_where(recalled)}"
    yield finding(
        reading,
        "disagreement",
        verdict,
        [(c.effect, e) for c in counts for e in c.evidence[:1]],
        f"{_shown(stated)} = {has}",
        f"the ledger has {has} {_WORDS[effect]} for this {incident} ({_sources(told)})",
        _shown(stated),
    )


def _is_of(count: Count, effect: CountedEffect) -> bool:
    if effect == "killed_perpetrators":
        return count.effect == "killed" and count.of_perpetrators
    return count.effect == effect and not count.of_perpetrators and not count.none_reported


def looks_back(reading: Reading, recalled: Recalled) -> bool:
    """Whether a report recalls the incident: told as background, or weeks after the day."""
    date, published = recalled.mention.date, reading.report.published
    old = (
        date is not None and date.end is not None and published is not None and date.end.date() + _NEWS < published.day
    )
    return old or recalled.mention.role == "background"


def _is_closed(counted: CountRange) -> bool:
    return counted.low is not None and counted.high is not None


def _is_exactly(a: CountRange, b: CountRange) -> bool:
    return _is_closed(a) and (a.low, a.high) == (b.low, b.high)


def _meets(a: CountRange, b: CountRange) -> bool:
    return (a.low is None or b.high is None or a.low <= b.high) and (b.low is None or a.high is None or b.low <= a.high)


def _where(recalled: Recalled) -> str:
    place = next((a.mention.place.name for a in recalled.others if a.mention.place is not None), "")
    return f" in {place}" if place else ""


def _shown(counted: CountRange) -> str:
    if counted.low is None:
        return f"up to {counted.high}"
    if counted.high is None:
        return f"at least {counted.low}"
    return str(counted.low) if counted.low == counted.high else f"{counted.low} to {counted.high}"


def _sources(told: Sequence[Printed]) -> str:
    return who((p.account.source, p.account.published) for p in told)


def _earlier_figures(reading: Reading, known: Known) -> Iterator[Finding]:
    """A figure for a period of which other reports told the same indicator."""
    own = {o.figure.quantity.span for o in known.own}
    for indicator in join([*known.figures, *known.own]).indicators:
        for series in indicator.series:
            mine = [o for o in series.told if o.report == reading.report.id and o.figure.quantity.span in own]
            others = [o for o in series.told if o.report != reading.report.id and o.figure.aspect != "forecast"]
            for observed in mine:
                if observed.figure.aspect != "forecast":
                    yield from _figure(reading, observed, [o for o in others if _same_period(o, observed)])


def _same_period(a: Observed, b: Observed) -> bool:
    one, other = a.figure.period, b.figure.period
    return one is not None and other is not None and one.interval is not None and one.interval == other.interval


def _figure(reading: Reading, mine: Observed, others: Sequence[Observed]) -> Iterator[Finding]:
    if not others:
        return
    stated = as_result(mine.figure.quantity)
    verdicts = {compare(stated, as_result(o.figure.quantity)) for o in others}
    agreed = len({o.figure.quantity.value for o in others}) == 1 and len({o.source for o in others}) > 1
    if "holds" in verdicts:
        verdict: Verdict = "holds"
    elif verdicts == {"fails"} and agreed and not mine.figure.revision:
        verdict = "fails"
    else:
        verdict = "undecided"
    told = " or ".join(dict.fromkeys(o.figure.quantity.text for o in others))
    period = mine.figure.period.value if mine.figure.period else ""
    yield finding(
        reading,
        "disagreement",
        verdict,
        [("figure", mine.figure.quantity.evidence[0])],
        f"{mine.figure.quantity.text} = {told}",
        f"for {mine.figure.indicator.concept} in {period} the ledger has {told} "
        f"({who((o.source, o.published) for o in others)})",
        mine.figure.quantity.text,
    )
