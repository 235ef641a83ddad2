"""Tasks in the demo: what has to be done around the incidents that are under way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.leftovers import Leftover, leftovers
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.tasks.actions import add_task
from armillary.kernel.acts import Act, Door

MOST = 14
WORDS = (
    "Call the maker and ask for the part",
    "Tell the site lead how to go on meanwhile",
    "Try it with a second device",
    "Write the way round into the guide",
    "Order a replacement",
    "Ask the carrier for a time",
    "Compare with the settings of the other site",
)
FOR_A_MAJOR = (
    "News to all sites every half an hour",
    "Ask the desks to collect numbers by hand",
    "Find out what was changed last night",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A task that somebody writes down."""

    number: int
    by: int
    assignee: int | None
    team: str
    at: datetime
    title: str
    due_at: datetime


def plan(world: World) -> Plan:
    """One for some of the incidents under way, several for a major one."""
    chance = Random(f"{world.seed} tasks")
    waiting = leftovers(world)
    major = [each for each in waiting if each.is_major]
    others = [each for each in waiting if not each.is_major]
    chosen = chance.sample(others, min(MOST, len(others)))
    single = [_planned(each, chance.choice(WORDS), world, chance) for each in chosen]
    many = [_planned(each, words, world, chance) for each in major for words in FOR_A_MAJOR]
    return Plan([*many, *single])


def play(stage: Stage, tasks: Sequence[Planned]) -> None:
    """Write them down, as acts of those who work on the incidents."""
    for each in tasks:
        act = Act(actor=stage.people[each.by], at=each.at, door=Door.WEB)
        add_task(
            stage.made[each.number],
            act,
            title=each.title,
            assignee=None if each.assignee is None else stage.people[each.assignee],
            team=stage.teams[each.team],
            due_at=each.due_at,
        )


def _planned(left: Leftover, title: str, world: World, chance: Random) -> Planned:
    """Half of them for oneself, the others for whoever of the team takes them; some are overdue."""
    at = min(left.touched + timedelta(minutes=2), world.now)
    due = world.now + timedelta(hours=chance.choice((-1, 2, 4, 20, 26, 44)))
    own = left.worker.key if chance.random() < 0.5 else None
    return Planned(
        left.call.number, left.worker.key, own, left.worker.teams[0], at, title, max(due, at)
    )


PART = Part("tasks", plan, play)
