"""check: what the linter prints, where, in which format, and the exit status."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from tests.cli.running import EXAMPLES, newstally

from newstally.cli import proofreading
from newstally.publish.proof.records import Proof

STORY = "Sales rose at the mill\n\n20 January 2026\n\nLEEDS: Sales at the mill rose to $12 million from $10 million.\n"
SLIP = STORY.replace("rose to", "rose 50 percent to")
RIGHT = STORY.replace("rose to", "rose 20 percent to")


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A draft with one slip, at line 5, column 31."""
    story = tmp_path / "mill.txt"
    story.write_text(SLIP, encoding="utf-8")
    return story


def test_the_finding_stands_with_its_line_and_every_number_underlined(mill: Path) -> None:
    result = newstally("check", mill, env={"COLUMNS": "120"})
    assert result.exit_code == 1
    head, line, signs = result.stdout.splitlines()[:3]
    assert head == f"{mill}:5:31 change_percent A rise from $10 million to $12 million is 9.52 to 31.6 percent, not 50."
    assert line == "5 | LEEDS: Sales at the mill rose 50 percent to $12 million from $10 million."
    assert signs == "  |                               ^^^^^^^^^^    -----------      -----------"


def test_every_run_ends_with_its_verdicts_and_its_coverage(mill: Path) -> None:
    assert newstally("check", mill).stderr.splitlines()[-2:] == [
        "1 cannot be right, 0 hold, 0 undecided",
        "3 numbers: 3 related, 0 not checked",
    ]


def test_nothing_on_standard_output_and_0_where_nothing_fails() -> None:
    result = newstally("check", "-", stdin=RIGHT)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "(--all shows them)" in result.stderr


@pytest.mark.parametrize("flag", ["--all", "--verbose"])
def test_what_holds_is_shown_when_asked(flag: str) -> None:
    assert "change_percent 20 percent holds" in newstally("check", flag, "-", stdin=RIGHT).stdout


def test_what_was_not_checked_is_listed_with_its_place_and_the_reason(tmp_path: Path) -> None:
    story = tmp_path / "mill.txt"
    story.write_text(RIGHT + "\nThe mill has 340 looms, its owner said. It opened in 1911.\n", encoding="utf-8")
    result = newstally("check", story, "--explain-unchecked")
    assert f"{story}:7:14 unchecked 340 (looms): no other number of its unit (loom)" in result.stdout
    assert "4 numbers: 3 related, 1 not checked" in result.stderr


def test_the_place_in_a_page_is_behind_its_markup(tmp_path: Path) -> None:
    page = tmp_path / "mill.html"
    body = "".join(f"<p>{line}</p>\n" for line in SLIP.splitlines() if line)
    page.write_text(f"<html><body><nav>News</nav>\n<article>{body}</article></body></html>", encoding="utf-8")
    result = newstally("check", page, env={"COLUMNS": "100"})
    assert result.stdout.startswith(f"{page}:4:34 ")
    assert "4 | <p>LEEDS: " in result.stdout


def test_the_place_in_markdown_is_behind_its_front_matter(tmp_path: Path) -> None:
    draft = tmp_path / "mill.md"
    body = SLIP.replace("Sales rose", "# Sales rose").replace("50 percent", "**50 percent**")
    draft.write_text(f"---\ntitle: Mill, up 70 percent\n---\n{body}", encoding="utf-8")
    assert newstally("check", draft).stdout.startswith(f"{draft}:8:33 ")


class TestFormats:
    def test_json_has_places_findings_and_coverage(self, mill: Path) -> None:
        document = json.loads(newstally("check", "--format", "json", mill).stdout)
        (file,) = document["files"]
        (finding,) = file["findings"]
        assert (file["file"], finding["line"], finding["column"], finding["end_column"]) == (str(mill), 5, 31, 41)
        assert finding["finding"]["verdict"] == "fails"
        assert sorted(mark["column"] for mark in finding["marks"]) == [31, 45, 62]
        assert file["coverage"] == document["coverage"] == {"numbers": 3, "related": 3, "notChecked": 0}

    def test_json_has_a_flag_of_its_own(self, mill: Path) -> None:
        assert newstally("check", "--json", mill).stdout == newstally("check", "--format", "json", mill).stdout

    def test_sarif_has_the_kinds_with_their_documentation(self, mill: Path) -> None:
        (run,) = json.loads(newstally("check", "--format", "sarif", mill).stdout)["runs"]
        (result,) = run["results"]
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == "change_percent"
        assert "Why editors care" in rule["help"]["text"]

    def test_github_shows_it_beside_the_line(self, mill: Path) -> None:
        (command,) = newstally("check", "--format", "github", mill).stdout.splitlines()
        assert command.startswith(f"::error file={mill},line=5,endLine=5,col=31,endColumn=40,title=change_percent::")

    def test_a_format_that_does_not_exist_is_a_usage_error(self, mill: Path) -> None:
        result = newstally("check", "--format", "xml", mill)
        assert result.exit_code == 2
        assert "sarif" in result.stderr


