"""From a change that fails to an incident, and from many incidents to the few behind them."""

from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.assurance.change import actions, jobs
from armillary.assurance.change.models import Aftermath, Change
from armillary.assurance.change.queries import aftermath, lessons, watching
from armillary.assurance.change.queries.suspected import suspected
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_draft,
    a_manager,
    an_item,
    rests,
    scheduled,
)
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Family
from armillary.engines.rate_ratio import FALSE_SHARE
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.models import Entry
from armillary.kernel.links.actions import link
from armillary.operations.incident import actions as incidents
from armillary.operations.incident import after_change
from armillary.operations.incident.happened import trouble_of
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, ResolutionCode, Urgency
from tests.makers import MONDAY, a_caller, an_agent, by, the_robot

pytestmark = pytest.mark.django_db

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MANY, PLANTED = 200, 5
BEGIN = MONDAY - 40 * WEEK
NOW = MONDAY
LATER = TONIGHT + 5 * DAY


@pytest.fixture(autouse=True)
def _stand() -> None:
    stand_as(the_robot())


def lines_of(change: Change) -> list[int]:
    found = Entry.objects.filter(record_type="changes", record_id=change.pk)
    return list(found.order_by("pk").values_list("pk", flat=True))


def begun(change: Change) -> Change:
    actions.begin(change, by(a_manager(), TONIGHT))
    return change


def an_incident(at: datetime, item: ConfigurationItem, title: str = "It hangs") -> Incident:
    return incidents.log(
        by(a_caller(), at),
        title=title,
        impact=Impact.ONE_PERSON,
        urgency=Urgency.WORK_SLOWED,
        affected_item=item,
    )


def test_a_change_that_is_taken_back_is_an_incident_that_it_caused() -> None:
    server = an_item("db1")
    change = begun(scheduled(a_draft(server)))
    actions.back_out(change, by(a_manager(), TONIGHT + HOUR), reason="It does not start.")

    for _ in range(2):
        after_change.report_what_failed(by(the_robot(), TONIGHT + HOUR), lines_of(change))

    [incident] = Incident.objects.all()
    assert incident.title == f"{change.number} failed: Patch the database"
    assert incident.affected_item == server
    assert lessons.named("incidents", incident.pk) == [change.pk]


def test_one_that_goes_well_is_none() -> None:
    change = begun(scheduled(a_draft(an_item("db1"))))
    actions.complete(change, by(a_manager(), TONIGHT + HOUR))

    after_change.report_what_failed(by(the_robot(), TONIGHT + HOUR), lines_of(change))

    assert not Incident.objects.exists()


def test_what_is_not_over_yet_has_lasted_until_now_and_no_longer() -> None:
    server = an_item("db1")
    change = begun(scheduled(a_draft(server)))
    actions.complete(change, by(a_manager(), TONIGHT + HOUR))
    watching.watch([change])
    an_incident(TONIGHT + 2 * HOUR, server)

    judged = aftermath.now(Aftermath.objects.get(pk=change.pk), TONIGHT + 5 * HOUR)

    assert (judged.after, judged.minutes) == (1, 180.0)


def test_all_are_judged_by_the_same_figures_in_as_many_statements_as_one() -> None:
    """Each as if it stood alone: what went wrong with others, before or later is not its own."""
    servers = [an_item(f"db{place}") for place in range(1, 5)]
    watched_at(servers[0])
    with CaptureQueriesContext(connection) as for_one:
        aftermath.judge_all(LATER)
    for server in servers[1:]:
        watched_at(server)
    an_incident(TONIGHT - WEEK, servers[0])
    for server in servers[:3]:
        an_incident(TONIGHT + 2 * HOUR, server)
    an_incident(LATER - HOUR, servers[1])

    with CaptureQueriesContext(connection) as for_four:
        aftermath.judge_all(LATER)

    assert len(for_four) == len(for_one) <= 5
    rows = Aftermath.objects.order_by("pk")
    told = [(row.before, row.after, row.minutes) for row in rows]
    lasted = 47 * 60.0
    assert told == [(1, 1, lasted), (0, 1, lasted), (0, 1, lasted), (0, 0, 0.0)]
    alone = [aftermath.now(row, LATER) for row in rows]
    assert told == [(row.before, row.after, row.minutes) for row in alone]


def watched_at(server: ConfigurationItem) -> None:
    """A change of this that was over after an hour, and so is watched for two days more."""
    change = begun(scheduled(a_draft(server)))
    actions.complete(change, by(a_manager(), TONIGHT + HOUR))
    watching.watch([change])


