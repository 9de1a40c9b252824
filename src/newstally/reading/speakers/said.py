"""Said: what a verb of saying, an act of declaring or "according to" governs, and whose subject says it."""

from __future__ import annotations

from collections.abc import Iterator

from newstally.model.name import Manner
from newstally.reading.language import Script, Sentence, Token
from newstally.reading.names.lexicon import ROLES
from newstally.reading.speakers.clause import Clause
from newstally.reading.speakers.lexicon import (
    CLAUSE_ONLY,
    DOCUMENTS,
    FINDERS,
    INSTITUTIONS,
    OPINIONS,
    UNSAID,
    quotes_in,
)
from newstally.reading.speakers.phrases import maker_of, phrase, span, subject_of

_GOVERNED = ("ccomp", "parataxis", "xcomp", "dobj", "attr", "oprd")
_CLAUSES = ("ccomp", "parataxis", "xcomp")
# Clauses behind the verb that the outlet adds: "..., while the army put it at 90".
_IN_PHRASE = frozenset(("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CC", "CD", "HYPH", "PRP$"))
_ASIDE = frozenset(("while", "whereas", "although", "though"))


def said(script: Script, sentence: Sentence, verb: Token) -> Iterator[Clause]:
    """What a verb of saying attributes to its subject."""
    if _is_raised(script, sentence, verb):
        return
    subject = subject_of(script, sentence, verb)
    if subject is None and verb.head == verb.i:
        yield from _set_off_by_a_comma(script, sentence, verb)
    clause = any(c.dep in _CLAUSES for c in script.children(sentence, verb))
    if subject is None or _is_nobody(script, sentence, subject) or not _may_say(verb, subject, clause):
        return
    if subject.tag == "PRP" and in_quotes(sentence, verb.start):
        # "“He said no,” she recalled": whom the quoted words mean is not for the report to tell.
        return
    who = phrase(script, sentence, subject)
    if is_unsaid(script, sentence, verb):
        # Nothing is said, but a "he" behind it may mean the one who does not say it.
        yield Clause(verb.start, verb.start, "indirect", who, subject, until=verb.start)
        return
    origin = maker_of(script, sentence, subject) if subject.lower in DOCUMENTS else None
    for start, end, manner in _content(script, sentence, verb, subject, who):
        if start < end:
            yield Clause(
                start,
                end,
                manner,
                who,
                subject,
                origin,
                None,
                max(verb.start, who[1]) if verb.i > subject.i else sentence.end,
            )


def _set_off_by_a_comma(script: Script, sentence: Sentence, verb: Token) -> Iterator[Clause]:
    """ "..., police and residents said": the parser hangs the speakers from the noun before the comma."""
    tokens = script.tokens(sentence)
    first = verb.i
    while first > 0 and tokens[first - 1].tag in _IN_PHRASE:
        first -= 1
    if (
        0 < first < verb.i
        and tokens[first - 1].text == ","
        and any(t.tag.startswith("NN") for t in tokens[first : verb.i])
    ):
        who = (tokens[first].start, tokens[verb.i - 1].end)
        yield Clause(*sentence.span, "indirect", who, tokens[verb.i - 1], until=verb.start)


def is_unsaid(script: Script, sentence: Sentence, verb: Token) -> bool:
    """ "Did not say", "could not confirm", "declined to say", "has yet to say": nothing is said."""
    if verb.lemma == "deny":
        return False
    children = script.children(sentence, verb)
    if any(c.dep == "neg" for c in children):
        return True
    tokens = script.tokens(sentence)
    if verb.dep in ("xcomp", "ccomp", "acl", "advcl") and verb.head != verb.i:
        above = tokens[verb.head]
        if above.i < verb.i and (above.lemma in UNSAID or _negated_wish(script, sentence, above, verb)):
            return True
    return verb.tag == "VB" and verb.i > 1 and tokens[verb.i - 1].lower == "to" and tokens[verb.i - 2].lower in UNSAID


def _negated_wish(script: Script, sentence: Sentence, above: Token, verb: Token) -> bool:
    """ "Would not want to say"."""
    return verb.dep == "xcomp" and any(c.dep == "neg" for c in script.children(sentence, above))


def in_quotes(sentence: Sentence, offset: int) -> bool:
    """Whether a character of the sentence stands inside quotation marks."""
    at = offset - sentence.start
    return any(s < at < e for s, e in quotes_in(sentence.text))


def _may_say(verb: Token, subject: Token, clause: bool) -> bool:
    if verb.lemma == "find":
        return subject.tag != "PRP"
    if verb.lemma == "show" and not clause:
        # "The current account |showed| a deficit of $270 million": its state; "the survey showed a rise" is its word.
        return subject.lower in DOCUMENTS or subject.tag in ("NNP", "NNPS")
    if verb.lemma == "hear":
        return subject.lower in FINDERS
    return True


