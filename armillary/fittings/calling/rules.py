"""The policy of calling: which addresses can be read as one, and which a host may not have."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from armillary.fittings.calling.vocabulary import PORTS, Scheme

Address = IPv4Address | IPv6Address
LONGEST = 500
_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>/[!$%&'()*+,./:;=@A-Za-z0-9_~?-]*)?"
)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_BREAKS = re.compile(r"%0[0-9a-f]|%1[0-9a-f]|%7f", re.IGNORECASE)
_TUNNELS = tuple(
    ip_network(each)
    for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "fec0::/10", "::/96")
)
"""Addresses of IPv6 that stand for another address: NAT64, 6to4, Teredo and the old ones."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: what to connect to, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str


def target_of(url: str) -> Target | None:
    """Read an address; None unless it is plain http or https without a user and a fragment."""
    found = _URL.fullmatch(url) if len(url) <= LONGEST else None
    if found is None or _BREAKS.search(found["path"] or ""):
        return None
    host = host_of(found["host"])
    port = int(found["port"] or PORTS[Scheme(found["scheme"])])
    if host is None or not 1 <= port <= 65_535:
        return None
    return Target(found["scheme"], host, port, found["path"] or "/")


def host_of(text: str) -> str | None:
    """A host as we compare it: a name in small letters, or an address in its one spelling."""
    bare = text.removeprefix("[").removesuffix("]").lower().rstrip(".")
    labels = bare.split(".")
    if ":" in bare or labels[-1][:1].isdigit():
        return _spelt(bare)
    return bare if all(_LABEL.fullmatch(label) for label in labels) else None


def _spelt(text: str) -> str | None:
    """Octal, short and decimal spellings of an address are none."""
    try:
        return str(ip_address(text))
    except ValueError:
        return None


def may_connect(text: str, *, internal: bool) -> bool:
    """Whether a host may have this address; one that stands for another is never connected to."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return may_connect(str(address.ipv4_mapped), internal=internal)
        if any(address in tunnel for tunnel in _TUNNELS) and not address.is_loopback:
            return False
    if address.is_multicast or address.is_unspecified or address.is_link_local:
        return False
    return address.is_global or (internal and (address.is_private or address.is_loopback))
