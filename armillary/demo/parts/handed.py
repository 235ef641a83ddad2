"""Hand-offs in the demo: what the desk, the CMDB and others ask of each other along the model."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from armillary.demo.cast import ADMINISTRATOR
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.leftovers import Leftover, leftovers
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.handoffs.actions import accept, offer, reject
from armillary.fittings.handoffs.receiving import lay_down
from armillary.kernel.acts import Act, Door

MOST = 42
RECEIVING = (
    ("change-management", "Change board", "Service desk"),
    ("configuration-management", "Servers and storage", "Service desk"),
    ("incident-and-service-request-management", "Service desk", "Service desk"),
    ("operations-management", "Network operations", ""),
    ("problem-management", "Applications", "Lindau office"),
)
"""Which team receives for a process, and by which calendar; by none, day and night."""


@dataclass(frozen=True, slots=True)
class Way:
    """An interaction along which the desk asks; `role` answers there, `often` weighs it."""

    edge: int
    to_process: str
    role: str
    often: int
    wishes: tuple[str, ...]
    yes: str
    no: str


WAYS = (
    Way(
        62,
        "change-management",
        "change-manager",
        6,
        ("Put the older driver back on all of them", "Raise the limit of the queue for good"),
        "A change is asked for.",
        "It is in the next release already.",
    ),
    Way(
        63,
        "configuration-management",
        "configuration-manager",
        8,
        (
            "This device is not in the CMDB",
            "The owner that it names has left",
            "It stands elsewhere",
        ),
        "Corrected and seen with our own eyes.",
        "It is right: the label on it is old.",
    ),
    Way(
        64,
        "problem-management",
        "problem-manager",
        5,
        ("The fourth time this month: look for the cause", "We restart it and nobody knows why"),
        "We look into it.",
        "Too few cases to find anything.",
    ),
    Way(
        56,
        "operations-management",
        "operator",
        7,
        ("Watch this host until Friday", "Let the alarm tell which node it is"),
        "Watched, with a word to the shift.",
        "That alarm was switched off on purpose.",
    ),
    Way(
        73,
        "service-level-management",
        "service-level-manager",
        3,
        ("The customer says that another time was agreed", "Nobody is promised anything here"),
        "Taken into the next review.",
        "The agreement is clear: eight working hours.",
    ),
)


@dataclass(frozen=True, slots=True)
class Handed:
    """What is asked about a call, by whom, and what is said to it; nothing while it waits."""

    number: int
    by: int
    at: datetime
    way: int
    wish: str
    answered_by: int | None
    answered_at: datetime
    is_taken: bool


def plan(world: World) -> Plan:
    """Some of what is under way was handed on, most of that was answered."""
    chance = Random(f"{world.seed} handed")
    waiting = leftovers(world)
    chosen = chance.sample(waiting, min(MOST, len(waiting)))
    return Plan([_handed(each, world, chance) for each in chosen])


def play(stage: Stage, handed: Sequence[Handed]) -> None:
    """Name who receives, then ask and answer as acts of those who do."""
    _receive(stage)
    for each in handed:
        way = WAYS[each.way]
        made = offer(
            Act(actor=stage.people[each.by], at=each.at, door=Door.WEB),
            about=stage.made[each.number],
            edge=way.edge,
            to_process=way.to_process,
            wish=each.wish,
        )
        if each.answered_by is not None:
            act = Act(actor=stage.people[each.answered_by], at=each.answered_at, door=Door.WEB)
            if each.is_taken:
                accept(made, act, answer=way.yes)
            else:
                reject(made, act, answer=way.no)


def _receive(stage: Stage) -> None:
    keeper = stage.known_as(ADMINISTRATOR)
    act = Act(actor=keeper, at=stage.world.begin, door=Door.WEB)
    calendars = {each.name: each for each in Calendar.objects.all()}
    for process, team, hours in RECEIVING:
        lay_down(act, process=process, team=stage.teams[team], calendar=calendars.get(hours))


def _handed(left: Leftover, world: World, chance: Random) -> Handed:
    way = chance.choices(range(len(WAYS)), weights=[each.often for each in WAYS])[0]
    at = min(left.touched + timedelta(minutes=4), world.now)
    answered_at = at + timedelta(minutes=chance.choice((3, 6, 11, 14, 25, 40, 75, 130)))
    answers = world.company.first_with(WAYS[way].role, world.now)
    is_answered = answers is not None and answered_at < world.now and chance.random() < 0.85
    return Handed(
        number=left.call.number,
        by=left.worker.key,
        at=at,
        way=way,
        wish=chance.choice(WAYS[way].wishes),
        answered_by=answers.key if answers and is_answered else None,
        answered_at=answered_at,
        is_taken=chance.random() < 0.8,
    )


PART = Part("hand-offs", plan, play)
