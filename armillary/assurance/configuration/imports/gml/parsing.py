"""GML as keys with values: text, numbers, and lists of such keys."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from armillary.assurance.configuration.imports.found import Value, WrongSource
from armillary.assurance.configuration.imports.limits import DEEPEST

_TOKEN = re.compile(
    r"""(?P<space>\s+|(?<![^\n])\#[^\n]*)|(?P<string>"[^"]*")|(?P<open>\[)|(?P<close>\])
    |(?P<real>[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d{1,3})?)|(?P<whole>[+-]?\d+)
    |(?P<word>[A-Za-z_]\w*)""",
    re.VERBOSE | re.ASCII,
)


class Pair(NamedTuple):
    """A key of a list with its value, and the line of the key."""

    key: str
    value: "Value | list[Pair]"
    line: int


def parsed(text: str) -> list[Pair]:
    """The lists of a document, one inside the other. Raises WrongSource with the line."""
    parsing = _Parsing()
    for kind, said, line in _tokens(text):
        parsing.take(kind, said, line)
    return parsing.whole()


class _Parsing:
    """What has been read so far: the lists that are open, and the key that waits for a value."""

    def __init__(self) -> None:
        self._open = [Pair("", [], 0)]
        self._key, self._line = "", 0

    def take(self, kind: str, said: str, line: int) -> None:
        if kind == "close":
            self._close(line)
        elif self._key:
            self._add(_value(kind, said, line))
        elif kind == "word":
            self._key, self._line = said, line
        else:
            raise WrongSource(f"Line {line}: a key was to come here, not {said[:40]}.")

    def whole(self) -> list[Pair]:
        if self._key:
            raise WrongSource(f"The file ends after “{self._key}” in line {self._line}.")
        if len(self._open) > 1:
            last = self._open[-1]
            raise WrongSource(f"“{last.key}” in line {last.line} is never closed.")
        return self._inside()

    def _close(self, line: int) -> None:
        if self._key or len(self._open) == 1:
            raise WrongSource(f"Line {line}: this bracket closes nothing that is whole.")
        self._open.pop()

    def _add(self, value: "Value | list[Pair]") -> None:
        pair = Pair(self._key, value, self._line)
        self._inside().append(pair)
        self._key = ""
        if isinstance(value, list):
            self._open.append(pair)
        if len(self._open) > DEEPEST:
            raise WrongSource(f"Line {pair.line}: lists are at most {DEEPEST} deep.")

    def _inside(self) -> list[Pair]:
        inside = self._open[-1].value
        return inside if isinstance(inside, list) else []


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    place, line = 0, 1
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            said = text[place : place + 20].split("\n", maxsplit=1)[0]
            why = "a quote is never closed" if said[0] == '"' else f"“{said}” is no GML"
            raise WrongSource(f"Line {line}: {why}.")
        if found.lastgroup != "space":
            yield str(found.lastgroup), found[0], line
        line += found[0].count("\n")
        place = found.end()


def _value(kind: str, said: str, line: int) -> "Value | list[Pair]":
    if kind == "string":
        return html.unescape(said[1:-1])
    if kind == "open":
        return []
    if kind == "word":
        raise WrongSource(f"Line {line}: the text {said[:40]} needs quotes.")
    if len(said) > 40:
        raise WrongSource(f"Line {line}: this number is too long.")
    return int(said) if kind == "whole" else float(said)
