"""Parts add up to their total.

Asserts: where a text gives a total and all its parts ("made up of", "the dead were ...", "of them ...
and ... elsewhere"), the parts add up to it within the rounding of the numbers.

Why editors care: one part is updated and the total is not, or a part was left out of the list.

Holds: Councillors approved a budget of £48.6m, made up of £31.2m for roads, £12.9m for schools and £4.5m held
in reserve.

Fails: The attack left 12 people dead: seven men and six women.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from newstally.checks import cues
from newstally.checks.findings import amount, figure, finding, operand
from newstally.checks.interval import Values, compare, confirms
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.checks.slips import Slip
from newstally.model import Finding

# What leads from a total to all of its parts.
_MADE_OF = re.compile(
    r"\b(?:made up of|consisting of|consisted of|compris(?:es?|ing|ed of)|composed of|split (?:between|among|into|"
    r"equally)|divided (?:between|among|into)|"
    r"broken down (?:as|into)|namely|that is)\b|: ?(?:[\w'’]+ ){0,4}$| - (?:[\w']+ ){0,3}$"
)
# What only picks some parts out.
_PICKS = (
    r"includ\w+|among|such as|mostly|mainly|at least|some of|for example|plus|besides|other than|excluding|"
    r"not counting|apart from|further|another|additional|as well as"
)
_SOME_OF = re.compile(rf"\b(?:{_PICKS})\b")
# In the list itself another group of people starts another count.
_OTHERS = re.compile(rf"\b(?:{_PICKS}|more|who|whom|which|aged|injur\w+|wound\w+|hurt)\b")
_THE_DEAD = re.compile(
    r"^(?:the |all )?(?:dead|deceased|victims|fatalities|killed|injured|wounded|casualties|those (?:killed|injured))"
    r"(?:(?: \w+)? (?:were|are|included only|comprised|comprise|consist of) "
    # "The victims, nine men, eight women and six children, have been ...": a list in apposition to all of them.
    r"|, (?=[\w-]+ [\w-]+(?:, [\w-]+ [\w-]+)* and [\w-]+ [\w-]+, ))"
)
# "The victims, two men and a woman, were among those named": not all of the dead.
_ONLY_SOME = re.compile(rf"\b(?:{_PICKS}|identified|named|so far)\b")
_TOTAL_WORD = re.compile(
    r"\b(?:add(?:ed|s|ing)? up to|a total of|totall?ed|totall?ing|total(?: \w+){0,3} (?:to|of|at|was|is)|in all|"
    r"combined|altogether|bring(?:s|ing)? the total to|for a total of) "
    r"(?:[\w']+ ){0,2}?$"
)
_IN_ALL = re.compile(r"^(?: [\w'-]+){0,3}? (?:altogether|in all|all told|in total|combined|overall)\b")
# The sentence that adds up the list before it.
_TOGETHER = re.compile(
    r"(?:and )?(?:together|combined|altogether|in all|all told|added up|added together|between them),? "
    r"(?:that|it|this|they|these) (?:brings?|makes?|puts?|takes?|comes? to|amounts? to|adds? up to|is|are)"
    r"(?: [\w']+){0,6} "
)
_COUNT_OF_ALL = re.compile(r"\b(?:total|count|toll|tally|sum|number|figure|bill)\b")
_BROUGHT = re.compile(r"\b(?:br(?:ing|ought)\w*|tak(?:es?|ing)|took|lift\w*|rais\w+|push\w+) [^,;.]{0,30}$")
# Between the items of a list: a comma or "and", and few words of its own.
_JOINS_ITEM = re.compile(r"(?: (?!who|which|that)[\w'’&.()-]+){0,6}?(?:,|;|,? and)(?: [\w'’&.()-]+){0,4} ")
_NOTHING_LEFT = re.compile(
    r"^ (?:for|to|on|in|from) (?:everything|all) else\b|^ (?:for|to|on|in|from) the (?:rest|remainder)\b"
)
_SHARED_BY = re.compile(r"\b(?:shared|split|divided) (?:by|between|among)\b")
_ELSEWHERE = re.compile(r"\b(?:elsewhere|the rest|the others?|the remaining|the remainder)\b")
# "10 were killed: six soldiers and two civilians have been identified": a statement of its own, not the list of all.
_OWN_VERB = re.compile(r"^[\w' ]{0,50}? (?:have|has|had|were|are|was|is|will|remain|remained)\b")
# "Dunmore had 962 of them, a spokeswoman said, and ...": who says it is no part.
_SAYS = re.compile(r",[^,;.]{0,60}\b(?:said|says|told|added|according to)\b[^,;.]{0,60}(?=[,;.])")
_SINGLE = re.compile(r"(?:,|\band) an? (?!total|half|further|quarter|third|dozen)[a-z]")
_GENERAL = frozenset(
    [
        "people",
        "person",
        "victim",
        "body",
        "death",
        "fatality",
        "casualty",
        "passenger",
        "worker",
        "employee",
        "member",
        "suspect",
        "seat",
        "vote",
    ]
)
_IN_APPOSITION = re.compile(r"^(?: [\w'-]+){0,3}, $")
_OPENS_LIST = re.compile(r"[,:(]| - |\b(?:of|between|among|into|as|comprising|comprises) (?:[\w']+ ){0,3}$")
_IN_LIST = re.compile(r",|\band\b|;|\)")
_LEAVES_LIST = re.compile(r"\. |\b(?:but|while|whereas|although)\b")
_LAST_OF_LIST = re.compile(r"\band (?:[\w'&()$£€-]+ ?){0,6}$")
_LEADING_OF = re.compile(r"^(?:but |and )?of (?:the |these |those |a total of |all )*$")
# A list of more parts is a table, and its numbers may be sums of each other; so is what stands farther off.
_MOST_PARTS = 30
_FARTHEST_PART = 60
_THE_REMAINING = re.compile(r"\bthe (?:remaining|other|final|last) $")
# With two parts, what remains may be what remains of the first.
_FEWEST_OF_ALL = 3
_BEGINS_REST = re.compile(r"(?:The|the) (?:remaining|other|last) ")
_OF_WHICH = re.compile(r"\bof (?:which|whom)\b")
_CLOSES = re.compile(r"\bthe remaining $")
# A sentence that opens a list of all the parts below it.
_MADE_OF_BELOW = re.compile(
    r"\b(?:made up of|consists? of|comprises?|comprising|(?:broken|breaks) down|split|divided|as follows)\b"
)
_BULLET = re.compile(r"[-*\u2022\u2023\u00b7]")
_OF_THEM = re.compile(r"\bof (?:them|these|whom|which|those)\b")


def find(passage: Passage) -> Iterator[Finding]:
    """The totals whose parts the text lists in full."""
    for line in passage.lines:
        seen: set[Number] = set()
        for total, parts in _lists(line):
            if total in seen:
                continue
            seen.add(total)
            yield judge(passage, total, parts)
        lists = (
            *_added_up(line),
            *_together(line),
            *_the_dead(line),
            *_in_full(line),
            *_remaining(line),
            *_the_rest(line),
            *_listed_below(line),
        )
        for total, parts in lists:
            if total not in seen:
                yield judge(passage, total, parts)


def _lists(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """A total and the list of parts that follows it in the same sentence."""
    for total in line.numbers:
        parts = _run_of_parts(total)
        if len(parts) < 2:
            continue
        lead = total.after
        if _SOME_OF.search(lead) or any(_OTHERS.search(p.before) for p in parts[1:]):
            continue
        closing = parts[-1].after
        complete = _MADE_OF.search(lead) is not None and not _OWN_VERB.match(closing)
        shared = _SHARED_BY.search(lead) is not None
        if shared and not complete:
            continue
        if _leaves_numbers_out(parts) or any(part.value > total.value for part in parts):
            continue
        led_by_of = total.index == 0 and _LEADING_OF.match(total.before) is not None
        rest = _OF_THEM.search(parts[0].after) and _ELSEWHERE.search(closing)
        remaining = led_by_of and _ELSEWHERE.search(parts[-1].before)
        hinted = led_by_of or _OF_THEM.search(parts[0].after) or _is_all(total, parts[0])
        if _uncounted(parts) and (total.quantity.kind != "count" or not complete):
            # "£3m for schools and a reserve": a part without a number; told only where it makes the total.
            if complete and _adds_up(total, parts):
                yield total, parts
        elif complete or rest or remaining or (hinted and _adds_up(total, parts)):
            yield total, parts
    yield from _of_the_seats(line)


def _of_the_seats(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "A 38 of the 81 seats, B 24, C 12 and others the remaining seven": the first part stands before its total."""
    for total in line.numbers:
        first = total.previous
        if (
            first is None
            or not re.fullmatch(r"[^.,;]{0,20}\b(?:out of|of) the ", total.before)
            or not same_unit(first, total)
        ):
            continue
        parts = _run_of_parts(total)
        if parts and _ELSEWHERE.search(parts[-1].before):
            yield total, [first, *parts]


