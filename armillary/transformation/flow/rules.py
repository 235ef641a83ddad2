"""What counted rows say of a process and of an interaction. Pure: rows and days in, figures out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Weighted:
    """Whole values and how often each occurs, at least once."""

    times: Mapping[int, int]

    @property
    def total(self) -> int:
        return sum(self.times.values())

    def quantile(self, part: float) -> int | None:
        """The smallest value that at least this part (0 < part <= 1) does not exceed.

        None when there is nothing. This is the nearest-rank quantile: always one of the values.
        """
        left = ceil(part * self.total)
        for value, times in sorted(self.times.items()):
            left -= times
            if left <= 0:
                return value
        return None


def weighted(pairs: Iterable[tuple[int, int]]) -> Weighted:
    """From (value, how often), values that come again added up."""
    times: Counter[int] = Counter()
    for value, often in pairs:
        times[value] += often
    return Weighted({value: often for value, often in times.items() if often > 0})


@dataclass(frozen=True, slots=True)
class ProcessFigures:
    """What a process does: `open` records now and their `ages` in days; the rest in a period.

    `done` records came to an end, `lines` say what happened, by so many `people`; `performed`
    names the activities that anybody performed. `ages` are known of now alone.
    """

    open: int = 0
    ages: Weighted | None = None
    done: int = 0
    lines: int = 0
    people: int = 0
    performed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EdgeFigures:
    """What passed along one interaction between two processes in a period, and what waits now.

    `waits` are minutes from the offer to the answer, of two significant figures.
    """

    edge: int
    sender: str
    receiver: str
    offered: int = 0
    accepted: int = 0
    rejected: int = 0
    withdrawn: int = 0
    waiting: int = 0
    waits: Weighted = Weighted({})

    @property
    def answered(self) -> int:
        return self.accepted + self.rejected


Passed = Mapping[tuple[int, str, str], EdgeFigures]
"""By the number of an interaction, the sender and the receiver."""
