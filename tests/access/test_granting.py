"""A role that would bring together what must be apart is granted only with a reason."""

import pytest

from armillary.kernel.access.actions import persons
from armillary.kernel.access.granting import against
from armillary.kernel.errors import RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import RoleGrant
from armillary.reference.activities import Change
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.makers import a_person, an_administrator, by, signed_in_client
from tests.raci.makers import put

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("held", "given", "clash"),
    [
        ((), Role.CAB_MEMBER, False),
        ((Role.CHANGE_IMPLEMENTER,), Role.CAB_MEMBER, True),
        ((Role.CAB_MEMBER,), Role.CHANGE_IMPLEMENTER, True),
        ((Role.CAB_MEMBER,), Role.CHANGE_REQUESTER, True),
        ((Role.CHANGE_IMPLEMENTER,), Role.CHANGE_REQUESTER, False),
        ((Role.ADMINISTRATOR,), Role.AUDITOR, True),
        ((Role.CHANGE_IMPLEMENTER, Role.CAB_MEMBER), Role.CHANGE_REQUESTER, False),
    ],
)
def test_whether_roles_bring_together_what_must_be_apart(
    held: tuple[Role, ...], given: Role, clash: bool
) -> None:
    person = a_person(*held)

    assert bool(against(person, given)) is clash


def test_it_is_refused_without_a_reason_and_the_journal_keeps_the_reason() -> None:
    person, act = a_person(Role.CAB_MEMBER, name="Noor"), by(an_administrator())

    with pytest.raises(RuleBroken, match="Give a reason if it must be so all the same") as refused:
        persons.grant_role(person, act, role=Role.CHANGE_IMPLEMENTER)
    assert "Noor would have this duty and" in str(refused.value)
    assert not RoleGrant.objects.filter(person=person, role=Role.CHANGE_IMPLEMENTER).exists()
    persons.grant_role(person, act, role=Role.CHANGE_IMPLEMENTER, reason="For the week alone.")

    line = Entry.objects.filter(verb="grant_role").latest("pk")
    assert (line.text, line.changes) == (
        "For the week alone.",
        {"roles": [None, Role.CHANGE_IMPLEMENTER.value]},
    )


def test_the_form_tells_it_before_it_is_done() -> None:
    person = a_person(Role.CHANGE_IMPLEMENTER, name="Noor")
    client = signed_in_client(an_administrator())
    url = f"/foresee/persons/grant_role?number={person.number}"

    told = client.post(url, {"role": Role.CAB_MEMBER.value}).content.decode()
    nothing = client.post(url, {"role": Role.OPERATOR.value}).content.decode()

    assert "Who carries out a change does not approve it." in told
    assert "Noor" not in nothing


def test_the_matrix_in_force_says_what_must_be_apart() -> None:
    person = a_person(Role.CHANGE_IMPLEMENTER)
    put(Change.APPROVE_CHANGES, Role.AUDITOR, Letter.RESPONSIBLE)

    assert against(person, Role.AUDITOR)