class TestColours:
    def test_none_where_nobody_watches(self, mill: Path) -> None:
        assert "\x1b[" not in newstally("check", mill).output

    def test_always_and_never_are_obeyed(self, mill: Path) -> None:
        assert "\x1b[" in newstally("check", "--color", "always", mill, env={"NO_COLOR": ""}).stdout
        assert "\x1b[" not in newstally("check", "--color", "never", mill, env={"FORCE_COLOR": "1"}).stdout

    def test_no_color_takes_the_colours_from_a_terminal(self, mill: Path) -> None:
        coloured = newstally("check", mill, env={"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm"}).stdout
        plain = newstally("check", mill, env={"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm"}).stdout
        assert "\x1b[1;31m" in coloured
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]", plain)


class TestKinds:
    def test_only_what_is_selected_is_told(self, mill: Path) -> None:
        assert newstally("check", "--select", "sum,share", mill).exit_code == 0
        assert newstally("check", "--select", "sum", "--select", "change_percent", mill).exit_code == 1

    def test_what_is_ignored_is_not(self, mill: Path) -> None:
        result = newstally("check", "--ignore", "change_percent", mill)
        assert result.exit_code == 0
        assert "3 numbers: 0 related, 3 not checked" in result.stderr

    def test_an_unknown_kind_is_an_error_with_the_near_ones(self, mill: Path) -> None:
        result = newstally("check", "--select", "change-percnt", mill)
        assert result.exit_code == 2
        assert "did you mean change_percent" in " ".join(result.stderr.split())


class TestIgnoresInTheDraft:
    @pytest.mark.parametrize(
        "line_end",
        [
            "  newstally: ignore",
            " # newstally: ignore[change_percent]",
            " // newstally: ignore[sum, change_percent]",
            " <!-- newstally: ignore[change_percent] -->",
        ],
    )
    def test_at_the_end_of_the_line(self, line_end: str) -> None:
        result = newstally("check", "-", stdin=SLIP.rstrip("\n") + line_end + "\n")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "1 ignored" in result.stderr

    def test_on_the_line_before_the_paragraph(self) -> None:
        noted = SLIP.replace("LEEDS", "<!-- newstally: ignore -->\nLEEDS")
        assert newstally("check", "-", stdin=noted).exit_code == 0

    def test_for_the_whole_file(self) -> None:
        assert newstally("check", "-", stdin=f"<!-- newstally: ignore-file -->\n\n{SLIP}").exit_code == 0
        assert newstally("check", "-", stdin=f"<!-- newstally: ignore-file[sum] -->\n\n{SLIP}").exit_code == 1

    def test_of_another_kind_or_paragraph_changes_nothing(self) -> None:
        assert newstally("check", "-", stdin=SLIP.rstrip("\n") + " newstally: ignore[sum]\n").exit_code == 1
        assert newstally("check", "-", stdin=f"{SLIP}\nThe mill is old. <!-- newstally: ignore -->\n").exit_code == 1

    def test_in_a_page(self, tmp_path: Path) -> None:
        page = tmp_path / "mill.html"
        body = "".join(f"<p>{line}</p>\n" for line in SLIP.splitlines() if line)
        noted = body.replace("million.", "million. <!-- newstally: ignore[change_percent] -->")
        page.write_text(f"<html><body><article>{noted}</article></body></html>", encoding="utf-8")
        assert newstally("check", page).exit_code == 0

    def test_its_words_are_not_read(self) -> None:
        noted = SLIP.replace("20 January 2026\n", "20 January 2026  # newstally: ignore\n")
        read = json.loads(newstally("read", "--json", "-", stdin=noted).stdout)
        assert "ignore" not in read["readings"][0]["report"]["text"]

    def test_one_that_is_for_nothing_is_named_when_asked(self) -> None:
        noted = RIGHT.rstrip("\n") + " newstally: ignore[change_percent]\n"
        told = "<stdin>:5: unused ignore: no finding of change_percent is left to ignore here"
        assert told not in newstally("check", "-", stdin=noted).stderr
        assert told in newstally("check", "--warn-unused-ignores", "-", stdin=noted).stderr

    def test_a_kind_that_does_not_exist_is_always_named(self) -> None:
        result = newstally("check", "-", stdin=SLIP.rstrip("\n") + " newstally: ignore[change_percnt]\n")
        assert result.exit_code == 1
        assert "<stdin>:5: no kind of finding is called 'change_percnt'; did you mean change_percent" in result.stderr