def _run_of_parts(total: Number) -> list[Number]:
    """The numbers of the total's unit that follow it as a list, up to the list's "and" item."""
    parts: list[Number] = []
    first = total.index + 1
    for number in total.line.numbers[first : first + _FARTHEST_PART]:
        if not parts and not _OPENS_LIST.search(number.before):
            # "300 jobs at the two plants, 180 of them": the list has not begun.
            continue
        if not same_unit(number, total) or number.is_change or cues.BASE.search(number.before):
            break
        if parts and re.search(r":| - ", number.before):
            # Labels of a table ("Injured: 4,877 Hospitalized: 542") or the end of an insertion, not a list.
            return []
        if parts and (not _IN_LIST.search(number.before) or _LEAVES_LIST.search(number.before)):
            break
        parts.append(number)
        if len(parts) > _MOST_PARTS:
            return []
        if len(parts) > 1 and _LAST_OF_LIST.search(number.before):
            break
    return parts


def _uncounted(parts: Sequence[Number]) -> int:
    """How many members of the list have an article for a number ("and a child")."""
    gaps = [_SAYS.sub(",", part.before) for part in parts[1:]] + [_SAYS.sub(",", parts[-1].after)]
    return sum(len(_SINGLE.findall(gap)) for gap in gaps)


def _is_all(total: Number, first: Number) -> bool:
    """ "12 people, seven soldiers and five civilians": parts in apposition to a noun that covers them all."""
    return total.quantity.unit in _GENERAL and _IN_APPOSITION.search(first.before) is not None


