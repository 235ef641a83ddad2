"""The whole estate: a pure function of the world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from armillary.demo.plan.company import Human
from armillary.demo.plan.estate import machines, offers, places
from armillary.demo.plan.estate.things import Building, Thing, Tie
from armillary.demo.plan.world import World

CLIENTS = {
    "laptop": (("Harrier", "H14"), ("Harrier", "H13"), ("Tern", "T5")),
    "desktop": (("Harrier", "D30"),),
    "tablet": (("Tern", "Pad 9"),),
}
WEIGHTS = {
    "hypervisor": 2,
    "server": 2,
    "storage_volume": 2,
    "switch": 3,
    "circuit": 3,
    "wireless_access_point": 4,
    "printer": 4,
    "tablet": 5,
    "desktop": 4,
    "laptop": 4,
    "database_server": 2,
    "database": 2,
}
"""How much hangs on a thing of which nothing else is said."""

OWNERLESS, LEADING = 0.03, 3
SERVICES = ("business_service", "technical_service")
USED = ("laptop", "laptop", "laptop", "desktop", "tablet")


@dataclass(frozen=True)
class Estate:
    """Things by name, in the order in which they came, and how they hang together."""

    things: Mapping[str, Thing]
    ties: Sequence[Tie]


def estate(world: World) -> Estate:
    """What there is, what it stands on, and who uses it."""
    begin = world.begin + timedelta(hours=9)
    building = Building(begin, world.now, Random(f"{world.seed} estate"))
    places.halls(building)
    places.sites(building)
    machines.clusters(building)
    offers.services(building)
    machines.left_over(building)
    for human in world.company.people:
        _client(building, human)
    chance = Random(f"{world.seed} owners")
    things = {key: _owned(thing, world, chance) for key, thing in building.things.items()}
    return Estate(things, building.ties)


def _owned(thing: Thing, world: World, chance: Random) -> Thing:
    """A service owner, or one of the first of its team, answers for it; for a few nobody does."""
    thing = replace(thing, criticality=thing.criticality or WEIGHTS.get(thing.of))
    crew = world.company.members.get(thing.team, ())
    if thing.of in SERVICES:
        crew = [each for each in world.company.people if "service-owner" in each.roles]
    there = [each.key for each in crew if each.until is None and each.is_here(thing.since)]
    if not there or chance.random() < OWNERLESS:
        return thing
    return replace(thing, owner=chance.choice([*dict.fromkeys(there)][:LEADING]))


def _client(building: Building, human: Human) -> None:
    """Everybody works with something; who leaves gives it back, and it is retired."""
    chance = building.chance
    of = chance.choice(USED) if human.site else "laptop"
    maker, model = chance.choice(CLIENTS[of])
    since = max(human.since, building.begin) + timedelta(minutes=human.key % 480)
    name = f"{of[:2].upper()}{human.key + 1:05d}"
    known = building.bought(maker, model, since) | {
        "host_name": name.lower(),
        "asset_tag": f"MI{human.key + 10_001}",
        "operating_system": "iPadOS 17" if of == "tablet" else "Windows 11",
        "memory": str(chance.choice((8, 16, 32))),
        "encrypted": chance.random() < 0.94,
    }
    building.add(
        name,
        of,
        "Workplace",
        user=human.key,
        since=since,
        until=human.until,
        organisation=human.organisation,
        attributes=known,
    )
    if human.site:
        building.tie(name, "is_located_in", human.site)
