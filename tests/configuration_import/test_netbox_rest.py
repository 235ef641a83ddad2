"""What the REST interface of NetBox lists is read like its fixture."""

import io
import json
import zipfile
from typing import Any

import pytest

from armillary.assurance.configuration.imports.formats import read
from armillary.assurance.configuration.imports.found import WrongSource

HOST = "https://netbox.example/api"


def listed(path: str, *objects: dict[str, Any], count: int = 0, following: str = "") -> bytes:
    """One page of a list."""
    results = [{"url": f"{HOST}/{path}/{each['id']}/", **each} for each in objects]
    page = {"count": count or len(results), "next": following or None, "results": results}
    return json.dumps(page).encode()


SITES = listed("dcim/sites", {"id": 1, "name": "Oslo", "status": {"value": "active", "label": "A"}})
ROLES = listed("dcim/device-roles", {"id": 4, "name": "Core switch", "slug": "core-switch"})
DEVICES = listed(
    "dcim/devices",
    {"id": 7, "name": "sw1", "site": {"id": 1, "name": "Oslo"}, "role": {"id": 4}, "serial": "S1"},
    {"id": 8, "name": "sw2", "site": {"id": 1}, "role": {"id": 4}, "tags": [{"id": 9}]},
)
PORTS = listed(
    "dcim/interfaces",
    {"id": 70, "name": "ge-0", "device": {"id": 7}, "type": {"value": "1000base-t"}},
    {"id": 80, "name": "ge-0", "device": {"id": 8}, "tagged_vlans": [{"id": 3}]},
)
CABLES = listed(
    "dcim/cables",
    {
        "id": 5,
        "label": "c5",
        "a_terminations": [{"object_type": "dcim.interface", "object_id": 70}],
        "b_terminations": [{"object_type": "dcim.interface", "object_id": 80}],
    },
)
PREFIXES = listed(
    "ipam/prefixes", {"id": 2, "prefix": "10.0.0.0/24", "scope_type": "dcim.site", "scope_id": 1}
)
ADDRESSES = listed(
    "ipam/ip-addresses",
    {
        "id": 6,
        "address": "10.0.0.5/24",
        "assigned_object_type": "dcim.interface",
        "assigned_object_id": 70,
    },
)
VLANS = listed("ipam/vlans", {"id": 3, "vid": 30, "name": "voice"})
ALL = [SITES, ROLES, DEVICES, PORTS, CABLES, PREFIXES, ADDRESSES, VLANS]


def test_things_are_those_of_a_fixture() -> None:
    found = read("netbox", ALL)

    assert {key: (each.class_name, each.name) for key, each in found.items.items()} == {
        "dcim.site:1": ("site", "Oslo"),
        "dcim.device:7": ("switch", "sw1"),
        "dcim.device:8": ("switch", "sw2"),
        "dcim.interface:70": ("network_interface", "sw1 ge-0"),
        "dcim.interface:80": ("network_interface", "sw2 ge-0"),
        "dcim.cable:5": ("cable", "c5"),
        "ipam.prefix:2": ("prefix", "10.0.0.0/24"),
        "ipam.ipaddress:6": ("ip_address", "10.0.0.5/24"),
        "ipam.vlan:3": ("vlan", "30 voice"),
    }
    assert found.items["dcim.device:7"].attributes["serial_number"] == "S1"
    assert found.items["dcim.site:1"].attributes["state"] == "in_production"
    assert not found.left_out


def test_what_lies_between_them_is_found_as_well() -> None:
    relations = {each[:3] for each in read("netbox", ALL).relations}

    assert {
        ("dcim.device:7", "is_located_in", "dcim.site:1"),
        ("dcim.interface:70", "depends_on", "dcim.device:7"),
        ("dcim.interface:80", "connects_to", "ipam.vlan:3"),
        ("dcim.cable:5", "connects_to", "dcim.interface:70"),
        ("dcim.cable:5", "connects_to", "dcim.interface:80"),
        ("ipam.prefix:2", "is_located_in", "dcim.site:1"),
        ("ipam.ipaddress:6", "depends_on", "dcim.interface:70"),
        ("ipam.ipaddress:6", "belongs_to", "ipam.prefix:2"),
    } <= relations


def test_a_zip_of_lists_is_read_like_the_lists() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for place, content in enumerate(ALL):
            out.writestr(f"export/{place}.json", content)
        out.writestr("export/README", "not read")

    assert read("netbox", [packed.getvalue()]) == read("netbox", ALL)


def test_pages_that_were_not_sent_are_told() -> None:
    following = f"{HOST}/dcim/sites/?limit=1&offset=1"
    first = listed("dcim/sites", {"id": 1, "name": "Oslo"}, count=2, following=following)
    second = listed("dcim/sites", {"id": 2, "name": "Bergen"}, count=2)

    alone, both = read("netbox", [first]), read("netbox", [first, second])

    assert alone.left_out == [("dcim/sites", "Of 2 not all were sent: ask with ?limit=0.")]
    assert (both.left_out, len(both.items)) == ([], 2)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"results": 1}', "is a list"),
        (b'{"results": [1]}', "Object 1 is no object"),
        (b'{"results": [{"id": 1}]}', "needs its “url”"),
        (listed("dcim/sites", {"id": "1", "name": "x"}), "whole number"),
        (b"PK\x03\x04nonsense", "damaged"),
    ],
)
def test_what_is_wrong_is_named(content: bytes, why: str) -> None:
    with pytest.raises(WrongSource, match=why):
        read("netbox", [content])
