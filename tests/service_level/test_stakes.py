"""The queue by what one must expect to pay: kept by a job, ordered by an index, told in the row."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from armillary.assurance.service_level import jobs
from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.queries.measuring import curves
from armillary.assurance.service_level.rules.measuring.learning import learn, trial
from armillary.fittings.clocks import declared
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import resolve
from armillary.operations.incident.vocabulary import HoldReason
from armillary.people.models import Person
from tests.makers import by, now, signed_in_client, the_robot
from tests.service_level.kept import HOUR, a_case, a_kept_promise
from tests.web.reading import queries_of

pytestmark = pytest.mark.django_db

IN_ORDER = "/incidents?open=true&sort=-expected_penalty&columns=number,title,expected_penalty"


@pytest.fixture
def promise(agent: Person) -> Objective:
    """Four hours and a credit of 100; of ten cases eight took one hour, and two took five."""
    made = a_kept_promise(credit=Decimal(100))
    for day in range(1, 11):
        took = HOUR if day < 9 else 5 * HOUR
        a_case(made, agent, now() - timedelta(days=20 + day), took)
    clocks = declared.of_slug("incidents")
    assert clocks is not None
    past = [each for each in curves.cases(clocks, "resolve", now()) if each.ended]
    curves.keep("incidents", "resolve", learn(past), trial(past), now())
    return made


def at_stake(incident: Incident) -> Decimal | None:
    found: Decimal | None = Incident.objects.get(pk=incident.pk).expected_penalty
    return found


def reckon() -> int:
    return jobs.reckon_what_is_at_stake(by(the_robot(), now()))


def test_a_record_holds_the_chance_times_the_credit(promise: Objective, agent: Person) -> None:
    fresh = a_case(promise, agent, now() - timedelta(minutes=3), None, title="Fresh")
    old = a_case(promise, agent, now() - 2 * HOUR, None, title="Old")
    late = a_case(promise, agent, now() - 9 * HOUR, None, title="Late")
    lines = Entry.objects.count()

    assert reckon() == 2
    assert [at_stake(each) for each in (fresh, old, late)] == [Decimal(20), Decimal(100), None]
    assert reckon() == 0
    assert Entry.objects.count() == lines


def test_what_ends_or_waits_for_others_is_at_stake_no_more(
    promise: Objective, agent: Person
) -> None:
    solved, held = (a_case(promise, agent, now() - 2 * HOUR, None) for _ in range(2))
    reckon()
    resolve(solved, agent, now())
    incidents.hold(held, by(agent, now()), hold_reason=HoldReason.AWAITING_CALLER)

    assert [at_stake(each) for each in (solved, held)] == [None, None]


def test_the_list_goes_by_it_and_says_why(promise: Objective, agent: Person) -> None:
    for title, begun in (("Fresh", timedelta(minutes=3)), ("Old", 2 * HOUR), ("Late", 9 * HOUR)):
        a_case(promise, agent, now() - begun, None, title=title)
    reckon()

    page = signed_in_client(agent).get(IN_ORDER).content.decode()

    assert re.findall(r">(Fresh|Old|Late)</a>", page) == ["Old", "Fresh", "Late"]
    assert re.findall(r'class="stake" title="([^"]*)"', page) == [
        f"Resolve: {chance} % likely to be broken, which costs 100.00 EUR by {promise.number}"
        for chance in (100, 20)
    ]


def test_a_page_costs_the_same_however_many_there_are(promise: Objective, agent: Person) -> None:
    def page() -> int:
        reckon()
        return queries_of(client, IN_ORDER)

    client = signed_in_client(agent)
    a_case(promise, agent, now() - 2 * HOUR, None)
    one = page()
    for _ in range(4):
        a_case(promise, agent, now() - 2 * HOUR, None)

    assert page() == one


def test_customers_are_not_told_what_is_at_stake(promise: Objective, agent: Person) -> None:
    incident = a_case(promise, agent, now() - 2 * HOUR, None)
    reckon()
    assert incident.caller is not None
    client = signed_in_client(incident.caller)

    told = client.get(f"/api/v1/incidents/{incident.number}")
    ordered = client.get("/api/v1/incidents?sort=-expected_penalty")

    assert "expected_penalty" not in told.json()
    assert ordered.status_code == 400
    assert client.get(IN_ORDER).status_code == 400
