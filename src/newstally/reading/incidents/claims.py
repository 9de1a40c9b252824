"""Claims of responsibility: claimed, denied, or said to be claimed by nobody."""

from __future__ import annotations

import re

from newstally.model import Actor, Evidence, Name, quote
from newstally.model.incident import Claim
from newstally.reading.language import Script

_DEED = (
    r"(?:the|this|that|\w+['’]s|its|any)?\s*(?:\w+[ -]){0,4}?"
    r"(?:attack|bombing|blast|explosion|responsibility|assault|hijacking|killing|shooting|kidnapping|raid|strike|incident)s?"
)
_NONE = re.compile(
    r"\bno(?:body|[ -]one| (?:\w+ ){0,3}?(?:group|organi[sz]ation|outfit|faction|party|side|gang|"
    r"cartel|militia|militants|army|government|body))\b[^.;]{0,40}?"
    r"\b(?:claim|responsib|behind|come forward|said it was|taken? credit)"
    r"|\bno (?:immediate )?claims? of responsibility"
    r"|\b(?:was|were|had|has|have|been)\b[^.;]{0,15}\bnot\b[^.;]{0,25}\bclaimed"
    r"|\bresponsibility\b[^.;]{0,40}\bnot\b[^.;]{0,15}\bclaimed"
    r"|\bwithout (?:any )?(?:one|group) claiming|\bnone (?:has|had|have) claimed|\bunclaimed\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying)\b[^.;]{0,30}\b(?:involvement|responsib\w*|any part|role|being behind|carrying out|link)",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    rf"\bclaim(?:s|ed|ing)?\s+(?:\w+ ){{0,2}}?{_DEED}"
    r"|\bclaim(?:s|ed|ing)? (?:to have|it had|they had|having)"
    r"|\b(?:said|says|announced|stated|claimed)\b[^.;]{0,40}\b(?:was|were|is|are) behind"
    r"|\b(?:said|says)\b[^.;]{0,40}\b(?:it|they|its \w+) (?:had |have )?(?:carried out|did it|bombed|attacked|planted)"
    r"|\btook responsibility|\bhas taken responsibility|\bresponsibility (?:was|has been) claimed",
    re.IGNORECASE,
)


def claim_of(sentence: str) -> Claim:
    """What a sentence says about responsibility for a deed; empty where it says nothing."""
    if _NONE.search(sentence):
        return "none"
    if _DENIED.search(sentence):
        return "denied"
    return "claimed" if _CLAIMED.search(sentence) else ""


_BLAMED = re.compile(
    r"\bblam(?:e|es|ed|ing)[ \u00a0](?:the[ \u00a0])?$"
    r"|\baccus(?:e|es|ed|ing)[ \u00a0](?:the[ \u00a0])?$"
    r"|\b(?:attribut|ascrib)(?:e|es|ed|ing)\b[^.;]{0,60}[ \u00a0]to[ \u00a0](?:the[ \u00a0])?$"
    r"|\b(?:hold|holds|held|believe|believes|believed)[ \u00a0](?:the[ \u00a0])?$",
    re.IGNORECASE,
)
_CRIME = r"(?:the|this|that)[ \u00a0](?:crime|deed|murder|massacre)"
_OF_THE_DEED = re.compile(
    rf"^[^.;]{{0,30}}?\b(?:of|for|over|behind)[ \u00a0](?:{_DEED}|{_CRIME})",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(r"\b(?:attribut|ascrib)", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{3,}(?:-\d+)?\b")
_CUES = ("blam", "accus", "attribut", "ascrib", "responsible for")


def blamed_in(script: Script, names: tuple[Name, ...]) -> list[tuple[Actor, Evidence]]:
    """The groups that a report's sentences blame for a deed, told there or not: "accused the FMLN of the crime".

    Whom "blamed", "accused", "attributed to" or "held responsible" names, if the words behind it say that it is for an
    attack; the name is an organisation's, or an acronym.
    """
    found: list[tuple[Actor, Evidence]] = []
    for sentence in script.sentences:
        if not any(cue in sentence.text for cue in _CUES):
            continue
        spans = {e.span: n.name for n in names if n.kind == "organisation" for e in n.evidence}
        told = {span: name for span, name in spans.items() if sentence.start <= span[0] < sentence.end}
        for acronym in _ACRONYM.finditer(script.text, sentence.start, sentence.end):
            told.setdefault(acronym.span(), acronym.group())
        for (start, end), name in sorted(told.items()):
            before = script.text[sentence.start : start]
            if not _BLAMED.search(before):
                continue
            if _ATTRIBUTED.search(before) or _OF_THE_DEED.match(script.text[end : sentence.end]):
                found.append((Actor(name=name, status="named"), quote(script.text, start, end, "perpetrators")))
    return found
