"""What can be done to rotas."""

from datetime import date

from armillary.fittings.calendars.clock import clock_in
from armillary.fittings.calendars.vocabulary import zone_choices
from armillary.fittings.on_call import queries
from armillary.fittings.on_call.models import Rota, Turn
from armillary.fittings.on_call.vocabulary import RotaState
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, holds, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person, Team
from armillary.people.vocabulary import TeamState
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_USERS
IN_FORCE = RotaState.IN_FORCE
MOST_PEOPLE, LONGEST_TURN = 100, 90
keepers = holds(
    Role.ADMINISTRATOR, Role.CHANGE_MANAGER, Role.INCIDENT_MANAGER, Role.OPERATOR, Role.ROBOT
)


@creation(start=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def lay_down(
    act: Act,
    *,
    name: str,
    team: Team,
    first_on: date,
    turn_days: int = 7,
    begins: str = "09:00",
    zone: str = "UTC",
) -> Rota:
    """Let people of a team be called in turns; who they are is said afterwards."""
    if team.state != TeamState.ACTIVE:
        raise Invalid({"team": "This team is retired."})
    rota = Rota(name=name, team=team)
    _set(rota, first_on, turn_days, begins, zone)
    return rota


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revise(
    rota: Rota,
    act: Act,
    *,
    name: str,
    first_on: date,
    turn_days: int = 7,
    begins: str = "09:00",
    zone: str = "UTC",
) -> None:
    """Say anew from which day on turns are counted, how long they are and when they change."""
    rota.name = name
    _set(rota, first_on, turn_days, begins, zone)


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers, beside=("person",))
def add_turn(rota: Rota, act: Act, *, person: Person) -> News:
    """Let somebody of the team take turns, after all others."""
    if not queries.works_in(rota.team, person):
        raise Invalid({"person": f"{person.name} is not in {rota.team.name}."})
    turns = Turn.objects.filter(rota=rota)
    if turns.filter(person=person).exists():
        raise Invalid({"person": f"{person.name} takes turns in it already."})
    if turns.count() >= MOST_PEOPLE:
        raise Invalid({"person": f"{MOST_PEOPLE} people at most take turns."})
    Turn.objects.create(rota=rota, person=person)
    return {"turns": [None, person.number]}


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers, beside=("person",))
def remove_turn(rota: Rota, act: Act, *, person: Person) -> News:
    """Somebody takes turns no more; those who come after move up."""
    gone, _ = Turn.objects.filter(rota=rota, person=person).delete()
    if not gone:
        raise Invalid({"person": f"{person.name} takes no turns in it."})
    return {"turns": [person.number, None]}


@transition(source=IN_FORCE, target=RotaState.RETIRED, activity=ACTIVITY, allowed=keepers)
def retire(rota: Rota, act: Act) -> None:
    """Nobody is called by it any more."""


@transition(source=RotaState.RETIRED, target=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revive(rota: Rota, act: Act) -> None:
    """People are called by it again."""


def _set(rota: Rota, first_on: date, turn_days: int, begins: str, zone: str) -> None:
    wrong: dict[str, str] = {}
    if clock_in(begins) is None:
        wrong["begins"] = "This must be a time of day such as 09:00."
    if zone not in dict(zone_choices()):
        wrong["zone"] = "This must be a time zone such as Europe/Vienna."
    if not 1 <= turn_days <= LONGEST_TURN:
        wrong["turn_days"] = f"A turn is 1 to {LONGEST_TURN} days."
    if not date(1970, 1, 2) <= first_on <= date(2290, 1, 1):
        wrong["first_on"] = "Give a day of the years 1970 to 2289."
    if wrong:
        raise Invalid(wrong)
    rota.first_on, rota.turn_days = first_on, turn_days
    rota.begins, rota.zone = begins.strip(), zone
