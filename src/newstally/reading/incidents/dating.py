"""Dates: which of a telling's time expressions says when the incident happened."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newstally.lexicon import table, words
from newstally.model import CalendarInterval, Evidence, TimeExpression
from newstally.reading.incidents.lexicon import ROOM
from newstally.reading.incidents.tellings import Telling
from newstally.reading.language import Token, opening_length

_WORDS = table(ROOM, "discourse.toml")
_UNITS: dict[str, int] = _WORDS["units"]
_SPEECH = words("newstally.reading.language", "speech_lemmas.txt")
# Deeds that come after an incident and have dates of their own.
_AFTERMATH = frozenset(_WORDS["aftermath"])
_TOLL_VERBS = frozenset(table(ROOM, "people.toml")["toll_verbs"])
_ONE_DAY = dt.timedelta(days=1)
_NARROW = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Dating:
    """When a telling says its incident happened: calendar days, and the words that say so."""

    interval: CalendarInterval
    evidence: Evidence | None = None

    @property
    def is_bare_month(self) -> bool:
        """Whether it is a month by name alone, whose year had to be guessed ("the March hijacking")."""
        start, end = self.interval.start, self.interval.end
        if start is None or end is None or self.evidence is None:
            return False
        return dt.timedelta(days=28) <= end - start <= dt.timedelta(days=31) and self.evidence.text.isalpha()

    @property
    def is_day(self) -> bool:
        """Whether the day is known, or two that a night joins."""
        start, end = self.interval.start, self.interval.end
        return start is not None and end is not None and end - start <= _NARROW


def date_of(telling: Telling, times: Iterable[TimeExpression], published: dt.date | None) -> Dating | None:
    """The telling's own date; None where it gives none."""
    times = list(times)
    lapsed = _counted_on(telling, times) or _by_lapse(telling, _day_counted_from(telling, times) or published)
    if lapsed is not None and not telling.prior:
        return lapsed
    best: tuple[int, int, Dating] | None = None
    opening = telling.sentence.start + opening_length(telling.sentence.text)
    if any(t.span[0] >= opening and t.type in ("DATE", "TIME") and _inside(telling, t) for t in times):
        # A dateline says when the report was filed; it dates what happened only where nothing else does.
        times = [t for t in times if t.span[0] >= opening]
    for time in times:
        if time.interval is None or time.type not in ("DATE", "TIME") or not _inside(telling, time):
            continue
        first = _head_of(telling, time)
        if first is None:
            continue
        fit = _fit(telling, first, time)
        if fit is None:
            continue
        dating = Dating(_days_of(time), time.evidence[0])
        rank = (fit - (0 if dating.is_day else 3), -abs(first.i - _anchor(telling)))
        if best is None or rank > best[:2]:
            best = (*rank, dating)
    return best[2] if best is not None else lapsed or _same_day(telling, times)


def _day_counted_from(telling: Telling, times: list[TimeExpression]) -> dt.date | None:
    """The day that a lapse is set beside: "Friday's march passed off calmly, two days after a bomb was found"."""
    lapse = lapse_days(telling)
    if lapse is None:
        return None
    before = [t for t in times if t.interval is not None and t.span[1] <= lapse[2].start and t.type == "DATE"]
    opening = telling.sentence.start + opening_length(telling.sentence.text)
    days = [Dating(_days(t.interval)) for t in before if t.interval is not None and t.span[0] >= opening]
    known = [d.interval.start for d in days if d.is_day and d.interval.start is not None]
    return known[-1].date() if known else None


def _counted_on(telling: Telling, times: list[TimeExpression]) -> Dating | None:
    """ "A fortnight after that": counted from the date told last, where the time expression knows the day."""
    lapse = lapse_days(telling) or later_days(telling)
    if lapse is None:
        return None
    _, _, evidence = lapse
    told = (t for t in times if t.interval is not None and t.span[0] < evidence.end < t.span[1])
    dated = (Dating(_days(t.interval), t.evidence[0]) for t in told if t.interval is not None)
    return next((d for d in dated if d.is_day), None)


_EARLIER_THAT_DAY = re.compile(
    r"\b(?:earlier (?:in|on|that|the same) (?:the )?(?:same )?day|hours earlier)\b", re.IGNORECASE
)


