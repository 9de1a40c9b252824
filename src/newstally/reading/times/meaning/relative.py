"""Periods and days told by their distance: "last week", "the month before", "two days earlier", "these days"."""

from __future__ import annotations

import datetime as dt

from newstally.model import CalendarInterval
from newstally.reading.times.calendar import MONTHS, Grain, Span, add, as_grain, between, span_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.ending import MOST_DAYS, day_after_end, stretch_before
from newstally.reading.times.meaning.lengths import count_of, duration_value, grain_of
from newstally.reading.times.meaning.named_years import outgoing
from newstally.reading.times.meaning.parts import part_of, relation
from newstally.reading.times.meaning.record import UNKNOWN, Meaning, aside, dated
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead, looks_back, tells_ahead
from newstally.reading.times.tokens import BREAK, context, lexicon


def relative_period(phrase: Phrase, story: Story) -> Meaning | None:
    grain = grain_of(phrase.word("unit"))
    words = phrase.words("rel")
    mod = part_of(phrase)
    if _is_programme(phrase):
        return None
    if grain not in UNKNOWN:
        return _short_unit(phrase, grain, story)
    if phrase.has("prior"):
        return _period_beside(phrase, grain, story)
    if grain == "day" and (words[-1:] == ["present"] or (words == ["this"] and phrase.before() == "to")):
        return Meaning("DATE", "PRESENT_REF")  # "In present day Ghana", "it stands to this day"
    if words == ["the"]:
        return _the_period(phrase, grain, story, mod)
    if "before" in words:
        base = story.span(as_grain(grain))
        return dated(base.shift(-2), mod) if base else Meaning("DATE", UNKNOWN[grain], None, mod)
    if "past" in words and "this" not in words:
        return _ending_now(grain, story)
    return _period_away(phrase, grain, story, mod)


def _period_beside(phrase: Phrase, grain: str, story: Story) -> Meaning:
    """ "The year before", "the month after": beside the period told lately, else beside the one the story is at."""
    day = story.base(grain)
    if day is None:
        return somewhen(grain, story)
    told = None if story.is_narrative else story.told_lately(phrase)
    base = told if told is not None and told.grain == grain else _story_span(grain, day, story)
    return aside(base.shift(1 if phrase.word("prior") == "after" else -1))


def _period_away(phrase: Phrase, grain: str, story: Story, mod: str) -> Meaning:
    """ "Last week", "the following month", "that year": so many periods from the report's own or the story's."""
    words = phrase.words("rel")
    from_scene = (
        story.is_narrative
        or (story.scene is not None and any(w in lexicon()["NARRATIVE"] for w in words))
        or _is_narrative_next(phrase, grain, story)
    )
    base_day = story.base(grain) if from_scene else story.published
    if base_day is None:
        return somewhen(grain, story, "same" in words or "that" in words)._replace(mod=mod)
    known = lexicon()["REL"]
    shift = next((int(known[w]) for w in reversed(words) if w in known and w != "this"), 0)
    base = _story_span(grain, base_day, story) if from_scene else span_of(as_grain(grain), base_day)
    if "outgoing" in words:
        return dated(outgoing(base, base_day), mod)
    if grain == "weekend" and shift == -1 and story.published and story.published.weekday() == 6:
        return dated(base.shift(-1), mod)
    return dated(base.shift(shift), mod)


def _story_span(grain: str, day: dt.date, story: Story) -> Span:
    """The period of a grain the story is at: the one it has named, be it fiscal, else the one that holds its day."""
    focus = story.focus
    return focus if focus is not None and focus.grain == grain and focus.first == day else span_of(as_grain(grain), day)


def _is_programme(phrase: Phrase) -> bool:
    """Whether the words are the name of a programme or paper amid small letters: 'on "This Week", he said'."""
    first, *_, last = phrase.as_written
    if not all(word[0].isupper() and not word.isupper() for word in (first, last)):
        return False
    before = phrase.written_before
    if before == BREAK or before[0].isupper():
        return False
    return before in _QUOTES or not phrase.written_after[0].isupper()


_QUOTES = frozenset("\"“‘'`")


def _is_narrative_next(phrase: Phrase, grain: str, story: Story) -> bool:
    """In a story "the next day" follows the day it is at; "next week" without the article is the report's."""
    if phrase.words("rel")[:2] != ["the", "next"] or story.focus is None:
        return False
    return grain == "day" or (phrase.heads_its_sentence and looks_back(phrase) and not looks_ahead(phrase))


def _the_period(phrase: Phrase, grain: str, story: Story, mod: str) -> Meaning | None:
    """ "The weekend" is the last one, "the year" a length or the year at hand; "the day" alone is no time."""
    if grain == "day":
        return None
    if grain == "weekend" and story.published is not None:
        this = span_of("weekend", story.published)
        is_ahead = (
            phrase.before() in ("before", "by", "for", "until", "through")
            or phrase.before(2) == "ahead"
            or looks_ahead(phrase)
        )
        return dated(this if this.first <= story.published or is_ahead else this.shift(-1), mod)
    if mod or (grain == "year" and story.is_narrative):
        base = _whose(phrase, grain, story)
        return dated(span_of(as_grain(grain), base), mod) if base else Meaning("DATE", UNKNOWN[grain], None, mod)
    if grain in ("week", "month") and phrase.after() in ("ended", "ending"):
        end = day_after_end(phrase, story, MOST_DAYS[grain])
        return Meaning("DURATION", duration_value(1, grain), stretch_before(end, grain, 1) if end else None)
    if grain == "year":
        if (end := day_after_end(phrase, story)) is not None:
            return Meaning("DURATION", "P1Y", stretch_before(end, "year", 1))
        if phrase.after() in ("ended", "ending", "to"):
            return Meaning("DURATION", "P1Y")
        return dated(span_of("year", story.published), mod) if story.published else Meaning("DATE", "XXXX")
    return None


