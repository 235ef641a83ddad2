"""Teams receive for a process in their hours; who waits is told once; what is refused returns."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.handoffs import actions, jobs, queries, receiving
from armillary.fittings.notifications.models import Notification
from armillary.fittings.work.queries import work_of
from armillary.kernel.errors import Invalid, NotAllowed, WrongState
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.handoffs.makers import a_handoff, a_reception, an_analyst, office_hours
from tests.makers import MONDAY, a_caller, a_person, a_team, an_agent, by, the_robot

pytestmark = pytest.mark.django_db
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(days=7)


def told(at: datetime = LATER) -> list[tuple[Person, str]]:
    jobs.tell_of_overdue(by(the_robot(), at))
    return [(each.person, each.text) for each in Notification.objects.order_by("pk")]


def test_it_goes_to_the_team_that_receives_and_is_due_in_its_hours() -> None:
    team = a_team(an_analyst())
    a_reception(team, office_hours())

    made = a_handoff(FRIDAY_AFTERNOON)

    assert made.team == team
    assert made.due_at == datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


def test_without_a_calendar_it_is_due_day_and_night() -> None:
    assert a_handoff(FRIDAY_AFTERNOON).due_at == FRIDAY_AFTERNOON + timedelta(hours=8)


def test_the_oldest_reception_receives_and_another_team_can_be_named() -> None:
    first, second, stranger = a_team(), a_team(), a_team()
    a_reception(first)
    a_reception(second, office_hours())

    assert a_handoff().team == first
    named = a_handoff(FRIDAY_AFTERNOON, team=second)
    assert (named.team, named.due_at) == (second, datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    assert a_handoff(FRIDAY_AFTERNOON, team=stranger).due_at == FRIDAY_AFTERNOON + timedelta(
        hours=8
    )


def test_a_retired_reception_receives_nothing_until_it_is_revived() -> None:
    reception = a_reception(a_team())
    keeper = a_person(Role.ADMINISTRATOR)
    receiving.retire(reception, by(keeper))
    assert a_handoff().team is None

    receiving.revive(reception, by(keeper))
    assert a_handoff().team == reception.team


def test_only_administrators_say_who_receives() -> None:
    with pytest.raises(NotAllowed):
        receiving.lay_down(by(an_agent()), process="problem-management", team=a_team())
    with pytest.raises(Invalid, match="Choose a process"):
        receiving.lay_down(by(a_person(Role.ADMINISTRATOR)), process="magic", team=a_team())


def test_whoever_waits_and_whoever_should_answer_are_told_once() -> None:
    analyst, sender = an_analyst(), an_agent()
    a_reception(a_team(analyst))
    a_handoff(sender=sender)

    first = told()
    again = told(LATER + timedelta(days=1))

    since = "overdue since 23 Nov 2026, 17:00 UTC"
    assert first == again
    assert first == [
        (sender, f"Problem management has not answered: {since}"),
        (analyst, f"Handed to Problem management and not answered: {since}"),
    ]


def test_without_a_team_those_are_told_who_answer_for_the_process() -> None:
    manager, analyst, sender = a_person(Role.PROBLEM_MANAGER), an_analyst(), an_agent()
    a_handoff(sender=sender)

    assert {person for person, _ in told()} == {manager, sender}
    assert analyst not in {person for person, _ in told()}


def test_nobody_is_told_of_what_is_not_due_or_was_answered() -> None:
    analyst = an_analyst()
    actions.accept(a_handoff(), by(analyst))
    a_handoff(LATER)

    assert told() == []


def test_what_is_overdue_for_long_when_it_is_first_seen_is_no_news() -> None:
    a_handoff()

    assert told(LATER + timedelta(days=30)) == []
    assert told(LATER) == []


def test_telling_of_many_costs_as_many_statements_as_of_one() -> None:
    a_reception(a_team(*(an_analyst() for _ in range(3))))
    robot = the_robot()
    a_handoff()
    with CaptureQueriesContext(connection) as few:
        assert jobs.tell_of_overdue(by(robot, LATER)) == 1
    for _ in range(4):
        a_handoff()
    with CaptureQueriesContext(connection) as many:
        assert jobs.tell_of_overdue(by(robot, LATER)) == 4

    assert len(few) == len(many)
    assert queries.overdue(LATER) == []


def test_what_is_rejected_is_the_senders_again_until_it_is_reclaimed() -> None:
    sender, analyst = an_agent(), an_analyst()
    made = a_handoff(sender=sender)
    actions.reject(made, by(analyst), answer="Too few cases.")

    mine = queries.from_processes(["incident-and-service-request-management"])
    assert queries.returned(sender, mine, 10) == [made]
    with pytest.raises(NotAllowed):
        actions.reclaim(made, by(a_person(Role.AUDITOR)))
    actions.reclaim(made, by(an_agent()))

    assert Handoff.objects.get().state == State.RECLAIMED
    assert queries.returned(sender, mine, 10) == []
    with pytest.raises(WrongState):
        actions.reclaim(made, by(sender))


def test_who_answers_for_a_process_has_its_hand_offs_as_well() -> None:
    manager = a_person(Role.SERVICE_LEVEL_MANAGER)
    made = a_handoff(edge=73, to_process="service-level-management")

    assert "service-level-management" in queries.processes_of(manager)
    assert [each.number for each in work_of(manager).items] == [made.number]


def test_callers_see_neither_receptions_nor_hand_offs() -> None:
    a_reception(a_team())
    a_handoff()

    assert queries.waiting(a_caller(), queries.to_processes(["problem-management"]), 10) == []


def lines_of_handoffs() -> list[int]:
    found = Entry.objects.filter(record_type="hand-offs").order_by("pk")
    return list(found.values_list("pk", flat=True))


def arrivals(at: datetime = MONDAY) -> list[tuple[Person, str]]:
    """Who was told of what has arrived, as the job of the robot tells it."""
    jobs.tell_of(by(the_robot(), at), lines_of_handoffs())
    found = Notification.objects.filter(what="handed").order_by("pk")
    return [(each.person, each.text) for each in found]


def test_those_who_receive_hear_of_what_arrives_once_and_the_sender_does_not() -> None:
    sender, colleague = an_agent(), an_analyst()
    a_reception(a_team(sender, colleague))
    a_handoff(sender=sender)

    arrivals()

    assert arrivals() == [(colleague, f"{sender.name} hands this to Problem management")]


def test_without_a_team_those_who_answer_for_something_there_hear_of_it() -> None:
    manager = a_person(Role.PROBLEM_MANAGER)
    a_handoff()

    assert [person for person, _ in arrivals()] == [manager]


def test_what_was_answered_or_is_old_when_it_is_heard_of_is_no_news() -> None:
    analyst = an_analyst()
    a_reception(a_team(analyst))
    made = a_handoff()
    assert arrivals(MONDAY + timedelta(days=3)) == []

    actions.accept(made, by(analyst))

    assert arrivals() == []


def test_whoever_sent_it_hears_of_the_answer() -> None:
    sender, analyst = an_agent(), an_analyst()
    taken, returned = a_handoff(sender=sender), a_handoff(sender=sender)
    actions.accept(taken, by(analyst))
    actions.reject(returned, by(analyst), answer="Too few cases.")

    jobs.tell_of(by(the_robot()), lines_of_handoffs())

    found = Notification.objects.filter(person=sender).order_by("pk")
    assert list(found.values_list("about_number", "text")) == [
        (taken.number, f"{analyst.name} accepted this"),
        (returned.number, f"{analyst.name} rejected this"),
    ]
