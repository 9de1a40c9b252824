"""Levels that a text sets against each other ("from $247 million to $303 million"), and the changes told of them.

A pair needs words that make one number the base of the other; nearness alone relates nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newstally.checks import cues
from newstally.checks.majorities import majorities
from newstally.checks.passage import Line, Number, Passage, same_unit
from newstally.checks.series import changes_over_time, is_of_a_part
from newstally.checks.summaries import changes_summed_up
from newstally.model import Direction, Reading


@dataclass(frozen=True)
class Pair:
    """A base and the level set against it, with the numbers that say by how much they differ.

    `sure` is False where the two stand in different sentences and only context relates them: such a
    pair can confirm a change, never refute one.
    """

    base: Number
    level: Number
    changes: tuple[Number, ...]
    sure: bool
    # A change that the neighbouring sentence tells; it can only be confirmed.
    told_elsewhere: tuple[Number, ...] = ()

    @property
    def direction(self) -> Direction:
        """Which way the text says the level moved from its base; empty where it does not say or says both."""
        line = self.level.line
        if self.base.line is not line or self.is_turned or min(self.base.value, self.level.value) < 0:
            return ""
        first = min(self.base, self.level, key=lambda n: n.start)
        clause = cues.LOSS.sub(" ", cues.last_clause(first.before))
        # "Earnings from cut flowers rose to": the word beside the number says it.
        beside = cues.BESIDE.search(clause)
        said = (cues.directions(beside.group(1)) if beside else []) or cues.directions(clause)
        said += [
            d
            for gap in _gaps_between(first, max(self.base, self.level, key=lambda n: n.start))
            for d in cues.directions(cues.LOSS.sub(" ", gap))
        ]
        return said[0] if said and len(set(said)) == 1 else ""

    @property
    def is_turned(self) -> bool:
        """Whether what falls may go up: units of a currency that a dollar buys, places in a table."""
        return cues.turns(self.level.line.text) or cues.turns(self.base.line.text)

    def way(self, change: Number) -> Direction:
        """Which way the text says that a change went; empty where it does not say."""
        return "" if self.is_turned else change.direction or self.direction


def _gaps_between(first: Number, last: Number) -> Iterator[str]:
    for number in first.line.numbers[first.index + 1 : last.index + 1]:
        yield number.before


def lay_out(reading: Reading) -> Passage:
    """A reading's sentences, numbers and pairs of levels, ready for the checks."""
    passage = Passage(reading)
    for pair in find_pairs(passage):
        pair.base.line.pairs.append(pair)
    told = [change for pair in passage.pairs if pair.sure for change in pair.changes]
    for base, level, change in changes_over_time(passage, told):
        base.line.pairs.append(Pair(base, level, (change,), sure=True))
        told.append(change)
    for base, level, change in (*changes_summed_up(passage), *majorities(passage)):
        if change not in told:
            base.line.pairs.append(Pair(base, level, (change,), sure=True))
    return passage


def find_pairs(passage: Passage) -> Iterator[Pair]:
    """Every pair of levels in the text, in text order."""
    for line in passage.lines:
        for number in line.numbers:
            if not _is_base(number):
                continue
            level = _level_here(number)
            if level is not None:
                yield _with_changes(number, level)
                continue
            yield from _level_before(number)


def _is_base(number: Number) -> bool:
    if number.is_points or number.is_fraction:
        return False
    if cues.BASE.search(number.before) and not cues.FROM_HERE_ON.search(number.before):
        return True
    previous = number.previous
    if previous is not None and previous.is_change and cues.BASE_IN_CLAUSE.match(number.before):
        return True
    if previous is not None and previous.is_change and cues.BASE_AFTER_CHANGE.search(number.before):
        return not cues.LEVEL_BEFORE_CHANGE.search(number.before)
    if cues.WHERE_EARLIER.search(number.before):
        return True
    return _had_been(number)


