"""A draft is nobody's business: after a run no file anywhere holds its words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.test_check import SLIP
from tests.intake.word import document

MARKER = "Quendelbrook"
STORY = SLIP.replace("LEEDS", MARKER.upper()).replace("the mill", f"{MARKER} mill")


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_no_file_holds_words_of_the_draft(tmp_path: Path, form: str) -> None:
    drafts, home, scratch, here = (tmp_path / name for name in ("drafts", "home", "scratch", "here"))
    for folder in (drafts, home, scratch, here):
        folder.mkdir()
    for k in range(3):
        (drafts / f"{k}.txt").write_text(STORY, encoding="utf-8")
    (drafts / "page.html").write_text(f"<html><body><article><p>{STORY}</p></article></body></html>", encoding="utf-8")
    (drafts / "word.docx").write_bytes(document(*STORY.split("\n\n")))
    (drafts / "broken.docx").write_bytes(document(*STORY.split("\n\n"), tail="<w:p"))
    places = {"HOME": home, "TMPDIR": scratch, "XDG_CACHE_HOME": home / ".cache", "XDG_STATE_HOME": home / ".state"}
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from newstally.cli import main; main()",
            "check",
            str(drafts),
            "-",
            "--format",
            form,
            "--jobs",
            "2",
        ],
        input=STORY,
        cwd=here,
        env={**os.environ, **{name: str(path) for name, path in places.items()}},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2, "one of the documents is broken"
    assert run.stdout.count("from $10 million to $12 million is") >= 6
    assert MARKER.lower() not in run.stderr.lower()
    left = [file for folder in (home, scratch, here) for file in folder.rglob("*") if file.is_file()]
    assert not [file for file in left if MARKER.lower().encode() in file.read_bytes().lower()]
