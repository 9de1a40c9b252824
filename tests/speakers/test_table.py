"""The table of `speakers.toml`: passages by class, and who says their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newstally.intake.plain import plain_report
from newstally.model import Setting, Speaker
from newstally.reading.language import parse
from newstally.reading.names import find_names
from newstally.reading.speakers import attribute, speaker_at

_TABLE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("speakers.toml").read_text(encoding="utf-8"))
_BEHIND = re.compile(r" \((?P<how>via|from) (?P<who>[^)]+)\)$")


def _cases() -> Iterator[Any]:
    for group, table in _TABLE.items():
        for case in table["cases"]:
            yield pytest.param(case, table.get("headline", ""), id=f"{group}: {case['text'][:60]}")


def _said_by(case: dict[str, Any], headline: str) -> dict[str, Speaker | None]:
    text = case["text"]
    report = plain_report(headline, headline=text) if headline else plain_report(text)
    script = parse(report)
    found = attribute(script, find_names(script, Setting()))
    spans = {words: report.text.index(words) for words in case["said"]}
    return {words: speaker_at(found, at, at + len(words)) for words, at in spans.items()}


def _matches(speaker: Speaker | None, wanted: str) -> bool:
    if speaker is None or not wanted:
        return speaker is None and not wanted
    behind = _BEHIND.search(wanted)
    who = wanted[: behind.start()] if behind else wanted
    name, *post = (part.strip() for part in who.split(";"))
    told = {"via": speaker.via, "from": speaker.origin}
    return (
        (speaker.name, speaker.named) == (name.rstrip("?"), not name.endswith("?"))
        and all(given in ("", has) for given, has in zip(post, (speaker.role, speaker.organisation), strict=False))
        and (behind is None or told[behind["how"]] == behind["who"])
    )


@pytest.mark.parametrize(("case", "headline"), list(_cases()))
def test_who_says_it(case: dict[str, Any], headline: str) -> None:
    said = _said_by(case, headline)
    wrong = {
        words: (said[words], wanted) for words, wanted in case["said"].items() if not _matches(said[words], wanted)
    }
    assert not wrong
