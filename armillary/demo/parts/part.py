"""The shape of a part of the demo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from armillary.demo.plan.world import World
from armillary.demo.stage import Stage


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens, as values: `first` before the demo is opened, each of `older` as one job."""

    first: Sequence[Any]
    older: Sequence[Sequence[Any]] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One process in the demo.

    `plan` knows neither database nor clock. `play` does what was planned by the verbs of the
    process, in the transaction of its caller; played again after a kill, it finds nothing done.
    """

    name: str
    plan: Callable[[World], Plan]
    play: Callable[[Stage, Sequence[Any]], None]
