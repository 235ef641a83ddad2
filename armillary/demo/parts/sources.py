"""Sources in the demo: what device management tells waits for somebody, a scan was heard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

import msgspec

from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources.actions import readings, rules
from armillary.assurance.configuration.sources.sending import send
from armillary.assurance.configuration.sources.vocabulary import Form, Way
from armillary.demo.cast import ADMINISTRATOR
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan.estate import Thing, estate
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.kernel.acts import Act, Door

KNOWN, UPGRADED, FRESH = 36, 5, 3
UPGRADE = "Windows 11 24H2"
STRANGERS = (
    ("00:1b:a9:4f:22:07", "BRN-LABELS", "printer"),
    ("b8:27:eb:0c:91:5e", "raspberrypi", "server"),
    ("3c:84:6a:77:10:c2", "unknown-switch", "switch"),
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a source tells at once; `only_known`: it makes nothing and needs nobody."""

    source: str
    name: str
    items: tuple[dict[str, Any], ...]
    only_known: bool


def plan(world: World) -> Plan:
    """A report of some laptops and a scan of some networks, both of this morning."""
    chance = Random(f"{world.seed} sources")
    there = [each for each in estate(world).things.values() if each.until is None]
    laptops = [each for each in there if each.of == "laptop"]
    devices = [each for each in there if each.of in ("switch", "router")]
    return Plan(
        [
            Telling(
                "device-management",
                "enrolled-devices.json",
                tuple(_enrolled(chance.sample(laptops, min(KNOWN, len(laptops))))),
                only_known=False,
            ),
            Telling(
                "network-scan",
                "scan.json",
                (
                    *(_told(each) for each in chance.sample(devices, min(KNOWN, len(devices)))),
                    *({"key": key, "class": of, "name": name} for key, name, of in STRANGERS),
                ),
                only_known=True,
            ),
        ]
    )


def play(stage: Stage, tellings: Sequence[Telling]) -> None:
    """Let them be heard; the first one is taken in by whoever looks at it.

    Of what runs on a workplace, device management is believed, and not what was written once.
    """
    keeper = stage.known_as(ADMINISTRATOR)
    rules.believe(
        Act(actor=keeper, at=stage.world.begin, door=Door.WEB),
        way=Way.MOST_RECENT,
        of_class=catalogue().class_by_name["client"],
        attribute="operating_system",
    )
    for each in tellings:
        act = Act(actor=keeper, at=stage.world.now - timedelta(minutes=20), door=Door.API)
        content = msgspec.json.encode({"items": each.items})
        readings.hear(
            act,
            source=each.source,
            form=Form.DISCOVERY,
            files=str(send(act, name=each.name, content=content).pk),
            only_known=each.only_known,
            at_once=each.only_known,
        )


def _enrolled(laptops: Sequence[Thing]) -> Iterator[dict[str, Any]]:
    """Most as they are recorded, some upgraded, a few that nobody has recorded, and one amiss."""
    for place, each in enumerate(laptops):
        yield _told(each, **({"operating_system": UPGRADE} if place < UPGRADED else {}))
    for number in range(1, FRESH + 1):
        serial = {"serial_number": f"NEW{number:05d}"}
        yield {
            "key": f"enrolled/{number}",
            "class": "laptop",
            "name": f"LA-NEW-{number}",
            "attributes": serial,
        }
    yield {"key": "enrolled/9", "class": "wristwatch", "name": "WATCH-1", "attributes": {}}


def _told(thing: Thing, **other: str) -> dict[str, Any]:
    """As a source knows it: by its serial number."""
    names = ("serial_number", "host_name", "operating_system", "model", "manufacturer")
    attributes = {name: thing.attributes[name] for name in names if name in thing.attributes}
    return {
        "key": thing.attributes.get("serial_number", thing.key),
        "class": thing.of,
        "name": thing.key,
        "attributes": {**attributes, **other},
    }


PART = Part("sources", plan, play)
