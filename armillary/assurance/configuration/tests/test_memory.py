"""What the CMDB remembers: whatever is done, any moment answers what stood then, for ever."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import baselines
from armillary.assurance.configuration.layers import Layer, at, stretches
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import as_of, relations
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.queries.differences import differences
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.errors import Refusal
from armillary.people.models import Person
from tests.makers import MONDAY, api_client, by, signed_in_client

HOUR = timedelta(hours=1)
describe: Any = actions.describe
"""Takes attributes too, by names that no signature has."""

steps = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "register",
                "describe",
                "retire",
                "bring_back",
                "relate",
                "unrelate",
                "fill",
                "correct",
            ]
        ),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 6),
    ),
    min_size=4,
    max_size=24,
)


class Desk:
    """Does random acts, an hour apart, and notes what stood after each."""

    def __init__(self, keeper: Person) -> None:
        self.keeper, self.now = keeper, MONDAY
        self.items: list[ConfigurationItem] = []
        self.stood: list[tuple[datetime, Any]] = []

    def do(self, step: tuple[str, int, int, int]) -> None:
        name, first, second, number = step
        self.now += HOUR
        try:
            with transaction.atomic():
                self._do(name, first, second, number)
        except Refusal:
            pass
        self.stood.append((self.now, self.stands()))

    def _do(self, name: str, first: int, second: int, number: int) -> None:
        act = by(self.keeper, self.now)
        if name == "register" or not self.items:
            self.items.append(a("server", self.keeper, self.now, name=f"s{number}"))
            return
        item, other = self.items[first % len(self.items)], self.items[second % len(self.items)]
        said: dict[str, Any] = {"relation_type": way("depends_on"), "target": other}
        since = self.now - number * HOUR - HOUR / 2
        doing: dict[str, Callable[[], None]] = {
            "describe": lambda: actions.describe(item, act, name=f"n{number}"),
            "fill": lambda: describe(item, act, custom_memory=str(number)),
            "retire": lambda: actions.retire(item, act),
            "bring_back": lambda: actions.bring_back(item, act, reason="Too early."),
            "relate": lambda: actions.relate(item, act, **said),
            "unrelate": lambda: actions.unrelate(item, act, **said),
            "correct": lambda: actions.correct(
                item, act, field="name", value=f"c{number}", since=since
            ),
        }
        doing[name]()

    def stands(self) -> tuple[Any, ...]:
        """The CMDB as its current rows have it."""
        rows = ConfigurationItem.objects.order_by("pk")
        held = [(each.pk, each.name, each.state, each.custom) for each in rows]
        return held, sorted(relations.edges(), key=lambda edge: edge[:3])


def remembered(moment: Moment) -> tuple[Any, ...]:
    """The same, as it is remembered."""
    held = [
        (each.key, each.content["name"], each.content["state"], each.content["custom"])
        for each in as_of.items(moment)
    ]
    return held, as_of.relations(moment)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_any_moment_answers_what_stood_then_and_always_the_same(
    keeper: Person, taken: list[tuple[str, int, int, int]]
) -> None:
    with transaction.atomic():
        desk, digests = Desk(keeper), []
        for step in taken:
            desk.do(step)
            digests.append(as_of.digest(Moment(desk.now, desk.now)))

        for (moment, stood), digest in zip(desk.stood, digests, strict=True):
            assert remembered(Moment(moment, moment)) == stood
            assert as_of.digest(Moment(moment, moment)) == digest
        transaction.set_rollback(True)


moments = st.integers(0, 20).map(lambda hours: MONDAY + hours * HOUR)
coats = st.lists(
    st.builds(
        lambda start, lasts, word: Layer(
            {"name": word}, start, None if lasts == 0 else start + lasts * HOUR
        ),
        moments,
        st.integers(0, 8),
        st.sampled_from("abc"),
    ),
    max_size=8,
)


@given(coats, moments, st.integers(1, 10), moments)
def test_stretches_say_what_the_layers_say(
    layers: list[Layer], since: datetime, lasts: int, moment: datetime
) -> None:
    until = since + lasts * HOUR
    pieces = list(stretches(layers, since, until))

    assert (pieces[0].valid_from, pieces[-1].valid_to) == (since, until)
    inside = [piece for piece in pieces if piece.covers(moment)]
    assert [piece.content for piece in inside] == (
        [at(layers, moment)] if since <= moment < until else []
    )


def test_a_past_answer_is_the_same_byte_for_byte_after_later_changes(keeper: Person) -> None:
    server, rack = a("server", keeper, name="db1", custom_memory="32"), a("rack", keeper)
    actions.relate(server, by(keeper), relation_type=way("is_located_in"), target=rack)
    asked = (
        "/api/v1/configuration-items?as_of=2026-11-23T12:00:00Z&believed_at=2026-11-23T12:00:00Z"
    )
    api = api_client(keeper)
    before = api.get(asked).content

    later = by(keeper, MONDAY + 24 * HOUR)
    actions.describe(server, later, name="db2")
    actions.correct(server, later, field="memory", value="64", since=MONDAY)
    actions.unrelate(server, later, relation_type=way("is_located_in"), target=rack)
    a("server", keeper, MONDAY + 25 * HOUR)

    assert b"db1" in before
    assert api.get(asked).content == before


def test_a_baseline_can_be_compared_with_now(keeper: Person) -> None:
    server, rack = a("server", keeper, name="db1"), a("rack", keeper, name="R1")
    place = way("is_located_in")
    actions.relate(server, by(keeper), relation_type=place, target=rack)
    kept = baselines.freeze(by(keeper, MONDAY + HOUR), name="Before the move")
    later = MONDAY + 2 * HOUR
    actions.unrelate(server, by(keeper, later), relation_type=place, target=rack)
    describe(server, by(keeper, later), custom_memory="64")
    fresh = a("server", keeper, later, name="db2")

    then, now = Moment(kept.valid_at, kept.recorded_at), Moment(later, later)
    found = differences(then, now)

    assert (kept.items, kept.relations) == (2, 1)
    assert as_of.digest(then).digest == kept.digest
    assert [each.key for each in found.added] == [fresh.pk]
    assert [(each.key, each.fields) for each in found.changed] == [
        (server.pk, {"custom_memory": [None, "64.00"]})
    ]
    assert [(each.source, each.target) for each in found.unrelated] == [(server.pk, rack.pk)]
    assert differences(then, then).is_none


def test_people_and_programs_compare(keeper: Person) -> None:
    server = a("server", keeper, name="db1")
    kept = baselines.freeze(by(keeper, MONDAY + HOUR), name="Before")
    actions.describe(server, by(keeper, MONDAY + 2 * HOUR), name="db2")

    page = signed_in_client(keeper).get(f"/configuration-items/compare?from={kept.number}")
    told = api_client(keeper).get(f"/api/v1/configuration-items/compare?from={kept.number}")

    assert page.status_code == 200
    assert "db2" in page.content.decode()
    assert told.json()["changed"] == [
        {"number": server.number, "name": "db2", "changes": {"name": ["db1", "db2"]}}
    ]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("", "from"),
        ("?from=2099-01-01", "from"),
        ("?from=x", "from"),
        ("?from=2026-11-23&a=b", "a"),
    ],
)
def test_what_cannot_be_compared_is_refused(asked: str, field: str, keeper: Person) -> None:
    refused = api_client(keeper).get(f"/api/v1/configuration-items/compare{asked}")

    assert refused.status_code == 400
    assert field in [each["field"] for each in refused.json()["errors"]]
