"""Units of measure after a number: percent, physical units, durations, ages, degrees, points, times; and rates."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newstally.lexicon import table, words
from newstally.model import QuantityKind
from newstally.reading.quantities.numerals import GAP, ROOM
from newstally.reading.quantities.plurals import is_irregular, singular


class Unit(NamedTuple):
    """A unit as found after a number: where it ends, its kind and its name."""

    end: int
    kind: QuantityKind
    name: str
    per: str = ""


@cache
def _spellings(section: str) -> dict[str, str]:
    return {spelling: unit for unit, all_of in table(ROOM, "units.toml")[section].items() for spelling in all_of}


def _either(options: dict[str, str] | list[str]) -> str:
    return "|".join(sorted((re.escape(o).replace(r"\ ", r"\s") for o in options), key=len, reverse=True))


_DASH = r"[-‐‑–]"
_RATIO = re.compile(
    rf"(?:{GAP}|{_DASH})(?:(?P<points>(?:%|per{_DASH}?\s?cent(?:age)?|percentage|pct)[ -]?points?|ppts?|pps?)(?!\w)"
    rf"|(?P<basis>basis[ -]points?|bps?)(?!\w)"
    rf"|(?P<percent>%|per(?:\s|{_DASH})?cent(?:age)?(?![\w]| points?)|pct\.?(?!\w)|p\.c\.|pc(?!\w)))",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"(?:\s|{_DASH}){{0,2}}(?:to{_DASH})?(?P<unit>year|month|week|day|yr)s?(?:\s|{_DASH})(?:olds?\b|of\sage\b)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"(?:{GAP}|{_DASH})(?:(?P<duration>{_either(_spellings('duration'))})|(?P<word>{_either(_spellings('words'))}))(?!\w)",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"(?P<gap>[^\S\n]?|{_DASH})(?P<sign>{_either(_spellings('signs'))})(?![\w²³/*]|-\d)")
_GLUED = re.compile(rf"(?P<sign>{_either(_spellings('glued'))})(?!\w|-\d)")
# "Eleven stone", but "eleven stone houses".
_STONE = re.compile(
    r"[\s-]stone(?=[.,;)]|\s(?:\d|and|in|when|after|over|since|or|at|by|for|on|to|from|during|heavier|lighter|man|woman)\b)"
)
_RATES = table(ROOM, "units.toml")["rates"]
_RATED = re.compile(rf"{GAP}(?P<short>{_either(list(_RATES))})(?!\w)", re.IGNORECASE)
_PRIME = re.compile(r"(?P<sign>['’\"”])(?=\s+(?:when|tall|high|wide|long|deep|and|by|x)\b)")
_TIMES = re.compile(rf"(?:{GAP})(?:times\b|x\b(?! \d))|x(?!\w)", re.IGNORECASE)
_SCALE_POINTS = re.compile(rf"(?:{GAP}|{_DASH})(?:(?P<point>points?)|magnitude)\b", re.IGNORECASE)


def unit_after(text: str, end: int) -> Unit | None:
    """The unit that follows a number ending at `end`; currencies and counted nouns are not looked for here."""
    if found := _RATIO.match(text, end):
        if found["points"]:
            return Unit(found.end(), "percentage_point", "percentage_point")
        if found["basis"]:
            return Unit(found.end(), "basis_point", "basis_point")
        return Unit(found.end(), "percent", "percent")
    if found := _AGE.match(text, end):
        unit = found["unit"].lower()
        return Unit(found.end(), "age", "year" if unit == "yr" else unit)
    if found := _RATED.match(text, end):
        name, per = _RATES[found["short"].lower()]
        return Unit(found.end(), "physical", name, per)
    if found := _WORDS.match(text, end):
        if found["duration"]:
            return Unit(found.end(), "duration", _spellings("duration")[found["duration"].lower()])
        return Unit(found.end(), "physical", _spellings("words")[re.sub(r"\s", " ", found["word"].lower())])
    if found := _STONE.match(text, end):
        return Unit(found.end(), "physical", "stone")
    if found := _GLUED.match(text, end):
        return _glued(text, end, found)
    if found := _SIGN.match(text, end):
        if _sign_fits(text, found):
            return Unit(found.end(), "physical", _spellings("signs")[found["sign"]])
        return None
    if found := _PRIME.match(text, end):
        return Unit(found.end(), "physical", "foot" if found["sign"] in "'’" else "inch")
    if found := _TIMES.match(text, end):
        return Unit(found.end(), "ratio", "times")
    if found := _SCALE_POINTS.match(text, end):
        return Unit(found.end(), "index", "point" if found["point"] else "magnitude")
    return None


def _glued(text: str, end: int, found: re.Match[str]) -> Unit | None:
    """ "5.4s" is a time; "the 20s" and "six 737s" are not."""
    if found["sign"] == "s" and "." not in text[max(0, end - 4) : end]:
        return None
    return Unit(found.end(), "duration" if found["sign"] == "s" else "physical", _spellings("glued")[found["sign"]])


def _sign_fits(text: str, found: re.Match[str]) -> bool:
    """A one-letter sign in capitals after a space may begin a name ("5 A levels", "3 C words"); glued it is a unit."""
    sign, gap = found["sign"], found["gap"]
    if len(sign) == 1 and sign.isalpha() and text[found.start() - 1].isalpha():
        return False  # "three A grades"
    if len(sign) == 1 and sign.isalpha() and gap.isspace():
        return sign in "mtgW" or not text[found.end() : found.end() + 2].strip()[:1].isupper()
    return True


def pint_expression(unit: str) -> str:
    """A unit of measure in pint's terms, for conversions: "kilometre / hour", "oil_barrel"."""
    return str(table(ROOM, "units.toml")["pint"].get(unit, unit))


