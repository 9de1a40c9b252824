"""Whether the words around a date put it in the past or in the future: the tense of the verb it belongs to.

No parser runs here. The verb that counts is the nearest one before the date ("said on Monday", "will meet on
Monday"), and where the date opens its sentence, the nearest one after it ("On Monday, the board plans to ...").
"""

from __future__ import annotations

import re

from newstally.lexicon import words
from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import BREAK, ROOM

# How far the verb of a date may stand, in words: one that is surely a verb, and one that only looks like it.
_REACH = 15
_NEAR = 6
# How far a present that tells a plan may stand, and how near a past is beside its date.
_PRESENT_REACH = 4
_BESIDE = 5
_REGULAR_PAST = re.compile(r"[a-z]{3,}ed(?<!eed)|agreed|freed|decreed|guaranteed")


def looks_ahead(phrase: Phrase) -> bool:
    """Whether the words around a phrase put it in the future."""
    if _has_possessive(phrase):
        return _told_after(phrase) is True or phrase.before() in ("until", "for")
    # "By Friday" is a term, unless the words around say that it has passed.
    return phrase.before() == "by" if (told := tells_ahead(phrase)) is None else told


def tells_ahead(phrase: Phrase) -> bool | None:
    """True or False where a verb says that a date lies ahead or behind; None where there is none near."""
    told = None
    if _opens(phrase):
        # "Until Thursday, they had not been charged."
        told = _told_after(phrase)
    if told is None:
        told = _told_before(phrase)
    if told is None:
        told = _told_after(phrase)
    return told


def looks_back(phrase: Phrase) -> bool:
    """Whether a past tense stands close by: "launched in January", "in January, he was"."""
    texts = phrase.tokens.texts
    near = (
        *range(max(1, phrase.first - _BESIDE), phrase.first),
        *range(phrase.last, min(phrase.last + _BESIDE, len(texts))),
    )
    return any(_is_past(texts[at].lower()) and texts[at - 1].lower() not in _NO_PAST_AFTER for at in near)


def _opens(phrase: Phrase) -> bool:
    """Whether the phrase opens its sentence, with or without a preposition or "as early as"."""
    is_early = phrase.before() == "as" and phrase.before(2) in ("early", "soon", "late", "recently")
    return phrase.heads_its_sentence or (is_early and phrase.before(4) == BREAK)


def _has_possessive(phrase: Phrase) -> bool:
    """Whether a thing is named for the day ("Wednesday's ruling"): verbs before it are not the day's."""
    return phrase.after() in ("'s", "’s")


def _told_before(phrase: Phrase) -> bool | None:
    """True or False by the nearest verb before the phrase; None where there is none."""
    texts = phrase.tokens.texts
    term = None
    for at in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        if texts[at] == BREAK:
            break
        word, lead = texts[at].lower(), texts[at - 1].lower() if at else BREAK
        distance = phrase.first - at
        if distance <= _TERM_REACH and word in _TERMS and (word in _UNTIL or phrase.has("wd")):
            term = term or word
            continue
        if distance == 1 and word == "to" and _was_moved(texts, at):
            return True  # "The deadline was extended by ten days to Feb. 10"
        if distance == 1 and word == "for" and phrase.has("wd"):
            return True  # "Kept the speech for Friday night"
        if _is_due(texts, at, word, lead, distance):
            if not _was_before_that(texts, at):
                return True
            # Dates without a weekday may be far off: "a vote that had been due on April 29" may still come.
            return False if phrase.has("wd") else None
        if lead not in _HAD and _is_present_of_plan(word, lead, texts, at, distance):
            return True
        if _is_of_a_plan(texts, at):
            continue  # "Was to have been held"
        if lead in _NO_PAST_AFTER or (lead in _ARTICLES and word not in _AUXILIARIES):
            continue  # "To hit the coast", "is heard": no past; "the wounded", "a planned strike": no verb
        if lead in _HAD and word in words(ROOM, "planned_presents.txt"):
            return False  # "The ultimatum having run out on Monday"
        if _is_past(word) and (distance <= _NEAR or term or word in words(ROOM, "past_cues.txt")):
            return term is not None and _holds_on(word, lead, term)
    return True if term else None


def _is_of_a_plan(texts: list[str], at: int) -> bool:
    """Whether a past form stands in an infinitive: "to have been held"."""
    before = [w.lower() for w in texts[max(0, at - 3) : at + 1]]
    return any(before[n : n + 2] == ["to", "have"] for n in range(len(before) - 1))


def _was_moved(texts: list[str], at: int) -> bool:
    """Whether a day is one that something was put off to: no "from" stands between the verb and it."""
    for word in (w.lower() for w in reversed(texts[max(0, at - _MOVE_REACH) : at])):
        if word == "from" or word == BREAK:
            return False
        if word in words(ROOM, "moved_to.txt"):
            return True
    return False


