"""The people of the tests, made by the product's own verbs, and how they come in.

>>> agent = an_agent()
>>> incident = actions.report(by(a_caller()), ...)
>>> signed_in_client(agent).get("/incidents")
"""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.test import Client

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import classes
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Family
from armillary.kernel.access import first_rows, sessions, tokens
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.acts import Act, Door
from armillary.people.models import Organisation, Person, Team
from armillary.people.vocabulary import Scope
from armillary.reference.roles import Role

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PASSWORD = "a lantern over the quiet harbour"

_serial = count(1)


def by(
    person: Person, at: datetime = MONDAY, *, door: Door = Door.WEB, version: int | None = None
) -> Act:
    """An act of this person."""
    return Act(actor=person, at=at, door=door, version=version)


def the_robot() -> Person:
    """The robot of the house; the first rows are made if there are none."""
    return first_rows.install(MONDAY)


def the_provider() -> Organisation:
    """The organisation that runs the house."""
    return the_robot().organisation


def a_customer(name: str = "") -> Organisation:
    """A customer organisation."""
    return organisations.register(by(the_robot()), name=name or f"Customer {next(_serial)}")


def a_person(
    *roles: Role, organisation: Organisation | None = None, name: str = "", email: str = ""
) -> Person:
    """Somebody with these roles, of the provider unless another organisation is named."""
    number, act = next(_serial), by(the_robot())
    person = persons.register(
        act,
        name=name or f"Person {number}",
        email=email or f"person.{number}@example.com",
        organisation=organisation or the_provider(),
    )
    reason = "A test needs it." if len(roles) > 1 else ""
    for role in roles:
        persons.grant_role(person, act, role=role, reason=reason)
    return person


def an_agent(*more: Role) -> Person:
    """A service-desk agent of the provider."""
    return a_person(Role.SERVICE_DESK_AGENT, *more)


def a_specialist(*more: Role) -> Person:
    """A specialist of the provider."""
    return a_person(Role.SPECIALIST, *more)


def an_administrator() -> Person:
    """An administrator of the provider."""
    return a_person(Role.ADMINISTRATOR)


def a_caller(organisation: Organisation | None = None) -> Person:
    """A caller of a customer: of a new one unless it is named."""
    return a_person(Role.CALLER, organisation=organisation or a_customer())


def a_stranger() -> Person:
    """Somebody of another customer, without any role."""
    return a_person(organisation=a_customer())


def a_team(*members: Person, name: str = "") -> Team:
    """A team of these people."""
    act = by(the_robot())
    team = teams.form(act, name=name or f"Team {next(_serial)}")
    for person in members:
        teams.add_member(team, act, person=person)
    return team


def now() -> datetime:
    """The moment at which the doors would say that it is."""
    return datetime.now(UTC)


def signed_in_client(person: Person, **options: Any) -> Client:
    """A browser in which this person is signed in."""
    client = Client(**options)
    client.cookies[sessions.COOKIE] = sessions.begin(person, at=now())
    return client


def a_token(
    person: Person, *, scope: Scope = Scope.WRITE, days: int = 30, at: datetime | None = None
) -> str:
    """A fresh API token of this person, "arm_…"."""
    act = by(person, at or now(), door=Door.CLI)
    return tokens.issue(person, act, name="test", scope=scope, lasts=timedelta(days=days))


def bearer(token: str) -> dict[str, str]:
    """The headers of a call with this token: `client.get(url, headers=bearer(token))`."""
    return {"Authorization": f"Bearer {token}"}


def api_client(person: Person, **token: Any) -> Client:
    """A program that calls with a token of this person."""
    return Client(headers=bearer(a_token(person, **token)))


def a_service(name: str = "") -> ConfigurationItem:
    """A service in a house whose CMDB is not described yet."""
    act, number = by(the_robot()), next(_serial)
    kind = classes.define(act, label=f"Kind of service {number}", family=Family.SERVICE)
    return actions.register(act, name=name or f"Service {number}", configuration_class=kind)
