"""Amounts: numbers with their signs, units, rates and modifiers, read from raw text without a parser."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from newstally.model import Modifier, Quantity, QuantityKind, Setting, quote
from newstally.reading.quantities import exclusions
from newstally.reading.quantities.currencies import name_after, pence_after, sign_before
from newstally.reading.quantities.intervals import half_width, written_interval
from newstally.reading.quantities.modifiers import modifier_after, modifier_before
from newstally.reading.quantities.numerals import Form, Numeral, numerals
from newstally.reading.quantities.units import Unit, is_age, rate_after, unit_after


@dataclass(slots=True)
class Amount:
    """A number on its way to a `Quantity`: `start` to `end` holds the number with its sign, scale and unit."""

    start: int
    end: int
    numeral: Numeral
    value: Decimal
    scale: Decimal
    kind: QuantityKind = "count"
    unit: str = ""
    unit_span: tuple[int, int] | None = None
    sign: bool = False  # a currency sign stands before it
    per: str = ""
    per_end: int = 0
    modifier: Modifier = ""
    modifier_span: tuple[int, int] | None = None
    top: Amount | None = None  # the upper end of a range

    @property
    def form(self) -> Form:
        """Digits, words, fraction, multiple ..."""
        return self.numeral.form


def amounts(text: str, setting: Setting) -> list[Amount]:
    """All amounts of a text in order: dates, names and the like left out, units shared, ranges joined."""
    found = list(_read_all(text, setting))
    _share_units(text, found)
    return _join_ranges(text, found)


def _read_all(text: str, setting: Setting) -> Iterator[Amount]:
    barred = list(exclusions.not_numbers(text))
    starts = [s for s, _ in barred]
    reached = 0
    for numeral in numerals(text):
        if numeral.start < reached:
            continue
        i = bisect_right(starts, numeral.start) - 1
        if i >= 0 and numeral.start < barred[i][1]:
            continue
        amount = _read_one(text, numeral, setting)
        if amount is not None:
            reached = max(amount.end, amount.per_end)
            yield amount


_MINUS = re.compile(r"(?:(?<![\w.,)%])[-−–]|\bminus[\s-])\Z", re.IGNORECASE)
# Letters that m, b and t mean as scale words beside a currency: "$5m", "Rs2b", "€1.2t".
_LETTER_SCALE = re.compile(r"[^\S\n]?(?P<letter>[mbtMBT])(?![\w²³/])|(?P<glued>[mM])(?=-)")
_LETTERS = {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "t": Decimal(10) ** 12}
# "35m of its devices", "4.3M sales", "8 B people": a letter is a scale without a currency where it cannot be a unit.
_BARE_LETTER = re.compile(
    r"(?:(?P<upper>M|[^\S\n]?B)|(?P<lower>m|b))(?=[^\S\n](?!(?:high|tall|deep|long|wide|away|above|below|from|race|sprint|final"
    r"|freestyle|hurdles|relay|butterfly|backstroke|wall|tower|to|in|at|by|on|and|or|the|into|off|underwater)\b)[a-z])"
)


def _read_one(text: str, numeral: Numeral, setting: Setting) -> Amount | None:
    """The amount around one numeral; None where it is no quantity."""
    amount = Amount(numeral.start, numeral.end, numeral, numeral.value, numeral.scale)
    if numeral.form in ("multiple", "fraction", "odds"):
        amount.kind = "ratio"
        amount.unit = "times" if numeral.form == "multiple" else "share"
        _read_modifiers(text, amount)
        return amount
    _read_sign(text, amount, setting)
    if not amount.sign and exclusions.is_glued_to_name(text, numeral.start):
        return None
    _read_letter_scale(text, amount)
    _read_unit(text, amount, setting)
    _read_rate(text, amount)
    _read_modifiers(text, amount)
    return amount if _is_quantity(text, amount) else None


def _read_sign(text: str, amount: Amount, setting: Setting) -> None:
    if found := sign_before(text, amount.start, setting):
        start, code = found
        amount.kind, amount.unit, amount.sign = "currency", code, True
        if text[amount.start - 1] in "-−–":
            amount.value = -amount.value
        amount.unit_span = (start, amount.start)
        amount.start = start
    if minus := _MINUS.search(text, max(0, amount.start - 6), amount.start):
        amount.value = -abs(amount.value)
        amount.start = minus.start()


def _read_letter_scale(text: str, amount: Amount) -> None:
    if amount.form != "digits" or amount.scale != 1:
        return
    found = _LETTER_SCALE.match(text, amount.end) if amount.sign else _BARE_LETTER.match(text, amount.end)
    if found is None and not amount.sign and (glued := _LETTER_SCALE.match(text, amount.end)):
        # "5m euros": the currency follows.
        if re.match(r"\s?(?:euros?|dollars?|pounds|rupees|[A-Z]{3}\b)", text[glued.end() : glued.end() + 9]):
            found = glued
    if found:
        letter = found.group().strip().lower()
        amount.scale = _LETTERS[letter]
        amount.value *= amount.scale
        amount.end = found.end()


def _read_unit(text: str, amount: Amount, setting: Setting) -> None:
    if amount.sign:
        # "$75 U.S.", "US$ 5 million dollars": what follows a sign can only repeat it.
        if found := name_after(text, amount.end, setting):
            amount.end = found[0]
            amount.unit = found[1] if text[found[0] - 1] != "s" else amount.unit
        return
    found = name_after(text, amount.end, setting) or (
        pence_after(text, amount.end) if amount.form == "digits" else None
    )
    if found:
        _take_unit(amount, Unit(found[0], "currency", found[1]))
    elif unit := unit_after(text, amount.end):
        _take_unit(amount, unit)
    elif found := _pounds(text, amount, setting):
        _take_unit(amount, found)
    elif (
        amount.form == "digits" and amount.scale == 1 and amount.value < 121 and is_age(text, amount.start, amount.end)
    ):
        amount.kind, amount.unit = "age", "year"


_POUNDS = re.compile(r"(?:\s|-)pounds?\b", re.IGNORECASE)


def _pounds(text: str, amount: Amount, setting: Setting) -> Unit | None:
    """Pounds are money where money is pounds, or by the million; else a weight."""
    found = _POUNDS.match(text, amount.end)
    if found is None:
        return None
    local = setting.currency if setting.currency in ("GBP", "EGP", "LBP", "SYP", "SDG", "SSP") else ""
    if local or amount.scale >= 1_000_000:
        return Unit(found.end(), "currency", local or "GBP")
    return Unit(found.end(), "physical", "pound")


def _take_unit(amount: Amount, unit: Unit) -> None:
    amount.kind, amount.unit = unit.kind, unit.name
    amount.unit_span = (amount.end, unit.end)
    amount.end = unit.end


_PER_NEXT = re.compile(r"\s(?:per\s(?!cent)|a (?:day|week|month|year)\b)")


def _read_rate(text: str, amount: Amount) -> None:
    if (amount.unit or _PER_NEXT.match(text, amount.end)) and (found := rate_after(text, amount.end)):
        amount.per_end, amount.per = found


def _read_modifiers(text: str, amount: Amount) -> None:
    found = modifier_before(text, amount.start) or modifier_after(text, amount.end)
    if found:
        amount.modifier, amount.modifier_span = found.modifier, (found.start, found.end)


_PLURAL_FOLLOWS = re.compile(
    r"(?:-[a-z]+)?[^\S\n]+(?:[a-z][\w’'-]*[^\S\n]+){0,2}?(?:[a-z][a-z-]*s|people|men|women|children|staff|police|personnel)\b"
)
_ONE = re.compile(r"one\b", re.IGNORECASE)
_NOT_COUNTING_ONE = re.compile(
    r"\b(?:no|the|this|that|which|each|every|any|another|last|next|only|first|second|big|single|new|good|old|some|or|day)\s\Z",
    re.IGNORECASE,
)
_PRONOUN_ONE = re.compile(
    r"one(?:\s(?:another|day\b(?! of)|more time|would|can|could|might|should|must|has|is|was|who|that|thing|’s|'s|time|way or|by one|on one|point\b)|[’']s|[.,;:!?)]|-(?:on|time|way|off|sided|stop|year-old)|\sof\s(?:them|us|you|those|these|which|whom|it)\b)",
    re.IGNORECASE,
)


def _is_quantity(text: str, amount: Amount) -> bool:
    """Whether the number is an amount at all, and not a year, part of a name, a pronoun."""
    start, end = amount.numeral.start, amount.numeral.end
    if amount.form == "words" and amount.unit == "" and amount.value == 1 and _ONE.match(text, start):
        return not _NOT_COUNTING_ONE.search(text, max(0, start - 9), start) and not _PRONOUN_ONE.match(text, start)
    if amount.unit or amount.form != "digits":
        return True
    counted = amount.modifier != "" or amount.scale != 1
    plural = _PLURAL_FOLLOWS.match(text, end) is not None
    if exclusions.is_year(text, start, end, counted):
        return False
    if text[end : end + 1].isalpha():
        return False  # "3D", "5G", "80s"
    return counted or not exclusions.names_before(text, start, plural)


_LIST_GAP = re.compile(
    r"(?:-?,|-?(?:,)?[^\S\n](?:and|or|to|from|versus|vs\.?|against|in)|[-–—]|[^\S\n][-–—])[^\S\n]?-?\Z"
)


def _share_units(text: str, found: list[Amount]) -> None:
    """A number without a unit takes that of the number it is listed or compared with: "13, 17 and 32 percent"."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if (
            left.unit
            or not right.unit
            or (right.sign and right.kind != "currency")
            or (left.form != "digits" and right.kind == "count")
        ):
            continue
        gap = text[left.end : right.start]
        if len(gap) > 9 or _LIST_GAP.match(gap) is None or right.kind == "ratio":
            continue
        left.kind, left.unit, left.per = right.kind, right.unit, left.per or right.per
        if _shares_scale(left, right, gap):
            left.value, left.scale = left.value * right.scale, right.scale
    for left, right in zip(found, found[1:], strict=False):
        gap = text[left.end : right.start]
        if (
            right.unit
            or not left.unit
            or left.kind in ("ratio", "count")
            or gap.strip() not in ("to", "from", "-", "–")
        ):
            continue
        if not _counts_something(text, right.end):
            right.kind, right.unit, right.per = left.kind, left.unit, right.per or left.per
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        gap = text[left.end : right.start]
        if left.sign and right.sign and left.unit == right.unit and _shares_scale(left, right, gap):
            left.value, left.scale = left.value * right.scale, right.scale


