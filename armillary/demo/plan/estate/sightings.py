"""When each thing was last seen, and by whom or what: most lately, some long ago, a few no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from armillary.demo.plan.estate.estate import estate
from armillary.demo.plan.estate.things import Thing
from armillary.demo.plan.world import World

SCAN, AGENT, DEVICES = "network scan", "agent on the machine", "device management"
FINDS = {
    "hypervisor": "virtualisation",
    "virtual_machine": "virtualisation",
    "cluster": "virtualisation",
    "storage_volume": "virtualisation",
    "switch": SCAN,
    "router": SCAN,
    "firewall": SCAN,
    "wireless_access_point": SCAN,
    "printer": SCAN,
    "circuit": SCAN,
    "server": AGENT,
    "database_server": AGENT,
    "database": AGENT,
    "application_instance": AGENT,
    "laptop": DEVICES,
    "desktop": DEVICES,
    "tablet": DEVICES,
}
REVIEW = "review"
FORGOTTEN, LOST = 0.02, 0.006
WHY_LOST = (
    "It has not answered for three weeks, and nobody on site knows where it is.",
    "Its place is empty: another device stands there.",
    "Not found at the stocktaking.",
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A source found a thing; or, with a reason, looked for it in vain."""

    key: str
    at: datetime
    source: str
    why_lost: str = ""


def sightings(world: World) -> Iterator[Sighting]:
    """Of all that is still there, the last ones."""
    chance = Random(f"{world.seed} sightings")
    for thing in estate(world).things.values():
        if thing.until is None:
            yield from _sightings(thing, world.now, chance)


def _sightings(thing: Thing, now: datetime, chance: Random) -> Iterator[Sighting]:
    source = FINDS.get(thing.of, REVIEW)
    is_lost = source != REVIEW and chance.random() < LOST
    ago = timedelta(days=chance.uniform(25, 60)) if is_lost else _ago(source, chance)
    at = max(now - ago, thing.since + timedelta(days=1))
    if at < now:
        yield Sighting(thing.key, at, source)
    if is_lost and at < now - timedelta(days=5):
        when = now - timedelta(days=chance.uniform(1, 5))
        yield Sighting(thing.key, when, source, chance.choice(WHY_LOST))


def _ago(source: str, chance: Random) -> timedelta:
    """Machines answer every night, people switch devices off, and papers are read now and then."""
    if chance.random() < FORGOTTEN:
        return timedelta(days=chance.uniform(400, 600) if source == REVIEW else 150)
    match source:
        case "review":
            return timedelta(days=chance.uniform(5, 150))
        case "device management":
            return timedelta(days=min(80.0, chance.expovariate(1 / 4)))
    return timedelta(hours=chance.uniform(3, 30))
