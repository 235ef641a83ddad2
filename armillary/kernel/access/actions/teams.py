"""What can be done to teams."""

from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Membership, Person, Team
from armillary.people.vocabulary import OrganisationKind, PersonState, TeamState
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_USERS


@creation(start=TeamState.ACTIVE, activity=ACTIVITY, allowed=administrators)
def form(act: Act, *, name: str, purpose: str = "", lead: Person | None = None) -> Team:
    """Bring people together who take work together."""
    if lead is not None:
        _check_fits(lead, "lead")
    return Team(name=name, purpose=purpose, lead=lead)


@change(when=TeamState.ACTIVE, activity=ACTIVITY, allowed=administrators)
def add_member(team: Team, act: Act, *, person: Person) -> News:
    """Let a person work in this team."""
    _check_fits(person, "person")
    if person.pk == act.actor.pk:
        raise RuleBroken("Nobody changes the own rights: ask another administrator.")
    _, fresh = Membership.objects.get_or_create(team=team, person=person)
    if not fresh:
        raise RuleBroken(f"{person.name} works in {team.name} already.")
    person.forget()
    return {"members": [None, person.number]}


@change(activity=ACTIVITY, allowed=administrators)
def remove_member(team: Team, act: Act, *, person: Person) -> News:
    """The person no longer works in this team; assigned work stays where it is."""
    gone, _ = Membership.objects.filter(team=team, person=person).delete()
    if not gone:
        raise RuleBroken(f"{person.name} does not work in {team.name}.")
    person.forget()
    return {"members": [person.number, None]}


@change(when=TeamState.ACTIVE, activity=ACTIVITY, allowed=administrators)
def appoint_lead(team: Team, act: Act, *, lead: Person | None = None) -> None:
    """Say who leads this team; nobody is an answer too."""
    if lead is not None:
        _check_fits(lead, "lead")
        if lead.pk == act.actor.pk:
            raise RuleBroken("Nobody changes the own rights: ask another administrator.")
    team.lead = lead


@change(activity=ACTIVITY, allowed=administrators)
def rename(team: Team, act: Act, *, name: str, purpose: str = "") -> None:
    """Call it by another name and say what it is for."""
    team.name = name
    team.purpose = purpose


@transition(
    source=TeamState.ACTIVE, target=TeamState.RETIRED, activity=ACTIVITY, allowed=administrators
)
def retire(team: Team, act: Act) -> None:
    """It takes no more work; what it did stays on record."""


@transition(
    source=TeamState.RETIRED, target=TeamState.ACTIVE, activity=ACTIVITY, allowed=administrators
)
def reinstate(team: Team, act: Act) -> None:
    """It takes work again, with the members it had."""


def _check_fits(person: Person, field: str) -> None:
    if person.state != PersonState.ACTIVE:
        raise Invalid({field: f"{person.name} is disabled."})
    if person.organisation.kind == OrganisationKind.CUSTOMER:
        raise Invalid({field: "A team has people of the provider or of a supplier."})
