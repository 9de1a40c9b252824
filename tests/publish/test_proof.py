"""Proofs as text, GitHub commands and SARIF: what is underlined where, what is escaped, what the standard asks for."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from newstally import read
from newstally.intake.places import Places
from newstally.model import Unread
from newstally.publish.json import to_json
from newstally.publish.proof.excerpt import Underline, excerpts
from newstally.publish.proof.github import commands, unread_command
from newstally.publish.proof.mark import proof_of
from newstally.publish.proof.records import Proof
from newstally.publish.proof.sarif import log
from newstally.publish.proof.text import remark_lines

SLIP = (
    "Mill sales rise\n\n20 January 2026\n\nLEEDS: Sales at the mill rose 50 percent to $12 million from $10 million.\n"
)


def proof(text: str = SLIP, file: str = "mill.txt", *, everything: bool = False) -> Proof:
    """The proof of a text."""
    return proof_of(file, read(text.encode(), name=file), Places(text), everything=everything)


class TestExcerpts:
    def test_a_short_line_stands_whole(self) -> None:
        assert list(excerpts("rose 5 to 7", [Underline(5, 6, "^"), Underline(10, 11, "-")], 40)) == [
            ("rose 5 to 7", "     ^    -")
        ]

    def test_wide_and_combining_characters_count_by_their_cells(self) -> None:
        ((words, signs),) = excerpts("東京で 5 cafe\u0301 7", [Underline(4, 5, "^"), Underline(12, 13, "-")], 40)
        assert signs.index("^") == cell_len("東京で ") == 7
        assert signs.index("-") == cell_len(words[:12])

    def test_tabs_and_control_characters_take_one_cell(self) -> None:
        assert list(excerpts("a\t5\u2028b", [Underline(2, 3, "^")], 40)) == [("a 5 b", "  ^")]

    def test_a_long_line_is_cropped_around_its_underlines(self) -> None:
        line = "word " * 40 + "rose 50 percent" + " word" * 40
        at = line.index("50")
        ((words, signs),) = excerpts(line, [Underline(at, at + 10, "^")], 60)
        assert cell_len(words) <= 60
        assert words.startswith("…word")
        assert words.endswith("word…")
        assert words[signs.index("^") : signs.rindex("^") + 1] == "50 percent"

    def test_underlines_far_apart_have_excerpts_of_their_own(self) -> None:
        line = "from 40 " + "word " * 60 + "to 50 "
        at = line.index("50")
        parts = list(excerpts(line, [Underline(5, 7, "-"), Underline(at, at + 2, "^")], 60))
        assert [words[signs.index(sign) :][:2] for (words, signs), sign in zip(parts, "-^", strict=True)] == [
            "40",
            "50",
        ]

    @pytest.mark.parametrize("width", [10, 25, 40, 79])
    def test_no_excerpt_is_wider_than_asked(self, width: int) -> None:
        line = "東京 " * 30 + "5 to 7" + " 東京" * 30
        at = line.index("5")
        for words, signs in excerpts(line, [Underline(at, at + 1, "^"), Underline(at + 5, at + 6, "-")], width):
            assert cell_len(words) <= width
            assert len(signs) <= width


class TestText:
    def test_a_number_over_a_line_end_is_underlined_on_both_lines(self) -> None:
        made = proof(SLIP.replace("$12 million", "$12\nmillion"), "mill.md")
        lines = [line.plain for line in remark_lines(made.file, made.remarks[0], made.lines, 120)]
        assert lines[1:] == [
            "5 | LEEDS: Sales at the mill rose 50 percent to $12",
            "  |                               ^^^^^^^^^^    ---",
            "6 | million from $10 million.",
            "  | -------      -----------",
        ]

    def test_numbers_on_several_lines_are_each_shown_with_their_line(self) -> None:
        text = "Mill sales rise 50 percent to $12 million\n\n20 January 2026\n\n"
        text += "LEEDS: Sales at the mill rose to $12 million from $10 million, its owner said on Monday.\n"
        made = proof(text, everything=True)
        numbers = {mark.stretch.line for remark in made.remarks for mark in remark.marks if mark.stretch}
        assert numbers <= set(made.lines)
        assert 5 in numbers


class TestGitHub:
    def test_messages_and_properties_are_escaped(self) -> None:
        rates = "Mortgage rates have climbed from 5.1% to 6.4%, an increase of 1.5%, the bank said."
        (command,) = commands(proof(rates, "a:b,c%.txt"))
        assert command.startswith("::error file=a%3Ab%2Cc%25.txt,line=1,endLine=1,col=")
        assert "::From 5.1%25 to 6.4%25 is 1.3 percentage points" in command
        assert "\n" not in command

    def test_what_could_not_be_read_is_an_error_too(self) -> None:
        unread = Unread(path="a.txt", reason="it is empty", advice="look")
        assert unread_command(unread) == "::error file=a.txt,title=could not be read::it is empty; look"


# What SARIF 2.1.0 asks of the parts that are written here: names, types and closed sets of the OASIS standard.
_TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_REGION = {
    "type": "object",
    "properties": {
        name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")
    },
    "additionalProperties": False,
}
_PHYSICAL = {
    "type": "object",
    "properties": {
        "artifactLocation": {
            "type": "object",
            "properties": {"uri": {"type": "string", "format": "uri-reference"}, "index": {"type": "integer"}},
            "additionalProperties": False,
        },
        "region": _REGION,
    },
    "additionalProperties": False,
}
_LOCATION = {
    "type": "object",
    "properties": {"id": {"type": "integer", "minimum": -1}, "physicalLocation": _PHYSICAL, "message": _TEXT},
    "additionalProperties": False,
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "shortDescription": _TEXT,
        "fullDescription": _TEXT,
        "help": _TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": _LEVEL}, "additionalProperties": False},
    },
    "required": ["id"],
    "additionalProperties": False,
}
_RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": _LEVEL,
        "message": _TEXT,
        "locations": {"type": "array", "items": _LOCATION},
        "relatedLocations": {"type": "array", "items": _LOCATION, "uniqueItems": True},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "required": ["message"],
    "additionalProperties": False,
}
_NOTIFICATION = {
    "type": "object",
    "properties": {"level": _LEVEL, "message": _TEXT, "locations": {"type": "array", "items": _LOCATION}},
    "required": ["message"],
    "additionalProperties": False,
}
_RUN = {
    "type": "object",
    "properties": {
        "tool": {
            "type": "object",
            "properties": {
                "driver": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "version": {"type": "string"},
                        "rules": {"type": "array", "items": _RULE, "uniqueItems": True},
                    },
                    "required": ["name"],
                    "additionalProperties": False,
                }
            },
            "required": ["driver"],
            "additionalProperties": False,
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "executionSuccessful": {"type": "boolean"},
                    "toolExecutionNotifications": {"type": "array", "items": _NOTIFICATION},
                },
                "required": ["executionSuccessful"],
                "additionalProperties": False,
            },
        },
        "artifacts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "location": _PHYSICAL["properties"]["artifactLocation"],  # type: ignore[index]
                    "properties": {"type": "object"},
                },
                "additionalProperties": False,
            },
            "uniqueItems": True,
        },
        "results": {"type": "array", "items": _RESULT},
        "properties": {"type": "object"},
    },
    "required": ["tool"],
    "additionalProperties": False,
}
SARIF = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": _RUN},
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}


class TestSarif:
    @pytest.fixture
    def run(self) -> dict[str, Any]:
        """The one run of a log: a draft with a slip, one that cannot be read, and all findings told."""
        unread = Proof(file="b c.txt", unread=(Unread(path="b c.txt", reason="it is empty"),))
        written = json.loads(to_json(log([proof(everything=True), unread], version="1.0", unchecked=True)))
        jsonschema.validate(written, SARIF)
        run: dict[str, Any] = written["runs"][0]
        return run

    def test_the_judged_number_is_the_location_the_others_are_related(self, run: dict[str, Any]) -> None:
        result = next(result for result in run["results"] if result["kind"] == "fail")
        lines = SLIP.splitlines()

        def words(location: dict[str, Any]) -> str:
            region = location["physicalLocation"]["region"]
            stretch: str = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            return stretch

        assert [words(location) for location in result["locations"]] == ["50 percent"]
        assert {words(location) for location in result["relatedLocations"]} == {"$12 million", "$10 million"}

    def test_a_level_only_for_what_fails(self, run: dict[str, Any]) -> None:
        assert {result["level"] for result in run["results"] if result["kind"] != "fail"} <= {"none"}

    def test_a_file_that_could_not_be_read_is_a_notification(self, run: dict[str, Any]) -> None:
        (invocation,) = run["invocations"]
        assert not invocation["executionSuccessful"]
        assert "it is empty" in invocation["toolExecutionNotifications"][0]["message"]["text"]
        assert run["artifacts"][1]["location"]["uri"] == "b%20c.txt"

    def test_coverage_of_the_run_and_of_each_file(self, run: dict[str, Any]) -> None:
        assert run["properties"]["coverage"] == {"numbers": 3, "related": 3, "notChecked": 0}
        assert run["artifacts"][0]["properties"]["coverage"] == run["properties"]["coverage"]

    def test_a_fingerprint_outlives_changes_elsewhere(self) -> None:
        prints = [
            log([proof(text)], version="1.0")["runs"][0]["results"][0]["partialFingerprints"]
            for text in (SLIP, SLIP.replace("Mill sales rise", "Mill sales rise again\n\nIt was a good year."))
        ]
        assert prints[0] == prints[1]