def _content(
    script: Script, sentence: Sentence, verb: Token, subject: Token, who: tuple[int, int]
) -> Iterator[tuple[int, int, Manner]]:
    quotes = [(sentence.start + s, sentence.start + e) for s, e in quotes_in(sentence.text)]
    outside = [q for q in quotes if not q[0] < verb.start < q[1]]
    before = [q for q in outside if q[1] <= min(verb.start, who[0])]
    behind = [q for q in outside if q[0] >= max(verb.end, who[1])]
    if verb.tag == "VBG":
        before, behind = [], []
    if before and _closes_before(sentence, before[-1][1], min(verb.start, who[0])):
        # "“...,” she said": what follows her is hers only where it is quoted again.
        yield _opening(sentence, before), before[-1][1], "direct"
        for start, end in behind:
            yield start, end, "direct"
        return
    if behind and _opens_behind(sentence, behind[0][0]):
        # "He said: “...”", with whatever the quotation marks hold up to the sentence's end.
        yield behind[0][0], max(behind[-1][1], _end_of_words(sentence, behind[-1][1])), "direct"
        return
    governed = _governed(script, sentence, verb, subject)
    if governed is not None:
        inside = sum(
            min(e, governed[1]) - max(s, governed[0]) for s, e in quotes if s < governed[1] and e > governed[0]
        )
        yield (*governed, "direct" if 2 * inside > governed[1] - governed[0] else "indirect")


def _opening(sentence: Sentence, before: list[tuple[int, int]]) -> int:
    """Where the words said begin: the quotation, or what leads into it ("The plan was “a disgrace,” ...")."""
    lead = sentence.text[: before[0][0] - sentence.start].strip()
    return sentence.start if len(lead.split()) < 40 and not lead.endswith(":") else before[0][0]


def _closes_before(sentence: Sentence, quote_end: int, at: int) -> bool:
    """Whether a quotation leads right to the speaker: a comma or the like closes it, and few words stand between."""
    closed = sentence.text[: quote_end - sentence.start].rstrip('”"’')
    between = sentence.text[quote_end - sentence.start : at - sentence.start].strip(" ,")
    return (closed[-1:] in ",.!?…—–-" and len(between.split()) <= 8) or sentence.text[
        quote_end - sentence.start :
    ].startswith(",")


def _opens_behind(sentence: Sentence, quote_start: int) -> bool:
    """Whether a quotation stands behind a colon or comma, as a whole statement does."""
    lead = sentence.text[: quote_start - sentence.start].rstrip()
    words = sentence.text[quote_start - sentence.start :].split()
    return lead.endswith((":", ",")) and len(words) > 2 and words[0].lstrip('“"‘')[:1].isupper()


def _end_of_words(sentence: Sentence, quote_end: int) -> int:
    rest = sentence.text[quote_end - sentence.start :]
    return sentence.end if not rest.strip(' .,!?;”"') else quote_end


def _governed(script: Script, sentence: Sentence, verb: Token, subject: Token) -> tuple[int, int] | None:
    """The stretch a verb of saying governs: its clause, or the object of "reported five deaths"."""
    children = script.children(sentence, verb)
    if verb.dep == "parataxis":
        # "The scheme, the ministry says, has helped 4,000 families."
        return sentence.span
    if verb.lemma == "put":
        return _put(script, sentence, verb)
    allowed = _CLAUSES if verb.lemma in CLAUSE_ONLY else _GOVERNED
    objects = [c for c in children if c.dep in allowed and c.i != subject.i]
    is_root = verb.head == verb.i
    if any(c.dep == "ccomp" and c.i < verb.i for c in children):
        # "..., officials said, with no casualties reported": all of the sentence is theirs.
        told = next(c for c in children if c.dep == "ccomp" and c.i < verb.i)
        return sentence.span if is_root else span(script, sentence, told)
    if not objects and verb.dep == "conj" and _is_set_off(script, sentence, subject):
        # "The attack happened at the bridge, the commissioner told the Post": the parser joins two main clauses.
        return sentence.span
    if not objects and is_root and (that := _that_behind(script, sentence, verb)) is not None:
        return that.start, sentence.end
    if not objects and verb.lemma in CLAUSE_ONLY - {"tell"}:
        return None
    if verb.lemma == "find" and not any(c.dep == "ccomp" for c in objects):
        return None
    if not objects:
        behind = any(c.i > verb.i and c.dep == "prep" for c in children)
        return sentence.span if is_root and not behind and not _has_own_object(children) else None
    start = min(span(script, sentence, c)[0] for c in objects)
    if not is_root:
        return start, max(span(script, sentence, c)[1] for c in objects)
    return start, _end_of_clause(script, sentence, verb, objects, start)


