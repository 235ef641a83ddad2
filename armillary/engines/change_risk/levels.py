"""How high a risk is: never lower than any of those who judge it says."""

from collections.abc import Sequence
from enum import IntEnum

BOUNDS = (10.0, 100.0, 1_000.0)
"""Expected loss, in weighted minutes, from which the risk is moderate, high, very high."""


class Level(IntEnum):
    """How high the risk is."""

    LOW = 1
    MODERATE = 2
    HIGH = 3
    VERY_HIGH = 4


def level_of(expected: float, bounds: Sequence[float] = BOUNDS) -> Level:
    """Of an expected loss; a bound belongs to the level that begins there.

    >>> level_of(9.9).name, level_of(10).name, level_of(5_000).name
    ('LOW', 'MODERATE', 'VERY_HIGH')
    """
    if len(bounds) != len(BOUNDS) or list(bounds) != sorted(bounds):
        raise ValueError("There are three bounds, each no lower than the one before.")
    return Level(1 + sum(expected >= bound for bound in bounds))


def highest(*levels: Level | None) -> Level:
    """The highest of those that were given; where nobody has judged, it is high."""
    return max((each for each in levels if each is not None), default=Level.HIGH)
