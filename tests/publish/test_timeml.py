"""Times as TimeML: what the tags say, that the text stays as it is, and that others read back what was written."""

from __future__ import annotations

import importlib.util
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newstally as nt
from newstally.model import Report, TimeExpression, quote
from newstally.publish.timeml import to_timeml

DAY = "2024-01-17"
REFEREE = Path(__file__).parents[3] / "shared" / "bench" / "times" / "score_timex.py"
PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*.txt"))
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


def document(text: str, published: str | None = DAY) -> str:
    return nt.as_timeml(nt.times(text, published=published, country="KE"))


def tags(source: str) -> list[str]:
    """The TIMEX3 tags of the text, each with its words."""
    (body,) = re.findall(r"<TEXT>(.*)</TEXT>", source, flags=re.DOTALL)
    return re.findall(r"<TIMEX3 [^>]*/>|<TIMEX3 .*?</TIMEX3>", body, flags=re.DOTALL)


def read_back(source: str) -> tuple[str, list[tuple[int, int, dict[str, str]]]]:
    """The text of a document, and the stretches that its tags mark, by an XML parser."""
    body = ET.fromstring(source.encode()).find("TEXT")
    assert body is not None
    text = body.text or ""
    marked = []
    for tag in body:
        assert tag.tag == "TIMEX3"
        start = len(text)
        text += "".join(tag.itertext())
        marked.append((start, len(text), dict(tag.attrib)))
        text += tag.tail or ""
    return text, marked


