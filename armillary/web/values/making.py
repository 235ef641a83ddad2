"""From what the database holds to what people read."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from armillary.web.values.kinds import Choice, Moment, Who


def moment(instant: datetime) -> Moment:
    """An instant in words that mean the same everywhere: 23 Nov 2026, 03:39 UTC."""
    there = instant.astimezone(UTC)
    return Moment(f"{there:%Y-%m-%dT%H:%M:%SZ}", f"{there.day} {there:%b %Y, %H:%M} UTC")


def day(date_: date) -> str:
    return f"{date_.day} {date_:%b %Y}"


def bounded(count: int, most: int) -> str:
    """A count that is not gone on with for ever."""
    return f"{most}+" if count > most else str(count)


def initials(name: str) -> str:
    """The first letters of the first and the last word: "MB" for Mia van den Berg."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()


def who(name: str, *, url: str = "", robot: bool = False, team: bool = False) -> Who:
    return Who(name, "" if robot or team else initials(name), url, robot, team)


def choices(known: Iterable[tuple[object, object]], chosen: object) -> tuple[Choice, ...]:
    """Values and labels as a form offers them; in an address all of them are text."""
    now = str(chosen)
    return tuple(Choice(str(value), str(label), str(value) == now) for value, label in known)
