"""Incident management in the demo: lives of the past as a whole, those of late act by act."""

from collections.abc import Iterator, Sequence

from armillary.demo.doing import Doing, in_order
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.calls import Call
from armillary.demo.plan.steps import Life
from armillary.demo.plan.world import LATELY, World
from armillary.demo.stage import Stage, as_they_were
from armillary.fittings.chronicle import Chronicle, Keys, OneByOne, write
from armillary.kernel.acts import Act, Door
from armillary.operations.incident.models import Incident
from armillary.records.models import Record

PORTION = 100
"""Lives that are written together: about 800 journal lines."""

Group = tuple[Call, ...]


def plan(world: World) -> Plan:
    """First what is not over or not long over, then the rest, the newest first."""
    old = set(world.old)
    first = [group for group in world.groups if group not in old]
    return Plan(first, [*_portions(world.old)])


def _portions(groups: Sequence[Group]) -> Iterator[Sequence[Group]]:
    return (groups[at : at + PORTION] for at in range(0, len(groups), PORTION))


def play(stage: Stage, groups: Sequence[Group]) -> None:
    """Let these calls come in and everything follow from them, until the demo's moment."""
    late = stage.world.now - LATELY
    _tell([group for group in groups if group[0].at < late], stage)
    _live([stage.world.life(group) for group in groups if group[0].at >= late], stage)


def _tell(groups: Sequence[Group], stage: Stage) -> None:
    """The past: one life after the other in memory, then written together."""
    keys = _Keys(stage)
    chronicle = Chronicle(keys)
    doing = Doing(stage, chronicle, as_they_were(stage))
    for group in groups:
        life = stage.world.life(group)
        for step in life.until(stage.world.now):
            keys.number = life.numbers[step.which]
            doing.do(life, step)
    robot = stage.robot
    write(Act(actor=robot, at=stage.world.now, door=Door.CLI), [chronicle.hand_over()])


def _live(lives: list[Life], stage: Stage) -> None:
    """The last days: every act by its verb, in the order of time; children follow by themselves."""
    doing = Doing(stage, OneByOne(), stage.people.__getitem__)
    for life, step in in_order(lives, stage.world.now):
        if not step.along:
            doing.do(life, step)
    stage.made.update(doing.made)


class _Keys:
    """An incident of the past has the key of its place; whatever else is made, the next one."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.number, self.others = stage, 0, Keys(at_once=20)

    def __call__(self, model: type[Record]) -> int:
        if model is Incident:
            return self.stage.ground.incidents + self.stage.world.place[self.number]
        return self.others(model)


PART = Part("incidents", plan, play)
