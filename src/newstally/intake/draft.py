"""Drafts: what the readers of dumps and of HTML pages hand on, and the report that is made of one."""

from __future__ import annotations

import msgspec

from newstally.intake.plain import content_id
from newstally.model import Block, BlockKind, Moment, Report, Source


class Piece(msgspec.Struct, frozen=True):
    """One block to be: its kind, its words, and its place in the decoded source where that is known."""

    kind: BlockKind
    text: str
    source_start: int | None = None
    source_end: int | None = None
    source_gaps: tuple[tuple[int, int], ...] = ()


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A story as it was found: pieces in order (the headline first) and what the page says about it."""

    pieces: tuple[Piece, ...]
    published: Moment | None = None
    updated: Moment | None = None
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    start: int | None = None
    end: int | None = None


def report_of(draft: Draft, source: Source, published: Moment | None, outlet: str) -> Report:
    """The report of a draft. `published` and `outlet` stand in where the page itself says nothing."""
    blocks: list[Block] = []
    at = 0
    for piece in draft.pieces:
        end = at + len(piece.text)
        blocks.append(
            Block(
                start=at,
                end=end,
                kind=piece.kind,
                source_start=piece.source_start,
                source_gaps=piece.source_gaps,
            )
        )
        at = end + 2
    text = "\n\n".join(piece.text for piece in draft.pieces)
    moment = draft.published or published
    named = draft.outlet or outlet
    return Report(
        id=content_id(text, moment, named),
        text=text,
        blocks=tuple(blocks),
        headline=next((piece.text for piece in draft.pieces if piece.kind == "headline"), ""),
        published=moment,
        updated=draft.updated,
        outlet=named,
        authors=draft.authors,
        source=msgspec.structs.replace(source, start=draft.start, end=draft.end, url=draft.url or source.url),
    )
