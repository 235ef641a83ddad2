"""Numbers as people write them, and which sign a column has before its decimals."""

import re
from collections.abc import Iterable
from decimal import Decimal

from armillary.fittings.imports.mapping.moments import UNCLEAR, NotRead

COMMA, POINT = "comma", "point"
_FIGURE = re.compile(r"[+-]?(?:\d{1,30})(?:[.,' \u00a0\u202f’]\d{1,30})*", re.ASCII)
_SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d{1,20})?[eE][+-]?\d{1,3}", re.ASCII)
_AROUND = re.compile(r"^(?:€|\$|£|EUR|USD|CHF)\s*|\s*(?:€|\$|£|EUR|USD|CHF|%)$")
_GROUPS = str.maketrans("", "", "' \u00a0\u202f’")


def sign_of(cells: Iterable[str]) -> str:
    """What stands before the decimals of a column: "comma", "point", "?" or "" (no decimals)."""
    found = {told for cell in cells if (told := _told(_bare(cell)))}
    if {COMMA, POINT} <= found:
        return UNCLEAR
    for sign in (COMMA, POINT, UNCLEAR):
        if sign in found:
            return sign
    return ""


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return bool(_FIGURE.fullmatch(_bare(cell)) or _SCIENTIFIC.fullmatch(cell.strip()))


def figure(cell: str, sign: str) -> Decimal:
    """The number that a cell means. NotRead: there is none, or two."""
    bare = _bare(cell)
    if _SCIENTIFIC.fullmatch(bare):
        return Decimal(bare)
    if not _FIGURE.fullmatch(bare):
        raise NotRead(f"“{cell[:40]}” is no number.")
    told = _told(bare)
    if told == UNCLEAR and sign not in (COMMA, POINT):
        raise NotRead(f"Say whether the sign in “{cell[:40]}” parts thousands or decimals.")
    decimals = "," if (sign if told == UNCLEAR else told or sign) == COMMA else "."
    thousands = "." if decimals == "," else ","
    return Decimal(bare.translate(_GROUPS).replace(thousands, "").replace(decimals, "."))


def whole(cell: str, sign: str) -> int:
    """The whole number that a cell means."""
    value = figure(cell, sign)
    if value != value.to_integral_value():
        raise NotRead(f"“{cell[:40]}” is no whole number.")
    return int(value)


def _bare(cell: str) -> str:
    return _AROUND.sub("", cell.strip())


def _told(bare: str) -> str:
    """What a single number tells of the sign; "1,234" could mean either."""
    if not _FIGURE.fullmatch(bare):
        return ""
    commas, points = bare.count(","), bare.count(".")
    if commas and points:
        return COMMA if bare.rfind(",") > bare.rfind(".") else POINT
    if not commas and not points:
        return ""
    mine, other = (COMMA, POINT) if commas else (POINT, COMMA)
    if commas + points > 1:
        return other
    head, _, tail = bare.lstrip("+-").partition("," if commas else ".")
    thousands = len(tail) == 3 and 1 <= len(head) <= 3 and head != "0"
    return UNCLEAR if thousands else mine
