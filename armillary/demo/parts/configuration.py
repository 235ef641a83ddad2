"""The CMDB in the demo: what Meridian runs, since when, and how it hangs together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue, relations
from armillary.assurance.configuration.vocabulary import Criticality, Environment
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.estate import Thing, Tie, estate
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.acts import Act, Door
from armillary.people.models import Organisation

Items = Mapping[str, ConfigurationItem]


def plan(world: World) -> Plan:
    """All of it is there when the demo is opened: things first, then how they hang together."""
    told = estate(world)
    return Plan([*told.things.values(), *told.ties])


def play(stage: Stage, planned: Sequence[Thing | Tie]) -> None:
    """Put everything under control in the order of time, in memory, and write it together."""
    things = [each for each in planned if isinstance(each, Thing)]
    ties = [each for each in planned if isinstance(each, Tie)]
    chronicle = Chronicle(Keys())
    customers = {each.name: each for each in Organisation.objects.all()}
    made: dict[str, ConfigurationItem] = {}
    with relations.gathered():
        for thing in sorted(things, key=lambda each: (each.since, each.key)):
            made[thing.key] = _register(chronicle, stage, customers, thing)
        write(_act(stage, stage.world.now), [chronicle.hand_over()])
        for tie in ties:
            _relate(chronicle, stage, made, tie)
        for thing in _given_back(things):
            _retire(chronicle, stage, made[thing.key], thing)
        write(_act(stage, stage.world.now), [chronicle.hand_over()])
    stage.furnish(made.values())


def _given_back(things: Sequence[Thing]) -> Iterator[Thing]:
    return iter(sorted((e for e in things if e.until), key=lambda e: (e.until, e.key)))


def _register(
    chronicle: Chronicle, stage: Stage, customers: Mapping[str, Organisation], thing: Thing
) -> ConfigurationItem:
    user = None if thing.user is None else stage.people[thing.user]
    given: dict[str, Any] = {f"custom_{key}": value for key, value in thing.attributes.items()}
    return chronicle.create(
        actions.register,
        _act(stage, thing.since),
        name=thing.key,
        configuration_class=catalogue().class_by_name[thing.of],
        criticality=thing.criticality and Criticality(thing.criticality),
        environment=Environment(thing.environment) if thing.environment else None,
        owner=None if thing.owner is None else stage.people[thing.owner],
        team=stage.teams.get(thing.team),
        user=user,
        organisation=customers.get(thing.organisation),
        **given,
    )


def _relate(chronicle: Chronicle, stage: Stage, made: Items, tie: Tie) -> None:
    source, target = made[tie.source], made[tie.target]
    at = max(source.updated_at, target.updated_at) + timedelta(minutes=1)
    chronicle.perform(
        actions.relate,
        source,
        _act(stage, at),
        relation_type=catalogue().type_by_name[tie.how],
        target=target,
        group=tie.group,
        needed=tie.needed,
        share=tie.share,
        provenance="survey",
    )


def _retire(chronicle: Chronicle, stage: Stage, item: ConfigurationItem, thing: Thing) -> None:
    if thing.until and thing.until > item.updated_at:
        act = _act(stage, thing.until)
        chronicle.perform(actions.retire, item, act, reason="Given back by its user.")


def _act(stage: Stage, at: Any) -> Act:
    return Act(actor=stage.robot, at=at, door=Door.JOB)


PART = Part("configuration", plan, play)
