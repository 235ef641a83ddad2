"""Stretches of time: half-open, in order, apart from each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
"""From a second on, until another one, which is no longer in it."""

FIRST, SECOND = 1, 2
EITHER = frozenset({FIRST, SECOND, FIRST + SECOND})
BOTH = frozenset({FIRST + SECOND})
FIRST_ALONE = frozenset({FIRST})


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time in order, apart from each other; what lasts no time is left out.

    >>> merged([(5, 9), (0, 2), (2, 3), (4, 4), (8, 11)])
    ((0, 3), (5, 11))
    """
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def combined(
    first: Sequence[Span], second: Sequence[Span], kept: frozenset[int]
) -> tuple[Span, ...]:
    """The time that lies in either, in both, or in the first alone, as `kept` says.

    >>> combined([(0, 9)], [(2, 3), (8, 12)], FIRST_ALONE)
    ((0, 2), (3, 8))
    """
    turns: defaultdict[int, int] = defaultdict(int)
    for weight, spans in ((FIRST, first), (SECOND, second)):
        for start, end in spans:
            turns[start] += weight
            turns[end] -= weight
    found: list[Span] = []
    inside, since = 0, None
    for instant in sorted(turns):
        inside += turns[instant]
        if inside not in kept:
            if since is not None:
                found.append((since, instant))
            since = None
        elif since is None:
            since = instant
    return tuple(found)


def clipped(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """What of it lies between two moments."""
    return tuple(
        (max(since, start), min(until, end))
        for since, until in spans
        if since < end and until > start and start < end
    )


def lasting(spans: Iterable[Span]) -> int:
    """How many seconds in all."""
    return sum(end - start for start, end in spans)
