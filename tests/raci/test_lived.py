"""What follows from the matrix and from who holds its roles, and what the journal says to it."""

from datetime import timedelta

import pytest

from armillary.fittings.raci.queries import line_of
from armillary.fittings.raci.rules import edited
from armillary.kernel import registry
from armillary.kernel.access.actions import persons
from armillary.kernel.acts import Act, Door
from armillary.operations.incident.tests.makers import work_in_progress
from armillary.people.models import Person
from armillary.reference.activities import ACTIVITIES, Activity, Change, Incident, Problem
from armillary.reference.raci import RACI, Letter
from armillary.reference.raci.apart import CHECKS
from armillary.reference.roles import ROLES, Role
from armillary.transformation.flow.span import Span
from armillary.transformation.guides.queries import duties_in_force
from armillary.transformation.raci.effects import Deed, Effect, effects
from armillary.transformation.raci.holes import holes, vacancies
from armillary.transformation.raci.load import loads
from armillary.transformation.raci.matrix import (
    NOBODY,
    Holding,
    Matrix,
    doings,
    matrix_in_force,
)
from armillary.transformation.raci.reality import shadows, shares
from armillary.transformation.raci.together import Holder, alone, together
from tests.flow.makers import count_all
from tests.makers import MONDAY, a_caller, a_person, a_specialist, an_agent, by, the_robot
from tests.raci.makers import put

WEEK = Span(MONDAY.date() - timedelta(days=6), MONDAY.date(), is_now=True)
EVERYBODY = Matrix(RACI, {each: Holding(1) for each in ROLES})
TAKES = Deed("Accept and reject", "Hand-offs to Problem management")


def what_changes(activity: Activity, role: Role, letter: str) -> tuple[Effect, ...]:
    before = line_of(activity.value)
    after = edited(before, role.value, letter)
    return effects(activity, before, after, duties_in_force(), MONDAY)


@pytest.mark.django_db
def test_who_gains_verbs_is_named_with_them() -> None:
    a_person(Role.AUDITOR, name="Noor")
    a_person(Role.AUDITOR, Role.SPECIALIST, name="Sam")

    found = what_changes(Incident.RESOLVE, Role.AUDITOR, "R")

    gaining = next(each for each in found if "Noor" in each.names)
    having = next(each for each in found if "Sam" in each.names)
    assert Deed("Resolve", "Incidents") in gaining.gains
    assert (gaining.losses, having.gains, having.losses) == ((), (), ())


@pytest.mark.django_db
def test_who_loses_verbs_is_named_unless_another_role_gives_them_as_well() -> None:
    a_person(Role.OPERATOR, name="Noor")
    a_person(Role.OPERATOR, Role.INCIDENT_MANAGER, name="Sam")

    found = what_changes(Incident.RESOLVE, Role.OPERATOR, "")

    losing = next(each for each in found if "Noor" in each.names)
    having = next(each for each in found if "Sam" in each.names)
    assert Deed("Resolve", "Incidents") in losing.losses
    assert Deed("Resolve", "Incidents") not in having.losses


@pytest.mark.django_db
def test_the_first_duty_in_a_process_lets_one_take_what_is_handed_to_it() -> None:
    a_person(Role.AUDITOR, name="Noor")

    [found] = what_changes(Problem.LOG_PROBLEMS, Role.AUDITOR, "R")

    assert TAKES in found.gains


@pytest.mark.django_db
def test_whoever_answers_for_something_takes_what_is_handed_over_too() -> None:
    a_person(Role.AUDITOR, name="Noor")
    a_person(Role.PROBLEM_MANAGER, name="Pia")

    found = what_changes(Problem.LOG_PROBLEMS, Role.AUDITOR, "A")

    assert [each.gains for each in found if "Noor" in each.names] == [(TAKES,)]
    assert [each for each in found if "Pia" in each.names and each.losses] == []


@pytest.mark.django_db
def test_to_be_asked_or_told_gives_and_takes_nothing() -> None:
    a_person(Role.AUDITOR)

    assert what_changes(Incident.RESOLVE, Role.AUDITOR, "C") == ()


@pytest.mark.django_db
def test_what_is_foreseen_is_what_people_may_do_afterwards() -> None:
    noor = a_person(Role.AUDITOR, name="Noor")
    [foreseen] = what_changes(Incident.RESOLVE, Role.AUDITOR, "R")

    put(Incident.RESOLVE, Role.AUDITOR, Letter.RESPONSIBLE)
    noor.forget()

    act = Act(actor=noor, at=MONDAY, door=Door.WEB)
    for kind, verb in doings()[Incident.RESOLVE]:
        if Deed(verb.label, kind.plural) in foreseen.gains:
            assert verb.allowed.refusal(None, act, Incident.RESOLVE) is None


@pytest.mark.django_db
def test_every_policy_can_be_asked_without_a_record() -> None:
    person = Person(name="").remember(roles=(), responsible_for=(), team_ids=(), is_staff=False)
    act = Act(actor=person, at=MONDAY, door=Door.WEB)

    for activity, verbs in doings().items():
        for _, verb in verbs:
            verb.allowed.refusal(None, act, activity)

    assert sum(len(each) for each in doings().values()) == sum(
        len(kind.creations) + len(kind.verbs) for kind in registry.record_types().values()
    )


