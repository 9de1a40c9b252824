"""Claims of responsibility: claimed, denied, or said to be claimed by nobody."""

from __future__ import annotations

import re

from newstally.model.incident import Claim

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
