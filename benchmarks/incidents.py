"""Incidents of the MUC-4 news set, judged by `score_incidents.py`."""

from __future__ import annotations

import datetime as dt
import re
import sys
from typing import Any

from benchmarks.referee import arguments, find_scorer, jsonl, judge, prediction_path, write_jsonl
from newstally import gazetteer
from newstally.intake.plain import plain_report
from newstally.model import Actor, CountRange, IncidentMention
from newstally.reading import read
from newstally.reading.language.truecase import truecase

_TYPES = {
    "bombing": "BOMBING",
    "arson": "ARSON",
    "kidnapping": "KIDNAPPING",
    "hostage_taking": "KIDNAPPING",
    "hijacking": "HIJACKING",
    "armed_assault": "ATTACK",
    "assassination": "ATTACK",
    "vehicle_attack": "ATTACK",
    "air_strike": "ATTACK",
    "shelling": "ATTACK",
}
_APART = ({"KIDNAPPING", "ATTACK"}, {"KIDNAPPING", "BOMBING"}, {"ARSON", "ATTACK"}, {"ARSON", "KIDNAPPING"})
_STAGES = {"occurred": "ACCOMPLISHED", "attempted": "ATTEMPTED", "threatened": "THREATENED"}
_PEOPLE = frozenset(("civilians", "police", "military", "politician", "person"))


def incidents_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The incidents of one document, as the scorer wants them."""
    body = re.sub(r"\[[A-Z ]+\]", lambda m: " " * len(m.group()), document["text"][document["body_start"] :])
    reading = read(plain_report(truecase(body), published=document["date"]))
    names = frozenset(n.name for n in reading.names)
    country = gazetteer.country(reading.setting.country) if reading.setting.country else None
    home = country.name if country is not None else ""
    return [
        {**_row(m, names, home, document["date"]), "type": kind} for m in reading.incidents for kind in _types_of(m)
    ]


def _types_of(mention: IncidentMention) -> list[str]:
    """The keys' types of an incident: what is one deed here is two templates there where people are also taken."""
    kinds = list(dict.fromkeys(_TYPES[t] for t in (mention.type, *mention.also) if t in _TYPES))
    return [k for k in kinds if k == kinds[0] or {k, kinds[0]} in _APART]


def _row(mention: IncidentMention, names: frozenset[str], home: str, published: str | None) -> dict[str, Any]:
    target = mention.target
    human = target is not None and target.kind in _PEOPLE
    victims = [c.category for c in mention.counts if c.category and c.effect != "damaged" and not c.of_perpetrators]
    victims += [target.name] if target is not None and human else []
    victims = [*mention.victims, *(v for v in victims if not any(_within(v, o) for o in mention.victims))]
    hit = [*([target.name] if target is not None and not human else []), *mention.other_targets]
    damaged = [c.category for c in mention.counts if c.category and c.effect == "damaged"]
    entry = mention.place.entry if mention.place is not None else None
    place = [mention.place.name] if mention.place is not None else [home]
    place += [entry.name] if entry is not None else []
    return {
        "type": _TYPES[mention.type],
        "stage": _STAGES[mention.stage],
        # The keys' convention for what gives no date: on or before the day of the report.
        "date": _dates(mention) or (None if published is None else [None, published]),
        "location": [n.upper() for n in (*reversed(entry.chain if entry is not None else ()), *place) if n],
        # Who claims or is called by name is a group; kinds of people ("gunmen") are individuals.
        "perp_ind": [
            *(a.name for a in mention.perpetrators if not _is_body(a, names)),
            *(a.called for a in mention.perpetrators if a.called),
        ],
        "perp_org": [a.name for a in mention.perpetrators if _is_body(a, names)],
        "target": list(dict.fromkeys([*hit, *damaged])),
        "victim": list(dict.fromkeys(victims)),
        "victim_named": [v for v in dict.fromkeys(victims) if v.split()[-1][:1].isupper()],
        "weapon": [*([mention.weapon] if mention.weapon else []), *mention.other_weapons],
        "killed": _number(mention.killed),
        "injured": _number(mention.injured),
    }


def _is_body(actor: Actor, names: frozenset[str]) -> bool:
    return actor.status != "unknown" or actor.name in names


def _within(one: str, other: str) -> bool:
    """Whether one of two names says no more than the other."""
    a, b = set(one.lower().split()), set(other.lower().split())
    return a <= b or b <= a


def _dates(mention: IncidentMention) -> list[str | None] | None:
    date = mention.date
    if date is None or date.end is None:
        return None
    last = (date.end - dt.timedelta(seconds=1)).date().isoformat()
    return [date.start.date().isoformat() if date.start is not None else None, last]


def _number(count: CountRange | None) -> int | None:
    return None if count is None else count.low


def main() -> int:
    """Read every document, write its incidents, print the scorer's figures."""
    args = arguments(__doc__ or "").parse_args()
    path = prediction_path(args)
    write_jsonl(path, ({"docid": d["docid"], "incidents": incidents_of(d)} for d in jsonl(args.gold)))
    scorer = find_scorer("score_incidents.py", "incidents", args)
    return judge(scorer, ["--gold", str(args.gold), "--pred", str(path)], args.json)


if __name__ == "__main__":
    sys.exit(main())
