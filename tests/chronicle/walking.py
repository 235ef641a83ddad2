"""A walk of chance through the verbs of incidents, kept as a plan that can be lived again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction

from armillary.fittings.chronicle import Enactor, OneByOne
from armillary.kernel.acts import Act, Door
from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.errors import Refusal
from armillary.kernel.lifecycle import Transition
from armillary.kernel.links.actions import link
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.process import INCIDENT
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import MONDAY

VERBS = (*INCIDENT.verbs, comment, note, link)
WORDS = ("Because.", "", "A longer tale.\nWith two lines.", "“Ünïcode” & <tags>")


@dataclass(frozen=True, slots=True)
class Step:
    """An act to the incident in this place of those that were made; no verb: it is made now.

    `along`: the act was done to another one and took this one along.
    """

    verb: Transition[..., Any] | None
    place: int
    act: Act
    said: Mapping[str, Any]
    along: bool = False


@dataclass(slots=True)
class Walk:
    """Goes where chance leads, one verb after the other, and keeps the steps that it could take."""

    chance: Random
    cast: Mapping[type[Record], Sequence[Any]]
    incidents: list[Incident] = field(default_factory=list)
    plan: list[Step] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)

    def go(self, steps: int) -> list[Step]:
        for number in range(steps):
            with suppress(Refusal), transaction.atomic():
                self._step(self._act(MONDAY + timedelta(hours=number)))
        return self.plan

    def _step(self, act: Act) -> None:
        if not self.incidents or self.chance.random() < 0.05:
            said = self._said(actions.log)
            self.incidents.append(OneByOne().create(actions.log, act, **said))
            self.plan.append(Step(None, len(self.incidents) - 1, act, said))
            return
        incident = self.chance.choice(self.incidents)
        incident.refresh_from_db()
        starting = [verb for verb in VERBS if not verb.sources or incident.state in verb.sources]
        verb = min(self.chance.sample(starting, 3), key=lambda each: self.taken[each.name])
        said = self._said(verb)
        if verb is actions.correct:
            act = replace(act, version=incident.version)
        company: list[Any] = list(verb.company(incident, said)) if verb.company else []
        OneByOne().perform(verb, incident, act, **said)
        self.taken[verb.name] += 1
        self.plan.append(Step(verb, self.incidents.index(incident), act, said))
        for other in sorted(company, key=lambda each: int(each.pk)):
            self.plan.append(Step(verb, self.incidents.index(other), act, said, along=True))

    def _act(self, at: datetime) -> Act:
        who = self.chance.choice(self.cast[Person])
        return Act(actor=who, at=at, door=self.chance.choice(list(Door)))

    def _said(self, verb: Any) -> dict[str, Any]:
        return {argument.name: self._something(argument) for argument in verb.arguments.all}

    def _something(self, argument: Any) -> Any:
        """Anything that the door would let pass for this argument."""
        if argument.name == "how":
            return self.chance.choice(INCIDENT.links).name
        if argument.annotation in (Incident, Record):
            return self.chance.choice(self.incidents)
        if not argument.required and self.chance.random() < 0.4:
            return argument.default
        if argument.refers:
            return self.chance.choice(self.cast[argument.annotation])
        if argument.choices:
            return self.chance.choice(list(argument.annotation))
        if argument.kind == "moment":
            return MONDAY + timedelta(hours=self.chance.randrange(1000))
        return self.chance.choice(WORDS)


def live(plan: Iterable[Step], enactor: Enactor) -> None:
    """Take the same steps; the incidents that they speak of are those made on this way."""
    made: list[Incident] = []
    for step in plan:
        said = {
            name: made[made.index(value)] if value in made else value
            for name, value in step.said.items()
        }
        if step.verb is None:
            made.append(enactor.create(actions.log, step.act, **said))
        else:
            enactor.perform(step.verb, made[step.place], step.act, **said)
