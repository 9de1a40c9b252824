"""Numerals: the numbers of a text as written, in digits or in words, before anybody asks what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple

from newstally.lexicon import phrases, table

ROOM = "newstally.reading.quantities"
Form = Literal["digits", "words", "fraction", "multiple", "vague", "odds"]


class Numeral(NamedTuple):
    """A number as written: `digits` is its mantissa as it stands, `scale` the factor of its scale word.

    `value` is the mantissa times the scale. Vague numbers ("dozens") have no digits and their lower end as value.
    """

    start: int
    end: int
    value: Decimal
    digits: str
    scale: Decimal
    form: Form


@cache
def _numbers(section: str) -> dict[str, Decimal]:
    return {word: Decimal(str(n)) for word, n in table(ROOM, "number_words.toml")[section].items()}


def _either(words: Any) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


# Space inside a numeral: never a blank line.
GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"
_ONES, _TENS, _SCALES = _numbers("ones"), _numbers("tens"), _numbers("scales")
_FRACTIONS, _SIGNS, _MULTIPLES, _VAGUE = (
    _numbers("fractions"),
    _numbers("signs"),
    _numbers("multiples"),
    _numbers("vague"),
)
_WORD = _either([*_ONES, *_TENS, *_SCALES])
_DIGITS = (
    # A decimal comma, as South African and European papers print it: "R1,5 million", "2,5%", "R18,99".
    r"\d{1,3},\d{1,2}(?=[^\S\n]?(?:%|°|per[\s-]?cent|[mb]illion\b|trillion\b|bn\b|m\b))|(?<=[R€])\d{1,3},\d\d(?![\d,.])"
    r"|\d{1,3}(?:,\d{3}){1,8}(?:\.\d+)?(?!,?\d)"
    r"|\d{1,2}(?:,\d{2}){1,8},\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,8}(?:\.\d+)?(?![.,]?\d)"
    r"|\d+(?:\.\d+)?|\.\d+"
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine"
# "A third time", "half an hour", "a quarter century": no fractions, or fractions of the unit that follows.
_NO_FRACTION_BEFORE = "|".join(phrases(ROOM, "after_ordinals.txt"))
_HALVED = "of|the|its|their|his|her|our|my|those|these|that|all|a (?:percentage )?point|lower|higher|more|as|full|empty"
_FRACTION = (
    rf"(?P<top>an?|{_SMALL}|\d)[ -](?P<part>{_either(_FRACTIONS)})\b(?![ -](?:{_NO_FRACTION_BEFORE}))"
    rf"|(?P<half>half)(?= (?:{_HALVED})\b| an? (?!(?:{_either(_SCALES)})\b)[a-z])"
    r"|(?P<slashed>[1-9]/(?:[2-9]|10))(?= of\b)"
)
_NO_ODDS_BEFORE = r"million|billion|years?|months?|days?|weeks?|hours?|minutes?|per|percent|%|straight|[ap]\.?m"
_ODDS = (
    rf"(?P<few>{_SMALL}|(?<!\d)\d)[ -](?:(?P<between>[a-z]+(?:s|ren|men|ple)|(?<=one )[a-z]+) )?"
    r"(?:in|out of)(?: every)?[ -](?!(?:1[5-9]|20)\d\d\b)"
    rf"(?P<many>{_SMALL}|ten|twelve|twenty|fifty|hundred|\d{{1,2}}0{{0,4}}|\d{{1,3}},000)\b"
    rf"(?! (?:{_NO_ODDS_BEFORE})\b)(?![,.:/-]?\d)"
)
_PLURALS = _either(_VAGUE)
_VAGUE_WORDS = (
    rf"(?P<tens>tens|dozens|scores|hundreds|thousands) of (?P<of>{_PLURALS})\b"
    rf"|(?P<plural>{_PLURALS})\b"
    r"|(?:several|a few|few|many) (?P<unitary>dozen|hundred|thousand|lakh|crore|million|billion|trillion)\b"
)
_POWER = r" ?[×x] ?10(?:\^|\*\*)?[−-]?\d+"
_NUMERAL = re.compile(
    rf"(?<![\w])(?:(?P<odds>{_ODDS})|(?P<fraction>{_FRACTION})|(?P<vague>{_VAGUE_WORDS})"
    rf"|(?P<multiple>{_either(_MULTIPLES)})\b(?!-[a-z])"
    rf"|(?P<fold>\d+)-?fold\b"
    rf"|(?P<words>(?:(?:an?|half an?)(?=[ -](?:{_either(_SCALES)})\b)|{_WORD})\b"
    rf"(?:(?:[ -]+and(?:[ -]an?)?[ -]+|-|[^\S\n]+)(?:{_WORD}|half|quarter)\b)*))"
    rf"|(?<!\d)(?P<digits>{_DIGITS})(?P<sign>[½⅓⅔¼¾⅛⅜⅝⅞]|[ -][1-9]/[2-9](?!\d))?(?P<power>{_POWER})?"
    rf"|(?P<lone>[½⅓⅔¼¾⅛⅜⅝⅞])",
    re.IGNORECASE,
)
_LONG_SCALE = re.compile(
    rf"(?P<gap>{GAP}|-|-odd )(?P<word>(?:hundred|thousand|lakh)(?:[ -](?:thousand|million|billion|trillion|crore)s?)?"
    rf"|lakhs?|lacs?|crores?|dozen|million|billion|trillion|quadrillion)\b",
    re.IGNORECASE,
)
_SHORT_SCALE = re.compile(rf"(?:[^\S\n]?|-(?!k\b|mil\b))(?P<word>{_either(_numbers('short_scales'))})\b", re.IGNORECASE)


def numerals(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """The numerals of `text[start:end]` in text order, scale words included ("2.5 million", "a hundred and five")."""
    reached = start
    for match in _NUMERAL.finditer(text, start, len(text) if end is None else end):
        if match.start() < reached or _is_spelled_ordinal(text, match):
            # A scale word that the number before it has already taken, or "the twenty-first".
            continue
        for numeral in _read(text, match):
            reached = numeral.end
            yield numeral


_ORDINAL_TAIL = re.compile(
    r"-(?:first|(?P<second>second)|third|fourth|fifth|sixth|seventh|eighth|ninth)s?\b", re.IGNORECASE
)


def _is_spelled_ordinal(text: str, match: re.Match[str]) -> bool:
    """ "The forty-second day", but "a forty-second delay"."""
    tail = _ORDINAL_TAIL.match(text, match.end()) if match["words"] else None
    return tail is not None and not (
        tail["second"] and text[max(0, match.start() - 3) : match.start()].lower() == " a "
    )


def _read(text: str, match: re.Match[str]) -> Iterator[Numeral]:
    start, end = match.span()
    if match["digits"]:
        yield _from_digits(text, match)
    elif match["words"]:
        yield from _from_words(match["words"], start)
    elif match["fraction"]:
        yield _from_fraction(text, match)
    elif match["odds"]:
        yield from _from_odds(text, match)
    elif match["vague"]:
        yield _from_vague(match)
    elif word := match["multiple"]:
        yield Numeral(start, end, _MULTIPLES[word.lower()], word, Decimal(1), "multiple")
    elif times := match["fold"]:
        yield Numeral(start, end, Decimal(times), times, Decimal(1), "multiple")
    else:
        yield Numeral(start, end, _SIGNS[match["lone"]], match["lone"], Decimal(1), "fraction")


def _from_digits(text: str, match: re.Match[str]) -> Numeral:
    written = match["digits"]
    mantissa = mantissa_value(written)
    end = match.end("digits")
    if match["sign"]:
        sign = match["sign"].strip(" -")
        part = _SIGNS[sign] if sign in _SIGNS else Decimal(sign[0]) / Decimal(sign[2])
        if "." in written:
            part = part.scaleb(-len(written.partition(".")[2]))  # "$6.63-1/2" ends in half a cent
        mantissa, end = mantissa + part, match.end("sign")
        written = text[match.start() : end]
    scale = Decimal(1)
    if match["power"]:
        exponent = re.sub(r".*10(?:\^|\*\*)?", "", match["power"]).replace("−", "-")
        scale, end = Decimal(10) ** max(-300, min(300, int(exponent[:5]))), match.end("power")
    elif long := _LONG_SCALE.match(text, end):
        scale, end = _scale_of(long["word"]), long.end()
    elif short := _SHORT_SCALE.match(text, end):
        word = short["word"]
        # "5 mm" is a length and "16 K" a temperature or a run; "mm" for million is left to the currency before it.
        if word != "mm" and (text[end] != " " or word.lower() not in ("k", "cr") or word == "cr"):
            scale, end = _numbers("short_scales")[word.lower()], short.end()
    return Numeral(match.start(), end, mantissa * scale, written, scale, "digits")


_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")


def mantissa_value(written: str) -> Decimal:
    """The value of digits as written: "12,34,567", "816 000", ".500", "1,5"."""
    return Decimal(re.sub(r"\s", "", decimal_point(written)))


def decimal_point(written: str) -> str:
    """Digits without their separators, a decimal comma made a point: "12,34,567" -> "1234567", "1,5" -> "1.5"."""
    return written.replace(",", "." if _DECIMAL_COMMA.fullmatch(written) else "")


def _scale_of(words: str) -> Decimal:
    scale = Decimal(1)
    for word in re.split(r"[ -]", words.lower()):
        scale *= _SCALES[word]
    return scale


_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)


def _from_words(words: str, offset: int) -> Iterator[Numeral]:
    """Numbers in a run of number words: "two hundred and five" is one, "five six-year terms" has two."""
    tokens = [(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(words)]
    at = 0
    while at < len(tokens):
        if tokens[at][0] == "and":
            at += 1
            continue
        numeral, at = _one_number(words, tokens, at, offset)
        yield numeral


# What is multiplied further ("million million million million ...") counts nothing.
_LARGEST_SCALE = Decimal(10) ** 24


def _one_number(words: str, tokens: list[tuple[str, int, int]], at: int, offset: int) -> tuple[Numeral, int]:
    """The longest grammatical number that begins at token `at`, and where it ends."""
    first, total, group = at, Decimal(0), Decimal(0)
    last_small = Decimal(0)  # what the last ones or tens word gave, to tell "twenty-two" from "two two"
    ceiling = Decimal("Infinity")  # scales must fall: "two million three thousand"
    mantissa_end, scale, scaled = at, Decimal(1), 0
    while at < len(tokens):
        word = tokens[at][0]
        if word in ("a", "an"):
            if at == first:
                group = Decimal(1)
            elif tokens[at - 1][0] not in ("and", "half"):
                break
        elif word == "half" and at == first:
            group = Decimal("0.5")
        elif word == "and":
            if not _and_continues(tokens, at, group + total):
                break
        elif word in ("half", "quarter"):
            group += Decimal("0.5") if word == "half" else Decimal("0.25")
        elif word in _ONES or word in _TENS:
            small = _ONES.get(word, _TENS.get(word, Decimal(0)))
            fits = last_small == 0 or (last_small in _TENS.values() and small < 10 and small > 0)
            if not fits or (at > first and group == 0 and total == 0):
                break
            group, last_small = group + small, small
        elif _SCALES[word] < 1000:
            if group >= 100 or (group == 0 and at > first):
                break
            group, last_small = (group or Decimal(1)) * _SCALES[word], Decimal(0)
        else:
            factor = _SCALES[word]
            follows = at > first and tokens[at - 1][0] in _SCALES and _SCALES[tokens[at - 1][0]] >= 1000
            if follows and total and scaled == 1 and scale * factor <= _LARGEST_SCALE:
                total, scale = total * factor, scale * factor  # "two lakh crore"
            elif factor >= ceiling:
                break
            else:
                total, ceiling, scale = total + (group or Decimal(1)) * factor, factor, factor
                scaled += 1
                mantissa_end = at
            group, last_small = Decimal(0), Decimal(0)
        at += 1
    while tokens[at - 1][0] == "and":
        at -= 1
    start, end = tokens[first][1], tokens[at - 1][2]
    value = total + group
    if scaled == 1 and group == 0 and mantissa_end > first:
        last = mantissa_end - 1 if tokens[mantissa_end - 1][0] not in ("a", "an") else max(mantissa_end - 2, first)
        digits = words[start : tokens[last][2]]
    else:
        digits, scale = words[start:end], Decimal(1)
    return Numeral(offset + start, offset + end, value, digits, scale, "words"), at


def _and_continues(tokens: list[tuple[str, int, int]], at: int, so_far: Decimal) -> bool:
    """Whether "and" goes on with the number: "two hundred and five", "two and a half", not "five and six"."""
    following = [t[0] for t in tokens[at + 1 : at + 3]]
    if not following:
        return False
    if following[0] in ("a", "an"):
        following = following[1:]
    if following and following[0] in ("half", "quarter"):
        return True
    return so_far >= 100 and bool(following) and (following[0] in _ONES or following[0] in _TENS)


_OF_A_SCALE = re.compile(rf" of an? (?P<scale>{_either(_SCALES)})\b", re.IGNORECASE)


def _from_fraction(text: str, match: re.Match[str]) -> Numeral:
    if match["half"]:
        value = Decimal("0.5")
    elif match["slashed"]:
        top, bottom = match["slashed"].split("/")
        value = Decimal(top) / Decimal(bottom)
    else:
        top = match["top"].lower()
        value = (Decimal(top) if top.isdigit() else _ONES.get(top, Decimal(1))) / _FRACTIONS[match["part"].lower()]
    if of := _OF_A_SCALE.match(text, match.end()):
        scale = _SCALES[of["scale"].lower()]  # "a quarter of a million"
        return Numeral(match.start(), of.end(), value * scale, match["fraction"], scale, "words")
    return Numeral(match.start(), match.end(), value, match["fraction"], Decimal(1), "fraction")


_COUNTS_ON = re.compile(r"-| (?!is\b|was\b|has\b|does\b)(?:[a-z]+ )?[a-z]*s\b| [A-Z]")


def _from_odds(text: str, match: re.Match[str]) -> Iterator[Numeral]:
    """ "One in three" is a third; "12 in 10 attacks" are two numbers."""
    few, many = (_small_value(match[group]) for group in ("few", "many"))
    # "Nine bookings in ten were", but "nine blasts in five provinces", "two men in six cars".
    told_of = (3, 4, 5, 6, 8, 10, 20, 50, 100, 1000, 10_000, 100_000) if few == 1 else (5, 10, 100)
    listed = match["between"] is not None and (many not in told_of or _COUNTS_ON.match(text, match.end()))
    if few < many and not listed:
        yield Numeral(match.start(), match.end(), few / many, match["odds"], Decimal(1), "odds")
        return
    for group, value in (("few", few), ("many", many)):
        form: Form = "digits" if match[group].isdigit() else "words"
        yield Numeral(match.start(group), match.end(group), value, match[group], Decimal(1), form)


def _small_value(word: str) -> Decimal:
    if word[0].isdigit():
        return Decimal(word.replace(",", ""))
    low = word.lower()
    return _ONES.get(low) or _TENS.get(low) or _SCALES[low]


def _from_vague(match: re.Match[str]) -> Numeral:
    """The least a vague plural says: two of its scale ("dozens" is 24 and open; codebook: Count)."""
    if match["tens"]:
        scale = _VAGUE[match["tens"].lower()] * _VAGUE[match["of"].lower()]
    else:
        scale = _VAGUE[match["plural"].lower()] if match["plural"] else _SCALES[match["unitary"].lower()]
    return Numeral(match.start(), match.end(), 2 * scale, "", scale, "vague")
