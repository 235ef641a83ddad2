"""When a kind of change may go without approval, and when no more: decided by what came of it."""

from armillary.engines.proportions import wilson

ENOUGH = 0.85
"""The share that must go well, most probably: 22 clean runs in a row show as much."""


def bound(clean: int, runs: int) -> float:
    """At least this share goes well, most probably (N8).

    >>> round(bound(22, 22), 3), round(bound(21, 21), 3)
    (0.851, 0.845)
    """
    return wilson(clean, runs).low


def is_earned(clean: int, runs: int) -> bool:
    """Whether they go well often enough to need no approval."""
    return bound(clean, runs) >= ENOUGH


def spare(clean: int, runs: int) -> int:
    """How many more may go wrong in a row before what is earned is lost.

    >>> spare(44, 44), spare(22, 22)
    (2, 0)
    """
    many = 0
    while is_earned(clean, runs + many + 1):
        many += 1
    return many


def needed_more(clean: int, runs: int) -> int:
    """How many more must go well in a row until it is earned.

    >>> needed_more(0, 0), needed_more(12, 12), needed_more(22, 22)
    (22, 10, 0)
    """
    many = 0
    while not is_earned(clean + many, runs + many):
        many += 1
    return many
