"""NewsQuant: quantities with units, changes and concepts, one sentence at a time."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from babel.numbers import get_currency_name

from benchmarks.referee import arguments, find_scorer, judge, prediction_path
from newstally.intake.plain import plain_report
from newstally.model import Quantity, Setting
from newstally.reading.language import parse
from newstally.reading.quantities import find_quantities
from newstally.reading.quantities.plurals import singular
from newstally.reading.times import find_times

_TERMS = tomllib.loads(Path(__file__).with_name("quantities.toml").read_text(encoding="utf-8"))
_UNITS: dict[str, str] = _TERMS["units"]
_CURRENCIES: dict[str, str] = _TERMS["currencies"]
_BOUNDS: dict[str, str] = _TERMS["bounds"]
_DROPPED = frozenset(_TERMS["function_words"].split())
_ACRONYM_DOTS = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b|$)")


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
    numbers = [q.span for q in found]
    rows: list[dict[str, Any]] = []
    for before, here in zip([None, *found], found, strict=False):
        if before is not None and _one_movement(before, here):
            rows[-1] = _row(here, f"{before.value}-{here.value}", numbers)
        else:
            rows.append(_row(here, _value(here), numbers))
    return rows


def _is_annotated(quantity: Quantity) -> bool:
    """The gold has no zeros of negation and no bare multiple words ("doubled", "twice")."""
    multiple = quantity.unit == "times" and "times" not in quantity.text and "fold" not in quantity.text
    return quantity.digits.lower() not in ("no", "none") and not multiple


def _one_movement(first: Quantity, second: Quantity) -> bool:
    """ "From 5 to 6" is one pair in the gold; the library keeps the two levels."""
    return (first.change_role, second.change_role) == ("from", "to") and first.unit == second.unit and not first.high


def _value(quantity: Quantity) -> str:
    if quantity.high is not None:
        return f"{quantity.value}-{quantity.high}"
    if quantity.interval.high is None and not quantity.digits:
        return f"{quantity.scale}-{quantity.scale * 10}"
    return str(quantity.value)


def _row(quantity: Quantity, value: str, numbers: Sequence[tuple[int, int]]) -> dict[str, Any]:
    start = quantity.concept_span[0] if quantity.concept_span else 0
    # The gold keeps what a fraction is of in its unit alone.
    concept = [] if quantity.unit == "fraction" else _content_words(quantity.concept, start, numbers)
    return {
        "change": _change(quantity),
        "value": value,
        "normalized_unit": _unit(quantity),
        "referred_concepts": " ".join([*concept, *(_content_words(quantity.holder) if concept else [])]) or "-",
    }


def _change(quantity: Quantity) -> str:
    """Ranges are plain, bounds come first; a direction only from a verb or adverb before the number."""
    if quantity.high is not None:
        return "="
    word = quantity.evidence_for("change_word")
    # "Rose about 5 percent" is up, "was up about 5 percent" about 5.
    rose = quantity.modifier == "about" and quantity.change_role == "by" and quantity.change_word not in ("up", "down")
    if quantity.modifier and not rose:
        return _BOUNDS[quantity.modifier]
    averaged = quantity.evidence_for("statistic")
    if averaged is not None and not averaged.text.endswith(" of"):
        return "~"
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
        *modifiers, head = _content_words(quantity.unit_text.partition(" of ")[0]) or ["-"]
        unit = " ".join(["%", *modifiers, singular(head)])
    else:
        unit = _UNITS.get(quantity.unit_text) or _UNITS.get(quantity.unit, quantity.unit.replace("_", " ")) or "-"
        if quantity.digits.lower() == "one":  # "one of the hottest cars in the world": the scope joins the unit
            scope = re.split(r"\s(?:of|in)\s", f"{quantity.unit_text} in ", maxsplit=1)[1]
            unit = " ".join([unit, *_content_words(scope)])
    return f"{unit} per {_UNITS.get(quantity.per, quantity.per)}" if quantity.per else unit


def _content_words(phrase: str, start: int = 0, numbers: Sequence[tuple[int, int]] = ()) -> list[str]:
    """The words the gold keeps of a phrase that begins at `start`: no function words, no words of the numbers."""
    found = []
    for match in re.finditer(r"(?<![’'])[^\s’'/]+(?:[’'](?!s\b)[^\s’']*)?", phrase):
        word = _ACRONYM_DOTS.sub("", match.group().strip(',;:()[]“”"‘–—'))
        inside = any(low <= start + match.start() < high for low, high in numbers)
        if word and not inside and word.lower() not in _DROPPED:
            found.append(word)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
