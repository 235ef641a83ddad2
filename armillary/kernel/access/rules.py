"""Who may administer people, and how nobody comes to widen the own rights."""

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import Policy, holds
from armillary.people.models import Organisation, Person
from armillary.people.vocabulary import OrganisationKind
from armillary.records.models import Record
from armillary.reference.activities import Activity
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


def is_the_robot(person: Person, act: Act) -> str | None:
    """What acts by itself needs no key, and a key to it would open everything."""
    if Role.ROBOT in person.roles:
        return "The robot acts by itself and signs in nowhere."
    return None
