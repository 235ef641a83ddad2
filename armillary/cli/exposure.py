"""A demo is for its own machine: everybody knows the passwords of its people."""

import sys
from ipaddress import ip_address

REFUSED = (
    "armillary: a demo is served on this machine only, for everybody knows the passwords of its "
    "people. Leave out --host, or start empty: armillary demo --no-demo --data DIR"
)


def refuses(host: str, *, demo: bool) -> bool:
    """Whether serving on this host would show a demo to others; then it says so."""
    shown = demo and not is_loopback(host)
    if shown:
        print(REFUSED, file=sys.stderr)
    return shown


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what is served there."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
