"""The availability of plain arrangements, whose parts share nothing with each other."""

from collections.abc import Sequence
from math import prod


def series(*parts: float) -> float:
    """All are needed."""
    return prod(parts)


def parallel(*parts: float) -> float:
    """One is enough."""
    return 1 - prod(1 - part for part in parts)


def k_of_n(k: int, parts: Sequence[float]) -> float:
    """At least k of them are needed; they need not be alike."""
    chances = [1.0]
    for part in parts:
        up, down = [0.0, *chances], [*chances, 0.0]
        chances = [part * one + (1 - part) * none for one, none in zip(up, down, strict=True)]
    return sum(chances[k:])


def standby(first: float, spare: float, switching: float) -> float:
    """The spare helps if the switch to it succeeds."""
    return first + (1 - first) * switching * spare
