"""What time does to approvals: reminders, what is overdue, absences, and who is on call."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from armillary.fittings.approvals import actions, jobs
from armillary.fittings.approvals.actions import absences, policies
from armillary.fittings.approvals.models import Seat, Step
from armillary.fittings.approvals.vocabulary import Quorum, State
from armillary.fittings.notifications.models import Notification
from armillary.fittings.on_call import actions as rotas
from armillary.fittings.on_call.models import Rota
from armillary.fittings.on_call.queries import on_call, shifts
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.people.models import Person, Team
from armillary.reference.roles import Role
from tests.approvals.makers import a_policy, asked, fresh, the_rest
from tests.makers import MONDAY, a_person, a_team, an_administrator, an_agent, by, the_robot

pytestmark = pytest.mark.django_db

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FIRST = date(2026, 11, 16)


def remind(at: Any) -> None:
    jobs.remind(Act(actor=the_robot(), at=at, door=Door.JOB))


def told(person: Person) -> list[str]:
    """What this person was told, in order."""
    rows = Notification.objects.filter(person=person).order_by("pk")
    return [row.text for row in rows]


def test_who_says_nothing_is_told_at_each_quarter_of_the_time_and_once_when_it_is_over() -> None:
    ann, requester = an_agent(), an_agent()
    manager = a_person(Role.CHANGE_MANAGER)
    a_policy({"person": ann, "hours": 4, "name": "The keeper"})
    approval = asked(requester)
    the_rest()

    for minute in range(0, 300, 5):
        remind(MONDAY + minute * MINUTE)

    number = approval.about_number
    assert told(ann) == [
        f"Approve {number}?",
        f"Your decision on {number} is awaited: 25 % of the time for it is over.",
        f"Your decision on {number} is awaited: 50 % of the time for it is over.",
        f"Your decision on {number} is awaited: 75 % of the time for it is over.",
        f"Your decision on {number} is overdue.",
    ]
    late = f"{number} was not decided in time: “The keeper” waits for {ann.name}."
    assert told(requester) == [late]
    assert told(manager) == [late]


def test_after_a_pause_of_the_jobs_one_is_told_once() -> None:
    ann = an_agent()
    a_policy({"person": ann, "hours": 4})
    approval = asked(an_agent())
    the_rest()

    remind(MONDAY + 200 * MINUTE)
    remind(MONDAY + 201 * MINUTE)

    assert told(ann)[1:] == [
        f"Your decision on {approval.about_number} is awaited: 75 % of the time for it is over."
    ]


def test_nobody_is_told_early_or_twice_of_what_a_calendar_has_moved() -> None:
    ann = an_agent()
    a_policy({"person": ann, "hours": 4})
    approval = asked(an_agent())
    the_rest()
    remind(MONDAY + 60 * MINUTE)
    Step.objects.filter(approval=approval).update(opened_at=MONDAY + 120 * MINUTE)
    before = told(ann)

    for minute in (121, 180, 239):
        remind(MONDAY + minute * MINUTE)

    assert told(ann) == before
    remind(MONDAY + 240 * MINUTE)
    assert told(ann)[len(before) :] == [
        f"Your decision on {approval.about_number} is awaited: 50 % of the time for it is over."
    ]


def test_whoever_stands_in_is_told_and_decides() -> None:
    ann, bob = an_agent(), an_agent()
    a_policy({"person": ann, "hours": 4})
    absences.appoint(by(ann), substitute=bob, starts_at=MONDAY, ends_at=MONDAY + DAY)
    approval = asked(an_agent())
    the_rest()
    remind(MONDAY + 60 * MINUTE)

    assert len(told(ann)) == len(told(bob)) == 2
    actions.approve(approval, by(bob, MONDAY + 70 * MINUTE))
    remind(MONDAY + 120 * MINUTE)

    assert fresh(approval).state == State.APPROVED
    assert len(told(bob)) == 2
    seat = Seat.objects.get(approval=approval)
    assert (seat.person, seat.voted_by) == (ann, bob)


def test_when_the_absence_is_over_the_substitute_decides_no_more() -> None:
    ann, bob = an_agent(), an_agent()
    a_policy({"person": ann})
    absences.appoint(by(ann), substitute=bob, starts_at=MONDAY, ends_at=MONDAY + DAY)
    approval = asked(an_agent())

    with pytest.raises(NotAllowed, match="You are not asked"):
        actions.approve(approval, by(bob, MONDAY + DAY))


def a_rota(team: Team, *people: Person, **said: Any) -> Rota:
    """These take turns of a week each, from Monday at nine in Vienna."""
    act = by(an_administrator())
    given = {"name": f"Rota of {team.name}", "first_on": FIRST, "zone": "Europe/Vienna", **said}
    rota = rotas.lay_down(act, team=team, **given)
    for person in people:
        rotas.add_turn(rota, act, person=person)
    return rota


def test_people_take_turns_by_the_clocks_of_their_place() -> None:
    people = [an_agent() for _ in range(3)]
    team = a_team(*people)
    a_rota(team, *people)
    nine = MONDAY - timedelta(hours=1)
    """In Vienna it is nine at eight."""

    assert on_call(team.pk, nine - MINUTE) == {people[0].pk}
    assert on_call(team.pk, nine) == {people[1].pk}
    assert on_call(team.pk, nine + 14 * DAY) == {people[0].pk}
    assert on_call(team.pk, MONDAY - 30 * DAY) == frozenset()


def test_the_turns_to_come_meet_without_a_gap_over_a_turn_of_the_clocks() -> None:
    people = [an_agent(), an_agent()]
    rota = a_rota(a_team(*people), *people, first_on=date(2026, 10, 19))

    found = list(shifts(rota, MONDAY - 35 * DAY, 3))

    assert [shift.person for shift in found] == [people[0], people[1], people[0]]
    assert all(one.ends == other.begins for one, other in pairwise(found))
    assert found[0].ends - found[0].begins == 7 * DAY + timedelta(hours=1)


def test_only_people_of_the_team_take_turns_and_each_once() -> None:
    ann = an_agent()
    rota, act = a_rota(a_team(ann), ann), by(an_administrator())

    with pytest.raises(Invalid, match="takes turns in it already"):
        rotas.add_turn(rota, act, person=ann)
    with pytest.raises(Invalid, match="is not in"):
        rotas.add_turn(rota, act, person=an_agent())
    rotas.remove_turn(rota, act, person=ann)
    assert on_call(rota.team.pk, MONDAY) == frozenset()


def an_emergency_board() -> list[tuple[Team, list[Person]]]:
    """Three teams with two people each who take turns; any two of those on call decide in time."""
    groups = []
    for _ in range(3):
        people = [an_agent(), an_agent()]
        team = a_team(*people)
        a_rota(team, *people)
        groups.append((team, people))
    [first, *others] = [team for team, _ in groups]
    policy = a_policy(
        {"on_call": first, "quorum": Quorum.SOME, "needed": 2, "hours": 0, "minutes": 15}
    )
    for team in others:
        policies.add_approver(policy, by(an_administrator()), step="Step 1", on_call=team)
    return groups


def test_in_an_emergency_any_two_of_those_on_call_decide_within_minutes() -> None:
    groups = an_emergency_board()
    approval = asked(an_agent())

    called = [people[1] for _, people in groups]
    assert {seat.person for seat in Seat.objects.filter(approval=approval)} == set(called)
    assert approval.due_at == MONDAY + 15 * MINUTE
    with pytest.raises(NotAllowed, match="You are not asked"):
        actions.approve(approval, by(groups[0][1][0]))
    actions.approve(approval, by(called[0]))
    assert fresh(approval).state == State.PENDING
    actions.approve(approval, by(called[2]))
    assert fresh(approval).state == State.APPROVED


def test_who_asks_while_on_call_is_left_out_and_two_others_decide() -> None:
    groups = an_emergency_board()
    requester = groups[0][1][1]

    approval = asked(requester)

    assert Seat.objects.filter(approval=approval).count() == 2
    with pytest.raises(NotAllowed, match="You have a part in"):
        actions.approve(approval, by(requester))


def test_where_nobody_is_on_call_it_cannot_be_asked() -> None:
    a_policy({"on_call": a_team(an_agent())})

    with pytest.raises(RuleBroken, match="nobody may decide"):
        asked(an_agent())


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"hours": 0}, "hours"),
        ({"hours": 1_001}, "hours"),
        ({"hours": 0, "minutes": 60}, "minutes"),
        ({"minutes": -1}, "minutes"),
    ],
)
def test_a_step_has_some_time_and_not_for_ever(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_policy({"person": an_agent(), **said})

    assert list(refused.value.fields) == [field]
