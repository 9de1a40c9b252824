"""Texts with their time expressions marked in place, as people write and check them: `[[Sunday|D|2023-11-19]]`.

A document opens with a line `### NAME DAY [COUNTRY]`. A mark is `[[words|TYPE|VALUE]]`, or with the calendar stretch
`[[words|TYPE|VALUE|START|END]]`; TYPE is D(ATE), T(IME), U (duration) or S(ET).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_TYPES = {"D": "DATE", "T": "TIME", "U": "DURATION", "S": "SET"}
# TIME values are compared to the minute, without their zone.
_TO_THE_MINUTE = len("2024-01-17T09:00")


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file: `docid`, `dct`, `text` and `timexes` with start, end, type, value and marked `stretch`.

    Raises ValueError naming the document and the mark that cannot be read.
    """
    for block in re.split(r"^### ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, day, *_ = head.split()
        pieces, timexes, length, at = [], [], 0, 0
        body = body.strip()
        for mark in _MARK.finditer(body):
            words, *rest = mark[1].split("|")
            if len(rest) < 2 or rest[0] not in _TYPES:
                raise ValueError(f"{path}, document {name}: {mark[0]} is no mark")
            pieces += [body[at : mark.start()], words]
            start = length + mark.start() - at
            length, at = start + len(words), mark.end()
            value = rest[1][:_TO_THE_MINUTE] if rest[0] == "T" else rest[1]
            timexes.append(
                {"start": start, "end": length, "type": _TYPES[rest[0]], "value": value, "stretch": rest[2:]}
            )
        yield {"docid": name, "dct": day, "text": "".join([*pieces, body[at:]]), "timexes": timexes}


def write_timeml(document: dict[str, Any], folder: Path) -> None:
    """One document as a TimeML file, which the referee's scorer reads."""
    text, at, pieces = document["text"], 0, []
    for number, timex in enumerate(document["timexes"], start=1):
        words = html.escape(text[timex["start"] : timex["end"]], quote=False)
        pieces.append(html.escape(text[at : timex["start"]], quote=False))
        pieces.append(f'<TIMEX3 tid="t{number}" type="{timex["type"]}" value="{timex["value"]}">{words}</TIMEX3>')
        at = timex["end"]
    pieces.append(html.escape(text[at:], quote=False))
    body = f"<DOCID>{document['docid']}</DOCID>\n<DCT>{document['dct']}</DCT>\n<TEXT>{''.join(pieces)}</TEXT>"
    (folder / f"{document['docid']}.tml").write_text(f"<TimeML>\n{body}\n</TimeML>\n", encoding="utf-8")
