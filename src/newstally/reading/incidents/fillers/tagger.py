"""The tagger: runs the model over a stretch of text, window by window."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import onnxruntime

from newstally.reading.incidents.fillers.phrases import Filler, Floats, phrases
from newstally.reading.incidents.fillers.wordpieces import pieces, vocabulary

# Pieces in one window, and by how many the next begins later: what two windows share is taken from the one in which
# it stands farther from the edge.
WINDOW, STRIDE = 480, 360


def fillers_in(text: str, start: int = 0, end: int | None = None) -> list[Filler]:
    """The fillers of a stretch of a text, in text order, with their places in the whole text."""
    found = pieces(text[start:end])
    if not found:
        return []
    roles, types = _probabilities([number for number, _, _ in found])
    return phrases(roles, types, [(start + a, start + b) for _, a, b in found], text)


def _probabilities(numbers: list[int]) -> tuple[Floats, Floats]:
    """Each piece's probabilities of roles and of types."""
    begin, last = vocabulary()["[CLS]"], vocabulary()["[SEP]"]
    starts = list(range(0, max(1, len(numbers) - WINDOW + STRIDE), STRIDE))
    outputs: list[tuple[Floats, Floats]] = []
    for start in starts:
        # One window at a time: several in one run take more memory and more time.
        ids = np.array([[begin, *numbers[start : start + WINDOW], last]], dtype=np.int64)
        roles, types = _session().run(None, {"ids": ids, "mask": np.ones_like(ids)})
        outputs.append((_softmax(roles[0, 1:-1]), _softmax(types[0, 1:-1])))
    return _joined(starts, outputs, len(numbers))


def _joined(starts: list[int], outputs: list[tuple[Floats, Floats]], length: int) -> tuple[Floats, Floats]:
    """The windows' outputs as one row of pieces; where two overlap, each gives the half that lies deeper in it."""
    roles: list[Floats] = []
    types: list[Floats] = []
    half = (WINDOW - STRIDE) // 2
    for n, (start, (r, t)) in enumerate(zip(starts, outputs, strict=True)):
        first = start + half if n else 0
        last = starts[n + 1] + half if n + 1 < len(starts) else length
        roles.append(r[first - start : last - start])
        types.append(t[first - start : last - start])
    return np.concatenate(roles), np.concatenate(types)


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


@cache
def _session() -> onnxruntime.InferenceSession:
    """The model, loaded once; on one thread, as several reports are read side by side."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(files(__package__).joinpath("fillers.onnx")) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
