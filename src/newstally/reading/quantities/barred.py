"""Stretches whose numbers are no quantities: dates, clock times, phone numbers, scores, ordinals, references."""

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
_DATES = (
    rf"\b{_MONTH}\.?\s{_DAY}(?:\s?(?:[-–—]|to|and)\s?{_DAY}(?!\s?(?:%|per|m|b)))?(?:,?\s{_YEAR})?(?!\w)"
    rf"|\b{_DAY}(?:\s?(?:[-–]|to|and)\s?{_DAY})?\s(?:of\s)?{_MONTH}\b(?:\.?,?\s{_YEAR})?"
    rf"|\b{_MONTH}\.?,?\s(?:of\s)?{_YEAR}(?:[-–/]\d\d(?:\d\d)?\b)?"
    r"|\b\d{1,4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,4}(?:[-/.]\d+)*\b"
    r"|\b(?:early|mid|late)?-?[’']?(?:1[5-9]|20)?\d0s\b|\b[’'](?:[0-9]\d)\b(?=\s|[.,])|\b(?:9/11|7/7|26/11)\b|\b\d+/\d+/\d+\b"
    r"|\b(?:A\.?D\.?|B\.?C\.?|FY|CY)\s?[’']?\d+(?:\s?(?:[-–/]|and|to)\s?\d+)?|\b\d+\s(?:A\.?D|B\.?C)\b"
    r"|\bQ[1-4]\b|\b[1-4]Q\b|\bH[12]\b"
    rf"|\b{_YEAR}(?:[-–/]\d\d(?:\d\d)?)?\s?(?:season|edition)\b|\b{_YEAR}[-–/](?:{_YEAR}|\d\d)\b(?!%)"
)
_CLOCK_TIMES = (
    r"\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|o[’']clock|hrs\b)"
    r"|\b\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\b|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2}\s?(?:noon\b|midnight\b)"
    # "08.15": no amount begins with a nought before a digit.
    r"|\b0\d\.[0-5]\d\b(?![.,]?\d)|(?<=\bat )[012]\d[0-5]\d\shours\b"
    r"|\b(?:half|quarter|five|ten|twenty|twenty-five|\d{1,2})(?:\sminutes)?\spast\s(?:[a-z]+|\d{1,2})\b"
    rf"|\bquarter\s(?:to|before|till)\s(?:{_HOUR}|\d{{1,2}})\b"
    r"|\b\d{4}\s?(?:GMT|UTC|EST|EDT|PST|PDT|CET|CEST|BST|IST|PKT|hrs|hours\s(?:GMT|local))\b"
    rf"|\b(?:\d{{1,2}}|{_HOUR})\so[’']clock|\b[2-9]4/7\b"
    # "The 3.40 at Ascot", "the 7.15 from Leeds"
    r"|(?<=[Tt]he )\d{1,2}\.[0-5]\d(?=\s(?:at|to|from)\s[A-Z])"
)
_CALLED = "|".join(phrases(ROOM, "before_phone_numbers.txt"))
_PHONES_AND_LINKS = (
    r"\bhttps?://\S+|\bwww\.\S+"
    r"|\b0\d{2,4}(?:[-\s]\d{3,8}){1,3}\b|\b0\d+\b(?![.,]\d)"
    r"|\+\d[\d\s()-]{7,20}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{4}\b|\b\d+(?:-\d+){2,}\b"
    rf"|\b(?:{_CALLED})\s\d{{3}}\b(?![.,]\d|-|\s[a-z]+s\b)"
    r"|\b(?:911|999|112)\s(?=calls?\b|callers?\b|dispatch|operator|emergency|hotline)"
)
# "21st", but "19st 8lb" weighs.
_ORDINALS = r"\b\d{0,3}(?:,?\d{3}){0,4}(?:(?<!1)(?:1st|2nd|3rd)|\dth|1(?:1st|2nd|3rd))\b(?!\s\d{1,2}\s?lbs?\b)"
_REFERENCES = (
    r"\b\d+(?:\.\d+){2,}\b|\b(?:No|Nos|no)\.\s?\d+|#\d+|\bNumber\s(?:\d+|[A-Z][a-z]+\b)"
    # "A .22 rifle", "ten 787-9s", "Section 23(2)", "a 501(c)(3) charity".
    r"|(?<![\w$€£])0?\.\d\d(?=[- ](?:calib|bullet|rifle|pistol|revolver|handgun|gun|round|ammunition|Magnum))"
    r"|\b\d{3}-\d{1,4}[A-Za-z]*s\b|(?<=\w)\(\d{1,3}\)|\b\d+(?:\([a-z0-9]{1,3}\))+"
)
# "Streams in 1080p", "a 4K screen"; but shares at 720p.
_SCREENS = (
    r"(?<![\w$€£₹.,])(?:480|720|1080|1440|2160)p"
    r"(?=[^.;]{0,40}\b(?:video|screen|display|resolution|stream|camera|TV|footage|4K|fps|webcam|HD)|[- ](?:and|or) 4K)"
    r"|(?<![\w$€£₹.,])[48][Kk]\b"
)
# "A 10K run", "the 4x100m relay", "were 34 for 3", "86' Goal!" where a line begins.
_SPORTS = (
    r"\b(?:5|10)[Kk](?=\s(?:run|race|walk|event|fun|charity|course|time))|\b\d{1,2}[x×]\d{2,4}m\b"
    r"|\b\d{1,3}\sfor\s(?:\d|no loss)\b(?![.,]?\d|\s?%|\s[a-z]+s\b|\s(?:per|[mb]illion|bn|people))"
    r"|(?:\A|(?<=\n))\d{1,3}(?:\+\d{1,2})?['’′](?=\s)"
)
# "According to SDG 11": one of the seventeen development goals, and no Sudanese money.
_GOALS = (
    r"\bSDGs?[\s-]?(?:1[0-7]|[1-9])\b(?:,?\s(?:(?:and|or|&)\s)?(?:1[0-7]|[1-9])\b)*"
    r"(?![.,]?\d|\s?(?:[mb]illion|trillion|m\b|bn\b))"
)
# "A gripping debut, 8/10": a mark; but "9/10 of the crop".
_MARKS = r"(?<![\w/.,])(?:\d{1,2}(?:\.\d)?/10|[5-9]\d/100|\d\.\d/5|5/5)(?![\w/]|\.\d|\s(?:of|the)\b)"
# "The plan rests on: 1) a census and 2) a fund", "(3) Stalls"; "1." at the head of a line that follows a stop.
_LIST_MARKS = re.compile(
    r"(?:\A|\n[^\S\n]*|[:;,.][^\S\n]|\b(?:and|or)[^\S\n])(?P<open>\()\d{1,2}\)(?=[^\S\n]\w)"
    r"|(?:\A|\s)\d{1,2}\)(?=[^\S\n]\w)"
    r"|(?:\A|[.!?:;”\")]\s*\n\s*|\n\s*\n\s*)\d{1,2}\.(?=\s|\Z)"
)
# "Shirt number 10", "is number one"; but "protesters number 300" and "the injured number 284".
_NUMBER_NAMED = re.compile(rf"\bnumber[\s-](?:{_HOUR}|\d{{1,6}}(?:[-/]\d+)*)\b(?!\s?(?:%|per\s?cent))")
_BEFORE_NUMBER = words(ROOM, "before_numbers_of_names.txt")
# None of them begins inside a word: said first, it spares three positions of four.
_NOT_IN_A_WORD = r"(?:(?<![A-Za-z])|(?![A-Za-z]))"
_NOT_NUMBERS = re.compile(
    f"{_NOT_IN_A_WORD}(?:"
    + "|".join((_DATES, _CLOCK_TIMES, _PHONES_AND_LINKS, _ORDINALS, _REFERENCES, _SCREENS, _SPORTS, _GOALS, _MARKS))
    + ")"
)


