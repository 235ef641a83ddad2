"""From a request as granian hands it over to Django's WSGI handler, and back."""

import sys
from collections.abc import Generator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

import msgspec

from armillary.gate.direct import Headers, headers_for

JOINED_BY = {"cookie": "; "}


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: status, headers, body."""

    status: int
    headers: Headers
    body: bytes
    pieces: Generator[bytes, None, None] | None = None
    """Instead of a body: what is too long to be held at once, read while it is sent."""


def call(application: Any, scope: Any, body: bytes) -> Answer:
    """Have the WSGI application answer. Runs in a thread of its own."""
    started: list[tuple[str, Headers]] = []
    answer = application(
        environment(scope, body), lambda status, headers, *_: started.append((status, headers))
    )
    if getattr(answer, "streaming", False):
        status, headers = started[0]
        return Answer(int(status[:3]), headers, b"", _to_the_end(answer))
    try:
        content = b"".join(answer)
    finally:
        answer.close()
    status, headers = started[0]
    return Answer(int(status[:3]), headers, content)


def _to_the_end(answer: Any) -> Generator[bytes, None, None]:
    try:
        yield from answer
    finally:
        answer.close()


def environment(scope: Any, body: bytes) -> dict[str, Any]:
    """The WSGI environment of PEP 3333."""
    host, _, port = scope.server.rpartition(":")
    found = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope.path).decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": "HTTP/" + scope.http_version,
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        key = "HTTP_" + name.upper().replace("-", "_")
        found[key] = f"{found[key]}{JOINED_BY.get(name, ',')}{value}" if key in found else value
    found["CONTENT_TYPE"] = found.pop("HTTP_CONTENT_TYPE", "")
    found.pop("HTTP_CONTENT_LENGTH", None)
    found["CONTENT_LENGTH"] = str(len(body))
    return found


def plain_answer(scope: Any, status: int, sentence: str, *headers: tuple[str, str]) -> Answer:
    """An answer that Django had no part in."""
    problem = {"type": "about:blank", "title": sentence, "status": status}
    return Answer(
        status,
        headers_for(scope, "application/problem+json", *headers),
        msgspec.json.encode(problem),
    )
