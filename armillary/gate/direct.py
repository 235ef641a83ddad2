"""The gate of what Django has no part in: live updates, files, and refusals in haste."""

from ipaddress import ip_network
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from armillary.gate.headers import NOT_STORED, safe_headers
from armillary.gate.proxies import scheme_of

Headers = list[tuple[str, str]]


def headers_for(scope: Any, kind: str, *more: tuple[str, str], cache: str = NOT_STORED) -> Headers:
    """The headers of an answer with content of this kind: the safe ones, and some more."""
    safe = safe_headers(secure=_is_secure(scope), cache=cache)
    return [("Content-Type", kind), *safe.items(), *more]


def is_for_us(scope: Any) -> bool:
    """Whether the request names a host for which this product answers."""
    domain, _ = split_domain_port(scope.headers.get("host") or scope.server)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def _is_secure(scope: Any) -> bool:
    peer = scope.client.rpartition(":")[0].strip("[]")
    said = scope.headers.get("x-forwarded-proto") or ""
    trusted = [ip_network(each, strict=False) for each in settings.TRUSTED_PROXIES if said]
    return scheme_of(scope.scheme, peer, said, trusted) == "https"
