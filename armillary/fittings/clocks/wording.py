"""Clocks in words: what is told of a moment."""

from datetime import UTC, datetime, tzinfo

from armillary.engines.lengths import briefly


def moment(second: int, zone: tzinfo = UTC) -> str:
    """A second by the clocks of a zone."""
    there = datetime.fromtimestamp(second, zone)
    return f"{there.day} {there:%b %Y, %H:%M %Z}"


def warning(label: str, percent: int, target: int, due: int | None) -> str:
    """What is told when much of the time is spent."""
    until = f": due {moment(due)}" if due is not None else ""
    return f"{label}: {percent} % of {briefly(target)} are spent{until}."


def breach(label: str, target: int, due: int | None) -> str:
    """What is told when all of it is spent."""
    since = f", since {moment(due)}" if due is not None else ""
    return f"{label}: late{since}. {briefly(target)} were promised."
