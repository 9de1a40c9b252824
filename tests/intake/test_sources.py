"""What cannot be read is listed with its file, what is wrong and what to do; a batch goes on."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from newstally.intake import sources as intake_sources
from newstally.intake import take_in, take_in_all
from newstally.model import Unread

from .stories import COFFEE, FERRY, body

TEXT = f"{FERRY[0]}\n\n17 January 2024\n\n{body(FERRY)}"


def only_unread(source: Path | bytes | str) -> Unread:
    reports, unread = take_in(source)
    assert reports == ()
    (only,) = unread
    assert only.reason
    assert only.advice
    return only


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04rest", "archive"),
        (b"\x1f\x8b\x08\x00broken", "gzip"),
        (b"Home\nWorld\nBusiness\nSign in\nTerms of Use\n", "no story"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no story"),
    ],
)
def test_content_that_is_no_page(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "given.txt"
    file.write_bytes(content)
    unread = only_unread(file)
    assert unread.path == str(file)
    assert reason in unread.reason
    assert str(unread).startswith(f"{file}: ")


def test_paths_that_cannot_be_opened(tmp_path: Path) -> None:
    assert "no such file" in only_unread(tmp_path / "absent.txt").reason
    assert "folder" in only_unread(tmp_path).reason


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="an administrator may read every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(TEXT)
    file.chmod(0)
    assert "not permitted" in only_unread(file).reason


def test_what_is_too_large_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_sources, "LARGEST_TEXT", 100)
    unread = only_unread(TEXT)
    assert "too large" in unread.reason
    assert "100" in unread.reason
    assert "split" in unread.advice


def test_a_string_is_a_text_unless_it_names_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT, encoding="utf-8")
    from_path, from_name, from_text, from_bytes = (
        take_in(source)[0][0] for source in (file, str(file), TEXT, TEXT.encode())
    )
    assert from_path.text == from_name.text == from_text.text == from_bytes.text
    assert from_path.source.path == str(file)
    assert from_path.id == from_text.id
    assert take_in("Four people were killed when a lorry overturned near Tarn.")[0][0].headline == ""


def test_the_source_is_kept_by_hash(tmp_path: Path) -> None:
    packed = tmp_path / "ferry.txt.gz"
    packed.write_bytes(gzip.compress(TEXT.encode(), mtime=0))
    (report,) = take_in(packed)[0]
    (again,) = take_in(packed.read_bytes(), name="elsewhere")[0]
    assert len(report.source.sha256) == 64
    assert report.source.sha256 == again.source.sha256
    assert again.source.path == "elsewhere"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_encodings_of_plain_text(encoding: str) -> None:
    text = TEXT.replace("Marlow", "Málaga")
    (report,) = take_in(text.encode(encoding))[0]
    assert report.text.startswith("Ferry runs aground off Málaga Point")
    assert "“The ferry drifted" in report.text


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    broken = TEXT.encode().replace(b"heavy rain", b"heavy \xff rain")
    (report,) = take_in(broken)[0]
    assert "“The ferry drifted" in report.text
    assert "heavy \ufffd rain" in report.text


def test_an_alert_without_a_full_sentence_is_a_report() -> None:
    (report,) = take_in("Blast hits market in Tarn, 3 killed")[0]
    assert report.text == "Blast hits market in Tarn, 3 killed"


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html><html><body>",
        "<div>",
        "Warning: a server's stray line\n<html><body>",
        "<!-- saved page --><h1>A</h1>",
    ],
)
def test_html_is_told_by_its_content(start: str) -> None:
    (report,) = take_in(f"{start}<p>{body(COFFEE, '</p><p>')}</p>")[0]
    assert report.source.media_type == "text/html"
    assert "<p>" not in report.text


def test_a_text_with_angle_brackets_is_plain() -> None:
    (report,) = take_in(f"{FERRY[0]} <updated>\n\n{body(FERRY)}")[0]
    assert report.source.media_type == "text/plain"


def test_a_batch_goes_on_and_lists_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "deep" / "d.html.gz").write_bytes(
        gzip.compress(f"<html><body><h1>{COFFEE[0]}</h1><p>{body(COFFEE, '</p><p>')}</p></body></html>".encode())
    )
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    taken = list(take_in_all([tmp_path, tmp_path / "absent.txt"]))
    assert [report.headline for reports, _ in taken for report in reports] == [FERRY[0], COFFEE[0]]
    assert [Path(each.path).name for _, unread in taken for each in unread] == ["b.txt", "c.docx", "absent.txt"]


def test_a_long_dump_keeps_every_story_and_its_place() -> None:
    days = [f"{day} March 20{year}" for year in range(10, 24) for day in range(1, 29)]
    dump = "\n\n".join(f"{FERRY[0]}\nUpdated {day}\nFollow\n\n{body(FERRY)}" for day in days)
    reports, unread = take_in(dump)
    assert unread == ()
    assert len(reports) == len(days)
    starts = [report.source.start for report in reports]
    assert starts == sorted(starts, key=lambda start: start or 0)
    assert all(dump[report.source.start :].startswith(FERRY[0]) for report in reports)
