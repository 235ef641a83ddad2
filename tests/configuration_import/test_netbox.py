"""An export of NetBox: items with their names, places and cables."""

import json
from typing import Any

import pytest

from armillary.assurance.configuration.imports.found import Findings, WrongSource, gathered
from armillary.assurance.configuration.imports.netbox.reading import read_netbox


def thing(model: str, pk: int, /, **fields: Any) -> dict[str, Any]:
    return {"model": model, "pk": pk, "fields": fields}


ENDS = {
    "cable": 1,
    "termination_type": ["dcim", "interface"],
}
OFFICE = [
    thing("dcim.region", 1, name="Norway"),
    thing("dcim.site", 1, name="Oslo", status="active", region=1, latitude="59.91"),
    thing("dcim.location", 1, name="Cellar", site=1, parent=None),
    thing("dcim.rack", 1, name="R1", site=1, location=1, u_height=42, status="planned"),
    thing("dcim.manufacturer", 1, name="Arista"),
    thing("dcim.devicetype", 1, model="X1", manufacturer=1),
    thing("dcim.devicerole", 1, name="Access Switch", slug="access-switch"),
    thing("dcim.devicerole", 2, name="PDU", slug="pdu"),
    thing("dcim.device", 1, name="sw1", device_type=1, role=1, site=1, rack=1, serial="S-1"),
    thing("dcim.device", 2, name=None, device_type=1, device_role=2, site=1, location=1),
    thing("dcim.interface", 1, name="eth0", device=1, enabled=True, lag=2, tagged_vlans=[1]),
    thing("dcim.interface", 2, name="po1", device=1, enabled=False, untagged_vlan=1),
    thing("dcim.powerport", 1, name="PSU", device=1),
    thing("dcim.poweroutlet", 1, name="Outlet", device=2),
    thing("dcim.cable", 1, label="", type="smf"),
    thing("dcim.cable", 2, label="P-2"),
    thing("circuits.provider", 1, name="Telenor"),
    thing("circuits.circuit", 1, cid="C-1", provider=1, status="active"),
    thing("circuits.circuittermination", 1, circuit=1, site=1, provider_network=None),
    thing("dcim.cabletermination", 1, **ENDS, termination_id=1),
    thing(
        "dcim.cabletermination",
        2,
        cable=1,
        termination_type="circuits.circuittermination",
        termination_id=1,
    ),
    thing("dcim.cabletermination", 3, cable=2, termination_type="dcim.powerport", termination_id=1),
    thing(
        "dcim.cabletermination", 4, cable=2, termination_type="dcim.poweroutlet", termination_id=1
    ),
    thing("dcim.cabletermination", 5, **ENDS, termination_id=99),
    thing("ipam.vlan", 1, vid=10, name="Data", site=1),
    thing("ipam.vrf", 1, name="Red", rd="65000:1"),
    thing("ipam.prefix", 1, prefix="10.0.0.0/8", vrf=None, status="container"),
    thing("ipam.prefix", 2, prefix="10.1.0.0/16", vrf=None, vlan=1),
    thing("ipam.prefix", 3, prefix="10.1.0.0/16", vrf=1),
    thing(
        "ipam.ipaddress",
        1,
        address="10.1.2.3/16",
        vrf=None,
        assigned_object_type=["dcim", "interface"],
        assigned_object_id=1,
    ),
    thing("virtualization.cluster", 1, name="K1", site=1),
    thing("virtualization.virtualmachine", 1, name="vm1", cluster=1, memory=2048),
    thing("virtualization.vminterface", 1, name="eth0", virtual_machine=1),
    {"model": "auth.user", "fields": {"password": "secret"}},
    thing("dcim.rackrole", 1, name="Infra"),
]


def office(*more: dict[str, Any]) -> Findings:
    return gathered(read_netbox([json.dumps([*OFFICE, *more]).encode()]))


def related(found: Findings, key: str) -> list[tuple[str, str]]:
    return [(one.type_name, one.target_key) for one in found.relations if one.source_key == key]


def test_things_have_their_class_name_and_what_is_told_of_them() -> None:
    items = office().items

    switch, outlet = items["dcim.device:1"], items["dcim.device:2"]
    assert (switch.class_name, switch.name) == ("switch", "sw1")
    assert switch.attributes == {
        "serial_number": "S-1",
        "model": "X1",
        "manufacturer": "Arista",
        "role": "Access Switch",
    }
    assert (outlet.class_name, outlet.name) == ("power_distribution", "X1 (2)")
    assert items["dcim.rack:1"].attributes == {"height": 42, "state": "planned"}
    assert items["dcim.interface:1"].name == "sw1 eth0"
    assert items["virtualization.vminterface:1"].name == "vm1 eth0"
    assert items["dcim.cable:1"].name == "Cable 1"
    assert items["ipam.vlan:1"].name == "10 Data"


