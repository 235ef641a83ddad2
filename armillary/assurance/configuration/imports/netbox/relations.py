"""What a NetBox export tells of things beyond the fields of each: cables, power, addresses."""

from collections import defaultdict
from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, ip_interface, ip_network

from armillary.assurance.configuration.imports.found import (
    FoundRelation,
    LeftOut,
    WrongSource,
)
from armillary.assurance.configuration.imports.netbox.kinds import KINDS, PORTS
from armillary.assurance.configuration.imports.netbox.things import Objects, Thing, key_of

Network = IPv4Network | IPv6Network
POWER = "power"


def relations_in(objects: Objects) -> Iterator[FoundRelation | LeftOut]:
    """All that lies between objects."""
    yield from _cables(objects)
    yield from _circuits(objects)
    yield from _bays(objects)
    yield from _members(objects)
    yield from _tagged(objects)
    yield from _bundles(objects)
    yield from _assigned(objects)
    yield from _nested(objects)


def _cables(objects: Objects) -> Iterator[FoundRelation | LeftOut]:
    """A cable connects what it ends at; one that carries power says who lives by whom."""
    ends: dict[int, list[Thing]] = defaultdict(list)
    for termination in objects.of("dcim.cabletermination"):
        end = _end_of(termination, objects)
        cable = termination.pointer("cable")
        if end is None or cable is None:
            yield LeftOut(termination.key, "What it ends at is not in the export.")
            continue
        ends[cable].append(end)
        yield FoundRelation(key_of("dcim.cable", cable), "connects_to", carrier(end))
    for several in ends.values():
        yield from _powered(several)


def _end_of(termination: Thing, objects: Objects) -> Thing | None:
    named = termination.anywhere("termination_type", "termination_id")
    return objects.get(*named) if named else None


def carrier(end: Thing) -> str:
    """The item at the end of a cable: a port stands for its device, a termination for its line."""
    if end.model in PORTS:
        return key_of("dcim.device", end.pointer("device") or 0)
    if end.model == "circuits.circuittermination":
        return key_of("circuits.circuit", end.pointer("circuit") or 0)
    return end.key


def _powered(ends: list[Thing]) -> Iterator[FoundRelation]:
    """A device with several inlets lives as long as one of them is fed."""
    fed = [carrier(end) for end in ends if end.model == "dcim.powerport"]
    feeding = [carrier(end) for end in ends if end.model in ("dcim.poweroutlet", "dcim.powerfeed")]
    for device in fed:
        for source in feeding:
            yield FoundRelation(device, "is_powered_by", source, POWER, 1)


def _circuits(objects: Objects) -> Iterator[FoundRelation]:
    for circuit in objects.of("circuits.circuit"):
        if provider := circuit.pointer("provider"):
            yield FoundRelation(
                circuit.key, "is_supported_by", key_of("circuits.provider", provider)
            )
    for end in objects.of("circuits.circuittermination"):
        line = end.pointer("circuit")
        places = (("site", "dcim.site"), ("provider_network", "circuits.providernetwork"))
        for field, model in places:
            if line and (place := end.pointer(field)):
                key = key_of("circuits.circuit", line)
                yield FoundRelation(key, "connects_to", key_of(model, place))


def _bays(objects: Objects) -> Iterator[FoundRelation]:
    for bay in objects.of("dcim.devicebay"):
        parent, child = bay.pointer("device"), bay.pointer("installed_device")
        if parent and child:
            yield FoundRelation(
                key_of("dcim.device", child), "depends_on", key_of("dcim.device", parent)
            )


def _members(objects: Objects) -> Iterator[FoundRelation]:
    """Clusters and chassis work as long as one of their devices does."""
    groups = (
        ("cluster", "virtualization.cluster"),
        ("virtual_chassis", "dcim.virtualchassis"),
    )
    for device in objects.of("dcim.device"):
        for field, model in groups:
            if whole := device.pointer(field):
                yield FoundRelation(key_of(model, whole), "consists_of", device.key, "members", 1)


def _tagged(objects: Objects) -> Iterator[FoundRelation]:
    for model in ("dcim.interface", "virtualization.vminterface"):
        for interface in objects.of(model):
            for vlan in interface.pointers("tagged_vlans"):
                yield FoundRelation(interface.key, "connects_to", key_of("ipam.vlan", vlan))


def _bundles(objects: Objects) -> Iterator[FoundRelation]:
    """A bundle of links works as long as one of them does."""
    for interface in objects.of("dcim.interface"):
        if bundle := interface.pointer("lag"):
            key = key_of("dcim.interface", bundle)
            yield FoundRelation(key, "consists_of", interface.key, "links", 1)


def _assigned(objects: Objects) -> Iterator[FoundRelation]:
    for address in objects.of("ipam.ipaddress"):
        named = address.anywhere("assigned_object_type", "assigned_object_id")
        if named and named[0] in KINDS:
            yield FoundRelation(address.key, "depends_on", key_of(*named))


def _nested(objects: Objects) -> Iterator[FoundRelation]:
    """Each prefix and address lies in the smallest prefix that holds it, in the same VRF."""
    known = {
        (prefix.pointer("vrf"), _network(prefix, "prefix")): prefix.key
        for prefix in objects.of("ipam.prefix")
    }
    for prefix in objects.of("ipam.prefix"):
        yield from _inside(prefix, _network(prefix, "prefix"), known, own=False)
    for address in objects.of("ipam.ipaddress"):
        yield from _inside(address, _network(address, "address"), known, own=True)


def _inside(
    thing: Thing, network: Network, known: dict[tuple[int | None, Network], str], *, own: bool
) -> Iterator[FoundRelation]:
    longest = network.prefixlen - (not own)
    for length in range(longest, -1, -1):
        outer = known.get((thing.pointer("vrf"), network.supernet(new_prefix=length)))
        if outer:
            yield FoundRelation(thing.key, "belongs_to", outer)
            return


def _network(thing: Thing, field: str) -> Network:
    said = thing.text(field)
    try:
        return ip_interface(said).network if field == "address" else ip_network(said)
    except ValueError:
        raise WrongSource(f"{thing.key}: “{said[:60]}” is no {field}.") from None