def _that_behind(script: Script, sentence: Sentence, verb: Token) -> Token | None:
    """ "Said in a commentary |that| ...": the parser hangs the clause from the noun before it."""
    found = (
        t for t in script.tokens(sentence)[verb.i + 1 : verb.i + 14] if t.lower == "that" and t.tag in ("IN", "WDT")
    )
    return next(found, None)


def _end_of_clause(script: Script, sentence: Sentence, verb: Token, objects: list[Token], start: int) -> int:
    """A second main clause with a subject of its own is not the speaker's, nor is "while the army ..."."""
    for child in script.children(sentence, verb):
        if child.dep == "conj" and any(g.dep in ("nsubj", "nsubjpass") for g in script.children(sentence, child)):
            at = span(script, sentence, child)[0]
            if at > start:
                return at
    for parent in (verb, *objects):
        for child in script.children(sentence, parent):
            if child.dep != "advcl" or child.i < parent.i:
                continue
            marks = [m for m in script.children(sentence, child) if m.dep == "mark"]
            subjects = [m for m in script.children(sentence, child) if m.dep in ("nsubj", "nsubjpass")]
            if (
                marks
                and subjects
                and marks[0].lower in _ASIDE
                and sentence.text[marks[0].start - sentence.start - 2] == ","
            ):
                return marks[0].start
    return sentence.end


def _put(script: Script, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """ "The army put the number at 90"."""
    children = script.children(sentence, verb)
    at = next((c for c in children if c.lower == "at" and c.i > verb.i), None)
    objects = [c for c in children if c.dep == "dobj"]
    if at is None or not objects or not any(t.tag == "CD" for t in script.subtree(sentence, at)):
        return None
    return span(script, sentence, objects[0])[0], span(script, sentence, at)[1]


def _has_own_object(children: list[Token]) -> bool:
    return any(
        c.dep in ("dobj", "attr", "acomp", "oprd") and c.pos in ("NOUN", "PROPN", "NUM", "ADJ") for c in children
    )


def _is_set_off(script: Script, sentence: Sentence, subject: Token) -> bool:
    """Whether a comma, and no "and", stands before the speaker's phrase."""
    before = sentence.text[: phrase(script, sentence, subject)[0] - sentence.start].rstrip()
    return before.endswith((",", ",”", ',"'))


def performed(script: Script, sentence: Sentence, verb: Token) -> Iterator[Clause]:
    """What an institution or office-holder does by declaring it: "launched a plan to build 500 clinics"."""
    subject = subject_of(script, sentence, verb)
    objects = [c for c in script.children(sentence, verb) if c.dep in ("dobj", "ccomp", "xcomp")]
    if subject is None or not objects or subject.tag == "PRP" or is_unsaid(script, sentence, verb):
        return
    lemma = subject.lemma.lower()
    if lemma in INSTITUTIONS or lemma in ROLES or subject.tag in ("NNP", "NNPS"):
        start = min(span(script, sentence, c)[0] for c in objects)
        end = max(span(script, sentence, c)[1] for c in objects)
        yield Clause(start, end, "indirect", phrase(script, sentence, subject), subject, until=verb.start)


def according(script: Script, sentence: Sentence, token: Token) -> Iterator[Clause]:
    """The whole sentence, for whom "according to" or "per" names."""
    tokens = script.tokens(sentence)
    prepositions = [c for c in script.children(sentence, token) if c.lower == "to"] or [token]
    objects = [c for p in prepositions for c in script.children(sentence, p) if c.dep in ("pobj", "dobj")]
    if not objects and token.i + 2 < len(tokens):
        return
    for noun in objects[:1]:
        manner: Manner = "tally" if noun.lemma in ("tally", "count") else "according_to"
        origin = maker_of(script, sentence, noun) if noun.lower in DOCUMENTS else None
        who = phrase(script, sentence, noun)
        yield Clause(*sentence.span, manner, who, noun, origin, until=sentence.end)


def in_words_of(script: Script, sentence: Sentence, token: Token) -> Iterator[Clause]:
    """ "In the words of the mayor, ..."."""
    if not sentence.text[: token.start - sentence.start].lower().endswith("in the "):
        return
    for child in script.children(sentence, token):
        if child.lower == "of":
            for noun in script.children(sentence, child):
                if noun.dep == "pobj":
                    yield Clause(*sentence.span, "according_to", phrase(script, sentence, noun), noun)


def _is_raised(script: Script, sentence: Sentence, verb: Token) -> bool:
    """ "Exports forecast to reach 13 million tonnes": what is forecast does not forecast."""
    tokens = script.tokens(sentence)
    return verb.lemma in OPINIONS and verb.i + 1 < len(tokens) and tokens[verb.i + 1].lower == "to"


def _is_nobody(script: Script, sentence: Sentence, subject: Token) -> bool:
    return subject.lower in ("nobody", "none", "neither", "no-one") or any(
        c.lower in ("no", "neither") for c in script.children(sentence, subject) if c.dep in ("det", "preconj")
    )
