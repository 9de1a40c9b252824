"""Lengths of time: "60 days", "five-year", "two and a half hours", "decades-long", "recent weeks"."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from newstally.lexicon import words
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.ending import MOST_DAYS, day_after_end, reported_months, stretch_before
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import BREAK, ROOM, context, lexicon

# How TIMEX3 writes a unit, and how many of them one of ours is.
_CODES = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "week": ("W", 1),
    "weekend": ("WE", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("Q", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "millennium": ("Y", 1000),
}
# Units without a number keep their own sign: decades are PXDE.
_VAGUE_CODES = {"quarter": "Q", "fortnight": "W", "decade": "DE", "century": "CE", "millennium": "ML"}
_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24), "W": ("D", 7)}


def grain_of(word: str) -> str:
    """The grain a unit's word stands for: "yrs" is year."""
    known = lexicon()
    return str(known["UNITS"].get(word) or known["UNIT"][word])


@lru_cache(maxsize=4096)
def duration_value(count: Fraction | int | None, grain: str) -> str:
    """The TIMEX3 value: 60 days P60D, a year and a half P1Y6M, some hours PTXH."""
    if count is None:
        code = _VAGUE_CODES.get(grain, _CODES[grain][0])
        return f"PTX{code[1:]}" if code[0] == "T" and len(code) == 2 else f"PX{code}"
    code, times = _CODES[grain]
    amount = Fraction(count) * times
    smaller, number = _SMALLER.get(code, ("", 1))
    whole, rest = divmod(round(amount * number), number)
    if not smaller or not (whole or rest):
        pieces = [(f"{float(amount):.2f}".rstrip("0").rstrip("."), code)]  # Half a month is P0.5M.
    else:
        pieces = [(str(n), c) for n, c in ((whole, code), (rest, smaller)) if n]
    date = "".join(f"{n}{c}" for n, c in pieces if c[0] != "T")
    clock = "".join(f"{n}{c[1:]}" for n, c in pieces if c[0] == "T")
    return f"P{date}" + (f"T{clock}" if clock else "")


def count_of(phrase: Phrase) -> Fraction | None:
    """How many units a phrase counts; None where it does not say."""
    words = phrase.words("n")
    if not words:
        return None
    if words == ["the"]:
        return Fraction(1)  # "The day before the attack".
    if any(w in lexicon()["VAGUE"] for w in words) or "to" in words or "or" in words:
        return None
    if words[0] == "half":
        return Fraction(1, 2)
    if any(is_range(words[at : at + 3]) for at in range(len(words))):
        return None  # "10-15 minutes"
    count = number_of(words)
    if count is None:
        return None
    return count + Fraction(int(phrase.has("half")), 2) + Fraction(int(phrase.has("quarter")), 4)


def is_range(words: list[str]) -> bool:
    """Whether a hyphen stands between two numbers that are the ends of a range: "10-15", "two-three", "20-30"."""
    if len(words) < 3 or words[1] not in lexicon()["HYPHEN"]:
        return False
    low, high = number_of(words[:1]), number_of(words[2:])
    # "Twenty-four" and "a hundred-six" are numbers.
    return low is not None and high is not None and low < high and (low < 20 or words[0].isdecimal())


def mod_of(phrase: Phrase) -> str:
    """The TIMEX3 modifier of "more than", "nearly", "about"."""
    words = phrase.words("open")
    if not words:
        return _UNMARKED.get(phrase.before(), "") if phrase.rule == "length" else ""
    if words[-1] == "than":
        return "EQUAL_OR_LESS" if words[0] == "no" else "MORE_THAN" if "more" in words else "LESS_THAN"
    if words[-1] in ("least", "as"):
        return "EQUAL_OR_MORE"
    if words[-1] == "to":
        return "EQUAL_OR_LESS"
    return str(lexicon()["APPROX"].get(words[-1], "APPROX"))


# Before "one day" that is to come.
_SOME_DAY = frozenset(("will", "would", "may", "might", "could", "can", "to"))
# What stands before a length and is no part of it.
_UNMARKED = {"almost": "LESS_THAN", "about": "APPROX", "under": "LESS_THAN", "some": "APPROX"}


