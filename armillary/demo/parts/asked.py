"""Advice in the demo: who works on something asks the operators what they think."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.leftovers import Leftover, leftovers
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.consults.actions import answer, ask, withdraw
from armillary.fittings.consults.vocabulary import Opinion
from armillary.kernel.acts import Act, Door
from armillary.reference.activities import Incident

MOST, ADVISER = 16, "operator"
WAITING, WITHDRAWN = "waiting", "withdrawn"
TALKS: tuple[tuple[str, Opinion, str], ...] = (
    (
        "May we restart it before the evening ferry?",
        Opinion.AGAINST,
        "Not before 20:15: the manifest of the last ferry is written until then.",
    ),
    (
        "Is it enough if the other node carries it until tomorrow?",
        Opinion.FOR,
        "It carries half as much again without strain; watch the queue at noon.",
    ),
    (
        "Would you rather see the vendor called in now?",
        Opinion.FOR,
        "Yes: we have seen this twice since spring, and the logs are rotated at midnight.",
    ),
    ("Does this touch anything that runs at night?", Opinion.NO_VIEW, ""),
    (
        "Can the device stay off until the spare arrives?",
        Opinion.FOR,
        "The gate is kept by hand until then; the berth has been told.",
    ),
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a call, by whom and of whom, and what becomes of it."""

    number: int
    by: int
    of: int
    at: datetime
    talk: int
    answered_at: datetime
    ends: str
    hours: int


def plan(world: World) -> Plan:
    """Some of what is under way; most was answered, some late, and one is not needed any more."""
    chance = Random(f"{world.seed} asked")
    advisers = [
        each.key
        for each in world.company.people
        if ADVISER in each.roles and each.is_here(world.now)
    ]
    waiting = leftovers(world)
    chosen = chance.sample(waiting, min(MOST, len(waiting))) if advisers else []
    found = [_question(each, place, advisers, world, chance) for place, each in enumerate(chosen)]
    return Plan([each for each in found if each.by != each.of])


def play(stage: Stage, questions: Sequence[Question]) -> None:
    """Ask and answer, as acts of those who do."""
    for each in questions:
        words, opinion, said = TALKS[each.talk]
        asker = stage.people[each.by]
        made = ask(
            Act(actor=asker, at=each.at, door=Door.WEB),
            about=stage.made[each.number],
            assignee=stage.people[each.of],
            question=words,
            activity=Incident.TRACK_PROGRESS.value,
            hours=each.hours,
        )
        if each.ends == WITHDRAWN:
            act = Act(actor=asker, at=each.answered_at, door=Door.WEB)
            withdraw(made, act, reason="It came back by itself.")
        elif each.ends != WAITING:
            act = Act(actor=stage.people[each.of], at=each.answered_at, door=Door.WEB)
            answer(made, act, opinion=opinion, answer=said)


def _question(
    left: Leftover, place: int, advisers: Sequence[int], world: World, chance: Random
) -> Question:
    at = min(left.touched + timedelta(minutes=3), world.now)
    answered_at = at + timedelta(minutes=chance.choice((7, 18, 26, 45, 95, 190)))
    ends = WITHDRAWN if place == 0 else "answered"
    return Question(
        number=left.call.number,
        by=left.worker.key,
        of=chance.choice(advisers),
        at=at,
        talk=chance.randrange(len(TALKS)),
        answered_at=answered_at,
        ends=ends if answered_at < world.now else WAITING,
        hours=chance.choice((1, 2, 4, 8)),
    )


PART = Part("advice", plan, play)
