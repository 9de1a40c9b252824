"""Seasons: "last summer", "the spring of 2021", "that winter", and "fall" or "spring" where they are none."""

from __future__ import annotations

import datetime as dt
import re

from newstally.reading.times.calendar import season_of
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.meaning.parts import part_of, relation, year_of
from newstally.reading.times.meaning.record import Meaning, before_christ, dated
from newstally.reading.times.story import Story
from newstally.reading.times.tense import looks_ahead
from newstally.reading.times.tokens import BREAK, context, lexicon, meaning_of
from newstally.reading.times.values import is_southern


def season(phrase: Phrase, story: Story) -> Meaning | None:
    code = str(meaning_of("SEASON", phrase.word("s")))
    mod = part_of(phrase)
    if not (phrase.has("y") or phrase.has("rel")) and not _is_season(phrase, story.is_narrative):
        return None
    if phrase.words("rel")[-1:] == ["that"] and phrase.word("s") == "fall" and not _leads_a_fall(phrase):
        return None
    if phrase.has("era"):
        ancient = year_of(phrase, story) or 0
        return before_christ(f"{ancient:04}-{code}", ancient, mod)
    year = year_of(phrase, story) or _year_of_several(phrase)
    if year is not None:
        return dated(season_of(year, code, is_southern(story.setting)), mod)
    today = story.today
    if today is None:
        return Meaning("DATE", f"XXXX-{code}", None, mod)
    return dated(season_of(_season_year(phrase, story, code, today), code, is_southern(story.setting)), mod)


def _leads_a_fall(phrase: Phrase) -> bool:
    """Whether "that fall" is the season: not "the sites that fall under the contract"."""
    before = phrase.before()
    return phrase.has("mod") or before in context("fall_leads") or before in (BREAK, ",")


def _season_year(phrase: Phrase, story: Story, code: str, today: dt.date) -> int:
    relative = relation(phrase, "rel")
    if (told := _told_season_year(phrase, story, code)) is not None:
        return told
    this = season_of(today.year, code, is_southern(story.setting))
    if relative == 0 or (story.is_narrative and relative is None):
        return today.year
    if relative == 1 or (relative is None and looks_ahead(phrase)):
        return today.year + (this.first <= today)
    # "Last summer" in July is the year before's; "the summer" in July is this one.
    started = this.first <= today if relative is None else this.end <= today
    return today.year - (not started)


def _told_season_year(phrase: Phrase, story: Story, code: str) -> int | None:
    """The year of "that summer", "the following spring", "the next winter": told from where the story is."""
    words = phrase.words("rel")
    known = lexicon()["NARRATIVE"]
    if not words or story.scene is None or not (words[-1] in known or (words[0] == "the" and words[-1] == "next")):
        return None
    shift = int(known.get(words[-1], 1))
    if story.focus is not None and story.focus.grain in ("year", "decade", "century"):
        return story.scene.year + shift
    here = season_of(story.scene.year, code, is_southern(story.setting))
    if shift > 0:
        return here.first.year + (here.first <= story.scene)
    return here.first.year - (here.end > story.scene) if shift else here.first.year


def _in_a_campaign(phrase: Phrase) -> bool:
    """Whether the next words show the season: "the spring offensive", "the fall and winter"."""
    return phrase.after() in context("campaigns") or (
        phrase.after() == "and" and phrase.after(2) in lexicon()["SEASON"]
    )


def _is_season(phrase: Phrase, in_history: bool) -> bool:
    """Whether a word such as "fall", "spring" or "summer" is the time of the year here."""
    word = phrase.words("s")[-1]
    if phrase.after() in context("names_of_seasons") and phrase.as_written[-1][0].isupper():
        return False
    if _year_of_several(phrase) is not None:
        return True
    if in_history and (word not in ("fall", "spring") or _in_a_campaign(phrase)):
        return True  # "Winter quarters", "the summer campaign", "the Spring Offensive" have their year.
    lead = phrase.before() if phrase.first + 1 == phrase.last else phrase.all_words[0]
    if word == "fall" and phrase.after() == "of":
        return False
    if word == "fall":
        return (lead in ("in", "mid") and phrase.before(2) not in ("a", "the", "decline")) or (
            lead == "the" and phrase.before() in ("in", "by")
        )
    if word == "spring":
        return lead in context("season_leads") or (lead == "the" and phrase.before() in context("spring_leads_article"))
    if lead == "the":
        return phrase.before() in context("season_leads_article")
    return lead in context("season_leads") or phrase.has("mod")


# How far behind a season the year of several may stand, in words.
_SEVERAL = 8


def _year_of_several(phrase: Phrase) -> int | None:
    """The year that the last of several seasons states for all: "the spring and summer of 1979"."""
    texts = phrase.tokens.texts
    for at in range(phrase.last, min(phrase.last + _SEVERAL, len(texts))):
        word = texts[at].lower()
        if re.fullmatch(r"1\d\d\d|20\d\d", word):
            return int(word) if at > phrase.last + 1 else None
        if word not in lexicon()["SEASON"] and word not in ("and", "or", "to", ",", "of", "the", "early", "late"):
            return None
    return None


RULES = {"season": season}
