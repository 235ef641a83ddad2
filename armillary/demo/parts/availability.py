"""Availability in the demo: services are watched, and were down now and then."""

from collections.abc import Sequence

from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.outages import Down, Watch, downs, watches
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.design.availability import actions
from armillary.design.availability.vocabulary import Effect, MeasuredBy
from armillary.kernel.acts import Act, Door


def plan(world: World) -> Plan:
    """Who watches comes before what was noticed."""
    return Plan([*watches(world), *downs(world)])


def play(stage: Stage, told: Sequence[Watch | Down]) -> None:
    """Each at its time, by the monitor."""
    for each in told:
        if isinstance(each, Watch):
            _watch(stage, each)
        else:
            _down(stage, each)


def _watch(stage: Stage, watch: Watch) -> None:
    actions.begin_lookout(
        Act(actor=stage.robot, at=watch.since, door=Door.JOB),
        title=f"A probe asks {watch.service} each minute",
        item=stage.items[watch.service],
        since=watch.since,
        measured_by=MeasuredBy.MONITOR,
        users=watch.users,
    )


def _down(stage: Stage, down: Down) -> None:
    actions.record_outage(
        Act(actor=stage.robot, at=down.ended_at, door=Door.JOB),
        item=stage.items[down.service],
        began_at=down.began_at,
        ended_at=down.ended_at,
        planned=down.planned,
        effect=Effect.DEGRADED if down.degraded else Effect.DOWN,
        users_hit=down.users,
        measured_by=MeasuredBy.MONITOR,
        description=down.says,
    )


PART = Part("availability", plan, play)
