"""Pages: HTML -> drafts of reports.

Taking the story out of the page is trafilatura's work. It keeps one story only, so a page that holds several
is cut at its story elements first and each is given to it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from newstally.intake.captions import is_caption
from newstally.intake.draft import Draft, Piece
from newstally.intake.furniture import furniture
from newstally.intake.metadata import Facts, linked_stories, page_facts, plain
from newstally.intake.story_elements import Element, own_facts, story_elements
from newstally.model import BlockKind

_KINDS: dict[str, BlockKind] = {"head": "subheading", "item": "bullet", "list": "bullet"}
_BARE = re.compile(r"\w+")
_CAPTIONS = (
    ".//figcaption | .//*[not(self::script)][contains(concat(' ', normalize-space(translate(@class, '-_', '  ')), ' '), ' caption ')]"
)
_OUTSIDE = "ancestor::aside or ancestor::nav or ancestor::footer"
_LONGEST_CAPTION = 1200


def drafts(text: str) -> tuple[Draft, ...]:
    """The stories of an HTML page, in page order."""
    from trafilatura import load_html

    tree = load_html(text)
    if tree is None:
        return ()
    page = page_facts(tree)
    elements = story_elements(tree)
    if len(elements) < 2:
        return tuple(_draft(tree, page, own_facts(tree)))
    stated = linked_stories(tree)
    return tuple(draft for element in elements for draft in _story_draft(element, page, stated))


def _story_draft(element: Element, page: Facts, stated: Sequence[Facts]) -> Iterator[Draft]:
    """One of a page's stories: what the element shows, then what JSON-LD says under the same headline."""
    shown = own_facts(element.tree)
    headline = element.headline or shown.headline
    described = next((facts for facts in stated if _bare(facts.headline) == _bare(headline)), Facts())
    known = Facts(
        headline=headline,
        published=described.published or shown.published,
        updated=described.updated or shown.updated,
        authors=described.authors or shown.authors,
        outlet=page.outlet,
        url=page.url,
    )
    yield from _draft(element.tree, known, shown)


def _draft(tree: HtmlElement, known: Facts, shown: Facts) -> Iterator[Draft]:
    pieces = list(_pieces(tree, known.headline))
    if not any(piece.kind == "paragraph" for piece in pieces):
        return
    published = known.published or shown.published
    updated = known.updated or shown.updated
    headline = [Piece("headline", known.headline)] if known.headline else []
    yield Draft(
        pieces=(*headline, *pieces),
        published=published or updated,
        updated=updated,
        authors=known.authors or shown.authors,
        outlet=known.outlet,
        url=known.url,
    )


def _pieces(tree: HtmlElement, headline: str) -> Iterator[Piece]:
    """The body's blocks and the captions between them, in page order, each text once."""
    order = _page_order(tree)
    captions = _captions(tree)
    seen = {_bare(headline), ""}
    placed: list[tuple[int, int, Piece]] = []
    at = -1
    for kind, text in _body(tree):
        bare = _bare(text)
        at = order.get(bare[:60], at)
        if bare in captions or bare in seen or _is_furniture(kind, text):
            continue
        seen.add(bare)
        placed.append((at, 1, Piece("caption" if kind == "paragraph" and is_caption(text) else kind, text)))
    for bare, text in captions.items():
        if bare not in seen:
            placed.append((order.get(bare[:60], -1), 0, Piece("caption", text)))
    yield from (piece for _, _, piece in sorted(placed, key=lambda entry: entry[:2]))


def _is_furniture(kind: BlockKind, text: str) -> bool:
    return furniture(text) in ("inline", "tail", "head", "related")


def _body(tree: HtmlElement) -> Iterator[tuple[BlockKind, str]]:
    """The blocks trafilatura takes for the story's body."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(tree), include_comments=False)
    if found is None or not hasattr(found, "body"):
        return
    for element in found.body:
        for part in element.iter("item") if element.tag == "list" else (element,):
            text = plain("".join(part.itertext()))
            if text:
                yield _KINDS.get(str(element.tag), "paragraph"), text


def _captions(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath(_CAPTIONS):
        if element.xpath(_OUTSIDE):
            continue
        text = plain(element.text_content())
        if " " in text and len(text) <= _LONGEST_CAPTION:
            found.setdefault(_bare(text), text)
    return found


def _page_order(tree: HtmlElement) -> dict[str, int]:
    """Where the text of each element first stands, by its first words."""
    order: dict[str, int] = {}
    for place, element in enumerate(tree.iter("p", "li", "h1", "h2", "h3", "h4", "blockquote", "figcaption", "div", "td", "span")):
        if element.tag not in ("div", "td", "span") or element.text and element.text.strip():
            order.setdefault(_bare(element.text_content()[:400])[:60], place)
    return order


def _bare(text: str) -> str:
    return " ".join(_BARE.findall(text.casefold()))
