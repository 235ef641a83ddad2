"""What may take how long when everybody uses all the time that was allowed."""

from collections.abc import Sequence
from typing import NamedTuple


class Stage(NamedTuple):
    """One after the other: until it is handed over, and then at most so long."""

    handover: int
    most: int


def longest(stages: Sequence[Stage]) -> int:
    """The sum of hand-overs and maxima, in seconds.

    >>> longest([Stage(0, 1800), Stage(900, 7200)])
    9900
    """
    return sum(stage.handover + stage.most for stage in stages)
