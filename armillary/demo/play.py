"""How one incident of the demo goes: moment by moment, by the verbs that people use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from armillary.demo.cast import CAST, Cast
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment, note
from armillary.operations.incident import actions
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.vocabulary import (
    Channel,
    HoldReason,
    Impact,
    Priority,
    ResolutionCode,
    Tree,
    Urgency,
)
from armillary.people.models import Person

Story = dict[str, Any]

DESK = "Service desk"
CHANNELS = (Channel.PHONE,) * 5 + (Channel.EMAIL,) * 3 + (Channel.WEB,) * 3 + (Channel.WALK_IN,)
HOURS_TO_TRIAGE = {1: 0.1, 2: 0.5, 3: 4.0}
HOURS_TO_RESOLVE = {
    Priority.CRITICAL: 4.0,
    Priority.HIGH: 20.0,
    Priority.NORMAL: 70.0,
    Priority.LOW: 160.0,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """What every performance needs: people, the categories of both trees by path, and chance."""

    cast: Cast
    categories: dict[Tree, dict[str, Category]]
    chance: Random

    def told(self, text: str) -> str:
        """A text with a place and a vessel in it."""
        place, vessel = self.chance.choice(CAST["places"]), self.chance.choice(CAST["vessels"])
        return text.replace("{place}", place).replace("{vessel}", vessel)

    def after(self, moment: datetime, hours: float) -> datetime:
        """Some time later: on average as many hours, never less than a minute."""
        return moment + timedelta(hours=self.chance.expovariate(1 / hours), minutes=1)


def by(person: Person, at: datetime) -> Act:
    return Act(actor=person, at=at, door=Door.WEB)


def perform(stage: Stage, story: Story, reported_at: datetime) -> Iterator[datetime]:
    """Play the story from its report on. Yields the moment of each next act before doing it."""
    chance = stage.chance
    desk, fixer = (
        chance.choice(stage.cast.people[DESK]),
        chance.choice(stage.cast.people[story["team"]]),
    )
    moment = reported_at
    yield moment
    incident = report(stage, story, desk, moment)
    yield (moment := stage.after(moment, HOURS_TO_TRIAGE[story["urgency"]]))
    actions.categorise(
        incident, by(desk, moment), category=stage.categories[Tree.SYMPTOM][story["category"]]
    )
    actions.assign(incident, by(desk, moment), team=stage.cast.teams[story["team"]], assignee=fixer)
    yield (moment := stage.after(moment, 0.5))
    actions.start(incident, by(fixer, moment))
    for line in story["talk"]:
        yield (moment := stage.after(moment, 0.8))
        say(incident, fixer, moment, stage.told(line))
    if chance.random() < 0.15:
        yield (moment := stage.after(moment, 1))
        fixer = hand_over(stage, incident, by(fixer, moment))
    if chance.random() < 0.25:
        yield (moment := stage.after(moment, 0.5))
        reason = chance.choice((HoldReason.AWAITING_CALLER, HoldReason.AWAITING_VENDOR))
        actions.hold(incident, by(fixer, moment), hold_reason=reason)
        yield (moment := stage.after(moment, 20))
        actions.resume(incident, by(fixer, moment))
    yield (moment := stage.after(moment, HOURS_TO_RESOLVE[Priority(incident.priority)]))
    resolve(stage, story, incident, by(fixer, moment))
    yield from end(stage, story, incident, fixer, moment)


def report(stage: Stage, story: Story, desk: Person, at: datetime) -> Incident:
    """The caller writes it down, or tells the desk."""
    caller, channel = stage.chance.choice(stage.cast.callers), stage.chance.choice(CHANNELS)
    return actions.log(
        by(caller if channel is Channel.WEB else desk, at),
        title=stage.told(story["title"]),
        description=stage.told(story["description"]),
        caller=caller,
        channel=channel,
        location=stage.chance.choice(CAST["places"]),
        impact=Impact(story["impact"]),
        urgency=Urgency(story["urgency"]),
    )


def hand_over(stage: Stage, incident: Incident, act: Act) -> Person:
    """Another team knows more about it; says who goes on."""
    name = stage.chance.choice([each for each in stage.cast.teams if each != DESK])
    person = stage.chance.choice(stage.cast.people[name])
    actions.reassign(incident, act, team=stage.cast.teams[name], assignee=person)
    return person


def say(incident: Incident, person: Person, at: datetime, line: str) -> None:
    if line.startswith("note: "):
        note(incident, by(person, at), text=line.removeprefix("note: "))
    else:
        comment(incident, by(person, at), text=line)


def resolve(stage: Stage, story: Story, incident: Incident, act: Act) -> None:
    actions.resolve(
        incident,
        act,
        resolution=stage.told(story["resolution"]),
        resolution_code=ResolutionCode(story["code"]),
        closure_category=stage.categories[Tree.CAUSE][story["cause"]],
    )


def end(
    stage: Stage, story: Story, incident: Incident, fixer: Person, moment: datetime
) -> Iterator[datetime]:
    """Some come back once; in the end the caller agrees or the days go by."""
    caller = incident.caller or fixer
    if stage.chance.random() < 0.04:
        yield (moment := stage.after(moment, 20))
        actions.reopen(incident, by(caller, moment), reason="It is back, the same as before.")
        yield (moment := stage.after(moment, 10))
        resolve(stage, story, incident, by(fixer, moment))
    yield (moment := moment + timedelta(hours=stage.chance.uniform(2, 100)))
    actions.close(incident, by(caller, moment))