def _same_day(telling: Telling, times: Iterable[TimeExpression]) -> Dating | None:
    """ "On Friday police declared hoaxes the threats sent earlier in the day": the day of what was said or done."""
    if not _EARLIER_THAT_DAY.search(telling.clauses.sentence.text):
        return None
    inside = [t for t in times if t.interval is not None and t.type in ("DATE", "TIME") and _inside(telling, t)]
    dated = [Dating(_days(t.interval), t.evidence[0]) for t in inside if t.interval is not None]
    return next((d for d in dated if d.is_day), None)


def _head_of(telling: Telling, time: TimeExpression) -> Token | None:
    """The word of a time expression that hangs from the words around it."""
    start, end = time.span
    inside = [t for t in telling.tokens if start <= t.start < end]
    own = {t.i for t in inside}
    return next((t for t in inside if t.head not in own), inside[0] if inside else None)


def _inside(telling: Telling, time: TimeExpression) -> bool:
    tokens = telling.tokens
    return bool(tokens) and tokens[0].start <= time.span[0] < tokens[-1].end


def _anchor(telling: Telling) -> int:
    strong = telling.strong or telling.triggers
    if strong:
        return strong[0].token.i
    return telling.tolls[0].at if telling.tolls else telling.first


def _fit(telling: Telling, first: Token, time: TimeExpression) -> int | None:
    """How well a time belongs to the telling's incident; None where it belongs to something else."""
    clauses = telling.clauses
    triggers = {t.token.i for t in telling.triggers}
    affected = {t.at for t in telling.tolls}
    holder = clauses.head(first)
    chain = list(clauses.ancestors(first))
    if _has_when(telling, time):
        return 9
    if first.dep == "poss" or (
        first.dep in ("compound", "nmod", "amod", "nummod") and holder is not None and holder.i in triggers
    ):
        return 10 if holder is not None and holder.i in triggers else None
    verb = next((a for a in chain if a.pos in ("VERB", "AUX")), None)
    through = next((a for a in chain if a.i in triggers), None)
    if verb is not None and verb.i not in triggers and _is_of_later(telling, verb):
        return None
    if verb is not None and verb.lemma in _SPEECH and not (through is not None and through.i != verb.i):
        return _said_on(telling, first, verb, time)
    if through is not None:
        return 4 if _only_described(telling, chain, through) else 9
    if verb is not None and _closes_a_clause(telling, first, verb):
        return 8
    ago = time.text.lower().endswith(" ago")
    if holder is not None and holder.pos in ("NOUN", "PROPN") and first.dep not in ("pobj", "npadvmod") and not ago:
        return None
    if verb is None:
        return 4
    if verb.lemma in _AFTERMATH and verb.i not in triggers:
        # "A landslide buried a village on Friday", but "the group claimed the attack on Monday".
        does = any(c.i in triggers for c in clauses.children(verb, "nsubj"))
        return 7 if does else None
    if triggers and not any(_reaches(telling, verb, i) for i in triggers):
        # "They are in the hands of the rebels who raided it a week ago": what is so today has no day.
        return 3 if ago and verb.tag in ("VBP", "VBZ") else None
    counted = {t.lower for t in clauses.subtree(verb)} & {x.word.lower() for x in telling.tolls}
    if verb.i in affected or counted:
        return 8
    below = {t.i for t in clauses.subtree(verb)}
    return 5 if below & triggers else 2


def _is_of_later(telling: Telling, verb: Token) -> bool:
    """Whether a verb tells what came after: "as announced on Tuesday"; "died on Monday, taking the toll to 12"."""
    if verb.lemma in ("die", "succumb"):
        return any(t.total for t in telling.tolls)
    as_told = any(c.lower == "as" for c in telling.clauses.children(verb, "mark"))
    return as_told and verb.lemma in (_AFTERMATH | _SPEECH)


def _only_described(telling: Telling, chain: list[Token], through: Token) -> bool:
    """Whether a time stands in a clause that describes something beside the trigger: "a case recalled on Friday"."""
    for token in chain[: chain.index(through)]:
        above = telling.clauses.head(token)
        if token.dep in ("relcl", "acl") and above is not None and above.i != through.i:
            return all(t.token.i != token.i for t in telling.triggers)
    return False


