"""Proofs as one JSON document: the files in order with their findings, and the coverage of the whole run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from newstally.publish.proof.records import Proof, Remark, Stretch


def document(proofs: Sequence[Proof], *, unchecked: bool = False) -> dict[str, Any]:
    """The document, for `publish.json.to_json`; with `unchecked` each file lists the numbers no finding relates."""
    return {
        "files": [_file(proof, unchecked) for proof in proofs],
        "coverage": coverage_counts(sum(p.numbers for p in proofs), sum(p.coverage.related for p in proofs)),
    }


def coverage_counts(numbers: int, related: int) -> dict[str, int]:
    """Coverage in the words that JSON and SARIF use."""
    return {"numbers": numbers, "related": related, "notChecked": numbers - related}


def _file(proof: Proof, unchecked: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "file": proof.file,
        "findings": [_remark(remark) for remark in proof.remarks],
        "verdicts": {verdict: proof.verdicts.get(verdict, 0) for verdict in ("fails", "holds", "undecided")},
        "ignored": proof.ignored,
        "coverage": coverage_counts(proof.numbers, proof.coverage.related),
        "notices": [notice.at(proof.file) for notice in (*proof.notices, *proof.unused_ignores)],
        "unread": list(proof.unread),
    }
    if unchecked:
        row["unchecked"] = [
            {
                "text": blank.number.text,
                "counted": blank.number.counted,
                "reason": blank.number.reason,
                **_place(blank.stretch),
            }
            for blank in proof.blanks
        ]
    return row


def _remark(remark: Remark) -> dict[str, Any]:
    marks = [
        {"role": mark.role, "text": mark.text, **(_place(mark.stretch) if mark.stretch else {})}
        for mark in remark.marks
    ]
    return {**_place(remark.stretch), "marks": marks, "finding": remark.finding}


def _place(stretch: Stretch) -> dict[str, int]:
    place: dict[str, int] = msgspec.structs.asdict(stretch)
    return place