def _shares_scale(left: Amount, right: Amount, gap: str) -> bool:
    """ "$10 to $15 billion" are both billions; "$200 to $4 million" are not."""
    if left.scale != 1 or right.scale == 1 or gap.strip(" -–—") not in ("", "to", "and", "or"):
        return False
    return left.form == "digits" and abs(left.value) <= abs(right.value / right.scale) and abs(left.value) < 1000


_NOUN_FOLLOWS = re.compile(
    r"[^\S\n-]?-?(?!(?:by|in|on|at|from|to|for|with|after|before|and|or|as|last|this|next|the|while|when|a|an|during|per|over|between|earlier|later)\b)[a-z]"
)


def _counts_something(text: str, end: int) -> bool:
    return _NOUN_FOLLOWS.match(text, end) is not None


_BETWEEN = re.compile(
    r"\b(?:between|from|range from|ranging from)\s(?:(?:about|around|roughly|an estimated|as low as|up to|a)\s)?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:\s?[-–—]\s?|\sto[\s-])(?:(?:about|around|up to|over|as much as|as high as)\s)?\Z")


def _join_ranges(text: str, found: list[Amount]) -> list[Amount]:
    joined: list[Amount] = []
    at = 0
    while at < len(found):
        low = found[at]
        high = found[at + 1] if at + 1 < len(found) else None
        if high is not None and _is_range(text, low, high):
            low.top = high
            if low.kind == "count" and not low.unit:
                low.kind, low.unit = high.kind, high.unit
            low.per, low.per_end = high.per or low.per, high.per_end
            low.unit_span = high.unit_span or low.unit_span
            joined.append(low)
            at += 2
            continue
        if high is not None and _hyphened(text, low, high):
            at += 2  # a score: "2-1"
            continue
        joined.append(low)
        at += 1
    return joined


