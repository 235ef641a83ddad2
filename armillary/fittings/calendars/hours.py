"""Hours of a day as people write them: “08:00-12:00, 13:00-17:00”, “22-6”, “closed”."""

import re
from itertools import pairwise

from armillary.engines.worktime import Hours
from armillary.engines.worktime.years import DAY
from armillary.fittings.calendars.vocabulary import CLOSED

HOUR, MINUTE = 3600, 60
MOST = 12
ALL_DAY = "00:00-24:00"
_WHOLE = frozenset({"all day", "24h", "24 h"})
_SHUT = frozenset({"", CLOSED, "-", "–"})
_TIME = r"(\d{1,2})(?::(\d{2}))?"
_RANGE = re.compile(rf"{_TIME}\s*(?:-|–|to)\s*{_TIME}", re.ASCII)
_LEADING = re.compile(rf"(?:{_RANGE.pattern}|all day|24 ?h|closed)(?=[\s,;]|$)", re.IGNORECASE)


class Unreadable(ValueError):
    """Hours or dates that cannot be read, with a sentence why."""


def read(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a day in seconds of its clock. An end that is before its start is the next
    day's. Unreadable: they are no hours, or lie over each other.

    >>> read("8-12, 13:30-17"), read("closed"), read("22:00-06:00")
    (((28800, 43200), (48600, 61200)), (), ((79200, 21600),))
    """
    said = text.strip().lower()
    if said in _SHUT:
        return ()
    if said in _WHOLE:
        return ((0, DAY),)
    parts = [part.strip() for part in re.split(r"[,;]", said) if part.strip()]
    if len(parts) > MOST:
        raise Unreadable(f"A day has at most {MOST} stretches of work.")
    found = sorted(map(_stretch, parts))
    if any(end < start for start, end in found[:-1]):
        raise Unreadable("Only the last stretch of a day goes on over midnight.")
    if any(later[0] < earlier[1] for earlier, later in pairwise(found)):
        raise Unreadable("Two stretches of work lie over each other.")
    return tuple(found)


def written(hours: tuple[tuple[int, int], ...]) -> str:
    """The same in one form for all."""
    return ", ".join(f"{clock(start)}-{clock(end)}" for start, end in hours) or CLOSED


def tidy(text: str) -> str:
    """What was written, in that form."""
    return written(read(text))


def of_one_day(text: str) -> Hours:
    """Hours that end by midnight, for a date of their own."""
    found = read(text)
    if any(end < start for start, end in found):
        raise Unreadable("The hours of a date end by 24:00; say the rest for the next date.")
    return found


def leading(text: str) -> tuple[str, str]:
    """The hours at the beginning of a line, and the words after them.

    >>> leading("08:00-10:00, 11-12 Christmas Eve")
    ('08:00-10:00, 11-12', 'Christmas Eve')
    """
    end, rest = 0, text
    while match := _LEADING.match(rest):
        end += match.end()
        more = re.match(r"\s*[,;]\s*(?=\d)", text[end:])
        if not more:
            break
        end += more.end()
        rest = text[end:]
    return text[:end].strip(), text[end:].strip(" ,;")


def clock(second: int) -> str:
    """What a clock shows so many seconds after midnight."""
    return f"{second // HOUR:02d}:{second % HOUR // MINUTE:02d}"


def _stretch(text: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(text)
    if not match:
        raise Unreadable(f"“{text[:40]}” are no hours: write 08:00-17:00, or closed.")
    start, end = _second(match[1], match[2]), _second(match[3], match[4]) or DAY
    if start in (end, DAY):
        raise Unreadable(f"“{text[:40]}” lasts no time. The whole day is {ALL_DAY}.")
    return start, end


def _second(hour: str, minute: str | None) -> int:
    second = int(hour) * HOUR + int(minute or 0) * MINUTE
    if int(minute or 0) >= MINUTE or second > DAY:
        raise Unreadable(f"No clock shows {hour}:{minute or '00'}. A day ends at 24:00.")
    return second
