"""Averages: whether the words right before a number say that it is the mean or median of many values."""

from __future__ import annotations

import re

import msgspec

from newstally.model import Quantity, Statistic, quote

_AVERAGED = re.compile(
    r"\b(?P<word>averag(?:ed|es|ing)|(?:average|mean)(?: \w+)? of|(?P<median>median(?: \w+)? of))\s"
    r"(?:(?:about|around|nearly|almost|just|some|roughly|only|just over|just under|more than|less than) )*\Z",
    re.IGNORECASE,
)


def with_statistic(text: str, record: Quantity) -> Quantity:
    """The quantity with its statistic: "|averaged| 18.2 points", "an |average of| 1,500"."""
    start = record.span[0]
    found = _AVERAGED.search(text, max(0, start - 48), start)
    if found is None:
        return record
    statistic: Statistic = "median" if found["median"] else "mean"
    evidence = (*record.evidence, quote(text, *found.span("word"), "statistic"))
    return msgspec.structs.replace(record, statistic=statistic, evidence=evidence)
