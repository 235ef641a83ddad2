"""Taking people in, keeping them right, and shutting them out."""

import pytest

from armillary.fittings.raci import actions as responsibilities
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.access.actions.organisations import Party
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.people.models import Organisation, Person, Responsibility, Team
from armillary.reference.activities import Incident, Operations
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.makers import (
    MONDAY,
    a_caller,
    a_customer,
    a_person,
    a_stranger,
    a_team,
    an_administrator,
    an_agent,
    by,
    the_provider,
)

pytestmark = pytest.mark.django_db


def test_an_administrator_registers_a_person_and_the_journal_says_so() -> None:
    administrator, customer = an_administrator(), a_customer()

    person = persons.register(
        by(administrator), name="Mia", email="mia@example.com", organisation=customer
    )

    line = Entry.objects.filter(record_type="persons", record_id=person.pk).get()
    assert (line.verb, line.actor, line.at) == ("register", administrator, MONDAY)
    assert line.activity == Operations.ADMINISTER_USERS
    assert (person.state, person.organisation, person.roles) == ("active", customer, frozenset())


def test_an_agent_registers_a_caller_and_nobody_else() -> None:
    agent, customer = an_agent(), a_customer()

    caller = persons.register_caller(
        by(agent), name="Ben", email="ben@example.com", organisation=customer
    )

    assert caller.roles == frozenset()
    with pytest.raises(NotAllowed):
        persons.register(by(agent), name="Eve", email="eve@example.com", organisation=customer)


def test_two_persons_do_not_share_an_address_whatever_its_capitals() -> None:
    administrator = an_administrator()
    a_person(email="mia@example.com")

    with pytest.raises(RuleBroken, match="known already"):
        persons.register(
            by(administrator),
            name="Mia",
            email="MIA@example.com",
            organisation=the_provider(),
        )


def test_nobody_joins_an_organisation_that_is_retired() -> None:
    administrator, customer = an_administrator(), a_customer("Old")
    organisations.retire(customer, by(administrator))

    with pytest.raises(Invalid, match="Old is retired"):
        persons.register(
            by(administrator), name="Mia", email="mia@example.com", organisation=customer
        )


def test_people_keep_their_own_contact_right_and_nobody_elses() -> None:
    caller, other = a_caller(), a_stranger()

    persons.change_contact(caller, by(caller), phone="+43 1 234", zone="Europe/Vienna")

    assert (caller.phone, caller.zone) == ("+43 1 234", "Europe/Vienna")
    with pytest.raises(NotAllowed):
        persons.change_contact(other, by(caller), phone="666")
    with pytest.raises(NotAllowed):
        persons.change_details(caller, by(caller), name="The administrator", email=caller.email)


@pytest.mark.parametrize("zone", ["Nowhere/Land", "", "../../etc/passwd", "Europe"])
def test_a_time_zone_is_one_that_the_world_knows(zone: str) -> None:
    caller = a_caller()

    with pytest.raises(Invalid, match="time zone"):
        persons.change_contact(caller, by(caller), zone=zone)


def test_an_administrator_grants_and_revokes_a_role() -> None:
    administrator, person = an_administrator(), a_person()

    persons.grant_role(person, by(administrator), role=Role.OPERATOR)
    assert person.roles == {Role.OPERATOR}
    assert Operations.MONITOR_AND_CONTROL_SERVICES in person.responsible_for
    with pytest.raises(RuleBroken, match="already"):
        persons.grant_role(person, by(administrator), role=Role.OPERATOR)

    persons.revoke_role(person, by(administrator), role=Role.OPERATOR)
    assert person.roles == frozenset()
    assert person.responsible_for == frozenset()


def test_a_grant_is_told_in_the_journal() -> None:
    person = a_person()

    persons.grant_role(person, by(an_administrator()), role=Role.OPERATOR)

    assert Entry.objects.latest("pk").changes == {"roles": [None, "operator"]}


def test_nobody_grants_a_role_to_oneself_not_even_an_administrator() -> None:
    agent, administrator = an_agent(), an_administrator()

    with pytest.raises(NotAllowed):
        persons.grant_role(agent, by(agent), role=Role.ADMINISTRATOR)
    with pytest.raises(RuleBroken, match="own rights"):
        persons.grant_role(administrator, by(administrator), role=Role.INCIDENT_MANAGER)


def test_nobody_becomes_the_robot() -> None:
    person = a_person()

    with pytest.raises(Invalid, match="no person"):
        persons.grant_role(person, by(an_administrator()), role=Role.ROBOT)


def test_the_last_administrator_neither_leaves_nor_locks_the_door_behind() -> None:
    administrator = an_administrator()

    with pytest.raises(RuleBroken, match="own rights"):
        persons.disable(administrator, by(administrator))
    with pytest.raises(RuleBroken, match="own rights"):
        persons.revoke_role(administrator, by(administrator), role=Role.ADMINISTRATOR)


