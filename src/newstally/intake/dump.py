"""Dumps: plain text that holds one story or several -> drafts of reports, furniture left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newstally.intake.captions import without_label
from newstally.intake.draft import Draft, Piece
from newstally.intake.layout import Unit, lay_out
from newstally.intake.roles import Part, part
from newstally.intake.stories import Story, names_of, same_words, split
from newstally.model import BlockKind, Moment

# A last line without a full stop is a paragraph cut short if it is this long (in words), a link if shorter.
_PARAGRAPH_CUT_SHORT = 12
# Shorter lines between headline and body are labels.
_SHORTEST_STANDFIRST = 4


def drafts(text: str) -> tuple[Draft, ...]:
    """The stories of a dump, in order."""
    return tuple(map(_draft, split([part(unit) for unit in lay_out(text)])))


def _draft(story: Story) -> Draft:
    pieces = tuple(_once(_pieces(story)))
    published, updated = _moments(story.parts)
    starts = [piece.source_start for piece in pieces if piece.source_start is not None]
    ends = [piece.source_end for piece in pieces if piece.source_end is not None]
    return Draft(
        pieces=pieces,
        published=published or updated,
        updated=updated,
        authors=tuple(dict.fromkeys(_authors(story))),
        start=min(starts, default=None),
        end=max(ends, default=None),
    )


def _pieces(story: Story) -> Iterator[Piece]:
    """The story's own lines with their kinds: headline first, then page order."""
    parts = story.parts
    headline = parts[story.headline].text if story.headline is not None else ""
    if story.headline is not None:
        yield _piece(parts[story.headline].unit, "headline")
    prose = [k for k, each in enumerate(parts) if each.role == "prose"]
    body, last = (prose[0], prose[-1]) if prose else (len(parts), len(parts))
    in_links = False
    for k, each in enumerate(parts):
        in_links = each.role in ("related", "tail") or (
            in_links and each.role in ("title", "item", "section", "inline")
        )
        if in_links or k == story.headline or (headline and same_words(each.text, headline)):
            continue
        kind = _kind_in_head(parts, k, story.headline) if k < body else _kind_in_body(parts, k, last)
        if kind:
            yield _piece(each.unit, kind)


def _kind_in_head(parts: Sequence[Part], k: int, headline: int | None) -> BlockKind | None:
    each = parts[k]
    if each.role == "caption":
        return "caption"
    if each.role == "lead":
        return "standfirst"
    if headline is not None and k > headline:
        if each.role == "item":
            return "bullet"
        if each.role == "title" and not names_of(each) and each.text.count(" ") + 1 >= _SHORTEST_STANDFIRST:
            neighbours = {parts[j].role for j in (k - 1, k + 1) if headline < j < len(parts)}
            return "bullet" if "title" in neighbours or "item" in neighbours else "standfirst"
    return None


def _kind_in_body(parts: Sequence[Part], k: int, last: int) -> BlockKind | None:
    each = parts[k]
    if each.role == "prose":
        return "paragraph"
    if each.role == "caption":
        return "caption"
    if each.role in ("item", "lead"):
        return "bullet" if each.unit.marker else "paragraph"
    if each.role == "title":
        if k < last:
            return "subheading"
        return "paragraph" if k == last + 1 and each.text.count(" ") >= _PARAGRAPH_CUT_SHORT else None
    return None


def _piece(unit: Unit, kind: BlockKind) -> Piece:
    skipped = without_label(unit.text) if kind == "caption" else 0
    gaps = tuple((at - skipped, left_out) for at, left_out in unit.gaps)
    return Piece(kind, unit.text[skipped:], unit.start + skipped, unit.end, gaps)


def _once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Each block once: a caption printed twice is one block, a bullet that quotes the body is not."""
    seen: set[tuple[BlockKind, str]] = set()
    for piece in pieces:
        if (piece.kind, piece.text) not in seen:
            seen.add((piece.kind, piece.text))
            yield piece


def _moments(parts: Sequence[Part]) -> tuple[Moment | None, Moment | None]:
    """When the story was published and updated; a label on a line of its own goes with the next date."""
    published: Moment | None = None
    updated: Moment | None = None
    label = ""
    for stamp in (stamp for each in parts for stamp in each.stamps):
        if stamp.moment is None:
            label = stamp.label
            continue
        if "updated" in (stamp.label, label if not stamp.label else ""):
            updated = updated or stamp.moment
        else:
            published = published or stamp.moment
        label = ""
    return published, updated


def _authors(story: Story) -> Iterator[str]:
    body = next((k for k, each in enumerate(story.parts) if each.role == "prose"), 0)
    for k, each in enumerate(story.parts):
        if each.role in ("byline", "stamp") or (
            each.role == "title" and story.headline is not None and story.headline < k < body
        ):
            yield from names_of(each)
