"""Cells of the matrix that are switched on ask and tell by themselves, bearably; all are off."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.consults import jobs
from armillary.fittings.consults.models import Consult
from armillary.fittings.notifications.actions import choose_notifications
from armillary.fittings.notifications.models import Notification
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.fittings.raci import actions as cells
from armillary.fittings.watching.actions import watch
from armillary.kernel.conversation.actions import note
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.jobs.models import Job
from armillary.operations.incident.actions import reopen
from armillary.operations.incident.tests.makers import an_incident, resolve, work_in_progress
from armillary.people.models import Person
from armillary.reference.activities import Incident
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.consults.makers import by_robot, heard, heed_everything, switch_on
from tests.makers import MONDAY, a_caller, a_person, an_administrator, an_agent, by
from tests.raci.makers import put, row
from tests.watching.journal import every_line, tell_everything

pytestmark = pytest.mark.django_db


def notices(person: Person) -> Sequence[str]:
    return heard(person, "informed")


def ask_what_waits() -> None:
    """Do the jobs that ask."""
    for job in Job.objects.filter(name=jobs.ASK).order_by("pk"):
        jobs.ask(by_robot(), job.arguments)
        job.delete()


@pytest.fixture
def manager() -> Person:
    return a_person(Role.PROBLEM_MANAGER, name="Pia")


@pytest.fixture
def agent() -> Person:
    return an_agent()


def test_no_cell_tells_or_asks_until_it_is_switched_on(manager: Person, agent: Person) -> None:
    resolve(work_in_progress(agent), agent)
    lines, act = every_line(), by_robot()

    with CaptureQueriesContext(connection) as asked:
        jobs.heed(act, lines)

    assert len(asked) == 1
    assert (notices(manager), Consult.objects.count()) == ([], 0)


def test_who_is_informed_is_told_when_the_activity_was_done(manager: Person, agent: Person) -> None:
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    incident = work_in_progress(agent)

    resolve(incident, agent)
    heed_everything()
    heed_everything()

    assert notices(manager) == [f"{agent.name} resolved this: {Incident.RESOLVE.title}"]
    [told] = Notification.objects.filter(person=manager, what=What.INFORMED)
    assert (told.about_number, told.way) == (incident.number, Way.BROWSER)


def test_nothing_more_is_told_of_a_record_until_the_notice_is_read(
    manager: Person, agent: Person
) -> None:
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    incident = work_in_progress(agent)
    resolve(incident, agent)
    heed_everything()
    reopen(incident, by(agent), reason="It is back.")
    resolve(incident, agent)

    heed_everything()

    assert len(notices(manager)) == 1
    Notification.objects.update(read_at=MONDAY)
    heed_everything()
    assert len(notices(manager)) == 2


def test_nobody_hears_of_the_own_deeds_nor_of_what_they_watch_anyhow(agent: Person) -> None:
    doer = a_person(Role.PROBLEM_MANAGER, Role.SERVICE_DESK_AGENT)
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    mine, watched = work_in_progress(doer), work_in_progress(agent)
    watch(watched, by(doer))
    resolve(mine, doer)
    resolve(watched, agent)

    heed_everything()
    tell_everything()

    assert notices(doer) == []
    assert len(heard(doer, "commented")) == 1


def test_who_wants_none_gets_none(manager: Person, agent: Person) -> None:
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    choose_notifications(manager, by(manager), ways={What.INFORMED: Way.NEVER}, digest_hour=8)

    resolve(work_in_progress(agent), agent)
    heed_everything()

    assert notices(manager) == []


def test_a_comment_on_a_record_does_no_activity(agent: Person) -> None:
    manager = a_person(Role.AUDITOR)
    put(Incident.TRACK_PROGRESS, Role.AUDITOR, Letter.INFORMED)
    switch_on(Incident.TRACK_PROGRESS, Role.AUDITOR)

    note(an_incident(), by(agent), text="Seen.")
    heed_everything()

    assert notices(manager) == []


def test_a_representative_is_told_of_the_own_customer_only(agent: Person) -> None:
    put(Incident.RESOLVE, Role.CUSTOMER_REPRESENTATIVE, Letter.INFORMED)
    switch_on(Incident.RESOLVE, Role.CUSTOMER_REPRESENTATIVE)
    caller = a_caller()
    own = a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=caller.organisation)
    other = a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=a_caller().organisation)

    resolve(work_in_progress(agent, caller), agent)
    heed_everything()

    assert (len(notices(own)), notices(other)) == (1, [])


def test_what_is_old_when_it_is_first_heard_of_is_no_news(manager: Person, agent: Person) -> None:
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    resolve(work_in_progress(agent), agent)

    heed_everything(MONDAY + timedelta(days=3))

    assert notices(manager) == []


def test_the_number_of_statements_does_not_grow_with_what_was_done(
    manager: Person, agent: Person
) -> None:
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    counts = []
    for many in (1, 4):
        Notification.objects.all().delete()
        for _ in range(many):
            resolve(work_in_progress(agent), agent)
        with CaptureQueriesContext(connection) as asked:
            heed_everything()
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_who_is_consulted_is_asked_by_itself_once_for_each_record(agent: Person) -> None:
    owner = a_person(Role.SERVICE_OWNER)
    a_person(Role.OPERATOR)
    switch_on(Incident.PRIORITIZE, Role.SERVICE_OWNER, hours=4)
    put(Incident.RESOLVE, Role.SERVICE_OWNER, Letter.CONSULTED)
    switch_on(Incident.RESOLVE, Role.SERVICE_OWNER, hours=4)
    incident = work_in_progress(agent)

    resolve(incident, agent)
    heed_everything()
    ask_what_waits()
    heed_everything()
    ask_what_waits()

    made = Consult.objects.filter(activity=Incident.RESOLVE.value)
    assert [(each.assignee, each.asked_by, each.about_number) for each in made] == [
        (owner, agent, incident.number)
    ]
    assert made[0].due_at == MONDAY + timedelta(hours=4)
    assert made[0].question == f"“{Incident.RESOLVE.title}” was done: what do you think of it?"


def test_where_nobody_can_be_asked_nothing_is_asked_and_nothing_fails(agent: Person) -> None:
    switch_on(Incident.PRIORITIZE, Role.SERVICE_OWNER)
    work_in_progress(agent)

    heed_everything()
    ask_what_waits()

    assert not Consult.objects.exists()


def test_only_c_and_i_can_be_switched_and_only_by_administrators() -> None:
    with pytest.raises(RuleBroken, match="Only those who are C are asked"):
        switch_on(Incident.RESOLVE, Role.SERVICE_DESK_AGENT)
    with pytest.raises(Invalid):
        switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER, hours=0)
    with pytest.raises(NotAllowed):
        cells.switch_on(row(Incident.RESOLVE, Role.PROBLEM_MANAGER), by(an_agent()))


def test_another_letter_switches_it_off() -> None:
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    put(Incident.RESOLVE, Role.PROBLEM_MANAGER, Letter.CONSULTED)

    assert row(Incident.RESOLVE, Role.PROBLEM_MANAGER).by_itself is False
    switch_on(Incident.RESOLVE, Role.PROBLEM_MANAGER)
    cells.switch_off(row(Incident.RESOLVE, Role.PROBLEM_MANAGER), by(an_administrator()))
    assert row(Incident.RESOLVE, Role.PROBLEM_MANAGER).by_itself is False
