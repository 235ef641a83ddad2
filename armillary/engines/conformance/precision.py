"""Precision: how much of what a net allows is really done."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from armillary.engines.conformance.nets import Place


def precision(
    done: Mapping[tuple[Place, str], int], allowed: Mapping[Place, Collection[str]]
) -> float | None:
    """The mean, over everything that was done, of what was ever done there / what is allowed there.

        precision = 1/|E| * sum over e in E of |en_L(e)| / |en_M(e)|

    (van der Aalst, Adriansyah and van Dongen 2012). `done` says how often a label was done at a
    place; what is not allowed there is a matter of fitness and not counted. None: nothing was done.

    >>> precision({("new", "take"): 3, ("open", "close"): 1}, {"new": {"take", "drop"}, "open":
    ... {"close"}})
    0.625
    """
    visits: Counter[Place] = Counter()
    used: dict[Place, set[str]] = defaultdict(set)
    for (place, label), often in done.items():
        if often > 0 and label in allowed.get(place, ()):
            visits[place] += often
            used[place].add(label)
    if not visits:
        return None
    weighted = sum(
        often * len(used[place]) / len(set(allowed[place])) for place, often in visits.items()
    )
    return weighted / visits.total()
