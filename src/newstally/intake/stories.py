"""Stories: where one story of a dump ends and the next begins.

Between two paragraphs of prose stands a gap of other lines: tail furniture of the story above, head
furniture of the story below, a headline, or a mere subheading. Each gap is weighed by what stands in it and by
whether the prose above and below it tells one story (`cohesion`). No single sign decides, so that an unusual
layout, or one that leaves a sign out, is still split right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from statistics import median

import msgspec

from newstally.intake.bylines import bare_byline
from newstally.intake.cohesion import content_of, content_words, shared
from newstally.intake.roles import Part, Role

# How much each sign of a new story weighs; a boundary needs the sums below.
_SIGNS: dict[Role, float] = {"separator": 2.5, "ending": 2.5, "tail": 2.0, "related": 1.5}
_HEAD_SIGNS: dict[Role, float] = {"stamp": 3.0, "byline": 3.0, "head": 2.5}
_REPEATED, _KICKER, _BULLETS, _DATELINE, _COLON, _WIDE_GAP, _CAPITALS = 3.0, 1.0, 1.0, 4.0, 3.0, 1.0, 1.5
_ENOUGH_WITH_HEADLINE = 3.0
_ENOUGH_WITHOUT = 3.5
# Cohesion of the story so far (its lead and its last paragraphs) with the next paragraphs: (below this share, weight).
# Measured on news pages: within a story 98 of 100 places share more than 0.105, between two 93 of 100 share less.
_COHESION = ((0.06, 2.0), (0.105, 1.0), (0.15, 0.0), (0.22, -1.0), (1.01, -2.0))
# A title that shares this much of its words with the prose below speaks of the same story.
_KIN = 0.3
# Headlines hardly ever share less with the story below them; nine of ten links to other stories do.
_STRANGER = 0.15
_LEAST_BREAK_WITH_HEAD = -0.5
_PARAGRAPHS_COMPARED = 5
_PARAGRAPHS_OF_LEAD = 3
_REACH = 12
# Fewer content words than this say little, either way.
_ENOUGH_WORDS = 15
# In words; a sentence above a byline may be a headline up to this length.
_LONGEST_TITLE = 32
# Two printings of one line differ by no more characters.
_PUNCTUATION = 12
_HOLDS_ITS_LIST = re.compile(r":\s*\S")
_PLACE = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}(?:,\s+[A-Z][\w.’' ]{1,25}){0,3}"
_LABEL = r"(?:FILE|PHOTO|VIDEO|WATCH|READ|NOTE|UPDATE|BREAKING|EXCLUSIVE|LIVE|OPINION|ANALYSIS)\b"
_CAPITALS_PLACE = rf"(?!{_LABEL})[A-Z][A-Z .'’/-]{{2,40}}(?:,\s+[A-Z][\w.’' ]{{1,25}}){{0,3}}(?:\s+\d{{1,2}})?"
_DASHED_DATELINE = re.compile(rf"{_CAPITALS_PLACE}\s*(?:--?|[–—])\s*\S")
# Also the form of a speaker's name in a transcript ("HOST: Welcome back").
_COLON_DATELINE = re.compile(rf"{_CAPITALS_PLACE}\s*:\s*\S")
# "PARIS, Jan 3 (AFP) - " opens a story and nothing else.
_CREDITED_DATELINE = re.compile(rf"{_PLACE}(?:,?\s+\d{{1,2}})?\s*\([A-Z][^()]{{1,40}}\)\s*(?:--?|[–—]|:)\s*\S")


class Story(msgspec.Struct, frozen=True):
    """The parts of one story in order, furniture among them; `headline` is its place in them."""

    parts: tuple[Part, ...]
    headline: int | None


class _Start(msgspec.Struct, frozen=True):
    at: int
    headline: int | None


def split(parts: Sequence[Part]) -> tuple[Story, ...]:
    """The stories of a dump; none where it holds nothing but furniture."""
    parts = _lead_ins_marked(_sentence_headlines_marked(_closing_stamps_marked(_with_prose(parts))))
    starts = list(_starts(parts))
    if not starts:
        return ()
    ends = [*(start.at for start in starts[1:]), len(parts)]
    return tuple(
        Story(tuple(parts[start.at : end]), None if start.headline is None else start.headline - start.at)
        for start, end in zip(starts, ends, strict=True)
    )


def _with_prose(parts: Sequence[Part]) -> Sequence[Part]:
    """A text without a single full sentence (a note, an alert) tells its story in what lines it has."""
    if any(part.role == "prose" for part in parts):
        return parts
    lines = [k for k, part in enumerate(parts) if part.role in ("title", "item") and " " in part.text]
    told = frozenset(lines[1:] if len(lines) > 1 and parts[lines[0]].role == "title" else lines)
    return [msgspec.structs.replace(part, role="prose") if k in told else part for k, part in enumerate(parts)]


def has_dateline(text: str) -> bool:
    """Whether a paragraph opens with the place it was filed from ("QUETTA: ", "PARIS (AFP) - ")."""
    return bool(_dateline_weight(text))


def _dateline_weight(text: str) -> float:
    if _CREDITED_DATELINE.match(text) or _DASHED_DATELINE.match(text):
        return _DATELINE
    return _COLON if _COLON_DATELINE.match(text) else 0.0


def same_words(a: str, b: str) -> bool:
    """Whether two lines are one, case and punctuation aside."""
    return abs(len(a) - len(b)) <= _PUNCTUATION and _bare(a) == _bare(b)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _sentence_headlines_marked(parts: Sequence[Part]) -> list[Part]:
    """A sentence that is printed again below lines of a head, or stands alone above them, is a headline."""
    marked = list(parts)
    for k, part in enumerate(parts):
        if part.role != "prose" or part.text.count(" ") >= _LONGEST_TITLE:
            continue
        head = list(itertools.takewhile(lambda each: each.role != "prose", parts[k + 1 : k + 1 + _REACH]))
        again = k + 1 + len(head)
        under_title = k > 0 and parts[k - 1].role == "title"
        other_title = any(each.role == "title" and not bare_byline(each.text) for each in head)
        same = again < len(parts) and bool(head) and same_words(part.text, parts[again].text)
        repeated = same and not under_title and not other_title
        alone = k == 0 or parts[k - 1].role in _SIGNS
        if repeated:
            marked[again] = msgspec.structs.replace(parts[again], role="title")
        if repeated or (alone and head and head[0].role in _HEAD_SIGNS):
            marked[k] = msgspec.structs.replace(part, role="title")
    return marked


def _closing_stamps_marked(parts: Sequence[Part]) -> Sequence[Part]:
    """Where the dump's last story is dated below its text and its first not above it, dates close their stories."""
    prose = [k for k, part in enumerate(parts) if part.role == "prose"]
    stamps = [k for k, part in enumerate(parts) if part.role == "stamp"]
    if not prose or not stamps or stamps[0] < prose[0] or stamps[-1] < prose[-1]:
        return parts
    return [msgspec.structs.replace(part, role="ending") if part.role == "stamp" else part for part in parts]


