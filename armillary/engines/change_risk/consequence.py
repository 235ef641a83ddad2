"""What a failed change would cost: summed over the services that it can bring down."""

from collections.abc import Iterable
from typing import NamedTuple


class Exposed(NamedTuple):
    """A service in reach: how likely it goes down if the change fails, for how long, at what rate.

    `weight` says how much a minute of it matters against others, `rate` how many are hit by one.
    """

    service: int
    chance: float
    minutes: float
    weight: float = 1.0
    rate: float = 1.0

    @property
    def loss(self) -> float:
        """In weighted minutes of whoever is hit."""
        return self.weight * self.chance * self.minutes * self.rate


class Share(NamedTuple):
    """What one service brings to the whole, and which part of the whole that is."""

    service: int
    loss: float
    part: float


def consequence(exposed: Iterable[Exposed]) -> float:
    """The expected loss if the change fails.

    >>> consequence([Exposed(1, 0.5, 60, weight=3), Exposed(2, 1.0, 10)])
    100.0
    """
    return sum(each.loss for each in exposed)


def shares(exposed: Iterable[Exposed]) -> list[Share]:
    """Who brings how much, most first."""
    listed = list(exposed)
    whole = consequence(listed)
    found = [Share(each.service, each.loss, each.loss / whole if whole else 0.0) for each in listed]
    return sorted(found, key=lambda each: (-each.loss, each.service))
