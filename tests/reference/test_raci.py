"""The default RACI matrix keeps its own rules."""

import pytest

from armillary.reference.activities import ACTIVITIES, Activity, Change, Incident, Security
from armillary.reference.raci import RACI, Letter, accountable, responsible, roles_with
from armillary.reference.raci.matrix import matrix
from armillary.reference.roles import ROLES, Role, role

every_activity = pytest.mark.parametrize("each", ACTIVITIES, ids=lambda each: each.value)


def test_the_matrix_covers_all_activities_in_the_order_of_the_model() -> None:
    assert tuple(RACI) == ACTIVITIES


@every_activity
def test_one_role_is_accountable_and_at_least_one_responsible(each: Activity) -> None:
    assert roles_with(Letter.ACCOUNTABLE, each) == (accountable(each),)
    assert responsible(each) != ()


def test_every_role_of_the_matrix_exists_and_every_role_has_a_duty() -> None:
    assert {role for duties in RACI.values() for role in duties} == set(ROLES)


def test_roles_are_found_by_their_ids_and_explain_themselves() -> None:
    assert [role(each.value) for each in ROLES] == list(ROLES)
    assert len({each.title for each in ROLES}) == len(ROLES) == 31
    assert [each for each in ROLES if not each.sentence.endswith(".")] == []


def test_the_product_itself_does_only_what_its_jobs_do() -> None:
    done = [each for each in ACTIVITIES if Role.ROBOT in RACI[each]]

    assert done == [Incident.NOTIFY_CUSTOMERS, Incident.CLOSE]
    assert [RACI[each][Role.ROBOT] for each in done] == [Letter.RESPONSIBLE, Letter.RESPONSIBLE]


def test_a_caller_works_on_nothing_but_the_logging() -> None:
    assert [each for each in ACTIVITIES if Role.CALLER in responsible(each)] == [Incident.LOG]


def test_who_asks_for_a_change_or_carries_it_out_does_not_approve_it() -> None:
    duties = RACI[Change.APPROVE_CHANGES]

    assert duties[Role.CHANGE_REQUESTER] is Letter.INFORMED
    assert duties[Role.CHANGE_IMPLEMENTER] is Letter.CONSULTED
    assert accountable(Change.APPROVE_CHANGES) is Role.CHANGE_MANAGER


def test_an_auditor_works_on_audits_only() -> None:
    assert [each for each in ACTIVITIES if Role.AUDITOR in responsible(each)] == [
        Security.AUDIT_SECURITY
    ]


def test_the_matrix_cannot_be_changed_in_passing() -> None:
    with pytest.raises(TypeError):
        RACI[Incident.LOG][Role.CALLER] = Letter.INFORMED  # type: ignore[index]


@pytest.mark.parametrize("letters", ["R", "R A C", "R X"])
def test_a_row_with_a_wrong_letter_or_length_is_refused(letters: str) -> None:
    with pytest.raises(ValueError, match=r"zip|valid"):
        matrix((Role.CALLER, Role.OPERATOR), (letters, Incident.LOG))
