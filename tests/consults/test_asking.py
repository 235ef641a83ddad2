"""Those who are C for an activity are asked about a record, and answer; nothing waits for it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from armillary.fittings.approvals.actions import appoint
from armillary.fittings.consults import actions, jobs
from armillary.fittings.consults.models import Consult
from armillary.fittings.consults.vocabulary import Opinion, State
from armillary.fittings.work.queries import work_of
from armillary.kernel.errors import Invalid, NotAllowed, Refusal, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.kernel.lifecycle.rows import read
from armillary.operations.incident.tests.makers import (
    an_incident,
    last_line,
    lines_of,
    work_in_progress,
)
from armillary.operations.incident.tests.makers import (
    resolve as resolve_it,
)
from armillary.people.models import Person
from armillary.reference.activities import Incident
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.consults.makers import PRIORITISE, QUESTION, ask, by_robot, heard
from tests.handoffs.makers import INCIDENTS, a_reception, office_hours
from tests.makers import MONDAY, a_caller, a_person, a_team, an_agent, by
from tests.raci.makers import put
from tests.throwaway.process import shelve
from tests.watching.journal import heard as heard_all
from tests.watching.journal import tell_everything

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=9)


@pytest.fixture
def operator() -> Person:
    return a_person(Role.OPERATOR, name="Olu")


def away(person: Person, stand_in: Person) -> None:
    until = MONDAY + timedelta(days=9)
    appoint(by(person), substitute=stand_in, starts_at=MONDAY, ends_at=until)


def test_those_whose_role_is_consulted_are_asked_and_see_it_in_their_work(operator: Person) -> None:
    agent, incident = an_agent(), an_incident()

    [made] = ask(incident, agent)

    assert (made.assignee, made.role, made.activity) == (
        operator,
        Role.OPERATOR,
        Incident.TRACK_PROGRESS,
    )
    assert (made.asked_by, made.about_number) == (agent, incident.number)
    assert made.due_at == MONDAY + timedelta(hours=8)
    [item] = work_of(operator).items
    assert (item.number, item.title, item.due_at) == (made.number, QUESTION, made.due_at)
    line = last_line(incident)
    assert (line.verb, line.text) == ("ask_advice", QUESTION)
    assert line.changes == {"consulted": [None, f"Olu ({made.number})"]}


def test_the_activity_is_named_and_its_own_roles_are_asked(operator: Person) -> None:
    owner, caller = a_person(Role.SERVICE_OWNER), a_caller()
    stranger = a_caller()
    incident = an_incident(caller)

    made = ask(incident, an_agent(), activity=PRIORITISE.value)

    assert {(each.assignee, each.role) for each in made} == {
        (operator, Role.OPERATOR),
        (owner, Role.SERVICE_OWNER),
        (caller, Role.CALLER),
    }
    assert stranger not in {each.assignee for each in made}


def test_one_role_or_one_person_can_be_asked_alone() -> None:
    owners = [a_person(Role.SERVICE_OWNER) for _ in range(2)]
    caller = a_caller()
    incident = an_incident(caller)

    by_role = ask(incident, an_agent(), activity=PRIORITISE.value, role=Role.CALLER)
    by_person = ask(incident, an_agent(), activity=PRIORITISE.value, person=owners[1])

    assert [each.assignee for each in by_role] == [caller]
    assert [each.assignee for each in by_person] == [owners[1]]


def test_whoever_has_two_roles_is_asked_as_the_one_that_is_named() -> None:
    both = a_person(Role.OPERATOR, Role.SERVICE_OWNER)
    incident, agent = an_incident(), an_agent()

    [made] = ask(incident, agent, activity=PRIORITISE.value, role=Role.SERVICE_OWNER)
    [anew] = ask(incident, agent, activity=PRIORITISE.value, person=both)

    assert (made.assignee, made.role) == (both, Role.SERVICE_OWNER)
    assert (anew.assignee, anew.role) == (both, Role.OPERATOR)


def test_they_have_so_many_hours_of_the_team_that_receives_for_the_process(
    operator: Person,
) -> None:
    a_reception(a_team(), office_hours(), process=INCIDENTS)
    friday = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)

    [made] = ask(an_incident(), an_agent(), friday, hours=2)

    assert made.due_at == datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def test_whoever_is_away_is_stood_in_for(operator: Person) -> None:
    stand_in = a_person(name="Noor")
    away(operator, stand_in)

    [made] = ask(an_incident(), an_agent())

    assert (made.assignee, made.in_place_of) == (stand_in, operator)
    assert [item.number for item in work_of(stand_in).items] == [made.number]


def test_whoever_goes_away_afterwards_lets_the_substitute_answer(operator: Person) -> None:
    [made] = ask(an_incident(), an_agent())
    stand_in = a_person(name="Noor")
    with pytest.raises(NotAllowed):
        actions.answer(made, by(stand_in), opinion=Opinion.FOR, answer="Yes.")
    away(operator, stand_in)

    actions.answer(made, by(stand_in), opinion=Opinion.FOR, answer="Yes.")

    assert (made.answered_by, made.assignee) == (stand_in, operator)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"activity": "nothing.of_the_kind"}, "This activity is not done to records like"),
        ({"activity": Incident.LOG.value}, "no role is C for it"),
        ({"hours": 0}, "Give 1 to 1000 working hours"),
        ({"role": Role.AUDITOR}, "This role is not to be asked about"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason_and_changes_nothing(
    operator: Person, said: dict[str, Any], why: str
) -> None:
    incident = an_incident()
    before = lines_of(incident)

    with pytest.raises(Refusal) as refused:
        ask(incident, an_agent(), **said)

    told = refused.value
    assert why in (" ".join(told.fields.values()) if isinstance(told, Invalid) else str(told))
    assert not Consult.objects.exists()
    assert lines_of(incident) == before


def test_nobody_asks_oneself_and_an_empty_house_says_that_there_is_nobody() -> None:
    with pytest.raises(RuleBroken, match=r"nobody else who may see INC-.* is Operator"):
        ask(an_incident(), a_person(Role.OPERATOR))


def test_too_many_people_are_not_asked_at_once() -> None:
    for _ in range(21):
        a_person(Role.OPERATOR)

    with pytest.raises(RuleBroken, match="21 people would be asked, and 20 at most can be"):
        ask(an_incident(), an_agent())


def test_who_has_nothing_to_do_in_the_process_does_not_ask(operator: Person) -> None:
    incident = an_incident()
    with pytest.raises(RuleBroken, match="Who does or answers for something in Incident"):
        ask(incident, a_person(Role.AUDITOR))
    with pytest.raises(NotAllowed):
        ask(incident, a_caller(incident.organisation))
    with pytest.raises(Invalid):
        ask(incident, an_agent(), asked_by=operator)


def test_no_advice_is_asked_about_advice(operator: Person) -> None:
    [made] = ask(an_incident(), an_agent())

    with pytest.raises(RuleBroken, match="not about a consult"):
        ask(made, an_agent())


def test_an_answer_is_in_both_journals_and_whoever_asked_hears_it(operator: Person) -> None:
    agent, incident = an_agent(), an_incident()
    [made] = ask(incident, agent)

    actions.answer(made, by(operator, LATER), opinion=Opinion.AGAINST, answer="Not at high tide.")

    assert (made.state, made.opinion, made.answered_at) == (State.ANSWERED, "against", LATER)
    line = last_line(incident)
    assert (line.verb, line.text) == ("give_advice", "Not at high tide.")
    assert line.changes == {"advice": [None, f"Against ({made.number})"]}
    tell_everything(LATER)
    assert ("commented", "Olu: Not at high tide.") in heard_all(agent)
    assert heard(operator, "assigned") == [f"{agent.name} named you as adviser"]


@pytest.mark.parametrize("opinion", [Opinion.FOR, Opinion.AGAINST])
def test_for_and_against_need_words_and_no_view_needs_none(
    operator: Person, opinion: Opinion
) -> None:
    [made] = ask(an_incident(), an_agent())

    with pytest.raises(Invalid):
        actions.answer(made, by(operator), opinion=opinion)
    assert read(Consult, made.pk).state == State.ASKED  # type: ignore[union-attr]
    actions.answer(made, by(operator), opinion=Opinion.NO_VIEW)

    assert made.state == State.ANSWERED


def test_whoever_asked_withdraws_the_question_from_all_who_have_not_answered() -> None:
    for _ in range(3):
        a_person(Role.OPERATOR)
    agent, incident = an_agent(), an_incident()
    made = ask(incident, agent)
    first, second, third = (each.assignee for each in made)
    [other] = ask(an_incident(), agent, person=first)
    actions.answer(made[0], by(first), opinion=Opinion.NO_VIEW)
    with pytest.raises(NotAllowed):
        actions.withdraw(made[1], by(second))

    actions.withdraw(made[1], by(agent), reason="We know it now.")

    assert [read(Consult, each.pk).state for each in [*made, other]] == [  # type: ignore[union-attr]
        State.ANSWERED,
        State.WITHDRAWN,
        State.WITHDRAWN,
        State.ASKED,
    ]
    assert not work_of(third).items
    with pytest.raises(WrongState):
        actions.answer(made[1], by(second), opinion=Opinion.NO_VIEW)


def test_a_question_keeps_nobody_from_going_on(operator: Person) -> None:
    agent = an_agent()
    incident = work_in_progress(agent)
    ask(incident, agent)

    resolve_it(incident, agent)

    assert incident.state == "resolved"


def test_who_is_late_is_told_once_and_whoever_asked_too(operator: Person) -> None:
    agent = an_agent()
    [made] = ask(an_incident(), agent)
    assert jobs.tell_of_overdue(by_robot(LATER - timedelta(hours=2))) == 0

    assert jobs.tell_of_overdue(by_robot(LATER)) == 1
    assert jobs.tell_of_overdue(by_robot(LATER)) == 0

    since = "overdue since 23 Nov 2026, 17:00 UTC"
    number = made.about_number
    assert heard(operator, "time_runs_out") == [f"{number}: you have not answered, {since}"]
    assert heard(agent, "time_runs_out") == [f"{number}: nobody has answered you, {since}"]
    actions.answer(made, by(operator, LATER), opinion=Opinion.NO_VIEW)
    assert made.answered_at == LATER


def test_people_of_a_customer_see_what_they_are_asked_and_nothing_else() -> None:
    caller = a_caller()
    incident = an_incident(caller)
    made = ask(incident, an_agent(), activity=PRIORITISE.value, role=Role.CALLER)
    a_person(Role.OPERATOR)
    ask(incident, an_agent())

    assert [item.number for item in work_of(caller).items] == [each.number for each in made]


def test_the_matrix_in_force_says_who_is_asked(operator: Person) -> None:
    auditor = a_person(Role.AUDITOR)
    put(Incident.TRACK_PROGRESS, Role.AUDITOR, Letter.CONSULTED)
    put(Incident.TRACK_PROGRESS, Role.OPERATOR, None)

    [made] = ask(an_incident(), an_agent())

    assert made.assignee == auditor


def test_any_record_gets_it_without_a_line_of_its_own() -> None:
    keeper = a_person(Role.OPERATOR)
    thing = shelve(by(keeper), title="A lantern")
    a_person(Role.SPECIALIST)

    [made] = ask(thing, keeper)

    assert (made.about_type, made.about_number) == ("things", thing.number)
    assert Entry.objects.filter(record_type="things", verb="ask_advice").count() == 1
