"""The beginning of an `indicators.toml`: every proposal with its reasons, commented out until a person decides."""

from __future__ import annotations

import json
from collections.abc import Iterator

from newstally.ledger.series.records import Indicators, Proposal

_HEAD = """\
# Which wordings of these reports are one indicator, and which are not: your decisions.
#
# Keep this file beside the ledger, or give it with --indicators. Below stands every proposal with what speaks for it
# and what against. To say that two are one, take the # from its lines (all but `not_same`). To say that they are
# not, take the # from [[indicator]], name, place and not_same. Each [[indicator]] has a name and any of
#
#   wordings = ["IT exports", "software exports"]   phrases that mean it
#   same = ["export-it@pakistan:pkr"]               indicators by the id that `newstally indicators` prints
#   not_same = ["exports"]                          phrases or ids that do not mean it
#   place = "Pakistan"                              where this holds; without it, in each place by itself
#   unit = "USD"                                    for which unit; without it, for each unit by itself
"""


def decisions_file(found: Indicators) -> str:
    """The text of the file; nothing in it decides anything yet."""
    entries = ["\n".join(_entry(proposal)) for proposal in found.proposals]
    none = ["\n# Nothing is proposed: every indicator of these reports has words of its own.\n"]
    return "\n".join([_HEAD, *(entries or none)])


def _entry(proposal: Proposal) -> Iterator[str]:
    yield f"# {_line(proposal.a_title)} = {_line(proposal.b_title)}?"
    yield from (f"#   for: {_line(reason)}" for reason in proposal.reasons)
    yield from (f"#   against: {_line(doubt)}" for doubt in proposal.doubts)
    yield "#[[indicator]]"
    yield f"#name = {_quoted(proposal.a_wording)}"
    if proposal.place:
        yield f"#place = {_quoted(proposal.place)}"
    if proposal.a_wording.casefold() == proposal.b_wording.casefold():
        # The words are the same: what parts them is the unit, the place or who compiles them.
        yield f"#same = [{_quoted(proposal.a)}, {_quoted(proposal.b)}]"
        yield f"#not_same = [{_quoted(proposal.b)}]"
    else:
        yield f"#wordings = [{_quoted(proposal.a_wording)}, {_quoted(proposal.b_wording)}]"
        yield f"#not_same = [{_quoted(proposal.b_wording)}]"
    yield ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON."""
    return json.dumps(_line(text), ensure_ascii=False)
