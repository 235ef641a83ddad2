"""What a reading would do, item by item: the plan as plain values."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from armillary.assurance.configuration.imports.found import Value


class Verdict(StrEnum):
    """What would become of what was found."""

    NEW = "new"
    CHANGED = "changed"
    HEARD = "heard"
    """Nothing changes, yet what the source says of it is kept."""
    SAME = "same"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    MISSING = "missing"


class Changed(NamedTuple):
    """A value: what it was, what it would be, and why."""

    old: Value | None
    new: Value
    why: str


class Relating(NamedTuple):
    """A relation that would begin or end. `target` is a key of the source, or of an item here."""

    type_name: str
    target: str | int
    group: str = ""
    needed: int | None = None
    share: float | None = None


class Proposal(NamedTuple):
    """What would be done to one item, new or here (`pk`).

    `said` and `identifiers` are what the source says, in the form in which it is kept; `notes`
    tell what of it is not taken.
    """

    verdict: Verdict
    key: str
    pk: int | None
    class_name: str
    name: str
    why: str
    changes: Mapping[str, Changed] = {}
    said: Mapping[str, Value] = {}
    identifiers: Mapping[str, str] = {}
    begins: tuple[Relating, ...] = ()
    ends: tuple[Relating, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def does_nothing(self) -> bool:
        """Whether the CMDB would be as it is."""
        idle = self.verdict not in (Verdict.NEW, Verdict.CHANGED, Verdict.MISSING)
        return idle and not self.begins and not self.ends
