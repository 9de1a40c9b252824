"""Word drafts: their paragraphs as they would print; what is broken is said with its place and never with its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstally.intake import docx, take_in

from .stories import FERRY, body
from .word import document, packed, words

BOX = f"<mc:AlternateContent><mc:Fallback><w:p>{words('A box.')}</w:p></mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("paragraph", "read"),
    [
        ("Twelve & more.", "Twelve & more."),
        (words("Twelve ") + words("dead."), "Twelve dead."),
        (words("A") + "<w:r><w:tab/></w:r>" + words("B"), "A B"),
        (words("A") + "<w:r><w:br/></w:r>" + words("B"), "A\u2028B"),
        (f"<w:del>{words('Nine')}</w:del><w:ins>{words('Twelve')}</w:ins>", "Twelve"),
        ("<w:del><w:r><w:delText>Nine</w:delText></w:r></w:del>" + words("Twelve"), "Twelve"),
        (f"<w:moveFrom>{words('Nine')}</w:moveFrom>" + words("Twelve"), "Twelve"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nine</w:t></w:r>" + words("Twelve"), "Twelve"),
        ("<w:r><w:instrText>PAGE 9</w:instrText></w:r>" + words("Twelve"), "Twelve"),
        (f"<w:hyperlink>{words('Twelve')}</w:hyperlink>", "Twelve"),
        (f"<w:r>{BOX}</w:r>" + words("Twelve"), "Twelve"),
    ],
)
def test_what_a_paragraph_says(paragraph: str, read: str) -> None:
    assert docx.text_of(document(paragraph)) == read


def test_a_line_is_a_paragraph_empty_ones_too(tmp_path: Path) -> None:
    file = tmp_path / "ferry.docx"
    file.write_bytes(document(FERRY[0], "", "17 January 2024", *body(FERRY).split("\n\n")))
    (report,) = take_in(file)[0]
    assert report.headline == FERRY[0]
    assert str(report.published) == "2024-01-17"
    assert docx.text_of(file.read_bytes()).split("\n")[2] == "17 January 2024"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (document("Secret words", tail="<w:p"), "word/document.xml is broken XML at line 1, column"),
        (document("Secret words")[:-200], "its packing is damaged"),
        (document("Secret words", head='<!DOCTYPE w [<!ENTITY a "Secret">]>'), "declares a document type"),
        (packed({"xl/workbook.xml": b"<workbook/>"}), "an office document that is no Word document"),
        (packed({"word/document.xml.bak": b"<w/>"}), "without word/document.xml"),
    ],
)
def test_what_is_broken(tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(data)
    reports, (unread,) = take_in(file)
    assert reports == ()
    assert str(unread).startswith(f"{file}: ")
    assert told in unread.reason
    assert "Secret" not in str(unread)


def test_what_unpacks_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "_LARGEST_XML", 10_000)
    with pytest.raises(docx.BrokenDocumentError, match="unpacks to more than 10,000 bytes"):
        docx.text_of(document("a" * 100_000))


def test_no_entity_is_resolved_and_no_file_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret")
    head = f'<!DOCTYPE w [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(docx.BrokenDocumentError, match="document type"):
        docx.text_of(document("<w:r><w:t>&a;</w:t></w:r>", head=head))