_RATE_NOUNS = table(ROOM, "units.toml")["rate_nouns"]
# "A year earlier", "a day and a half", "a week or so" are no rates.
_LAPSE = r"\s(?:earlier|ago|later|before|after|prior|old|and an? |or (?:so|two|more))\b"
_PER = re.compile(
    rf"{GAP}(?:,?\s?(?P<slash>per\s|/(?=[a-zA-Z]))|/(?:US)?(?P<money>[$€£])1(?![\d.,]*\d)"
    rf"|a[ -](?P<a>{_either(_RATE_NOUNS['a'])})\b(?!{_LAPSE})"
    rf"|-a-(?P<hyphened>day|week|month|year)\b|an (?P<an>{_either(_RATE_NOUNS['an'])})\b"
    rf"|(?P<yearly>annually|yearly|p\.a\.|each year|every year)"
    rf"|(?P<monthly>monthly|each month|every month)(?= |[.,;])|(?P<daily>each day|every day|daily(?= |[.,;])))",
    re.IGNORECASE,
)
_PER_MANY = re.compile(
    r"(?P<many>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|hundred|thousand|million)(?:[^\S\n]|-|(?=[^\d,.])|(?=[,.](?!\d))|\Z)",
    re.IGNORECASE,
)
_PER_WORD = re.compile(rf"(?P<word>{_either({**_spellings('words'), **_spellings('duration')})})(?!\w)", re.IGNORECASE)
_PER_SIGN = re.compile(rf"(?P<sign>{_either(_spellings('signs'))})(?![\w²³])")
_PER_NOUN = re.compile(r"[a-z][a-z-]*(?P<head>\s(?!people\b)[a-z]+s\b)?", re.IGNORECASE)
_PACK = re.compile(rf"[\s-](?P<pack>{_either(table(ROOM, 'units.toml')['packs']['nouns'])})\b")
_MANY = {"hundred": "100", "thousand": "1000", "million": "1000000"}


def rate_after(text: str, end: int) -> tuple[int, str] | None:
    """The denominator of a rate that follows at `end`: ("year" for "per year", "100000 person" for
    "per 100,000 people", "40 kilogram" for "per 40kg"), and where it ends."""
    found = _PER.match(text, end)
    if found is None:
        return None
    if found["slash"]:
        return _denominator(text, found.end())
    for group, unit in (("yearly", "year"), ("monthly", "month"), ("daily", "day")):
        if found[group]:
            return found.end(), unit
    if found["money"]:
        return found.end(), {"$": "dollar", "€": "euro", "£": "pound"}[found["money"]]
    noun = (found["a"] or found["an"] or found["hyphened"]).lower()
    return found.end(), _spellings("words").get(noun, "kilogram" if noun == "kg" else singular(noun))


_ARTICLE = re.compile(rf"{GAP}an?\s", re.IGNORECASE)


def unit_after_article(text: str, end: int) -> tuple[int, str] | None:
    """The measure that a price is for: "$11,104 a metric ton", and where it ends."""
    article = _ARTICLE.match(text, end)
    found = _WORDS.match(text, article.end() - 1) if article else None
    if found is None or not found["word"]:
        return None
    return found.end(), _spellings("words")[re.sub(r"\s", " ", found["word"].lower())]


def _denominator(text: str, at: int) -> tuple[int, str] | None:
    """What stands after "per": a number if there is one, then a unit by its name in the singular, or a noun."""
    many = ""
    if counted := _PER_MANY.match(text, at):
        many = counted["many"].lower().replace(",", "")
        many, at = f"{_MANY.get(many, many)} ", counted.end()
        if not text[at : at + 1].isalpha():
            return counted.end("many"), many.strip()  # "a rate of 5 per 100,000."
    if found := _PER_WORD.match(text, at):
        word = re.sub(r"\s", " ", found["word"].lower())
        unit = {**_spellings("duration"), **_spellings("words")}[word]
    elif found := _PER_SIGN.match(text, at):
        unit = _spellings("signs")[found["sign"]]
    elif found := _PER_NOUN.match(text, at):
        return _noun_denominator(many, found)
    else:
        return None
    if many and (pack := _PACK.match(text, found.end())):
        return pack.end(), f"{many}{unit} {singular(pack['pack'].lower())}"
    return found.end(), f"{many}{unit}"


_NO_NOUNS = words(ROOM, "after_bare_number.txt")


def _noun_denominator(many: str, found: re.Match[str]) -> tuple[int, str] | None:
    """ "Per barrel", "per 1,000 live births"; "per cent" is none."""
    first, head = found.group().lower().split(" ", 1)[0], found["head"]
    if first in ("cent", "centage"):
        return None
    if many and first in _NO_NOUNS:
        return found.start() - 1, many.strip()  # "five per 100,000 in May"
    if many and head and singular(first) == first and not is_irregular(first):
        return found.end(), f"{many}{first} {singular(head.strip().lower())}"
    return found.start() + len(first), f"{many}{singular(first)}"