def _whose(phrase: Phrase, grain: str, story: Story) -> dt.date | None:
    """The day whose week, month or year "the end of the month" is of: the story's, in news the report's own.

    In news it is the story's only where the same sentence names it: "arrested in July 2019 and tried by the end of
    the year", or where the report tells its background.
    """
    if story.is_narrative or story.published is None:
        return story.scene
    told = story.told_in_sentence(phrase)
    if told is not None and MONTHS.get(told.grain, 0) < MONTHS.get(grain, 0):
        return told.first
    return story.told.first if story.told is not None else story.published


def _short_unit(phrase: Phrase, grain: str, story: Story) -> Meaning | None:
    """ "The past hour" is a length; "this minute" and "second" are seldom times."""
    if grain in ("hour", "fortnight", "millennium") and relation(phrase, "rel") is not None:
        return Meaning("DURATION", duration_value(1, grain))
    return None


def _ending_now(grain: str, story: Story) -> Meaning:
    """ "The past year" is the year up to the report."""
    value = duration_value(1, grain)
    if story.published is None or grain == "weekend":
        return Meaning("DURATION", value)
    return Meaning("DURATION", value, between(add(story.published, grain, -1), story.published))


def distance(phrase: Phrase, story: Story) -> Meaning | None:
    """ "Three days ago", "two weeks later": the day, month or year so far away."""
    unit = phrase.words("unit")[-1]
    grain, count, way = grain_of(unit), count_of(phrase), phrase.words("way")[-1]
    if not phrase.has("n") and unit in lexicon()["UNIT"]:
        return None
    sign = 1 if way in ("later", "after", "hence", "now", "afterwards") else -1
    if grain in ("second", "minute", "hour"):
        return Meaning("DURATION", duration_value(count, grain))
    if count is None and sign > 0 and story.focus is not None:
        return somewhen(grain, story)
    if count is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if count != int(count) and grain in ("century", "decade"):
        grain, count = "year", count * (100 if grain == "century" else 10)
    if count != int(count) and grain == "year":
        grain, count = "month", count * 12
    base = story.published
    if phrase.has("event"):
        event = story.events.date_of(phrase.words("event")[-1], phrase)
        base = event.first if event else None
    elif way not in ("ago", "now", "hence"):
        # "Two centuries later, the letters surfaced": from what, the text has not told.
        is_open = sign > 0 and story.focus is None and tells_ahead(phrase) is False
        base = None if is_open else story.base(grain)
    elif story.is_narrative and story.in_quotes:
        base = story.scene  # Who is quoted in a history spoke on its day.
    if base is None:
        return somewhen(grain, story)._replace(interval=_moved(story.focus, grain, sign * int(count)))
    moved = add(base, grain, sign * int(count))
    if phrase.words("n") == ["the"]:
        return dated(span_of(as_grain(grain), moved))  # "The week after the floods"
    if phrase.before() == "exactly" and way == "ago" and grain in MONTHS:
        return dated(Span("day", moved))  # "Exactly ten years ago" is to the day.
    return dated(span_of(_exactness(grain, int(count)), moved), "APPROX" if phrase.has("open") else "")


def somewhen(grain: str, story: Story, same: bool = False) -> Meaning:
    """A date nobody counted out, in the year the story is in: "a few weeks later", "that day"."""
    unknown = UNKNOWN.get(grain, "XXXX-XX-XX")
    if same and grain == "day" and story.focus is not None and story.focus.grain == "month":
        return Meaning("DATE", f"{story.focus.value}-XX")
    if grain in ("day", "fortnight", "week", "month") and story.focus is not None and story.focus.grain != "decade":
        return Meaning("DATE", f"{story.focus.first.year:04}{unknown.removeprefix('XXXX')}")
    return Meaning("DATE", unknown)


def _moved(focus: Span | None, grain: str, count: int) -> CalendarInterval | None:
    """Where a day lies that is told from a month or year: "In August it burned. Three days earlier ..."."""
    return between(add(focus.first, grain, count), add(focus.end, grain, count)) if focus else None


def _exactness(grain: str, count: int) -> Grain:
    """How exact a distance is meant: two weeks ago is a day, six weeks ago a week, a decade ago a year."""
    if grain in ("day", "fortnight") or (grain == "week" and count <= 3):
        return "day"
    return "year" if grain in ("decade", "century", "millennium") else as_grain(grain)


def reference(phrase: Phrase, story: Story) -> Meaning | None:
    word = phrase.word("w")
    known = lexicon()
    if word == "current" and phrase.after() in context("current_terms"):
        return None
    if word == "current":
        return Meaning("DATE", "PRESENT_REF")
    if word in ("soon", "shortly") and phrase.before() not in context("soon_leads"):
        return None
    value = next(str(known[name][word]) for name in ("PRESENT", "PAST", "FUTURE") if word in known[name])
    return Meaning("DATE", value)


def reference_phrase(phrase: Phrase, story: Story) -> Meaning | None:
    return Meaning("DATE", next(f"{name.upper()}_REF" for name in ("past", "present", "future") if phrase.has(name)))


def year_end(phrase: Phrase, story: Story) -> Meaning | None:
    grain = as_grain(phrase.word("unit") or "year")
    told = story.scene if story.is_narrative or grain != "year" else story.published
    return dated(span_of(grain, told), "END") if told else Meaning("DATE", UNKNOWN[grain], None, "END")


RULES = {
    "year_end": year_end,
    "relative_period": relative_period,
    "distance": distance,
    "reference": reference,
    "reference_phrase": reference_phrase,
}
