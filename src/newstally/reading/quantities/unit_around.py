"""The unit around a number: the currency, unit of measure, ratio or age that the words beside it give it."""

from __future__ import annotations

import re

from newstally.lexicon import phrases
from newstally.model import Setting
from newstally.reading.quantities.ages import takes_age
from newstally.reading.quantities.amount import Amount
from newstally.reading.quantities.currencies import name_after, pence_after, pounds_code
from newstally.reading.quantities.modifiers import modifier_after
from newstally.reading.quantities.numerals import ROOM
from newstally.reading.quantities.units import Unit, unit_after

_REPEATED_SIGN = re.compile(r"\s(?:U\.S\.|US|USD|Cdn|CAD|AUD)(?![\w$])")


def read_unit(text: str, amount: Amount, setting: Setting, last: Amount | None) -> None:
    """Give the amount the currency, unit or age that stands around it; `last` is the amount before it."""
    if amount.sign:
        # "$75 U.S.", "Rs 5 million rupees": what follows a sign can only repeat it.
        again = _REPEATED_SIGN.match(text, amount.end)
        if again:
            amount.end = again.end()
        elif found := name_after(text, amount.end, setting):
            amount.end = found[0]
        return
    if amount.form == "vague" and (of := _OF.match(text, amount.end)):
        _read_measure_of(text, amount, of.end() - 1, setting)
        return
    if _MAGNITUDE.search(text, max(0, amount.start - 14), amount.start):
        amount.kind, amount.unit = "index", "magnitude"
        return
    money = name_after(text, amount.end, setting)
    if money is None and amount.form == "digits":
        money = pence_after(text, amount.end)
    if money:
        amount.take(Unit(money[0], "currency", money[1]))
    elif unit := unit_after(text, amount.end):
        if unit.name == "pound" and not _is_weight(text, amount, unit, last):
            code = pounds_code(setting, amount.scale)
            unit = Unit(unit.end, "currency", code) if code else unit
        amount.take(unit)
        if unit.kind == "duration" and _AT_AGE.search(text, max(0, amount.start - 16), amount.start):
            amount.kind = "age"  # "at the age of 17 months"
    elif (tail := modifier_after(text, amount.end)) and (unit := unit_after(text, tail.end)) and unit.kind != "ratio":
        # "20-odd minutes", "15 or so miles"
        amount.modifier, amount.modifier_span = tail.modifier, (tail.start, tail.end)
        amount.take(unit)
        amount.unit_span = (tail.end, unit.end)
    elif to_one := _TO_ONE.match(text, amount.end):
        if to_one["after"] is not None or _RATIO_OF.search(text, max(0, amount.start - 40), amount.start):
            amount.kind, amount.unit, amount.end = "ratio", "times", to_one.end()
    elif takes_age(text, amount, last):
        amount.kind, amount.unit = "age", "year"


# "A ratio of 30 to 1", "outnumbered police by three to one".
_TO_ONE = re.compile(
    r"(?:\sto\s|-to-|:)(?:one|1)(?![\w%]|[.,:]?\d|\s(?:[mb]illion|per\s?cent))"
    r"(?P<after>(?=\s(?:ratio|margin|majority|odds|vote|for|against|in favou?r)\b))?"
)
_RATIO_OF = re.compile(
    r"\b(?:(?:ratio|margin|odds|majority|rate)s?(?: of| is| was| stood at| at| fell to| rose to)?"
    r"|outnumber\w*(?: [\w’']+){0,3}?|by|split|voted)(?: (?:about|some|nearly|almost|more than))? \Z"
)
_AT_AGE = re.compile(r"\b(?:aged|age of)\s\Z", re.IGNORECASE)
_WEIGHED = re.compile(r"\bweigh\w*(?:\s[\w’'-]+){0,4}\s\Z", re.IGNORECASE)
_HEAVY = re.compile(
    rf"-pound[\s-](?:[a-z]+[\s-])?(?:{'|'.join(phrases(ROOM, 'weighed_in_pounds.txt'))})\b", re.IGNORECASE
)


def _is_weight(text: str, amount: Amount, unit: Unit, last: Amount | None) -> bool:
    """Whether pounds are a weight even where pounds are money: "weighs 168 pounds", "a 500-pound bomb"."""
    if last is not None and last.unit in ("pound", "stone") and amount.start - last.end < 40:
        return True
    if text[amount.end : unit.end].lower().strip(" -").startswith("lb"):
        return True
    weighed = _WEIGHED.search(text, max(0, amount.start - 50), amount.start)
    return weighed is not None or _HEAVY.match(text, amount.end) is not None


_OF = re.compile(r"\sof\s")
_MAGNITUDE = re.compile(r"\bmagnitude(?: of)?[\s-]\Z", re.IGNORECASE)


def _read_measure_of(text: str, amount: Amount, at: int, setting: Setting) -> None:
    """ "Tens of millions of dollars", "hundreds of miles"."""
    if money := name_after(text, at, setting):
        amount.take(Unit(money[0], "currency", money[1]))
    elif (unit := unit_after(text, at)) and unit.kind in ("physical", "duration"):
        # "Tens of thousands of pounds" are money, "thousands of pounds of cocaine" are not.
        code = pounds_code(setting, amount.value * 100) if unit.name == "pound" else ""
        heavy = amount.value < 1_000_000 and (_OF.match(text, unit.end) or _is_weight(text, amount, unit, None))
        amount.take(Unit(unit.end, "currency", code) if code and not heavy else unit)
