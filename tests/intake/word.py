"""Word documents made for the tests: as little of one as a word processor would open."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def document(*paragraphs: str, head: str = "", tail: str = "", part: str = "word/document.xml") -> bytes:
    """A document of plain paragraphs; one that starts with "<" is Word's own markup. `tail` stands at its end."""
    written = "".join(f"<w:p>{p if p.startswith('<') else words(p)}</w:p>" for p in paragraphs)
    body = f"<w:document {_NAMESPACES}><w:body>{written}{tail}</w:body></w:document>"
    return packed({part: f'<?xml version="1.0" encoding="UTF-8"?>{head}{body}'.encode()})


def words(text: str) -> str:
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