def _leaves_numbers_out(parts: Sequence[Number]) -> bool:
    """Whether a number was left unread between the parts: then the list is not known in full."""
    return any(re.search(r"\d", part.before) for part in parts[1:]) or re.search(r"\d", parts[0].before) is not None


def _adds_up(total: Number, parts: Sequence[Number]) -> bool:
    return confirms(total.operand, _sum(parts).plus(_uncounted(parts)))


def _the_dead(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "Twenty-five people died. The dead were 21 pupils, three teachers and one driver." """
    found = _THE_DEAD.match(line.text)
    if found is None or line.previous is None or len(line.numbers) < 2:
        return
    parts = line.numbers
    if found.group().endswith(", ") and _ONLY_SOME.search(parts[-1].after + parts[-1].before):
        return
    if any(_OTHERS.search(n.before) for n in parts[1:]) or any(n.quantity.kind != "count" for n in parts):
        return
    if any(not re.search(r",|\band\b", n.before) for n in parts[1:]):
        return
    effect = cues.HURT if cues.HURT.search(found.group()) else cues.DEAD
    other = cues.DEAD if effect is cues.HURT else cues.HURT
    totals = [
        n for n in line.previous.numbers if n.quantity.kind == "count" and _tells(n, effect) and not _only(n, other)
    ]
    if len(totals) == 1:
        yield totals[0], list(parts)


def _in_full(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "A £48.6m budget ... provides £21.4m for care, £14.8m for schools and £4.5m for everything else."

    The list says itself that it leaves nothing out; its total stands in the headline or just before.
    """
    parts = line.numbers
    if len(parts) < 3 or not _NOTHING_LEFT.search(parts[-1].after) or any(not same_unit(p, parts[0]) for p in parts):
        return
    joined = all(_JOINS_ITEM.fullmatch(p.before) for p in parts[1:]) and not any(
        _OTHERS.search(p.before) for p in parts
    )
    if not joined or _uncounted(parts) or _leaves_numbers_out(parts):
        return
    passage = line.passage
    before = [x for x in passage.lines if passage.in_headline(x) or line.index - 3 < x.index < line.index]
    subject = set(re.findall(r"[a-z]{5,}", parts[0].before))
    totals = [
        n
        for x in before
        for n in x.numbers
        if n.quantity.kind == parts[0].quantity.kind
        and same_unit(n, parts[0])
        and not n.is_change
        and subject & set(re.findall(r"[a-z]{5,}", x.text))
    ]
    if totals and len({n.value for n in totals}) == 1 and totals[0].value * 2 > sum(p.value for p in parts):
        yield totals[-1], list(parts)


def _remaining(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "The 1,738 homes left without power ... Dunmore had 962 of them and Ballyvane the remaining 767."

    "Of them" and "the remaining" close the list; with "the other" alone it is told only where it makes the total.
    """
    parts, before = line.numbers, line.previous
    if before is None or len(parts) < 2 or not _THE_REMAINING.search(parts[-1].before):
        return
    if any(n.is_change or n.per or not same_unit(n, parts[0]) for n in parts) or _uncounted(parts):
        return
    totals = [n for n in before.numbers if same_unit(n, parts[0]) and not n.is_change]
    if len(totals) != 1 or any(part.value >= totals[0].value for part in parts):
        return
    closed = (
        re.match(r"^ of (?:them|these|those)\b", parts[0].after)
        and _CLOSES.search(parts[-1].before)
        and not _leaves_numbers_out(parts)
    )
    picked = any(_SOME_OF.search(part.before) or _OF_WHICH.search(part.before) for part in parts)
    if _adds_up(totals[0], parts) or (closed and not picked):
        yield totals[0], list(parts)


def _the_rest(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "31 hurt ... One hospital admitted nine of the injured and another 16. The remaining six were sent home."

    The list is told in the sentence before, its first part is "of the" whole, and the whole stands above it.
    """
    before, passage = line.previous, line.passage
    if before is None or len(line.numbers) != 1 or not _BEGINS_REST.fullmatch(line.numbers[0].before):
        return
    parts = [*before.numbers, *line.numbers]
    if len(parts) < _FEWEST_OF_ALL or any(n.is_change or n.per or not same_unit(n, parts[0]) for n in parts):
        return
    if _adds_up(parts[0], parts[1:]) or any(_OF_THEM.search(part.after) for part in parts[1:]):
        # "Admitted nine of the injured and discharged three. The remaining six ...": what remains of the nine.
        return
    if not re.match(r"^ of (?:the|them|these|those)\b", parts[0].after) or _uncounted(parts) or before.stretches:
        return
    if any(_SOME_OF.search(part.before) for part in parts) or _leaves_numbers_out(before.numbers):
        return
    above = [x for x in passage.lines if x.index < before.index]
    totals = [n for x in above for n in x.numbers if same_unit(n, parts[0]) and not n.is_change and not n.per]
    greater = [n for n in totals if n.value > max(part.value for part in parts)]
    if len({n.value for n in greater}) == 1 and len(greater) == len(totals):
        yield greater[-1], parts


def _listed_below(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "It is made up of:" over a list with one number in each item; the total stands in that sentence or before."""
    if not line.text.rstrip().endswith(":") or not _MADE_OF_BELOW.search(line.text):
        return
    source = line if line.numbers else line.previous
    if source is None or len(source.numbers) != 1:
        return
    total, parts, item = source.numbers[0], list[Number](), line.next
    while item is not None and _is_item(item):
        if len(item.numbers) != 1 or not same_unit(item.numbers[0], total) or _SOME_OF.search(item.text):
            return
        parts.append(item.numbers[0])
        item = item.next
    if 2 <= len(parts) <= _MOST_PARTS and not any(part.is_change for part in parts):
        yield total, parts


def _is_item(line: Line) -> bool:
    lead = line.passage.text[: line.start].rstrip(" ")[-1:] + line.text.lstrip()[:1]
    return _BULLET.search(lead) is not None


def _tells(number: Number, effect: re.Pattern[str]) -> bool:
    return effect.search(number.after) is not None or effect.search(number.before) is not None


def _only(number: Number, other: re.Pattern[str]) -> bool:
    return other.search(cues.first_words(number.after)) is not None


def _added_up(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "With imports at PART, trade added up to TOTAL": the parts stand before the total, here or a sentence back."""
    for total in line.numbers:
        if not (_TOTAL_WORD.search(total.before) or _IN_ALL.match(total.after)):
            continue
        here = [n for n in line.numbers[: total.index] if same_unit(n, total) and not n.is_change]
        before = line.previous.previous if line.previous else None
        earlier = [
            n
            for source in (before, line.previous)
            if source
            for n in source.numbers
            if same_unit(n, total) and not n.is_change
        ]
        if len(here) >= 2 and "and" in line.between(here[-2], here[-1]).split():
            confirmed = [here]
        else:
            confirmed = [[n, *here] for n in earlier] if here else []
        summed_up = _is_closed(here, total)
        for parts in confirmed:
            if _adds_up(total, parts) or (summed_up and _cannot_be(total, parts)):
                yield total, parts
                break


def _together(line: Line) -> Iterator[tuple[Number, list[Number]]]:
    """ "412 in the north, 268 in the east and 89 on the islands. Together that brings the count to 769." """
    before = line.previous
    if before is None or len(before.numbers) < 2 or not line.numbers or not _TOGETHER.fullmatch(line.numbers[0].before):
        return
    total, parts = line.numbers[0], before.numbers
    if total.is_change or any(n.is_change or not same_unit(n, total) for n in parts):
        return
    units = {n.quantity.unit for n in (total, *parts)} - {""}
    if len(units) > 1 or not (total.quantity.unit or _COUNT_OF_ALL.search(total.before)):
        return
    joined = all(_JOINS_ITEM.fullmatch(p.before) for p in parts[1:]) and _LAST_OF_LIST.search(parts[-1].before)
    if not joined or any(_OTHERS.search(p.before) for p in parts) or _uncounted(parts) or _leaves_numbers_out(parts):
        return
    if _adds_up(total, parts) or _cannot_be(total, parts):
        yield total, parts


def _is_closed(parts: list[Number], total: Number) -> bool:
    """Whether the numbers before a total are one list from the sentence's start and all of it."""
    numbers = total.line.numbers[: total.index]
    if len(parts) < 2 or len(parts) != len(numbers) or _uncounted(parts) or _leaves_numbers_out(parts):
        return False
    if re.search(r"\b(?:and|it|they|which|who)\b", total.before):
        # "... and it has a total of 1,900 employees": a statement of its own.
        return False
    gaps = [part.before for part in parts]
    joined = all(_JOINS_ITEM.fullmatch(gap) for gap in gaps[1:]) and _LAST_OF_LIST.search(gaps[-1])
    lead_in = f"{gaps[0]} {total.before}"
    return bool(joined) and not any(_OTHERS.search(gap) or cues.BASE.search(gap) for gap in (*gaps, lead_in))


def _cannot_be(total: Number, parts: Sequence[Number]) -> bool:
    """Whether the total is no sum of the parts; one that is brought forward may count more than these."""
    if _BROUGHT.search(total.before):
        high, low = total.operand.wide.high, _sum(parts).wide.low
        return high is not None and low is not None and high < low
    return compare(total.operand, _sum(parts)) == "fails"


def _sum(parts: Sequence[Number]) -> Values:
    added = parts[0].operand
    for part in parts[1:]:
        added = added + part.operand
    return added


def judge(passage: Passage, total: Number, parts: Sequence[Number]) -> Finding:
    single = _uncounted(parts)
    added = _sum(parts).plus(single)
    terms = " + ".join([*(figure(part.value) for part in parts), *(["1"] * single)])
    return finding(
        passage,
        "sum",
        compare(total.operand, added),
        [operand("total", total), *(operand("part", part) for part in parts)],
        f"{terms} = {figure(total.value)}",
        f"the parts add up to {amount(added.narrow, total)}",
        expected=added,
        slip=Slip(total, total.operand, tuple(parts), lambda v: reduce(add, v).plus(single)),
    )
