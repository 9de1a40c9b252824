"""An incident from the accounts that tell it: each field from what they agree on, the rest as disagreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newstally.ledger.copies import copy_groups
from newstally.ledger.ids import incident_id
from newstally.ledger.linking import Account
from newstally.ledger.linking.dates import days
from newstally.ledger.linking.places import rank
from newstally.ledger.linking.spelling import same_name, tokens
from newstally.ledger.origins import independent
from newstally.ledger.records import LedgerIncident, Told
from newstally.ledger.tally.disagree import disagreements
from newstally.ledger.tally.spans import count_span
from newstally.model import Actor, CalendarInterval, IncidentMention, IncidentType, Place, Stage, Target

_MAIN = 2
_STATUS = ("claimed", "named", "suspected", "unknown", "denied")
# How much a shared exact date outweighs a coarse one that fits.
_COARSE = 3


def derive(accounts: Iterable[Account]) -> LedgerIncident:
    """The incident that a group of accounts tells."""
    told = sorted(accounts, key=lambda account: account.order)
    mentions = [account.mention for account in told]
    kind = _type(mentions)
    copies = copy_groups(told)
    origins = independent([origin for account in told for origin in account.origins], copies)
    return LedgerIncident(
        id=incident_id(told[0].statement),
        type=kind,
        also=_also(mentions, kind),
        stage=_stage(mentions),
        date=_date(mentions),
        place=(place := _place(mentions)),
        country=_country(place, told),
        site=_most_common([m.site for m in _main_first(mentions) if m.site]),
        target=_target(mentions),
        targets=tuple(dict.fromkeys(m.target.name for m in mentions if m.target)),
        perpetrators=_perpetrators(mentions),
        claim=next((m.claim for m in reversed(mentions) if m.claim in ("claimed", "denied")), ""),
        claimed_only=all(m.claimed_only for m in mentions),
        killed=count_span(told, "killed"),
        injured=count_span(told, "injured"),
        abducted=count_span(told, "abducted"),
        killed_perpetrators=count_span(told, "killed_perpetrators"),
        outlets=tuple(dict.fromkeys(account.outlet for account in told if account.outlet)),
        reports=tuple(dict.fromkeys(account.report for account in told)),
        origins=len(origins),
        copies=len(copies),
        told=tuple(_telling(account) for account in told),
        disagreements=disagreements(told),
    )


def _telling(account: Account) -> Told:
    mention = account.mention
    return Told(
        statement=account.statement,
        report=account.report,
        outlet=account.outlet,
        source=account.source,
        published=account.published,
        headline=account.headline,
        role=mention.role,
        start=mention.span[0],
        end=mention.span[1],
        sentence=mention.text,
        origins=account.origins,
        killed=mention.killed,
        injured=mention.injured,
        abducted=mention.abducted,
        killed_perpetrators=mention.killed_perpetrators,
        claimed_only=mention.claimed_only,
        who=account.who,
    )


def _main_first(mentions: Sequence[IncidentMention]) -> list[IncidentMention]:
    """Mentions by reports about the incident, newest last; those of all reports where none is about it."""
    return [m for m in mentions if m.role == "main"] or list(mentions)


def _weights(mentions: Sequence[IncidentMention]) -> Iterable[tuple[IncidentMention, int]]:
    return ((m, _MAIN if m.role == "main" else 1) for m in mentions)


def _type(mentions: Sequence[IncidentMention]) -> IncidentType:
    """The type most accounts give; first thought an attack, later ruled an accident: the accident."""
    newest = _main_first(mentions)[-1].type
    if newest.startswith("accident"):
        return newest
    votes: Counter[IncidentType] = Counter()
    for mention, weight in _weights(mentions):
        votes[mention.type] += weight if mention.type != "other" else 0
    return max(votes, key=lambda kind: (votes[kind], kind == newest, kind))


def _also(mentions: Sequence[IncidentMention], kind: IncidentType) -> tuple[IncidentType, ...]:
    """Further methods: what accounts name besides, and what several of them take it for."""
    if kind.startswith("accident"):
        return ()
    named = Counter(other for m in mentions for other in (*m.also, m.type) if other not in (kind, "other"))
    besides = {other for m in mentions for other in m.also}
    return tuple(sorted(o for o, n in named.items() if (o in besides or n > 1) and not o.startswith("accident")))


def _stage(mentions: Sequence[IncidentMention]) -> Stage:
    votes: Counter[Stage] = Counter()
    for mention, weight in _weights(mentions):
        votes[mention.stage] += weight
    newest = _main_first(mentions)[-1].stage
    return max(votes, key=lambda stage: (votes[stage], stage == newest, stage))


def _date(mentions: Sequence[IncidentMention]) -> CalendarInterval | None:
    """The date that most accounts' dates share time with; of those the narrowest, then the first told."""
    dated = [(m.date, d, w) for m, w in _weights(mentions) if (d := days(m.date)) is not None]
    if not dated:
        return next((m.date for m in mentions if m.date is not None), None)

    votes: Counter[tuple[int, int]] = Counter()
    first: dict[tuple[int, int], CalendarInterval | None] = {}
    for date, when, weight in dated:
        votes[when] += weight
        first.setdefault(when, date)

    def standing(candidate: tuple[int, int]) -> tuple[int, int, int]:
        start, end = candidate
        fits = sum(weight for (s, e), weight in votes.items() if s < end and start < e)
        return (fits - _COARSE * (end - start > 7), votes[candidate], start - end)

    return first[max(votes, key=standing)]


