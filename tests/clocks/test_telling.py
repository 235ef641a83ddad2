"""What passes is told once: to whoever has it, on a line of the journal, in one transaction."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from armillary.fittings.clocks import telling
from armillary.fittings.clocks.models import Clock
from armillary.fittings.notifications.models import Notification
from armillary.kernel.access.actions import teams
from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import resolve
from armillary.operations.incident.vocabulary import HoldReason, Impact, Urgency
from armillary.people.models import Person
from tests.clocks.makers import HOUR, MINUTE, a_target, clock_of
from tests.makers import a_caller, a_team, an_agent, by, now, the_robot

pytestmark = pytest.mark.django_db
STOPPED: dict[str, Any] = {"impact": Impact.SEVERAL_PEOPLE, "urgency": Urgency.WORK_STOPPED}
VERBS = ("warn_of_deadline", "report_breach")


def begun(agent: Person, hours: float) -> Incident:
    """An incident that somebody took so many hours ago."""
    at = now() - timedelta(hours=hours)
    caller = Act(actor=a_caller(), at=at, door=Door.WEB)
    made = actions.log(caller, title="It drops", **STOPPED)
    team = a_team(agent)
    teams.appoint_lead(team, by(the_robot()), lead=the_lead())
    actions.assign(made, by(agent, at), team=team, assignee=agent)
    return made


def the_lead() -> Person:
    return an_agent()


def tell(at: datetime | None = None) -> int:
    return telling.tell(by(the_robot(), at or now(), door=Door.JOB))


def lines() -> list[tuple[str, str]]:
    found = Entry.objects.filter(verb__in=VERBS).order_by("pk")
    return list(found.values_list("verb", "audience"))


def test_whoever_has_it_is_warned_once_and_a_line_says_so() -> None:
    a_target(minutes=480, warnings="50, 80")
    agent = an_agent()
    incident = begun(agent, hours=5)

    assert (tell(), tell()) == (1, 0)

    assert lines() == [("warn_of_deadline", "internal")]
    [news] = Notification.objects.filter(what="time_runs_out")
    assert (news.person, news.about_number, news.internal) == (agent, incident.number, True)
    assert news.text.startswith("Resolve: 50 % of 8 h are spent: due ")


def test_after_a_rest_only_the_gravest_is_told_and_the_lead_hears_of_a_breach() -> None:
    a_target(minutes=60, warnings="50, 80")
    agent = an_agent()
    incident = begun(agent, hours=5)
    lead = incident.team.lead  # type: ignore[union-attr]

    assert (tell(), tell()) == (1, 0)

    assert lines() == [("report_breach", "internal")]
    told = Notification.objects.filter(what="time_runs_out").order_by("person")
    assert {each.person for each in told} == {agent, lead}
    assert all(heard for _, _, heard in clock_of(incident).moments)


def test_what_has_not_passed_is_not_told() -> None:
    a_target(minutes=480, warnings="80")
    begun(an_agent(), hours=1)

    assert tell() == 0


def test_what_was_solved_late_while_nobody_told_is_told_and_what_was_in_time_is_not() -> None:
    a_target(minutes=60, warnings="50")
    agent = an_agent()
    late, in_time = begun(agent, hours=5), begun(agent, hours=5)
    resolve(late, agent, now() - HOUR)
    resolve(in_time, agent, now() - 5 * HOUR + 45 * MINUTE)

    assert tell() == 1

    [line] = Entry.objects.filter(verb__in=VERBS)
    assert (line.record_id, line.verb) == (late.pk, "report_breach")


def test_an_old_story_is_no_news() -> None:
    a_target(minutes=60)
    begun(an_agent(), hours=24 * 5)

    assert (tell(), tell()) == (1, 0)
    assert lines() == []


def test_what_comes_again_because_it_was_put_off_is_told_again() -> None:
    a_target(minutes=480, rank=2, warnings="50")
    a_target(minutes=6000, rank=3, warnings="50")
    agent = an_agent()
    incident = begun(agent, hours=5)
    tell()

    actions.prioritise(
        incident, by(agent, now()), impact=Impact.SEVERAL_PEOPLE, urgency=Urgency.WORK_SLOWED
    )
    assert [heard for _, _, heard in clock_of(incident).moments] == [None, None]
    actions.prioritise(incident, by(agent, now()), **STOPPED)

    assert (tell(), len(lines())) == (1, 2)


def test_a_worker_whose_clock_is_wrong_tells_nothing() -> None:
    a_target(minutes=480)
    begun(an_agent(), hours=1)

    assert tell(now() + timedelta(days=400)) == 0
    assert tell(now() - HOUR) == 0
    assert lines() == []


def test_a_clock_that_was_told_of_is_not_told_of_again_by_an_act_that_read_it_before() -> None:
    """The act read the clock, then somebody told of it: its version has moved on."""
    a_target(minutes=480, warnings="50")
    agent = an_agent()
    incident = begun(agent, hours=5)
    clock = clock_of(incident)
    tell()
    version = clock_of(incident).version

    actions.start(incident, by(agent, now()))
    actions.hold(incident, by(agent, now()), hold_reason=HoldReason.AWAITING_CALLER)

    assert version == clock.version + 1
    assert clock_of(incident).moments[0][2] is not None
    assert tell() == 0
    assert Clock.objects.filter(next_at__isnull=False).count() == 0