def test_a_disabled_person_is_enabled_with_the_same_roles() -> None:
    administrator, agent = an_administrator(), an_agent()

    persons.disable(agent, by(administrator))
    with pytest.raises(WrongState):
        persons.grant_role(agent, by(administrator), role=Role.OPERATOR)
    persons.enable(agent, by(administrator))

    assert agent.state == "active"
    assert agent.roles == {Role.SERVICE_DESK_AGENT}


def test_a_team_is_formed_filled_and_led() -> None:
    administrator, agent = an_administrator(), an_agent()
    team = teams.form(by(administrator), name="Network")

    teams.add_member(team, by(administrator), person=agent)
    teams.appoint_lead(team, by(administrator), lead=agent)

    assert team.lead == agent
    assert agent.team_ids == {team.pk}
    with pytest.raises(RuleBroken, match="already"):
        teams.add_member(team, by(administrator), person=agent)
    teams.remove_member(team, by(administrator), person=agent)
    assert agent.team_ids == frozenset()


def test_a_team_has_no_people_of_customers_and_none_who_are_disabled() -> None:
    administrator, gone = an_administrator(), an_agent()
    team = a_team()
    persons.disable(gone, by(administrator))

    with pytest.raises(Invalid, match="of the provider or of a supplier"):
        teams.add_member(team, by(administrator), person=a_caller())
    with pytest.raises(Invalid, match="disabled"):
        teams.add_member(team, by(administrator), person=gone)


def test_people_of_a_supplier_can_work_in_a_team() -> None:
    administrator = an_administrator()
    supplier = organisations.register(by(administrator), name="Acme", kind=Party.SUPPLIER)
    fitter = a_person(organisation=supplier)

    teams.add_member(a_team(), by(administrator), person=fitter)

    assert len(fitter.team_ids) == 1


def test_the_provider_is_one_and_is_not_retired() -> None:
    with pytest.raises(RuleBroken, match="not retired"):
        organisations.retire(the_provider(), by(an_administrator()))
    assert {each.value for each in Party} == {"customer", "supplier"}


def test_an_organisation_is_renamed_retired_and_reinstated() -> None:
    administrator, customer = an_administrator(), a_customer()

    organisations.rename(customer, by(administrator), name="New name")
    organisations.retire(customer, by(administrator))
    organisations.reinstate(customer, by(administrator))

    assert (customer.name, customer.state, customer.version) == ("New name", "active", 4)


def test_the_matrix_says_who_may_and_an_administrator_edits_it() -> None:
    administrator, auditor = an_administrator(), a_person(Role.AUDITOR)
    assert Incident.RESOLVE not in auditor.responsible_for

    row = responsibilities.assign(
        by(administrator),
        activity=Incident.RESOLVE.value,
        role=Role.AUDITOR,
        letter=Letter.RESPONSIBLE,
    )
    auditor.forget()
    assert Incident.RESOLVE in auditor.responsible_for

    responsibilities.withdraw(row, by(administrator))
    auditor.forget()
    assert Incident.RESOLVE not in auditor.responsible_for


def test_nobody_widens_a_role_that_is_held_by_oneself() -> None:
    administrator = an_administrator()
    own = Responsibility.objects.get(
        role=Role.ADMINISTRATOR, activity=Operations.ADMINISTER_USERS.value
    )

    with pytest.raises(RuleBroken, match="own rights"):
        responsibilities.assign(
            by(administrator),
            activity=Incident.RESOLVE.value,
            role=Role.ADMINISTRATOR,
            letter=Letter.RESPONSIBLE,
        )
    responsibilities.withdraw(own, by(administrator))
    with pytest.raises(RuleBroken, match="own rights"):
        responsibilities.reinstate(own, by(administrator))


def test_only_activities_of_the_model_have_letters() -> None:
    with pytest.raises(Invalid, match="no activity"):
        responsibilities.assign(
            by(an_administrator()),
            activity="cooking.boil",
            role=Role.AUDITOR,
            letter=Letter.INFORMED,
        )


def test_people_of_a_customer_see_their_own_house_and_no_other() -> None:
    customer = a_customer()
    mia, ben, stranger = a_caller(customer), a_caller(customer), a_stranger()

    assert set(visible(Person, mia)) == {mia, ben}
    assert set(visible(Organisation, mia)) == {customer}
    assert set(visible(Person, stranger)) == {stranger}


def test_the_people_of_the_provider_see_everybody() -> None:
    agent, stranger = an_agent(), a_stranger()

    assert stranger in visible(Person, agent)
    assert stranger.organisation in visible(Organisation, agent)


def test_the_names_of_teams_are_no_secret() -> None:
    team = a_team()

    assert team in visible(Team, a_stranger())
