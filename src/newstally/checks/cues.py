"""Cheap cues in the words between numbers: which way something moved, and what a number is to its neighbours."""

from __future__ import annotations

import re
from functools import cache

from newstally.lexicon import table
from newstally.model import Direction

_ROOM = "newstally.checks"
# What may stand between a cue and its number: modifiers, articles, a sign of currency.
_HEDGE = (
    r"(?:(?:about|around|nearly|almost|some|roughly|approximately|an estimated|just|only|as much as|as many as|"
    r"more than|less than|fewer than|at least|at most|well over|just over|just under|over|up to|close to|exactly|even|"
    r"a|an|the|its|their|his|her|our|that|those|these|what was|record|further|another|total|of|by|also) )*"
)
# "a record", "last year's", "a revised", "the January peak of": words between a cue and its number.
_NAMED = (
    r"(?:(?:last|previous|prior|preceding|revised|earlier|initial|estimated|original|year|years'|month|quarter|"
    r"week|day|ago|'s|"
    r"[a-z]+'s|year-ago|year-earlier|corresponding|same|preliminary|adjusted|restated) )*(?:(?:[\w'.-]+ ){0,5}?of "
    + _HEDGE
    + r")?"
)
BASE = re.compile(
    r"\b(?:up from|down from|from|as against|against|(?:as )?compare[ds] (?:with|to)|in compar[a-z]+ (?:with|to)|"
    r"in contrast (?:with|to)|relative to|versus|vs\.?|as opposed to|instead of|rather than) " + _HEDGE + _NAMED + r"$"
)
# "2.3 percent above the", "a 13 per cent improvement on the", "21 percent under its January peak of":
# these lead to the base only right after a number of change.
BASE_AFTER_CHANGE = re.compile(
    r"^\)?,? ?(?:[\w'’-]+ ){0,3}?(?:above|below|over|under|on|than|from|to) (?:the |its |their |that of |a |an |in |"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: of)? )*"
    r"(?:[\w'’-]+ ){0,4}?(?:of )?$"
)
LEVEL = re.compile(
    r"\b(?:to|at|of|totall?ed|totall?ing|reach(?:ed|es|ing)|stood at|came to|amount(?:ed|ing) to|hit|hitting|was|"
    r"were|is|are|"
    r"worth|valued at|paid|counted|earned|recorded|registered|sold|logged) "
    r"(?:(?:reach|stand at|hit|total|a|an|the|record|new|high|low|just|only|about|nearly|some|around|almost|over|"
    r"more than|less than|of|at|value|worth) )*$"
)
HAD_BEEN = re.compile(
    r"^(?:and |but )?(?:(?:in|during|a|the|at|on|by|only) [^.;,]{0,50}?,? )?"
    r"(?:it|they|that|this|he|she|(?:the|its|their|this|that) [\w'’ -]{2,40}?) had "
    r"(?:\w+ly |also |previously |earlier )?(?:been|stood|earned|reported|posted|made|\w+ed|\w+n)\b[^.;]{0,40}$"
)
# "It had been 62 per cent in 2010 and this time came in at 53 per cent".
THIS_TIME = re.compile(r"\b(?:and|but) (?:this (?:time|year|month|week|season)|now|today) [^.;,]{0,30}$")
# "It made 71.4m, where a year earlier the figure had been".
WHERE_EARLIER = re.compile(
    r",? (?:where|when|whereas) (?:a|the|one|twelve|six|three) (?:years?|months?|weeks?|quarters?|seasons?) "
    r"(?:earlier|before|ago|previously),? (?:it|they|the (?:figure|number|total|rate)) (?:had (?:been|stood at|made)|"
    r"was|were|stood at|made) " + _HEDGE + "$"
)
# "That figure, which stood at 3.62 billion twelve months earlier, had climbed by".
WHICH_STOOD = re.compile(
    r"^(?:that|the|its|this|their) [\w'’ -]{2,40}, which (?:had )?(?:stood at|been|was|were|come to) " + _HEDGE + "$"
)
# "By 50 per cent since March": from another base than the level told before.
SINCE = re.compile(r" (?:since|from|over|within|among)\b")
EARLIER = re.compile(r"^ (?:[\w'’-]+ ){0,3}?(?:earlier|ago|before|previously)\b")
CLAUSE = re.compile(
    r";|:|\. |\b(?:while|whereas|although|though|but|because|when|where|who|excluding|and so|however)\b"
)


