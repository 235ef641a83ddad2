"""What was seen so far: how long cases like those of an objective took. Told from above.

The process that keeps the cases stands above this one, so it makes itself known here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from armillary.assurance.service_level.vocabulary import Measure

Case = Sequence[tuple[int, int]]
"""The spans of one case in which time counted, in seconds since 1970, up to what is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of which cases the past is asked for; the newest go first, and no more than `most`."""

    measure: Measure
    organisation: int | None
    services: Sequence[int]
    priority: int | None
    until: datetime
    most: int = 500


History = Callable[[Asked], Sequence[Case]]

_sources: list[History] = []


def learn(source: History) -> None:
    """Called once, when the process that keeps the cases is declared."""
    _sources.append(source)


def cases(asked: Asked) -> list[Case]:
    """What all who keep cases know."""
    return [case for source in _sources for case in source(asked)]
