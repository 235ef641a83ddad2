"""Which of many finds to believe, when each alone could be chance (Benjamini and Hochberg)."""

from collections.abc import Sequence

FALSE_SHARE = 0.1
"""Of those that are believed, no greater share is false, in the mean."""


def adjusted(chances: Sequence[float]) -> list[float]:
    """For each, the share of false finds if it and all that are as unlikely are believed.

    >>> [round(each, 3) for each in adjusted([0.01, 0.04, 0.03, 0.5])]
    [0.04, 0.053, 0.053, 0.5]
    """
    ranked = sorted(range(len(chances)), key=lambda at: chances[at])
    found, least = [1.0] * len(chances), 1.0
    for rank in range(len(ranked), 0, -1):
        at = ranked[rank - 1]
        least = min(least, chances[at] * len(chances) / rank)
        found[at] = least
    return found


def discovered(chances: Sequence[float], false_share: float = FALSE_SHARE) -> list[int]:
    """The places of those that are believed.

    >>> discovered([0.01, 0.6, 0.04, 0.7])
    [0, 2]
    """
    return [at for at, share in enumerate(adjusted(chances)) if share <= false_share]
