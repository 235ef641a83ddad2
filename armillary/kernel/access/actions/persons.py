"""What can be done to persons: taking them in, keeping them right, and who may do what."""

from zoneinfo import ZoneInfo

from armillary.kernel.access.granting import against
from armillary.kernel.access.rules import administrators, is_oneself, oneself, registrars
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Organisation, Person, RoleGrant
from armillary.people.vocabulary import OrganisationState, PersonState
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_USERS


@creation(start=PersonState.ACTIVE, activity=ACTIVITY, allowed=administrators)
def register(
    act: Act,
    *,
    name: str,
    email: str,
    organisation: Organisation,
    title: str = "",
    phone: str = "",
    location: str = "",
    zone: str = "UTC",
    is_vip: bool = False,
) -> Person:
    """Take in a person. What the person may do is said by granting roles."""
    _check_served(organisation)
    return Person(
        name=name,
        email=email,
        organisation=organisation,
        title=title,
        phone=phone,
        location=location,
        zone=_known_zone(zone),
        is_vip=is_vip,
    )


@creation(start=PersonState.ACTIVE, activity=ACTIVITY, allowed=registrars)
def register_caller(
    act: Act, *, name: str, email: str, organisation: Organisation, phone: str = ""
) -> Person:
    """Take in somebody who calls for the first time. Without a role there is nothing to abuse."""
    _check_served(organisation)
    return Person(name=name, email=email, organisation=organisation, phone=phone)


@change(activity=ACTIVITY, allowed=administrators)
def change_details(
    person: Person, act: Act, *, name: str, email: str, title: str = "", is_vip: bool = False
) -> None:
    """Set name, e-mail address, job title and VIP; what is left out becomes empty."""
    person.name = name
    person.email = email
    person.title = title
    person.is_vip = is_vip


@change(activity=ACTIVITY, allowed=administrators | oneself)
def change_contact(
    person: Person, act: Act, *, phone: str = "", location: str = "", zone: str = "UTC"
) -> None:
    """Set phone, location and time zone; what is left out becomes empty."""
    person.phone = phone
    person.location = location
    person.zone = _known_zone(zone)


@transition(
    source=PersonState.ACTIVE,
    target=PersonState.DISABLED,
    activity=ACTIVITY,
    allowed=administrators,
    unless=is_oneself,
)
def disable(person: Person, act: Act) -> None:
    """Shut out at once: every session and token of this person is dead at the next request."""


@transition(
    source=PersonState.DISABLED,
    target=PersonState.ACTIVE,
    activity=ACTIVITY,
    allowed=administrators,
)
def enable(person: Person, act: Act) -> None:
    """Let in again, with the same roles and teams as before."""


@change(
    when=PersonState.ACTIVE,
    activity=ACTIVITY,
    allowed=administrators,
    unless=is_oneself,
    words="reason",
)
def grant_role(person: Person, act: Act, *, role: Role, reason: str = "") -> News:
    """Let the person play a part in the processes, with the rights that go with it.

    A reason is needed where somebody would have together what must be apart.
    """
    if role is Role.ROBOT:
        raise Invalid({"role": "This is the part of the product itself and of no person."})
    _, fresh = RoleGrant.objects.get_or_create(person=person, role=role.value)
    if not fresh:
        raise RuleBroken(f"{person.name} holds the role “{role.title}” already.")
    if not reason.strip() and (why := against(person, role)):
        raise RuleBroken(why)
    person.forget()
    return {"roles": [None, role.value]}


@change(activity=ACTIVITY, allowed=administrators, unless=is_oneself)
def revoke_role(person: Person, act: Act, *, role: Role) -> News:
    """Take a part away, and the rights that went with it."""
    if role is Role.ROBOT:
        raise Invalid({"role": "This is the part of the product itself and stays with it."})
    gone, _ = RoleGrant.objects.filter(person=person, role=role.value).delete()
    if not gone:
        raise RuleBroken(f"{person.name} does not hold the role “{role.title}”.")
    person.forget()
    return {"roles": [role.value, None]}


def _check_served(organisation: Organisation) -> None:
    if organisation.state != OrganisationState.ACTIVE:
        raise Invalid({"organisation": f"{organisation.name} is retired."})


def _known_zone(zone: str) -> str:
    try:
        return ZoneInfo(zone).key
    except (KeyError, ValueError, OSError):
        raise Invalid({"zone": "This must be a time zone such as Europe/Vienna."}) from None
