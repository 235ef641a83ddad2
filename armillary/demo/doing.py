"""Doing the steps of lives: plain values become people, teams and records, and verbs acts."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from armillary.demo.plan.affected import affected
from armillary.demo.plan.company import ROBOT
from armillary.demo.plan.steps import Life, Step
from armillary.demo.stage import Stage
from armillary.demo.words import FAULTS
from armillary.fittings.chronicle import Enactor
from armillary.fittings.handoffs.actions import accept, offer
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.lifecycle import Transition
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
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

TAKEN_OVER = timedelta(minutes=50)
PROBLEM_SOLVERS = ("problem-manager", "problem-analyst")
SAYING: Mapping[str, Transition[..., Any]] = {"comment": comment, "note": note}
CHOICES: Mapping[str, Callable[[Any], Any]] = {
    "channel": Channel,
    "hold_reason": HoldReason,
    "impact": Impact,
    "priority": Priority,
    "resolution_code": ResolutionCode,
    "urgency": Urgency,
}


class Doing:
    """Plays steps; remembers the records by the numbers of their calls."""

    def __init__(self, stage: Stage, enactor: Enactor, person: Callable[[int], Person]) -> None:
        self.stage, self.enactor, self.person = stage, enactor, person
        self.made: dict[int, Incident] = {}
        self.last: Act | None = None

    def do(self, life: Life, step: Step) -> None:
        """Do one step. Raises what the verb raises."""
        act = self._act(step)
        said = {name: self._given(life, name, value) for name, value in step.said.items()}
        if step.verb == "log":
            hit = self._hit(said, life.numbers[step.which])
            incident = self.enactor.create(actions.log, act, **said, **hit)
            self.made[life.numbers[step.which]] = incident
        elif step.verb == "offer":
            self._hand_over(act, self._record(life, step.which), said)
        else:
            verb = SAYING.get(step.verb) or getattr(actions, step.verb)
            self.enactor.perform(verb, self._record(life, step.which), act, **said)
        self.last = act

    def _hand_over(self, act: Act, about: Incident, said: Mapping[str, Any]) -> None:
        """Offer it; who is responsible there takes it over soon, unless that is still to come."""
        made = self.enactor.create(offer, act, about=about, **said)
        at, world = act.at + TAKEN_OVER, self.stage.world
        found = (world.company.first_with(role, at) for role in PROBLEM_SOLVERS)
        takers = (self.person(each.key) for each in found if each is not None)
        taker = next((each for each in takers if each.pk != act.actor.pk), None)
        if taker is not None and at < world.now:
            answering = Act(actor=taker, at=at, door=Door.WEB)
            self.enactor.perform(accept, made, answering, answer="We look into it.")

    def _hit(self, said: Mapping[str, Any], number: int) -> dict[str, Any]:
        """The service and the thing that are meant; the caller's own where it is about that."""
        world = self.stage.world
        call = world.calls[number]
        category, site = FAULTS[call.fault].category, world.company.people[call.caller].site
        service, thing = affected(category, said["title"], call.site or site, number)
        own = category.startswith(("Device", "Security › Malware"))
        items, devices = self.stage.items, self.stage.devices
        return {
            "service": items.get(service),
            "affected_item": devices.get(said["caller"].pk) if own else items.get(thing),
        }

    def _act(self, step: Step) -> Act:
        """What came along with another verb is the same act."""
        if step.along and self.last is not None and self.last.at == step.at:
            return self.last
        return Act(actor=self.person(step.by), at=step.at, door=_door(step))

    def _record(self, life: Life, which: int) -> Incident:
        return self.made[life.numbers[which]]

    def _given(self, life: Life, name: str, value: Any) -> Any:
        match name:
            case "caller" | "assignee":
                return self.person(value)
            case "team":
                return self.stage.teams[value]
            case "category":
                return self.stage.category(Tree.SYMPTOM, value)
            case "closure_category":
                return self.stage.category(Tree.CAUSE, value)
            case "into" | "parent":
                return self._record(life, value)
            case _:
                return CHOICES[name](value) if name in CHOICES else value


def _door(step: Step) -> Door:
    if step.by == ROBOT:
        return Door.JOB
    by_mail = step.verb == "log" and step.said["channel"] == Channel.EMAIL
    return Door.MAIL if by_mail and step.by == step.said["caller"] else Door.WEB


def in_order(lives: list[Life], now: datetime) -> list[tuple[Life, Step]]:
    """The steps of many lives that were taken before a moment, in the order of time."""
    taken = [(life, step) for life in lives for step in life.until(now)]
    return sorted(taken, key=lambda pair: (pair[1].at, pair[0].numbers[0]))