@cache
def _words() -> dict[str, Direction]:
    lexicon = table(_ROOM, "cues.toml")
    found: dict[str, Direction] = dict.fromkeys(lexicon["up"].split(), "up")
    found.update(dict.fromkeys(lexicon["down"].split(), "down"))
    return found


@cache
def _change_words() -> frozenset[str]:
    return frozenset(_words()) | frozenset(_judging()) | _listed("neutral")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table(_ROOM, "cues.toml")[name].split())


@cache
def _judging() -> dict[str, Direction]:
    found: dict[str, Direction] = dict.fromkeys(_listed("better"), "up")
    found.update(dict.fromkeys(_listed("worse"), "down"))
    return found


def directions(text: str) -> list[Direction]:
    """The directions that the words of a stretch name, in order; modifiers ("more than", "up to") say none."""
    words = re.findall(r"[a-z]+", _MODIFIERS.sub(" ", text))
    found = _words() | _judging() if _listed("more_is_better").intersection(words) else _words()
    return [found[word] for word in words if word in found]


def turns(text: str) -> bool:
    """Whether a sentence measures on a scale that goes down as its subject gains: a rate to the dollar, a place."""
    return _TURNED.search(text) is not None


_TURNED = re.compile(
    r"\b(?:to|against|per|versus|on) (?:the |a |one |each )?(?:us |u\.s\. |american )?"
    r"(?:dollar|greenback|euro|pound|sterling|yen|yuan)\b"
    r"|\bthe (?:rupee|rand|naira|ruble|rouble|shilling|cedi|peso|lira|ringgit|baht|won|yuan|renminbi|yen|franc|"
    r"krona|krone|zloty|forint|kwacha|birr|taka|rupiah|dong|hryvnia|tenge|pula|currency)\b"
    r"|\b(?:rank|ranked|ranking|rankings|place|places|table|standings|league|ladder|leaderboard|seeded|position|"
    r"handicap)\b"
)
_MODIFIERS = re.compile(
    r"\b(?:no |not )?(?:more|less|fewer|greater|lower|higher) than (?:the )?$"
    r"|(?<!go)(?<!goes)(?<!went)(?<!gone)(?<!going)(?<!revised)(?<!moved)(?<!pushed)(?<!sent)(?<!edged)"
    r"(?<!pay)(?<!,) up to (?:the )?$"
    r"|\b(?:over|under|above|below|short of|just \w+) (?:the )?$"
    r"|\b(?:no|not) (?:more|less|fewer) than|\b(?:made|adds?|added|takes?|turned?|set|ended) up\b|cost of living"
)
# "reached", "to", "at" just before a number: the level, even where a word of change stands before that.
LEVEL_BEFORE_CHANGE = re.compile(r"\b(?:to|at|reached|reaching|hit|totalled|was|were|stood at) " + _HEDGE + "$")
# "so the increase is", "the fall was": the number that follows is the change.
CHANGE_IS = re.compile(
    r"\b(?:the|that|this|an?) (?:[\w-]+ )?(?:increase|rise|fall|drop|decline|decrease|difference|"
    r"reduction) (?:is|was|came to|amounts to) " + _HEDGE + "$"
)
COMPARATIVE_AFTER = re.compile(
    r"^\)?[ -]?(?:(?:up|down|above|below|on) |(?:(?!(?:of|the|in|to|and|or)\b)[\w'-]+ ){0,2}?"
    r"(?:more|fewer|less|higher|lower|above|below|bigger|smaller|better)\b(?! than half))"
)
# "13 per cent up", "+13 per cent": a number of change without another word of it.
UP_OR_DOWN_AFTER = re.compile(r"^ (?:up|down)\b(?! to\b)")
# "a 25 per cent rise": the noun behind says which way.
ARTICLE = re.compile(r"\b(?:an?|the|this|that|another) $")
SIGNED = re.compile(r"(?:^|[ (])[+]$")
# "Against a target of", "compared with": where a sentence begins with its base.
LEADS = re.compile(r"^(?:but |and )?(?:as )?(?:against|compared (?:with|to)|in compar[a-z]+ (?:with|to)|from|versus)\b")
# Words that say how many times as much: a multiple, never a number of its own.
MULTIPLE_WORD = re.compile(r"(?:doubl|trebl|tripl|quadrupl|quintupl|halv)(?:e|es|ed|ing)?|twice|thrice|\w+-?fold")


