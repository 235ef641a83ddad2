"""How few cause how much: Lorenz's curve, and the vital few."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concentration:
    """Those who caused anything, most first; which share of all each step of them makes up.

    `curve`: the share of those who are counted, and the share of what they caused. `gini`: nought
    where all cause the same, near one where one causes all.
    """

    ranked: tuple[int, ...]
    curve: tuple[tuple[float, float], ...]
    gini: float

    def few(self, share: float) -> tuple[int, ...]:
        """The fewest that cause at least this share of all."""
        for many, (_, caused) in enumerate(self.curve):
            if caused >= share - 1e-12:
                return self.ranked[:many]
        return self.ranked


def concentration(caused: Mapping[int, float]) -> Concentration:
    """Of what each has caused; those who caused nothing count among all.

    >>> concentration({1: 60, 2: 20, 3: 20, 4: 0}).few(0.6)
    (1,)
    """
    if any(amount < 0 for amount in caused.values()):
        raise ValueError("Nobody causes less than nothing.")
    ranked = sorted(caused, key=lambda key: (-caused[key], key))
    whole, many = sum(caused.values()), len(ranked)
    if not whole:
        return Concentration((), ((0.0, 0.0),), 0.0)
    curve, so_far, under = [(0.0, 0.0)], 0.0, 0.0
    for at, key in enumerate(ranked, start=1):
        so_far += caused[key]
        curve.append((at / many, so_far / whole))
        under += (curve[-1][1] + curve[-2][1]) / 2 / many
    return Concentration(
        tuple(key for key in ranked if caused[key]), tuple(curve), max(0.0, 2 * under - 1)
    )
