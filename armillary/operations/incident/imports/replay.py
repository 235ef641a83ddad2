"""Does the acts of a plan, each by the person and at the moment of which the source tells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from armillary.fittings.chronicle import Enactor, fresh_ids
from armillary.kernel.acts import Act, Door
from armillary.kernel.lifecycle import Transition
from armillary.operations.incident.imports import verbs
from armillary.operations.incident.imports.directory import Directory
from armillary.operations.incident.imports.plan import (
    Assign,
    Categorise,
    Close,
    Hold,
    Log,
    Plan,
    Prioritise,
    Reopen,
    Resolve,
    Resume,
    Settle,
    Start,
    Step,
    Update,
    Waiting,
)
from armillary.operations.incident.models import Incident
from armillary.operations.incident.models.category import BETWEEN
from armillary.operations.incident.vocabulary import (
    Channel,
    HoldReason,
    Impact,
    Priority,
    State,
    Urgency,
)
from armillary.people.models import Person

CHANNELS = {
    "phone": Channel.PHONE,
    "email": Channel.EMAIL,
    "self-service": Channel.WEB,
    "chat": Channel.CHAT,
    "walk-in": Channel.WALK_IN,
}
REASONS = {
    Waiting.CALLER: HoldReason.AWAITING_CALLER,
    Waiting.PROBLEM: HoldReason.AWAITING_PROBLEM,
    Waiting.VENDOR: HoldReason.AWAITING_VENDOR,
    Waiting.EVIDENCE: HoldReason.AWAITING_EVIDENCE,
}
ENDS = {"resolved_at": (State.RESOLVED, State.CLOSED), "closed_at": (State.CLOSED,)}
LONGEST_TITLE = 200

Doing = tuple[Transition[..., Incident], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Replay:
    """Lives the plans of incidents through, with the people of the directory."""

    enactor: Enactor
    directory: Directory
    ids: Iterator[UUID] = field(default_factory=fresh_ids)

    def run(self, plan: Plan) -> Incident:
        """Live one plan through. Raises what the verbs raise; the incident is not to be then."""
        incident = self._log(plan.opening)
        for _, steps in groupby(plan.steps, key=_row):
            self._row(incident, [*steps])
        return incident

    def _row(self, incident: Incident, steps: Sequence[Step]) -> None:
        """What one row tells of is one act, in as many verbs as it takes."""
        act = self._act(steps[0])
        for step in steps:
            if doing := DOINGS[type(step)](self.directory, incident, step):
                verb, arguments = doing
                self.enactor.perform(verb, incident, act, **arguments)

    def _log(self, step: Log) -> Incident:
        return self.enactor.create(
            verbs.log,
            self._act(step),
            source_number=step.number,
            title=(BETWEEN.join(step.category) or step.number)[:LONGEST_TITLE],
            caller=self.directory.caller(step.caller),
            channel=CHANNELS.get((step.channel or "").lower()),
            location=step.location or "",
            category=self.directory.category(step.category),
            **_weight(self.directory, step),
        )

    def _act(self, step: Step) -> Act:
        return Act(actor=self._actor(step), at=step.at, door=Door.IMPORT, id=next(self.ids))

    def _actor(self, step: Step) -> Person:
        """Who did it; where the source does not know, whoever imports answers for it."""
        return self.directory.staff(step.by) or self.directory.act.actor


_row = attrgetter("line", "at", "by")


def _weight(directory: Directory, step: Log | Prioritise) -> dict[str, Any]:
    return {
        "impact": Impact(step.impact),
        "urgency": Urgency(step.urgency),
        "proposed_priority": directory.proposals[step.impact, step.urgency],
        "priority": Priority(step.priority),
    }


def _categorise(directory: Directory, incident: Incident, step: Categorise) -> Doing:
    return verbs.categorise, {"category": directory.category(step.category)}


def _prioritise(directory: Directory, incident: Incident, step: Prioritise) -> Doing:
    return verbs.prioritise, _weight(directory, step)


def _assign(directory: Directory, incident: Incident, step: Assign) -> Doing:
    begun = incident.state not in verbs.UNBEGUN
    return verbs.reassign if begun else verbs.assign, {
        "team": directory.team(step.team),
        "assignee": directory.staff(step.assignee),
    }


def _hold(directory: Directory, incident: Incident, step: Hold) -> Doing:
    return verbs.hold, {"hold_reason": REASONS[step.waiting]}


def _resolve(directory: Directory, incident: Incident, step: Resolve) -> Doing:
    return verbs.resolve, {"resolution": f"Closing code: {step.code}." if step.code else ""}


def _update(directory: Directory, incident: Incident, step: Update) -> Doing:
    return verbs.update, {
        "caller": directory.caller(step.caller),
        "location": step.location or "",
        "sla_met": step.sla_met,
        "changes": step.changes,
    }


def _settle(directory: Directory, incident: Incident, step: Settle) -> Doing | None:
    """Nothing, unless the source recorded something else than its events have shown."""
    names = ("reassign_count", "reopen_count", "resolved_at", "closed_at")
    shown = {name: getattr(incident, name) for name in names}
    moments = {name: at for name, at in step.moments.items() if incident.state in ENDS[name]}
    recorded = {**shown, **step.counts, **moments}
    return None if recorded == shown else (verbs.settle, recorded)


DOINGS: Mapping[type[Step], Callable[[Directory, Incident, Any], Doing | None]] = {
    Categorise: _categorise,
    Prioritise: _prioritise,
    Assign: _assign,
    Start: lambda *_: (verbs.start, {}),
    Hold: _hold,
    Resume: lambda *_: (verbs.resume, {}),
    Resolve: _resolve,
    Reopen: lambda *_: (verbs.reopen, {}),
    Close: lambda *_: (verbs.close, {}),
    Update: _update,
    Settle: _settle,
}
