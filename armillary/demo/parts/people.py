"""Founds Meridian: organisations, teams and people, with the days on which they came and went."""

from collections.abc import Mapping
from datetime import datetime
from itertools import count

from armillary.demo.cast import CAST, WHO
from armillary.demo.ground import Ground, set_aside
from armillary.demo.plan.company import LEAD, Human
from armillary.demo.plan.world import World
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.access import passwords
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.access.granting import against
from armillary.kernel.acts import Act, Door
from armillary.operations.incident.models import Incident
from armillary.people.models import Organisation, Person, Team
from armillary.records.models import Record
from armillary.reference.roles import role

NOBODY_ELSE = "In a house of this size nobody else knows it."


def found(plan: World, robot: Person) -> Ground:
    """Make everybody, as acts of the robot on the days on which they were taken in."""
    founding = Founding(plan, robot)
    founding.found()
    for visitor in WHO:
        person = Person.objects.get(email=visitor.email)
        own = Act(actor=person, at=plan.begin, door=Door.CLI)
        passwords.set_password(person, own, password=visitor.password)
    return Ground(
        now=plan.now.isoformat(),
        size=plan.size.name,
        people=founding.first[Person],
        teams=founding.first[Team],
        incidents=set_aside(Incident, max(1, len(plan.place))),
        seed=plan.seed,
    )


class Founding:
    """Organisations, teams and people in memory, written together."""

    def __init__(self, plan: World, robot: Person) -> None:
        self.company, self.robot, self.begin = plan.company, robot, plan.begin
        many: dict[type[Record], int] = {
            Team: len(plan.company.crews),
            Person: len(plan.company.people),
        }
        self.first = {model: set_aside(model, count) for model, count in many.items()}
        self.keys = {model: count(first) for model, first in self.first.items()}
        self.others = Keys(at_once=len(plan.company.organisations))
        self.chronicle = Chronicle(self._next_key)

    def found(self) -> None:
        act = self._act(self.begin)
        organisations.rename(self.robot.organisation, act, name=CAST["provider"])
        served = {CAST["provider"]: self.robot.organisation}
        for name in self.company.organisations:
            served[name] = self.chronicle.create(organisations.register, act, name=name)
        formed = {
            crew.name: self.chronicle.create(teams.form, act, name=crew.name, purpose=crew.purpose)
            for crew in self.company.crews
        }
        for human in self.company.people:
            self._take_in(human, served[human.organisation], formed)
        write(act, [self.chronicle.hand_over()])

    def _take_in(
        self, human: Human, organisation: Organisation, formed: Mapping[str, Team]
    ) -> None:
        """What a person is and may, from the first day on; and the last day, for who has left."""
        act = self._act(human.since)
        person = self.chronicle.create(
            persons.register,
            act,
            name=human.name,
            email=human.email,
            organisation=organisation,
            title=human.title,
            phone=human.phone,
            location=human.site,
            zone=human.zone,
            is_vip=human.is_vip,
        )
        for held in human.roles:
            reason = NOBODY_ELSE if against(person, role(held)) else ""
            self.chronicle.perform(persons.grant_role, person, act, role=role(held), reason=reason)
        for name in human.teams:
            self.chronicle.perform(teams.add_member, formed[name], act, person=person)
        if human.title == LEAD:
            self.chronicle.perform(teams.appoint_lead, formed[human.teams[0]], act, lead=person)
        if human.until is not None:
            self.chronicle.perform(persons.disable, person, self._act(human.until))

    def _act(self, at: datetime) -> Act:
        return Act(actor=self.robot, at=at, door=Door.CLI)

    def _next_key(self, model: type[Record]) -> int:
        return next(self.keys[model]) if model in self.keys else self.others(model)
