"""When the steps of a change begin and end, if each begins as soon as those before it are done."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Step(NamedTuple):
    """A step: how many minutes it takes, and before which minute it does not begin."""

    key: int
    minutes: int
    earliest: int = 0


class Slot(NamedTuple):
    """From which minute to which, and whether the whole would be late if it were."""

    start: int
    end: int
    critical: bool


def timetable(steps: Sequence[Step], after: Mapping[int, Iterable[int]]) -> dict[int, Slot]:
    """The earliest times, counted from nought. ValueError: they wait for each other in a ring.

    >>> timetable([Step(1, 30), Step(2, 10), Step(3, 5)], {2: [1], 3: []})[2]
    Slot(start=30, end=40, critical=True)
    """
    order = in_turn([step.key for step in steps], after)
    minutes = {step.key: step.minutes for step in steps}
    earliest = {step.key: step.earliest for step in steps}
    ends: dict[int, int] = {}
    for key in order:
        over = [ends[each] for each in after.get(key, ()) if each in ends]
        ends[key] = max(earliest[key], *over, 0) + minutes[key]
    whole = max(ends.values(), default=0)
    latest = dict.fromkeys(order, whole)
    for key in reversed(order):
        for each in after.get(key, ()):
            if each in latest:
                latest[each] = min(latest[each], latest[key] - minutes[key])
    return {
        key: Slot(ends[key] - minutes[key], ends[key], latest[key] == ends[key]) for key in order
    }


def in_turn(keys: Sequence[int], after: Mapping[int, Iterable[int]]) -> list[int]:
    """Each after those that it waits for; else in the order given."""
    placed: dict[int, None] = {}
    left = list(keys)
    while left:
        ready = [
            key for key in left if all(e in placed or e not in left for e in after.get(key, ()))
        ]
        if not ready:
            raise ValueError("These steps wait for each other.")
        placed[ready[0]] = None
        left.remove(ready[0])
    return list(placed)
