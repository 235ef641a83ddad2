"""From what a program tells to the arguments of a verb: a line for each argument.

    title = /alert/name | /title | "An alert"
    urgency = /severity {"critical": 1, "warning": 2} | 3

Each line tries its sources from left to right: a JSON pointer (RFC 6901), with a table of values
behind it where they are called otherwise here, or a JSON value as it is. The first that is there
counts. Nothing is evaluated.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MOST_LINES, LONGEST_POINTER = 50, 500
_ABSENT = object()


class BadMapping(ValueError):
    """A line of a mapping cannot be read; the message names it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a pointer with a table, or a value as it is."""

    pointer: str | None
    table: Mapping[str, Any] | None = None
    value: Any = None

    def value_in(self, body: Any) -> Any:
        if self.pointer is None:
            return self.value
        found = at(self.pointer, body)
        if self.table is None or found is _ABSENT:
            return found
        return self.table.get(found if isinstance(found, str) else json.dumps(found), _ABSENT)


Mapped = Mapping[str, tuple[Origin, ...]]


def read_mapping(text: str) -> Mapped:
    """The origins of each argument. BadMapping names the line that cannot be read."""
    lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    if len(lines) > MOST_LINES:
        raise BadMapping(f"At most {MOST_LINES} lines.")
    found: dict[str, tuple[Origin, ...]] = {}
    for line in lines:
        name, equals, rest = line.partition("=")
        argument = name.strip()
        if not equals or not argument.isidentifier() or argument in found:
            raise BadMapping(f"“{line.strip()[:80]}”: write argument = /pointer, once for each.")
        found[argument] = tuple(_origins(rest.strip(), line))
    return found


def applied(mapping: Mapped, body: Any) -> dict[str, Any]:
    """The arguments that a body gives; those of which it tells nothing stay out."""
    found: dict[str, Any] = {}
    for argument, origins in mapping.items():
        values = (origin.value_in(body) for origin in origins)
        value = next((each for each in values if each is not _ABSENT and each is not None), None)
        if value is not None:
            found[argument] = value
    return found


def at(pointer: str, body: Any) -> Any:
    """What stands at a JSON pointer; a mark of our own where nothing does."""
    place = body
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(place, dict) and name in place:
            place = place[name]
        elif isinstance(place, list) and name.isascii() and name.isdigit() and len(name) < 7:
            place = place[int(name)] if int(name) < len(place) else _ABSENT
        else:
            return _ABSENT
    return place


def text_at(pointer: str, body: Any) -> str:
    """The text or number at a pointer; empty where there is none."""
    found = at(pointer, body)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def is_pointer(text: str) -> bool:
    return text.startswith("/") and len(text) <= LONGEST_POINTER


def _origins(text: str, line: str) -> Iterator[Origin]:
    rest = text
    while True:
        origin, rest = _first(rest.lstrip(), line)
        yield origin
        rest = rest.lstrip()
        if not rest:
            return
        if not rest.startswith("|"):
            raise BadMapping(f"“{line.strip()[:80]}”: put | between one source and the next.")
        rest = rest[1:]


def _first(text: str, line: str) -> tuple[Origin, str]:
    """The first origin of a text, and what comes after it."""
    if text.startswith("/"):
        pointer, blank, rest = text.partition(" ")
        if len(pointer) > LONGEST_POINTER:
            raise BadMapping(f"“{line.strip()[:80]}”: the pointer is too long.")
        if not rest.lstrip().startswith("{"):
            return Origin(pointer), blank + rest
        table, after = _value(rest.lstrip(), line)
        return Origin(pointer, table), after
    value, after = _value(text, line)
    return Origin(None, None, value), after


def _value(text: str, line: str) -> tuple[Any, str]:
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        why = 'a source is a /pointer or a JSON value such as "text"'
        raise BadMapping(f"“{line.strip()[:80]}”: {why}.") from None
    return value, text[end:]