def _closes_a_clause(telling: Telling, first: Token, verb: Token) -> bool:
    """Whether a time before its verb ends a clause that tells the deed: "gunmen who raided it in May were caught"."""
    told = [t.token for t in telling.triggers if t.verb and t.token.i < first.i and t.token.dep == "relcl"]
    if not told or verb.i < first.i or verb.i in {t.i for t in told}:
        return False
    return all(t.text != "," for t in telling.clauses.tokens[told[-1].i : first.i])


def _has_when(telling: Telling, time: TimeExpression) -> bool:
    """Whether a clause with "when" behind the time tells the incident: "... on March 11, when gunmen held 400"."""
    after = [t for t in telling.clauses.tokens if t.start >= time.span[1]]
    if after and after[0].text == ",":
        after = after[1:]
    return bool(after) and after[0].lower == "when" and any(t.token.i > after[0].i for t in telling.triggers)


def _said_on(telling: Telling, first: Token, verb: Token, time: TimeExpression) -> int | None:
    """A time beside a speech verb is when it was said, unless it opens the clause that is said."""
    said = [c for c in telling.clauses.children(verb, "ccomp", "advcl") if c.i < verb.i]
    speaker = min((s.i for s in telling.clauses.children(verb, "nsubj")), default=verb.i)
    if said and first.i < verb.i and (first.i < said[0].i or said[0].i < first.i < speaker):
        # "... a week ago, the army says": it stands with what is said, whatever the parser joins it to.
        return 6
    # Said in June of something past: it happened by then, and hardly long before.
    day = time.interval is not None and _is_short(time.interval)
    return None if day or time.type == "TIME" else 3


def _is_short(interval: CalendarInterval) -> bool:
    return interval.start is None or interval.end is None or interval.end - interval.start < dt.timedelta(days=28)


def _reaches(telling: Telling, verb: Token, at: int) -> bool:
    """Whether a verb's time is a trigger's too: not where the trigger only describes somebody ("two drivers taken
    by gunmen came back on Tuesday") or gives the rising toll its cause ("died on Friday, raising to 13 ...")."""
    clauses = telling.clauses
    path = clauses.tokens[at]
    while path.i != verb.i:
        if path.dep in ("relcl", "acl") or (path.dep == "advcl" and path.tag == "VBG" and path.lemma in _TOLL_VERBS):
            return False
        above = clauses.head(path)
        if above is None:
            return not _describes(telling, verb, at)
        path = above
    return True


def _describes(telling: Telling, verb: Token, at: int) -> bool:
    """Whether a verb only describes something else than the trigger: "a bend where the rail was torn away in May"."""
    clauses = telling.clauses
    path: Token | None = verb
    while path is not None and path.i != at:
        above = clauses.head(path)
        if path.dep in ("relcl", "acl") and above is not None and above.i != at:
            return all(t.token.i != above.i for t in telling.triggers)
        path = above
    return False


def _days_of(time: TimeExpression) -> CalendarInterval:
    """The whole local days of a time; midnight on Sunday is still Sunday's."""
    interval = time.interval or CalendarInterval()
    if interval.start is not None and time.value.endswith("T24:00"):
        return day_interval(interval.start.date() - _ONE_DAY)
    return _days(interval)


def _days(interval: CalendarInterval) -> CalendarInterval:
    """The whole local days of an interval; overnight is the day it began (codebook: Date)."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return interval
    first = dt.datetime.combine(start.date(), dt.time())
    if end - start <= dt.timedelta(hours=14):
        return CalendarInterval(start=first, end=first + _ONE_DAY)
    last = dt.datetime.combine(end.date(), dt.time())
    return CalendarInterval(start=first, end=last if last == end else last + _ONE_DAY)


def day_interval(day: dt.date) -> CalendarInterval:
    """One calendar day."""
    start = dt.datetime.combine(day, dt.time())
    return CalendarInterval(start=start, end=start + _ONE_DAY)


def lapse_days(telling: Telling) -> tuple[int, str, Evidence] | None:
    """A lapse of time told at the telling's edge: ("two weeks after", 14 days), with its unit and words."""
    return next((lapse for lapse, from_told in _lapses(telling) if not from_told), None)