def _hyphened(text: str, low: Amount, high: Amount) -> bool:
    gap = text[low.end : high.start]
    return gap in ("-", "–") and not low.unit and not high.unit and high.form == "digits" == low.form


def _is_range(text: str, low: Amount, high: Amount) -> bool:
    """Whether two numbers are the two ends of one: "between 5% and 6%", "40 to 50 hours", "5-10 W"."""
    same = (low.kind, low.unit) == (high.kind, high.unit) or (low.kind == "count" and not low.unit)
    if not same or low.form in ("multiple", "odds", "vague") or high.form in ("multiple", "odds", "vague") or low.top:
        return False
    gap = text[low.end : high.start]
    if len(gap) > 24:
        return False
    begun = _BETWEEN.search(text, max(0, low.start - 36), low.start)
    if gap.strip() in ("and", "and about", "and around") and begun and begun.group().lower().startswith("between"):
        return True
    if gap.strip() in ("or",) and low.value < high.value and low.form == high.form == "words":
        return not low.sign and high.value - low.value <= 2
    if _TO.match(gap) is None:
        return False
    if begun is not None:
        return not moves_from(text, low.start)
    if low.value >= high.value:
        return False
    if gap in ("-", "–") and not high.unit:
        return _counts_something(text, high.end) and not _SCORED.match(text, high.end)
    return True


