"""Where a request comes from. What it says of itself is believed only from proxies we trust."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from armillary.gate.step import Answer

HEARSAY = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
    "HTTP_REMOTE_USER",
    "HTTP_X_HTTP_METHOD_OVERRIDE",
)
Network = IPv4Network | IPv6Network


class TrustedProxies:
    """Replaces the proxy's address and scheme by the caller's; forgets all other hearsay."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.trusted = [ip_network(each, strict=False) for each in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        said = {name: meta.pop(name, "") for name in HEARSAY}
        peer = meta.get("REMOTE_ADDR", "").strip("[]")
        meta["REMOTE_ADDR"] = peer if _is_address(peer) else ""
        if is_in(peer, self.trusted):
            meta["REMOTE_ADDR"] = caller(peer, said["HTTP_X_FORWARDED_FOR"], self.trusted)
        meta["wsgi.url_scheme"] = scheme_of(
            meta["wsgi.url_scheme"], peer, said["HTTP_X_FORWARDED_PROTO"], self.trusted
        )
        return self.get_response(request)


def caller(peer: str, chain: str, trusted: Sequence[Network]) -> str:
    """The last address in the chain that no proxy of ours has: whatever is before it may lie."""
    for hop in reversed([each.strip() for each in chain.split(",") if each.strip()]):
        if not _is_address(hop):
            return peer
        peer = hop
        if not is_in(hop, trusted):
            return hop
    return peer


def scheme_of(own: str, peer: str, said: str, trusted: Sequence[Network]) -> str:
    """What a proxy of ours says of the caller's connection; without one, what ours is."""
    return said if said in {"http", "https"} and is_in(peer, trusted) else own


def is_in(address: str, networks: Sequence[Network]) -> bool:
    return _is_address(address) and any(ip_address(address) in each for each in networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
