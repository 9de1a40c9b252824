"""Times hold together: the stops inside dates, clock times and short names of days and months end no sentence."""

from __future__ import annotations

import pytest

from newstally.reading.language import split_sentences

WHOLE = [
    "The raid of Sept. 11 changed the town.",
    "They met at 5 p.m. Tuesday in Lima.",
    "They met at 9a.m. Tuesday, and at 10:30p.m. Wednesday.",
    "It shut at 4 p.m. Monday and on Jan. 3 for good.",
    "The train of 7:30 a.m. Jan. 5 was late.",
    "It opens on Wed. 3 May and on Fri. Jan. 3.",
    "He ran the mill from Jan. to Mar. 2020.",
    "It fell in Jan.-Mar. 2020 and rose later.",
    "The talks of Sept. 30-Oct. 2 failed.",
    "The bank is open Mon.-Fri. 9 a.m. to 5 p.m.",
    "The company, No. 5 of its kind, was sold.",
    "It was Leeds vs. Friday's winners.",
    "It rose in the U.S. Tuesday after a poll.",
    "Acme Corp. Friday named a head.",
    "Sen. Ann Lee (R-Ky.) Tuesday asked for it.",
    "He left Hartford (Conn.) Monday night.",
    "By 200 B.C. Rome had won.",
    "He was born c. 1450 and died on Oct. 4 1520.",
]
PARTED = [
    ["It was shut at 6 p.m.", "The crowd left."],
    ["It ran from Jan. to Feb.", "It fell then."],
    ["It was shut on Dec. 31.", "In January it rose."],
    ["The mill was old (built in 1920.)", "On Monday it burned."],
    ["He works Mon.-Fri.", "The shop is shut then."],
    ["She lives in Hartford (Conn.).", "Monday is her day."],
    ["It ended on Friday.", "2020 was better."],
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_inside_a_time_ends_no_sentence(text: str) -> None:
    assert list(split_sentences(text)) == [(0, len(text))]


@pytest.mark.parametrize("sentences", PARTED)
def test_a_time_may_still_end_a_sentence(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences
