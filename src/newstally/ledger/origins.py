"""Who knows of an incident according to a report: named origins, unnamed ones, or the outlet itself.

Accounts are independent only if their origins differ; unnamed origins are not assumed independent, so all of
them together count as one; copies of one wire story are one copy group (codebook: Source).
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from newstally.ledger.linking.spelling import same_name, tokens
from newstally.lexicon import words
from newstally.model import IncidentMention, Reading, Report, Speaker

UNNAMED = "unnamed"
_OPENING = 60


def origins_of(mention: IncidentMention, reading: Reading) -> tuple[str, ...]:
    """The origins of one mention: everyone whom its sentences are attributed to, else the outlet's own voice."""
    spans = [reading.sentence_of(mention.span), *mention.retold]
    said = [
        a.speaker for a in reading.attributions if any(a.span[0] < end and start < a.span[1] for start, end in spans)
    ]
    speakers = [*said, *(count.speaker for count in mention.counts), mention.speaker]
    found = dict.fromkeys(origin_of(speaker) for speaker in speakers if speaker is not None)
    return tuple(found) or (outlet_origin(report_name(reading.report)),)


def outlet_origin(name: str) -> str:
    """The origin that a report is itself, by its name."""
    return f"outlet:{name}"


def report_name(report: Report) -> str:
    """What to call whoever published a report: the outlet, else its headline, its file or its first words."""
    return source_name(report.outlet, report.headline, report.source.url or report.source.path, report.text)


def source_name(outlet: str, headline: str, where: str, text: str) -> str:
    """The same from a report's parts; `where` is its address or path."""
    if outlet:
        return outlet
    file = where.rstrip("/").replace("\\", "/").rpartition("/")[2]
    titled = headline or ("" if file else shorten(text, _OPENING, placeholder=" …"))
    return f"“{titled}”" if titled else file


def origin_of(speaker: Speaker) -> str:
    """The name or office of who knows first behind a speaker; `UNNAMED` for "officials" and the like."""
    if speaker.origin:
        return speaker.origin
    if speaker.named or any(word in words("newstally.ledger", "offices.txt") for word in tokens(speaker.name)):
        return speaker.name
    return UNNAMED


def independent(origins: Iterable[str], copies: dict[str, str]) -> tuple[str, ...]:
    """The origins that differ, spelling aside, in the order given; an outlet that copied stands for whom it copied."""
    kept: list[str] = []
    for origin in dict.fromkeys(copies.get(origin, origin) for origin in origins):
        if not any(origin == other or (tokens(origin) and same_name(origin, other)) for other in kept):
            kept.append(origin)
    return tuple(kept)
