"""How services stood, from what is recorded of their parts."""

from datetime import timedelta
from typing import Any

from armillary.assurance.configuration import actions as items
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a, way
from armillary.design.availability import actions
from armillary.design.availability.queries.standing import Standing, seconds, standing
from armillary.design.availability.vocabulary import Effect
from armillary.engines.availability import Account
from armillary.engines.dependencies import State
from armillary.people.models import Person
from tests.availability.makers import (
    HOUR,
    LONG_AGO,
    a_service_on_a_server,
    needs,
    was_down,
)
from tests.makers import MONDAY, by, the_robot

DAY = timedelta(days=1)
BEGIN = MONDAY - DAY


def stood(*services: int) -> Standing:
    return standing(services, BEGIN, MONDAY + DAY, now=MONDAY)


def the_day(service: int) -> Account:
    return stood(service).account(service, [(seconds(BEGIN), seconds(MONDAY + DAY))])


def a_lookout(service: ConfigurationItem, **given: Any) -> None:
    given = {"title": "A probe each minute", "since": LONG_AGO, **given}
    actions.begin_lookout(by(the_robot()), item=service, **given)


def test_what_fails_below_brings_the_service_down_by_the_way_that_is_told(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    was_down(server, keeper, before=3, lasted=2)
    a_lookout(service)

    [trouble] = stood(service.pk).troubles[service.pk]

    assert trouble.state is State.DOWN
    assert [each.way for each in trouble.ways] == [(server.pk, service.pk)]
    assert the_day(service.pk).down == 2 * 3600
    assert the_day(service.pk).up == 22 * 3600


def test_a_spare_keeps_the_service_up(keeper: Person) -> None:
    service = a("business_service", keeper, LONG_AGO)
    for number in (1, 2):
        server = a("server", keeper, LONG_AGO)
        needs(service, server, keeper, group="web")
        was_down(server, keeper, before=4 - number, lasted=1.5)
    a_lookout(service)

    assert the_day(service.pk).down == 1800


def test_a_relation_counts_from_when_to_when_it_held(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    was_down(server, keeper, before=3, lasted=2)
    leaves = by(keeper, MONDAY - 2 * HOUR)
    items.unrelate(service, leaves, relation_type=way("depends_on"), target=server)

    assert the_day(service.pk).down == 3600


def test_what_was_retired_before_holds_nobody_up(keeper: Person) -> None:
    service = a("business_service", keeper, LONG_AGO)
    old, new = a("server", keeper, LONG_AGO), a("server", keeper, LONG_AGO)
    needs(service, old, keeper, group="web")
    needs(service, new, keeper, group="web")
    items.retire(old, by(keeper, LONG_AGO + DAY))
    was_down(new, keeper, before=3, lasted=1)

    assert the_day(service.pk).down == 3600


def test_time_that_nobody_watched_is_unknown(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)

    before = the_day(service.pk)
    a_lookout(service, since=MONDAY - 6 * HOUR)
    after = the_day(service.pk)

    assert (before.up, before.unknown, before.share) == (0, 24 * 3600, None)
    assert (after.up, after.unknown, after.share) == (6 * 3600, 18 * 3600, 1.0)


def test_what_monitors_it_would_have_noticed(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    probe = a("monitor", keeper, LONG_AGO)
    items.relate(
        service, by(keeper, MONDAY - HOUR), relation_type=way("is_monitored_by"), target=probe
    )

    assert the_day(service.pk).up == 3600


def test_planned_outages_are_shown_apart_and_withdrawn_ones_not_at_all(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    a_lookout(service)
    was_down(server, keeper, before=5, lasted=1, planned=True)
    none = was_down(server, keeper, before=3, lasted=1)
    actions.withdraw_outage(none, by(keeper), reason="Recorded twice.")

    found = the_day(service.pk)

    assert (found.planned, found.down, found.share) == (3600, 0, 1.0)


def test_users_who_were_not_hit_had_the_service(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    a_lookout(service, users=100)
    was_down(service, keeper, before=10, lasted=2.4, users_hit=25)

    assert the_day(service.pk).share == 0.975


def test_what_is_degraded_is_not_down(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    a_lookout(service)
    was_down(server, keeper, before=5, lasted=1, effect=Effect.DEGRADED)

    found = the_day(service.pk)

    assert (found.degraded, found.down, found.share) == (3600, 0, 1.0)


def test_what_is_still_down_is_down_until_now(keeper: Person) -> None:
    service, server = a_service_on_a_server(keeper)
    actions.begin_outage(by(keeper), item=server, began_at=MONDAY - HOUR)

    assert the_day(service.pk).down == 3600


def test_many_services_take_as_many_statements_as_one(
    keeper: Person, django_assert_num_queries: Any
) -> None:
    services = [a_service_on_a_server(keeper)[0].pk for _ in range(4)]

    with django_assert_num_queries(5):
        stood(*services)
    with django_assert_num_queries(5):
        stood(services[0])
