"""What goes with records of a type, written in the same act; the kernel knows no more of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from armillary.kernel.acts import Act
from armillary.records.models import Record

HELD = "beside"
"""Under this name a record holds, in memory, what its companion has read or made of it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What waits to be written beside many records: a statement and its one value."""

    statement: str
    value: str


class Companion(Protocol):
    """What is kept beside the records of a type."""

    def reading(self, table: str) -> str:
        """SQL for the text that is read together with a row that is locked."""

    def begin(self, record: Any, act: Act) -> None:
        """A record is being made: set the columns of it that are the companion's."""

    def made(self, record: Any) -> None:
        """Its row is there: write what goes beside it."""

    def change(self, record: Any, act: Act, before: Mapping[str, Any]) -> Mapping[str, Any]:
        """A record was changed and is about to be written: write what goes beside it.

        `before` is what it held, by column. Returns the further columns that change with that.
        """

    def follow(self, record: Any, act: Act, before: Mapping[str, Any] | None) -> None:
        """The same for a record that is lived through in memory (None: it is made now): write
        nothing yet."""

    def settle(self, record: Any) -> list[dict[str, Any]]:
        """Set the columns of a record that was lived through; what is to be written beside it."""

    def written(self, rows: list[dict[str, Any]]) -> Written:
        """How these are written, for many records at once."""


_companions: dict[type[Record], Companion] = {}


def learn(model: type[Record], companion: Companion) -> None:
    """Let this go with the records of a model; called when its process is declared."""
    _companions[model] = companion


def forget(model: type[Record]) -> None:
    """Let nothing go with the records of a model."""
    _companions.pop(model, None)


def of(model: type[Record]) -> Companion | None:
    """What goes with records of this model."""
    return _companions.get(model)