def not_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The stretches whose numbers are parts of dates, clock times, phone numbers, ordinals and addresses."""
    for match in _NOT_NUMBERS.finditer(text):
        yield match.span()
    for match in _LIST_MARKS.finditer(text):
        if match["open"] or not _closes_brackets(text, match):
            yield match.span()
    for match in _NUMBER_NAMED.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()].split()
        if before and before[-1].lower().lstrip("(“‘\"'") in _BEFORE_NUMBER:
            yield match.span()
    for match in _SCORE.finditer(text):
        led = int(match["ours"]) >= int(match["theirs"])
        scored = _SCORED.match(text, match.end())
        aged = _AGED.search(text, max(0, match.start() - 8), match.start()) is not None
        ranged = aged or (scored and scored.group() in _STOPS and _ranges(text, match.start()))
        if led or (scored and not ranged):
            yield match.span()


def _closes_brackets(text: str, mark: re.Match[str]) -> bool:
    """Whether the bracket behind the digits closes one opened before: "(Kenya 9, Ghana 12)"."""
    before = text[max(0, mark.start() - 80) : mark.start()]
    return mark.group().endswith(")") and before.rfind("(") > before.rfind(")")


def _ranges(text: str, start: int) -> bool:
    """Whether the word before makes two hyphened numbers a range: "aged 12-15", "at Rs 300-315"."""
    before = text[max(0, start - 20) : start].split()
    return bool(before) and text[start - 1].isspace() and before[-1].lstrip('(“"') in _BEFORE_RANGES


_AGED = re.compile(r"\bage[ds]?\s\Z", re.IGNORECASE)
_STOPS = frozenset(".,;:)")
_BEFORE_RANGES = words(ROOM, "before_ranges.txt")


_SCORE = re.compile(
    r"(?<![\w.,$€£₹-])(?P<ours>\d{1,3})[-–](?P<theirs>\d{1,3})"
    r"(?![\w%-]|[.,/]\d|\s?(?:%|per\s?cent|percent|pc\b|million|billion|bn|trillion|crore|lakh))"
)
_SCORED = re.compile(r"[^\S\n]" + f"(?:{'|'.join(phrases(ROOM, 'after_scores.txt'))})" + r"\b|[.,;:)]")
