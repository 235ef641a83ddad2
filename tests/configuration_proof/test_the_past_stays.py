"""A report of the past, asked again after whatever was done since, is the same byte for byte."""

import re
from datetime import datetime
from difflib import unified_diff
from typing import Any

from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import baselines
from armillary.assurance.configuration.models import Baseline, ConfigurationItem
from armillary.assurance.configuration.queries import as_of
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.configuration_proof.histories import HOUR, History, Step, first_steps, steps
from tests.makers import MONDAY, api_client, by, signed_in_client

API = "/api/v1/configuration-items"
_OF_THE_SESSION = re.compile(rb'(csrf-token" content=|csrfmiddlewaretoken" value=)"\w+"')
_FRAME = re.compile(rb"^.*<main|</main>.*$", re.DOTALL)
"""What stands around each page: news of now among it."""
_SLIDER = re.compile(rb"<armillary-slider.*?</armillary-slider>", re.DOTALL)
"""The moments that can be chosen are those that are known by now."""


def addresses(valid: datetime, recorded: datetime, numbers: list[str]) -> list[str]:
    """What can be asked of a moment, as believed at another."""
    then = f"as_of={valid:%Y-%m-%dT%H:%M:%SZ}&believed_at={recorded:%Y-%m-%dT%H:%M:%SZ}"
    kept = "&".join(
        f"{end}={number}" for end, number in zip(("from", "to"), numbers[:2], strict=True)
    )
    whole = [
        f"{API}?{then}&expand=facets",
        f"{API}/export?format=csv&{then}",
        f"{API}/export?format=json&{then}",
        f"{API}/compare?{kept}",
        f"/configuration-items?{then}",
        f"/configuration-items/compare?{kept}",
        f"/configuration-items/export?format=csv&every=true&{then}",
        f"/reports/cmdb-status?{then}",
        f"/questions/ask?q=anything where related to anything&{then}",
        f"/questions/answer?q=server where memory > 2&format=csv&{then}",
        f"/questions/answer?q=anything&format=graphml&{then}",
    ]
    of_each = [
        f"{place}?{then}"
        for number in numbers[2:]
        for place in (
            f"{API}/{number}",
            f"{API}/{number}/impact",
            f"/configuration-items/{number}",
            f"/configuration-items/{number}/graph",
            f"/configuration-items/{number}/graph.json",
        )
    ]
    upstream = [f"{API}/{number}/impact?direction=upstream&{then}" for number in numbers[2:]]
    return [*whole, *of_each, *upstream]


def told(client: Client, address: str) -> tuple[int, bytes]:
    """What an address answers, but for the secrets of the session."""
    answer: Any = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.status_code == 404:
        return 404, b""
    for each in (_FRAME, _OF_THE_SESSION, _SLIDER):
        content = each.sub(b"", content)
    return answer.status_code, content


def reports(keeper: Person, asked: list[str]) -> dict[str, tuple[int, bytes]]:
    """All of them, as programs and people read them."""
    api, web = api_client(keeper), signed_in_client(keeper)
    found = {each: told(api if each.startswith("/api") else web, each) for each in asked}
    stand_as(keeper)
    return found


@settings(
    max_examples=3,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=steps, after=steps, ago=st.integers(0, 8))
def test_reports_of_the_past_are_the_same_after_whatever_was_done_since(
    keeper: Person, before: list[Step], after: list[Step], ago: int
) -> None:
    with transaction.atomic():
        history = History(keeper)
        history.go_on(first_steps)
        early = baselines.freeze(by(keeper, history.now), name="Early")
        history.go_on(before)
        late = baselines.freeze(by(keeper, history.now), name="Late")
        items = ConfigurationItem.objects.order_by("pk")[:3]
        numbers = [each.number for each in (early, late, *items)]
        valid = max(MONDAY + HOUR, history.now - ago * HOUR)
        asked = addresses(valid, history.now, numbers)
        first = reports(keeper, asked)

        history.go_on(after)

        again = reports(keeper, asked)
        assert [line for each in asked for line in changed(each, first, again)] == []
        assert {status for status, _ in first.values()} <= {200, 404}
        assert {each.digest for each in (early, late)} == {
            digest_of(each) for each in (early, late)
        }
        transaction.set_rollback(True)


def changed(
    address: str, first: dict[str, tuple[int, bytes]], again: dict[str, tuple[int, bytes]]
) -> list[str]:
    """The lines by which an answer differs."""
    (was, before), (is_, after) = first[address], again[address]
    old, new = (each.decode(errors="replace").splitlines() for each in (before, after))
    differing = unified_diff(old, new, f"{was} {address}", str(is_), lineterm="", n=0)
    return list(differing) if (was, before) != (is_, after) else []


def digest_of(kept: Baseline) -> str:
    """What a baseline is proven by, reckoned again."""
    return as_of.digest(as_of.Moment(kept.valid_at, kept.recorded_at), kept.scope).digest


def test_what_is_beside_a_thing_is_told_as_it_was_too(keeper: Person) -> None:
    server, rack = a("server", keeper, name="db1", custom_memory="32"), a("rack", keeper, name="R1")
    place: dict[str, Any] = {"relation_type": way("is_located_in"), "target": rack}
    actions.relate(server, by(keeper), **place)
    before = baselines.freeze(by(keeper, MONDAY + HOUR), name="Before")
    actions.unrelate(server, by(keeper, MONDAY + 2 * HOUR), **place)
    after = baselines.freeze(by(keeper, MONDAY + 3 * HOUR), name="After")
    then = "as_of=2026-11-23T10:00:00Z&believed_at=2026-11-23T12:30:00Z"
    asked = [
        f"/configuration-items/{server.number}?{then}",
        f"{API}/compare?from={before.number}&to={after.number}",
    ]
    first = reports(keeper, asked)

    later = by(keeper, MONDAY + 4 * HOUR)
    actions.describe(rack, later, name="R2")
    actions.retire(rack, later)
    actions.classify(server, later, configuration_class=of("laptop"))

    assert reports(keeper, asked) == first
    page, compared = (content.decode() for _, content in first.values())
    assert "R1" in page
    assert "In production" in page
    assert "32 GiB" in page
    assert '"name":"R1"' in compared


def test_a_list_of_the_past_is_taken_out_as_a_file(keeper: Person) -> None:
    server = a("server", keeper, name="db1")
    actions.describe(server, by(keeper, MONDAY + 2 * HOUR), name="db2")
    asked = "format=csv&as_of=2026-11-23T10:00:00Z"

    page = told(signed_in_client(keeper), f"/configuration-items/export?{asked}&columns=name")
    program = told(api_client(keeper), f"{API}/export?{asked}&fields=name")

    assert page[1].decode().lstrip("\ufeff").splitlines() == ["Number,Name", f"{server.number},db1"]
    assert program[1].decode().splitlines() == ["Name", "db1"]
