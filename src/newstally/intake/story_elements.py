"""Story elements: the parts of an HTML page that are each a whole story, where it holds more than one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice

import msgspec
from lxml.html import HtmlElement, fragment_fromstring

from newstally.intake.bylines import bare_byline, byline
from newstally.intake.metadata import Facts, moment_of, plain
from newstally.intake.stamps import stamp_line
from newstally.model import Moment

_TAGS = ("article", "section", "div", "li")
_HEADINGS = ("h1", "h2", "h3")
_NAMED_STORY = re.compile(
    r"(?:^|\s)(?:\S*[_-])?(?:article|story|post|entry|news-?item|report|hentry)(?:$|\s)", re.IGNORECASE
)
_ARTICLE_TYPE = re.compile(r"schema\.org/\w*(?:Article|BlogPosting)$")
_UPDATED = re.compile(r"updat|modif", re.IGNORECASE)
_BYLINE = (
    "descendant::*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"
)
# A teaser has a line or two; a story has at least this much prose.
_FEWEST_PARAGRAPHS = 2
_FEWEST_WORDS = 40
_PARAGRAPH_WORDS = 8
# An element with more children is no line.
_FEW_CHILDREN = 4
# Together the stories hold at least this share of the page's prose, or they are boxes beside the one story.
_SHARE_OF_PAGE = 0.6


class Element(msgspec.Struct, frozen=True):
    """A story's element and its heading's words."""

    tree: HtmlElement
    headline: str


def story_elements(tree: HtmlElement, page_headline: str) -> tuple[Element, ...]:
    """The elements that each hold a story, in page order; none where the page is one story."""
    groups: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
    for element in _candidates(tree):
        if _is_story(element):
            groups[element.tag, (element.get("class") or "").split(" ")[0]].append(element)
    for group in [*sorted(groups.values(), key=len, reverse=True), _cut_at_headings(tree)]:
        stories = _outermost(group)
        if len(stories) > 1 and _are_the_page(stories, tree, page_headline):
            return tuple(Element(element, _heading(element)) for element in stories)
    return ()


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that say they are a story, and those right around a heading."""
    around = {up for tag in _HEADINGS for heading in tree.iter(tag) for up in islice(heading.iterancestors(), 2)}
    for element in tree.iter(*_TAGS):
        if _says_story(element) or element in around:
            yield element


def _outermost(group: Sequence[HtmlElement]) -> list[HtmlElement]:
    members = set(group)
    return [element for element in group if not any(above in members for above in element.iterancestors())]


def _are_the_page(stories: Sequence[HtmlElement], tree: HtmlElement, page_headline: str) -> bool:
    """Whether elements are the page's stories, and neither boxes beside one story nor its sections.

    Sections have headings too, but neither the page's headline nor dates of their own.
    """
    if sum(map(_prose_words, stories)) < _SHARE_OF_PAGE * _prose_words(tree):
        return False
    page = _bare(page_headline)
    return any(_bare(_heading(story)) == page for story in stories) or all(map(_is_dated, stories))


def _cut_at_headings(tree: HtmlElement) -> list[HtmlElement]:
    """Stories that follow each other without elements of their own, cut at the page's topmost headings."""
    for tag in _HEADINGS:
        for parent in dict.fromkeys(heading.getparent() for heading in tree.iter(tag)):
            if parent is not None and len(parent.findall(tag)) > 1:
                stories = [story for story in _cuts(parent, tag) if _has_prose(story)]
                if len(stories) > 1 and all(map(_is_dated, stories)):
                    return stories
    return []


def _cuts(parent: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    story: HtmlElement | None = None
    for child in parent:
        if child.tag == tag:
            if story is not None:
                yield story
            story = fragment_fromstring("<article></article>")
        if story is not None:
            story.append(deepcopy(child))
    if story is not None:
        yield story


def own_facts(tree: HtmlElement) -> Facts:
    """What a story's element shows of itself: heading, times, byline."""
    published, updated = _times(tree)
    return Facts(headline=_heading(tree), published=published, updated=updated, authors=_authors(tree))


def _is_story(element: HtmlElement) -> bool:
    return _has_prose(element) and bool(_heading(element)) and (_says_story(element) or _is_dated(element))


def _says_story(element: HtmlElement) -> bool:
    named = element.tag == "article" or _NAMED_STORY.search(element.get("class") or "")
    return bool(named or _ARTICLE_TYPE.search(element.get("itemtype") or ""))


def _has_prose(element: HtmlElement) -> bool:
    paragraphs = _long_paragraphs(element)
    return len(paragraphs) >= _FEWEST_PARAGRAPHS and sum(paragraphs) >= _FEWEST_WORDS


def _is_dated(element: HtmlElement) -> bool:
    return any(_times(element)) or bool(_authors(element))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _long_paragraphs(element: HtmlElement) -> list[int]:
    counts = (len(paragraph.text_content().split()) for paragraph in element.iter("p"))
    return [count for count in counts if count >= _PARAGRAPH_WORDS]


def _prose_words(element: HtmlElement) -> int:
    return sum(_long_paragraphs(element))


def _heading(element: HtmlElement) -> str:
    """The words of the first heading of the highest level that stands in the element."""
    for tag in _HEADINGS:
        for heading in element.iter(tag):
            if text := plain(heading.text_content()):
                return text
    return ""


def _times(tree: HtmlElement) -> tuple[Moment | None, Moment | None]:
    published: Moment | None = None
    updated: Moment | None = None
    for label, moment in [*_marked_times(tree)] or _printed_times(tree):
        if label == "updated":
            updated = updated or moment
        else:
            published = published or moment
    return published, updated


def _marked_times(tree: HtmlElement) -> Iterator[tuple[str, Moment]]:
    for element in tree.iter("time"):
        if moment := moment_of(element.get("datetime")) or moment_of(element.text_content()):
            yield ("updated" if _is_update(element) else "published"), moment


def _printed_times(tree: HtmlElement) -> Iterator[tuple[str, Moment]]:
    """The dates in short lines above the first paragraph."""
    for element in tree.iter("p", "div", "span", "li", "small"):
        text = plain(element.text) or plain("".join(element.itertext()) if len(element) < _FEW_CHILDREN else "")
        if element.tag == "p" and len(text.split()) >= _PARAGRAPH_WORDS:
            return
        line = stamp_line(text)
        if line and not line.rest:
            yield from ((stamp.label, stamp.moment) for stamp in line.stamps if stamp.moment)


def _is_update(element: HtmlElement) -> bool:
    """Whether a time is marked as that of an update: by its own class or property, or by the words before it."""
    around = element.getparent()
    marks = [element.get("class"), element.get("itemprop")]
    if around is not None:
        marks += [around.get("class"), around.text if next(iter(around), None) is element else ""]
    previous = element.getprevious()
    marks.append((previous.tail or "") if previous is not None else "")
    line = stamp_line(plain(element.text_content()))
    return any(mark and _UPDATED.search(mark) for mark in marks) or bool(line and line.stamps[0].label == "updated")


def _authors(tree: HtmlElement) -> tuple[str, ...]:
    for element in tree.xpath(_BYLINE):
        text = plain(element.text_content())
        if names := byline(text) or bare_byline(text):
            return names
    return ()
