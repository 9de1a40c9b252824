"""NewsQuant: quantities with units, changes and concepts, one sentence at a time."""

from __future__ import annotations

import json
import re
from typing import Any

from babel.numbers import get_currency_name

from benchmarks.referee import arguments, find_scorer, judge, prediction_path
from newstally.intake.plain import plain_report
from newstally.model import Quantity, Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities
from newstally.reading.times import find_times

# The gold's names of units, where they are not ours with spaces for underscores.
_UNITS = {
    "percent": "percentage",
    "times": "count",
    "foot_pound": "pound-foot",
    "revolutions_per_minute": "revolutions per minute",
    "milliampere_hour": "milliampere-hour",
    "part_per_billion": "parts-per-billion",
    "pound": "pound-mass",
    "penny": "point",
}
_CURRENCIES = {"USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "ILS": "shekel", "HRK": "croatian kuna"}
_BOUNDS = {"at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<", "nearly": "~", "about": "~"}
# Function words, which the gold leaves out of its concepts.
_DROPPED = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "for",
        "to",
        "by",
        "with",
        "from",
        "and",
        "or",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "this",
        "that",
        "these",
        "those",
        "as",
        "is",
        "was",
        "were",
        "be",
        "been",
        "are",
        "s",
        "’s",
        "'s",
        "than",
        "per",
        "into",
        "over",
        "under",
        "between",
        "among",
        "through",
        "during",
        "it",
        "which",
        "who",
        "whose",
    ]
)


def main() -> int:
    """Predict the quantities of every gold sentence and let the referee judge."""
    args = arguments(__doc__ or "").parse_args()
    sentences = json.loads(args.gold.read_text(encoding="utf-8"))
    rows = [{"text": s["text"], "quantities": predict(s["text"])} for s in sentences]
    out = prediction_path(args, ".json")
    out.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return judge(find_scorer("score_quantities.py", "quantities", args), [str(args.gold), str(out)], args.json)


def predict(text: str) -> list[dict[str, Any]]:
    """The quantities of one sentence, in the gold's terms."""
    script = parse(plain_report(text))
    found = [q for q in find_quantities(script, Setting(), find_times(script, Setting())) if _is_annotated(q)]
    rows, at = [], 0
    while at < len(found):
        pair = found[at : at + 2]
        if len(pair) == 2 and _one_movement(pair[0], pair[1]):
            rows.append(_row(pair[1], f"{pair[0].value}-{pair[1].value}"))
            at += 2
        else:
            rows.append(_row(pair[0], _value(pair[0])))
            at += 1
    return rows


def _is_annotated(quantity: Quantity) -> bool:
    """The gold has no zeros of negation and no bare multiple words ("doubled", "twice")."""
    if quantity.digits.lower() in ("no", "none"):
        return False
    return quantity.unit != "times" or "times" in quantity.text or "fold" in quantity.text


def _one_movement(first: Quantity, second: Quantity) -> bool:
    """ "From 5 to 6" is one pair in the gold; the library keeps the two levels."""
    return (first.change_role, second.change_role) == ("from", "to") and first.unit == second.unit and not first.high


def _value(quantity: Quantity) -> str:
    if quantity.high is not None:
        return f"{quantity.value}-{quantity.high}"
    if quantity.interval.high is None and not quantity.digits:
        return f"{quantity.scale}-{quantity.scale * 10}"
    return str(quantity.value)


def _row(quantity: Quantity, value: str) -> dict[str, Any]:
    return {
        "change": _change(quantity),
        "value": value,
        "normalized_unit": _unit(quantity),
        "referred_concepts": " ".join(_content_words(quantity.concept)) or "-",
    }


def _change(quantity: Quantity) -> str:
    """Bounds first; a direction only from a verb or adverb before the number (nouns of change give "=")."""
    if quantity.modifier:
        return _BOUNDS[quantity.modifier]
    word = quantity.evidence_for("change_word")
    told = quantity.change_role == "by" or quantity.change_word.endswith(" to")
    if word is None or not told or word.start > quantity.span[0] or word.text.endswith(" of"):
        return "="
    return quantity.direction or "="


def _unit(quantity: Quantity) -> str:
    if quantity.kind == "currency":
        name = _CURRENCIES.get(quantity.unit) or get_currency_name(quantity.unit, 1, locale="en").lower()
        unit = quantity.unit if quantity.unit.islower() else name
        unit = _UNITS.get(unit, unit)
    elif quantity.kind == "age":
        unit = f"{quantity.unit} of age"
    elif quantity.unit == "fraction":
        unit = "% " + (" ".join(_content_words(quantity.unit_text)) or "-")
    else:
        unit = _UNITS.get(quantity.unit, quantity.unit.replace("_", " ")) or "-"
    return f"{unit} per {quantity.per}" if quantity.per else unit


def _content_words(phrase: str) -> list[str]:
    words = [w.strip(".,;:()[]“”\"'’‘-–—") for w in re.sub(r"[’']s\b", " ", phrase).split()]
    return [w for w in words if w and w.lower() not in _DROPPED]


if __name__ == "__main__":
    raise SystemExit(main())