def test_the_reference_model_has_no_holes_when_every_role_is_held() -> None:
    assert holes(EVERYBODY) == ()
    assert vacancies(EVERYBODY) == ()


def test_an_activity_that_nobody_does_or_answers_for_is_a_hole() -> None:
    held = {**EVERYBODY.holdings, Role.INCIDENT_MANAGER: NOBODY}
    matrix = Matrix(RACI, held)

    found = holes(matrix)

    assert {each.activity for each in found} == {
        each for each in ACTIVITIES if RACI[each].get(Role.INCIDENT_MANAGER) is Letter.ACCOUNTABLE
    }
    assert [each.role for each in vacancies(matrix)] == [Role.INCIDENT_MANAGER]
    assert vacancies(matrix)[0].answers == tuple(each.activity for each in found)


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ({Role.SPECIALIST: Letter.RESPONSIBLE}, ["No role is accountable for it."]),
        ({Role.SPECIALIST: Letter.ACCOUNTABLE}, ["No role is responsible for it."]),
        (
            {
                Role.SPECIALIST: Letter.ACCOUNTABLE,
                Role.OPERATOR: Letter.ACCOUNTABLE,
                Role.CALLER: Letter.RESPONSIBLE,
            },
            ["More than one role is accountable for it."],
        ),
    ],
)
def test_a_line_that_breaks_the_rules_is_a_hole(line: dict[Role, Letter], lacks: list[str]) -> None:
    matrix = Matrix({**RACI, Incident.LOG: line}, EVERYBODY.holdings)

    assert [each.lacks for each in holes(matrix)] == lacks


def test_who_has_together_what_must_be_apart_is_found_and_who_checks_alone() -> None:
    both = Holder(1, "Ida", frozenset({Role.CHANGE_REQUESTER, Role.CAB_MEMBER}))
    other = Holder(2, "Ben", frozenset({Role.CAB_MEMBER}))
    lonely = Holder(3, "Eve", frozenset({Role.CAB_MEMBER, Role.CHANGE_MANAGER}))

    [found] = together(EVERYBODY, [both, other])

    assert (found.apart.work, found.people) == (Change.PROCESS_RFCS, (both,))
    assert [each.activity for each in alone(EVERYBODY, [lonely])] == [Change.APPROVE_CHANGES]
    assert alone(EVERYBODY, [lonely, other]) == ()
    assert Change.APPROVE_CHANGES in CHECKS


@pytest.mark.django_db
def test_the_journal_says_how_much_was_done_by_those_who_are_to() -> None:
    count_all()
    before = shares(WEEK)
    agent = an_agent()
    work_in_progress(agent)
    count_all()

    after = shares(WEEK)

    taken = after[Incident.DISPATCH]
    earlier = before.get(Incident.DISPATCH)
    assert taken.people - (earlier.people if earlier else 0) == 1
    assert taken.responsible - (earlier.responsible if earlier else 0) == 1
    assert [each for each in shadows(WEEK).shown if each.key == agent.pk] == []


@pytest.mark.django_db
def test_who_does_it_without_the_role_is_named_with_what_they_are_to_it() -> None:
    agent = an_agent(Role.PROBLEM_MANAGER)
    work_in_progress(agent)
    count_all()
    persons.revoke_role(agent, by(the_robot()), role=Role.SERVICE_DESK_AGENT)

    found = [each for each in shadows(WEEK).shown if each.key == agent.pk]

    assert Incident.DISPATCH in {each.activity for each in found}
    dispatched = next(each for each in found if each.activity is Incident.DISPATCH)
    assert (dispatched.letters, dispatched.lines, dispatched.last) == ((), 1, MONDAY.date())
    assert {each.activity.process for each in shadows(WEEK, Incident.LOG.process).shown} <= {
        Incident.LOG.process
    }


@pytest.mark.django_db
def test_more_people_without_the_role_are_counted_and_listed_on_demand() -> None:
    agent = an_agent()
    work_in_progress(agent)
    count_all()
    persons.revoke_role(agent, by(the_robot()), role=Role.SERVICE_DESK_AGENT)

    everybody = shadows(WEEK, most=None)
    first = shadows(WEEK, most=1)

    assert len(everybody.shown) == everybody.total > 1
    assert first.shown == everybody.shown[:1]
    assert first.total == everybody.total


@pytest.mark.django_db
def test_open_work_and_duties_are_added_up_by_person_and_role() -> None:
    agent = a_specialist(Role.SERVICE_DESK_AGENT)
    work_in_progress(agent)
    work_in_progress(agent)
    count_all()

    found = loads(matrix_in_force(), agent, WEEK)

    mine = next(each for each in found.people if each.key == agent.pk)
    assert mine.roles == (Role.SERVICE_DESK_AGENT, Role.SPECIALIST)
    assert mine.load.open == 2
    assert mine.load.activities[Letter.RESPONSIBLE] == sum(
        any(RACI[each].get(role) is Letter.RESPONSIBLE for role in mine.roles)
        for each in ACTIVITIES
    )
    role = next(each for each in found.roles if each.role is Role.SPECIALIST)
    assert role.load.open >= 2


@pytest.mark.django_db
def test_people_of_customers_are_counted_and_not_named() -> None:
    caller = a_caller()

    held = matrix_in_force().held_by(Role.CALLER)

    assert held.people >= 1
    assert caller.name not in held.names