def _had_been(number: Number) -> bool:
    """Whether a sentence begins by telling what the number was earlier: "It had been 12", "That stood at 12"."""
    if number.index or cues.TO.search(number.before):
        return False
    if cues.HAD_BEEN.match(number.before):
        return True
    return cues.WHICH_STOOD.match(number.before) is not None and cues.EARLIER.match(number.after) is not None


def _level_here(base: Number) -> Number | None:
    """The level in the base's own sentence: "from BASE to LEVEL" first, else the nearest before it."""
    following = base.next
    if (
        following is not None
        and cues.FROM_TO.search(base.before)
        and cues.TO.search(following.before)
        and len(following.before) < 90
        and not cues.NEW_STATEMENT.search(following.before)
        and same_unit(base, following)
    ):
        return following
    if base.index == 0 and cues.LEADS.match(base.before):
        return _level_after(base)
    if following is not None and cues.HAD_BEEN.match(base.before) and cues.THIS_TIME.search(following.before):
        return following if same_unit(base, following) and not following.is_change else None
    if cues.WHERE_EARLIER.search(base.before):
        before = base.previous
        return before if before is not None and same_unit(before, base) and not before.is_change else None
    change = base.previous
    if change is not None and change.is_change and cues.BASE_IN_CLAUSE.match(base.before):
        before = change.previous
        alike = before is not None and same_unit(before, base) and not before.is_change
        return before if alike and not cues.CLAUSE.search(change.before) else None
    steps, number = 0, base.previous
    while number is not None and steps < 3:
        if cues.CLAUSE.search(base.line.between(number, base)):
            return None
        level_aside = number.is_aside and not _is_tied(number)
        if same_unit(number, base) and not number.is_change and not _is_base(number) and not level_aside:
            return None if _comes_from(number, base) else number
        if not number.is_change and not level_aside:
            return None
        number, steps = number.previous, steps + 1
    return None


def _comes_from(number: Number, base: Number) -> bool:
    """ "120 exhibitors from 80 countries": where they come from, and not from how many they rose."""
    units = {n.quantity.unit for n in (number, base)} - {""}
    counts = number.quantity.kind == base.quantity.kind == "count"
    return counts and len(units) == 2 and base.previous is number and cues.PLAIN_FROM.fullmatch(base.before) is not None


def _level_after(base: Number) -> Number | None:
    """The level behind a base that leads the sentence: "Against a target of 210, the board collected 168"."""
    level = base.next
    if level is None or level.is_change or not same_unit(base, level) or "," not in level.before:
        return None
    return None if cues.CLAUSE.search(level.before) or _is_base(level) else level


def _with_changes(base: Number, level: Number) -> Pair:
    """The pair with the changes the sentence ties to it; other changes near by can only be confirmed."""
    first, last = (base, level) if base.start < level.start else (level, base)
    if _crosses_zero(base, level):
        return Pair(base, level, (), sure=False)
    tied = [*_ahead(first), *_between(first, last), *_behind(last)]
    if cues.EXTREME.search(base.before):
        # "fell 3 percent to 45.20 from a high of 61": the percentage may be today's, the base last year's.
        tied, near = [], tied
    else:
        line = base.line
        others = [n for n in line.numbers if n.is_change and n not in tied and n not in (base, level)]
        near = others if tied or others else _neighbours_changes(line)
    return Pair(base, level, tuple(tied), sure=True, told_elsewhere=tuple(near))


def _crosses_zero(base: Number, level: Number) -> bool:
    """Whether one of the two is told as a loss or deficit and the other is not: their signs differ."""
    return (cues.NEGATIVE.search(_lead(base)) is None) != (cues.NEGATIVE.search(_lead(level)) is None)


def _lead(number: Number) -> str:
    start = number.line.text[: number.start - number.line.start]
    return start[-60:] if number.index == 0 or not number.before else number.before


