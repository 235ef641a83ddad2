"""Days in an iCalendar file (RFC 5545), as the lines by which a set of holidays keeps its own."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from armillary.fittings.calendars.hours import Unreadable

MOST_EVENTS, LONGEST_NAME = 400, 80
_PROPERTY = re.compile(r"(?P<name>[A-Za-z-]+)(?:;[^:]*)?:(?P<value>.*)", re.DOTALL)
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?", re.ASCII)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_ONE = timedelta(days=1)


def lines_in(text: str) -> list[str]:
    """One line for each event: its date or dates and its summary; without a year where it comes
    back each year. Unreadable: it is no such file, or an event repeats in another way.

    >>> lines_in("BEGIN:VEVENT\\nDTSTART;VALUE=DATE:20261224\\nSUMMARY:Eve\\nEND:VEVENT")
    ['2026-12-24 Eve']
    """
    events = list(_events(text))
    if not events:
        raise Unreadable("There is no event in it. Paste a whole iCalendar file: BEGIN:VCALENDAR …")
    if len(events) > MOST_EVENTS:
        raise Unreadable(f"There are more than {MOST_EVENTS} events in it.")
    return [_line(event) for event in events]


def _events(text: str) -> Iterator[Mapping[str, str]]:
    """The properties of each event; what stands within another part of it is left out."""
    within: list[str] = []
    event: dict[str, str] = {}
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        match = _PROPERTY.fullmatch(line.strip())
        if match is None:
            continue
        name, value = match["name"].upper(), match["value"].strip()
        if name == "BEGIN":
            within.append(value.upper())
            event = {} if within[-1] == "VEVENT" else event
        elif name == "END" and within:
            if within.pop() == "VEVENT":
                yield event
        elif within and within[-1] == "VEVENT":
            event.setdefault(name, value)


def _line(event: Mapping[str, str]) -> str:
    name = _name(event.get("SUMMARY", ""))
    first = _day(event.get("DTSTART", ""), name)
    last = _day(event["DTEND"], name) - _ONE if "DTEND" in event else first
    if rule := event.get("RRULE", ""):
        if last > first or rule.upper().strip(";") not in ("FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=1"):
            raise Unreadable(f"“{name}” repeats by {rule[:60]}: only single days of each year do.")
        return f"{first:%m-%d} {name}"
    if last > first:
        return f"{first.isoformat()}..{last.isoformat()} {name}"
    return f"{first.isoformat()} {name}"


def _name(summary: str) -> str:
    said = _ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], summary)
    return " ".join(said.split())[:LONGEST_NAME] or "Holiday"


def _day(text: str, name: str) -> date:
    match = _DATE.fullmatch(text)
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise Unreadable(f"“{name}” has no date that can be read.")
