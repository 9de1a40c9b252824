"""The visible text of a page's markup, with the place of each character, to find a report's words in the file again."""

from __future__ import annotations

import html
from array import array
from html.parser import HTMLParser

_UNSEEN = frozenset(("script", "style", "template", "title", "noscript"))
# Many words around a place first, since a few may stand elsewhere too; then fewer, since the page's own text is
# sometimes put together in another way than it stands.
_REACHES = (60, 25, 12)


class Visible:
    """The text a page shows, white space squeezed, as it stands in the markup."""

    def __init__(self, markup: str) -> None:
        collector = _Collector(markup)
        collector.feed(markup)
        collector.close()
        self._text = "".join(collector.characters)
        self._places = collector.places

    def place(self, text: str, start: int, end: int, offset: int) -> int | None:
        """Where in the markup a character of a block, which is `text[start:end]`, stands; None where it is hidden."""
        for reach in (max(offset - start, end - offset), *_REACHES):
            first, last = max(start, offset - reach), min(end, offset + reach)
            at = self._text.find(" ".join(text[first:last].split()))
            if at >= 0:
                squeezed = " ".join(text[first : offset + 1].split())
                return self._places[at + max(len(squeezed) - 1, 0)]
        return None


class _Collector(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.characters: list[str] = []
        self.places: array[int] = array("q")
        self._unseen = 0
        self._starts = [0]
        for line in markup.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        at = self._at()
        for k, character in enumerate(data):
            self._add(character, at + k)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name};")

    def _refer(self, reference: str) -> None:
        for character in html.unescape(reference):
            self._add(character, self._at())

    def _add(self, character: str, place: int) -> None:
        if self._unseen:
            return
        if character.isspace():
            if self.characters and self.characters[-1] == " ":
                return
            character = " "
        self.characters.append(character)
        self.places.append(place)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column
