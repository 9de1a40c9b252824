"""How a check's result becomes a finding: operands with their spans, the relation as arithmetic, one plain sentence."""

from __future__ import annotations

from fractions import Fraction

from newstally.checks.interval import Range, Values, as_interval
from newstally.checks.passage import Number, Passage
from newstally.model import CheckKind, Evidence, Finding, Operand, Verdict, quote

_VERBS = {"holds": "holds", "fails": "cannot be right", "undecided": "is undecided"}


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
) -> Finding:
    """A finding on the first operand: `reason` completes the sentence "22.67 percent holds: ..."."""
    text = passage.reading.report.text
    evidence: tuple[Evidence, ...] = tuple(quote(text, o.start, o.end, o.role) for o in operands if not o.derived)
    return Finding(
        kind=kind,
        verdict=verdict,
        operands=tuple(operands),
        relation=relation,
        message=f"{tidy(operands[0].text)} {_VERBS[verdict]}: {reason}.",
        expected=None if expected is None else as_interval(expected.narrow),
        assumes=assumes,
        suggestion=suggestion,
        evidence=evidence,
    )


def tidy(text: str) -> str:
    """A quotation of a number for a sentence: plain spaces, no space after a currency sign."""
    words = " ".join(text.split())
    return words[0] + words[1:].lstrip() if words[:1] in "$£€¥₹" else words


def figure(value: Fraction) -> str:
    """A value for a sentence: three digits after the first, thousands parted."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    number = float(value)
    if abs(number) >= 1000:
        return f"{number:,.0f}"
    return f"{number:.4g}"


def spread(values: Range, unit: str = "") -> str:
    """A range for a sentence: "22.4 to 22.9 percent"."""
    after = f" {unit}" if unit else ""
    if values.low is None and values.high is None:
        return "any value"
    if values.low is None:
        return f"at most {figure(values.high or Fraction(0))}{after}"
    if values.high is None:
        return f"at least {figure(values.low)}{after}"
    low, high = figure(values.low), figure(values.high)
    return f"{low}{after}" if low == high else f"{low} to {high}{after}"


def amount(values: Range, like: Number) -> str:
    """A range in the manner of a number of the text: "$258 million to $260 million"."""
    scale = Fraction(like.quantity.scale) if like.quantity.scale != 1 else Fraction(1)
    scaled = values.scaled(1 / scale)
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
