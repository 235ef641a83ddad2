"""The gate of what the server answers without Django."""

from dataclasses import dataclass, field

import pytest
from django.test import override_settings

from armillary.gate.direct import headers_for, is_for_us
from armillary.gate.headers import safe_headers

HSTS = "Strict-Transport-Security"


@dataclass
class Scope:
    """A request as the server hands it over."""

    headers: dict[str, str] = field(default_factory=dict)
    scheme: str = "http"
    client: str = "10.0.0.5:40000"
    server: str = "127.0.0.1:8000"


@pytest.mark.parametrize(
    ("scope", "secure"),
    [
        (Scope(), False),
        (Scope(scheme="https"), True),
        (Scope({"x-forwarded-proto": "https"}), True),
        (Scope({"x-forwarded-proto": "https"}, client="192.0.2.9:40000"), False),
        (Scope({"x-forwarded-proto": "gopher"}), False),
        (Scope({"x-forwarded-proto": "http"}, scheme="https"), False),
    ],
)
@override_settings(TRUSTED_PROXIES=["10.0.0.0/8"])
def test_the_safe_headers_are_those_of_every_answer(scope: Scope, secure: bool) -> None:
    found = headers_for(scope, "text/plain", ("Allow", "GET"))

    assert found == [
        ("Content-Type", "text/plain"),
        *safe_headers(secure=secure).items(),
        ("Allow", "GET"),
    ]
    assert (HSTS in dict(found)) is secure


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost", True),
        ("LOCALHOST:8000", True),
        ("[::1]:8000", True),
        ("", True),
        ("evil.example", False),
        ("localhost@evil.example", False),
        ("localhost, evil.example", False),
        ("[::1", False),
    ],
)
@override_settings(ALLOWED_HOSTS=["localhost", "127.0.0.1", "[::1]"])
def test_a_host_is_ours_or_a_stranger(host: str, ours: bool) -> None:
    assert is_for_us(Scope({"host": host})) is ours
