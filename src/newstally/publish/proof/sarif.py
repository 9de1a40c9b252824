"""Proofs as SARIF 2.1.0 (OASIS), which code hosts and editors read.

A rule is a kind of finding with its own documentation, a result is a finding: what fails is an error, what holds
passes, what is undecided stays open. Its location is the number that is judged, its related locations are the others.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newstally.checks import KINDS, explain
from newstally.model import Unread
from newstally.publish.proof.json import coverage_counts
from newstally.publish.proof.records import Mark, Proof, Remark, Stretch

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RESULT_KINDS = {"fails": "fail", "holds": "pass", "undecided": "open"}


def log(proofs: Sequence[Proof], *, version: str, unchecked: bool = False) -> dict[str, Any]:
    """The log of one run, for `publish.json.to_json`. `version` is the program's.

    With `unchecked` each file's properties list the numbers that no finding relates.
    """
    told = [(index, remark) for index, proof in enumerate(proofs) for remark in proof.remarks]
    kinds = sorted({*KINDS, *(remark.finding.kind for _, remark in told)})
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "newstally", "version": version, "rules": [_rule(kind) for kind in kinds]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(proofs)],
        "artifacts": [_artifact(proof, unchecked) for proof in proofs],
        "results": [_result(proofs[index].file, index, remark, kinds, seen) for index, remark in told],
        "properties": {
            "coverage": coverage_counts(sum(p.numbers for p in proofs), sum(p.coverage.related for p in proofs))
        },
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(kind: str) -> dict[str, Any]:
    documented = explain(kind) if kind in KINDS else ""
    short = documented.partition("\n")[0] or f"A finding of the kind {kind}."
    return {
        "id": kind,
        "shortDescription": {"text": short},
        "fullDescription": {"text": documented or short},
        "help": {"text": documented or short},
        "defaultConfiguration": {"level": "error"},
    }


def _invocation(proofs: Sequence[Proof]) -> dict[str, Any]:
    unread = [_notification(item) for proof in proofs for item in proof.unread]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": unread}


def _notification(unread: Unread) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(unread.path)}}
    if unread.line:
        place["region"] = {"startLine": unread.line}
    return {
        "level": "error",
        "message": {"text": f"could not read {unread}"},
        "locations": [{"physicalLocation": place}],
    }


def _artifact(proof: Proof, unchecked: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {"coverage": coverage_counts(proof.numbers, proof.coverage.related)}
    if unchecked:
        properties["unchecked"] = [
            {
                "text": blank.number.text,
                "counted": blank.number.counted,
                "reason": blank.number.reason,
                "region": _region(blank.stretch),
            }
            for blank in proof.blanks
        ]
    return {"location": {"uri": _uri(proof.file)}, "properties": properties}


def _result(file: str, index: int, remark: Remark, kinds: list[str], seen: Counter[str]) -> dict[str, Any]:
    finding = remark.finding
    text = f"{finding.message} {finding.suggestion}" if finding.suggestion else finding.message
    return {
        "ruleId": finding.kind,
        "ruleIndex": kinds.index(finding.kind),
        "kind": _RESULT_KINDS[finding.verdict],
        # By the standard (3.27.10) only a failure has a level.
        "level": "error" if finding.verdict == "fails" else "none",
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(file, index, remark.stretch)}],
        "relatedLocations": list(_related(file, index, remark.marks[1:])),
        "partialFingerprints": {"newstallyFinding/v1": _fingerprint(file, remark, seen)},
    }


def _related(file: str, index: int, marks: Iterable[Mark]) -> Iterator[dict[str, Any]]:
    placed = ((mark, mark.stretch) for mark in marks if mark.stretch is not None)
    for number, (mark, stretch) in enumerate(placed, start=1):
        words = " ".join(mark.text.split())
        yield {
            "id": number,
            "physicalLocation": _location(file, index, stretch),
            "message": {"text": f"{mark.role}: {words}"},
        }


def _location(file: str, index: int, stretch: Stretch) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(file), "index": index}, "region": _region(stretch)}


def _region(stretch: Stretch) -> dict[str, int]:
    return {
        "startLine": stretch.line,
        "startColumn": stretch.column,
        "endLine": stretch.end_line,
        "endColumn": stretch.end_column,
    }


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(file: str, remark: Remark, seen: Counter[str]) -> str:
    """What stays while other lines change: a hash of the file, the kind and the numbers, and which of several alike."""
    words = [file, remark.finding.kind, *(" ".join(mark.text.split()) for mark in remark.marks)]
    digest = hashlib.sha256("\x1f".join(words).encode(errors="surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
