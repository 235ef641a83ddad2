"""P33: what people send is never run: not as SQL, not as a template, not by a shell."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import Any
from urllib.parse import quote

from django.test import Client

from armillary.kernel.fields import fields_of
from armillary.kernel.registry import record_types
from prove.house import House
from prove.people import made
from prove.promise import Figure, Size, at_most, none
from tests.api.corpus import bad_inputs
from tests.architecture.test_one_door import BANNED, SOURCES, places
from tests.makers import an_agent, api_client, signed_in_client

SLEEP = 3.0
OWN_QUERIES = (
    "1' or pg_sleep(3)--",
    "1;select pg_sleep(3)",
    "');select pg_sleep(3);--",
    "(select 1 from pg_sleep(3))",
    "1) or 1=(select 1 from pg_sleep(3))--",
    "*)(uid=*))(|(uid=*",
)
OWN_TEMPLATES = (
    "{{7*191}}",
    "${7*191}",
    "<%= 7*191 %>",
    "#{7*191}",
    "{% debug %}",
    "$(id)",
    "`id`",
)
EVALUATED = ("1337", "uid=0", "root:")


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Put it wherever text can go, and watch the clock and what comes back."""
    agent = made(an_agent)
    program, browser = made(partial(api_client, agent)), made(partial(signed_in_client, agent))
    queries = [*OWN_QUERIES, *_texts("D-filter")]
    usual = median(_timed(program, "/api/v1/incidents?title=x")[0] for _ in range(20))
    slowest, broken, asked = 0.0, 0, 0
    for address in _addresses(queries, size):
        took, status = _timed(program if address.startswith("/api") else browser, address)
        slowest, broken, asked = max(slowest, took), broken + (status >= 500), asked + 1
    yield Figure("questions with something to run", "> 100", f"{asked:,}", asked > 100)
    yield at_most("slowest answer; the payloads would sleep 3 s", SLEEP / 2, slowest - usual, " s")
    yield none("answers of 5xx", broken)
    texts = [*OWN_TEMPLATES, *_texts("C-template")]
    yield none(
        "texts that came back evaluated", sum(_evaluated(program, browser, t) for t in texts)
    )
    banned = sum(len(places(pattern, SOURCES)) for pattern in BANNED)
    yield none("places in the source that could run what they read", banned)


def _texts(family: str) -> list[str]:
    return [text for _, text in bad_inputs(family) if isinstance(text, str)]


def _addresses(queries: list[str], size: Size) -> Iterator[str]:
    for kind in list(record_types().values())[: size.of(99, short=2)]:
        names = [*fields_of(kind), "q", "sort", "fields", "limit", "after", "expand"]
        for name in names:
            for text in queries:
                if not text.startswith("?"):
                    yield f"/api/v1/{kind.slug}?{name}={quote(text.encode('utf-8', 'replace'))}"
        for text in queries:
            asked = text if text.startswith("?") else f"?q={quote(text.encode('utf-8', 'replace'))}"
            yield f"/{kind.slug}{asked}"
            yield f"/api/v1/{kind.slug}{asked}"


def _timed(client: Client, address: str) -> tuple[float, int]:
    started = time.monotonic()
    status = client.generic("GET", address).status_code
    return time.monotonic() - started, status


def _evaluated(program: Client, browser: Client, text: str) -> bool:
    """Whether a text, kept and shown again, is more than what was typed."""
    made_: Any = program.post(
        "/api/v1/incidents",
        {"title": "P33", "description": text, "impact": 3, "urgency": 3},
        "application/json",
    )
    if made_.status_code != 201:
        return False
    told = made_.json()["description"]
    page = browser.get(f"/incidents/{made_.json()['number']}").content.decode()
    return told != text or any(word in page and word not in text for word in EVALUATED)
