"""How far off foretold chances were, whatever they were foretold of."""

from collections.abc import Iterable
from typing import NamedTuple

Case = tuple[float, bool]
"""The chance that was foretold, and whether it came about."""


class Told(NamedTuple):
    """What was foretold of a case, and whether it came about."""

    chance: float
    happened: bool


def brier(cases: Iterable[Case]) -> float | None:
    """The mean square of how far off it was: 0 is perfect, 0.25 what a coin gets. None: no cases.

    >>> brier([Told(0.5, True), Told(0.5, False)])
    0.25
    """
    squares = [(chance - happened) ** 2 for chance, happened in cases]
    return sum(squares) / len(squares) if squares else None
