"""How a check's result becomes a finding: operands with their spans, the relation as arithmetic, one plain sentence."""

from __future__ import annotations

import re
from fractions import Fraction

from newstally.checks.interval import Range, Values, as_interval
from newstally.checks.passage import Number, Passage
from newstally.checks.slips import Slip, likely
from newstally.model import CheckKind, Evidence, Finding, Operand, Verdict, quote


def operand(role: str, number: Number) -> Operand:
    """A number's part in a relation."""
    return Operand(role=role, start=number.start, end=number.end, text=number.text)


def stretch(role: str, passage: Passage, start: int, end: int) -> Operand:
    """A stretch of words (a date, a weekday, an item of a list) as an operand."""
    return Operand(role=role, start=start, end=end, text=passage.reading.report.text[start:end])


def finding(
    passage: Passage,
    kind: CheckKind,
    verdict: Verdict,
    operands: list[Operand],
    relation: str,
    reason: str,
    *,
    expected: Values | None = None,
    assumes: tuple[str, ...] = (),
    suggestion: str = "",
    instead: str | None = None,
    slip: Slip | None = None,
) -> Finding:
    """A finding on the first operand.

    `reason` is a statement of what follows ("a fall from $3.394 million to $3.333 million is 1.8 percent"); where the
    finding fails, `instead` goes on with what the text has ("180"; the first operand where it is not given, nothing
    where it is empty). `slip` is the relation as it can be worked out again, for what may have gone wrong.
    """
    text = passage.reading.report.text
    evidence: tuple[Evidence, ...] = tuple(quote(text, o.start, o.end, o.role) for o in operands if not o.derived)
    return Finding(
        kind=kind,
        verdict=verdict,
        operands=tuple(operands),
        relation=relation,
        message=_sentence(verdict, tidy(operands[0].text), reason, instead, assumes),
        expected=None if expected is None else as_interval(expected.narrow),
        assumes=assumes,
        suggestion=suggestion or (likely(slip) if slip is not None and verdict == "fails" else ""),
        evidence=evidence,
    )


def _sentence(verdict: Verdict, stated: str, reason: str, instead: str | None, assumes: tuple[str, ...]) -> str:
    """What is stated, what follows and what would hold, in one sentence."""
    if verdict == "holds":
        return f"{stated} holds: {reason}."
    if verdict == "fails":
        named = in_running_text(stated) if instead is None else instead
        return f"{reason[:1].upper()}{reason[1:]}{f', not {named}' if named else ''}."
    depends = f"this takes {assumes[0]}" if assumes else "it depends on how the numbers are rounded"
    return f"{stated} is undecided: {reason}; {depends}."


def said(number: Number) -> str:
    """A number as it is set against what follows: a percentage in digits goes without its unit."""
    plain = number.quantity.kind == "percent" and number.quantity.digits[:1].isdigit()
    return number.quantity.digits if plain else in_running_text(tidy(number.text))


def in_running_text(words: str) -> str:
    """A number in words as it stands inside a sentence: "One in three" without its capital."""
    first = words.split(" ", maxsplit=1)[0]
    return words[0].lower() + words[1:] if first.replace("-", "").isalpha() and first[1:].islower() else words


def tidy(text: str) -> str:
    """A quotation of a number for a sentence: plain spaces, no space after a currency sign."""
    words = " ".join(text.split())
    return words[0] + words[1:].lstrip() if words[:1] in "$£€¥₹" else words


def figure(value: Fraction, digits: int = 4) -> str:
    """A value for a sentence, by so many digits; whole numbers in full, thousands parted."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    number = float(value)
    if abs(number) >= 1000:
        return f"{number:,.0f}"
    return f"{number:.{digits}g}"


def spread(values: Range, unit: str = "", stated: str = "") -> str:
    """A range for a sentence: "22.4 to 22.9 percent"; by one digit more than the number that was `stated`."""
    digits = max(3, len(re.sub(r"\D", "", stated).strip("0")) + 1)
    after = f" {unit}" if unit else ""
    if values.low is None and values.high is None:
        return "any value"
    if values.low is None:
        return f"at most {figure(values.high or Fraction(0), digits)}{after}"
    if values.high is None:
        return f"at least {figure(values.low, digits)}{after}"
    low, high = figure(values.low, digits), figure(values.high, digits)
    return f"{low}{after}" if low == high else f"{low} to {high}{after}"


def amount(values: Range, like: Number) -> str:
    """A range in the manner of a number of the text: "$258 million to $260 million"."""
    scale = Fraction(like.quantity.scale) if like.quantity.scale != 1 else Fraction(1)
    scaled = values.scaled((100 if like.is_hundredths else 1) / scale)
    digits = like.quantity.digits
    written = tidy(like.text)
    before, found, after = written.partition(digits) if digits else ("", "", "")
    if not found:
        return spread(values)
    ends = [before.strip() + figure(end) + after for end in (scaled.low, scaled.high) if end is not None]
    if len(ends) == 2 and ends[0] == ends[1]:
        return ends[0]
    if len(ends) == 2:
        return f"{ends[0]} to {ends[1]}"
    return f"at least {ends[0]}" if scaled.low is not None else f"at most {ends[0]}" if ends else "any value"
