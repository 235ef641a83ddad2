"""Which models of NetBox become items of which class, and what is told of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ON_SITE = ("located_in", "site", "dcim.site")
IN_ROOM = ("located_in", "location", "dcim.location")
IN_RACK = ("located_in", "rack", "dcim.rack")

Tie = tuple[str, str, str]
"""The type of a relation, the field that points, and the model to which it points."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one model is taken.

    `told` are plain fields by attribute; `named` are attributes that hold the name of what a
    field points at. Of the ties in one group, the first that is there counts.
    """

    class_name: str
    name: str = "name"
    told: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ties: tuple[tuple[Tie, ...], ...] = ()


TENANT = {"tenant": ("tenant", "tenancy.tenant")}
SITE = {"site": ("site", "dcim.site")}

KINDS: Mapping[str, Kind] = {
    "dcim.site": Kind(
        "site",
        told={
            "facility": "facility",
            "address": "physical_address",
            "latitude": "latitude",
            "longitude": "longitude",
            "time_zone": "time_zone",
        },
        named=TENANT | {"region": ("region", "dcim.region")},
    ),
    "dcim.location": Kind(
        "room", named=SITE | TENANT, ties=((("located_in", "parent", "dcim.location"), ON_SITE),)
    ),
    "dcim.rack": Kind(
        "rack",
        told={
            "serial": "serial",
            "asset_tag": "asset_tag",
            "facility_id": "facility_id",
            "type": "type",
            "u_height": "u_height",
        },
        named=SITE | TENANT,
        ties=((IN_ROOM, ON_SITE),),
    ),
    "dcim.device": Kind(
        "network_device",
        told={
            "serial": "serial",
            "asset_tag": "asset_tag",
            "position": "position",
            "face": "face",
        },
        named=SITE | TENANT | {"rack": ("rack", "dcim.rack"), "os": ("platform", "dcim.platform")},
        ties=(
            (IN_RACK, IN_ROOM, ON_SITE),
            (("member_of", "cluster", "virtualization.cluster"),),
            (("member_of", "virtual_chassis", "dcim.virtualchassis"),),
        ),
    ),
    "dcim.virtualchassis": Kind("virtual_chassis", told={"domain": "domain"}),
    "dcim.interface": Kind(
        "interface",
        told={
            "type": "type",
            "mac_address": "mac_address",
            "mtu": "mtu",
            "speed": "speed",
            "enabled": "enabled",
            "mode": "mode",
            "label": "label",
        },
        named={"device": ("device", "dcim.device")},
        ties=(
            (("part_of", "device", "dcim.device"),),
            (("part_of", "parent", "dcim.interface"),),
            (("member_of", "untagged_vlan", "ipam.vlan"),),
            (("member_of", "vrf", "ipam.vrf"),),
        ),
    ),
    "dcim.cable": Kind(
        "cable",
        "label",
        told={"type": "type", "label": "label", "length": "length", "length_unit": "length_unit"},
        named=TENANT,
    ),
    "dcim.powerpanel": Kind("power_panel", named=SITE, ties=((IN_ROOM, ON_SITE),)),
    "dcim.powerfeed": Kind(
        "power_feed",
        told={
            "type": "type",
            "supply": "supply",
            "phase": "phase",
            "voltage": "voltage",
            "amperage": "amperage",
        },
        named={"rack": ("rack", "dcim.rack"), "panel": ("power_panel", "dcim.powerpanel")},
        ties=((("powered_by", "power_panel", "dcim.powerpanel"),), (IN_RACK,)),
    ),
    "ipam.vrf": Kind("vrf", told={"rd": "rd"}, named=TENANT),
    "ipam.vlan": Kind(
        "vlan",
        told={"vid": "vid"},
        named=SITE | TENANT | {"group": ("group", "ipam.vlangroup"), "role": ("role", "ipam.role")},
        ties=((ON_SITE,),),
    ),
    "ipam.prefix": Kind(
        "prefix",
        "prefix",
        told={"prefix": "prefix"},
        named=SITE | TENANT | {"vrf": ("vrf", "ipam.vrf"), "role": ("role", "ipam.role")},
        ties=(
            (ON_SITE,),
            (("member_of", "vrf", "ipam.vrf"),),
            (("part_of", "vlan", "ipam.vlan"),),
        ),
    ),
    "ipam.ipaddress": Kind(
        "ip_address",
        "address",
        told={"address": "address", "dns_name": "dns_name", "role": "role"},
        named=TENANT | {"vrf": ("vrf", "ipam.vrf")},
        ties=((("member_of", "vrf", "ipam.vrf"),),),
    ),
    "circuits.provider": Kind("provider"),
    "circuits.providernetwork": Kind(
        "provider_network",
        named={"provider": ("provider", "circuits.provider")},
    ),
    "circuits.circuit": Kind(
        "circuit",
        "cid",
        told={"commit_rate": "commit_rate", "install_date": "install_date"},
        named=TENANT
        | {"provider": ("provider", "circuits.provider"), "type": ("type", "circuits.circuittype")},
    ),
    "virtualization.cluster": Kind(
        "cluster",
        named=SITE | TENANT | {"type": ("type", "virtualization.clustertype")},
        ties=((ON_SITE,),),
    ),
    "virtualization.virtualmachine": Kind(
        "virtual_machine",
        told={"vcpus": "vcpus", "memory_mb": "memory", "disk_gb": "disk"},
        named=SITE
        | TENANT
        | {"os": ("platform", "dcim.platform"), "cluster": ("cluster", "virtualization.cluster")},
        ties=(
            (
                ("runs_on", "device", "dcim.device"),
                ("runs_on", "cluster", "virtualization.cluster"),
            ),
            (ON_SITE,),
        ),
    ),
    "virtualization.vminterface": Kind(
        "interface",
        told={"mac_address": "mac_address", "mtu": "mtu", "enabled": "enabled", "mode": "mode"},
        named={"device": ("virtual_machine", "virtualization.virtualmachine")},
        ties=(
            (("part_of", "virtual_machine", "virtualization.virtualmachine"),),
            (("part_of", "parent", "virtualization.vminterface"),),
            (("member_of", "untagged_vlan", "ipam.vlan"),),
            (("member_of", "vrf", "ipam.vrf"),),
        ),
    ),
}

WITHIN = ("site", "rack", "device", "panel", "vrf", "group", "provider", "cluster", "tenant")
"""What tells apart things of the same name: they go among the identifiers too."""

PORTS = frozenset(
    f"dcim.{name}" for name in ("frontport", "rearport", "powerport", "poweroutlet", "consoleport")
) | {"dcim.consoleserverport"}
"""Ends of cables that are no items: the cable is said to lead to their device."""

USED = PORTS | {
    "circuits.circuittermination",
    "circuits.circuittype",
    "dcim.cabletermination",
    "dcim.devicebay",
    "dcim.devicerole",
    "dcim.devicetype",
    "dcim.manufacturer",
    "dcim.platform",
    "dcim.region",
    "ipam.role",
    "ipam.vlangroup",
    "tenancy.tenant",
    "virtualization.clustertype",
}
"""Models that tell of items without being any."""

STATES = {
    "active": "in_production",
    "connected": "in_production",
    "planned": "planned",
    "staged": "staged",
    "staging": "staged",
    "provisioning": "build_and_test",
    "inventory": "in_stock",
    "failed": "in_maintenance",
    "decommissioning": "retired",
    "decommissioned": "retired",
    "deprecated": "retired",
    "retired": "retired",
    "offline": "in_maintenance",
}

ROLES = (
    ("patch", "patch_panel"),
    ("pdu", "pdu"),
    ("ups", "ups"),
    ("firewall", "firewall"),
    ("load-balancer", "load_balancer"),
    ("router", "router"),
    ("switch", "switch"),
    ("access-point", "access_point"),
    ("wireless", "access_point"),
    ("hypervisor", "hypervisor"),
    ("server", "server"),
    ("printer", "printer"),
)
"""What a device is, told by a word in the slug of its role."""
