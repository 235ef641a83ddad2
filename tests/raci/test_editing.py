"""Editing a cell: what it changes, what it refuses, and what the journal says of it."""

from collections.abc import Mapping

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.raci.queries import line_of
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.tests.makers import work_in_progress
from armillary.people.models import Responsibility
from armillary.reference.activities import Activity, Change, Incident, Security
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.makers import (
    a_person,
    an_administrator,
    an_agent,
    api_client,
    now,
    signed_in_client,
)
from tests.raci.makers import letter_of, put, row

pytestmark = pytest.mark.django_db
R, A, C, I = Letter  # noqa: E741


def lines_of(each: Responsibility) -> list[Entry]:
    return list(
        Entry.objects.filter(record_type="responsibilities", record_id=each.pk).order_by("pk")
    )


def test_another_letter_counts_at_once_and_the_journal_says_who_and_why() -> None:
    administrator, auditor = an_administrator(), a_person(Role.AUDITOR)

    put(Incident.RESOLVE, Role.AUDITOR, R, reason="They help out", who=administrator)

    auditor.forget()
    [line] = lines_of(row(Incident.RESOLVE, Role.AUDITOR))
    assert Incident.RESOLVE in auditor.responsible_for
    assert (line.actor_id, line.verb, line.text) == (administrator.pk, "assign", "They help out")


def test_one_role_answers_and_who_did_so_far_steps_down_in_the_same_act() -> None:
    administrator = an_administrator()

    put(Incident.RESOLVE, Role.SERVICE_OWNER, A, former=C, who=administrator)

    new = lines_of(row(Incident.RESOLVE, Role.SERVICE_OWNER))[-1]
    former = lines_of(row(Incident.RESOLVE, Role.INCIDENT_MANAGER))[-1]
    assert letter_of(Incident.RESOLVE, Role.SERVICE_OWNER) == A
    assert letter_of(Incident.RESOLVE, Role.INCIDENT_MANAGER) == C
    assert (former.verb, former.changes) == ("step_down", {"letter": ["A", "C"]})
    assert former.act == new.act
    assert former.actor_id == administrator.pk


def test_who_answered_so_far_may_have_nothing_to_do_with_it_any_more() -> None:
    put(Incident.RESOLVE, Role.AUDITOR, A)

    assert letter_of(Incident.RESOLVE, Role.INCIDENT_MANAGER) == ""
    assert row(Incident.RESOLVE, Role.INCIDENT_MANAGER).state == "withdrawn"


def test_every_edit_is_undone_by_an_edit() -> None:
    before = line_of(Incident.RESOLVE.value)

    put(Incident.RESOLVE, Role.CALLER, A, former=R)
    put(Incident.RESOLVE, Role.INCIDENT_MANAGER, A, former=C)
    put(Incident.RESOLVE, Role.OPERATOR, None)
    put(Incident.RESOLVE, Role.OPERATOR, R)
    put(Incident.RESOLVE, Role.AUDITOR, I)
    put(Incident.RESOLVE, Role.AUDITOR, None)

    assert line_of(Incident.RESOLVE.value) == before


