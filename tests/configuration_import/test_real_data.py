"""Real exports, where they lie beside this project: everything in them is found again."""

from collections import Counter
from pathlib import Path

import pytest

from armillary.assurance.configuration.imports.formats import read
from armillary.assurance.configuration.imports.found import Findings

DATA = Path(__file__).parents[3] / "shared" / "data"
there = pytest.mark.skipif(not DATA.exists(), reason="The data is not beside this project.")


def reading(form: str, *names: str) -> Findings:
    return read(form, [(DATA / name).read_bytes() for name in names])


def by_model(found: Findings) -> Counter[str]:
    return Counter(key.partition(":")[0] for key in found.items)


@there
def test_netbox_is_found_again() -> None:
    found = reading("netbox", "netbox-demo/netbox-demo-v3.6.json.xz")

    assert by_model(found) == {
        "dcim.site": 24,
        "dcim.rack": 42,
        "dcim.device": 72,
        "dcim.interface": 1586,
        "dcim.cable": 108,
        "virtualization.virtualmachine": 180,
        "ipam.prefix": 90,
        "ipam.ipaddress": 180,
        "circuits.circuit": 29,
        "virtualization.vminterface": 720,
        "ipam.vlan": 63,
        "dcim.powerfeed": 48,
        "virtualization.cluster": 32,
        "circuits.provider": 9,
        "ipam.vrf": 6,
        "dcim.location": 4,
        "dcim.virtualchassis": 4,
        "dcim.powerpanel": 4,
        "circuits.providernetwork": 1,
    }
    ends = Counter(each.source_key for each in found.relations if each.type_name == "connects_to")
    cables = [key for key in found.items if key.startswith("dcim.cable:")]
    assert {ends[key] for key in cables} == {2}
    placed = {each.source_key for each in found.relations if each.type_name == "is_located_in"}
    assert {key for key in found.items if key.startswith(("dcim.rack:", "dcim.device:"))} <= placed


@there
def test_the_shop_of_opentelemetry_is_found_again() -> None:
    found = reading("compose", "otel-demo/compose.yaml", "otel-demo/compose.full.yaml")

    services = [each for each in found.items.values() if each.class_name == "workload"]
    assert len(services) == 23
    assert Counter(each.type_name for each in found.relations)["depends_on"] == 51
    assert Counter(each.attributes.get("criticality") for each in services) == {
        1: 4,
        2: 4,
        3: 3,
        4: 8,
        None: 4,
    }


@there
@pytest.mark.parametrize(
    ("name", "nodes", "edges", "again"),
    [
        ("Abilene", 11, 14, 0),
        ("Geant2012", 40, 61, 0),
        ("Switch", 74, 92, 0),
        ("Surfnet", 50, 68, 5),
    ],
)
def test_networks_of_operators_are_found_again(
    name: str, nodes: int, edges: int, again: int
) -> None:
    found = reading("gml", f"topology-zoo/{name}.gml")

    assert (len(found.items), len(found.relations)) == (nodes, edges)
    assert len(found.left_out) == again
