"""What applies to a new record: found by customer, service and priority, without a statement."""

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.queries import Applies, Facts, objectives_for
from armillary.assurance.service_level.tests.makers import (
    FIRST_DAY,
    a_draft,
    a_manager,
    a_promise_of_a_team,
    an_objective,
)
from armillary.assurance.service_level.vocabulary import Measure, Priority
from armillary.kernel import by_heart
from armillary.kernel.access.standing import stand_as
from tests.makers import MONDAY, a_caller, a_customer, a_service, by, the_robot

TODAY = MONDAY.date()
NOW = int(MONDAY.timestamp())


def agreed_for(customer: object, *services: object, **targets: str) -> None:
    """An agreement with a customer in which each priority has its time to restore."""
    manager, act = a_manager(), by(the_robot())
    agreement = a_draft(manager, customer, *services)  # type: ignore[arg-type]
    for name, target in targets.items():
        priority = None if name == "ANY" else Priority[name]
        an_objective(agreement, target, priority=priority)
    an_objective(agreement, "30 min", measure=Measure.RESPONSE)
    an_objective(agreement, "99 %", measure=Measure.AVAILABILITY)
    actions.propose(agreement, act)
    actions.sign(agreement, act)
    actions.record_signature(agreement, by(manager), name="Ada Quay", signed_on=FIRST_DAY)
    until = TODAY + timedelta(days=30)
    actions.waive(agreement, act, reason="For this test.", until=until)
    actions.agree(agreement, act)


def told(found: list[Applies]) -> list[tuple[str, int]]:
    return [(each.measure.value, each.seconds) for each in found]


def test_the_closest_objective_applies() -> None:
    customer, planning, mail = a_customer(), a_service(), a_service()
    agreed_for(customer, planning, CRITICAL="1 h", ANY="8 h")
    agreed_for(customer, ANY="24 h")

    def asked(**facts: object) -> list[tuple[str, int]]:
        given = {"at": NOW, "organisation": customer.pk, **facts}
        return told(objectives_for(Facts(**given)))  # type: ignore[arg-type]

    assert asked(service=planning.pk, priority=1) == [("response", 1800), ("restore", 3600)]
    assert asked(service=planning.pk, priority=3) == [("response", 1800), ("restore", 28_800)]
    assert asked(service=mail.pk, priority=1) == [("response", 1800), ("restore", 86_400)]
    assert asked(priority=1) == [("response", 1800), ("restore", 86_400)]
    assert asked(organisation=a_customer().pk, service=planning.pk, priority=1) == []


def test_what_a_team_promises_applies_while_it_has_the_work() -> None:
    service = a_service()
    below = a_promise_of_a_team(service, target="2 h")

    facts = Facts(at=NOW, service=service.pk, priority=2, team=below.team_id)

    assert told(objectives_for(facts)) == [("restore", 7200)]
    assert objectives_for(Facts(at=NOW, service=service.pk, priority=2)) == []


def test_nothing_applies_before_it_was_agreed_or_after_it_ended_whoever_asks_later() -> None:
    customer = a_customer()
    agreed_for(customer, ANY="24 h")
    agreement = Agreement.objects.get(organisation=customer)
    ended = MONDAY + timedelta(hours=5)
    actions.terminate(agreement, by(the_robot(), ended), reason="The customer moves.")

    def bound(moment: datetime) -> bool:
        return bool(objectives_for(Facts(at=int(moment.timestamp()), organisation=customer.pk)))

    assert [
        bound(MONDAY - timedelta(seconds=1)),
        bound(MONDAY),
        bound(ended - timedelta(seconds=1)),
        bound(ended),
    ] == [False, True, True, False]


def test_it_costs_no_statement_and_changes_with_what_binds(
    django_assert_num_queries: object,
) -> None:
    customer, robot = a_customer(), the_robot()
    stand_as(robot)
    facts = Facts(at=NOW, organisation=customer.pk, priority=1)
    assert objectives_for(facts) == []

    agreed_for(customer, ANY="24 h")
    stand_as(robot)
    assert told(objectives_for(facts)) == [("response", 1800), ("restore", 86_400)]

    with CaptureQueriesContext(connection) as asked:
        found = objectives_for(facts)
    assert (len(found), len(asked)) == (2, 0)


def test_it_is_whole_whoever_asks_first() -> None:
    by_heart.forget()
    customer, robot = a_customer(), the_robot()
    stand_as(robot)
    agreed_for(customer, ANY="24 h")
    facts = Facts(at=NOW, organisation=customer.pk, priority=1)

    stand_as(a_caller(organisation=a_customer()))
    assert told(objectives_for(facts)) == [("response", 1800), ("restore", 86_400)]
    assert not Agreement.objects.filter(organisation=customer).exists()

    stand_as(robot)
    assert told(objectives_for(facts)) == [("response", 1800), ("restore", 86_400)]
