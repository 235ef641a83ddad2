"""What is left to do at the demo's moment, for parts that add to it."""

from dataclasses import dataclass
from datetime import datetime

from armillary.demo.plan.calls import Call, Part
from armillary.demo.plan.company import Human
from armillary.demo.plan.steps import Step
from armillary.demo.plan.world import LATELY, World

ENDS = frozenset({"resolve", "close", "cancel", "merge"})


@dataclass(frozen=True, slots=True)
class Leftover:
    """An incident of the last days that somebody works on, and when it was last touched."""

    call: Call
    caller: Human
    worker: Human
    touched: datetime

    @property
    def is_major(self) -> bool:
        return self.call.part is Part.LEAD


def leftovers(world: World) -> list[Leftover]:
    """Those begun in the last days, taken by somebody and not over, in the order of their calls."""
    late = [group for group in world.groups if group[0].at >= world.now - LATELY]
    found = (_leftover(world, group[0], _of_the_first(world, group)) for group in late)
    return [each for each in found if each]


def _of_the_first(world: World, group: tuple[Call, ...]) -> list[Step]:
    return [step for step in world.life(group).until(world.now) if step.which == 0]


def _leftover(world: World, call: Call, steps: list[Step]) -> Leftover | None:
    """The last resolution may have been taken back."""
    taken = [step.by for step in steps if step.verb == "take"]
    if not taken or any(step.verb in ENDS for step in steps):
        return None
    people = world.company.people
    return Leftover(call, people[call.caller], people[taken[-1]], steps[-1].at)