def first_words(text: str, count: int = 4) -> str:
    """The first few words of a stretch."""
    found = _first(count).match(text)
    return found.group() if found else ""


@cache
def _first(count: int) -> re.Pattern[str]:
    return re.compile(rf"\)?(?:[ -]?[\w'.-]+){{0,{count}}}")


_BY = re.compile(r"\bby " + _HEDGE + r"$")
_WORD_BEFORE = re.compile(r"([a-z]+)(?: of| by)? " + _HEDGE + r"$")


def change_before(gap: str) -> bool:
    """Whether the words before a number say that it is an amount of change ("rose by", "an increase of")."""
    gap = _NOT_CHANGE.sub(" ", gap)
    if _BY.search(gap):
        return bool(directions(gap)) or not _change_words().isdisjoint(gap.split())
    found = _WORD_BEFORE.search(gap)
    if found is None or found.group(1).startswith("rais") or found.group(1) in _SIDES:
        return False
    return found.group(1) in _change_words()


# Before a number these put another one beside it: "above the $38 million forecast".
_SIDES = frozenset(("above", "below", "under", "beneath"))
_NOT_CHANGE = re.compile(
    r"\b(?:made|take[ns]?|turned|set|ended|drew|drawn|signed|lined) up\b|\bcut off\b|\blower house\b|\bshort of\b"
)


def change_after(gap: str) -> bool:
    """Whether the words after a number say that it is an amount of change ("22 percent more", "a 5 percent rise")."""
    near = re.findall(r"[a-z]+", first_words(gap, 3))
    return any(word in _change_words() for word in near)


