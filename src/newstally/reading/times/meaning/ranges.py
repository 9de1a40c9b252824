"""The two ends of a range, each a date of its own: "12-14 July 1950", "August-September 1950", "1914-18"."""

from __future__ import annotations

from newstally.reading.times.grammar import Phrase
from newstally.reading.times.tokens import lexicon


def ends_of(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrases of a range's first and last date; any other phrase alone.

    Both keep the parts of the whole, so that "6" of "6-15 October 1952" knows its month and year.
    """
    dash = next((at for at in range(phrase.first, phrase.last) if phrase.tokens.texts[at] in lexicon()["HYPHEN"]), 0)
    if phrase.rule not in _ENDS or not dash or phrase.has("fy") or phrase.has("rel"):
        return (phrase,)
    parts = phrase.parts
    kind, (first, last) = _ENDS[phrase.rule]
    whole = {name: span for name, span in parts.items() if name in ("m", "y")}
    start = {**whole, first: parts[first]}
    end = {**whole, first: parts[last]}
    if phrase.rule == "day_range" and "n" in parts:
        end["m"] = parts["n"]
    if phrase.rule == "year_span":
        end["century"] = parts["y"]
    if phrase.rule == "month_range" and "y" in parts:
        kind = "month_year"
    return (
        Phrase(kind, phrase.tokens, phrase.first, dash, start),
        Phrase(kind, phrase.tokens, dash + 1, phrase.last, end),
    )


# The rule that reads an end, and which parts are its first and its last one's own.
_ENDS = {
    "day_range": ("calendar_day", ("d", "e")),
    "month_range": ("month", ("m", "n")),
    "year_span": ("year", ("y", "end")),
}
