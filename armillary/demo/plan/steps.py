"""What is done in a life: a verb, by somebody, at a moment, with plain values as arguments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """`by` is the key of a person, `which` the place of the record in its life.

    People, teams, categories and records of the same life stand in `said` as keys, names, paths
    and places. `along` tells that the verb came by itself, because it was done to a parent.
    """

    at: datetime
    by: int
    verb: str
    said: Mapping[str, Any]
    which: int = 0
    along: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """Records that belong together, and everything that is done to them in the order of time.

    `numbers` are those of the calls by which the records begin.
    """

    numbers: tuple[int, ...]
    steps: tuple[Step, ...]

    def until(self, now: datetime) -> tuple[Step, ...]:
        """What has been done already."""
        return tuple(step for step in self.steps if step.at < now)
