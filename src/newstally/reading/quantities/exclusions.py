"""What looks like a number and is no quantity: dates, clock times, phone numbers, scores, ordinals, names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.lexicon import phrases, words
from newstally.reading.quantities.numerals import ROOM

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?![\d%])(?![.,]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NOT_NUMBERS = re.compile(
    rf"\b{_MONTH}\.?\s{_DAY}(?:\s?(?:[-–—]|to|and)\s?{_DAY}(?!\s?(?:%|per|m|b)))?(?:,?\s{_YEAR})?(?!\w)"
    rf"|\b{_DAY}(?:\s?(?:[-–]|to|and)\s?{_DAY})?\s(?:of\s)?{_MONTH}\b(?:\.?,?\s{_YEAR})?"
    rf"|\b{_MONTH}\.?,?\s(?:of\s)?{_YEAR}(?:[-–/]\d\d(?:\d\d)?\b)?"
    r"|\bhttps?://\S+|\bwww\.\S+"
    r"|\b\d{1,4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,4}(?:[-/.]\d+)*\b"
    r"|\b0\d{2,4}(?:[-\s]\d{3,8}){1,3}\b"
    r"|\+\d[\d\s()-]{7,20}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{4}\b|\b\d+(?:-\d+){2,}\b"
    r"|\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|o[’']clock|hrs\b)"
    r"|\b\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\b|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2}\s?(?:noon\b|midnight\b)"
    r"|\b0\d\.[0-5]\d\b(?![.,]?\d)|\b0\d+\b(?![.,]\d)|(?<=\bat )[012]\d[0-5]\d\shours\b"
    r"|\b(?:half|quarter|five|ten|twenty|twenty-five|\d{1,2})(?:\sminutes)?\spast\s(?:[a-z]+|\d{1,2})\b"
    rf"|\bquarter\s(?:to|before|till)\s(?:{_HOUR}|\d{{1,2}})\b"
    r"|\b\d{4}\s?(?:GMT|UTC|EST|EDT|PST|PDT|CET|CEST|BST|IST|PKT|hrs|hours\s(?:GMT|local))\b"
    rf"|\b(?:\d{{1,2}}|{_HOUR})\so[’']clock"
    r"|\b(?:early|mid|late)?-?[’']?(?:1[5-9]|20)?\d0s\b"
    r"|\b(?:A\.?D\.?|B\.?C\.?|FY|CY)\s?[’']?\d+(?:\s?(?:[-–/]|and|to)\s?\d+)?|\b\d+\s(?:A\.?D|B\.?C)\b"
    r"|\bQ[1-4]\b|\b[1-4]Q\b|\bH[12]\b"
    rf"|\b{_YEAR}(?:[-–/]\d\d(?:\d\d)?)?\s?(?:season|edition)\b|\b{_YEAR}[-–/](?:{_YEAR}|\d\d)\b(?!%)"
    r"|\b\d{1,3}(?:,?\d{3}){0,4}(?:st|nd|rd|th)\b|\b\d+(?:\.\d+){2,}\b"
    r"|\b(?:No|Nos|no)\.\s?\d+|#\d+"
    # "Shirt number 10", "is number one"; but "protesters number 300" and "the injured number 284".
    rf"|\b(?:{'|'.join(phrases(ROOM, 'before_numbers_of_names.txt'))})\snumber[\s-](?:{_HOUR}|\d{{1,6}}(?:[-/]\d+)*)\b(?!\s?(?:%|per\s?cent))"
    rf"|\bNumber\s(?:\d+|[A-Z][a-z]+\b)"
    # "Streams in 1080p", "a 4K screen", "a 10K run"
    r"|(?<![\w$€£₹.,])(?:480|720|1080|1440|2160)p(?=[^.;]{0,40}\b(?:video|screen|display|resolution|stream|camera|TV|footage|4K|fps|webcam|HD)|[- ](?:and|or) 4K)"
    r"|(?<![\w$€£₹.,])[48][Kk]\b|\b(?:5|10)[Kk](?=\s(?:run|race|walk|event|fun|charity|course|time))"
    # The minute of a match that begins a line: "86' Goal!"
    r"|(?:\A|(?<=\n))\d{1,3}(?:\+\d{1,2})?['’′](?=\s)"
    # "The 4x100m relay"; India "were 34 for 3".
    r"|\b\d{1,2}[x×]\d{2,4}m\b|\b\d{1,3}\sfor\s(?:\d|no loss)\b(?![.,]?\d|\s?%|\s[a-z]+s\b|\s(?:per|[mb]illion|bn|people))"
    # "Ten 787-9s", "Section 23(2)".
    r"|\b\d{3}-\d{1,4}[A-Za-z]*s\b|(?<=\w)\(\d{1,3}\)"
    rf"|\b(?:{'|'.join(phrases(ROOM, 'before_phone_numbers.txt'))})\s\d{{3}}\b(?![.,]\d|-|\s[a-z]+s\b)"
    r"|\b(?:911|999|112)\s(?=calls?\b|callers?\b|dispatch|operator|emergency|hotline)"
    r"|\b[2-9]4/7\b|\b9/11\b|\b\d+/\d+/\d+\b"
    r"|\b[’'](?:[0-9]\d)\b(?=\s|[.,])"
)


def not_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The stretches whose numbers are parts of dates, clock times, phone numbers, ordinals and addresses."""
    for match in _NOT_NUMBERS.finditer(text):
        yield match.span()
    for match in _SCORE.finditer(text):
        if int(match["ours"]) >= int(match["theirs"]) or _SCORED.match(text, match.end()):
            yield match.span()


