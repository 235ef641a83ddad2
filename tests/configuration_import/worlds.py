"""A small schema, and a world in which proposals come true."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from armillary.assurance.configuration.imports.found import Value
from armillary.assurance.configuration.imports.identification import Identification, Rule
from armillary.assurance.configuration.imports.planning import Planner
from armillary.assurance.configuration.imports.proposals import Proposal, Verdict
from armillary.assurance.configuration.imports.reconciliation import Policy
from armillary.assurance.configuration.imports.weak import Weak
from armillary.assurance.configuration.imports.world import Here, Said, Strength, Tie, World

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
RULES = (Rule("server", ("serial",)), Rule("server", ("name", "site?")), Rule("rack", ("name",)))
LINEAGE = {"server": ("server",), "rack": ("rack",)}


class SmallSchema:
    """Servers with a serial and a number of cores stand in racks, one each."""

    def flaw(self, class_name: str) -> str | None:
        return None if class_name in LINEAGE else f"There is no class “{class_name}”."

    def fitting(self, class_name: str, name: str, value: Value) -> tuple[Value | None, str]:
        if class_name != "server" or name not in ("serial", "cores"):
            return None, ""
        if name == "cores" and not isinstance(value, int):
            return None, "a whole number"
        return value, ""

    def lacks(self, class_name: str, told: Mapping[str, object]) -> list[str]:
        return []

    def no_way(self, type_name: str, source_class: str, target_class: str) -> str | None:
        return None if type_name == "needs" or target_class == "rack" else "there is no such way."

    def most(self, type_name: str, source_class: str, target_class: str) -> tuple[int, int]:
        return (1, 0) if type_name == "stands_in" else (0, 0)


def planner(source: str = "netbox", *, complete: bool = False, order: str = "person") -> Planner:
    return Planner(
        source,
        MONDAY,
        SmallSchema(),
        Identification(RULES, LINEAGE, Weak()),
        lambda class_name, name: Policy(order=tuple(order.split())),
        complete,
    )


def come_true(world: World, source: str, proposals: Iterable[Proposal]) -> None:
    """Do to the world what these propose."""
    proposals = list(proposals)
    keys = world.by_key(source)
    for each in proposals:
        if each.verdict in (Verdict.UNCLEAR, Verdict.REFUSED, Verdict.MISSING):
            continue
        pk = each.pk or len(world.items) + 1
        keys[each.key] = pk
        here = world.items.setdefault(pk, Here(pk, each.class_name, each.name, {}, MONDAY))
        here.values = {**here.values, **{name: told.new for name, told in each.changes.items()}}
        here.name = str(here.values.get("name", here.name))
        here.said[source] = Said(each.key, each.said, each.identifiers, MONDAY)
    for each in proposals:
        for one in each.ends:
            del world.ties[Tie(keys[each.key], one.type_name, int(one.target), one.group)]
        for one in each.begins:
            target = keys[one.target] if isinstance(one.target, str) else one.target
            tie = Tie(keys[each.key], one.type_name, target, one.group)
            world.ties[tie] = Strength(one.needed, one.share, source)
