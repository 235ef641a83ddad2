"""What every answer of the real server carries, whoever in it gives the answer."""

from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from armillary.cli.serve import WEB_WORKERS
from armillary.gate.headers import ALWAYS
from armillary.kernel.access import sessions
from armillary.people.models import Person
from armillary.web.live.places import MOST_EACH
from tests.browser.test_live_stream import asked
from tests.makers import a_stranger, now

CSS = f"{settings.STATIC_URL}dist/app.css"
TRAVERSALS = (
    f"{settings.STATIC_URL}dist/../../apps.py",
    f"{settings.STATIC_URL}dist/%2e%2e/%2e%2e/apps.py",
    f"{settings.STATIC_URL}..%2fapps.py",
    f"{settings.STATIC_URL}dist//app.css",
    f"{settings.STATIC_URL}dist/app.css%00",
    f"{settings.STATIC_URL}/etc/passwd",
    f"{settings.STATIC_URL}dist/version.txt",
    f"{settings.STATIC_URL}dist/",
    "/static/another-version/dist/app.css",
)


def ask(site: str, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """The answer of the server, read to its end."""
    with closing(HTTPConnection(urlsplit(site).netloc, timeout=20)) as connection:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer


@pytest.mark.parametrize(
    ("path", "method", "status", "cache"),
    [
        ("/sign-in", "GET", 200, "no-store"),
        ("/nowhere", "GET", 302, "no-store"),
        ("/api/v1/incidents", "GET", 401, "no-store"),
        ("/live", "GET", 401, "no-store"),
        ("/live", "POST", 405, "no-store"),
        (CSS, "GET", 200, "public, max-age=31536000, immutable"),
        (CSS, "HEAD", 200, "public, max-age=31536000, immutable"),
        (CSS, "POST", 405, "no-store"),
    ],
)
def test_every_answer_is_safe(site: str, path: str, method: str, status: int, cache: str) -> None:
    answer = ask(site, path, method)

    assert (answer.status, answer.headers.get_all("Cache-Control")) == (status, [cache])
    assert {name: answer.headers.get_all(name) for name in ALWAYS} == {
        name: [value] for name, value in ALWAYS.items()
    }


@pytest.mark.parametrize("path", ["/live", CSS, "/sign-in"])
def test_no_address_answers_for_a_host_that_is_not_ours(site: str, path: str) -> None:
    assert ask(site, path, Host="evil.example").status == 400


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_address_leads_to_another_file(site: str, path: str) -> None:
    assert ask(site, path).status in (400, 404)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("app.css", "text/css; charset=utf-8"),
        ("app.js", "text/javascript; charset=utf-8"),
        ("icons.svg", "image/svg+xml"),
        ("inter-latin-wght-normal.woff2", "font/woff2"),
    ],
)
def test_a_file_is_served_as_it_is(site: str, name: str, kind: str) -> None:
    there = settings.ASSETS.with_name(name).stat().st_size

    answer = ask(site, f"{settings.STATIC_URL}dist/{name}")

    assert answer.headers["Content-Type"] == kind
    assert int(answer.headers["Content-Length"]) == there


def test_nobody_opens_streams_without_end(site: str) -> None:
    secret = sessions.begin(a_stranger(), at=now())
    cookie = {"Cookie": f"{sessions.COOKIE}={secret}"}

    with ExitStack() as streams:
        answers = [
            streams.enter_context(asked(site, "list:incidents", cookie))
            for _ in range(WEB_WORKERS * MOST_EACH + 1)
        ]
        refused = [answer for answer in answers if answer.status != 200]

    assert {(each.status, each.headers["Retry-After"]) for each in refused} == {(503, "30")}


def test_a_stream_that_is_closed_makes_room(site: str, agent: Person) -> None:
    secret = sessions.begin(agent, at=now())
    statuses = set()

    for _ in range(WEB_WORKERS * MOST_EACH + 10):
        with asked(site, "list:incidents", {"Cookie": f"{sessions.COOKIE}={secret}"}) as answer:
            statuses.add(answer.status)

    assert statuses == {200}