def _lead_ins_marked(parts: Sequence[Part]) -> list[Part]:
    """A sentence between a headline and its date or byline is a standfirst or caption, not yet the body."""
    marked = list(parts)
    for k in range(1, len(parts) - 1):
        below = next((p.role for p in parts[k + 1 : k + 3] if p.role not in ("caption", "item")), None)
        if (
            parts[k].role == "prose"
            and parts[k].text.count(" ") < 60
            and parts[k - 1].role in ("title", "item")
            and below in _HEAD_SIGNS
            and parts[k + 1].role != "prose"
        ):
            marked[k] = msgspec.structs.replace(parts[k], role="lead")
    return marked


def _starts(parts: Sequence[Part]) -> Iterator[_Start]:
    prose = [k for k, part in enumerate(parts) if part.role == "prose"]
    if not prose:
        return
    typical_gap = median(parts[k].unit.gap for k in prose)
    opening = prose[0]
    first = _Gap(parts, -1, opening, typical_gap, opening)
    headline = first.headline()
    yield _Start(0, headline)
    capitals = headline is not None and parts[headline].text.isupper()
    for above, below in itertools.pairwise(prose):
        if below == above + 1 and not has_dateline(parts[below].text):
            continue
        gap = _Gap(parts, above, below, typical_gap, opening)
        if start := gap.start(capitals):
            opening = below
            yield start


