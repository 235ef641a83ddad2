"""What the rows of one incident amount to: the acts that made it, each with its moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

Pairs = Mapping[str, tuple[str | None, str | None]]
"""What the source changed in columns that have no field here: column to (before, after)."""


class Waiting(Enum):
    """Whom or what the source was waiting for."""

    CALLER = auto()
    PROBLEM = auto()
    VENDOR = auto()
    EVIDENCE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One act: the line that tells of it, its moment, and who did it (None: not recorded)."""

    line: int
    at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class Log(Step):
    """The incident was opened."""

    number: str
    caller: str | None
    channel: str | None
    location: str | None
    category: tuple[str, ...]
    impact: int
    urgency: int
    priority: int


@dataclass(frozen=True, slots=True)
class Categorise(Step):
    """It was found to be of another kind; the path goes from the root of the tree."""

    category: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prioritise(Step):
    """It was found to weigh more, or less."""

    impact: int
    urgency: int
    priority: int


@dataclass(frozen=True, slots=True)
class Assign(Step):
    """It went to another team or person; None is a team or person that nobody recorded."""

    team: str | None
    assignee: str | None


@dataclass(frozen=True, slots=True)
class Start(Step):
    """Work began."""


@dataclass(frozen=True, slots=True)
class Hold(Step):
    """Work stopped, waiting."""

    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Resume(Step):
    """Work went on."""


@dataclass(frozen=True, slots=True)
class Resolve(Step):
    """The service was restored."""

    code: str | None


@dataclass(frozen=True, slots=True)
class Reopen(Step):
    """The trouble was back, or had never left."""


@dataclass(frozen=True, slots=True)
class Close(Step):
    """Nobody objected any more."""


@dataclass(frozen=True, slots=True)
class Update(Step):
    """What else the row changed; with nothing in it: a row without visible change."""

    caller: str | None
    location: str | None
    sla_met: bool | None
    changes: Pairs


@dataclass(frozen=True, slots=True)
class Settle(Step):
    """What the source recorded in the end. A moment that it does not know is None; what it does
    not record at all is not in here."""

    counts: Mapping[str, int]
    moments: Mapping[str, datetime | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """One incident of the source. `rows` told of it, `quiet` of them changed nothing visible."""

    opening: Log
    steps: tuple[Step, ...]
    rows: int
    quiet: int

    @property
    def number(self) -> str:
        return self.opening.number
