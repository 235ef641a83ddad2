"""The one client by which the product calls others.

Only destinations that an administrator allowed; every address of the host is looked at, and the
connection goes to one that was looked at. No redirects, no proxies, 10 seconds in all, 5 MiB.
Whatever goes wrong on the way sounds the same, so that nobody can feel about in a network by us.
"""

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer

from armillary.fittings.calling.models import Destination
from armillary.fittings.calling.queries import allowed
from armillary.fittings.calling.resolving import addresses_of
from armillary.fittings.calling.rules import Target, may_connect, target_of
from armillary.kernel.errors import Refusal

SECONDS = 10.0
BIGGEST = 5 * 1_048_576
AGENT = "Armillary"


class NotCalled(Refusal):
    """The call was not made: nobody allowed it."""

    slug = "not-called"


class NoAnswer(Refusal):
    """The call was made, or tried, and no answer came that could be used."""

    slug = "no-answer"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def fine(self) -> bool:
        return 200 <= self.status < 300


def call(
    url: str, *, method: str = "POST", headers: Mapping[str, str], body: bytes = b""
) -> Answer:
    """Make a call and read its answer. Raises NotCalled or NoAnswer."""
    target, destination = check(url)
    until = time.monotonic() + SECONDS
    try:
        with _connected(target, destination, until) as connection:
            sent = {"User-Agent": AGENT, "Connection": "close", **headers}
            connection.request(method, target.path, body=body, headers=sent)
            return _read(connection.getresponse(), until)
    except (OSError, HTTPException, ValueError):
        raise NoAnswer(f"No answer that could be used came from {target.host}.") from None


def check(url: str) -> tuple[Target, Destination]:
    """The target, and by what it is allowed. Raises NotCalled."""
    target = target_of(url)
    if target is None:
        raise NotCalled("This is no address that can be called: https://host/path is one.")
    destination = allowed(target)
    if destination is None:
        raise NotCalled(
            f"Nobody has allowed calls to {target.host} at port {target.port} by {target.scheme}: "
            "an administrator does it under Destinations."
        )
    return target, destination


@contextmanager
def _connected(target: Target, destination: Destination, until: float) -> Iterator[HTTPConnection]:
    """A connection to an address that was looked at; it ends when the time is over."""
    held = [_socket(target, destination, until)]
    watch = Timer(max(until - time.monotonic(), 0.0), _cut, (held,))
    watch.daemon = True
    watch.start()
    try:
        if target.scheme == "https":
            secured = _secured(held[0], target, destination)
            held.append(secured)
            secured.do_handshake()
        connection = HTTPConnection(target.host, target.port)
        connection.sock = held[-1]
        yield connection
    finally:
        watch.cancel()
        held[-1].close()


def _socket(target: Target, destination: Destination, until: float) -> socket.socket:
    addresses = addresses_of(target.host, target.port, until - time.monotonic())
    if not addresses or not all(
        may_connect(each, internal=destination.internal) for each in addresses
    ):
        raise NoAnswer(f"No answer that could be used came from {target.host}.")
    left = max(until - time.monotonic(), 0.1)
    return socket.create_connection((addresses[0], target.port), timeout=left)


def _secured(plain: socket.socket, target: Target, destination: Destination) -> ssl.SSLSocket:
    context = ssl.create_default_context(cadata=destination.certificate or None)
    return context.wrap_socket(plain, server_hostname=target.host, do_handshake_on_connect=False)


def _cut(held: list[socket.socket]) -> None:
    """Whoever reads from it is told that it ended."""
    try:
        held[-1].shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _read(response: HTTPResponse, until: float) -> Answer:
    """The whole answer: one that was cut off, by us or by its size, is none."""
    body = response.read(BIGGEST + 1)
    if len(body) > BIGGEST or time.monotonic() >= until:
        raise ValueError("The answer is too large, or too late.")
    return Answer(response.status, dict(response.getheaders()), body)