def later_days(telling: Telling) -> tuple[int, str, Evidence] | None:
    """The same where it is counted on from what is told already: "four days after the bombing", "a week after that"."""
    return next((lapse for lapse, from_told in _lapses(telling) if from_told), None)


def later_than(told: Dating, lapse: tuple[int, str, Evidence]) -> Dating | None:
    """The day so long after a day that is known; None for lapses counted in months and years."""
    days, unit, evidence = lapse
    if told.interval.start is None or unit not in ("day", "night", "week", "fortnight"):
        return None
    return Dating(day_interval(told.interval.start.date() + dt.timedelta(days=days)), evidence)


def _lapses(telling: Telling) -> Iterator[tuple[tuple[int, str, Evidence], bool]]:
    """Every lapse of a telling, and whether it is counted from another incident rather than back from the report."""
    clauses = telling.clauses
    # A recalled telling keeps its lapse in front: "..., three days after the same train was hit".
    for token in clauses.tokens[max(0, telling.first) : telling.last + 1]:
        unit = _UNITS.get(token.lemma.lower())
        if not unit:
            continue
        behind = clauses.tokens[token.i + 1] if token.i + 1 < len(clauses.tokens) else None
        if behind is None or behind.lower not in ("after", "since", "on"):
            continue
        count = _count_before(clauses.tokens, token.i)
        if count is None:
            continue
        number, start = count
        text_start, text_end = clauses.tokens[start].start, behind.end
        words_ = " ".join(t.text for t in clauses.tokens[start : behind.i + 1])
        evidence = Evidence(start=text_start, end=text_end, text=words_, field="date")
        yield (number * unit, token.lemma.lower(), evidence), _is_after_another(telling, behind)


def _is_after_another(telling: Telling, after: Token) -> bool:
    """Whether "after" is followed by an incident told elsewhere, and the telling's own stands outside."""
    if after.lower != "after":
        return False
    rest = telling.clauses.tokens[after.i + 1 : after.i + 5]
    if rest and rest[0].lower in ("that", "this", "it", "then") and (len(rest) < 2 or rest[1].pos != "NOUN"):
        return True
    if not rest or rest[0].lower not in ("the", "that", "this", "those", "these"):
        return False
    noun = next((t for t in rest[1:] if t.pos == "NOUN" and t.dep == "pobj"), None)
    if noun is None:
        return False
    named = [t for t in telling.triggers if t.token.i == noun.i]
    others = [t for t in telling.strong if t.token.i != noun.i]
    # "Seven people wounded when men opened fire were under treatment a day after the attack": the one told.
    same = all(t.type is None for t in named) and not any(t.fresh for t in others)
    return bool(named) and bool(others) and not same


def _count_before(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    if at == 0:
        return None
    before = tokens[at - 1]
    if before.lower in ("a", "an", "one", "the"):
        return (1, at - 1)
    value = _SMALL.get(before.lower) or (int(before.text) if before.text.isdecimal() and len(before.text) < 4 else None)
    return (value, at - 1) if value is not None else None


_SMALL: dict[str, int] = _WORDS["small_numbers"]


def _by_lapse(telling: Telling, reference: dt.date | None) -> Dating | None:
    """The date that a lapse gives, counted back from the reference day."""
    lapse = lapse_days(telling)
    if lapse is None or reference is None:
        return None
    days, unit, evidence = lapse
    if days <= 0:
        return None
    day = reference - dt.timedelta(days=days)
    if unit in ("day", "night", "week", "fortnight"):
        return Dating(day_interval(day), evidence)
    if unit == "month":
        start = dt.datetime(day.year, day.month, 1)
        end = (start + dt.timedelta(days=32)).replace(day=1)
        return Dating(CalendarInterval(start=start, end=end), evidence)
    return Dating(CalendarInterval(start=dt.datetime(day.year, 1, 1), end=dt.datetime(day.year + 1, 1, 1)), evidence)


def by_lapse(telling: Telling, reference: dt.date | None) -> Dating | None:
    """The date of a recalled telling, counted back from the day of the incident it is set against."""
    return _by_lapse(telling, reference)
