"""Sites: buildings and places too small for any gazetteer, which the text itself puts into a place it has.

"Abad railway station in Jacobabad", "a shrine in Goza in Sindh": the name stays unresolved and points to its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.lexicon import words
from newstally.model import Name, Place, quote
from newstally.reading.language import Script, Stretches
from newstally.reading.places.locate import named_beside
from newstally.reading.places.runs import Capitalised
from newstally.reading.places.sense import is_ordinary, is_person_run, word_before

_LOCATIVE = words("newstally.reading.places", "locatives.txt")
# "Goza in Sindh", "Goza, Sindh": nearer to its place than a name that only happens to stand before one.
_RIGHT_BESIDE = re.compile(r"(?:,|[ \u00a0]in(?:[ \u00a0]the)?)[ \u00a0](?:[a-z]+ern[ \u00a0])?")
_LONGEST = 3


def find_sites(
    script: Script, capitalised: Capitalised, names: tuple[Name, ...], places: tuple[Place, ...]
) -> tuple[Place, ...]:
    """The sites that the text locates, each with the place it is `inside`; every mention of the name is one."""
    resolved = tuple(p for p in places if p.entry is not None and p.kind != "demonym")
    taken = Stretches(p.span for p in places)
    found = list(_facilities(script, names, resolved, taken))
    taken = Stretches([*(p.span for p in places), *(p.span for p in found)])
    owned = Stretches(e.span for n in names if n.kind != "facility" for e in n.evidence)
    return (*found, *_villages(script.text, capitalised, resolved, (taken, owned)))


def _facilities(
    script: Script, names: tuple[Name, ...], resolved: tuple[Place, ...], taken: Stretches
) -> Iterator[Place]:
    for name in names:
        if name.kind != "facility" or any(True for e in name.evidence for _ in taken.around(*e.span)):
            continue
        beside = next((p for e in name.evidence if (p := named_beside(e.span, resolved, script)) is not None), None)
        if beside is None or beside.entry is None:
            continue
        for evidence in name.evidence:
            yield Place(
                evidence=(quote(script.text, *evidence.span),),
                name=name.name,
                kind="facility",
                reasons=(f"the text puts it in {beside.name}",),
                inside=beside.entry,
            )


def _villages(
    text: str, capitalised: Capitalised, resolved: tuple[Place, ...], taken: tuple[Stretches, ...]
) -> Iterator[Place]:
    """Names that nothing knows, said to be where something is and to lie in the place right behind them."""
    starts = {place.span[0]: place for place in resolved}
    for title_case, runs in capitalised:
        for run in () if title_case else runs:
            gap = _RIGHT_BESIDE.match(text, run.end)
            place = starts.get(gap.end()) if gap is not None else None
            if place is None or place.entry is None or word_before(text, run.start) not in _LOCATIVE:
                continue
            if len(run.words) > _LONGEST or any(is_ordinary(w.text) for w in run.words) or is_person_run(text, run):
                continue
            if any(True for s in taken for _ in s.around(run.start, run.end)):
                continue
            yield Place(
                evidence=(quote(text, run.start, run.end),),
                name=text[run.start : run.end],
                kind="other",
                reasons=(f"the text puts it in {place.name}",),
                inside=place.entry,
            )
