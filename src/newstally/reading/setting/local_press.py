"""Local press: the town that an outlet's name or web address holds, where no table lists the outlet.

"altoonamirror.com", "Altoona Mirror", "lubbock-online.com". Many towns share their names: which is meant, the report's
own words say, by the state or country they speak of. Without such a word an ambiguous name tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newstally.gazetteer import look_up
from newstally.lexicon import words
from newstally.model import GazetteerEntry

_ROOM = "newstally.reading.setting"
_PAPERS = sorted(words(_ROOM, "paper_words.txt"), key=len, reverse=True)
_OPENERS = sorted(words(_ROOM, "paper_openers.txt"), key=len, reverse=True)
_NAME_OPENERS = words(_ROOM, "name_openers.txt")
# Parts of an address that stand before the top-level domain of a country: "co.uk", "com.au".
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov", "edu"))
_SHORTEST = 4
_SMALLEST = 2_000


def home_town(
    outlet: str, host: str, code: str, votes_without: Callable[[str], Mapping[str, float]]
) -> GazetteerEntry | None:
    """The town named by the outlet or its address; `code` is the country of the address.

    `votes_without` gives the report's votes without those of a name: Paris does not speak for its own sense.
    """
    for name in dict.fromkeys((*_names_in(outlet), *_names_in(_label(host)))):
        towns = [e for e in look_up(name) if e.kind == "settlement" and e.population >= _SMALLEST]
        towns = [e for e in towns if not code or e.country == code]
        town = _meant(towns, votes_without(name)) if towns else None
        if town is not None:
            return town
    return None


def _meant(towns: list[GazetteerEntry], votes: Mapping[str, float]) -> GazetteerEntry | None:
    """The town whose state, or else whose country, the report speaks of; the only one of its name without that."""
    if len(towns) == 1:
        return towns[0]
    by_state = [e for e in towns if votes.get(e.admin1)]
    if by_state:
        return max(by_state, key=lambda e: (votes[e.admin1], e.population))
    at_home = [e for e in towns if votes.get(e.country)]
    return at_home[0] if len(at_home) == 1 else None


def _label(host: str) -> str:
    """The part of an address that a publisher chooses: "altoonamirror" of "www.altoonamirror.com"."""
    parts = host.lower().split(".")[:-1]
    while len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    return parts[-1] if parts else ""


def _names_in(title: str) -> Iterator[str]:
    """What may be a town's name in a title, once the words of papers around it are gone."""
    bare = title.lower().replace("-", "").replace(" ", "")
    stripped = True
    while stripped and len(bare) >= _SHORTEST:
        if bare not in _PAPERS:  # A town is called Post, but not by the Post.
            yield from _spellings(bare)
        opener = next((w for w in _OPENERS if bare.startswith(w)), "")
        paper = next((w for w in _PAPERS if bare.endswith(w)), "")
        stripped = bool(opener or paper)
        bare = bare[len(opener) : len(bare) - len(paper)]


def _spellings(bare: str) -> Iterator[str]:
    """A name as it stands, and parted after a first word that many names have: "newlondon"."""
    yield bare
    for size in range(2, 10):
        if bare[:size] in _NAME_OPENERS and len(bare) - size >= _SHORTEST:
            yield f"{bare[:size]} {bare[size:]}"
