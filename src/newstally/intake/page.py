"""Pages: HTML -> drafts of reports.

Taking the story out of the page is trafilatura's work. It keeps one story only, so a page that holds several
is cut at its story elements first and each is given to it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from lxml.html import HtmlElement

from newstally.intake.captions import is_caption
from newstally.intake.cohesion import content_words, shared
from newstally.intake.draft import Draft, Piece
from newstally.intake.furniture import furniture
from newstally.intake.layout import lay_out
from newstally.intake.metadata import Facts, linked_stories, page_facts, plain
from newstally.intake.stamps import stamp_line
from newstally.intake.story_elements import Element, own_facts, story_elements
from newstally.model import BlockKind

_KINDS: dict[str, BlockKind] = {"head": "subheading", "list": "bullet"}
# The elements of trafilatura's body that hold several blocks.
_PARTS = {"list": ("item",), "table": ("row",)}
# Stands for a forced line break; the source's own line ends are mere white space.
_BREAK = "\x00"
_LINES_OF_A_BLOCK = 5
# Two wordings of one headline have at least this share of their content words in common.
_SAME_STORY = 0.3
_BARE = re.compile(r"\w+")
_CAPTION_CLASS = "contains(translate(@class, 'CAPTION', 'caption'), 'caption')"
_CAPTIONS = (
    f".//figcaption | .//*[{_CAPTION_CLASS}][not(self::script or self::template or descendant::*[{_CAPTION_CLASS}])]"
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
    stated = linked_stories(tree)
    shown = own_facts(tree)
    if not stated:
        page = msgspec.structs.replace(page, headline=_visible_headline(page.headline, tree) or shown.headline)
    elements = story_elements(tree, page.headline)
    if not elements:
        return tuple(_draft(tree, page, shown))
    return tuple(draft for element in elements for draft in _story_draft(element, page, stated))


def _visible_headline(named: str, tree: HtmlElement) -> str:
    """Where only OpenGraph names a headline: the page's one top heading, without the site's name and search words."""
    visible = {text for heading in tree.iter("h1") if (text := plain(heading.text_content()))}
    if len(visible) != 1:
        return named
    heading = visible.pop()
    return heading if shared(content_words(heading), content_words(named)) >= _SAME_STORY else named


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
    """The body's blocks and the captions between them, in page order, each once."""
    order = _page_order(tree)
    captions = _captions(tree)
    unwanted = {_bare(headline), ""}
    seen: set[tuple[BlockKind, str]] = set()
    placed: list[tuple[int, int, Piece]] = []
    at = -1
    for kind, text in _body(tree):
        bare = _bare(text)
        at = order.get(bare[:60], at)
        if bare in captions or (kind, bare) in seen or bare in unwanted or _is_furniture(text):
            continue
        seen.add((kind, bare))
        placed.append((at, 1, Piece("caption" if kind == "paragraph" and is_caption(text) else kind, text)))
    for bare, text in captions.items():
        if bare not in unwanted:
            placed.append((order.get(bare[:60], -1), 0, Piece("caption", text)))
    yield from (piece for _, _, piece in sorted(placed, key=lambda entry: entry[:2]))


def _is_furniture(text: str) -> bool:
    line = stamp_line(text)
    return furniture(text) in ("inline", "tail", "head", "related") or bool(line and not line.rest)


def _body(tree: HtmlElement) -> Iterator[tuple[BlockKind, str]]:
    """The blocks trafilatura takes for the story's body."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(tree), include_comments=False)
    if found is None or not hasattr(found, "body"):
        return
    for element in found.body:
        tag = str(element.tag)
        for part in element.iter(*_PARTS[tag]) if tag in _PARTS else (element,):
            for text in _lines(part):
                yield _KINDS.get(tag, "paragraph"), text


def _lines(element: HtmlElement) -> Iterator[str]:
    """The words of a block, one line for each forced break, cells of a table row parted by spaces."""
    words = []
    for each in element.iter():
        if each.tag == "lb":
            words.append(_BREAK)
        elif each.tag == "cell":
            words.append(" ")
        words.append(each.text or "")
        if each is not element:
            words.append(each.tail or "")
    for line in "".join(words).split(_BREAK):
        # Where trafilatura falls back to bare text, a whole page is one element and its lines are the blocks.
        parts = [unit.text for unit in lay_out(line)] if line.count("\n") > _LINES_OF_A_BLOCK else [line]
        yield from filter(None, map(plain, parts))


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
    for place, element in enumerate(
        tree.iter("p", "li", "h1", "h2", "h3", "h4", "blockquote", "figcaption", "div", "td", "span")
    ):
        if element.tag not in ("div", "td", "span") or (element.text or "").strip():
            order.setdefault(_bare(element.text_content()[:400])[:60], place)
    return order


def _bare(text: str) -> str:
    return " ".join(_BARE.findall(text.casefold()))
