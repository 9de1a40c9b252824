"""Times that come again: "daily", "every year", "each July", "Mondays", "twice a week"."""

from __future__ import annotations

from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.lengths import duration_value, grain_of
from newstally.reading.times.meaning.parts import month_of, ordinal, weekday_of
from newstally.reading.times.meaning.record import Meaning
from newstally.reading.times.numerals import number_of
from newstally.reading.times.story import Story
from newstally.reading.times.tokens import context, lexicon, meaning_of


def set_word(phrase: Phrase, story: Story) -> Meaning | None:
    if phrase.heads_a_name or _is_paper(phrase) or phrase.before() in lexicon()["HYPHEN"]:
        return None
    if phrase.word("w") == "everyday" and phrase.after().isalpha() and phrase.after() not in context("function_words"):
        return None  # "An everyday matter"
    times = _TIMES.get(phrase.word("freq"))
    return Meaning("SET", str(lexicon()["SETWORD"][phrase.word("w")]), freq=f"{times}X" if times else "")


def _is_paper(phrase: Phrase) -> bool:
    """Whether the word is a paper or part of its name: "the daily Cumhuriyet", "the Harbour Daily"."""
    if phrase.word("w") not in ("daily", "weekly", "monthly", "fortnightly"):
        return False
    before = phrase.written_before
    if before in lexicon()["POSS"] and phrase.first > 1:
        before = phrase.tokens.texts[phrase.first - 2]  # "The People's Daily"
    word = phrase.as_written[0]
    is_capitalised = word[0].isupper()
    if before[:1].isupper() and is_capitalised and not word.isupper():
        return True
    after = phrase.written_after
    return after[0].isupper() and after[1:2].islower() and not is_capitalised


def every(phrase: Phrase, story: Story) -> Meaning | None:
    quant = phrase.word("quant").upper()
    if phrase.has("d"):
        # "The 26th of every month"; its last day has no number.
        day = ordinal(phrase.words("d"))
        return Meaning("SET", f"XXXX-XX-{day:02}" if day else "P1M", quant=quant)
    if phrase.has("unit") and any(word in lexicon()["VAGUE"] for word in phrase.words("n")):
        return Meaning("SET", duration_value(None, grain_of(phrase.word("unit"))), quant=quant)
    if phrase.word("unit") == "weekend" and not phrase.has("n"):
        return Meaning("SET", "XXXX-WXX-WE", quant=quant)
    if phrase.has("unit"):
        count = 2 if phrase.words("n") == ["other"] else number_of(phrase.words("n")) or ordinal(phrase.words("n"))
        return Meaning("SET", duration_value(count or 1, grain_of(phrase.word("unit"))), quant=quant)
    if phrase.has("m"):
        return Meaning("SET", f"XXXX-{month_of(phrase, 'm'):02}", quant=quant)
    if phrase.has("s"):
        return Meaning("SET", f"XXXX-{meaning_of('SEASON', phrase.word('s'))}", quant=quant)
    part = _daypart(phrase)
    if phrase.has("wds"):
        return Meaning("SET", f"XXXX-WXX-{lexicon()['WEEKDAYS'][phrase.word('wds')]}", quant=quant)
    if phrase.has("wd"):
        if phrase.has("n"):
            # "Every other Wednesday": TIMEX3 has no value for it but its period.
            return Meaning(
                "SET", duration_value(2 if phrase.words("n") == ["other"] else ordinal(phrase.words("n")), "week")
            )
        return Meaning("SET", f"XXXX-WXX-{weekday_of(phrase)}{part}", quant=quant)
    return Meaning("SET", f"XXXX-XX-XX{part}", quant=quant)


def _daypart(phrase: Phrase) -> str:
    word = phrase.word("part")
    known = lexicon()
    code = known["DAYPART"].get(word) or known["DAYPARTS"].get(word)
    return f"T{code}" if code else ""


def rate(phrase: Phrase, story: Story) -> Meaning | None:
    """ "Per day", "four times a year", "on weekends": how often."""
    if phrase.has("weekly"):
        return Meaning("SET", str(lexicon()["WEEKPARTS"][phrase.word("weekly")]))
    if not phrase.has("freq") and grain_of(phrase.word("unit")) in ("second", "minute", "hour"):
        return None  # "Miles per hour" is a speed.
    words = phrase.words("freq")
    count = _TIMES.get(words[0]) or number_of(words[:-1]) if words else None
    freq = f"{int(count)}X" if count else ""
    return Meaning("SET", duration_value(1, grain_of(phrase.word("unit"))), freq=freq)


_TIMES = {"once": 1, "twice": 2, "thrice": 3}

RULES = {"set_word": set_word, "every": every, "rate": rate}
