"""Who may administer people, and how nobody comes to widen the own rights."""

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import Policy, holds
from armillary.people.models import Organisation, Person, Responsibility
from armillary.people.vocabulary import OrganisationKind
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.raci import Letter
from armillary.reference.roles import Role

administrators = holds(Role.ADMINISTRATOR, Role.ROBOT)
registrars = holds(Role.ADMINISTRATOR, Role.ROBOT, Role.SERVICE_DESK_AGENT)


def _oneself(record: Record | None, act: Act, activity: Activity) -> str | None:
    if record is not None and record.pk == act.actor.pk:
        return None
    return "This is for the person in question."


oneself = Policy(_oneself)


def is_oneself(person: Person, act: Act) -> str | None:
    """Nobody sets own rights, so nobody raises them and no last administrator vanishes."""
    if person.pk == act.actor.pk:
        return "Nobody changes the own rights: ask another administrator."
    return None


def is_the_provider(organisation: Organisation, act: Act) -> str | None:
    """Without a provider nobody is left to run the house."""
    if organisation.kind == OrganisationKind.PROVIDER:
        return "The provider runs this installation and is not retired."
    return None


def widens_own_role(role: str, letter: str, act: Act) -> str | None:
    """A letter R gives the right to act: nobody gives it to a role that is held by oneself.

    The robot is let be: no person can have its role, and it lays down the first matrix.
    """
    if role == Role.ROBOT:
        return None
    if letter == Letter.RESPONSIBLE and role in act.actor.roles:
        return "Nobody widens the own rights, and you hold this role: ask another administrator."
    return None


def reinstating_widens_own_role(row: Responsibility, act: Act) -> str | None:
    """Bringing a letter back is as good as giving it."""
    return widens_own_role(row.role, row.letter, act)


def is_the_robot(person: Person, act: Act) -> str | None:
    """What acts by itself needs no key, and a key to it would open everything."""
    if Role.ROBOT in person.roles:
        return "The robot acts by itself and signs in nowhere."
    return None
