"""What was believed at a moment is told when all that began by then is written; then for ever."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pytest
from django.db import connection, transaction
from django.test import Client

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import baselines
from armillary.assurance.configuration.models import Baseline, ConfigurationItem
from armillary.assurance.configuration.queries import as_of
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.fittings.past.resting import comes_to_rest, has_come_to_rest
from armillary.kernel.access.standing import stand_as
from armillary.kernel.under_way import LATEST, moment_of
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_person, a_service, api_client, by, now

ITEMS = "/api/v1/configuration-items"
_WAITING = "select pg_sleep(0.01), (select count(*) from pg_locks where not granted)"


class House(NamedTuple):
    """A configuration manager with a program, and a service."""

    keeper: Person
    program: Client
    item: ConfigurationItem


@pytest.fixture
def house(own_database: None) -> House:
    """All of it is committed."""
    with transaction.atomic():
        keeper = a_person(Role.CONFIGURATION_MANAGER)
        stand_as(keeper)
        return House(keeper, api_client(keeper), a_service("Mail"))


@contextmanager
def held(house: House) -> Iterator[None]:
    """Somebody else has the row of the item."""
    with transaction.atomic():
        stand_as(house.keeper)
        ConfigurationItem.objects.select_for_update().get(pk=house.item.pk)
        yield


def described(house: House, name: str, version: int = 1) -> int:
    """The program describes the item; the status of the answer."""
    address = f"{ITEMS}/{house.item.number}/describe"
    try:
        answer: Any = house.program.post(
            address,
            {"name": name},
            content_type="application/json",
            headers={"If-Match": f'"{version}"'},
        )
        return int(answer.status_code)
    finally:
        connection.close()


def frozen(keeper: Person, at: datetime) -> Baseline:
    """A baseline of what is now."""
    try:
        with transaction.atomic():
            stand_as(keeper)
            return baselines.freeze(by(keeper, at), name="Now")
    finally:
        connection.close()


def wait_until_blocked() -> None:
    """Until somebody waits for the row."""
    with connection.cursor() as cursor:
        for _ in range(250):
            cursor.execute(_WAITING)
            if cursor.fetchone()[1]:
                return
    raise TimeoutError("Nobody waits.")


def let_pass(moment: datetime) -> datetime:
    """The moment, when it is so long ago that only what is being written can hold it back."""
    with connection.cursor() as cursor:
        while now() - moment <= 2 * LATEST:
            cursor.execute("select pg_sleep(0.01)")
    return moment


def asked(house: House, moment: datetime) -> Any:
    """The items as of a moment, as believed at it."""
    told = f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}"
    return house.program.get(f"{ITEMS}?as_of={told}&believed_at={told}")


def test_what_is_still_being_written_is_not_told_as_believed(
    house: House,
) -> None:
    with ThreadPoolExecutor(1) as others:
        with held(house):
            writing: Future[int] = others.submit(described, house, "Post")
            wait_until_blocked()
            moment = let_pass(now())
            waited = has_come_to_rest(moment - timedelta(hours=1)), has_come_to_rest(moment)
            refused = asked(house, moment)
        status = writing.result()

    assert (waited, status) == ((True, False), 200)
    assert refused.status_code == 400
    assert [each["field"] for each in refused.json()["errors"]] == ["believed_at"]
    assert "still being written" in refused.json()["detail"]
    assert comes_to_rest(moment)
    first = asked(house, moment)
    assert [each["name"] for each in first.json()["items"]] == ["Post"]
    assert described(house, "Letters", 2) == 200
    assert asked(house, moment).content == first.content


def test_a_baseline_waits_for_what_began_before_it(
    house: House,
) -> None:
    with ThreadPoolExecutor(2) as others:
        with held(house):
            writing = others.submit(described, house, "Post")
            wait_until_blocked()
            freezing = others.submit(frozen, house.keeper, let_pass(now()))
            let_pass(now())
        assert writing.result() == 200
        kept = freezing.result()

    with transaction.atomic():
        stand_as(house.keeper)
        moment = Moment(kept.valid_at, kept.recorded_at)
        found = as_of.item(house.item.pk, moment)
        assert found
        assert found.content["name"] == "Post"
        actions.describe(house.item, by(house.keeper, now()), name="Letters")
        assert as_of.digest(moment).digest == kept.digest


@pytest.mark.parametrize(
    ("begun", "counts"),
    [
        (MONDAY - timedelta(hours=1), MONDAY),
        (MONDAY + LATEST, MONDAY),
        (MONDAY + LATEST + timedelta(microseconds=1), MONDAY + LATEST + timedelta(microseconds=1)),
    ],
)
def test_an_act_that_begins_late_counts_from_when_it_begins(
    begun: datetime, counts: datetime
) -> None:
    assert moment_of(MONDAY, begun) == counts
