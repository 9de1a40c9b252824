"""Who knows of an incident according to a report: named origins, unnamed ones, or the outlet itself.

Accounts are independent only if their origins differ; unnamed origins are not assumed independent, so all of
them together count as one; copies of one wire story are one copy group (codebook: Source).
"""

from __future__ import annotations

from collections.abc import Iterable

from newstally.ledger.linking.spelling import same_name, tokens
from newstally.lexicon import words
from newstally.model import IncidentMention, Reading, Speaker

UNNAMED = "unnamed"
_OUTLET = "outlet:"


def origins_of(mention: IncidentMention, reading: Reading) -> tuple[str, ...]:
    """The origins of one mention: everyone whom its sentences are attributed to, else the outlet's own voice."""
    spans = [reading.sentence_of(mention.span), *mention.retold]
    said = [
        a.speaker for a in reading.attributions if any(a.span[0] < end and start < a.span[1] for start, end in spans)
    ]
    speakers = [*said, *(count.speaker for count in mention.counts), mention.speaker]
    found = dict.fromkeys(origin_of(speaker) for speaker in speakers if speaker is not None)
    return tuple(found) or (_OUTLET + (reading.report.outlet or reading.report.id),)


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
    for origin in origins:
        origin = copies.get(origin, origin)
        if not any(origin == other or (tokens(origin) and same_name(origin, other)) for other in kept):
            kept.append(origin)
    return tuple(kept)
