"""Network addresses in the order in which they are counted, not in that of their letters.

PostgreSQL has no reading of an `inet` that forgives, so the function of the migration makes the
same key of a stored text as `_key` does here: family, address, length of the mask.
"""

from ipaddress import IPv4Interface, IPv6Interface, ip_interface

from armillary.kernel.custom import Compared
from armillary.kernel.listing.values import NotAValue

NO_ADDRESS = "This must be a network address such as 10.0.0.7 or 2001:db8::/32."

Interface = IPv4Interface | IPv6Interface


def read(text: str) -> str:
    """In the form in which PostgreSQL writes an `inet`: one address or network has one text."""
    found = _found(text)
    return str(found.ip if _is_alone(found) else found)


def bounds(text: str) -> tuple[str, str]:
    """The first and the last key of what an address means: of a network, all that lies in it."""
    found = _found(text)
    first = last = found.ip
    mask = 0 if _is_alone(found) else found.network.prefixlen
    if not _is_alone(found) and first == found.network.network_address:
        last = found.network.broadcast_address
    return _key(first.packed, mask), _key(last.packed, found.max_prefixlen)


def _found(text: str) -> Interface:
    try:
        return ip_interface("" if "%" in text else text.strip())
    except ValueError:
        raise NotAValue(NO_ADDRESS) from None


def _is_alone(found: Interface) -> bool:
    return found.network.prefixlen == found.max_prefixlen


def _key(packed: bytes, mask: int) -> str:
    return f"{4 if len(packed) == 4 else 6}{packed.hex()}{mask:03}"


COMPARED = Compared(function="custom_fields_address_key", read=read, bounds=bounds)
