"""What the rows of one incident amount to: the acts that made it, each with its moment."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum, auto

import msgspec

Pairs = Mapping[str, tuple[str | None, str | None]]
"""What the source changed in columns that have no field here: column to (before, after)."""


class Waiting(Enum):
    """Whom or what the source was waiting for."""

    CALLER = auto()
    PROBLEM = auto()
    VENDOR = auto()
    EVIDENCE = auto()


class Step(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """One act: the line that tells of it, its moment, and who did it (None: not recorded)."""

    line: int
    at: datetime
    by: str | None


class Log(Step, frozen=True):
    """The incident was opened."""

    number: str
    caller: str | None
    channel: str | None
    location: str | None
    category: tuple[str, ...]
    impact: int
    urgency: int
    priority: int


class Categorise(Step, frozen=True):
    """It was found to be of another kind; the path goes from the root of the tree."""

    category: tuple[str, ...]


class Prioritise(Step, frozen=True):
    """It was found to weigh more, or less."""

    impact: int
    urgency: int
    priority: int


class Assign(Step, frozen=True):
    """It went to another team or person; None is a team or person that nobody recorded."""

    team: str | None
    assignee: str | None


class Start(Step, frozen=True):
    """Work began."""


class Hold(Step, frozen=True):
    """Work stopped, waiting."""

    waiting: Waiting


class Resume(Step, frozen=True):
    """Work went on."""


class Resolve(Step, frozen=True):
    """The service was restored."""

    code: str | None


class Reopen(Step, frozen=True):
    """The trouble was back, or had never left."""


class Close(Step, frozen=True):
    """Nobody objected any more."""


class Update(Step, frozen=True):
    """What else the row changed; with nothing in it: a row without visible change."""

    caller: str | None
    location: str | None
    sla_met: bool | None
    changes: Pairs


class Settle(Step, frozen=True):
    """What the source recorded in the end. A moment that it does not know is None; what it does
    not record at all is not in here."""

    counts: Mapping[str, int]
    moments: Mapping[str, datetime | None]


Found = Categorise | Prioritise | Assign
Moved = Start | Hold | Resume | Resolve | Reopen | Close
Doable = Found | Moved | Update | Settle
"""What can be done to an incident that was logged."""


class Plan(msgspec.Struct, frozen=True, gc=False, tag=True, array_like=True):
    """One incident of the source. These `lines` told of it, `quiet` of them changed nothing
    visible."""

    opening: Log
    steps: tuple[Doable, ...]
    lines: tuple[int, ...]
    quiet: int

    @property
    def number(self) -> str:
        return self.opening.number

    @property
    def rows(self) -> int:
        return len(self.lines)
