"""Sources: a path, bytes or a text -> the decoded text and its kind, or why it cannot be read."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from pathlib import Path
from typing import Literal

import msgspec
from charset_normalizer import from_bytes

from newstally.intake.docx import MEDIA_TYPE as DOCUMENT_TYPE
from newstally.intake.docx import BrokenDocumentError, is_document, text_of
from newstally.model import Source, Unread

MediaType = Literal["text/plain", "text/html", "text/markdown"]

# What a folder is searched for.
READ_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")
# A whole day of a wire service is a few megabytes; reading twenty million characters already takes many minutes, and
# a file beyond that is better split than waited for. HTML costs about thirty times its size in memory.
LARGEST_TEXT = 20_000_000
LARGEST_HTML = 20_000_000
_MOST_BYTES = 4 * LARGEST_TEXT
_SNIFFED = 4096
_UNKNOWN_ENCODING_SAMPLE = 200_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|header|nav|div|section|span|figure|p|h[1-6]|ul|table)\b",
    re.IGNORECASE | re.DOTALL,
)
# What may stand before a page's markup: a server's warning, a stray line.
_PAGE = re.compile(r"<!doctype\s+html|<html\b", re.IGNORECASE)
_PAGE_NAMES = (".html", ".htm", ".xhtml")
_MARKDOWN_NAMES = (".md", ".markdown")
_FOREIGN = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document that is no Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format", "a database"),
)


class Decoded(msgspec.Struct, frozen=True):
    """A source that can be read: its text, and where it came from."""

    text: str
    source: Source


class UnreadableError(Exception):
    """A source that cannot be read; `unread` says which, why, and what to do."""

    def __init__(self, unread: Unread) -> None:
        super().__init__(str(unread))
        self.unread = unread


def decoded(source: Path | bytes | str, name: str = "") -> Decoded:
    """The text of a source. Raises UnreadableError for what is missing, foreign, empty or too large."""
    if isinstance(source, str):
        return _checked(source, Source(path=name, sha256=_digest(source.encode("utf-8", "surrogatepass"))))
    path = name or (str(source) if isinstance(source, Path) else "")
    raw = _bytes_of(source) if isinstance(source, Path) else source
    data = _unpacked(raw, path)
    origin = Source(path=path, sha256=_digest(raw))
    if is_document(data):
        return _checked(_document_text(data, path), origin, DOCUMENT_TYPE)
    _refuse_foreign(data, path)
    return _checked(_text_of(data, path), origin)


def is_path(text: str) -> bool:
    """Whether a string given as a source is the name of a file: one line, and the file exists."""
    if not text.strip() or "\n" in text or len(text) > 4096:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _too_large(str(path), f"{path.stat().st_size:,} bytes", f"{_MOST_BYTES:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise _unreadable(str(path), "there is no such file", "check the name and the folder") from None
    except IsADirectoryError:
        raise _unreadable(
            str(path), "this is a folder", "name a file in it, or take the folder in as a batch"
        ) from None
    except PermissionError:
        raise _unreadable(str(path), "reading it is not permitted", "ask its owner for permission to read it") from None
    except OSError as error:
        raise _unreadable(
            str(path), f"it could not be read ({error.strerror})", "check the disk or the connection"
        ) from None


def _unpacked(raw: bytes, path: str) -> bytes:
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            return packed.read(LARGEST_TEXT + 1)
    except (OSError, EOFError, zlib.error):
        raise _unreadable(path, "its gzip packing is damaged or cut short", "fetch or pack it again") from None


def _refuse_foreign(data: bytes, path: str) -> None:
    for mark, kind in _FOREIGN:
        if data.startswith(mark):
            raise _unreadable(path, f"this is {kind}, not a page or a text", "save its text as .txt or .html first")
    if _mark(data):
        return
    sample = data[:_SNIFFED]
    if sample.count(0) > 0 and not _wide_encoding(sample):
        raise _unreadable(path, "this is binary data, not a page or a text", "save its text as .txt or .html first")


def _document_text(data: bytes, path: str) -> str:
    try:
        return text_of(data)
    except BrokenDocumentError as error:
        advice = "open it in a word processor and save it again, or save its text as .txt"
        raise _unreadable(path, str(error), advice) from None


def _checked(text: str, source: Source, known: str = "") -> Decoded:
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise _unreadable(source.path, "it is empty", "check that the download or the copy was complete")
    media = known or _media_type(text[:_SNIFFED], source.path)
    largest = LARGEST_HTML if media == "text/html" else LARGEST_TEXT
    if len(text) > largest:
        raise _too_large(source.path, f"{len(text):,} characters", f"{largest:,}")
    return Decoded(text, msgspec.structs.replace(source, media_type=media))


def _media_type(sample: str, path: str) -> MediaType:
    name = path.lower().removesuffix(".gz")
    if name.endswith(_MARKDOWN_NAMES):
        return "text/markdown"
    if _MARKUP.match(sample) or _PAGE.search(sample) or (name.endswith(_PAGE_NAMES) and "<" in sample):
        return "text/html"
    return "text/plain"


def _text_of(data: bytes, path: str) -> str:
    """Decode as the byte order mark, the page itself, or the bytes say; Windows-1252 is the last resort."""
    if mark := _mark(data):
        return data.decode(mark, errors="replace").removeprefix("\ufeff")
    if wide := _wide_encoding(data[:_SNIFFED]):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_short = error.start >= len(data) - 3
        if cut_short or _is_mostly_utf8(data):
            return data.decode("utf-8", errors="replace")
    for encoding in (_declared(data), _guessed(data), "windows-1252"):
        if encoding and (text := _try(data, encoding)) is not None:
            return text
    return data.decode("windows-1252", errors="replace")


def _mark(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a mark: Latin letters leave every second byte zero."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and sample[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return ""


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether a few broken bytes spoil a text that is UTF-8 otherwise; other encodings hardly form its sequences."""
    text = data[:_UNKNOWN_ENCODING_SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken < sum(char > "\x7f" for char in text) - broken


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:_SNIFFED])
    name = found[1].decode("ascii").lower() if found else ""
    return "windows-1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name


def _guessed(data: bytes) -> str:
    best = from_bytes(
        data[:_UNKNOWN_ENCODING_SAMPLE], cp_isolation=["cp1252", "cp1250", "cp1251", "cp1256", "gb18030", "shift_jis"]
    ).best()
    return best.encoding if best else ""


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _too_large(path: str, size: str, most: str) -> UnreadableError:
    return _unreadable(path, f"it is too large: {size}, and the most is {most}", "split it into several files")


def _unreadable(path: str, reason: str, advice: str) -> UnreadableError:
    return UnreadableError(Unread(path=path or "the given bytes", reason=reason, advice=advice))