_SCORE = re.compile(
    r"(?<![\w.,$€£₹-])(?P<ours>\d{1,3})[-–](?P<theirs>\d{1,3})"
    r"(?![\w%-]|[.,/]\d|\s?(?:%|per\s?cent|percent|pc\b|million|billion|bn|trillion|crore|lakh))"
)
_SCORED = re.compile(r"[^\S\n]" + f"(?:{'|'.join(phrases(ROOM, 'after_scores.txt'))})" + r"\b|[.,;:)]")
_FUNCTION_WORDS = words(ROOM, "not_name_words.txt")
_NAMED_BY_NUMBER = words(ROOM, "named_by_number.txt")
_WORD_BEFORE = re.compile(r"(?P<word>[^\s(\[\"“‘/]+)[^\S\n]\Z")
_PREFIX = re.compile(
    r"(?:^|[^\w])(?:sub|minus|to|now|then|pre|post|under|over|about|mid|only|some|just|nearly|all|and|x)[-‑–]\Z",
    re.IGNORECASE,
)


_SPACED_ACRONYM = re.compile(r"\b[A-Z]{3,} [-‑]\Z")  # "COVID -19"


_CHAIN = re.compile(r"(?<![\w-])[A-Z]\w*-(?:\w+-)+\Z")  # "CVE-2024-3094"
_PLUS_IN_NAME = re.compile(r"[A-Z]\d?\+\Z")  # "P5+1"


def is_glued_to_name(text: str, start: int) -> bool:
    """Whether the digits go on with a word or hyphenated name: "G20", "COVID-19", "F-16"."""
    before = text[max(0, start - 24) : start]
    if not before or before[-1].isspace():
        return False
    if before[-1].isalpha() or before[-1] == "_" or (before[-1] in "’'" and before[-2:-1].isalpha()):
        return True
    if _SPACED_ACRONYM.search(before):
        return True
    if _PLUS_IN_NAME.search(before) or _CHAIN.search(before):
        return True
    if before[-1] in "-‑–/" and before[-2:-1].isalnum():
        return _PREFIX.search(before) is None and not before[-2:-1].isdigit()
    return False


def is_numbered(text: str, start: int) -> bool:
    """Whether the word before is one that numbers name: "Flight", "Article", "iPhone"."""
    found = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return found is not None and found["word"].lower().rstrip(".") in _NAMED_BY_NUMBER


def names_before(text: str, start: int, follows_noun: bool) -> bool:
    """Whether the word before makes the number part of a name: "Boeing 737", "Route 66", "Section 144", "S&P 500".

    `follows_noun`: a lower-case plural noun follows, which a number after a strange capitalised word then counts.
    """
    found = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if found is None:
        return False
    word = found["word"]
    if is_numbered(text, start):
        return word.lower() != word or not follows_noun
    if word.lower() == word or word[-1] in ',;:.!?—–)”"' or word.endswith(("’s", "'s")):
        return False
    return word.lower() not in _FUNCTION_WORDS and not follows_noun


_CAPITALISED_NAME = re.compile(r"\b(?:(?:the|a|an|its) [A-Z][\w-]*|(?:Group|Gang) of) \Z")
_BEGINNING = re.compile(r"(?:\A|[.!?:;…\n“\"‘'(\[—–•*|]\s*|[-)/]\s|[\])]\s?)\Z")
_SMALL_IN_TITLES = frozenset("from with over into after near amid than that this about under between during against".split())
_LONG_WORD = re.compile(r"(?<![\w’'-])[A-Za-z][a-z]{3,}")


def names_by_word(text: str, start: int) -> bool:
    """Whether a capitalised number word belongs to a name: "the Big Three", "the Six Nations", "Channel Four".

    In running text a number word has a capital only at a beginning or in a name; in a headline in title case anywhere.
    """
    if _CAPITALISED_NAME.search(text, max(0, start - 30), start) or is_numbered(text, start):
        return True
    return not _BEGINNING.search(text, max(0, start - 4), start) and not _is_title_case(text, start)


def _is_title_case(text: str, at: int) -> bool:
    """Whether the line around `at` is a headline that gives its long words capitals."""
    begin = max(text.rfind("\n", max(0, at - 120), at) + 1, at - 120, 0)
    end = text.find("\n", at, at + 120)
    long_words = _LONG_WORD.findall(text[begin : end if end >= 0 else at + 120])
    small = sum(word[0].islower() and word not in _SMALL_IN_TITLES for word in long_words)
    return small * 12 <= len(long_words)


_YEAR_LIKE = re.compile(r"(?:1[5-9]|2[01])\d\d\Z")
_PEOPLE_AFTER = re.compile(rf"[^\S\n](?:{'|'.join(phrases(ROOM, 'after_no_year.txt'))})\b")
_YEAR_BEFORE = re.compile(rf"\b(?:{'|'.join(phrases(ROOM, 'before_years.txt'))})[^\S\n]\Z", re.IGNORECASE)
_DECADE_AFTER = re.compile(r"[’']?s\b|-\d\d\b")


def is_year(text: str, start: int, end: int, counted: bool) -> bool:
    """Whether four bare digits are a year. `counted`: something says they are an amount, such as a modifier."""
    if _YEAR_LIKE.match(text, start, end) is None:
        return False
    if _PEOPLE_AFTER.match(text, end) and not _YEAR_BEFORE.search(text, max(0, start - 12), start):
        return False  # "2019 people died", but "in 2019 people died"
    return not counted or _DECADE_AFTER.match(text, end) is not None
