"""Which time a number is about, and which time a change is measured against."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from newstally.model import CalendarInterval, Period, Quantity, TimeExpression, quote
from newstally.reading.figures.lexicon import CUES
from newstally.reading.language import Sentence

_BASE_BEFORE = re.compile(rf"\b(?:{'|'.join(CUES['base'])})\s+(?:the\s+)?(?:same\s+)?$", re.IGNORECASE)
_SHIFTS: dict[str, list[str]] = CUES["shift"]
_SHIFT = re.compile(
    "|".join(rf"(?P<{duration}>\b(?:{'|'.join(patterns)})\b)" for duration, patterns in _SHIFTS.items()), re.IGNORECASE
)
_ON_WORDS = re.compile(
    r"\bon\b|\bto\b|basis|[ymqw][/-]?o?[/-]?[ymqw]\b|over[- ](?:year|month|quarter|week)|annual", re.IGNORECASE
)
_MONTHLY = re.compile(
    r"\bmonth[- ](?:on|over|to)[- ]month\b|\bmonthly basis\b|\bon the month\b|\bm[/-]m\b", re.IGNORECASE
)
_SHIFT_BEHIND = re.compile(
    rf"(?:[\w-]+\s+)?(?:\w+(?:ed|en|wn|ade|ent|old|een)\s+)?(?:(?:in|for|during|of|at|over)\s+)?(?:{_SHIFT.pattern})",
    re.IGNORECASE,
)
_RUNNING = re.compile(rf"\b(?:{'|'.join(CUES['running'])})\b", re.IGNORECASE)
_SAME_PERIOD = re.compile(
    r"\b(?:same|corresponding|comparable) (?:period|months?|quarter|weeks?|time) (?:of|in) ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "Exports worth $3 billion since |July|": counted up from then on.
_SINCE = re.compile(
    r"\bsince\s+(?:the\s+(?:start|beginning)\s+of\s+)?(?:the\s+|last\s+|early\s+|late\s+)*$", re.IGNORECASE
)
# "An increase of 20 percent on $75 million": of amounts, "on" says the same.
_ON = re.compile(r"\bpercent\s+on\s+$|\bper cent\s+on\s+$|%\s+on\s+$", re.IGNORECASE)
# A time right behind a verb of saying is when it was said ("said on Wednesday that ...").
_SAID_WHEN = re.compile(
    r"\b(?:said|says|told|announced|added|reported|stated|confirmed|released|show(?:s|ed|n)?|published|found|issued|unveiled|noted|"
    r"revealed|disclosed|indicated|warned)\b(?:\s+\w+){0,3}\s*$",
    re.IGNORECASE,
)
# A quarter, half or year before a noun, without a preposition that would say when something was done.
_QUALIFIES = re.compile(
    r"(?:(?:first|second|third|fourth|full|half|nine)[- ](?:quarter|half|year|months?)|(?:19|20)\d\d)"
    r"(?:[- ](?:19|20)\d\d)?\s+(?!that\b|said\b)[a-z]",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:on|in|late|early|at|during|for|of|by|since|from|to|until)\s+(?:the\s+|its\s+)?$", re.IGNORECASE
)
# "The highest share since |February 2022|" compares with all that came after.
_RECORD_SINCE = re.compile(
    r"\b(?:\w+est|most|least|worst|best|first)\b[^.;]{0,30}\bsince\s+(?:the\s+)?$", re.IGNORECASE
)


# Words between a number and a time that is another statement's: "up 32 percent, bringing the total for |May| to ...".
_NEW_CLAUSE = re.compile(
    r";|,\s+(?:while|whereas|but|though|although|as|with|which|and\s+\w+\s+\w+\s+(?:rose|fell))\b|,\s+\w+ing\b",
    re.IGNORECASE,
)
# "53 percent below |1990| levels", "8 percent above |last year|".
_BASE_TIME_BEFORE = re.compile(r"\b(?:below|above|ahead of|short of)\s+(?:its\s+|their\s+|the\s+)?$", re.IGNORECASE)


_NEXT_NUMBER = frozenset(("", "and", "to", "but", "then", "and to", "down to", "up to"))


_OVER = re.compile(r"\b(?:in|over|during|within)\s+(?:the\s+)?$", re.IGNORECASE)
_RECORD_IN = re.compile(
    r"\b(?:\w+est|most|least|worst|best|first|record)\b[^.;]{0,30}\b(?:in|over)\s+(?:the\s+)?$", re.IGNORECASE
)
_STRETCH = re.compile(r"\d{4}-\d\d/\d{4}-\d\d$")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|in|during|for|over)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Clockwork:
    """The times of one sentence, sorted into those that say when and those that say against when."""

    text: str
    sentence: Sentence
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    # The day the report was published.
    published: dt.date | None = None
    # Where a subject begins: what stands behind one is another clause's.
    subjects: tuple[int, ...] = ()
    # What has been asked of each time and amount: every number of the sentence asks the same again.
    _told: dict[tuple[str, tuple[int, int]], bool] = field(default_factory=dict)

    def _once(self, question: str, of: TimeExpression | Quantity, answer: Callable[[], bool]) -> bool:
        key = (question, of.span)
        if key not in self._told:
            self._told[key] = answer()
        return self._told[key]

    @cached_property
    def _shifts(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the words that shift a period back."""
        return tuple(m.span() for m in _SHIFT.finditer(self.text, self.sentence.start, self.sentence.end))

    def period_of(self, quantity: Quantity) -> TimeExpression | None:
        """The time behind the number before any other number, else the last one before it."""
        known = (t for t in self.times if t.type != "SET" and (t.interval or self._is_stretch(t)))
        usable = [t for t in known if not self.is_base(t) and not self._is_aside(t)]
        for time in (t for t in usable if t.span[0] >= quantity.span[1]):
            between = self.text[quantity.span[1] : time.span[0]]
            if not self._number_between(quantity.span[1], time.span[0]) and not _NEW_CLAUSE.search(between):
                return time
            break
        earlier = [t for t in usable if t.span[1] <= quantity.span[0]]
        return earlier[-1] if earlier and not self._taken(earlier[-1], quantity) else None

    def _is_stretch(self, time: TimeExpression) -> bool:
        """Whether a length of time is when: "fell 15 percent in |three months|", not "the highest in |15 years|"."""
        before = self.text[self.sentence.start : time.span[0]]
        return time.type == "DURATION" and bool(_OVER.search(before)) and not _RECORD_IN.search(before)

    def is_since(self, time: TimeExpression) -> bool:
        """Whether the time is a start: "since July"; "the highest since July" is no start."""
        before = self.text[self.sentence.start : time.span[0]]
        return bool(_SINCE.search(before) or time.text.lower().startswith("since ")) and not _RECORD_SINCE.search(
            before
        )

    def is_running(self, time: TimeExpression) -> bool:
        """Whether a period counts up from a start: "the first seven months of FY24", "so far this year"."""
        around = self.text[max(self.sentence.start, time.span[0] - 8) : time.span[1]]
        interval = time.interval
        if (
            _STRETCH.match(time.value)
            and interval is not None
            and interval.start is not None
            and interval.end is not None
        ):
            # "January to April": counted up from the start of the year; a quarter or half is not.
            months = (interval.end - interval.start).days // 30
            return (interval.start.month, interval.start.day) == (1, 1) and months not in (3, 6, 12)
        return bool(_RUNNING.search(around)) or self.is_since(time)

    def belongs_before(self, time: TimeExpression, level: Quantity, change: Quantity) -> bool:
        """Whether a time before a change is another number's, so that the change shares the level's own period."""
        if time.span[0] >= change.span[1]:
            return False
        owned = any(
            q.span[1] <= time.span[0]
            and "," not in self.text[q.span[1] : time.span[0]]
            and time.span[0] - q.span[1] < 12
            for q in self.quantities
        )
        return owned or time.span[1] <= level.span[0]

    def base_time(self, quantity: Quantity) -> TimeExpression | None:
        """The time the change is stated to be measured against, nearest to the number."""
        bases = [t for t in self.times if self.is_base(t) and not self._is_shift(t)]
        behind = [t for t in bases if t.span[0] >= quantity.span[1]]
        # "Increased by Rs9.5 billion to Rs82.3 billion, compared to October": the level reached is of the same change.
        reached = [q.span[0] for q in self.quantities if q.change_role == "to"]
        others = [q.span[0] for q in self.quantities if q.span[0] not in reached]
        own = next((t for t in behind if not any(quantity.span[1] <= o < t.span[0] for o in others)), None)
        ahead = [t for t in bases if t.span[1] <= quantity.span[0]]
        return own or next((t for t in reversed(ahead) if not self._number_between(t.span[1], quantity.span[0])), None)

    def base_amount(self, quantity: Quantity) -> Quantity | None:
        """The amount a change is stated to be measured against ("in comparison to $247 million in December 2022")."""
        later = [
            q
            for q in self.quantities
            # "Rose 1.3 percent, down from 2.9 percent in 2022" compares two rises.
            if q.span[0] >= quantity.span[1]
            and self.is_base_amount(q)
            and not q.kind == quantity.kind == "percent"
            and not any(quantity.span[1] <= s < q.span[0] for s in self.subjects)
        ]
        return later[0] if later else None

    def is_base(self, time: TimeExpression) -> bool:
        """Whether words such as "compared to" stand right before the time."""
        return self._once("base", time, lambda: self._tells_base(time))

    def _tells_base(self, time: TimeExpression) -> bool:
        before = self.text[self.sentence.start : time.span[0]]
        start = time.interval.start if time.interval is not None else None
        end = time.interval.end if time.interval is not None else None
        if self.published is not None and start is not None and start.date() > self.published:
            # "Will rise by 6 percent from 1 October": a start, not a base.
            return False
        # "6 percent on 2022" compares, "6 percent on Wednesday" dates.
        long = start is not None and end is not None and end - start >= dt.timedelta(days=28)
        return bool(_BASE_BEFORE.search(before) or _BASE_TIME_BEFORE.search(before) or (long and _ON.search(before)))

    def is_base_amount(self, quantity: Quantity) -> bool:
        """Whether words such as "compared to" stand right before the amount."""
        return self._once("base", quantity, lambda: self._tells_base_amount(quantity))

    def _tells_base_amount(self, quantity: Quantity) -> bool:
        before = self.text[self.sentence.start : quantity.span[0]]
        return quantity.change_role == "from" or bool(_BASE_BEFORE.search(before) or _ON.search(before))

    def shift_word(self, quantity: Quantity) -> str:
        """The ISO duration a word such as "month-to-month" shifts the period back by; "" where none stands near.

        Behind the number up to the next one that is not of the same change, else before it in its clause.
        """
        behind = [q for q in self.quantities if q.span[0] >= quantity.span[1] and not self.is_base_amount(q)]
        stop = behind[0].span[0] if behind else self.sentence.end
        after = _SHIFT.search(self.text, quantity.span[1], self._clause_end(quantity.span[1], stop))
        if after is not None:
            return str(after.lastgroup)
        earlier = [q.span[1] for q in self.quantities if q.span[1] <= quantity.span[0]]
        before = list(_SHIFT.finditer(self.text, max((self.sentence.start, *earlier)), quantity.span[0]))
        if before:
            return str(before[-1].lastgroup)
        # "Rose 3 percent to $4 billion from a year earlier": the level in between is of the same change.
        if behind and behind[0].change_role == "to":
            later = _SHIFT.search(self.text, behind[0].span[1], self._clause_end(behind[0].span[1], self.sentence.end))
            between = self.text[behind[0].span[1] : later.start()] if later else ""
            if later is not None and not re.search(r"[;,]|\d", between):
                return str(later.lastgroup)
        return ""

    def is_monthly(self, quantity: Quantity) -> bool:
        """Whether a number is told month on month; "from 3.4 percent the month before" only says what it was then."""
        start = max((q.span[1] for q in self.quantities if q.span[1] <= quantity.span[0]), default=self.sentence.start)
        stop = min((q.span[0] for q in self.quantities if q.span[0] >= quantity.span[1]), default=self.sentence.end)
        return bool(_MONTHLY.search(self.text, start, stop))

    def _clause_end(self, start: int, stop: int) -> int:
        """Where the words behind a number stop being about it: a new clause with "while" or a semicolon."""
        end = re.compile(r";|,\s+(?:while|whereas|but|and\s+\w+\s+\w+ed)\b").search(self.text, start, stop)
        return end.start() if end else stop

    def shift_behind(self, quantity: Quantity) -> str:
        """The ISO duration between a base and the figure told against it: "from 120 |a year earlier|"; "" for none."""
        found = _SHIFT_BEHIND.match(self.text, min(quantity.span[1] + 1, self.sentence.end), self.sentence.end)
        # "23.1 percent year-on-year in May" is May's.
        return str(found.lastgroup) if found and not _ON_WORDS.search(found.group()) else ""

    def same_period(self, quantity: Quantity) -> int | None:
        """The year of "the 1,980 seen in the same period of |2023|"; None where nothing of the kind stands behind."""
        found = _SAME_PERIOD.search(self.text, quantity.span[1], min(quantity.span[1] + 60, self.sentence.end))
        return int(found.group(1)) if found and not self._number_between(quantity.span[1], found.start()) else None

    def _is_shift(self, time: TimeExpression) -> bool:
        """ "A year earlier", "on the year": counted from the figure's own period, not from the publication."""
        return any(start < time.span[1] and time.span[0] < end for start, end in self._shifts)

    def _is_aside(self, time: TimeExpression) -> bool:
        """A time that is nobody's period: when it was said, how long before, since when it is the highest."""
        return self._once("aside", time, lambda: self._tells_aside(time))

    def _tells_aside(self, time: TimeExpression) -> bool:
        before = self.text[self.sentence.start : time.span[0]]
        return self._says_when(time) or self._is_shift(time) or bool(_RECORD_SINCE.search(before))

    def _says_when(self, time: TimeExpression) -> bool:
        before = self.text[self.sentence.start : time.span[0]]
        if _QUALIFIES.match(time.text + self.text[time.span[1] : self.sentence.end]) and not _WHEN.search(before):
            # "Reported |first-quarter| revenue of 31 million": of when it is, not when it was reported.
            return False
        return bool(_SAID_WHEN.search(re.sub(r"\b(?:on|in|late|early|at|last|this)\s*$", "", before)))

    def _number_between(self, start: int, end: int) -> bool:
        return any(start <= q.span[0] < end for q in self.quantities)

    def _taken(self, time: TimeExpression, quantity: Quantity) -> bool:
        """Whether a number that stands right before the time owns it ("13 percent in November, and 17 percent")."""
        owners = [q for q in self.quantities if q.span[1] <= time.span[0] and q.span[1] > time.span[0] - 16]
        between = self.text[time.span[1] : quantity.span[0]]
        # "Which peaked at 37 percent in |2022|, has slowed to 26 percent".
        clause = self.text[self.sentence.start : time.span[0]].rpartition(",")[2].split()
        aside = between.startswith(",") and clause[:1] in (["which"], ["who"], ["where"])
        word = between.strip(" ,")
        left = bool(owners) and owners[-1].change_role == "from"
        return bool(owners) and (word in ("", "and") or (left and word in _NEXT_NUMBER) or aside)