class TestManyFiles:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name, text in (("b.txt", SLIP), ("a.md", SLIP), ("c.txt", RIGHT), ("README.md", SLIP), (".d.txt", SLIP)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "photo.png").write_bytes(b"\x89PNG")
        return tmp_path

    def test_a_folder_is_searched_for_what_can_be_read(self, folder: Path) -> None:
        result = newstally("check", folder)
        found = [line.partition(":")[0] for line in result.stdout.splitlines() if " change_percent " in line]
        assert found == [str(folder / "a.md"), str(folder / "b.txt")]
        assert "2 files of other kinds or excluded not read" in result.stderr
        assert "3 files, 9 numbers: 9 related, 0 not checked" in result.stderr

    @pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
    def test_several_processes_print_the_same_as_one(self, folder: Path, form: str) -> None:
        alone, shared = (newstally("check", folder, "--format", form, "--jobs", jobs) for jobs in ("1", "2"))
        assert (shared.exit_code, shared.stdout, shared.stderr) == (alone.exit_code, alone.stdout, alone.stderr)

    def test_what_cannot_be_read_is_listed_at_the_end_the_rest_is_read_and_the_status_is_2(self, folder: Path) -> None:
        (folder / "empty.txt").write_text("")
        (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
        result = newstally("check", folder / "none.txt", folder)
        assert result.exit_code == 2
        *_, first, second, third, _verdicts, _coverage = result.stderr.splitlines()
        assert [first, second, third] == [
            line for name in ("none", "empty", "noise") for line in result.stderr.splitlines() if f"{name}.txt" in line
        ]
        assert result.stdout.count("change_percent") == 2

    def test_a_folder_without_drafts_is_one_that_could_not_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "README.md").write_text(SLIP)
        result = newstally("check", tmp_path)
        assert result.exit_code == 2
        assert f"could not read {tmp_path}: this folder holds nothing that is read" in result.stderr

    def test_a_file_given_twice_is_read_once(self, folder: Path) -> None:
        assert "9 numbers" in newstally("check", folder / "b.txt", folder).stderr

    def test_standard_input_can_be_called_by_the_name_of_the_file_it_is(self) -> None:
        result = newstally("check", "-", "--stdin-filename", "desk/mill.md", stdin=f"---\na: 1\n---\n{SLIP}")
        assert result.stdout.startswith("desk/mill.md:8:31 ")


def test_an_unexpected_error_is_told_by_its_type_alone(mill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError(f"cannot make sense of {SLIP}")

    monkeypatch.setattr("newstally.api.proof_read", stumble)
    result = newstally("check", mill)
    assert result.exit_code == 2
    assert f"could not read {mill}: proof-reading it failed with ValueError" in result.stderr
    assert "Sales" not in result.output
    assert isinstance(newstally("check", "--debug", mill).exception, ValueError)


def test_the_example_of_readme_is_found() -> None:
    assert newstally("check", EXAMPLES / "tea-exports.txt").exit_code == 1


def test_an_error_in_printing_is_told_by_its_type_alone(mill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError(f"cannot print {SLIP}")

    monkeypatch.setattr("newstally.publish.proof.text.remark_lines", stumble)
    result = newstally("check", mill)
    assert result.exit_code == 2
    assert "printing failed with ValueError" in result.stderr
    assert "Sales" not in result.output


def dies_of_b(draft: proofreading.Draft, debug: bool) -> Proof:
    """Stands in for the reading of a draft: its process is killed, as one without memory is."""
    if draft.name == "b.txt":
        os._exit(9)
    return Proof(file=draft.name)


def test_a_process_that_dies_takes_no_other_file_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [proofreading.Draft(name=name, kinds=frozenset()) for name in ("a.txt", "b.txt", "c.txt")]
    monkeypatch.setattr(proofreading, "_proof", dies_of_b)
    read = list(proofreading.proofs(drafts, jobs=2))
    assert [proof.file for proof in read] == ["a.txt", "b.txt", "c.txt"]
    assert [bool(proof.unread) for proof in read] == [False, True, False]