def _holds_on(word: str, lead: str, term: str) -> bool:
    """Whether a past verb leaves its term open: "was closed until Monday", but "hid until Monday"."""
    if word in ("has", "have") or lead in ("has", "have"):
        return True
    if term == "from":
        return lead == "been"  # "All trains have been cancelled from Monday", but "the road was shut from Friday"
    return lead in ("was", "were", "been") or word in words(ROOM, "held_until.txt")


def _is_due(texts: list[str], at: int, word: str, lead: str, distance: int) -> bool:
    """Whether the word says that what follows is still to come: "will", "is to", "due on", "set to", "as early as"."""
    following = texts[at + 1].lower()
    if word == "next" and following == "to":
        return False  # "Next to the embassy"
    if (word == "won" and following not in ("'", "’")) or (word in ("plan", "plans") and lead in _ARTICLES):
        return False  # "He won the vote": only "won't" looks ahead; "announced the plan on Monday" has been.
    if word in words(ROOM, "future_cues.txt") or (
        word == "to" and (lead in _TO_BE or lead in words(ROOM, "purposes.txt"))
    ):
        return True
    match word:
        case "to":
            # "To reach the village by Friday"; "the cabinet, to meet on Friday"
            return distance > 2 and (lead == "," or texts[at + distance - 1].lower() == "by")
        case "due":
            return following != "to"
        case "may" | "might":
            # "May" is a month where it has its capital.
            return texts[at].islower() and following != "have"
        case "set":
            return following in ("to", "for")
        case "soon" | "early":
            return following == "as"
    return False


# How many words before a plan "had" may stand: "had previously been scheduled".
_PLAN_REACH = 4


def _was_before_that(texts: list[str], at: int) -> bool:
    """Whether the plan itself lies behind the story: "it had been due to expire on Friday", "as previously planned"."""
    before = [w.lower() for w in texts[max(0, at - _PLAN_REACH) : at]]
    return "had" in before or before[-1:] in (["previously"], ["originally"], ["initially"])


def _is_present_of_plan(word: str, lead: str, texts: list[str], at: int, distance: int) -> bool:
    """Whether a present tense tells a plan: "the talks resume on Monday", "the vote is on Sunday", "is flying home"."""
    if word in ("is", "are"):
        return distance <= 2 and texts[at + 1].lower() in ("on", "this", texts[at + distance].lower())
    if word.endswith("ing"):
        return distance <= _NEAR and lead in ("is", "are", "’re", "'re") and len(word) > 5
    return (
        distance <= _PRESENT_REACH
        and word in words(ROOM, "planned_presents.txt")
        and lead not in _ARTICLES
        and lead != "to"
    )


def _told_after(phrase: Phrase) -> bool | None:
    """True or False by the first verb after the phrase; None where there is none near."""
    texts = phrase.tokens.texts
    opens = _opens(phrase)
    for ahead in range(_REACH if opens else _NEAR):
        at = phrase.last + ahead
        if at >= len(texts) or texts[at] == BREAK:
            break
        word, lead = texts[at].lower(), texts[at - 1].lower()
        if word in words(ROOM, "future_cues_after.txt"):
            return True
        if opens and word in _INTENTIONS and texts[at + 1].lower() == "to":
            return True
        if lead in ("is", "are") and word in ("to", "due", "expected", "scheduled", "set", "likely", "slated"):
            return True
        if (word in words(ROOM, "past_cues.txt") and word != "since") or (
            opens and lead not in _ARTICLES and _is_past(word)
        ):
            return False
    return None


def _is_past(word: str) -> bool:
    """Whether a word is the past form or participle of a verb, as far as its shape tells."""
    return (
        word in words(ROOM, "past_cues.txt")
        or word in words(ROOM, "past_verbs.txt")
        or _REGULAR_PAST.fullmatch(word) is not None
    )


# "Is to resume on Tuesday" lies ahead, and so mostly does "was to have resumed".
_TO_BE = frozenset(("is", "are", "was", "were", "be", "’s", "'s"))
# Words before the end or the start of a stretch, and how far before it they stand.
_UNTIL = frozenset(("until", "till"))
_TERMS = _UNTIL | {"starting", "beginning", "through", "from"}
_TERM_REACH = 3
_HAD = frozenset(("having", "had"))
# How far behind a verb of putting off its new day may stand: "extended the cut-off by ten days to".
_MOVE_REACH = 10
_INTENTIONS = frozenset(("plans", "plan", "hopes", "hope", "expects", "expect", "intends", "intend", "aims", "aim"))
_MODALS = frozenset(("will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "’ll"))
# "To hit", "be signed", "is heard", "will not set": what looks like a past form is none.
_NO_PAST_AFTER = _MODALS | {"not", "to", "be", "is", "are", "stay", "stays", "remain", "remains", "get", "gets"}
_AUXILIARIES = frozenset(("was", "were", "had", "did", "has", "have", "been"))
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their", "of"))
