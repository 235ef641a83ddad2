"""Two ways to do verbs: one by one in the database, or in memory and written together."""

from typing import Any, Protocol, TypeVar

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import Creation, Transition
from armillary.records.models import Record

R = TypeVar("R", bound=Record)


class Enactor(Protocol):
    """Does verbs."""

    def create(self, verb: Creation[..., R], act: Act, **arguments: Any) -> R:
        """Make a record."""

    def perform(self, verb: Transition[..., R], record: R, act: Act, **arguments: Any) -> None:
        """Change a record."""


class OneByOne:
    """Does each verb as every door does it: a lock, a check, a row and a line at a time."""

    def create(self, verb: Creation[..., R], act: Act, **arguments: Any) -> R:
        return verb(act, **arguments)

    def perform(self, verb: Transition[..., R], record: R, act: Act, **arguments: Any) -> None:
        verb(record, act, **arguments)
