"""Availability in the demo: services are watched, and were down now and then."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.outages import Down, Watch, downs, watches
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.design.availability import actions
from armillary.design.availability.vocabulary import Effect, MeasuredBy
from armillary.kernel.acts import Act, Door
from armillary.operations.incident.models import Incident


def plan(world: World) -> Plan:
    """Who watches comes before what was noticed."""
    span = world.begin, world.now
    return Plan([*watches(*span), *downs(*span, world.seed)])


def play(stage: Stage, told: Sequence[Watch | Down]) -> None:
    """Each at its time, by the monitor."""
    known = _incidents(stage)
    for each in told:
        if isinstance(each, Watch):
            _watch(stage, each)
        else:
            _down(stage, each, known.get((each.service, each.began_at)))


def _incidents(stage: Stage) -> Mapping[tuple[str, datetime], Incident]:
    """By which incident an outage is known: its service and when it began."""
    calls = [each for each in stage.world.calls.values() if each.outage is not None]
    keys = {each.number: stage.key_of(each.number) for each in calls}
    found = Incident.objects.in_bulk(list(keys.values()))
    return {
        (each.thing, each.outage): found[keys[each.number]]
        for each in calls
        if each.outage is not None
    }


def _watch(stage: Stage, watch: Watch) -> None:
    actions.begin_lookout(
        Act(actor=stage.robot, at=watch.since, door=Door.JOB),
        title=f"A probe asks {watch.service} each minute",
        item=stage.items[watch.service],
        since=watch.since,
        measured_by=MeasuredBy.MONITOR,
        users=watch.users,
    )


def _down(stage: Stage, down: Down, incident: Incident | None) -> None:
    actions.record_outage(
        Act(actor=stage.robot, at=down.ended_at, door=Door.JOB),
        item=stage.items[down.service],
        began_at=down.began_at,
        ended_at=down.ended_at,
        planned=down.planned,
        effect=Effect.DEGRADED if down.degraded else Effect.DOWN,
        incident=incident,
        users_hit=down.users,
        measured_by=MeasuredBy.MONITOR,
        description=down.says,
    )


PART = Part("availability", plan, play)