def test_what_tells_things_of_one_name_apart_is_among_the_identifiers() -> None:
    items = office().items

    assert items["dcim.device:1"].identifiers == {"site": "Oslo", "rack": "R1"}
    assert items["ipam.prefix:3"].identifiers == {"vrf": "Red"}
    assert items["ipam.prefix:2"].identifiers == {}


def test_things_are_where_they_are() -> None:
    found = office()

    assert related(found, "dcim.device:1")[0] == ("is_located_in", "dcim.rack:1")
    assert related(found, "dcim.device:2") == [("is_located_in", "dcim.location:1")]
    assert related(found, "dcim.rack:1") == [("is_located_in", "dcim.location:1")]
    assert related(found, "virtualization.virtualmachine:1") == [
        ("runs_on", "virtualization.cluster:1")
    ]


def test_a_cable_leads_to_items_and_a_power_cable_feeds() -> None:
    found = office()

    assert related(found, "dcim.cable:1") == [
        ("connects_to", "dcim.interface:1"),
        ("connects_to", "circuits.circuit:1"),
    ]
    assert related(found, "dcim.cable:2") == [
        ("connects_to", "dcim.device:1"),
        ("connects_to", "dcim.device:2"),
    ]
    fed = [one for one in found.relations if one.type_name == "is_powered_by"]
    assert [tuple(one)[:5] for one in fed] == [
        ("dcim.device:1", "is_powered_by", "dcim.device:2", "power", 1)
    ]
    assert ("dcim.cabletermination:5", "What it ends at is not in the export.") in found.left_out


def test_networks_lie_in_networks_of_the_same_vrf() -> None:
    found = office()

    assert related(found, "ipam.prefix:1") == []
    assert related(found, "ipam.prefix:2") == [
        ("connects_to", "ipam.vlan:1"),
        ("belongs_to", "ipam.prefix:1"),
    ]
    assert related(found, "ipam.prefix:3") == [("belongs_to", "ipam.vrf:1")]
    assert related(found, "ipam.ipaddress:1") == [
        ("depends_on", "dcim.interface:1"),
        ("belongs_to", "ipam.prefix:2"),
    ]


def test_interfaces_bundles_circuits() -> None:
    found = office()

    assert related(found, "dcim.interface:1") == [
        ("depends_on", "dcim.device:1"),
        ("connects_to", "ipam.vlan:1"),
    ]
    assert related(found, "dcim.interface:2") == [
        ("depends_on", "dcim.device:1"),
        ("connects_to", "ipam.vlan:1"),
        ("consists_of", "dcim.interface:1"),
    ]
    assert related(found, "circuits.circuit:1") == [
        ("is_supported_by", "circuits.provider:1"),
        ("connects_to", "dcim.site:1"),
    ]


def test_what_is_not_taken_is_counted() -> None:
    left_out = [tuple(each) for each in office().left_out]

    assert ("1 × auth.user", "This is about NetBox itself.") in left_out
    assert ("1 × dcim.rackrole", "These are no items here.") in left_out


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (thing("dcim.site", 1, name="Again"), "dcim.site:1 comes twice."),
        (thing("dcim.site", 2, name=["x"]), "dcim.site:2: “name” must be text or a number."),
        (
            thing("dcim.rack", 2, name="R2", site="Oslo"),
            "dcim.rack:2: “site” must be the key of an object.",
        ),
        (
            thing("dcim.interface", 9, name="x", device=1, tagged_vlans=3),
            "dcim.interface:9: “tagged_vlans” must be a list.",
        ),
        (thing("ipam.prefix", 9, prefix="10.0.0.1/8"), "ipam.prefix:9: “10.0.0.1/8” is no prefix."),
        (
            {"model": "dcim.site", "fields": {}},
            "Object 36 (dcim.site) needs a whole number as its “pk”.",
        ),
        ({"model": "dcim.site"}, "Object 36 needs a “model” and “fields”."),
    ],
)
def test_what_is_wrong_is_told_by_object_and_field(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        office(wrong)

    assert refused.value.message == sentence


def test_a_document_of_another_kind_is_refused() -> None:
    with pytest.raises(WrongSource, match="is a list of objects"):
        gathered(read_netbox([b'{"count": 1}']))
