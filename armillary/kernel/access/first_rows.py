"""The first rows of an installation: the provider, the robot, what is laid down, an administrator.

The provider belongs to itself and the robot is its own first actor. So both keys are set aside
first; the database checks what points at what only when the transaction ends.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from armillary.kernel.access.actions import persons
from armillary.kernel.access.rules import administrators
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.lifecycle import creation
from armillary.people.models import Organisation, Person, RoleGrant
from armillary.people.vocabulary import OrganisationKind, OrganisationState, PersonState
from armillary.records.models import Record
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_USERS
LOCK = 4_207_001

Create = Callable[..., Any]
"""Does a creation: given the verb, the act and its arguments."""


_laid_down: list[Callable[[Act, Create], None]] = []


def lay_down(fill: Callable[[Act, Create], None]) -> None:
    """Let this add its first rows, where it has none yet, after there is a robot to do it."""
    _laid_down.append(fill)


def _at_once(verb: Create, act: Act, **arguments: Any) -> None:
    verb(act, **arguments)


def install(at: datetime, *, provider: str = "IT provider", create: Create = _at_once) -> Person:
    """Make whatever of the first rows is missing and return the robot. May be called again.

    `create` makes the many rows that are laid down; a chronicle's writes them together afterwards.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", (LOCK,))
        act = Act(actor=_robot_or_none() or _found_the_house(provider, at), at=at, door=Door.CLI)
        stand_as(act.actor)
        for fill in _laid_down:
            fill(act, create)
    return act.actor


def robot() -> Person:
    """The person who acts when the product acts by itself."""
    found = _robot_or_none()
    if found is None:
        raise LookupError("There are no first rows yet: run armillary install.")
    return found


def administrator(at: datetime, *, email: str = "admin@example.com") -> Person:
    """The first administrator of an empty house; with this e-mail address there is one at most."""
    known: Person | None = Person.objects.filter(email__iexact=email).first()
    if known is not None:
        return known
    act = Act(actor=robot(), at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        person = persons.register(
            act, name="Administrator", email=email, organisation=act.actor.organisation
        )
        persons.grant_role(person, act, role=Role.ADMINISTRATOR)
    return person


@creation(start=OrganisationState.ACTIVE, activity=ACTIVITY, allowed=administrators)
def found_provider(act: Act, *, name: str) -> Organisation:
    """Found the house: the organisation that provides the services."""
    key = act.actor.organisation_id
    return Organisation(pk=key, organisation_id=key, name=name, kind=OrganisationKind.PROVIDER)


@creation(start=PersonState.ACTIVE, activity=ACTIVITY, allowed=administrators)
def wake(act: Act, *, name: str, email: str) -> Person:
    """Let the product be a person of its own, who can act and is named in the journal."""
    key, organisation = act.actor.pk, act.actor.organisation_id
    return Person(pk=key, organisation_id=organisation, name=name, email=email)


def _robot_or_none() -> Person | None:
    return Person.objects.filter(grants__role=Role.ROBOT.value).order_by("pk").first()


def _found_the_house(provider: str, at: datetime) -> Person:
    unborn = Person(pk=_key_for(Person), organisation_id=_key_for(Organisation)).remember(
        roles=(Role.ROBOT.value,), responsible_for=(), team_ids=(), is_staff=True
    )
    act = Act(actor=unborn, at=at, door=Door.CLI)
    stand_as(unborn)
    found_provider(act, name=provider)
    born = wake(act, name="Armillary", email="robot@armillary.invalid")
    RoleGrant.objects.create(person=born, role=Role.ROBOT.value)
    return born


def _key_for(model: type[Record]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence(%s, 'id'))", (model._meta.db_table,))
        key: int = cursor.fetchone()[0]
    return key
