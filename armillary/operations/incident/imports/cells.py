"""What one cell of the log says: text, a moment, a whole number, a level, yes or no."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

UNKNOWN = ("?", "")
LONGEST = 100
LONGEST_NUMBER = 60
LONGEST_FACT = 2_000

_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_LEVEL = re.compile(r"([1-9])(?: - .*)?", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)

Moment = Callable[[str], datetime | None]


class WrongCell(Exception):
    """The cell does not say what its column should; the message says why."""


@lru_cache(maxsize=1 << 16)
def text(cell: str, longest: int = LONGEST) -> str | None:
    """What the source wrote, or None where it did not know."""
    cell = cell.strip()
    if cell in UNKNOWN:
        return None
    if len(cell) > longest:
        raise WrongCell(f"is longer than {longest:,} characters")
    return cell


def fact(cell: str) -> str | None:
    """A text of a column that has no field of its own."""
    return text(cell, LONGEST_FACT)


@lru_cache(maxsize=1 << 16)
def name(cell: str, longest: int = LONGEST) -> str:
    """A text that must be there."""
    known = text(cell, longest)
    if known is None:
        raise WrongCell("is unknown, and nothing can be kept without it")
    return known


def number(cell: str) -> str:
    """The number under which the source keeps the incident."""
    return name(cell, LONGEST_NUMBER)


def levels_to(lowest: int) -> Callable[[str], int]:
    """A reader of levels from 1 to `lowest`, by the number that leads: "2 - Medium" is 2."""

    @lru_cache(maxsize=256)
    def level(cell: str) -> int:
        found = _LEVEL.fullmatch(name(cell))
        if found is None or int(found[1]) > lowest:
            raise WrongCell(f"“{cell}” does not begin with a number from 1 to {lowest}")
        return int(found[1])

    return level


@lru_cache(maxsize=1 << 16)
def whole(cell: str) -> int | None:
    """A count, or None where the source did not know it."""
    known = text(cell)
    if known is None:
        return None
    if not _WHOLE.fullmatch(known):
        raise WrongCell(f"“{cell}” is not a whole number")
    return int(known)


def yes_or_no(cell: str) -> bool | None:
    """true, false, or None where the source did not know."""
    match text(cell):
        case None:
            return None
        case "true" | "TRUE" | "True":
            return True
        case "false" | "FALSE" | "False":
            return False
        case other:
            raise WrongCell(f"“{other}” is neither true nor false")


def moments_in(zone: tzinfo) -> Moment:
    """A reader of moments written without a zone: they are of this one."""

    @lru_cache(maxsize=1 << 16)
    def moment(cell: str) -> datetime | None:
        known = text(cell)
        if known is None:
            return None
        wall = _wall_clock(known)
        try:
            instant = wall.replace(tzinfo=zone).astimezone(UTC)
            again = instant.astimezone(zone).replace(tzinfo=None)
        except OverflowError as wrong:
            raise WrongCell(f"“{known}” is not in the calendar") from wrong
        if again != wall:
            raise WrongCell(f"“{known}” was skipped by the clocks of {zone}")
        return instant

    return moment


def known_moments_in(zone: tzinfo) -> Callable[[str], datetime]:
    """A reader of moments that must be there."""
    moment = moments_in(zone)

    @lru_cache(maxsize=1 << 16)
    def known(cell: str) -> datetime:
        instant = moment(cell)
        if instant is None:
            raise WrongCell("is unknown, and nothing can be kept without it")
        return instant

    return known


def _wall_clock(cell: str) -> datetime:
    if found := _DAY_FIRST.fullmatch(cell):
        day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(cell):
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    else:
        raise WrongCell(f"“{cell}” is not a moment like 29/2/2016 01:16")
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 (the zone follows)
    except ValueError as wrong:
        raise WrongCell(f"“{cell}” is not in the calendar") from wrong
