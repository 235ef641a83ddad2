"""Days and moments as people write them, and which order of day and month a column has."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

DAY_FIRST, MONTH_FIRST, UNCLEAR = "dmy", "mdy", "?"
Parts = tuple[date, time, tzinfo | None]

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?)?"
    r" ?(Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_TIME = r"(?:[ ,T]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?: ?([AaPp])\.?[Mm]\.?)?(?: Uhr)?)?"
_SIGNED = re.compile(rf"(\d{{1,2}})([./-]) ?(\d{{1,2}})\2 ?(\d{{4}}|\d\d){_TIME}", re.ASCII)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[./](\d{{1,2}})[./](\d{{1,2}}){_TIME}", re.ASCII)
_NAMED = re.compile(rf"(\d{{1,2}})\.?[ -]([^\W\d]{{3,9}})\.?,?[ -](\d{{4}}){_TIME}")
_NAMED_FIRST = re.compile(rf"([^\W\d]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_TIME}")
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar janner jaen",
            "feb february februar feber",
            "mar march marz maerz mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        1,
    )
    for word in words.split()
}
_FOLD = str.maketrans("äàáâéèûôÄ", "aaaaeeuoa")
_TURN = 70
"""Two digits of a year from here on mean the last century."""


class NotRead(ValueError):
    """The cell cannot be read; the message tells what to do."""


def order_of(cells: Iterable[str]) -> str:
    """Which comes first in the days of a column: "dmy", "mdy", "?" unclear, "" nowhere told."""
    found: set[str] = set()
    for cell in cells:
        if match := _SIGNED.fullmatch(cell.strip()):
            found.add(_told(int(match[1]), match[2], int(match[3])))
    if {DAY_FIRST, MONTH_FIRST} <= found:
        return UNCLEAR
    for order in (DAY_FIRST, MONTH_FIRST, UNCLEAR):
        if order in found:
            return order
    return ""


def _told(first: int, sign: str, second: int) -> str:
    """Points part days and months in this order everywhere; else one of them is above twelve."""
    if sign == "." or first > 12:
        return DAY_FIRST
    return MONTH_FIRST if second > 12 else UNCLEAR


def moment(cell: str, order: str, zone: ZoneInfo) -> datetime:
    """The moment that a cell means; without a zone of its own it is one of the given zone."""
    day, clock, own = _parts(cell.strip(), order)
    there = datetime.combine(day, clock, tzinfo=own or zone)
    return there.astimezone(UTC)


def day(cell: str, order: str) -> date:
    """The day that a cell means."""
    return _parts(cell.strip(), order)[0]


def _parts(cell: str, order: str) -> Parts:
    try:
        return _iso(cell) or _signed(cell, order) or _named(cell) or _refused(cell)
    except (ValueError, OverflowError) as error:
        if isinstance(error, NotRead):
            raise
        raise NotRead(f"“{cell[:40]}” is no day of the calendar.") from None


def _refused(cell: str) -> Parts:
    raise NotRead(f"“{cell[:40]}” is no day that can be read: write it like 2026-11-23.")


def _iso(cell: str) -> Parts | None:
    match = _ISO.fullmatch(cell)
    if match is None:
        return None
    year, month, day_, hour, minute, second, fraction, zone = match.groups()
    clock = time(
        int(hour or 0), int(minute or 0), int(second or 0), int((fraction or "0").ljust(6, "0"))
    )
    own = datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo if zone else None
    return date(int(year), int(month), int(day_)), clock, own


def _signed(cell: str, order: str) -> Parts | None:
    if match := _YEAR_FIRST.fullmatch(cell):
        return date(int(match[1]), int(match[2]), int(match[3])), _clock(match.groups()[3:]), None
    match = _SIGNED.fullmatch(cell)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    told = _told(first, match[2], second)
    if told == UNCLEAR and order not in (DAY_FIRST, MONTH_FIRST):
        raise NotRead(f"Say whether “{cell[:40]}” begins with the day or with the month.")
    day_first = (order if told == UNCLEAR else told) == DAY_FIRST
    day_, month = (first, second) if day_first else (second, first)
    return date(_year(match[4]), month, day_), _clock(match.groups()[4:]), None


def _named(cell: str) -> Parts | None:
    if match := _NAMED.fullmatch(cell):
        day_, word = match[1], match[2]
    elif match := _NAMED_FIRST.fullmatch(cell):
        word, day_ = match[1], match[2]
    else:
        return None
    month = _MONTHS.get(word.casefold().translate(_FOLD))
    if month is None:
        return None
    return date(int(match[3]), month, int(day_)), _clock(match.groups()[3:]), None


def _clock(parts: "tuple[str | None, ...]") -> time:
    hour, minute, second, half = parts
    hours = int(hour or 0)
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    return time(hours, int(minute or 0), int(second or 0))


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= _TURN else 2000)
