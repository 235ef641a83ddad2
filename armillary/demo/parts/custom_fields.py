"""Custom fields in the demo: what Meridian writes down about every incident beside what all do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from armillary.demo.cast import ADMINISTRATOR
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.leftovers import Leftover, leftovers
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.custom_fields.actions import define
from armillary.fittings.custom_fields.added import FILL_IN
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.lifecycle.enacting import perform
from armillary.kernel.registry import record_type_of
from armillary.operations.incident.models import Incident

CENTRES = {
    "4100": "Passenger services",
    "4200": "Yard",
    "4300": "Transport",
    "4900": "Head office",
}
FIELDS: Sequence[Mapping[str, Any]] = (
    {
        "label": "Cost centre",
        "kind": Kind.CHOICE,
        "choices": "\n".join(f"{key}={words}" for key, words in CENTRES.items()),
        "help": "Who pays when parts are needed.",
        "as_facet": True,
        "place": 10,
    },
    {
        "label": "Asset label",
        "kind": Kind.TEXT,
        "help": "What is printed on the grey label.",
        "searched": True,
        "place": 20,
    },
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What somebody writes into the fields of an incident."""

    number: int
    by: int
    at: datetime
    values: Mapping[str, str]


def plan(world: World) -> Plan:
    """Two in three of those who work on something have filled them in."""
    chance = Random(f"{world.seed} custom fields")
    chosen = [each for each in leftovers(world) if chance.random() < 2 / 3]
    return Plan([_filling(each, world, chance) for each in chosen])


def play(stage: Stage, fillings: Sequence[Filling]) -> None:
    """The administrator defines them first; then they are filled in."""
    keeper = stage.known_as(ADMINISTRATOR)
    for told in FIELDS:
        define(
            Act(actor=keeper, at=stage.world.begin, door=Door.WEB), record_type="incidents", **told
        )
    stand_as(stage.robot)  # from here on the fields are known
    kind = record_type_of(Incident)
    fill_in = next(verb for verb in kind.verbs if verb.name == FILL_IN)
    for each in fillings:
        act = Act(actor=stage.people[each.by], at=each.at, door=Door.WEB)
        incident = stage.made[each.number]
        perform(fill_in, incident, act, fill_in.arguments.parse(each.values, act))


def _filling(left: Leftover, world: World, chance: Random) -> Filling:
    at = min(left.touched + timedelta(minutes=1), world.now)
    label = f"M{chance.randrange(1000, 9999)}-{chance.randrange(10, 99)}"
    values = {"custom_cost_centre": chance.choice([*CENTRES]), "custom_asset_label": label}
    return Filling(left.call.number, left.worker.key, at, values)


PART = Part("custom fields", plan, play)
