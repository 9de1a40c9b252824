"""Word documents (.docx): their paragraphs, a line each, as they would print with all changes accepted.

Only the text of the document itself is read, in memory: no entity is resolved, nothing outside the file is opened,
and a file that unpacks beyond the limit is refused. Deleted and hidden words, field codes, comments, footnotes and text
boxes are left out. A line break within a paragraph is U+2028, so that line N of the text is paragraph N.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENT = "word/document.xml"
_LARGEST_XML = 60_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Removed by a tracked change, or the text of a box that stands beside the paragraph it is anchored in.
_LEFT_OUT = ("del", "moveFrom", "txbxContent", "instrText", "delText", "delInstrText")
_STANDS_FOR = {"tab": " ", "ptab": " ", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011"}


class BrokenDocumentError(ValueError):
    """What is wrong with a document and where in it; never its words."""


def is_document(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive that says it holds a Word document."""
    return data.startswith(b"PK\x03\x04") and DOCUMENT.encode() in data


def text_of(data: bytes) -> str:
    """The text of a Word document, a line for each paragraph. Raises BrokenDocumentError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(DOCUMENT) as part:
            xml = part.read(_LARGEST_XML + 1)
    except KeyError:
        raise BrokenDocumentError(f"it is a ZIP archive without {DOCUMENT}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise BrokenDocumentError(f"its packing is damaged, so {DOCUMENT} cannot be unpacked") from None
    except RuntimeError:
        raise BrokenDocumentError(f"{DOCUMENT} is encrypted") from None
    if len(xml) > _LARGEST_XML:
        raise BrokenDocumentError(f"{DOCUMENT} unpacks to more than {_LARGEST_XML:,} bytes")
    return "\n".join("".join(_words(paragraph)) for paragraph in _paragraphs(_tree(xml)))


def _tree(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise BrokenDocumentError(f"{DOCUMENT} is broken XML at line {line}, column {column}") from None
    if str(getattr(tree.getroottree().docinfo, "doctype", "")):
        raise BrokenDocumentError(f"{DOCUMENT} declares a document type, which Word never writes")
    return tree


def _paragraphs(tree: etree._Element) -> Iterator[etree._Element]:
    for paragraph in tree.iter(f"{_W}p", f"{_STRICT}p"):
        if not any(_is_left_out(around) for around in paragraph.iterancestors()):
            yield paragraph


def _words(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph in order, what is left out skipped with all that stands in it."""
    for child in element:
        name = _name(child)
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name in _STANDS_FOR:
            yield _STANDS_FOR[name]
        elif not _is_left_out(child) and not (name == "r" and _is_hidden(child)):
            yield from _words(child)


def _name(element: etree._Element) -> str:
    """The name of one of Word's own elements; empty for any other."""
    tag = str(element.tag)
    return tag.rpartition("}")[2] if tag.startswith((_W, _STRICT)) else ""


def _is_left_out(element: etree._Element) -> bool:
    return element.tag == _FALLBACK or _name(element) in _LEFT_OUT


def _is_hidden(run: etree._Element) -> bool:
    for name in (_W, _STRICT):
        mark = run.find(f"{name}rPr/{name}vanish")
        if mark is not None:
            return mark.get(f"{name}val", "true") not in ("false", "0", "off")
    return False
