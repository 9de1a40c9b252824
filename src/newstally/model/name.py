"""Names: people, organisations, vehicles and facilities, with their mention chains; and who says what."""

from __future__ import annotations

from typing import Literal

import msgspec

from newstally.model.evidence import Record

NameKind = Literal["person", "organisation", "vehicle", "facility"]
# "free_indirect" is speech that runs on without a verb of saying ("... The project would also create 400 jobs.").
Manner = Literal["direct", "indirect", "according_to", "tally", "free_indirect"]


class Name(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One named thing of the report. `evidence` holds every mention, the fullest first.

    `name` is the fullest form used ("Muhammad Kashif"), `aliases` the other forms used
    ("Kashif", "BLA"). `role` and `organisation` are what the report says of a person
    ("controller", "Pakistan Railways' Quetta Division").
    """

    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    role: str = ""
    organisation: str = ""


class Speaker(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who stands behind a statement: a named person, an office, a group, or an unnamed source.

    `name` is the full name within the report, or the phrase as written for the unnamed
    ("officials", "another railway employee"); `origin` is who knows first where the speaker passes on
    somebody else's knowledge ("the IT ministry" behind "figures shared by the IT ministry"); `via` is who passes the
    speaker's words on ("was quoted by state television as saying").
    """

    name: str
    role: str = ""
    organisation: str = ""
    named: bool = True
    origin: str = ""
    via: str = ""


class Attribution(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of text and who says it. `evidence[0]` is the content, field "speaker" the speaker's words."""

    speaker: Speaker
    manner: Manner