WRITTEN = [
    ("It opened on Monday.", ['<TIMEX3 tid="t1" type="DATE" value="2024-01-15">Monday</TIMEX3>']),
    ("It opened in late 2019.", ['<TIMEX3 tid="t1" type="DATE" value="2019" mod="END">late 2019</TIMEX3>']),
    ("It opens every July.", ['<TIMEX3 tid="t1" type="SET" value="XXXX-07" quant="EVERY">every July</TIMEX3>']),
    # Anchored nowhere: no ends.
    ("It took two weeks.", ['<TIMEX3 tid="t1" type="DURATION" value="P2W">two weeks</TIMEX3>']),
    # It ends with the day of creation; its beginning is written nowhere.
    (
        "It fell in the last 60 days.",
        [
            '<TIMEX3 tid="t1" type="DURATION" value="P60D" beginPoint="t2" endPoint="t0">the last 60 days</TIMEX3>',
            '<TIMEX3 tid="t2" type="DATE" value="2023-11-18" temporalFunction="true" anchorTimeID="t1"/>',
        ],
    ),
    # It begins with a day that the text names.
    (
        "From 1 January 2023, in the first nine months of 2023, it fell.",
        [
            '<TIMEX3 tid="t1" type="DATE" value="2023-01-01">1 January 2023</TIMEX3>',
            (
                '<TIMEX3 tid="t2" type="DURATION" value="P9M" beginPoint="t1" endPoint="t3">'
                "the first nine months of 2023</TIMEX3>"
            ),
            '<TIMEX3 tid="t3" type="DATE" value="2023-10-01" temporalFunction="true" anchorTimeID="t2"/>',
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_what_the_tags_say(text: str, expected: list[str]) -> None:
    assert tags(document(text)) == expected


@pytest.mark.parametrize(("published", "kind"), [("2024-01-17", "DATE"), ("2024-01-17T10:20+05:00", "TIME")])
def test_the_day_of_creation_is_t0(published: str, kind: str) -> None:
    attributes = f'tid="t0" type="{kind}" value="{published}" temporalFunction="false"'
    dct = f'<DCT><TIMEX3 {attributes} functionInDocument="CREATION_TIME">{published}</TIMEX3></DCT>'
    assert dct in document("It opened.", published)


def test_without_a_day_there_is_no_dct_and_nothing_refers_to_it() -> None:
    source = document("It fell in the last 60 days, and on Monday.", None)
    assert "DCT" not in source
    assert "t0" not in source


def test_the_document_is_called_by_its_file_its_report_or_as_the_caller_says(tmp_path: Path) -> None:
    times = nt.times("It opened on Monday.")
    assert f"<DOCID>{times.report.id}</DOCID>" in nt.as_timeml(times)
    assert "<DOCID>a &amp; b</DOCID>" in nt.as_timeml(times, docid="a & b")
    file = tmp_path / "harbour news.txt"
    file.write_text("Harbour opens\n\nLOME: The harbour opened on Monday, its owner said.\n", encoding="utf-8")
    source = nt.as_timeml(nt.read(file)[0])
    assert "<DOCID>harbour news</DOCID>" in source
    assert "<TITLE>Harbour opens</TITLE>" in source


@pytest.mark.parametrize("text", [path.read_text(encoding="utf-8") for path in (*PAGES, *EXAMPLES)])
def test_the_text_and_the_times_read_back_are_those_written(text: str) -> None:
    times = nt.times(text, published=DAY, country="KE")
    read, marked = read_back(nt.as_timeml(times))
    assert read == text
    full = [(start, end, tag) for start, end, tag in marked if end > start]
    assert [(start, end) for start, end, _ in full] == [time.span for time in times]
    assert [(tag["type"], tag["value"]) for _, _, tag in full] == [(time.type, time.value) for time in times]
    ids = {tag["tid"] for _, _, tag in marked} | {"t0"}
    assert len(ids) == len(marked) + 1
    for _, _, tag in marked:
        assert {tag.get(end, "t0") for end in ("beginPoint", "endPoint", "anchorTimeID")} <= ids


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_any_text_stays_as_it_is(before: str, after: str) -> None:
    text = f"{before} Monday {after}"
    at = text.index("Monday", len(before))
    monday = TimeExpression(evidence=(quote(text, at, at + 6),), type="DATE", value='"<&>"')
    read, ((start, end, tag),) = read_back(to_timeml(Report(id="x", text=text, blocks=()), [monday]))
    # What XML cannot hold is one replacement character each.
    assert re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text) == read
    assert (start, end, tag["value"]) == (at, at + 6, '"<&>"')


def test_what_overlaps_is_refused() -> None:
    text = "On Monday morning"
    over = [
        TimeExpression(evidence=(quote(text, 3, 9),), type="DATE", value="2024-01-15"),
        TimeExpression(evidence=(quote(text, 3, 17),), type="TIME", value="2024-01-15TMO"),
    ]
    with pytest.raises(ValueError, match="“Monday” and “Monday morning” overlap"):
        to_timeml(Report(id="x", text=text, blocks=()), over)


@pytest.fixture(scope="module")
def referee() -> ModuleType:
    """The scorer of the time expression benchmarks, which reads TimeML by its own rules."""
    if not REFEREE.is_file():
        pytest.skip(f"the referee's scorer is not at {REFEREE}")
    spec = importlib.util.spec_from_file_location("score_timex", REFEREE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_referee_reads_the_same_text_and_times(referee: ModuleType) -> None:
    parse: Callable[..., tuple[str, list[tuple[int, int, str, str, str, str]], str, list[str], object]]
    parse = referee.parse_tml
    for path in (*PAGES, *EXAMPLES):
        times = nt.times(path.read_text(encoding="utf-8"), published=DAY)
        text, marked, dct, warnings, _ = parse(nt.as_timeml(times))
        assert (text, dct, warnings) == (times.report.text, DAY, [])
        assert [tuple(tag)[:4] for tag in marked] == [(*time.span, time.type, time.value) for time in times]


def test_against_our_own_timeml_the_referee_finds_no_error(
    referee: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted.jsonl"
    gold.mkdir()
    with predicted.open("w", encoding="utf-8") as lines:
        for path in PAGES:
            times = nt.times(path.read_text(encoding="utf-8"), published=DAY)
            (gold / f"{path.stem}.tml").write_text(nt.as_timeml(times, docid=path.stem), encoding="utf-8", newline="")
            timexes = [
                {"start": time.span[0], "end": time.span[1], "type": time.type, "value": time.value} for time in times
            ]
            lines.write(json.dumps({"docid": path.stem, "timexes": timexes}) + "\n")
    monkeypatch.setattr("sys.argv", ["score_timex.py", str(gold), str(predicted), "--json"])
    referee.main()
    scores = json.loads(capsys.readouterr().out)
    assert scores["counts"]["gold"] > 100
    assert {scores[figure]["f1"] for figure in ("strict", "relaxed", "type", "value")} == {1.0}
