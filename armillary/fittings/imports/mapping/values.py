"""From the text of a cell to the value that a verb takes; else a sentence why not."""

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from armillary.fittings.imports.mapping import figures, moments
from armillary.fittings.imports.mapping.foreign import TRUTH, parted
from armillary.fittings.imports.mapping.moments import NotRead
from armillary.fittings.imports.mapping.references import References
from armillary.fittings.imports.mapping.targets import Target
from armillary.fittings.imports.mapping.words import plain_words, unmarked
from armillary.kernel.lifecycle.text import flaw

FOR_NUL = "\ufffe"
_TOO_EXACT = "e+"


class Reader:
    """Reads cells for one person: in this zone, and with what this person may refer to."""

    def __init__(self, zone: ZoneInfo, references: References) -> None:
        self.zone = zone
        self.references = references
        self._by_kind: dict[str, Callable[[Target, str, str], Any]] = {
            "choice": self._choice,
            "boolean": self._truth,
            "integer": self._whole,
            "decimal": self._figure,
            "moment": self._moment,
            "date": self._day,
            "person": self._record,
            "record": self._record,
        }

    def value(self, target: Target, cell: str, reading: str = "") -> Any:
        """The value in a cell that holds something. NotRead: there is none."""
        if how := self._by_kind.get(target.kind):
            return how(target, unmarked(cell).strip(), reading)
        return self._text(target, unmarked(cell))

    def _text(self, target: Target, cell: str) -> str:
        if _TOO_EXACT in cell and _is_cut(cell):
            raise NotRead(
                f"“{cell[:40]}” has lost its last digits in a spreadsheet. Format the column as "
                "text there and enter the number anew."
            )
        if why := flaw(cell.replace(FOR_NUL, "\0"), longest=target.argument.longest):
            raise NotRead(why)
        return cell

    def _choice(self, target: Target, cell: str, reading: str) -> Any:
        if target.several:
            return [self._chosen(target, word) for word in parted(target, cell)]
        return self._chosen(target, cell)

    def _chosen(self, target: Target, word: str) -> Any:
        if (plain := plain_words(word)) in target.by_word:
            return _typed(target, target.by_word[plain])
        told = ", ".join(label for _, label in target.choices[:12])
        raise NotRead(f"“{word[:40]}” is none of the choices: {told}.")

    def _truth(self, target: Target, cell: str, reading: str) -> bool:
        if (words := plain_words(cell)) in TRUTH:
            return TRUTH[words]
        raise NotRead(f"“{cell[:40]}” is neither yes nor no.")

    def _whole(self, target: Target, cell: str, reading: str) -> int:
        value = figures.whole(cell, reading)
        if abs(value) > 2**63 - 1:
            raise NotRead(f"“{cell[:40]}” is too large.")
        return value

    def _figure(self, target: Target, cell: str, reading: str) -> Any:
        value = figures.figure(cell, reading)
        return value if target.argument.annotation is Decimal else float(value)

    def _moment(self, target: Target, cell: str, reading: str) -> Any:
        return moments.moment(cell, reading, self.zone)

    def _day(self, target: Target, cell: str, reading: str) -> Any:
        return moments.day(cell, reading)

    def _record(self, target: Target, cell: str, reading: str) -> Any:
        return self.references.find(target.argument.annotation, cell)


def _typed(target: Target, value: Any) -> Any:
    kind = target.argument.annotation
    return kind(value) if issubclass(kind, Enum) else value


def _is_cut(cell: str) -> bool:
    head, _, power = cell.strip().partition(_TOO_EXACT)
    return power.isdigit() and head.replace(".", "", 1).lstrip("-").isdigit()
