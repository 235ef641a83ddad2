"""The whole lives of incidents, each act by somebody at a moment, up to now and no further."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from armillary.fittings.chronicle import Chronicle
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment, note
from armillary.operations.incident import actions
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.vocabulary import (
    HoldReason,
    Impact,
    ResolutionCode,
    Urgency,
)
from armillary.people.models import Person, Team
from bench.words import ENDS, PLACES, TALK, description, title

PAST = timedelta(days=730)
WEIGHTS = (
    *((Impact.ONE_PERSON, Urgency.CAN_WAIT),) * 6,
    *((Impact.ONE_PERSON, Urgency.WORK_SLOWED),) * 8,
    *((Impact.SEVERAL_PEOPLE, Urgency.WORK_SLOWED),) * 5,
    *((Impact.SEVERAL_PEOPLE, Urgency.WORK_STOPPED),) * 2,
    (Impact.WHOLE_SERVICE, Urgency.WORK_STOPPED),
)
DOORS = (Door.WEB, Door.WEB, Door.MAIL, Door.API)
Doing = tuple[Any, Person, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Stage:
    """Who plays, and where things belong."""

    desk: Sequence[Person]
    teams: Sequence[tuple[Team, Sequence[Person]]]
    callers: Sequence[Person]
    symptoms: Sequence[Category]
    causes: Sequence[Category]
    now: datetime
    chance: Random

    def after(self, moment: datetime, hours: float) -> datetime:
        return moment + timedelta(hours=self.chance.expovariate(1 / hours), minutes=1)


def live(stage: Stage, history: Chronicle, reported_at: datetime) -> Incident:
    """One life. Its acts end where today begins."""
    chance = stage.chance
    agent, caller = chance.choice(stage.desk), chance.choice(stage.callers)
    impact, urgency = chance.choice(WEIGHTS)
    incident = history.create(
        actions.log,
        Act(actor=agent, at=reported_at, door=chance.choice(DOORS)),
        title=title(chance),
        description=description(chance),
        caller=caller,
        location=chance.choice(PLACES),
        impact=impact,
        urgency=urgency,
    )
    at = reported_at
    for hours, (verb, who, said) in _acts(stage, agent, caller):
        at = stage.after(at, hours)
        if at >= stage.now:
            break
        history.perform(verb, incident, Act(actor=who, at=at, door=Door.WEB), **said)
    return incident


def _acts(stage: Stage, agent: Person, caller: Person) -> Iterator[tuple[float, Doing]]:
    """What is done after how many hours on average: a month in all, so that enough is open."""
    chance = stage.chance
    team, members = chance.choice(stage.teams)
    fixer = chance.choice(members)
    yield 2, (actions.categorise, agent, {"category": chance.choice(stage.symptoms)})
    yield 1, (actions.assign, agent, {"team": team, "assignee": fixer})
    yield 60, (actions.start, fixer, {})
    for _ in range(chance.randrange(4)):
        yield 40, (chance.choice((comment, comment, note)), fixer, {"text": chance.choice(TALK)})
    if chance.random() < 0.15:
        team, members = chance.choice(stage.teams)
        fixer = chance.choice(members)
        yield 20, (actions.reassign, agent, {"team": team, "assignee": fixer})
    if chance.random() < 0.25:
        yield 30, (actions.hold, fixer, {"hold_reason": HoldReason.AWAITING_VENDOR})
        yield 200, (actions.resume, fixer, {})
    yield 400, _resolve(stage, fixer)
    if chance.random() < 0.04:
        yield 20, (actions.reopen, caller, {"reason": "It is back."})
        yield 40, _resolve(stage, fixer)
    yield 60, (actions.close, caller, {})


def _resolve(stage: Stage, fixer: Person) -> Doing:
    return (
        actions.resolve,
        fixer,
        {
            "resolution": stage.chance.choice(ENDS),
            "resolution_code": stage.chance.choice(list(ResolutionCode)),
            "closure_category": stage.chance.choice(stage.causes),
        },
    )
