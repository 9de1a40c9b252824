"""Amounts: numbers with their signs, units, rates and modifiers, read from raw text without a parser."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from newstally.lexicon import phrases, words
from newstally.model import Setting
from newstally.reading.quantities import exclusions
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.barred import not_numbers
from newstally.reading.quantities.currencies import is_numbered_name, name_after, sign_before
from newstally.reading.quantities.idioms import counts_nothing, is_labelled
from newstally.reading.quantities.modifiers import modifier_after, modifier_before
from newstally.reading.quantities.numerals import ROOM, Numeral, numerals
from newstally.reading.quantities.parts import read_part
from newstally.reading.quantities.unit_around import read_unit
from newstally.reading.quantities.units import rate_after, unit_after, unit_after_article


def single_amounts(text: str, setting: Setting) -> Iterator[Amount]:
    """The amounts of a text one by one: dates, clock times, names and the like left out."""
    reached, last = 0, None
    names_end = -1  # where the last number ended that a name takes: "Flights 12"
    for numeral in _free_numerals(text):
        if numeral.start < reached:
            continue
        if _names_too(text, names_end, numeral):
            names_end = numeral.end
            continue
        amount = _read_one(text, numeral, setting, last)
        if amount is not None:
            reached, last = max(amount.end, amount.per_end), amount
            yield amount
        elif numeral.form == "digits" and exclusions.is_numbered(text, numeral.start):
            names_end = numeral.end


def _free_numerals(text: str) -> Iterator[Numeral]:
    """The numerals that do not begin in a date, clock time or the like; "May 12 500 people" leaves 500."""
    barred = sorted(not_numbers(text))
    starts = [s for s, _ in barred]
    for numeral in numerals(text):
        i = bisect_right(starts, numeral.start) - 1
        if i < 0 or numeral.start >= barred[i][1]:
            yield numeral
        elif numeral.end > barred[i][1]:
            yield from numerals(text, barred[i][1], numeral.end)


_AND_NAMED = re.compile(r"\s?(?:,|,?\s?(?:and|or|to|of|&)|[-–/])\s?")


def _names_too(text: str, names_end: int, numeral: Numeral) -> bool:
    """Whether a number goes on with the numbers of a name: "Flights 12 and 14", "sections 3, 4 and 9"."""
    plain = numeral.form == "digits" and numeral.digits.isdigit() and len(numeral.digits) < 6
    if names_end < 0 or not plain or numeral.scale != 1 or numeral.start - names_end > 6:
        return False
    goes_on = _AND_NAMED.fullmatch(text, names_end, numeral.start) is not None
    return goes_on and not _PLURAL_FOLLOWS.match(text, numeral.end) and unit_after(text, numeral.end) is None


def _read_one(text: str, numeral: Numeral, setting: Setting, last: Amount | None) -> Amount | None:
    """The amount around one numeral; None where it is no quantity."""
    amount = Amount(numeral.start, numeral.end, numeral, numeral.value, numeral.scale)
    if numeral.form in ("words", "multiple", "vague", "fraction") and counts_nothing(text, numeral):
        return None
    if numeral.form == "words" and text[numeral.start].isupper() and exclusions.names_by_word(text, numeral.start):
        return None
    if numeral.form == "odds" and exclusions.is_numbered(text, numeral.start):
        return None  # "a Level 3 out of 5 risk"
    if numeral.form in ("multiple", "fraction", "odds"):
        amount.kind = "ratio"
        amount.unit = "times" if numeral.form == "multiple" else "fraction"
        if numeral.form == "multiple":
            _read_rate(text, amount)  # "twice a day"
        if numeral.form == "fraction" and not read_part(text, amount, last, setting):
            return None
        _read_modifiers(text, amount)
        return amount
    if text[max(0, numeral.start - 4) : numeral.start].lower() == "per ":
        return None  # the denominator of "per 1,000 births"
    if last is not None and _is_inches(text, amount, last):
        amount.kind, amount.unit = "physical", "inch"
        return amount
    _read_sign(text, amount, setting)
    if not amount.sign and exclusions.is_glued_to_name(text, numeral.start):
        return None
    _read_letter_scale(text, amount, setting)
    read_unit(text, amount, setting, last)
    if _is_lettered_name(text, amount) or _is_named_length(text, amount):
        return None
    _read_rate(text, amount)
    _read_modifiers(text, amount)
    return amount if _is_quantity(text, amount) or _goes_on_a_tally(text, last, amount) else None


def _is_inches(text: str, amount: Amount, last: Amount) -> bool:
    """ "A 6-foot-4 guard", "he is 6ft 4"."""
    gap = text[last.end : amount.start]
    small = amount.form == "digits" and amount.scale == 1 and amount.value < 12
    bare = gap == "-" or not (_PLURAL_FOLLOWS.match(text, amount.end) or unit_after(text, amount.end))
    return last.unit == "foot" and gap in ("-", " ") and small and bare


_MINUS = re.compile(r"(?:(?<![\w.,)%])[-−–]|(?<!plus or )\bminus[\s-])\Z", re.IGNORECASE)


def _read_sign(text: str, amount: Amount, setting: Setting) -> None:
    found = sign_before(text, amount.start, setting)
    if found and not is_numbered_name(text, found[0], amount.start, amount.end):
        start, code = found
        amount.kind, amount.unit, amount.sign = "currency", code, True
        if text[amount.start - 1] in "-−–":
            amount.value = -amount.value
        amount.unit_span = (start, amount.start)
        amount.start = start
    if minus := _MINUS.search(text, max(0, amount.start - 14), amount.start):
        amount.value = -abs(amount.value)
        amount.start = minus.start()


# Letters that m, b and t mean as scale words beside a currency: "$5m", "Rs2b", "€1.2t".
_LETTER_SCALE = re.compile(r"[^\S\n]?(?P<letter>[mbtMBT])(?![\w²³/])|(?P<glued>[mM])(?=-)")
_LETTERS = {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "t": Decimal(10) ** 12}
# "35m of its devices", "4.3M sales", "8 B people": without a currency a letter is a scale where it cannot be a unit.
_AFTER_METRES = "|".join(phrases(ROOM, "after_metres.txt"))
# "12m of drying space", "30m of cable": metres of what has no plural.
_OF_A_STUFF = (
    r"[^\S\n]of[^\S\n](?:[a-z-]+[^\S\n])?(?!people\b|them\b|those\b|which\b)[a-z]+(?<!s)"
    r"(?:[.,;)]|[^\S\n](?:and|or|in|on|for|to|with|at|from|that|was|is|were|had|has)\b|\Z)"
)
_BARE_LETTER = re.compile(
    rf"(?:M|[^\S\n]?B|m(?!{_OF_A_STUFF})|b)(?=[^\S\n](?!(?:{_AFTER_METRES})\b)(?:[a-z]|[A-Z][a-z]+[^\S\n][a-z]+s\b))|M(?=[.,;)](?!\w)|\Z)"
)


def _read_letter_scale(text: str, amount: Amount, setting: Setting) -> None:
    if amount.form != "digits" or amount.scale != 1:
        return
    found = _LETTER_SCALE.match(text, amount.end)
    if found and not amount.sign and name_after(text, found.end(), setting) is None:
        found = _BARE_LETTER.match(text, amount.end)
    if found:
        amount.scale = _LETTERS[found.group().strip().lower()]
        amount.value *= amount.scale
        amount.end = found.end()


def _is_named_length(text: str, amount: Amount) -> bool:
    """ "The Le Mans 24 Hours", "the Indianapolis 500 Miles": a unit with a capital, after a name."""
    capital = amount.unit_span is not None and text[slice(*amount.unit_span)].strip(" -")[:1].isupper()
    long_word = amount.unit_span is not None and amount.unit_span[1] - amount.unit_span[0] > 4
    if not (capital and long_word and amount.kind in ("duration", "physical")):
        return False
    named = exclusions.names_before(text, amount.numeral.start, follows_noun=False)
    return named and not exclusions.is_title_case(text, amount.numeral.start)


def _is_lettered_name(text: str, amount: Amount) -> bool:
    """ "Runway 25L", "Seat 11A": a capital glued to the number of a name is no unit."""
    glued = amount.end == amount.numeral.end + 1 and text[amount.numeral.end] in "ACFLVW"
    return glued and not amount.sign and exclusions.names_before(text, amount.numeral.start, follows_noun=False)


_PER_NEXT = re.compile(r"\s(?:per\s(?!cent)|a (?:day|week|month|year)\b)")
# "12,000 tonnes of coal a day"
_OF_WHAT = re.compile(r"\sof(?:\s[a-z-]+){1,3}?(?=\s(?:a (?:day|week|month|year|season)\b|per\s(?!cent)))")


def _read_rate(text: str, amount: Amount) -> None:
    tail = modifier_after(text, amount.end) if amount.unit else None
    if tail and (found := rate_after(text, tail.end)):
        amount.per_end, amount.per = found  # "$80-plus a barrel"
    elif (amount.unit or _PER_NEXT.match(text, amount.end)) and (found := rate_after(text, amount.end)):
        amount.per_end, amount.per = found
    elif amount.kind == "currency" and (unit := unit_after_article(text, amount.end)):
        amount.per_end, amount.per = unit
    elif amount.kind in ("physical", "currency") and (of := _OF_WHAT.match(text, amount.end)):
        amount.per = (rate_after(text, of.end()) or (0, ""))[1]


_NOUN_OR_MORE = re.compile(r"[^\S\n][a-z-]+s(?=\sor\s(?:more|fewer|less)\b(?!\sthan))")


def _read_modifiers(text: str, amount: Amount) -> None:
    found = modifier_before(text, amount.start) or modifier_after(text, amount.end)
    if found is None and (noun := _NOUN_OR_MORE.match(text, amount.end)):
        found = modifier_after(text, noun.end())  # "four games or more"
    if found is None and (odd := text.find("-odd", amount.start, amount.end)) > 0:
        amount.modifier, amount.modifier_span = "about", (odd, odd + 4)  # "40-odd thousand"
    if found and not amount.modifier:
        amount.modifier, amount.modifier_span = found.modifier, (found.start, found.end)


_FUNCTION = rf"(?:{'|'.join(phrases(ROOM, 'after_bare_number.txt'))})\b"
_PLURAL_FOLLOWS = re.compile(
    rf"(?:-[a-z]+)?[^\S\n]+(?:(?!{_FUNCTION})[a-z][\w’'-]*[^\S\n]+){{0,2}}?(?!{_FUNCTION})"
    r"(?:[a-z][a-z-]*(?<!s)s|people|men|women|children|staff|police|personnel)\b"
)
_TOTALLED = re.compile(
    r"\b(?:average|total|maximum|minimum|estimated|record|sum|mean|median)(?: of)?\s\Z", re.IGNORECASE
)
_NOT_COUNTING_ONE = re.compile(
    rf"\b(?:{'|'.join(phrases(ROOM, 'before_pronoun_one.txt'))})\s\Z",
    re.IGNORECASE,
)
_AFTER_PRONOUN = "|".join(phrases(ROOM, "after_pronoun_one.txt"))
_HYPHENED = "|".join(words(ROOM, "one_hyphened.txt"))
_PRONOUN_ONE = re.compile(rf"one(?:\s(?:{_AFTER_PRONOUN})\b|[’']|-(?!(?:{_HYPHENED})\b)|[.,;:!?)])", re.IGNORECASE)


def _is_quantity(text: str, amount: Amount) -> bool:
    """Whether the number is an amount at all, and not a year, part of a name, a pronoun."""
    start, end = amount.numeral.start, amount.end
    if amount.unit or amount.form == "vague":
        return True
    if amount.form == "words":
        return not _is_label(text, amount) and _is_counting_word(text, amount)
    plural = _PLURAL_FOLLOWS.match(text, end) is not None
    bounded = amount.modifier != "" and (plural or amount.modifier not in ("about", "nearly"))
    if bounded and not plural and text[start - 6 : start].lower() == "up to " and _YEAR_BEFORE_END.match(text, end):
        bounded = False  # "from this year up to 2027"
    counted = bounded or amount.scale != 1 or _TOTALLED.search(text, max(0, start - 14), start) is not None
    if exclusions.is_year(text, start, end, counted):
        return False
    if text[end : end + 1].isalpha() or (text[end : end + 1] in "’'" and text[end + 1 : end + 2] == "s"):
        return False  # "3D", "5G", "the hybrid 14's"
    if is_labelled(text, start, "always"):
        return False  # "season 3 averages", "page 3 girls"
    return counted or amount.modifier != "" or not exclusions.names_before(text, start, plural)


_YEAR_BEFORE_END = re.compile(r"[^\S\n]?(?:[.,;)]|and\b|\Z|\n)(?!\d)")


# "Phase six includes ..."; but "Week: three men held", "Day six people died" where a sentence begins.
_LABEL_NAMED = re.compile(r"\b(?:Phase|Part|Chapter|Act|Step|Episode|Stage|Section|Article|Volume|Scene)\s\Z")


def _is_label(text: str, amount: Amount) -> bool:
    """ "On day three of the search", "phase two"; but "each day three people"."""
    if amount.value > 20 or not is_labelled(text, amount.start):
        return False
    named = _LABEL_NAMED.search(text, max(0, amount.start - 14), amount.start) is not None
    return named or not _PLURAL_FOLLOWS.match(text, amount.end)


_NEXT_OF_A_TALLY = re.compile(r"(?:[^\S\n][a-z’' ]{0,40})?[,;]?\s(?:and\s)?(?:the\s)?(?:[A-Z][\w’'-]*\s){1,4}")


def _goes_on_a_tally(text: str, last: Amount | None, amount: Amount) -> bool:
    """ "Reform has 58 seats, Labour 41": a number after a name that goes on with the count before it."""
    if last is None or last.kind != "count" or last.unit or amount.start - last.end > 80:
        return False
    gap = text[last.end : amount.start]
    named = exclusions.is_numbered(text, amount.start) or exclusions.is_year(text, amount.start, amount.end, False)
    return ("," in gap or " and " in gap) and not named and _NEXT_OF_A_TALLY.fullmatch(gap) is not None


_SEVERAL_BEFORE = re.compile(r"(?:,|;|\band|\bwhile|\bbut)\s\Z")
_HARMED = "|".join(phrases(ROOM, "after_counting_one.txt"))
_HARMED_AFTER = re.compile(
    rf"one\s(?:(?:was|is|has|had|were|been|more|also|remains?)\s){{0,3}}(?:\w+ly\s)?(?:{_HARMED})\b"
)


_ONE_HARMED = re.compile(rf"One\s(?:(?:is|was|more)\s)?(?:\w+ly\s)?(?:{_HARMED})\b")
# "The crash kills one, injures four", "one dead after blast" where a line begins.
_HARMS_BEFORE = re.compile(r"\b(?:kill|injur|wound|hurt|arrest|rescu|hospitali[sz])(?:s|es|ed|ing)?\s\Z", re.IGNORECASE)
_HARM_ENDS = re.compile(r"one(?:[.,;]|\s(?:and|in|at|near|on|as|after|of them)\b|\s*\Z|\n)")
_BEGINS = re.compile(r"(?:\A|\n|[.!?:]\s|\b(?:left|leaves|leaving|with)\s)\Z")


def is_one_of_several(text: str, start: int) -> bool:
    """Whether a lone "one" counts somebody: "two were killed and one was injured", "kills one, injures four"."""
    if text[start].isupper():
        begins = _BEGINS.search(text, max(0, start - 9), start) is not None
        return begins and _ONE_HARMED.match(text, start) is not None
    several = _SEVERAL_BEFORE.search(text, max(0, start - 7), start) or _BEGINS.search(text, max(0, start - 9), start)
    if several and _HARMED_AFTER.match(text, start):
        return True
    return bool(_HARM_ENDS.match(text, start) and _HARMS_BEFORE.search(text, max(0, start - 14), start))


def _is_counting_word(text: str, amount: Amount) -> bool:
    start = amount.start
    if amount.value == 1 and text[start : start + 3].lower() == "one":
        if is_one_of_several(text, start):
            return True
        return not _NOT_COUNTING_ONE.search(text, max(0, start - 9), start) and not _PRONOUN_ONE.match(text, start)
    return True
