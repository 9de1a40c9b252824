"""Attributions of a whole report: each sentence's own, quotations that run on, and reported speech that does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstally.model import Attribution, Name, Speaker, quote
from newstally.model.name import Manner
from newstally.reading.language import Script, Sentence
from newstally.reading.speakers.clause import Clause
from newstally.reading.speakers.clauses import clauses, may_attribute
from newstally.reading.speakers.lexicon import QUOTE
from newstally.reading.speakers.quotations import Quotation, quotations
from newstally.reading.speakers.running import LONGEST, may_run_on, runs_on
from newstally.reading.speakers.who import Cast

# "Those were the words of |Anna Berg|."
_WHOSE = re.compile(
    r"^(?:That|This|Those|These|Such)(?:,? at least,)? (?:was|is|were|are) (?:the|a) (?:[a-z]+ )?"
    r"(?:words?|message|promise|verdict|view|warning|assessment|claim|complaint|reaction|response|conclusion) "
    r"(?:of|from) (?P<who>[^,.;]{2,80})"
)


def attributions_of(script: Script, names: tuple[Name, ...]) -> tuple[Attribution, ...]:
    """Every attribution of the report in text order."""
    script.parse(_to_parse(script))
    return tuple(sorted(_Telling(script, names).found(), key=lambda a: (a.span[0], -a.span[1])))


def _to_parse(script: Script) -> Iterator[Sentence]:
    """The sentences that may attribute, and those that may go on with the speech of one before them."""
    since = LONGEST + 1
    block = -1
    for sentence in script.sentences:
        if may_attribute(sentence):
            since, block = 0, sentence.block
            yield sentence
        elif since < LONGEST and may_run_on(sentence, same_block=sentence.block == block):
            since, block = since + 1, sentence.block
            yield sentence
        else:
            since = LONGEST + 1


def speaker_at(attributions: tuple[Attribution, ...], start: int, end: int) -> Speaker | None:
    """Who says what stands at `start`..`end`: the speaker of the narrowest stretch around it; None for the outlet."""
    around = [a for a in attributions if a.span[0] <= start and end <= a.span[1]]
    return min(around, key=lambda a: a.span[1] - a.span[0]).speaker if around else None


class _Telling:
    """One pass over the report's sentences: who speaks now, which quotations wait for their speaker."""

    def __init__(self, script: Script, names: tuple[Name, ...]) -> None:
        self._script = script
        self._cast = Cast(script, names)
        self._quotes: dict[int, list[Quotation]] = {}
        for quotation in quotations(script.report):
            self._quotes.setdefault(quotation.block, []).append(quotation)
        self._open_blocks = {number for number, quotes in self._quotes.items() if quotes[-1].is_open}
        self._found: list[Attribution] = []
        # The speaker of the paragraph so far, and the quoted sentences that no one has been told for.
        self._speaker: Speaker | None = None
        self._waiting: list[Sentence] = []
        self._block = -1
        self._last_block_quoted: Speaker | None = None
        # Reported speech that the next sentence may go on with.
        self._running: Speaker | None = None
        self._ran = 0

    def found(self) -> list[Attribution]:
        """The attributions, in the order of the sentences that tell them."""
        for sentence in self._script.sentences:
            if sentence.block != self._block:
                self._enter(sentence)
            self._take(sentence)
        self._let_go()
        return self._found

    def _enter(self, sentence: Sentence) -> None:
        """A new paragraph: an open quotation goes on, and so does a paragraph that is nothing but quoted words."""
        before, self._block = self._block, sentence.block
        quotes = self._quotes.get(sentence.block, [])
        opens = bool(quotes) and not self._script.text[sentence.start : quotes[0].start].strip()
        goes_on = opens and before in self._open_blocks
        if not goes_on:
            self._let_go()
        whole = opens and len(quotes) == 1 and self._is_whole(sentence.block, quotes[0])
        keeps = goes_on or (whole and sentence.block == before + 1)
        self._speaker = self._last_block_quoted if keeps else None
        if not keeps:
            self._last_block_quoted = None

    def _is_whole(self, block: int, quotation: Quotation) -> bool:
        span = self._script.report.blocks[block]
        text = self._script.text
        return not text[span.start : quotation.start].strip() and not text[quotation.end : span.end].strip(" .\n")

    def _take(self, sentence: Sentence) -> None:
        own = list(self._own(sentence))
        self._found.extend(own)
        if own:
            self._speaker = own[0].speaker
            # Quotes before the first "she said" of their paragraph are hers too.
            self._found.extend(self._quoted(s, self._speaker) for s in self._waiting)
            self._waiting = []
            direct = next((a.speaker for a in own if a.manner == "direct"), None)
            if direct is not None or sentence.block in self._open_blocks:
                self._last_block_quoted = direct or self._speaker
            indirect = [a for a in own if a.manner == "indirect"]
            self._running = indirect[-1].speaker if indirect and indirect[-1].span[1] >= sentence.end - 2 else None
            self._ran = 0
        elif self._is_quotation(sentence):
            if self._speaker is None:
                self._waiting.append(sentence)
            else:
                self._found.append(self._quoted(sentence, self._speaker))
                self._last_block_quoted = self._speaker
            self._running = None
        else:
            self._go_on(sentence)

    def _go_on(self, sentence: Sentence) -> None:
        """A sentence that says nothing of who speaks: reported speech that runs on, or the outlet's own words."""
        told = _WHOSE.match(sentence.text) if self._waiting else None
        if told is not None:
            who = (sentence.start + told.start("who"), sentence.start + told.end("who"))
            speaker = self._cast.resolve(Clause(sentence.start, sentence.end, "direct", who, None, until=sentence.end))
            if speaker is not None:
                self._found.extend(self._quoted(s, speaker) for s in self._waiting)
            self._waiting = []
        self._let_go()
        same = sentence.index > 0 and self._script.sentences[sentence.index - 1].block == sentence.block
        if (
            self._running is not None
            and self._ran < LONGEST
            and may_run_on(sentence, same_block=same)
            and runs_on(self._script, sentence)
        ):
            self._ran += 1
            self._found.append(_attribution(self._script.text, sentence.span, None, self._running, "free_indirect"))
        else:
            self._running = None

    def _let_go(self) -> None:
        """Quotations whose speaker nobody told: the one person whom the sentence before them is about, or nobody's."""
        if self._waiting and self._waiting[0].index > 0:
            before = self._script.sentences[self._waiting[0].index - 1]
            speaker = self._cast.told_of(before) if before.kind == "paragraph" else None
            if speaker is not None:
                self._found.extend(self._quoted(s, speaker) for s in self._waiting)
        self._waiting = []

    def _own(self, sentence: Sentence) -> Iterator[Attribution]:
        for clause in clauses(self._script, sentence):
            speaker = self._cast.resolve(clause)
            if speaker is not None and clause.start < clause.end:
                yield _attribution(self._script.text, (clause.start, clause.end), clause.who, speaker, clause.manner)

    def _is_quotation(self, sentence: Sentence) -> bool:
        """Whether the sentence is nothing but quoted words, its own or of a quotation around it."""
        inside = any(
            q.start <= sentence.start and sentence.end <= q.end + 1 for q in self._quotes.get(sentence.block, ())
        )
        if inside:
            return True
        left = QUOTE.sub("", sentence.text).strip(" .,;:!?")
        return not left and bool(QUOTE.search(sentence.text))

    def _quoted(self, sentence: Sentence, speaker: Speaker) -> Attribution:
        return _attribution(self._script.text, sentence.span, None, speaker, "direct")


def _attribution(
    text: str, span: tuple[int, int], who: tuple[int, int] | None, speaker: Speaker, manner: Manner
) -> Attribution:
    evidence = (quote(text, *span),) if who is None else (quote(text, *span), quote(text, *who, field="speaker"))
    return Attribution(evidence=evidence, speaker=speaker, manner=manner)
