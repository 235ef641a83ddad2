"""Which models of NetBox become items of which class, and what is told of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ON_SITE = ("is_located_in", "site", "dcim.site")
IN_ROOM = ("is_located_in", "location", "dcim.location")
IN_RACK = ("is_located_in", "rack", "dcim.rack")

IN_NETWORKS = (
    (("connects_to", "untagged_vlan", "ipam.vlan"),),
    (("belongs_to", "vrf", "ipam.vrf"),),
)

Tie = tuple[str, str, str]
"""The type of a relation, the field that points, and the model to which it points."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one model is taken.

    `told` are plain fields by attribute, `scaled` numbers in a smaller unit than ours; `named` are
    attributes that hold the name of what a field points at. Of the ties in one group, the first
    that is there counts.
    """

    class_name: str
    name: str = "name"
    told: Mapping[str, str] = field(default_factory=dict)
    scaled: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    named: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ties: tuple[tuple[Tie, ...], ...] = ()


TENANT = {"tenant": ("tenant", "tenancy.tenant")}
SITE = {"site": ("site", "dcim.site")}

KINDS: Mapping[str, Kind] = {
    "dcim.site": Kind(
        "site",
        told={
            "facility": "facility",
            "postal_address": "physical_address",
            "latitude": "latitude",
            "longitude": "longitude",
            "time_zone": "time_zone",
        },
        named=TENANT | {"region": ("region", "dcim.region")},
    ),
    "dcim.location": Kind(
        "room", named=SITE | TENANT, ties=((("is_located_in", "parent", "dcim.location"), ON_SITE),)
    ),
    "dcim.rack": Kind(
        "rack",
        told={
            "serial_number": "serial",
            "asset_tag": "asset_tag",
            "facility_id": "facility_id",
            "height": "u_height",
        },
        named=SITE | TENANT,
        ties=((IN_ROOM, ON_SITE),),
    ),
    "dcim.device": Kind(
        "network_device",
        told={
            "serial_number": "serial",
            "asset_tag": "asset_tag",
            "position": "position",
            "face": "face",
        },
        named=SITE
        | TENANT
        | {"rack": ("rack", "dcim.rack"), "firmware": ("platform", "dcim.platform")},
        ties=((IN_RACK, IN_ROOM, ON_SITE),),
    ),
    "dcim.virtualchassis": Kind("virtual_chassis"),
    "dcim.interface": Kind(
        "network_interface",
        told={
            "interface_type": "type",
            "hardware_address": "mac_address",
            "mtu": "mtu",
            "enabled": "enabled",
        },
        scaled={"speed": ("speed", 1000)},
        named={"device": ("device", "dcim.device")},
        ties=(
            (("depends_on", "device", "dcim.device"),),
            (("depends_on", "parent", "dcim.interface"),),
            *IN_NETWORKS,
        ),
    ),
    "dcim.cable": Kind(
        "cable",
        "label",
        told={"cable_type": "type"},
        named=TENANT,
    ),
    "dcim.powerpanel": Kind("power_panel", named=SITE, ties=((IN_ROOM, ON_SITE),)),
    "dcim.powerfeed": Kind(
        "power_feed",
        told={
            "supply": "supply",
            "phase": "phase",
            "voltage": "voltage",
            "amperage": "amperage",
        },
        named={"rack": ("rack", "dcim.rack"), "panel": ("power_panel", "dcim.powerpanel")},
        ties=((("is_powered_by", "power_panel", "dcim.powerpanel"),), (IN_RACK,)),
    ),
    "ipam.vrf": Kind("routing_domain", told={"route_distinguisher": "rd"}, named=TENANT),
    "ipam.vlan": Kind(
        "vlan",
        told={"vlan_id": "vid"},
        named=SITE
        | TENANT
        | {"group": ("group", "ipam.vlangroup"), "purpose": ("role", "ipam.role")},
        ties=((ON_SITE,),),
    ),
    "ipam.prefix": Kind(
        "prefix",
        "prefix",
        told={"network_prefix": "prefix"},
        named=SITE | TENANT | {"vrf": ("vrf", "ipam.vrf"), "purpose": ("role", "ipam.role")},
        ties=(
            (ON_SITE,),
            (("belongs_to", "vrf", "ipam.vrf"),),
            (("connects_to", "vlan", "ipam.vlan"),),
        ),
    ),
    "ipam.ipaddress": Kind(
        "ip_address",
        "address",
        told={"ip_address": "address", "domain_name": "dns_name"},
        named=TENANT | {"vrf": ("vrf", "ipam.vrf")},
        ties=((("belongs_to", "vrf", "ipam.vrf"),),),
    ),
    "circuits.provider": Kind("provider"),
    "circuits.providernetwork": Kind(
        "provider_network",
        named={"provider": ("provider", "circuits.provider")},
    ),
    "circuits.circuit": Kind(
        "circuit",
        "cid",
        told={"circuit_id": "cid"},
        scaled={"speed": ("commit_rate", 1000)},
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
        told={"processor_cores": "vcpus", "disk": "disk"},
        scaled={"memory": ("memory", 1024)},
        named=SITE
        | TENANT
        | {
            "operating_system": ("platform", "dcim.platform"),
            "cluster": ("cluster", "virtualization.cluster"),
        },
        ties=(
            (
                ("runs_on", "device", "dcim.device"),
                ("runs_on", "cluster", "virtualization.cluster"),
            ),
            (ON_SITE,),
        ),
    ),
    "virtualization.vminterface": Kind(
        "network_interface",
        told={"hardware_address": "mac_address", "mtu": "mtu", "enabled": "enabled"},
        named={"device": ("virtual_machine", "virtualization.virtualmachine")},
        ties=(
            (("depends_on", "virtual_machine", "virtualization.virtualmachine"),),
            (("depends_on", "parent", "virtualization.vminterface"),),
            *IN_NETWORKS,
        ),
    ),
}

PLACES = ("site", "rack", "device", "panel", "vrf", "group", "cluster")
"""What tells apart things of the same name, and is told by relations besides."""
WITHIN = (*PLACES, "provider", "tenant", "vlan_id")

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
    ("pdu", "power_distribution"),
    ("ups", "uninterruptible_power_supply"),
    ("firewall", "firewall"),
    ("load-balancer", "load_balancer"),
    ("router", "router"),
    ("switch", "switch"),
    ("access-point", "wireless_access_point"),
    ("wireless", "wireless_access_point"),
    ("hypervisor", "hypervisor"),
    ("server", "server"),
    ("printer", "printer"),
)
"""What a device is, told by a word in the slug of its role."""
