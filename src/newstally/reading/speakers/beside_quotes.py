"""Beside quotes: who stands with a verb of speech right beside quoted words, where the parser's tree does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.lexicon import words
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.names.lexicon import ROLES
from newstally.reading.speakers.clause import Clause
from newstally.reading.speakers.lexicon import INSTITUTIONS, QUOTING, ROOM, SAY, quotes_in
from newstally.reading.speakers.phrases import phrase, subject_of

_IN_PHRASE = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "HYPH", "PRP"))


_UTTERANCES = words(ROOM, "utterance_nouns.txt")
# Pictures and papers show; they do not speak.
_SPOKEN = (SAY | QUOTING) - {"show", "indicate", "suggest", "cite", "quote", "hear", "find"}


def _is_statement(text: str, start: int, end: int) -> bool:
    """Whether quoted words are what somebody says, not a word held up: a mark closes them or a colon leads."""
    inner = text[start:end].strip('“”"‘’ ')
    lead = text[:start].rstrip()
    return inner[-1:] in (",", ".", "?", "!", "…") or text[end : end + 1] == "," or lead.endswith((":", ","))


def beside_quotes(script: Script, sentence: Sentence) -> Iterator[Clause]:
    """The quotations of a sentence for whoever is told beside them: "“...,” fumed opposition leader Tom Okello"."""
    quotes = [(sentence.start + s, sentence.start + e) for s, e in quotes_in(sentence.text)]
    if not any(_is_statement(sentence.text, s - sentence.start, e - sentence.start) for s, e in quotes):
        return
    outside = [t for t in script.tokens(sentence) if not any(s <= t.start < e for s, e in quotes)]
    led = _led_by_colon(script, sentence, quotes)
    if led is not None:
        yield led
        return
    verb = next((t for t in outside if t.lemma in _SPOKEN and t.tag in ("VBD", "VBZ", "VBP", "VBN")), None)
    if verb is None or any(t.dep == "neg" and t.head == verb.i for t in outside):
        return
    who = _behind(outside, verb, quotes) or _before(outside, verb, quotes)
    if who is None:
        return
    start, end, head = who
    if sum(len(sentence.text[s - sentence.start : e - sentence.start].split()) for s, e in quotes) < 3:
        return
    for s, e in quotes:
        yield Clause(
            s, e, "direct", (start, end), head, until=max(verb.start, end) if verb.start > start else sentence.end
        )


def _led_by_colon(script: Script, sentence: Sentence, quotes: list[tuple[int, int]]) -> Clause | None:
    """ "Simeoni was less happy: “The second goal was offside.”": no verb of saying, but a colon."""
    lead = sentence.text[: quotes[0][0] - sentence.start]
    words = sentence.text[quotes[0][0] - sentence.start : quotes[0][1] - sentence.start].split()
    if not lead.rstrip().endswith(":") or len(words) < 3 or not words[0].lstrip('“"‘')[:1].isupper():
        return None
    root = next((t for t in script.tokens(sentence) if t.head == t.i and t.start < quotes[0][0]), None)
    subject = subject_of(script, sentence, root) if root is not None else None
    if (
        subject is None
        or subject.start > quotes[0][0]
        or any(c.dep == "neg" for c in script.children(sentence, root or subject))
    ):
        return None
    who = _utterer(script, sentence, subject)
    if who is None:
        return None
    return Clause(quotes[0][0], quotes[-1][1], "direct", phrase(script, sentence, who), who, until=quotes[0][0])


def _utterer(script: Script, sentence: Sentence, subject: Token) -> Token | None:
    """Who says what a colon leads into: a person or body, or whose "answer" it is."""
    if subject.tag in ("NNP", "NNPS", "PRP") or {subject.lower, subject.lower.rstrip("s")} & (ROLES | INSTITUTIONS):
        return subject
    if subject.lower not in _UTTERANCES:
        return None
    return next((c for c in script.children(sentence, subject) if c.dep == "poss"), None)


def _behind(outside: list[Token], verb: Token, quotes: list[tuple[int, int]]) -> tuple[int, int, Token] | None:
    """ "“...,” said |the widow|"."""
    if not any(0 <= verb.start - e <= 2 for _, e in quotes):
        return None
    return _phrase([t for t in outside if t.start >= verb.end], verb.end)


def _before(outside: list[Token], verb: Token, quotes: list[tuple[int, int]]) -> tuple[int, int, Token] | None:
    """ "“...,” |the widow| said", "|The widow| said: “...”"."""
    starts = [e for _, e in quotes if e <= verb.start]
    at = max(starts, default=outside[0].start)
    before = [t for t in outside if at <= t.start < verb.start]
    last = len(before)
    while last > 0 and before[last - 1].tag in _IN_PHRASE:
        last -= 1
    if last < len(before):
        # Right before the verb: "Asked why he did it, |McCoy| answered".
        return _phrase(before[last:], before[last].start)
    while before and before[0].tag not in _IN_PHRASE:
        before.pop(0)
    return _phrase(before, before[0].start) if before else None


def _phrase(tokens: list[Token], at: int) -> tuple[int, int, Token] | None:
    """The noun phrase that begins here."""
    kept: list[Token] = []
    end = at
    for token in tokens:
        joined = token.lower in ("of", "for", "at") and kept and kept[-1].tag.startswith("NN")
        if token.start - end > 1 or not (token.tag in _IN_PHRASE or joined):
            break
        kept.append(token)
        end = token.end
    while kept and kept[-1].tag in ("IN", "DT", "POS"):
        kept.pop()
    nouns = [t for t in kept if t.tag.startswith("NN") or t.tag == "PRP"]
    if not nouns:
        return None
    first_of = next((i for i, t in enumerate(kept) if t.tag == "IN"), len(kept))
    head = next((t for t in reversed(kept[:first_of]) if t.tag.startswith("NN") or t.tag == "PRP"), nouns[-1])
    return kept[0].start, kept[-1].end, head
