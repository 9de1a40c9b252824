"""Reading: a report -> everything it states. `read` is the one function most users call.

The rooms are imported when it is first called, so that who wants one of them alone need not wait for all.
"""

from __future__ import annotations

from newstally.model import Attribution, IncidentMention, Reading, Report, TallyClaim


def read(report: Report, *, numbers_only: bool = False) -> Reading:
    """Everything one report states, without the checks: each record points into `report.text`.

    With `numbers_only`, what the checks go by and no more: no speakers, no incidents, and the dead and injured stay
    among the figures. That takes about half the time.
    """
    from newstally.reading.figures import find_figures
    from newstally.reading.language import parse
    from newstally.reading.names import find_names
    from newstally.reading.places import find_places
    from newstally.reading.quantities import find_quantities
    from newstally.reading.setting import settle
    from newstally.reading.times import find_times
    from newstally.reading.version import READER

    setting = settle(report)
    script = parse(report)
    times = find_times(script, setting)
    quantities = find_quantities(script, setting, times)
    names = find_names(script, setting)
    places = find_places(script, setting, names)
    attributions: tuple[Attribution, ...] = ()
    incidents: tuple[IncidentMention, ...] = ()
    claims: tuple[TallyClaim, ...] = ()
    if not numbers_only:
        from newstally.reading.speakers import attribute

        attributions = attribute(script, names)
    figures = find_figures(script, setting, times, quantities, names, places, attributions)
    if not numbers_only:
        from newstally.reading.incidents import find_incidents

        incidents, claims = find_incidents(script, setting, times, quantities, names, places, attributions)
    counted = {e.span for mention in incidents for count in mention.counts for e in count.evidence}
    return Reading(
        report=report,
        setting=setting,
        sentences=tuple(s.span for s in script.sentences),
        times=times,
        quantities=quantities,
        names=names,
        places=places,
        attributions=attributions,
        # The dead and injured are counts of their incident, not figures.
        figures=tuple(f for f in figures if f.quantity.span not in counted),
        incidents=incidents,
        tally_claims=claims,
        reader=READER,
    )