def length(phrase: Phrase, story: Story) -> Meaning | None:
    unit = phrase.words("unit")[-1]
    grain = grain_of(unit)
    number = phrase.words("n")
    if phrase.has("part"):
        quarters = 2 if "half" in phrase.words("part") else 3 if "quarters" in phrase.words("part") else 1
        return Meaning("DURATION", duration_value(Fraction(quarters, 4), grain))
    if _is_no_length(phrase, unit, grain, number):
        return None
    count = count_of(phrase)
    if number == ["one"] and unit == "day" and phrase.before() in _SOME_DAY:
        return Meaning("DATE", "FUTURE_REF")  # "It will one day be the largest."
    if phrase.before() == "as" and number == ["many"]:
        return None  # "The second in as many weeks"
    if not number and unit in lexicon()["UNIT"]:
        count = Fraction(1)
    value = duration_value(count, grain)
    reported = None
    if phrase.all_words[0] == "the" and grain == "month":
        reported = reported_months(count, story)
        story.leave_quarter()
    if number in (["a"], ["an"]) and _is_rate(phrase):
        return Meaning("SET", value)
    if phrase.has("n2") and "nights" not in phrase.words("unit2"):
        whole = _with_rest(value, phrase, grain, count)
        if whole is None:
            return None
        value = whole
    is_whole = count is not None and count == int(count) and grain in MOST_DAYS
    end = day_after_end(phrase, story, int(count * MOST_DAYS[grain])) if count is not None and is_whole else None
    interval = stretch_before(end, grain, int(count)) if end and count else reported
    return Meaning("DURATION", value, interval, mod_of(phrase))


# Units from the largest down.
_SIZES = ("millennium", "century", "decade", "year", "quarter", "month", "week", "day", "hour", "minute", "second")


def _with_rest(value: str, phrase: Phrase, grain: str, count: Fraction | None) -> str | None:
    """A value with "and 20 minutes" added; None where that is no part of the same length: "30 minutes, 2 hours"."""
    smaller, number = grain_of(phrase.word("unit2")), number_of(phrase.words("n2"))
    if count is None or number is None or count != int(count) or grain not in _SIZES or smaller not in _SIZES:
        return None
    if _SIZES.index(smaller) <= _SIZES.index(grain):
        return None
    (code, times), (same, few) = _CODES[grain], _CODES[smaller]
    if code == same:
        return duration_value(count * times + number * few, "year")  # "Two decades and three years"
    rest = duration_value(number, smaller)[1:]
    return value + (rest.removeprefix("T") if "T" in value else rest)


def _is_no_length(phrase: Phrase, unit: str, grain: str, words: list[str]) -> bool:
    """Whether the words are no length: "a second blast", "a quarter of", "one day", "2024 days"."""
    if unit == "second" and not any(w.isdecimal() for w in words) and words not in (["one"], ["half", "a"]):
        return True
    if unit == "quarter" or (grain == "quarter" and (_is_compound(phrase) or _is_fraction(phrase, words))):
        return True
    if _is_always(phrase) or phrase.joins_on or _names_a_war(phrase) or _is_age(phrase) or _is_title(phrase):
        return True
    if (
        unit in lexicon()["UNIT"]
        and not _is_compound(phrase)
        and words
        and words[-1] not in ("a", "an", "one", "1", "half")
    ):
        # "five year low" is written so; "2 day" otherwise seldom.
        return not (phrase.has("n") and grain in ("year", "month", "week", "day", "hour", "minute"))
    return words == ["some"] and unit in lexicon()["UNIT"]


def _is_fraction(phrase: Phrase, words: list[str]) -> bool:
    """Whether "three quarters" is the share: it counts quarters of time only where the words around say so."""
    if words != ["three"] or phrase.after() in context("after_quarters_of_time"):
        return False
    return phrase.before() not in context("before_quarters_of_time") or phrase.after() == "of"


def _is_compound(phrase: Phrase) -> bool:
    return any(word in lexicon()["HYPHEN"] for word in phrase.as_written)


def _is_rate(phrase: Phrase) -> bool:
    """Whether "a year" says how often: "$33 million a year", "two flights a day"."""
    before, known = phrase.before(), lexicon()
    if phrase.first and (before in known["SCALE"] or before in context("plurals") or before[:1].isdecimal()):
        return True
    return before.endswith("s") and len(before) > 4 and before not in context("no_rate")


