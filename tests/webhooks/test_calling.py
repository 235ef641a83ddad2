"""Calls go where an administrator allowed it, to an address that was looked at, or nowhere."""

import json
import socket
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from armillary.fittings.calling import client
from armillary.fittings.calling.actions import allow_calls, retire
from armillary.fittings.calling.client import NoAnswer, NotCalled, call
from armillary.fittings.calling.rules import may_connect, target_of
from armillary.fittings.calling.vocabulary import Scheme
from armillary.kernel.errors import Invalid, Refusal
from tests.makers import an_administrator, by
from tests.webhooks.listening import elsewhere, with_status

CORPUS = Path(__file__).parents[4] / "shared" / "badinputs" / "dev.jsonl"


def hostile_urls() -> list[str]:
    """The addresses of the corpus, those that are one, where it is there; else some of its kind."""
    if not CORPUS.exists():
        return ["http://127.0.0.1/", "http://2130706433/", "http://[::ffff:127.0.0.1]/"]
    rows = [json.loads(line) for line in CORPUS.read_text().splitlines()]
    values = [row["value"] for row in rows if row["family"] == "J-url" and "value" in row]
    return [each for value in values for each in value.split(" ") if ":" in each or "/" in each]


def with_port(url: str, port: int) -> str:
    """The same address, at the port where somebody listens."""
    return url.replace("127.0.0.1/", f"127.0.0.1:{port}/").replace("[::1]/", f"[::1]:{port}/")


@pytest.mark.django_db
def test_nothing_of_the_corpus_is_ever_connected_to() -> None:
    act = by(an_administrator())
    with elsewhere() as other:
        urls = [*hostile_urls(), *(with_port(url, other.port) for url in hostile_urls())]
        for host in ("127.0.0.1", "::1", "localhost", "169.254.169.254"):
            for port in (80, 443, other.port):
                allow_calls(act, host=host, port=port, scheme=Scheme.HTTP)
        for url in urls:
            with pytest.raises(Refusal):
                call(url, headers={})

    assert other.calls == []


@pytest.mark.django_db
def test_a_call_arrives_where_it_is_allowed_and_nowhere_else() -> None:
    act = by(an_administrator())
    with elsewhere() as other, elsewhere() as neighbour:
        allowed = allow_calls(
            act, host="127.0.0.1", port=other.port, scheme=Scheme.HTTP, internal=True
        )
        answer = call(f"http://127.0.0.1:{other.port}/a?b=c", headers={"X-A": "1"}, body=b"hello")
        with pytest.raises(NotCalled, match="Nobody has allowed"):
            call(f"http://127.0.0.1:{neighbour.port}/", headers={})
        retire(allowed, act)
        with pytest.raises(NotCalled):
            call(f"http://127.0.0.1:{other.port}/", headers={})

    assert (answer.status, answer.body) == (200, b"heard")
    [(path, headers, body)] = other.calls
    assert (path, headers["x-a"], headers["host"], body) == (
        "/a?b=c",
        "1",
        f"127.0.0.1:{other.port}",
        b"hello",
    )
    assert neighbour.calls == []


@pytest.mark.django_db
def test_a_certificate_must_be_trusted(tmp_path: Path) -> None:
    act = by(an_administrator())
    with elsewhere(tls=tmp_path) as other:
        url = f"https://localhost:{other.port}/"
        known = allow_calls(act, host="localhost", port=other.port, internal=True)
        with pytest.raises(NoAnswer):
            call(url, headers={})
        retire(known, act)
        allow_calls(
            act,
            host="localhost",
            port=other.port,
            internal=True,
            certificate=other.certificate,
        )
        answer = call(url, headers={})

    assert answer.status == 200
    assert len(other.calls) == 1


@pytest.mark.django_db
def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    act = by(an_administrator())
    with elsewhere() as goal:
        lead = with_status(302, Location=f"http://127.0.0.1:{goal.port}/")
        with elsewhere(lead) as other:
            for port in (other.port, goal.port):
                allow_calls(act, host="127.0.0.1", port=port, scheme=Scheme.HTTP, internal=True)
            answer = call(f"http://127.0.0.1:{other.port}/", headers={})

    assert (answer.status, answer.fine) == (302, False)
    assert goal.calls == []


@pytest.mark.django_db
def test_who_answers_for_ever_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.4)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):
            while True:
                handler.wfile.write(b".")
                Event().wait(0.1)

    act = by(an_administrator())
    with elsewhere(drip) as other:
        allow_calls(act, host="127.0.0.1", port=other.port, scheme=Scheme.HTTP, internal=True)
        with pytest.raises(NoAnswer):
            call(f"http://127.0.0.1:{other.port}/", headers={})


@pytest.mark.django_db
def test_open_and_closed_ports_sound_the_same() -> None:
    act = by(an_administrator())
    heard = []

    def speak_otherwise(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"no http")

    with elsewhere(speak_otherwise) as other:
        ports = (other.port, 1)
        for port in ports:
            allow_calls(act, host="127.0.0.1", port=port, scheme=Scheme.HTTP, internal=True)
            with pytest.raises(NoAnswer) as refusal:
                call(f"http://127.0.0.1:{port}/", headers={})
            heard.append(refusal.value.message)

    assert heard[0] == heard[1]


@pytest.mark.django_db
def test_a_name_that_turns_to_an_inner_address_is_not_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def turned(host: str, port: int, **more: Any) -> list[Any]:
        outer = (2, 1, 6, "", ("93.184.216.34", port))
        return [outer, (2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", turned)
    act = by(an_administrator())
    with elsewhere() as other:
        allow_calls(act, host="good.example", port=other.port, scheme=Scheme.HTTP)
        with pytest.raises(NoAnswer):
            call(f"http://good.example:{other.port}/", headers={})

    assert other.calls == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/",
        "http://user@example.com/",
        "http://example.com\\@127.0.0.1/",
        "http://example.com/%0d%0aX: 1",
        "http://example.com:65536/",
        "http:///x",
        "//127.0.0.1/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://exämple.com/",
        "http://example.com/#part",
        "http://-a.example/",
        "https://example.com/" + "a" * 500,
        "",
    ],
)
def test_what_is_no_plain_address_is_not_read(url: str) -> None:
    assert target_of(url) is None


@pytest.mark.parametrize(
    ("address", "outside", "inside"),
    [
        ("93.184.216.34", True, True),
        ("2606:2800:220:1::1", True, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("10.1.2.3", False, True),
        ("192.168.0.1", False, True),
        ("fd00::1", False, True),
        ("::ffff:10.0.0.1", False, True),
        ("100.64.0.1", False, False),
        ("169.254.169.254", False, False),
        ("fe80::1%eth0", False, False),
        ("0.0.0.0", False, False),
        ("::", False, False),
        ("224.0.0.1", False, False),
        ("ff02::1", False, False),
        ("64:ff9b::7f00:1", False, False),
        ("2002:7f00:1::", False, False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False, False),
        ("::7f00:1", False, False),
    ],
)
def test_which_addresses_a_host_may_have(address: str, outside: bool, inside: bool) -> None:
    assert may_connect(address, internal=False) is outside
    assert may_connect(address, internal=True) is inside


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"host": "127.1"}, "host"),
        ({"host": "a b"}, "host"),
        ({"host": "example.com", "port": 0}, "port"),
        ({"host": "example.com", "certificate": "none"}, "certificate"),
    ],
)
def test_a_destination_is_exact(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        allow_calls(by(an_administrator()), **said)

    assert list(refusal.value.fields) == [field]
