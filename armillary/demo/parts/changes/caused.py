"""What people found out about changes: which incidents they caused, and what that teaches."""

from collections.abc import Sequence
from datetime import timedelta

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.vocabulary import PLANNED
from armillary.demo.parts.changes.house import House
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.changes.ill import ILL, Ill
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.kernel.jobs.queue import defer
from armillary.kernel.links.actions import link
from armillary.operations.incident.models import Incident

FEW = 3
LEARN = "change-management: Learn from changes"
SOON = timedelta(days=3)


def plan(world: World) -> Plan:
    """When all incidents are there."""
    return Plan((), [[each for each in ILL if each.start(world.now) > world.begin]])


def play(stage: Stage, ills: Sequence[Ill]) -> None:
    """Say of a few incidents which change caused them; learn, and look again at what comes."""
    house = House(stage)
    for ill in ills:
        _blame(house, ill)
    for change in Change.objects.filter(state__in=PLANNED).order_by("pk"):
        actions.assess(change, house.by_manager(house.now))
    defer(LEARN, key=LEARN)


def _blame(house: House, ill: Ill) -> None:
    start, world = ill.start(house.now), house.stage.world
    change = Change.objects.filter(planned_start=start, item__name=f"{ill.service} application")
    heard = [
        house.stage.key_of(call.number)
        for call in world.calls.values()
        if call.thing == ill.service and start < call.at < start + SOON
    ]
    act = house.by_manager(start + SOON)
    for found in change:
        for incident in Incident.objects.filter(pk__in=heard).order_by("pk")[:FEW]:
            link(found, act, how="caused", to=incident)


CAUSED = Part("what changes caused", plan, play)
