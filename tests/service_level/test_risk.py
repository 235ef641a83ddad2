"""What is at risk: learnt from the past, tried on what came after, and told in its order."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.service_level import jobs
from armillary.assurance.service_level.models import LifeCurve, Trial
from armillary.assurance.service_level.queries.measuring import curves
from armillary.assurance.service_level.queries.measuring.risk import at_risk, risks
from armillary.assurance.service_level.rules.measuring.learning import (
    Case,
    Traits,
    foretold,
    learn,
    trial,
)
from armillary.fittings.clocks import declared
from armillary.kernel.jobs.models import Job
from armillary.people.models import Person
from tests.makers import by, signed_in_client, the_robot
from tests.service_level.kept import HOUR, a_case, a_kept_promise

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
QUICK, SLOW = Traits(None, 1, None, 1), Traits(None, 1, None, 2)


def taking(traits: Traits, hours: float) -> Case:
    return Case(traits, int(hours * 3600), True, 4 * 3600)


def test_who_differs_is_told_apart_and_few_are_drawn_to_all() -> None:
    known = learn([*[taking(QUICK, 1)] * 40, *[taking(SLOW, 5)] * 10])

    quick, slow = (foretold(known, each, 0, 4 * 3600) for each in (QUICK, SLOW))
    assert quick is not None
    assert slow is not None
    assert quick < 0.1 < 0.6 < slow
    assert foretold(known, Traits(None, 1, None, 9), 0, 4 * 3600) == pytest.approx(0.2)
    assert foretold({}, QUICK, 0, 1) is None


def test_of_few_there_is_no_curve_and_no_score() -> None:
    few = [taking(QUICK, 1)] * 4

    assert learn(few) == {}
    assert trial(few * 10).brier is None


def test_what_is_learnt_is_better_than_saying_the_same_of_all() -> None:
    """Half of the teams take about five hours where four are promised; the others about three."""
    dice = Random(7)
    teams = [(SLOW, 5.0, 0.7), (QUICK, 3.0, 0.5)]
    drawn = [dice.choice(teams) for _ in range(1500)]
    past = [taking(team, dice.gauss(usual, spread)) for team, usual, spread in drawn]

    found = trial(past)

    assert found.tried > 200
    assert found.brier is not None
    assert found.naive is not None
    assert found.brier < 0.5 * found.naive
    assert all(abs(each.foretold - each.happened) < 0.15 for each in found.bins if each.cases > 20)


@pytest.mark.django_db
def test_each_night_is_learnt_what_the_clocks_say(agent: Person) -> None:
    promise = a_kept_promise()
    for day in range(1, 7):
        took = HOUR if day < 5 else 5 * HOUR
        a_case(promise, agent, datetime(2026, 10, day, 9, tzinfo=UTC), took)
    a_case(promise, agent, NOW - HOUR, None)

    assert jobs.learn_how_long_cases_last(by(the_robot(), NOW)) >= 3
    assert Job.objects.filter(name=jobs.LEARN).count() >= 3
    told = {"record_type": "incidents", "clock": "resolve"}
    assert jobs._learn(by(the_robot(), NOW), told) == 7
    assert jobs._learn(by(the_robot(), NOW), told) == 7

    whole = LifeCurve.objects.get(clock="resolve", path="")
    assert (whole.cases, [step[:2] for step in whole.steps]) == (
        7,
        [[3600, 3 / 7], [18_000, 0.0]],
    )
    assert Trial.objects.get(clock="resolve").brier is None


@pytest.mark.django_db
def test_the_likeliest_to_be_broken_comes_first_with_what_it_costs(agent: Person) -> None:
    promise = a_kept_promise(credit=Decimal(100))
    for day in range(1, 11):
        took = HOUR if day < 9 else 5 * HOUR
        a_case(promise, agent, datetime(2026, 10, day, 9, tzinfo=UTC), took)
    fresh = a_case(promise, agent, NOW, None)
    old = a_case(promise, agent, NOW - 2 * HOUR, None)
    late = a_case(promise, agent, NOW - 9 * HOUR, None)
    clocks = declared.of_slug("incidents")
    assert clocks is not None
    past = [each for each in curves.cases(clocks, "resolve", NOW) if each.ended]
    curves.keep("incidents", "resolve", learn(past), trial(past), NOW)

    robot = the_robot()
    with CaptureQueriesContext(connection) as asked:
        found = at_risk(robot, NOW, timedelta(days=1))
    assert [each.number for each in found] == [old.number, fresh.number]
    assert [each.risk.chance for each in found] == pytest.approx([1.0, 0.2])
    assert [each.risk.expected for each in found] == [Decimal("100.00"), Decimal("20.00")]
    assert late.number not in {each.number for each in found}

    keys = [fresh.pk, old.pk, 999_999]
    assert {key: risk.left for key, risk in risks("incidents", keys, NOW).items()} == {
        fresh.pk: 4 * 3600,
        old.pk: 2 * 3600,
    }
    assert len(asked) <= 5


@pytest.mark.django_db
def test_the_page_shows_them_and_says_how_good_that_is(agent: Person) -> None:
    promise = a_kept_promise()
    running = a_case(promise, agent, datetime.now(UTC) - HOUR, None)
    web = signed_in_client(agent)

    page = web.get("/service-levels/at-risk").content.decode()
    assert running.number in page
    assert "not enough evidence" in page
    assert "Nothing was learnt yet" in page
    jobs._learn(
        by(the_robot(), datetime.now(UTC)), {"record_type": "incidents", "clock": "resolve"}
    )
    assert "Too few cases to say" in web.get("/service-levels/at-risk").content.decode()
    assert web.get("/service-levels/at-risk?within=999").status_code == 400
