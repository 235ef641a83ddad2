"""What comes is there in the first seconds; then the year, in the order in which it went by."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from armillary.assurance.change.queries import factors
from armillary.demo.parts.changes.board import meet
from armillary.demo.parts.changes.house import House, set_up
from armillary.demo.parts.changes.living import Living
from armillary.demo.parts.changes.unasked import notice
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.changes.coming import coming, next_runs
from armillary.demo.plan.changes.drawn import Drawing, Planned
from armillary.demo.plan.changes.found import Found, found
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage

OVER = "closed"
PORTION = 6
"""Lives that are played together: about 130 acts, each by its verb."""


class Beside(Enum):
    """What is done besides living through changes."""

    SET_UP = auto()
    MEET = auto()


Happening = Planned | Found | Beside


def plan(world: World) -> Plan:
    """A template has to earn its standing before its next runs stand in the calendar."""
    drawing = Drawing(world)
    unasked = found(world)
    ahead: list[Happening] = [*unasked[-1:], *coming(drawing)]
    past: list[Planned | Found] = [*drawing.past(), *unasked[:-1]]
    year: list[Happening] = [*sorted(past, key=_when)]
    older: list[Sequence[Happening]] = [
        *_portions(ahead),
        [Beside.MEET],
        *_portions(year),
        *_portions(next_runs(drawing)),
    ]
    return Plan([Beside.SET_UP], older)


def play(stage: Stage, planned: Sequence[Happening]) -> None:
    """Let them all happen, one after the other."""
    house = House(stage)
    living = Living(house)
    first = planned[0]
    if isinstance(first, Planned) and first.until == OVER:
        factors.learn(first.asked)  # as each night, from what had become of the others by then
    for each in planned:
        match each:
            case Beside.SET_UP:
                set_up(house)
            case Beside.MEET:
                meet(house)
            case Found():
                notice(house, each)
            case Planned():
                living.live(each)


def _when(each: Planned | Found) -> tuple[str, str]:
    at = each.start if isinstance(each, Planned) else each.at
    return at.isoformat(), repr(each)


def _portions(history: Sequence[Happening]) -> Iterator[Sequence[Happening]]:
    return (history[at : at + PORTION] for at in range(0, len(history), PORTION))


PART = Part("changes", plan, play)
