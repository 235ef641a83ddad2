"""An empty house gets its first rows once, by acts that are in the journal."""

from datetime import timedelta

import pytest

from armillary.fittings.raci import actions as responsibilities
from armillary.kernel.access import first_rows, links
from armillary.kernel.acts import Door
from armillary.kernel.errors import RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Organisation, Person, Responsibility
from armillary.people.vocabulary import OrganisationKind
from armillary.reference.raci import RACI
from armillary.reference.roles import Role
from tests.makers import MONDAY, an_administrator, by, the_robot

pytestmark = pytest.mark.django_db

ROWS = sum(len(duties) for duties in RACI.values())


def test_the_provider_belongs_to_itself_and_the_robot_to_the_provider() -> None:
    robot = the_robot()
    provider = Organisation.objects.get(kind=OrganisationKind.PROVIDER)

    assert provider.organisation_id == provider.pk
    assert robot.organisation_id == provider.pk
    assert robot.roles == {Role.ROBOT}


def test_every_letter_of_the_default_matrix_is_in_force() -> None:
    the_robot()

    assert Responsibility.objects.filter(state="in_force").count() == ROWS


def test_the_robot_founded_the_house_itself_and_the_journal_says_so() -> None:
    robot = the_robot()

    lines = Entry.objects.filter(door=Door.CLI, actor=robot).order_by("pk")

    assert [line.verb for line in lines[:3]] == ["found_provider", "wake", "assign"]
    assert lines.filter(verb="assign").count() == ROWS


def test_doing_it_again_changes_nothing() -> None:
    first = the_robot()
    lines = Entry.objects.count()

    again = first_rows.install(MONDAY + timedelta(days=1))

    assert again == first
    assert Entry.objects.count() == lines


def test_what_administrators_made_of_the_matrix_stays() -> None:
    row = Responsibility.objects.filter(role=Role.OPERATOR).earliest("pk")
    responsibilities.withdraw(row, by(an_administrator()))

    first_rows.install(MONDAY)

    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert Responsibility.objects.count() == ROWS


def test_the_first_administrator_is_made_once() -> None:
    the_robot()

    one, same = first_rows.administrator(MONDAY), first_rows.administrator(MONDAY)

    assert one == same
    assert one.email == "admin@example.com"
    assert one.roles == {Role.ADMINISTRATOR}
    assert Person.objects.filter(email="admin@example.com").count() == 1


def test_the_robot_gets_no_way_in() -> None:
    with pytest.raises(RuleBroken, match="signs in nowhere"):
        links.sign_in_link(the_robot(), MONDAY)
