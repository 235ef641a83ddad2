"""Real exports, taken in: all that a plain reading of the file counts is there, by its name."""

import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from armillary.assurance.configuration.models import Claim, ConfigurationItem, Relation, Version
from armillary.assurance.configuration.models.facts import CURRENT
from armillary.assurance.configuration.sources.vocabulary import Form
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.configuration_sources.makers import TUESDAY, taken
from tests.makers import api_client

DATA = Path(__file__).parents[3] / "shared" / "data"
there = pytest.mark.skipif(not DATA.exists(), reason="The data is not beside this project.")
NETBOX = {
    "dcim.site": "site",
    "dcim.rack": "rack",
    "dcim.device": None,
    "dcim.cable": "cable",
    "virtualization.virtualmachine": "virtual_machine",
    "ipam.prefix": "prefix",
    "circuits.circuit": "circuit",
}
"""What is asked about, and its class; devices are of several."""


def contents(*names: str) -> list[bytes]:
    return [(DATA / name).read_bytes() for name in names]


def standing() -> tuple[Any, ...]:
    """All that a reading that brings nothing new must leave as it is."""
    items = ConfigurationItem.objects.order_by("pk").values_list("pk", "version", "custom", "name")
    relations = Relation.objects.order_by("pk").values_list("pk", "recorded_to")
    lines = Entry.objects.filter(record_type="configuration-items").count()
    return list(items), list(relations), Version.objects.count(), lines


def twice(keeper: Person, form: Form, files: list[bytes], **given: Any) -> None:
    """Take them in, and the same once more, which changes nothing."""
    first = taken(keeper, form, files, **given)
    before = standing()
    again = taken(keeper, form, files, TUESDAY, **given)

    assert (first.unclear, first.refused) == (0, 0)
    assert (again.made, again.changed, again.same) == (0, 0, first.made)
    assert (again.begins, again.ends, again.unclear, again.refused) == (0, 0, 0, 0)
    assert standing() == before


@there
def test_all_of_netbox_is_there_by_its_name(keeper: Person) -> None:
    [packed] = contents("netbox-demo/netbox-demo-v3.6.json.xz")
    told: dict[str, Counter[str]] = {name: Counter() for name in NETBOX}
    for each in json.loads(lzma.decompress(packed)):
        if each["model"] in told:
            told[each["model"]][called(each)] += 1

    twice(keeper, Form.NETBOX, [packed])

    claims = Claim.objects.filter(provenance="netbox").select_related("ci__configuration_class")
    for model, of in NETBOX.items():
        rows = claims.filter(key__startswith=f"{model}:")
        found = Counter(rows.values_list("ci__name", flat=True))
        assert found.total() == told[model].total(), model
        assert told[model] - found == Counter({"": told[model][""]}) - Counter(), model
        assert of is None or {row.ci.configuration_class.name for row in rows[:1]} == {of}
    ends = Counter(
        Relation.objects.filter(
            CURRENT,
            source__configuration_class__name="cable",
            relation_type__name="connects_to",
        ).values_list("source", flat=True)
    )
    assert (len(ends), set(ends.values())) == (108, {2})


def called(thing: dict[str, Any]) -> str:
    """Its name in the file; cables and some patch panels have none, and get one from us."""
    fields = thing["fields"]
    return str(fields.get("name") or fields.get("prefix") or fields.get("cid") or "")


@there
def test_operators_networks_fall_apart_where_they_are_said_to(keeper: Person) -> None:
    figures = {"Abilene": (0, 0), "Geant2012": (8, 8), "Switch": (13, 22), "Surfnet": (5, 4)}
    for name in figures:
        twice(keeper, Form.GML, contents(f"topology-zoo/{name}.gml"), source=name.lower())

    client = api_client(keeper)
    joints = "/api/v1/configuration-items/joints?source="
    found = {name: client.get(f"{joints}{name.lower()}").json() for name in figures}

    told = {name: (len(each["places"]), len(each["hops"])) for name, each in found.items()}
    assert told == figures
    assert found["Abilene"]["things"] == 11
    whole = client.get("/api/v1/configuration-items/joints").json()
    assert len(whole["places"]) == sum(places for places, _ in figures.values())


@there
def test_the_shop_of_opentelemetry_is_there(keeper: Person) -> None:
    twice(keeper, Form.COMPOSE, contents("otel-demo/compose.yaml", "otel-demo/compose.full.yaml"))

    services = ConfigurationItem.objects.filter(configuration_class__name="workload")
    needs = Relation.objects.filter(CURRENT, relation_type__name="depends_on")
    assert (services.count(), needs.count()) == (23, 51)