# "from midnight", "from March": a time, not a base.
FROM_HERE_ON = re.compile(r"\bfrom (?:[a-z]+day|midnight|noon|now|then|next|today|tomorrow) [^,]*$")
FROM_TO = re.compile(r"\bfrom " + _HEDGE + _NAMED + r"$")
PLAIN_FROM = re.compile(r"(?: (?!up|down|and|,)[\w'-]+){0,5} from (?:about |some |over |around |more than |at least )?")
TO = re.compile(r"\bto (?:reach |stand at |hit )?" + _HEDGE + _NAMED + r"$")
BESIDE = re.compile(r"\b([a-z]+)(?: \w+ly| back)? (?:to|from|by) " + _HEDGE + "$")
AT = re.compile(r"^,? (?:at|to) " + _HEDGE + "$")
# Words that start a new statement between "from BASE" and "to LEVEL".
NEW_STATEMENT = re.compile(r",? and |\b(?:up|down) to |[;:]|\b(?:who|which|while|but)\b")
WHEN_BEFORE = re.compile(
    r"\b(?:in|over|for|within|during|after|next|last|first|past|final|previous|the|another|until|every|under|by|"
    r"another|about|some|nearly|of) $"
)
# "an average of 19 weeks, down from 34": lengths that the text measures, and compares.
MEASURED_BEFORE = re.compile(
    r"\b(?:(?:average|mean|median|maximum|minimum|wait|waiting time|time)(?: [\w-]+)? of|"
    r"(?:up|down|cut|reduced|shortened|lengthened|fell|rose|grew|dropped|increased) (?:from|to)) $"
)
WHEN_AFTER = re.compile(r" (?:ago|earlier|later|before|after|to|of|in|since|from now|on|straight|running|old)\b")
# What may lead from a pair to the change that sums it up: "or", "up", "(+", "an annual increase of", "showing a",
# "that's a", "translating to growth of".
APPOSED = re.compile(
    r"^[^.;:]{0,70}?(?:,|-|\(| or| and) ?(?:(?:(?:or|up|down|by|or by|that is|i\.e\.),? )?"
    r"|(?:thus |\w+ing |(?:which|that|this)(?: is|'s| was| represents| means| marks| amounts to) "
    r"|(?:marks|represents|means|amounts to) )?(?:an?|the) "
    r"(?!\w+ (?:after|before|when|as|since)\b)(?:[\w'-]+ ){0,4}?"
    r"|(?:\w+ing (?:into |to |in )?|a sign of )(?:[\w'-]+ ){0,2}?(?:growth|expansion|contraction|decline|savings?) )"
    r"(?:of |by )?" + _HEDGE + r"[+-]?$"
)
# A change with a base of its own: "lower than a year ago", "up on the month, and".
OWN_BASE = re.compile(
    r"\band (?:up|down|from|against|compared)\b|\bthan (?:a|the|in|last|one) (?:year|month|week|quarter|"
    r"previous)?\b(?=[^,]{0,25}(?:,| and))"
)
# A number told with the sign turned.
NEGATIVE = re.compile(
    r"\b(?:loss|losses|deficit|shortfall)(?:,? of|,? totall?(?:ed|ing)| was| were| came to)? " + _HEDGE + r"$"
    r"|\blost " + _HEDGE + "$"
)
# Words of change that name what is measured, not which way it went ("growth slowed", "losses narrowed").
LOSS = re.compile(r"\b(?:loss|losses|growth|expansion|savings|gains|inflation|reductions?|contraction)\b")
# "31 percent more than a year earlier, when it flew": the number that follows is the base.
BASE_IN_CLAUSE = re.compile(
    r"^ (?:more|higher|lower|less|fewer|above|below|up|down)\b[^.;]{0,60}?"
    r"\b(?:year|month|week|quarter|season|half|\d{4}|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b[^.;,]{0,30}, when [^.;,]{0,60}$"
)
EXTREME = re.compile(r"\b(?:high|low|peak|record|top|bottom|trough)\b[^,]{0,20}$")
ASIDE = re.compile(
    r"^(?:[^.;]{0,30}[,-])? ?(?:or|that is|which is|i\.e\.|equal to|equivalent to|\() ?(?:by )?" + _HEDGE + "[+-]?$"
)
ENDS_CLAUSE = re.compile(
    r"\b(?:and|while|but|as|with|after|despite|even)\b(?! an? )|, (?!reaching|totall?ing|hitting|bringing|coming|"
    r"amounting|falling|rising|dropping|climbing|going|growing|slipping|sliding|plunging|tumbling|increasing|declining|"
    r"dipping|jumping)\w+ing\b"
)
THAT_WAS = re.compile(
    r"^(?:that|this|it|the figure|the number|the total|which)\b[^,;]{0,20}\b(?:was|is|were|compares|represents)\b"
)


# What befell the people a number counts.
DEAD = re.compile(r"\b(?:died|dead|killed|kills|deaths|dies|kill|killing)\b")
HURT = re.compile(r"\b(?:injured|wounded|hurt|injures|wounds|injuring|wounding)\b")
HALF_A_POINT = re.compile(r"^ (?:of )?an? (?:percentage )?point\b")
PER = re.compile(r"^ (?:an?|per|each|for each|for every) ([a-z]+)\b(?! (?:later|earlier|ago|before|after))")


_NEW_SUBJECT = re.compile(CLAUSE.pattern + r"|\b(?:which|that)\b")


def last_clause(text: str) -> str:
    """The part of a stretch after its last clause boundary."""
    ends = [match.end() for match in _NEW_SUBJECT.finditer(text)]
    return text[ends[-1] :] if ends else text
