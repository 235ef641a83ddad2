"""Which of many planned changes one of them collides with."""

from collections.abc import Iterable, Iterator

from armillary.engines.collisions.vocabulary import (
    SEVERITY,
    Collision,
    Planned,
    Reason,
    Vicinity,
)
from armillary.engines.worktime import Span


def collisions(
    change: Planned, others: Iterable[Planned], vicinity: Vicinity | None = None
) -> list[Collision]:
    """The gravest first, then the earliest; the change itself is not among the others."""
    near = vicinity or Vicinity()
    found = [
        collision
        for other in others
        if other.key != change.key
        for collision in _between(change, other, near)
    ]
    return sorted(found, key=lambda each: (-each.severity, each.meets, each.other, each.reason))


def relations(
    change: Planned, other: Planned, near: Vicinity
) -> Iterator[tuple[Reason, list[int]]]:
    """What relates them, whenever they are done, and through what."""
    shared = change.items & other.items
    ways = (
        (Reason.SAME_ITEM, shared),
        (Reason.SAME_GROUP, (other.items & near.members) - shared),
        (Reason.FALLS_WITH, (other.items & near.dependents.keys()) - shared),
        (Reason.NEEDS, (other.items & near.needed.keys()) - shared),
        (Reason.SAME_SERVICE, change.services & other.services),
        (Reason.SAME_PERSON, change.people & other.people),
        (Reason.SAME_TOOL, change.tools & other.tools),
    )
    for reason, through in ways:
        if through:
            yield reason, sorted(through)


def _between(change: Planned, other: Planned, near: Vicinity) -> Iterator[Collision]:
    disorder = _disorder(change, other)
    if disorder:
        yield Collision(Reason.ORDER, SEVERITY[Reason.ORDER], other.key, (), disorder)
    meets = _meeting(change.taken, other.taken)
    if meets:
        for reason, through in relations(change, other, near):
            yield Collision(reason, SEVERITY[reason], other.key, tuple(through), meets)


def _meeting(one: Span, other: Span) -> Span | None:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def _disorder(change: Planned, other: Planned) -> Span | None:
    """From when the later one begins until the one before it has ended, where that is too late."""
    if other.key in change.follows and change.start < other.end:
        return change.start, other.end
    if change.key in other.follows and other.start < change.end:
        return other.start, change.end
    return None