def whole_times(times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times that are no part of a longer one: "the year to March", without "March"."""
    return tuple(
        t
        for t in times
        if not any(o.span != t.span and o.span[0] <= t.span[0] and t.span[1] <= o.span[1] for o in times)
    )


def joined_times(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times with "between February and April" and "from January to March" as one."""
    found: list[TimeExpression] = []
    for time in times:
        first = found[-1] if found else None
        if first is not None and first.interval and time.interval and first.type == time.type == "DATE":
            words = text[max(0, first.span[0] - 8) : first.span[0]]
            between = text[first.span[1] : time.span[0]].strip()
            spans = (_BETWEEN.search(words) and between == "and") or (
                _FROM.search(words) and between in ("to", "until", "through", "till")
            )
            if spans and first.interval.start and time.interval.end and first.interval.start < time.interval.end:
                whole = CalendarInterval(start=first.interval.start, end=time.interval.end)
                found[-1] = TimeExpression(
                    evidence=(quote(text, first.span[0], time.span[1]),),
                    type="DATE",
                    value=f"{first.value}/{time.value}",
                    interval=whole,
                )
                continue
        found.append(time)
    return tuple(found)


def to_period(text: str, time: TimeExpression) -> Period:
    """A time expression as a figure's period."""
    return Period(value=time.value, interval=time.interval, evidence=quote(text, *time.span))


def shifted(period: Period, duration: str) -> Period | None:
    """The period a calendar duration earlier ("P1Y", "P1M", "P3M", "P1W"); None where it has no interval."""
    interval = period.interval
    if interval is None or interval.start is None or interval.end is None:
        return None
    start, end = _back(interval.start, duration), _back(interval.end, duration)
    return Period(value=_value(start, end), interval=CalendarInterval(start=start, end=end))


def _back(moment: dt.datetime, duration: str) -> dt.datetime:
    amount, unit = int(duration[1:-1]), duration[-1]
    if unit == "W":
        return moment - dt.timedelta(weeks=amount)
    months = amount * (12 if unit == "Y" else 1)
    index = moment.year * 12 + moment.month - 1 - months
    year, month = divmod(index, 12)
    # Periods begin on a first; a day past the month's end falls back to its last day.
    for day in (moment.day, 30, 29, 28):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def _value(start: dt.datetime, end: dt.datetime) -> str:
    """The TIMEX3 value of a shifted period: a year, half, quarter, month or stretch of months; else its first day."""
    if start.day == 1 and end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        if (start.month, months) == (1, 12):
            return f"{start:%Y}"
        for size, code in ((3, "Q"), (6, "H")):
            if months == size and start.month % size == 1:
                return f"{start:%Y}-{code}{(start.month - 1) // size + 1}"
        return f"{start:%Y-%m}" if months == 1 else f"{start:%Y-%m}/{_back(end, 'P1M'):%Y-%m}"
    return f"{start:%Y-%m-%d}"