_SCORED = re.compile(
    r"\s(?:win|victory|defeat|loss|lead|draw|draws|wins|vote|down|up|record|advantage|triumph|thriller|at|in|on|over|against|to|by)\b"
)
_MOVES = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|increas\w+|decreas\w+|decline\w*|drop(?:s|ped|ping)?|gr[eo]w\w*|jump\w*|climb\w*"
    r"|surg\w+|soar\w*|plung\w+|plummet\w*|slip\w*|slow\w*|eas(?:e|ed|es|ing)|cut|cuts|rais(?:e|ed|es|ing)|lower(?:ed|s|ing)?|reduc\w+"
    r"|up|down|shr[aiu]nk\w*|widen\w*|narrow\w*|swell\w*|swollen|doubl\w+|tripl\w+|expand\w*|improv\w+|worsen\w*|advanc\w+|sank|edged|inch\w*"
    r"|chang\w+|revis\w+|went|go(?:es|ing)?|move[sd]?|moving|slid\w*|tumbl\w+|rebound\w*|recover\w*|strengthen\w*|weaken\w*|downgrad\w+|upgrad\w+)\b",
    re.IGNORECASE,
)


def moves_from(text: str, start: int) -> bool:
    """Whether a "from A to B" that holds a number at `start` tells a movement: two levels, not one range."""
    before = text[max(0, start - 70) : start]
    before = re.split(r"[.;:!?\n]\s", before)[-1]
    return _MOVES.search(before) is not None


def numbers_in(text: str, setting: Setting) -> tuple[Quantity, ...]:
    """The numbers of a text with their units and modifiers, in text order, without a parser.

    Counts have no unit yet: what they count, what a number measures and how it changed are `find_quantities`' work.
    """
    return tuple(quantity(text, amount) for amount in amounts(text, setting))


def quantity(text: str, amount: Amount) -> Quantity:
    """The record of an amount."""
    top = amount.top
    low, high = amount.value, top.value if top else amount.value
    numeral = amount.numeral
    half = half_width(numeral.digits, amount.scale, amount.kind, amount.form, amount.value)
    top_half = half_width(top.numeral.digits, top.scale, amount.kind, top.form, top.value) if top else half
    if high < low:
        low, high, half, top_half = high, low, top_half, half
    span, unit = amount.modifier_span, amount.unit_span
    return Quantity(
        evidence=(quote(text, amount.start, top.end if top else amount.end),),
        value=_plain(amount.value),
        high=_plain(top.value) if top else None,
        interval=written_interval((low, half), (high, top_half), amount.modifier, amount.form == "vague"),
        kind=amount.kind,
        unit=amount.unit,
        unit_text=text[unit[0] : unit[1]].strip(" -\n\u00a0") if unit else "",
        per=amount.per,
        modifier=amount.modifier,
        modifier_text=text[span[0] : span[1]] if span else "",
        digits=numeral.digits,
        scale=_plain(amount.scale),
    )


def _plain(value: Decimal) -> Decimal:
    """The value without the zeros that arithmetic leaves behind its point: 34600000, not 34600000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral() and abs(value) < 10**25 else value.normalize()
