"""Currencies: signs, codes and names around a number, and what a bare "$" or "Rs" means where the report is from.

A bare sign or word that several countries use ("$", "Rs", "pesos") is the setting's currency if that is one of its
group, else the group's most used member. "$" is the US dollar everywhere except where the home currency is a
dollar that its own press writes so (Australia, Canada, New Zealand, Singapore, Jamaica ...). In countries of pesos,
and where papers mark the local dollar (Taiwan's NT$) or prices are set in US dollars (Zimbabwe, Liberia), a bare "$"
stays the US dollar.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from newstally.lexicon import table, words
from newstally.model import Setting
from newstally.reading.quantities.numerals import GAP, ROOM


@cache
def _section(name: str) -> dict[str, str]:
    return dict(table(ROOM, "currencies.toml")[name])


@cache
def _groups() -> dict[str, list[str]]:
    return dict(table(ROOM, "currencies.toml")["local"])


_CODES = words(ROOM, "codes.txt")


def _either(options: list[str]) -> str:
    return "|".join(sorted((re.escape(o) for o in options), key=len, reverse=True))


_SPACED_SIGN = r"US \$|HK \$|AU \$|NZ \$|S \$|A \$|C \$"
_LETTERS = _either([*(s for s in _section("signs") if s[0].isalpha()), *_CODES])
_SYMBOLS = _either([s for s in _section("signs") if not s[0].isalpha()])
_BEFORE = re.compile(
    rf"(?:(?<![\w$])(?<![A-Z]-)(?P<word>{_SPACED_SIGN}|{_LETTERS})|(?P<sign>{_SYMBOLS}))(?P<gap>[^\S\n]?\n?[+−–-]?)\Z"
)
_NAMES = _section("names")
_COINS = _either([c for c in _section("coins") if c != "p"])
_AFTER = re.compile(rf"(?:{GAP}|-)(?:(?P<name>{_either([*_NAMES])})|(?P<coin>{_COINS}))(?!\w)", re.IGNORECASE)
_CODE_AFTER = re.compile(rf"[^\S\n]?(?P<code>{_either(list(_CODES))}|€|£|₹|₽|₪|₴|zł|Kč|Ft|US\$|kn|kr)(?!\w)")
_PENCE = re.compile(r"p(?![\w.]\w)(?!\w)|c(?! ?[\w])(?!\w)")


# Letters that are a currency's sign only where that currency is at home: elsewhere "R18" and "K2" are names.
_AT_HOME = frozenset(table(ROOM, "currencies.toml")["at_home"])


# Beside a sum that no name has, a sign of one country, or of more than a letter, is money anywhere: "N500m",
# "Sh84 billion".
_SUM = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?[\s-]?(?:million|billion|trillion|[mb]|mn|bn|trn?|crore|lakh)\b")


def local_code(code: str, setting: Setting) -> str:
    """The ISO 4217 code of a group like "local rupee" under this setting; a plain code stays as it is."""
    group = _groups().get(code)
    if group is None:
        return code
    return setting.currency if setting.currency in group else group[0]


def sign_before(text: str, start: int, setting: Setting) -> tuple[int, str] | None:
    """Where a currency sign or code that ends at `start` begins, and its code."""
    found = _BEFORE.search(text, max(0, start - 9), start)
    if found is None:
        return None
    written = found["word"] or found["sign"]
    sign = _section("signs").get(written.replace(" ", ""), written)
    code = local_code(sign, setting)
    anywhere = sign not in _groups() or len(written) > 1
    if written in _AT_HOME and code != setting.currency and not (anywhere and _SUM.match(text, start)):
        return None
    return found.start(), "CNY" if code == "RMB" else code


_NEVER_SMALL = frozenset(table(ROOM, "currencies.toml")["never_small"])
_TWO_DIGITS = re.compile(r"\d{1,2}(?![\d.,]*\d|\s?(?:[mbk]n?|tr?n)\b)", re.IGNORECASE)


def is_numbered_name(text: str, sign: int, start: int, end: int) -> bool:
    """Whether a code from `sign` before the number from `start` to `end` is a name with its number: "COP30".

    A number of two digits without scale or decimals is no sum in a currency whose coins are worth less.
    """
    return text[sign:start].strip() in _NEVER_SMALL and end - start <= 2 and _TWO_DIGITS.match(text, start) is not None


def name_after(text: str, end: int, setting: Setting) -> tuple[int, str] | None:
    """Where a currency name, coin or code that follows at `end` ends, and its code or coin."""
    if code := _CODE_AFTER.match(text, end):
        written = code["code"]
        known = {"kn": "HRK", "CNY": "CNY", "RMB": "CNY"}.get(written) or _section("signs").get(written, written)
        return code.end(), local_code(known, setting)
    found = _AFTER.match(text, end)
    if found is None:
        return None
    if found["coin"]:
        return found.end(), _section("coins")[found["coin"].lower()]
    return found.end(), local_code(_NAMES[found["name"].lower()], setting)


def pounds_code(setting: Setting, scale: Decimal) -> str:
    """The currency "pounds" are where pounds are money, or by the million; empty for the weight."""
    if setting.currency in _groups()["local pound"]:
        return setting.currency
    return "GBP" if scale >= 1_000_000 else ""


def pence_after(text: str, end: int) -> tuple[int, str] | None:
    """ "40p" and "5c", glued to their digits."""
    found = _PENCE.match(text, end)
    if found is None:
        return None
    return found.end(), "penny" if found.group() == "p" else "cent"