def _place(mentions: Sequence[IncidentMention]) -> Place | None:
    """The most exact place, in the country most accounts name, that most accounts name."""
    placed = [(m.place, w) for m, w in _weights(mentions) if m.place is not None]
    resolved = [(place, w) for place, w in placed if place.entry is not None]
    if not resolved:
        return placed[0][0] if placed else None
    countries: Counter[str] = Counter()
    support: Counter[str] = Counter()
    for place, weight in resolved:
        assert place.entry is not None
        countries[place.entry.country] += weight
        support[place.entry.id] += weight
    country = max(countries, key=lambda code: countries[code])
    inside = [place for place, _ in resolved if place.entry is not None and place.entry.country == country]
    return max(inside, key=lambda p: (rank(p.entry) or 0, support[p.entry.id if p.entry else ""]))


def _country(place: Place | None, accounts: Sequence[Account]) -> str:
    if place is not None and place.entry is not None and place.entry.country:
        return place.entry.country
    return _most_common([account.home for account in accounts if account.home])


def _target(mentions: Sequence[IncidentMention]) -> Target | None:
    """The target most accounts name, in its fullest form."""
    votes: Counter[str] = Counter()
    first: dict[str, Target] = {}
    for mention, weight in _weights(mentions):
        if mention.target is not None:
            votes[mention.target.name] += weight
            first.setdefault(mention.target.name, mention.target)

    def standing(candidate: str) -> tuple[int, int]:
        return (sum(n for name, n in votes.items() if same_name(name, candidate)), len(tokens(candidate)))

    return first[max(first, key=standing)] if first else None


def _perpetrators(mentions: Sequence[IncidentMention]) -> tuple[Actor, ...]:
    """Everyone named, each once under the strongest status given; "unknown" only where nobody is named."""
    kept: list[Actor] = []
    for actor in sorted((a for m in mentions for a in m.perpetrators), key=lambda a: _STATUS.index(a.status)):
        if not any(same_name(actor.name, other.name) for other in kept):
            kept.append(actor)
    return tuple(a for a in kept if a.status != "unknown") or tuple(kept[:1])


def _most_common(names: Sequence[str]) -> str:
    return max(dict.fromkeys(names), key=names.count, default="")
