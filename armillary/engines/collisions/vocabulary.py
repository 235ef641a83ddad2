"""The words of collisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple

from armillary.engines.worktime import Span

NOTHING: frozenset[int] = frozenset()


class Reason(StrEnum):
    """Why two changes, or a change and a time, do not go together."""

    SAME_ITEM = "same_item"
    SAME_GROUP = "same_group"
    FALLS_WITH = "falls_with"
    NEEDS = "needs"
    SAME_SERVICE = "same_service"
    SAME_PERSON = "same_person"
    SAME_TOOL = "same_tool"
    ORDER = "order"
    FREEZE = "freeze"
    OUTSIDE_WINDOW = "outside_window"
    CRITICAL_TIME = "critical_time"
    NO_ROOM = "no_room"


class Severity(IntEnum):
    """What it means: to be known, to be answered for, or not to be done."""

    NOTICE = 1
    WARNING = 2
    BARRED = 3


SEVERITY: Mapping[Reason, Severity] = {
    Reason.SAME_ITEM: Severity.BARRED,
    Reason.SAME_GROUP: Severity.BARRED,
    Reason.FALLS_WITH: Severity.WARNING,
    Reason.NEEDS: Severity.WARNING,
    Reason.SAME_SERVICE: Severity.NOTICE,
    Reason.SAME_PERSON: Severity.WARNING,
    Reason.SAME_TOOL: Severity.WARNING,
    Reason.ORDER: Severity.BARRED,
    Reason.FREEZE: Severity.BARRED,
    Reason.OUTSIDE_WINDOW: Severity.WARNING,
    Reason.CRITICAL_TIME: Severity.WARNING,
    Reason.NO_ROOM: Severity.BARRED,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A change with its window [start, end), what it touches and what it takes.

    `follows`: the changes that must have ended before it begins. `tools`: whatever can serve one
    change at a time, such as a test bed.
    """

    key: int
    start: int
    end: int
    prepare: int = 0
    watch: int = 0
    back_out: int = 0
    verify: int = 0
    items: frozenset[int] = NOTHING
    services: frozenset[int] = NOTHING
    people: frozenset[int] = NOTHING
    tools: frozenset[int] = NOTHING
    follows: frozenset[int] = NOTHING

    @property
    def taken(self) -> Span:
        """From the beginning of its preparation to the end of its watch."""
        return self.start - self.prepare, self.end + self.watch

    @property
    def last_decision(self) -> int:
        """Until then it can be decided to go back, and be back and proven within the window."""
        return self.end - self.back_out - self.verify


@dataclass(frozen=True, slots=True)
class Vicinity:
    """What lies about the items of one change: how many steps to those that fall with it, and to
    those it needs; and who else is in a group with one of them."""

    dependents: Mapping[int, int] = field(default_factory=dict)
    needed: Mapping[int, int] = field(default_factory=dict)
    members: frozenset[int] = NOTHING

    def within(self, steps: int) -> "Vicinity":
        """No farther than so many steps."""
        return Vicinity(
            {key: far for key, far in self.dependents.items() if far <= steps},
            {key: far for key, far in self.needed.items() if far <= steps},
            self.members,
        )


class Collision(NamedTuple):
    """With which other change, or with which period; why; through what; when they meet."""

    reason: Reason
    severity: Severity
    other: int
    shared: tuple[int, ...]
    meets: Span
