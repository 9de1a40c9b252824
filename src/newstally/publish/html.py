"""A reading as a page to look at: the report with its marks, and lists that lead to their sentences.

The page is one file without scripts, light or dark as the reader's system is; every list entry links to
the sentence it stands on and every mark links to its entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from newstally.model import Block, Page, Places, Reading, Record, Times, Verdict
from newstally.publish import facts, words
from newstally.publish.map import draw, happened_at
from newstally.publish.marks import Mark, marks_of, pieces

_VERDICTS: tuple[Verdict, ...] = ("fails", "undecided", "holds")


def page_html(page: Page) -> str:
    """A self-contained HTML document of everything a source held."""
    return _template("page.html").render(_page(page))


def fragment(page: Page) -> str:
    """The same without the document around it, for notebooks; its style touches nothing else there."""
    return _template("fragment.html").render(_page(page))


def times_fragment(times: Times) -> str:
    """The times of a text for notebooks: the text with its marks, and what each stands for."""
    reading = Reading(report=times.report, sentences=times.sentences, times=times.times)
    known = [(facts.time_facts(time), {"label": time.type, "value": time.value}) for time in times]
    return _found(reading, "time", times.times, known, "No time expression was found.")


def places_fragment(places: Places) -> str:
    """The places of a text for notebooks: the text with its marks, a map, and what each name stands for."""
    reading = Reading(report=places.report, sentences=places.sentences, places=places.places)
    known = [(facts.place_facts(place), {"label": place.kind, "value": ""}) for place in places]
    return _found(reading, "place", places.places, known, "No place was found.")


def _found(
    reading: Reading,
    kind: str,
    records: Sequence[Record],
    known: list[tuple[list[facts.Fact], dict[str, str]]],
    nothing: str,
) -> str:
    """The records of one kind in a text, each with its facts and its label; a map where they are places."""
    prefix = kind[0]
    marks = [Mark(*record.span, "figure", f"{prefix}{n}") for n, record in enumerate(records, start=1)]
    return _template("found.html").render(
        style=_style(),
        kind=kind,
        prefix=prefix,
        blocks=[_block(reading, block, marks) for block in reading.report.blocks],
        about=[part for part in _about(reading) if part],
        drawn=_map(reading),
        nothing=nothing,
        found=[
            _entry(reading, f"{prefix}{n}", record, " ".join(record.text.split()), told) | more
            for n, (record, (told, more)) in enumerate(zip(records, known, strict=True), start=1)
        ],
    )


def _map(reading: Reading) -> dict[str, Any] | None:
    """The map of a reading, its marks leading to the sentences that name the places first."""
    drawn = draw(reading.places, happened_at(i.place for i in reading.incidents if i.role == "main"))
    for mark in drawn["marks"] if drawn else ():
        mark["anchor"] = _anchor(reading, mark.pop("span"))
    return drawn


@cache
def _environment() -> Environment:
    loader = PackageLoader("newstally.publish", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _template(name: str) -> Template:
    return _environment().get_template(name)


def _style() -> Markup:
    style, _, _ = _environment().loader.get_source(_environment(), "reading.css")  # type: ignore[union-attr]
    return Markup(style)


def _page(page: Page) -> dict[str, Any]:
    titles = [reading.report.headline or "Untitled report" for reading in page]
    return {
        "title": titles[0] if titles else "Nothing was read",
        "style": _style(),
        "readings": [_reading(reading, f"r{number}") for number, reading in enumerate(page, start=1)],
        "unread": [str(item) for item in page.unread],
    }


def _reading(reading: Reading, prefix: str) -> dict[str, Any]:
    marks = sorted(marks_of(reading), key=lambda mark: mark.start)
    verdicts = Counter(finding.verdict for finding in reading.findings)
    report = reading.report
    return {
        "prefix": prefix,
        "headline": report.headline or "Untitled report",
        "about": [part for part in _about(reading) if part],
        "blocks": [_block(reading, block, marks) for block in report.blocks],
        "incidents": [
            _entry(reading, f"i{n}", incident, words.incident_title(incident), facts.incident_facts(incident))
            | {"label": "recalled" if incident.role == "background" else ""}
            for n, incident in enumerate(reading.incidents, start=1)
        ],
        "tally_claims": [
            _entry(reading, f"t{n}", claim, words.tally_claim_words(claim), facts.tally_claim_facts(claim))
            for n, claim in enumerate(reading.tally_claims, start=1)
        ],
        "figures": [
            _entry(reading, f"f{n}", figure, words.figure_value(figure), facts.figure_facts(figure))
            | {"concept": figure.indicator.concept, "aspect": figure.aspect, "derived": figure.derivation is not None}
            for n, figure in enumerate(reading.figures, start=1)
        ],
        "findings": sorted(
            (
                _entry(reading, f"c{n}", finding, finding.message, facts.finding_facts(finding))
                | {"verdict": finding.verdict, "kind": words.type_words(finding.kind)}
                for n, finding in enumerate(reading.findings, start=1)
            ),
            key=lambda entry: _VERDICTS.index(entry["verdict"]),
        ),
        "drawn": _map(reading),
        "verdicts": [(verdict, verdicts[verdict]) for verdict in _VERDICTS if verdicts[verdict]],
        "unresolved": reading.unresolved,
    }


def _about(reading: Reading) -> Iterator[str]:
    report = reading.report
    yield report.outlet
    yield ", ".join(report.authors)
    yield words.day_words(report.published.day) if report.published else "no publication date"
    yield report.source.path or report.source.url


def _block(reading: Reading, block: Block, marks: list[Mark]) -> dict[str, Any]:
    """A block as its sentences, so that each can be linked to, with what lies between them."""
    text = reading.report.text
    here = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    runs: list[dict[str, Any]] = []
    at = block.start
    for number, (start, end) in enumerate(reading.sentences, start=1):
        if start >= block.end or end <= block.start:
            continue
        begin, stop = max(start, at), min(end, block.end)
        if at < begin:
            runs.append({"anchor": "", "pieces": list(pieces(text, at, begin, here))})
        anchor = f"s{number}" if begin == start else ""
        runs.append({"anchor": anchor, "pieces": list(pieces(text, begin, stop, here))})
        at = stop
    if at < block.end:
        runs.append({"anchor": "", "pieces": list(pieces(text, at, block.end, here))})
    return {"kind": block.kind, "runs": runs}


def _entry(reading: Reading, entry: str, record: Record, title: str, known: list[facts.Fact]) -> dict[str, Any]:
    return {
        "id": entry,
        "title": title,
        "facts": known,
        "anchor": _anchor(reading, record.evidence[0].span),
        "sentence": facts.sentence(reading, record.evidence[0]),
    }


def _anchor(reading: Reading, span: tuple[int, int]) -> str:
    """The id of the sentence that holds a span; empty where none does."""
    sentence = reading.sentence_of(span)
    return f"s{reading.sentences.index(sentence) + 1}" if sentence in reading.sentences else ""
