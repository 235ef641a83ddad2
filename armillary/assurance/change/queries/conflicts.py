"""With what a change collides as it is planned now, and when else there is room."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from armillary.assurance.change.models import Change, ChangeWindow
from armillary.assurance.change.queries import affected, flying, windows
from armillary.assurance.change.queries.flying import Flying
from armillary.assurance.configuration.queries.vicinity import vicinity
from armillary.engines.collisions import (
    DAY,
    Collision,
    Planned,
    Reason,
    Severity,
    Slots,
    Vicinity,
    breaches,
    collisions,
    slots,
)
from armillary.engines.worktime import Span

STEPS = 3
"""So far in the graph two changes feel each other."""
HORIZON = 90 * DAY
WORDS = {
    Reason.SAME_ITEM: "changes the same item",
    Reason.SAME_GROUP: "changes another member of the same group: both would be away at once",
    Reason.FALLS_WITH: "changes what rests on this",
    Reason.NEEDS: "changes what this rests on",
    Reason.SAME_SERVICE: "is felt by the same service",
    Reason.SAME_PERSON: "needs the same person",
    Reason.SAME_TOOL: "needs the same tool",
    Reason.ORDER: "stands in an order with it that is broken",
    Reason.FREEZE: "Changes are barred",
    Reason.OUTSIDE_WINDOW: "This is outside the windows for changes",
    Reason.CRITICAL_TIME: "The business depends on it in this time",
    Reason.NO_ROOM: "The window leaves no room to go back and prove it",
}


class Conflict(NamedTuple):
    """A collision in words: with which change or window, and through which items."""

    collision: Collision
    with_change: Flying | None
    window: ChangeWindow | None
    through: tuple[str, ...]

    @property
    def sign(self) -> tuple[Reason, int]:
        """What it has in common with the same one at another time."""
        return self.collision.reason, self.collision.other

    @property
    def barred(self) -> bool:
        return self.collision.severity is Severity.BARRED

    @property
    def words(self) -> str:
        """One sentence, fit for a refusal."""
        words = WORDS[self.collision.reason]
        if self.with_change:
            via = f" ({', '.join(self.through)})" if self.through else ""
            return f"{self.with_change.number} {self.with_change.title} {words}{via}."
        if self.window:
            why = f": {self.window.reason}" if self.window.reason else ""
            return f"{words} ({self.window.name}){why}."
        return f"{words}."


@dataclass(frozen=True, slots=True)
class Room:
    """When else it could be done; with what stands in the way elsewhere."""

    slots: Slots
    others: dict[int, Flying]
    windows: dict[int, ChangeWindow]


def of(change: Change) -> list[Conflict]:
    """All conflicts of its window as it stands, the gravest first; without a window none."""
    planned = flying.mine(change)
    if planned is None:
        return []
    span = planned.taken
    others = flying.others(change, span)
    items = affected.items(change)
    held = windows.holding(items, planned.services, span)
    found = collisions(planned, [each.planned for each in others.values()], _near(planned, others))
    broken = breaches(planned, held.periods, held.allowed)
    names = _names(found)
    listed = [_told(each, others, held.windows, names) for each in (*broken, *found)]
    return sorted(listed, key=lambda each: -each.collision.severity)


def if_moved(change: Change, start: datetime, end: datetime) -> list[Conflict]:
    """Those that it would have in another window; it stays where it is."""
    moved = copy(change)
    moved.planned_start, moved.planned_end = start, end
    return of(moved)


def room(change: Change, since: int) -> Room | None:
    """Where a window as long as its own fits, within 90 days; None: it has none to measure by."""
    planned = flying.mine(change)
    if planned is None:
        return None
    span: Span = (since, since + HORIZON)
    others = flying.others(change, span)
    held = windows.holding(affected.items(change), planned.services, span)
    found = slots(
        planned,
        [each.planned for each in others.values()],
        held.periods,
        held.allowed,
        _near(planned, others),
        since=since,
        horizon=HORIZON,
    )
    return Room(found, others, held.windows)


def sentences(found: list[Conflict]) -> Iterator[str]:
    """What bars it, in words."""
    yield from (each.words for each in found if each.barred)


def _near(planned: Planned, others: dict[int, Flying]) -> Vicinity | None:
    """Asked only where another change is near in time."""
    return vicinity(planned.items, STEPS) if others and planned.items else None


def _names(found: list[Collision]) -> dict[int, str]:
    return affected.names(
        {
            key
            for each in found
            if each.reason not in (Reason.SAME_PERSON, Reason.SAME_TOOL)
            for key in each.shared[:5]
        }
    )


def _told(
    collision: Collision,
    others: dict[int, Flying],
    held: dict[int, ChangeWindow],
    names: dict[int, str],
) -> Conflict:
    is_breach = collision.reason in (
        Reason.FREEZE,
        Reason.OUTSIDE_WINDOW,
        Reason.CRITICAL_TIME,
        Reason.NO_ROOM,
    )
    through = tuple(names[key] for key in collision.shared[:5] if key in names)
    if is_breach:
        return Conflict(collision, None, held.get(collision.other), through)
    return Conflict(collision, others.get(collision.other), None, through)
