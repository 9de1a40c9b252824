"""Outlets: where the paper or broadcaster that published a report is at home."""

from __future__ import annotations

from functools import cache, lru_cache
from urllib.parse import urlsplit

from newstally.gazetteer import country, demonym_entry, fold, look_up
from newstally.lexicon import table
from newstally.model import GazetteerEntry, Report
from newstally.reading.setting.datelines import containers, lies_in
from newstally.reading.setting.local_press import home_town
from newstally.reading.setting.votes import place_votes

_ROOM = "newstally.reading.setting"
# A place named in an outlet's own name must be this large to be taken without a table: "Dhaka Tribune".
_LARGE = 200_000
# Top-level domains that are no country's, or are used by everybody.
_EVERYBODYS = frozenset(("tv", "io", "co", "me", "fm", "am", "ly", "cc", "ws", "ai"))
_AS_WRITTEN = {"UK": "GB"}


@lru_cache(maxsize=4)
def outlet_home(report: Report) -> GazetteerEntry | None:
    """The town, or at least the country, where the report's outlet is at home; None where nothing tells."""
    host = urlsplit(report.source.url).hostname or ""
    if not report.outlet and not host:
        return None
    country_of_host = _of_domain(host)
    code = country_of_host.country if country_of_host else ""
    return (
        _in_table(report.outlet, host)
        or _in_name(report.outlet)
        or home_town(report.outlet, host, code, lambda name: place_votes(report, but=name))
        or country_of_host
    )


@lru_cache(maxsize=4096)
def _in_table(outlet: str, host: str) -> GazetteerEntry | None:
    domain = host.removeprefix("www.")
    while domain.count(".") >= 1:
        if domain in table(_ROOM, "outlets.toml"):
            return _listed(domain)
        domain = domain.partition(".")[2]
    by_name = _domains_by_name().get(fold(outlet).removeprefix("the ")) if outlet else None
    return _listed(by_name) if by_name is not None else None


@cache
def _domains_by_name() -> dict[str, str]:
    return {
        fold(name).removeprefix("the "): domain
        for domain, (_, _, *names) in table(_ROOM, "outlets.toml").items()
        for name in names
    }


@cache
def _listed(domain: str) -> GazetteerEntry | None:
    name, within, *_ = table(_ROOM, "outlets.toml")[domain]
    found = [e for e in look_up(name) if e.kind != "water"]
    if within:
        outers = containers(within)
        found = [e for e in found if any(lies_in(e, outer) for outer in outers)]
    return found[0] if found else None


def _in_name(outlet: str) -> GazetteerEntry | None:
    """The place that an outlet's name tells: "The Times of India", "Dhaka Tribune"."""
    words = [w for w in outlet.split() if w[:1].isupper()]
    for size in (2, 1):
        for i in range(len(words) - size + 1):
            name = " ".join(words[i : i + size])
            people = demonym_entry(name)
            if people is not None:
                return people if people.country else None
            best = next(iter(look_up(name)), None)
            if best is not None and (best.kind == "country" or best.population >= _LARGE):
                return best
    return None


def _of_domain(host: str) -> GazetteerEntry | None:
    """The country of a host's top-level domain."""
    top = host.rpartition(".")[2]
    code = _AS_WRITTEN.get(top.upper(), top.upper())
    return country(code) if len(top) == 2 and top not in _EVERYBODYS else None
