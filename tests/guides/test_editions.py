"""A guide that says something else is a new edition, and whom it concerns is asked to read it."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.fittings.raci import actions as responsibilities
from armillary.kernel.access.actions import persons
from armillary.kernel.errors import Invalid, NotAllowed, WrongState
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.tests.makers import refused
from armillary.people.models import Responsibility
from armillary.reference.processes import CHANGE, CONFIGURATION, INCIDENT, PROCESSES
from armillary.reference.raci import RACI, Letter
from armillary.reference.roles import Role
from armillary.transformation.guides import actions, jobs, queries
from armillary.transformation.guides.comparing import Changed, compared, concerned, doers
from armillary.transformation.guides.models import Acknowledgement, GuideEdition, Wording
from armillary.transformation.guides.vocabulary import AcknowledgementState, EditionState
from tests.guides.makers import asked, edition, issued, of
from tests.makers import MONDAY, a_caller, a_person, an_administrator, an_agent, by, the_robot

pytestmark = pytest.mark.django_db
LOG = "incident-and-service-request-management.log"


def withdraw(activity: str, role: Role) -> None:
    row = Responsibility.objects.get(activity=activity, role=role)
    responsibilities.withdraw(row, by(an_administrator()))


def reassign(activity: str, role: Role) -> None:
    """Let this role be informed of it, and another one do it instead."""
    row = Responsibility.objects.get(activity=activity, role=role)
    responsibilities.change_letter(row, by(an_administrator()), letter=Letter.INFORMED)


def test_every_guide_is_issued_once_and_not_again_while_it_says_the_same() -> None:
    the_robot()

    assert (issued(), issued()) == (len(PROCESSES), 0)
    assert {each.ordinal for each in GuideEdition.objects.all()} == {1}
    assert {each.changed for each in GuideEdition.objects.all()} == {"The first edition."}
    assert Wording.objects.count() == len(PROCESSES)


def test_a_duty_that_moves_makes_a_new_edition_of_that_guide_alone() -> None:
    issued()
    withdraw(LOG, Role.CALLER)

    assert issued() == 1
    newest = edition(INCIDENT.id)
    assert newest.ordinal == 2
    assert newest.changed == (
        "Activities (Log incidents and service requests); "
        "What this house has made its own (Duties)."
    )
    states = GuideEdition.objects.filter(process=INCIDENT.id).order_by("ordinal")
    assert [each.state for each in states] == [EditionState.REPLACED, EditionState.TO_REVIEW]
    assert [each.verb for each in Entry.objects.filter(record_type="guide-editions")].count(
        "replace"
    ) == 1


def test_an_edition_tells_word_for_word_what_was_different() -> None:
    issued()
    before = queries.wording(edition(INCIDENT.id))
    withdraw(LOG, Role.CALLER)
    issued()
    after = queries.wording(edition(INCIDENT.id))

    first, second = compared(before, after)
    assert (first.of, first.gone, first.new) == (
        "Log incidents and service requests",
        ("R: Caller",),
        (),
    )
    assert second.new == (
        "Log incidents and service requests: Caller has no letter any more, it was R",
    )


def test_those_who_do_or_answer_are_asked_and_nobody_else() -> None:
    manager, newcomer = a_person(Role.CHANGE_MANAGER), a_person()
    issued()

    assert asked() == Acknowledgement.objects.values("assignee").distinct().count()
    assert of(manager, CHANGE.id).state == AcknowledgementState.TO_READ
    assert of(manager, CHANGE.id).because == "You have a part in this process as change manager."
    assert not Acknowledgement.objects.filter(assignee__in=(newcomer, the_robot())).exists()
    assert asked() == 0


def test_callers_of_customers_are_not_asked() -> None:
    caller = a_caller()
    issued()
    asked()

    assert not Acknowledgement.objects.filter(assignee=caller).exists()


def test_a_reader_says_so_for_oneself_alone_and_the_journal_keeps_it() -> None:
    manager, colleague = a_person(Role.CHANGE_MANAGER), a_person(Role.CHANGE_MANAGER)
    issued()
    asked()
    mine = of(manager, CHANGE.id)

    with refused(NotAllowed, "assignee", mine):
        actions.acknowledge(mine, by(colleague))
    actions.acknowledge(mine, by(manager, MONDAY + timedelta(hours=1)))

    assert (mine.state, mine.read_at) == (AcknowledgementState.READ, MONDAY + timedelta(hours=1))
    line = Entry.objects.filter(record_type="acknowledgements", record_id=mine.pk).last()
    assert line
    assert (line.verb, line.actor) == ("acknowledge", manager)
    with refused(WrongState, "read", mine):
        actions.acknowledge(mine, by(manager))


def test_a_new_edition_asks_again_only_those_whom_it_concerns() -> None:
    agent, analyst = an_agent(), a_person(Role.CONFIGURATION_MANAGER)
    manager = a_person(Role.INCIDENT_MANAGER)
    issued()
    asked()
    actions.acknowledge(of(agent, INCIDENT.id), by(agent))
    actions.acknowledge(of(manager, INCIDENT.id), by(manager))
    actions.acknowledge(of(analyst, CONFIGURATION.id), by(analyst))
    reassign("incident-and-service-request-management.close", Role.SERVICE_DESK_AGENT)
    issued()
    asked()

    assert of(analyst, CONFIGURATION.id).state == AcknowledgementState.READ
    assert of(manager, INCIDENT.id).state == AcknowledgementState.TO_READ
    assert of(manager, INCIDENT.id).edition.ordinal == 2
    assert "Close" in of(manager, INCIDENT.id).because


def test_whom_an_edition_does_not_concern_has_read_it_by_the_one_before() -> None:
    """Only the words of one activity are others; who has no part in it is left alone."""
    titles = {each.title: each for each in INCIDENT.activities}
    closing = next(each for each in titles if each.startswith("Close"))
    changes = (Changed("Activities", closing, ("Task: a",), ("Task: b",)),)

    roles = concerned(changes, INCIDENT.activities, RACI)

    assert roles == doers([titles[closing]], RACI)
    assert roles < doers(INCIDENT.activities, RACI)
    about = (Changed("Measures", "Backlog", ("a",), ("b",)),)
    assert concerned(about, INCIDENT.activities, RACI) == doers(INCIDENT.activities, RACI)


def test_who_has_not_read_yet_is_led_to_the_newest() -> None:
    manager = a_person(Role.INCIDENT_MANAGER)
    issued()
    asked()
    withdraw(LOG, Role.CALLER)
    issued()
    asked()

    mine = of(manager, INCIDENT.id)
    assert (mine.state, mine.edition.ordinal) == (AcknowledgementState.TO_READ, 2)
    assert mine.title == f"Read the guide: {INCIDENT.title}, edition 2"


def test_who_has_no_part_any_more_is_excused_and_asked_again_on_coming_back() -> None:
    manager = a_person(Role.CHANGE_MANAGER)
    issued()
    asked()
    persons.revoke_role(manager, by(the_robot()), role=Role.CHANGE_MANAGER)
    asked()
    assert of(manager, CHANGE.id).state == AcknowledgementState.EXCUSED

    persons.grant_role(manager, by(the_robot()), role=Role.CHANGE_MANAGER)
    asked()
    assert of(manager, CHANGE.id).state == AcknowledgementState.TO_READ


def test_an_edition_is_reviewed_by_whoever_answers_for_the_process() -> None:
    manager, implementer = a_person(Role.CHANGE_MANAGER), a_person(Role.CHANGE_IMPLEMENTER)
    issued()
    newest = edition(CHANGE.id)

    assert (newest.owner, newest.assignee) == (Role.CHANGE_MANAGER, manager)
    with refused(NotAllowed, "Change manager", newest):
        actions.review(newest, by(implementer))
    actions.review(newest, by(manager), remarks="As we work.")

    assert (newest.state, newest.reviewed_by) == (EditionState.REVIEWED, manager)
    assert newest.due_at == MONDAY + timedelta(days=365)


def test_a_review_is_due_again_after_a_year() -> None:
    manager = a_person(Role.CHANGE_MANAGER)
    issued()
    actions.review(edition(CHANGE.id), by(manager))
    later = MONDAY + timedelta(days=365)

    assert jobs.review_what_is_old(by(the_robot(), later - timedelta(seconds=1))) == 0
    assert jobs.review_what_is_old(by(the_robot(), later)) == 1
    assert edition(CHANGE.id).state == EditionState.TO_REVIEW


def test_who_reviews_is_somebody_who_answers_for_it_still() -> None:
    first, second = a_person(Role.CHANGE_MANAGER), a_person(Role.CHANGE_MANAGER)
    issued()
    newest, stranger = edition(CHANGE.id), a_person()
    with refused(Invalid, "does not answer", newest):
        actions.name_reviewer(newest, by(first), assignee=stranger)
    persons.revoke_role(first, by(the_robot()), role=Role.CHANGE_MANAGER)

    jobs.review_what_is_old(by(the_robot()))

    assert edition(CHANGE.id).assignee == second


def test_finding_whom_to_ask_takes_the_same_statements_however_many_there_are(
    django_assert_num_queries: Any,
) -> None:
    issued()
    for _ in range(3):
        an_agent()
    act = by(the_robot())
    with django_assert_num_queries(8):
        jobs.ask_all(act)