REFUSED: Mapping[str, tuple[Activity, Role, Letter | None, str]] = {
    "who answers is withdrawn": (Incident.LOG, Role.INCIDENT_MANAGER, None, "accountable"),
    "who answers is asked": (Incident.LOG, Role.INCIDENT_MANAGER, C, "accountable"),
    "the last who does it answers": (Security.AUDIT_SECURITY, Role.AUDITOR, A, "last R"),
    "the last who does it is told": (Security.AUDIT_SECURITY, Role.AUDITOR, I, "last R"),
    "the same letter": (Incident.LOG, Role.CALLER, R, "already"),
    "nothing where there is nothing": (Incident.LOG, Role.AUDITOR, None, "already"),
    "the own role": (Incident.LOG, Role.ADMINISTRATOR, R, "own rights"),
    "apart": (Change.APPROVE_CHANGES, Role.CHANGE_IMPLEMENTER, R, "Give a reason"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_changes_nothing(name: str) -> None:
    activity, role, letter, why = REFUSED[name]
    before, lines = line_of(activity.value), Entry.objects.count()
    administrator = an_administrator()
    more = Entry.objects.count() - lines

    with pytest.raises(RuleBroken, match=why):
        put(activity, role, letter, who=administrator)

    assert line_of(activity.value) == before
    assert Entry.objects.count() == lines + more


def test_only_administrators_edit_the_matrix() -> None:
    with pytest.raises(NotAllowed):
        put(Incident.LOG, Role.OPERATOR, I, who=an_agent())


def test_who_answers_does_not_go_on_answering_beside_another() -> None:
    with pytest.raises(Invalid, match="One role answers"):
        put(Incident.LOG, Role.SERVICE_OWNER, A, former=A)


def test_nobody_gets_the_own_role_widened_by_stepping_down() -> None:
    administrator = a_person(Role.ADMINISTRATOR, Role.INCIDENT_MANAGER)

    with pytest.raises(RuleBroken, match="own rights"):
        put(Incident.LOG, Role.SERVICE_OWNER, A, former=R, who=administrator)


def test_what_must_be_apart_comes_together_for_a_reason_that_is_kept_only() -> None:
    person = a_person(Role.CHANGE_REQUESTER, Role.AUDITOR, name="Ida Both")

    with pytest.raises(RuleBroken, match="Ida Both would have"):
        put(Change.APPROVE_CHANGES, Role.AUDITOR, R)
    put(Change.APPROVE_CHANGES, Role.AUDITOR, R, reason="Two of us are ill")

    person.forget()
    assert {Change.PROCESS_RFCS, Change.APPROVE_CHANGES} <= person.responsible_for
    assert lines_of(row(Change.APPROVE_CHANGES, Role.AUDITOR))[-1].text == "Two of us are ill"


def test_who_has_both_already_stands_in_nobodys_way() -> None:
    a_person(Role.CHANGE_REQUESTER, Role.CAB_MEMBER, Role.AUDITOR)

    put(Change.APPROVE_CHANGES, Role.AUDITOR, R)

    assert letter_of(Change.APPROVE_CHANGES, Role.AUDITOR) == R


def test_stepping_down_is_no_verb_of_any_door() -> None:
    client = api_client(an_administrator(), at=now())
    there = row(Incident.LOG, Role.INCIDENT_MANAGER)

    answer = client.post(
        f"/api/v1/responsibilities/{there.number}/step_down", {}, content_type="application/json"
    )

    assert answer.status_code == 404


def test_the_interface_for_programs_keeps_the_same_rules() -> None:
    client = api_client(an_administrator(), at=now())
    there = row(Incident.RESOLVE, Role.SERVICE_OWNER)
    manager = row(Incident.RESOLVE, Role.INCIDENT_MANAGER)
    url = f"/api/v1/responsibilities/{there.number}/change_letter"

    wrong = client.post(
        f"/api/v1/responsibilities/{manager.number}/withdraw", {}, content_type="application/json"
    )
    right = client.post(
        url,
        {"letter": "A", "former": "I"},
        content_type="application/json",
        headers={"If-Match": f'"{there.version}"'},
    )

    assert (wrong.status_code, right.status_code) == (409, 200)
    assert letter_of(Incident.RESOLVE, Role.INCIDENT_MANAGER) == I
    assert right.json()["letter"] == "A"


def test_another_letter_counts_at_the_next_request_which_costs_no_statement_more() -> None:
    auditor, incident = a_person(Role.AUDITOR), work_in_progress(an_agent())
    client, form = signed_in_client(auditor), f"/incidents/{incident.number}/resolve"
    client.get(form)
    with CaptureQueriesContext(connection) as before:
        barred = client.get(form).content.decode()
    put(Incident.RESOLVE, Role.AUDITOR, R)
    with CaptureQueriesContext(connection) as after:
        open_ = client.get(form).content.decode()

    why = "This needs a role that is responsible for “Resolve incidents”."
    assert (why in barred, why in open_) == (True, False)
    assert len(after) <= len(before)