class _Gap:
    """The parts between two paragraphs of prose, weighed as the place where a story may begin."""

    def __init__(self, parts: Sequence[Part], above: int, below: int, typical_gap: float, opening: int) -> None:
        self.parts = parts
        self.above = above
        self.below = below
        self.opening = opening
        self.typical_gap = typical_gap
        self.inside = range(above + 1, below)
        self.last_title = max((k for k in self.inside if parts[k].role == "title"), default=-1)

    @cached_property
    def words_above(self) -> frozenset[str]:
        """What the story so far is about: its lead and its last paragraphs."""
        lead = self._prose(range(self.opening, min(self.opening + _REACH, self.above + 1)))[:_PARAGRAPHS_OF_LEAD]
        end = self._prose(range(self.above, max(self.above - _REACH, self.opening - 1), -1))[:_PARAGRAPHS_COMPARED]
        return content_of([*lead, *end])

    @cached_property
    def words_below(self) -> frozenset[str]:
        """What the next paragraphs are about."""
        below = self._prose(range(self.below, min(self.below + _REACH, len(self.parts))))
        return content_of(below[:_PARAGRAPHS_COMPARED])

    def _prose(self, places: range) -> list[str]:
        return [self.parts[k].text for k in places if self.parts[k].role == "prose"]

    def start(self, capitals: bool) -> _Start | None:
        """The start of a story in this gap, None where the story goes on."""
        headline = self.headline()
        if headline is not None and self._weight(headline, capitals) >= _ENOUGH_WITH_HEADLINE:
            return _Start(self._kicker(headline), headline)
        if self._weight_without_headline() >= _ENOUGH_WITHOUT:
            return _Start(self.below, None)
        return None

    def headline(self) -> int | None:
        """The line of this gap that would be the headline of the story below it."""
        region, has_links = self._region()
        titles = [k for k in region if self.parts[k].role == "title"]
        if not titles:
            return None
        if (repeated := self._repeated(titles)) is not None:
            return repeated
        head = next((k for k in region if self.parts[k].role in _HEAD_SIGNS and k > titles[0]), self.below)
        before_head = [k for k in titles if k < head]
        wide = max(before_head, key=lambda k: self.parts[k].unit.gap)
        if self.parts[wide].unit.gap > max([self.typical_gap, *(self._gap(k) for k in before_head if k != wide)]):
            return wide
        chosen = self._last_of_links(before_head) if has_links else self._first_below(before_head)
        if has_links and self._kinship(chosen, self.words_below) < _KIN:
            # The date may stand above the headline, and all titles above the date be links.
            kin = (k for k in titles if k > head and self._kinship(k, self.words_below) >= _KIN)
            is_link = head == self.below and self._kinship(chosen, self.words_below) < _STRANGER
            return next(kin, None if is_link else chosen)
        return chosen

    def _gap(self, k: int) -> int:
        return self.parts[k].unit.gap

    def _region(self) -> tuple[list[int], bool]:
        """The places after the last line that closes the story above, and whether a list of links is among them."""
        region: list[int] = []
        has_links = False
        for k in self.inside:
            role = self.parts[k].role
            if self._closes_story(k) and self._titles_follow(k):
                # "Tags: floods, rescue" is a list by itself; a bare "Related" has its list below it.
                region, has_links = [], role == "related" and not _HOLDS_ITS_LIST.search(self.parts[k].text)
            elif role == "item" and has_links and not any(self.parts[j].role == "title" for j in region):
                # A list whose items are marked ends with its last item.
                has_links = self.parts[k + 1].role == "item"
            else:
                region.append(k)
        return region, has_links

    def _closes_story(self, k: int) -> bool:
        role = self.parts[k].role
        # "Read more" above a byline opens no list.
        opens_list = role == "related" and self.parts[k + 1].role in ("title", "item", "section", "related")
        return opens_list or role in ("separator", "tail", "ending")

    def _titles_follow(self, k: int) -> bool:
        return k < self.last_title

    def _repeated(self, titles: Sequence[int]) -> int | None:
        seen: dict[str, int] = {}
        for k in titles:
            bare = _bare(self.parts[k].text)
            if bare in seen:
                return seen[bare]
            seen[bare] = k
        return None

    def _last_of_links(self, titles: Sequence[int]) -> int:
        """Links are about other stories: going up from the last title, the headline ends where kinship ends."""
        chosen = titles[-1]
        for k in reversed(titles[:-1]):
            kicker_between = any(self.parts[j].role == "section" for j in range(k, chosen))
            if kicker_between or self._kinship(k, self.words_below) < _KIN:
                break
            chosen = k
        return chosen

    def _first_below(self, titles: Sequence[int]) -> int:
        """The first title that is not nearer to the story above; below closing lines, the first that is kin."""
        below = [k for k in titles if self._kinship(k, self.words_below) >= self._kinship(k, self.words_above)]
        kin = [k for k in below if self._kinship(k, self.words_below) >= _KIN]
        after_closing = titles[0] - 1 > self.above and self._closes_story(titles[0] - 1)
        return (kin if after_closing and kin else below or [titles[-1]])[0]

    def _kinship(self, k: int, vocabulary: frozenset[str]) -> float:
        own = content_words(self.parts[k].text)
        return len(own & vocabulary) / len(own) if own else 0.0

    def _weight(self, headline: int, capitals: bool) -> float:
        text = self.parts[headline].text
        above = {self.parts[k].role for k in range(self.above + 1, headline)}
        below = range(headline + 1, self.below)
        roles = [self.parts[k].role for k in below]
        weight = sum(value for role, value in _SIGNS.items() if role in above)
        weight += sum(value for role, value in _HEAD_SIGNS.items() if role in roles)
        weight += _HEAD_SIGNS["stamp"] if self._stamped_above(headline) else 0.0
        weight += _REPEATED if self._is_repeated(headline) else 0.0
        weight += _KICKER if self._kicker(headline) < headline else 0.0
        weight += _BULLETS if roles.count("item") > 1 else 0.0
        weight += _WIDE_GAP if self._gap(headline) > self.typical_gap else 0.0
        weight += _CAPITALS if capitals and text.isupper() else 0.0
        weight += self._fullness(text) + self._side(headline) + self._dateline()
        # Two outlets' stories of one event share their words; a head of its own says more than that.
        headed = self._dateline() or self._is_repeated(headline) or "stamp" in roles or "byline" in roles
        return weight + (max(self._break(), _LEAST_BREAK_WITH_HEAD) if headed else self._break())

    def _dateline(self) -> float:
        """What the dateline below weighs; above a story's own dateline stand captions and summaries only."""
        so_far = self._prose(range(self.opening, min(self.above + 1, self.opening + _REACH)))
        below = self.parts[self.below].text
        still_head = len(so_far) <= _PARAGRAPHS_OF_LEAD and (below in so_far or not any(map(has_dateline, so_far)))
        return 0.0 if still_head or self._in_transcript() else _dateline_weight(below)

    def _in_transcript(self) -> bool:
        """Whether the paragraph below speaks in turn with its neighbours ("HOST: ...", "GUEST: ...")."""
        turns = [self.parts[k].text for k in (self.above, self.below, self.below + 1) if k < len(self.parts)]
        return sum(bool(_COLON_DATELINE.match(turn)) for turn in turns) > 1

    def _is_repeated(self, headline: int) -> bool:
        text = self.parts[headline].text
        return any(same_words(text, self.parts[k].text) for k in range(headline + 1, self.below))

    def _weight_without_headline(self) -> float:
        roles = {self.parts[k].role for k in self.inside}
        return (
            sum(value for role, value in _SIGNS.items() if role in roles)
            + self._dateline()
            + self._break_below_dateline()
        )

    def _break_below_dateline(self) -> float:
        return max(self._break(), _LEAST_BREAK_WITH_HEAD) if self._dateline() == _DATELINE else self._break()

    def _break(self) -> float:
        """How far the prose on both sides speaks for two stories (positive) or one (negative)."""
        common = shared(self.words_above, self.words_below)
        weight = next(weight for limit, weight in _COHESION if common < limit)
        few = min(len(self.words_above), len(self.words_below)) < _ENOUGH_WORDS
        return weight / 2 if few else weight

    def _side(self, headline: int) -> float:
        difference = self._kinship(headline, self.words_below) - self._kinship(headline, self.words_above)
        return 1.0 if difference > 0.15 else -1.0 if difference < -0.15 else 0.0

    def _fullness(self, text: str) -> float:
        words = text.count(" ") + 1
        return 0.5 if words >= 6 else -1.0 if words <= 3 else 0.0

    def _stamped_above(self, headline: int) -> bool:
        return headline - 1 > self.above and self.parts[headline - 1].role == "stamp"

    def _kicker(self, headline: int) -> int:
        """Where the story begins: its headline, or the section's name and date right above it."""
        at = headline
        while at - 1 > self.above and self.parts[at - 1].role in ("section", "stamp") and not self._closes(at - 1):
            at -= 1
        return at

    def _closes(self, k: int) -> bool:
        """Whether a section's name ends a list of topics rather than stands above a headline."""
        return k - 1 > self.above and self.parts[k - 1].role in ("related", "section")


def names_of(part: Part) -> tuple[str, ...]:
    """The authors a part of a story's head names."""
    return part.names or (bare_byline(part.text) if part.role == "title" else ())
