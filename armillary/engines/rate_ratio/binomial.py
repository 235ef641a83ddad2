"""Exact chances of counts, and between which shares they leave the truth."""

from collections.abc import Callable
from math import exp, fsum, lgamma, log

HALVINGS = 60


def at_least(hits: int, of: int, share: float) -> float:
    """The chance of so many hits or more.

    >>> round(at_least(4, 16, 2 / 30), 3)
    0.019
    """
    return _tail(range(hits, of + 1), of, share) if hits > 0 else 1.0


def at_most(hits: int, of: int, share: float) -> float:
    """The chance of so many hits or fewer."""
    return _tail(range(hits + 1), of, share) if hits < of else 1.0


def bounds(hits: int, of: int, doubt: float = 0.05) -> tuple[float, float]:
    """The exact interval of Clopper and Pearson.

    >>> tuple(round(bound, 3) for bound in bounds(0, 10))
    (0.0, 0.308)
    """
    low = 0.0 if hits == 0 else _where(lambda share: at_least(hits, of, share) < doubt / 2)
    high = 1.0 if hits == of else _where(lambda share: at_most(hits, of, share) > doubt / 2)
    return low, high


def _where(below: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2


def _tail(counts: range, of: int, share: float) -> float:
    if share <= 0 or share >= 1:
        return float((0 if share <= 0 else of) in counts)
    whole, yes, no = lgamma(of + 1), log(share), log(1 - share)
    terms = (
        exp(whole - lgamma(hits + 1) - lgamma(of - hits + 1) + hits * yes + (of - hits) * no)
        for hits in counts
    )
    return min(1.0, fsum(terms))
