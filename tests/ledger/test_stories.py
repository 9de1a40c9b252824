"""Reports of one event, grouped by wording and days alone."""

from __future__ import annotations

from newstally.intake import plain_report
from newstally.ledger.linking import same_story
from newstally.model import Report


def report(headline: str, text: str, published: str = "2031-05-07") -> Report:
    return plain_report(text, headline=headline, published=published)


REPORTS = [
    report(
        "Bridge over the Awash closed",
        "Engineers closed the Awash bridge in Metehara after cracks were found in a pier.",
    ),
    report(
        "Lanterns return to Hoi An",
        "Hoi An relit its silk lanterns for the full moon festival, vendors along the quay said.",
    ),
    report(
        "Cracks shut Awash bridge",
        "Cracks in a pier have closed the bridge over the Awash near Metehara, engineers said.",
    ),
    report(
        "Full moon festival in Hoi An",
        "Vendors in Hoi An lit silk lanterns along the quay as the full moon festival returned.",
    ),
    report(
        "Orchestra elects conductor", "Players of the Tartu orchestra chose a young Latvian as their next conductor."
    ),
]


def test_reports_of_one_event_come_together() -> None:
    assert same_story(REPORTS) == ((0, 2), (1, 3), (4,))


def test_the_groups_do_not_depend_on_the_order() -> None:
    backwards = same_story(REPORTS[::-1])
    last = len(REPORTS) - 1
    assert {frozenset(last - n for n in group) for group in backwards} == {frozenset(g) for g in same_story(REPORTS)}


def test_a_yearly_event_told_in_the_same_words_is_another_one_each_year() -> None:
    years = [report(r.headline, r.text, published=f"{year}-05-07") for year in (2031, 2036) for r in REPORTS[1:4:2]]
    assert same_story([*years, REPORTS[0], REPORTS[4]]) == ((0, 1), (2, 3), (4,), (5,))


def test_no_reports_make_no_groups() -> None:
    assert same_story([]) == ()
    assert same_story(REPORTS[:1]) == ((0,),)
