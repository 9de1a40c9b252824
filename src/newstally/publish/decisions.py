"""The beginning of an `indicators.toml`: every proposal with its reasons, commented out until a person decides.

What stays a comment has two signs, so that an editor may take one from a whole block.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newstally.ledger.series.records import Indicators, LedgerIndicator, Proposal

_HEAD = """\
## Which wordings of these reports are one indicator, and which are not: your decisions.
##
## Keep this file beside the ledger, or give it with --indicators. Below stands what may be one, with what speaks for
## it and what against, all of it commented out. To say that wordings are one, take the # from their entry and leave
## out the wordings that are not; to say that they are not, name them under not_same. An entry has a name and any of
##
##   wordings = ["IT exports", "software exports"]   phrases that mean it
##   same = ["export-it@pakistan:pkr"]               indicators by the id that `newstally indicators` prints
##   not_same = ["exports"]                          phrases or ids that do not mean it
##   place = "Pakistan"                              where this holds; without it, in each place by itself
##   unit = "USD"                                    for which unit; without it, for each unit by itself
"""


def decisions_file(found: Indicators) -> str:
    """The text of the file; nothing in it decides anything yet."""
    known = {indicator.id: indicator for indicator in found.indicators}
    entries = ["\n".join(_entry(cluster, known)) for cluster in _clusters(found.proposals)]
    none = ["## Nothing is proposed: every indicator of these reports has words of its own.\n"]
    return "\n".join([_HEAD, *(entries or none)])


def _clusters(proposals: Iterable[Proposal]) -> list[list[Proposal]]:
    """Proposals that hang together: if A may be B and B may be C, a person decides them in one place."""
    clusters: list[list[Proposal]] = []
    for proposal in proposals:
        ends = {proposal.a, proposal.b}
        touched = [c for c in clusters if any(ends & {each.a, each.b} for each in c)]
        merged = [each for cluster in touched for each in cluster]
        clusters = [c for c in clusters if c not in touched] + [[*merged, proposal]]
    return clusters


def _entry(cluster: list[Proposal], known: dict[str, LedgerIndicator]) -> Iterator[str]:
    for proposal in cluster:
        yield f"## {_line(proposal.a_title)} = {_line(proposal.b_title)}?"
        yield from (f"##     for: {_line(reason)}" for reason in proposal.reasons)
        yield from (f"##     against: {_line(doubt)}" for doubt in proposal.doubts)
    ids = list(dict.fromkeys(id for proposal in cluster for id in (proposal.a, proposal.b)))
    members = [known[id] for id in ids if id in known]
    best = max(members, key=lambda each: len(each.told))
    wordings = {w.casefold(): w for proposal in cluster for w in (proposal.a_wording, proposal.b_wording)}
    yield "# [[indicator]]"
    yield f"# name = {_quoted(best.name)}"
    places = {each.place for each in members if each.place}
    if len(places) == 1:
        yield f"# place = {_quoted(places.pop())}"
    yield f"# wordings = {_list(wordings.values())}"
    # Where the words are the same, the unit or who compiles it parts them: only their ids can say that they are one.
    alike = [p for p in cluster if p.a_wording.casefold() == p.b_wording.casefold() or not known[p.a].place]
    if alike:
        yield f"# same = {_list(dict.fromkeys(id for p in alike for id in (p.a, p.b)))}"
    yield ""


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON."""
    return json.dumps(_line(text), ensure_ascii=False)