def _ahead(first: Number) -> list[Number]:
    """Changes before the pair: "rose by $44 million, or 17 percent, to ... from ..."."""
    found: list[Number] = []
    change = first.previous
    while change is not None and _is_tied(change) and _runs_on(change.after):
        found.insert(0, change)
        if not change.is_aside:
            return found
        change = change.previous
    return found


def _runs_on(gap: str) -> bool:
    """Whether the words after a change lead to its levels: no new statement, no second word of change."""
    trimmed = gap.lstrip(" ,")
    rest = trimmed[len(cues.first_words(trimmed, 3)) :]
    return not (cues.CLAUSE.search(gap) or cues.ENDS_CLAUSE.search(gap) or cues.directions(rest))


def _between(first: Number, last: Number) -> list[Number]:
    """Changes between the two levels: "$303 million, an increase of 22.67 percent in comparison to $247 million"."""
    between = first.line.numbers[first.index + 1 : last.index]
    return [n for n in between if _is_tied(n) and _is_of_pair(n)]


def _is_of_pair(change: Number) -> bool:
    """Whether a change between two levels has no other base than theirs."""
    if change.before.startswith((" and ", " or ")):
        return False
    return cues.BASE_IN_CLAUSE.match(change.after) is not None or cues.OWN_BASE.search(change.after) is None


def _behind(last: Number) -> list[Number]:
    """Changes after the pair: "from $1,250 to $1,400, an increase of $150 or 12 percent"."""
    found: list[Number] = []
    change = last.next
    while change is not None and _is_tied(change) and cues.APPOSED.match(change.before):
        following = change.next
        if following is not None and _is_base(following) and cues.COMPARATIVE_AFTER.match(change.after):
            break
        if cues.OWN_BASE.search(change.after):
            break
        found.append(change)
        change = following
    return found


def _is_tied(number: Number) -> bool:
    """Whether the number says a change: in so many words, or as another measure of one.

    "$87 million, or $2.02 a share" is no change: an aside to a level counts only as a percentage.
    """
    previous = number.previous
    return number.is_change or (
        number.is_aside and (number.is_percent or (previous is not None and _is_tied(previous)))
    )


def _neighbours_changes(line: Line) -> list[Number]:
    """Changes told in the sentence before ("fell by 15.61 percent. Importers paid LEVEL, against BASE")."""
    before = line.previous
    return [n for n in before.numbers if n.is_change] if before else []


def _level_before(base: Number) -> Iterator[Pair]:
    """Pairs whose level stands in the sentence before: "That was 94 fewer than the BASE", "It had stood at BASE"."""
    line = base.line
    if line.previous is None or not line.previous.numbers:
        return
    changes = tuple(n for n in line.numbers[: base.index] if n.is_change)
    behind = tuple(_behind(base))
    candidates = [n for n in line.previous.numbers if same_unit(n, base) and not n.is_change and not _is_base(n)]
    if not candidates:
        return
    level = candidates[-1]
    pointing = cues.THAT_WAS.match(line.text) is not None and len(changes) == base.index
    changes = (*changes, *behind) if pointing else changes
    if _had_been(base):
        earlier = [n for n in line.previous.numbers if n.is_change]
        summed_up = [*(n for n in base.line.numbers if n.is_change), *_summing_up(line.next)]
        told = [*earlier, *summed_up]
        sure = (
            len(candidates) == 1
            and len(told) == 1
            and not any(cues.SINCE.match(n.after) or is_of_a_part(n) for n in told)
        )
        yield Pair(base, level, tuple(told), sure=sure)
    elif changes:
        yield Pair(base, level, changes, sure=pointing and len(candidates) == 1)


def _summing_up(line: Line | None) -> list[Number]:
    """The change that a sentence after the pair gives for it: "That is a fall of 20 percent"."""
    if line is None or cues.THAT_WAS.match(line.text) is None:
        return []
    return [n for n in line.numbers[:1] if n.is_change]