def test_what_was_changed_below_it_is_suspected_and_what_was_changed_elsewhere_is_not() -> None:
    shop, server, other = an_item("Shop", Family.SERVICE), an_item("web1"), an_item("db9")
    rests(shop, server)
    near, far = begun(scheduled(a_draft(server))), begun(scheduled(a_draft(other)))
    for change in (near, far):
        jobs.watch_what_was_changed(by(the_robot()), lines_of(change))
    incident = incidents.log(
        by(a_caller(), TONIGHT + HOUR),
        title="The shop does not start",
        impact=Impact.SEVERAL_PEOPLE,
        urgency=Urgency.WORK_STOPPED,
        service=shop,
    )
    trouble = trouble_of(incident)
    assert trouble is not None

    [suspect] = suspected(trouble, the_robot(), TONIGHT + HOUR)

    assert (suspect.change, suspect.steps, suspect.is_match) == (near, 1, False)
    link(far, by(a_manager()), how="caused", to=incident)
    first, second = suspected(trouble, the_robot(), TONIGHT + HOUR)
    assert (first.change, first.is_match, second.change) == (far, True, near)


def planted(items: list[ConfigurationItem], dice: Random) -> set[int]:
    """Two hundred changes within forty weeks, five of which go ill: the keys of these."""
    chronicle, manager = Chronicle(Keys()), a_manager()
    made: list[Change] = []
    for place in range(MANY):
        at = BEGIN + 6 * WEEK + place * (33 * WEEK / MANY) + dice.random() * DAY
        given = {"title": f"Change {place}", "reason": "It is due.", "item": items[place % 25]}
        act = Act(actor=manager, at=at, door=Door.WEB)
        made.append(
            chronicle.create(
                actions.record_latent,
                Act(actor=manager, at=at + 3 * HOUR, door=Door.WEB),
                plan="Done.",
                done_from=act.at,
                done_until=act.at + 2 * HOUR,
                **given,
            )
        )
    write(by(manager, NOW), [chronicle.hand_over()])
    return {each.pk for each in dice.sample(made, PLANTED)}


def heard(items: list[ConfigurationItem], ill: set[int], dice: Random) -> None:
    """Each item fails now and then; what rests on an ill change fails again and again."""
    caller, agent = a_caller(), an_agent()
    calls: list[tuple[datetime, ConfigurationItem, float]] = []
    for item in items:
        calls += [
            (BEGIN + dice.random() * (NOW - BEGIN - DAY), item, dice.uniform(20, 60))
            for _ in range(30)
        ]
    for change in Change.objects.filter(pk__in=ill).select_related("item"):
        assert change.ended_at is not None
        assert change.item is not None
        calls += [
            (change.ended_at + dice.random() * 1.5 * DAY, change.item, dice.uniform(500, 700))
            for _ in range(15)
        ]
    chronicle = Chronicle(Keys())
    for at, item, minutes in sorted(calls, key=lambda each: each[0]):
        incident = chronicle.create(
            incidents.log,
            by(caller, at),
            title="It hangs",
            impact=Impact.ONE_PERSON,
            urgency=Urgency.WORK_SLOWED,
            affected_item=item,
        )
        chronicle.perform(
            incidents.resolve,
            incident,
            by(agent, at + timedelta(minutes=minutes)),
            resolution="Restarted.",
            resolution_code=ResolutionCode.FIXED_BY_AGENT,
        )
    write(by(agent, NOW), [chronicle.hand_over()])


def test_five_of_two_hundred_that_cause_most_minutes_are_found() -> None:
    """End to end, through records: what is found holds all five, and a tenth is false at most."""
    dice = Random(1)
    items = [an_item(f"server{number}") for number in range(25)]
    ill = planted(items, dice)
    heard(items, ill, dice)

    jobs.learn_from_changes(by(the_robot(), NOW))

    assert Aftermath.objects.count() == MANY
    believed = set(
        Aftermath.objects.filter(false_share__lte=FALSE_SHARE).values_list("pk", flat=True)
    )
    assert ill <= believed
    assert len(believed - ill) <= FALSE_SHARE * len(believed)
    found, few = lessons.ranked(NOW - 52 * WEEK)
    assert set(found.few(0.6)) <= ill
    assert {each.pk for each in few[:PLANTED]} == ill
    whole = lessons.learnt()
    assert whole is not None
    assert whole.minutes.share == pytest.approx(0.6, abs=0.06)
    assert whole.minutes.low < (whole.minutes.share or 0) < whole.minutes.high
    assert whole.unscheduled == 1.0
