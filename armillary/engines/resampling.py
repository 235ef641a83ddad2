"""How sure a share is whose parts hang together: by drawing whole groups of cases anew (Efron)."""

from collections.abc import Sequence
from random import Random

from armillary.engines.proportions import Interval

ROUNDS, SEED = 1000, 1979


def share_between(
    groups: Sequence[tuple[float, float]], sure: float = 0.95, rounds: int = ROUNDS
) -> Interval:
    """Between which bounds a share lies most probably, of parts and wholes of independent groups.

    The same groups give the same bounds. Of no groups, or of nothing, it could be anything.

    >>> share_between([(1, 2)] * 10), share_between([])
    (Interval(low=0.5, high=0.5), Interval(low=0.0, high=1.0))
    """
    chance, found = Random(SEED), []  # noqa: S311 - no secret, and the same bounds each time
    for _ in range(rounds if groups else 0):
        drawn = chance.choices(groups, k=len(groups))
        whole = sum(group[1] for group in drawn)
        if whole > 0:
            found.append(sum(group[0] for group in drawn) / whole)
    if not found:
        return Interval(0.0, 1.0)
    found.sort()
    aside = int(len(found) * (1 - sure) / 2)
    return Interval(found[aside], found[-1 - aside])
