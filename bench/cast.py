"""The people of the bench: a provider with six teams, and customers who call."""

from datetime import datetime
from random import Random

from django.db import transaction

from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.access import first_rows
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.operations.incident.models import Category
from armillary.operations.incident.vocabulary import Tree
from armillary.people.models import Person, Team
from armillary.reference.roles import Role
from bench.lives import Stage

AGENT, CHIEF = "agent@bench.example", "chief@bench.example"
TEAMS, IN_A_TEAM, CUSTOMERS, CALLERS = 6, 20, 20, 2_000


def engage(now: datetime, at: datetime, chance: Random) -> Stage:
    """Engage everybody, long ago."""
    act = Act(actor=first_rows.robot(), at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        desk = [_staff(act, "Agent", AGENT, Role.SERVICE_DESK_AGENT)]
        desk += [
            _staff(act, f"Desk {number}", f"desk{number}@bench.example", Role.SERVICE_DESK_AGENT)
            for number in range(IN_A_TEAM)
        ]
        formed = [_team(act, number) for number in range(TEAMS)]
        callers = _callers(act, chance)
        categories = list(Category.objects.filter(parent__isnull=False))
        causes = list(Category.objects.filter(tree=Tree.CAUSE))
    symptoms = [each for each in categories if each.tree == Tree.SYMPTOM]
    return Stage(desk, formed, callers, symptoms, causes, now, chance)


def _staff(act: Act, name: str, email: str, role: Role) -> Person:
    person = persons.register(act, name=name, email=email, organisation=act.actor.organisation)
    persons.grant_role(person, act, role=role)
    return person


def _team(act: Act, number: int) -> tuple[Team, list[Person]]:
    team = teams.form(act, name=f"Team {number}")
    members = [
        _staff(act, f"Member {number}.{each}", f"m{number}.{each}@bench.example", Role.SPECIALIST)
        for each in range(IN_A_TEAM)
    ]
    for member in members:
        teams.add_member(team, act, person=member)
    return team, members


def _callers(act: Act, chance: Random) -> list[Person]:
    """Callers hold no role, so they can be written at once."""
    served = [organisations.register(act, name=f"Firm {n}") for n in range(CUSTOMERS)]
    crowd = Chronicle(Keys())
    found = [
        crowd.create(
            persons.register,
            act,
            name=f"Caller {number}",
            email=f"caller{number}@bench.example",
            organisation=chance.choice(served),
        )
        for number in range(CALLERS)
    ]
    write(act, [crowd.hand_over()])
    return found
