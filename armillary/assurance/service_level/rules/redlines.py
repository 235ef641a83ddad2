"""Two editions of an agreement beside each other: what went, what came, word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from armillary.assurance.service_level.rules.documents import LABELS, Document

MOST_WORDS = 4_000
"""Longer texts are told as a whole: one before, one after."""
_WORDS = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """Some words, and whether they are only on this side."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the agreement on both sides."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.changed for piece in (*self.before, *self.after))


def redline(before: Document, after: Document) -> list[Row]:
    """Every part that either has, in their order; then the objectives."""
    rows = [
        _row(label, _text(before.get(name)), _text(after.get(name)))
        for name, label in LABELS.items()
    ]
    return [row for row in rows if row.before or row.after] + list(_objectives(before, after))


def _objectives(before: Document, after: Document) -> Iterator[Row]:
    old, new = _by_what_they_are(before), _by_what_they_are(after)
    for key in sorted(old.keys() | new.keys()):
        one = new.get(key) or old[key]
        yield _row(one["number"], _told(old.get(key)), _told(new.get(key)))


def _by_what_they_are(document: Document) -> dict[tuple[str, ...], Mapping[str, str]]:
    """Not by their numbers: in a successor the same objective has another one."""
    found: dict[tuple[str, ...], Mapping[str, str]] = {}
    for each in document.get("objectives", ()):
        same = (each["measure"], each["priority"], each["service"])
        many = sum(key[:3] == same for key in found)
        found[*same, f"{many:04d}"] = each
    return found


def _told(objective: Mapping[str, str] | None) -> str:
    if objective is None:
        return ""
    more = {
        "service": objective["service"],
        "hours": objective["hours"],
        "over": objective["window"].lower(),
        "counts": objective["population"],
        "credit": objective["credit"],
    }
    return "; ".join((objective["statement"], *(f"{k}: {v}" for k, v in more.items() if v)))


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _row(label: str, before: str, after: str) -> Row:
    if before == after:
        same = (Piece(before, changed=False),) if before else ()
        return Row(label, same, same)
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return Row(label, _whole(before), _whole(after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Row(
        label,
        _pieces((old[a:b], tag != "equal") for tag, a, b, _, _ in steps),
        _pieces((new[c:d], tag != "equal") for tag, _, _, c, d in steps),
    )


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, changed=True),) if text else ()


def _pieces(found: Iterator[tuple[Sequence[str], bool]]) -> tuple[Piece, ...]:
    return tuple(Piece("".join(words), changed) for words, changed in found if words)
