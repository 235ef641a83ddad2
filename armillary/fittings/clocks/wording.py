"""Clocks in words: lengths of time, and what is told of a moment."""

from datetime import UTC, datetime, tzinfo

MINUTE, HOUR, DAY = 60, 3600, 86_400


def lasted(seconds: int) -> str:
    """A length of time by its two greatest parts: "1 d 4 h", "2 h 5 min", "40 s"."""
    left, parts = abs(seconds), []
    for size, name in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min"), (1, "s")):
        count, left = divmod(left, size)
        if count:
            parts.append((size, f"{count} {name}"))
    told = [text for size, text in parts if size * 100 > parts[0][0] or size == parts[0][0]]
    return " ".join(told[:2]) or "0 s"


def worked(seconds: int) -> str:
    """A length of working time in hours, minutes and seconds: days of it are no days."""
    hours, left = divmod(abs(seconds), HOUR)
    minutes, rest = divmod(left, MINUTE)
    parts = [(hours, "h"), (minutes, "min"), (0 if hours else rest, "s")]
    return " ".join(f"{count:,} {name}" for count, name in parts if count) or "0 s"


def moment(second: int, zone: tzinfo = UTC) -> str:
    """A second by the clocks of a zone."""
    there = datetime.fromtimestamp(second, zone)
    return f"{there.day} {there:%b %Y, %H:%M %Z}"


def warning(label: str, percent: int, target: int, due: int | None) -> str:
    """What is told when much of the time is spent."""
    until = f": due {moment(due)}" if due is not None else ""
    return f"{label}: {percent} % of {worked(target)} are spent{until}."


def breach(label: str, target: int, due: int | None) -> str:
    """What is told when all of it is spent."""
    since = f", since {moment(due)}" if due is not None else ""
    return f"{label}: late{since}. {worked(target)} were promised."
