"""Proof-reading files: each to its proof, in this process or in several, in the order they were given."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec

from newstally.model import Finding, Page, Reading, Report, Unread
from newstally.publish.proof.records import Proof

# What a further process costs to start is earned by about this much text.
_WORTH_A_PROCESS = 100_000


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A file to proof-read, by its name, or bytes from elsewhere under the name that messages call them by."""

    name: str
    content: bytes | None = None
    published: str | None = None
    outlet: str = ""
    kinds: frozenset[str]
    everything: bool = False
    warn_unused_ignores: bool = False
    # Files of figures that the user trusts.
    references: tuple[str, ...] = ()
    # A ledger's file; empty for none.
    ledger: str = ""

    @property
    def size(self) -> int:
        """How many bytes it has; 0 for a file that is not there."""
        if self.content is not None:
            return len(self.content)
        try:
            return Path(self.name).stat().st_size
        except OSError:
            return 0


def proofs(drafts: Sequence[Draft], *, jobs: int = 0, debug: bool = False) -> Iterator[Proof]:
    """The proofs of the drafts, in their order, whatever happens to one of them.

    `jobs` is how many processes share the work; 0 means as many as it pays to start on this machine. An error in our
    own rules makes a draft one that could not be read, unless `debug` lets it through.
    """
    processes = min(jobs or _worth_starting(drafts), len(drafts))
    if processes <= 1:
        yield from (_proof(draft, debug) for draft in drafts)
        return
    with _pool(processes) as pool:
        waiting = [pool.submit(_proof, draft, debug) for draft in drafts]
        for draft, future in zip(drafts, waiting, strict=True):
            yield _answer(draft, future, debug)


def _worth_starting(drafts: Sequence[Draft]) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, sum(draft.size for draft in drafts) // _WORTH_A_PROCESS)


def _pool(processes: int) -> ProcessPoolExecutor:
    # A fresh interpreter on every platform: a forked one would share the threads of libraries already loaded.
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _answer(draft: Draft, future: Future[Proof], debug: bool) -> Proof:
    """A draft's proof; where its process died, perhaps by another draft, it gets one of its own."""
    try:
        return future.result()
    except BrokenProcessPool:
        pass
    try:
        with _pool(1) as pool:
            return pool.submit(_proof, draft, debug).result()
    except BrokenProcessPool:
        return _unread(draft.name, "the process that read it died", "is there enough memory? try it by itself")


def _proof(draft: Draft, debug: bool) -> Proof:
    try:
        return _read(draft)
    except Exception as error:
        if debug:
            raise
        # The words of an error may quote the draft: its type must do.
        reason = f"proof-reading it failed with {type(error).__name__}"
        return _unread(draft.name, reason, "--debug shows where; please report it")


def _read(draft: Draft) -> Proof:
    from newstally.intake.places import Places
    from newstally.intake.plain import published_moment
    from newstally.intake.sources import UnreadableError, decoded
    from newstally.intake.take import take_from
    from newstally.publish.proof.mark import proof_of

    if draft.content is None and Path(draft.name).is_dir():
        return _unread(draft.name, "this folder holds nothing that is read", "hidden files and READMEs do not count")
    try:
        found = decoded(Path(draft.name) if draft.content is None else draft.content, draft.name)
    except UnreadableError as error:
        return Proof(file=draft.name, unread=(error.unread,))
    reports, unread = take_from(found, published=published_moment(draft.published), outlet=draft.outlet)
    page = Page(readings=tuple(_reading(report, draft) for report in reports), unread=unread)
    return proof_of(
        draft.name,
        page,
        Places(found.text),
        kinds=draft.kinds,
        everything=draft.everything,
        warn_unused_ignores=draft.warn_unused_ignores,
    )


def _reading(report: Report, draft: Draft) -> Reading:
    """The report's reading with its findings, those beside trusted tables and a ledger among them."""
    from newstally.api import proof_read, read_report

    reading = read_report(report) if draft.ledger else proof_read(report)
    compared: list[Finding] = []
    if draft.references:
        from newstally.checks.reference import find
        from newstally.checks.trusted import load

        compared += [finding for path in draft.references for finding in find(reading, load(path))]
    if draft.ledger:
        from newstally.ledger.reconcile import reconcile
        from newstally.ledger.reconcile.background import opened

        compared += reconcile(reading, opened(draft.ledger))
    return msgspec.structs.replace(reading, findings=(*reading.findings, *compared)) if compared else reading


def _unread(name: str, reason: str, advice: str) -> Proof:
    return Proof(file=name, unread=(Unread(path=name, reason=reason, advice=advice),))
