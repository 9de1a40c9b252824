"""The answer to a tally in schema.org's words, as JSON-LD that a web page can carry.

A Dataset, named by the question, whose main entity is the list of the incidents that count; those that stand apart are
in lists of their own, one for each reason, so that `numberOfItems` is never more than the answer says. An incident is
an Event, its sources are the NewsArticles about it, and each sentence that tells it is a Quotation in its article.

schema.org has no properties for the dead and injured of an event, nor for how sure a count is: these are
`additionalProperty`, its way to say what it has no property for. (Its list of the types that have this property does
not name Event; see schemaorg/schemaorg issues 2047 and 3540, and `variableMeasured`, where each is explained.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from newstally.publish import words
from newstally.publish.geojson import ATTRIBUTION
from newstally.publish.standing import standing_ends

if TYPE_CHECKING:  # the ledger brings the store's libraries along
    from newstally.ledger.records import Tally, TallyRow, Told

Node = dict[str, Any]

# Positions between characters, counted from 0 (RFC 5147): char=0,5 is the first five.
_OFFSETS = "https://www.rfc-editor.org/rfc/rfc5147"
_DAYS = (
    "An event's startDate and endDate are the first and the last day on which, by the reports, it may have happened."
)


class Variable(NamedTuple):
    """A characteristic of an incident that schema.org has no property for: its id, its name, and what it says."""

    id: str
    name: str
    says: str
    unit: str = ""


_COUNTS = tuple(
    Variable(f"{effect}{ending}", f"{effect}{name}", f"{says} {effect}", "people")
    for effect in ("killed", "injured")
    for ending, name, says in (
        ("", "", "The range over all accounts that no later one replaces, of people"),
        ("_printed", ", as printed", "The least and the greatest number that any account prints of people"),
        ("_latest", ", latest", "The number that the newest account prints of people"),
    )
)
_TOLD = (
    Variable("abducted", "abducted", "The range over all accounts that no later one replaces, of people abducted"),
    Variable(
        "killed_perpetrators", "killed perpetrators", "The same range, of those who carried it out and were killed"
    ),
    Variable("stage", "stage", "Whether it occurred, was attempted or was threatened"),
    Variable("target", "target", "What was hit"),
    Variable("perpetrators", "perpetrators", "Who carried it out, each with the status of the naming"),
    Variable("origins", "independent origins", "How many independent origins the accounts have"),
    Variable("copies", "copies", "How many outlets printed another one's story"),
    Variable("disagreements", "disagreements", "What the accounts differ on, with who says what"),
    Variable("reviewed", "reviewed", "Whether people have looked at it and agreed"),
    Variable("notes", "notes", "What people set and noted, with who did"),
    Variable("label", "stands apart", "Why the incident is not counted"),
)
_HOME = Variable("country", "country of the reports", "Where the reports are from; they give the incident no place")


def to_jsonld(tally: Tally) -> Node:
    """The answer as a schema.org Dataset, ready to be printed as JSON-LD; nothing that is not known is in it."""
    counted = tally.counted
    apart = {label: [row for row in tally.rows if row.label == label] for label in tally.apart}
    return {
        "@context": "https://schema.org",
        **_node(
            "Dataset",
            name=tally.question,
            description=f"{tally.sentence}. {_DAYS}",
            creditText=ATTRIBUTION,
            variableMeasured=[_explained(each) for each in (*_COUNTS, *_TOLD, _HOME)],
            mainEntity=_list("Counted", counted, tally.count),
            mentions=[_list(f"Not counted: {label}", rows, len(rows)) for label, rows in apart.items() if rows],
        ),
    }


def _list(name: str, rows: Iterable[TallyRow], number: int) -> Node:
    return _node(
        "ItemList",
        name=name,
        numberOfItems=number,
        itemListElement=[_node("ListItem", position=at, item=_event(row)) for at, row in enumerate(rows, 1)],
    )


def _event(row: TallyRow) -> Node:
    return _node(
        "Event",
        identifier=row.incident,
        name=", ".join(part for part in (words.row_title(row), row.place, words.row_days(row)) if part),
        description=" ".join(row.sentence.split()),
        keywords=[words.type_words(kind) for kind in (row.type, *row.also.split())],
        startDate=row.date_from,
        endDate=row.date_to,
        location=_place(row),
        additionalProperty=list(_characteristics(row)),
        subjectOf=list(_articles(row.sources)),
    )


def _place(row: TallyRow) -> Node:
    """Where it happened. Without a point the country is that of the reports, which is no place of the incident."""
    if not row.place:
        return {}
    if row.lat is None or row.lon is None:
        return _node("Place", name=row.place)
    return _node(
        "Place",
        name=row.place,
        geo=_node("GeoCoordinates", latitude=row.lat, longitude=row.lon),
        address=_node("PostalAddress", addressCountry=row.country) if row.country else {},
    )


def _characteristics(row: TallyRow) -> Iterator[Node]:
    for each in _COUNTS:
        low, high = _ends(row, each.id)
        exact = {"value": low} if low == high else {"minValue": low, "maxValue": high}
        if not (low is None and high is None):
            said = _said(row, each.id)
            yield _node(
                "PropertyValue", propertyID=each.id, name=each.name, unitText=each.unit, description=said, **exact
            )
    for each in _TOLD:
        value = getattr(row, each.id)
        if value not in ("", None):
            yield _node("PropertyValue", propertyID=each.id, name=each.name, value=value)
    if row.country and row.lat is None:
        yield _node("PropertyValue", propertyID=_HOME.id, name=_HOME.name, value=row.country)


def _ends(row: TallyRow, variable: str) -> tuple[int | None, int | None]:
    """The lower and the upper end of a count, the same where it is one number; None where it is open or untold."""
    effect, _, which = variable.partition("_")
    if which == "printed":
        return (getattr(row, f"{effect}_low"), getattr(row, f"{effect}_high"))
    if which == "latest":
        latest: int | None = getattr(row, f"{effect}_latest")
        return (latest, latest)
    return standing_ends(getattr(row, effect))


def _said(row: TallyRow, variable: str) -> str:
    """What stands as people read it: "31+", or "none reported", which is less than that nobody was hurt."""
    if variable not in ("killed", "injured"):
        return ""
    counts = [count for told in row.sources if (count := getattr(told, variable)) is not None]
    return "none reported" if counts and all(count.none_reported for count in counts) else getattr(row, variable)


def _articles(sources: Iterable[Told]) -> Iterator[Node]:
    """The articles, each once, with the sentences in which it tells the incident."""
    by_report: dict[str, list[Told]] = {}
    for told in sources:
        by_report.setdefault(told.report, []).append(told)
    for report, tellings in by_report.items():
        first = tellings[0]
        yield _node(
            "NewsArticle",
            identifier=report,
            headline=first.headline,
            publisher=_node("Organization", name=first.outlet) if first.outlet else {},
            datePublished=first.published,
            hasPart=[_quotation(told) for told in tellings],
        )


def _quotation(told: Told) -> Node:
    offsets = _node("PropertyValue", propertyID=_OFFSETS, value=f"char={told.start},{told.end}")
    return _node("Quotation", text=told.sentence, identifier=offsets)


def _explained(variable: Variable) -> Node:
    return _node(
        "PropertyValue",
        propertyID=variable.id,
        name=variable.name,
        description=f"{variable.says}.",
        unitText=variable.unit,
    )


def _node(kind: str, **properties: Any) -> Node:
    """A node of a type with the properties that say something: an empty one would claim that there is nothing."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in ("", None, [], {})}}
