"""Metadata: what a page says about its story in JSON-LD, OpenGraph and meta elements.

JSON-LD first, since the newsroom's system writes it; then OpenGraph and `article:` properties; then the rest.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from lxml.html import HtmlElement

from newstally.intake.bylines import bare_byline
from newstally.intake.stamps import stamp_line
from newstally.model import Moment

_STORY_TYPES = re.compile(r"(?:NewsArticle|ReportageNewsArticle|Article|BlogPosting|LiveBlogPosting|Report)$")
_CONTROL = re.compile(r"[\x00-\x1f]")
_SPACE = re.compile(r"\s+")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a story apart from its body; empty where the page says nothing."""

    headline: str = ""
    published: Moment | None = None
    updated: Moment | None = None
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""


def page_facts(tree: HtmlElement) -> Facts:
    """The facts of a page's main story."""
    meta = _meta(tree)
    stated = next(iter(linked_stories(tree)), Facts())
    return Facts(
        headline=stated.headline or meta.headline,
        published=stated.published or meta.published,
        updated=stated.updated or meta.updated,
        authors=stated.authors or meta.authors,
        outlet=meta.outlet or stated.outlet,
        url=meta.url or stated.url,
    )


def linked_stories(tree: HtmlElement) -> tuple[Facts, ...]:
    """The stories that the page's JSON-LD describes, fullest kind first."""
    nodes = [node for node in _nodes(tree) if any(map(_STORY_TYPES.search, _types(node))) and node.get("headline")]
    return tuple(_facts_of(node) for node in sorted(nodes, key=lambda node: "datePublished" not in node))


def moment_of(value: object) -> Moment | None:
    """A time as metadata gives it: ISO 8601 with its own precision and offset, or as a stamp line writes it."""
    text = str(value or "").strip()
    if not text:
        return None
    try:
        if len(text) == 10:
            return Moment(local=dt.datetime.combine(dt.date.fromisoformat(text), dt.time()), precision="day")
        parsed = dt.datetime.fromisoformat(text)
    except ValueError:
        line = stamp_line(text)
        return next((stamp.moment for stamp in line.stamps if stamp.moment), None) if line else None
    offset = parsed.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset is not None else None
    return Moment(local=parsed.replace(tzinfo=None, second=0, microsecond=0), precision="minute", offset=minutes)


def plain(value: object) -> str:
    """A metadata string as a reader sees it: entities resolved, white space squeezed."""
    return _SPACE.sub(" ", html.unescape(html.unescape(str(value or "")))).strip()


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _objects(_loaded(script.text))


def _loaded(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        # Line breaks inside strings are common and harmless.
        return json.loads(_CONTROL.sub(" ", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type") or []
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _facts_of(node: dict[str, Any]) -> Facts:
    address = node.get("url") or node.get("mainEntityOfPage")
    return Facts(
        headline=plain(node.get("headline")),
        published=moment_of(node.get("datePublished") or node.get("dateCreated")),
        updated=moment_of(node.get("dateModified")),
        authors=tuple(dict.fromkeys(_people(node.get("author") or node.get("creator")))),
        outlet=next(iter(_people(node.get("publisher"))), ""),
        url=plain(address.get("@id") if isinstance(address, dict) else address),
    )


def _people(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _people(each)
    elif isinstance(value, dict):
        yield from _people(value.get("name"))
    elif isinstance(value, str) and (name := clean_name(value)):
        yield from bare_byline(name) or (name,)


def clean_name(value: str) -> str:
    """A person's name without "By" before it; empty for addresses of profiles."""
    name = re.sub(r"^by[\s:]+", "", plain(value), flags=re.IGNORECASE).strip(" ,|")
    return "" if name.startswith(("http:", "https:", "@", "www.")) else name


def _meta(tree: HtmlElement) -> Facts:
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if name and (content := plain(element.get("content"))):
            values.setdefault(name, []).append(content)

    def first(*names: str) -> str:
        return next((values[name][0] for name in names if name in values), "")

    canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
    return Facts(
        headline=first("og:title", "twitter:title", "parsely-title", "dc.title", "headline") or _title(tree),
        published=_first_moment(
            values,
            "article:published_time",
            "og:article:published_time",
            "parsely-pub-date",
            "datepublished",
            "pubdate",
            "publish-date",
            "date",
            "dc.date",
            "dcterms.created",
            "cxenseparse:recs:publishtime",
        ),
        updated=_first_moment(
            values,
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "lastmod",
            "last-modified",
            "dcterms.modified",
        ),
        authors=tuple(
            dict.fromkeys(
                _listed(values, "author", "parsely-author", "byl", "article:author", "dc.creator", "sailthru.author")
            )
        ),
        outlet=first("og:site_name", "application-name", "cre", "publisher"),
        url=str(canonical) or first("og:url"),
    )


def _title(tree: HtmlElement) -> str:
    return plain(tree.xpath("string(//title)"))


def _first_moment(values: dict[str, list[str]], *names: str) -> Moment | None:
    moments = (moment_of(value) for name in names for value in values.get(name, ()))
    return next((moment for moment in moments if moment), None)


def _listed(values: dict[str, list[str]], *names: str) -> Iterable[str]:
    for name in names:
        if found := [clean_name(value) for value in values.get(name, ())]:
            return [person for each in found for person in re.split(r"\s*(?:,|;|\band\b)\s*", each) if person]
    return []