_AGED_THINGS = words(ROOM, "aged_things.txt")


def _is_age(phrase: Phrase) -> bool:
    """Whether "6-year-old" or "six years old" is somebody's age, which is a quantity (codebook)."""
    if phrase.all_words[-1] == "old":
        return phrase.after() not in _AGED_THINGS and not _is_beyond_a_life(phrase)
    return phrase.after() == "old" or (phrase.after() == "of" and phrase.after(2) == "age")


# Nobody lives to be older.
_LONGEST_LIFE = 125


def _is_beyond_a_life(phrase: Phrase) -> bool:
    """Whether so many years are no person's age: "a 1,500-year-old statue"."""
    count = count_of(phrase)
    return count is not None and count > _LONGEST_LIFE and grain_of(phrase.words("unit")[-1]) == "year"


def _is_always(phrase: Phrase) -> bool:
    """Whether the words only say "always": "24 hours a day", "seven days a week"."""
    texts = [w.lower() for w in phrase.tokens.texts[max(0, phrase.first - 2) : phrase.last + 2]]
    return any(texts[at : at + 4] in _ALWAYS for at in range(len(texts) - 3))


_ALWAYS = (["24", "hours", "a", "day"], ["seven", "days", "a", "week"], ["7", "days", "a", "week"])


def _names_a_war(phrase: Phrase) -> bool:
    """Whether the length is part of a name: "the Six-Day War", "the Thirty Years' War"."""
    first, last = phrase.as_written[0], phrase.as_written[-1]
    return last.istitle() and phrase.after() in ("war", "’", "'") and first.istitle()


def _is_title(phrase: Phrase) -> bool:
    """Whether the words are the name of a programme amid small letters: "on CBS's 60 Minutes, he said"."""
    if not (phrase.as_written[0].isdecimal() and phrase.as_written[-1][0].isupper()):
        return False
    before, after = phrase.written_before, phrase.written_after
    return before != BREAK and not before[0].isupper() and not after[0].isupper()


def vague_length(phrase: Phrase, story: Story) -> Meaning | None:
    """ "Years", "recent weeks", "the early days", "hundreds of years", "a year or two": a length nobody counts."""
    unit = phrase.words("unit")[-1]
    words = phrase.all_words
    if _names_no_length(phrase, unit):
        return None
    if words in (["weekends"], ["the", "weekends"]):
        return Meaning("SET", "XXXX-WXX-WE")
    if "recent" in words and grain_of(unit) in ("year", "decade"):
        # So long a stretch with no beginning is the past, by the habit of TimeML's annotators.
        return Meaning("DATE", "PAST_REF")
    return Meaning("DURATION", duration_value(None, grain_of(unit)))


def _names_no_length(phrase: Phrase, unit: str) -> bool:
    """Whether the unit is of something else: opening hours, man-hours, "fiscal years 2010 and 2011", "dark nights"."""
    words, before, after = phrase.all_words, phrase.before(), phrase.after()
    kind = phrase.tokens.texts[phrase.last - 2].lower() if len(words) > 1 else before
    if unit == "hours" and kind in context("kinds_of_hours"):
        return True
    if unit == "years" and after.isdecimal() and len(after) == 4:
        return True
    if grain_of(unit) == "hour" and _is_measure(phrase):
        return True
    if words in (["quarters"], ["nights"]) or (before == "of" and phrase.before(2) == "matter"):
        return True  # "The officers' quarters", "it is a matter of months"
    if words == ["days"] and (before in _ONE_BY_ONE or (before == "on" and after in ("when", "that", "of"))):
        return True  # "On consecutive days", "on days when it rains"
    return words[0] == "the" and len(words) == 2 and words[1] != "weekends" and after not in context("after_the_years")


_ONE_BY_ONE = frozenset(("consecutive", "successive"))


def _is_measure(phrase: Phrase) -> bool:
    """Whether "hours" ends a measure: "5 terawatt-hours", "man-hours"."""
    joined = phrase.before() in lexicon()["HYPHEN"]
    before = phrase.before(2) if joined else phrase.before()
    return before.endswith(("watt", "watts", "ampere", "amp")) or (joined and before in ("man", "person", "work"))


RULES = {"length": length, "vague_length": vague_length}
