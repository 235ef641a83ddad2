"""The people of the demo organisation, made by the verbs that administrators use."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from armillary.demo.names import full_names
from armillary.kernel.access import passwords
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.acts import Act, Door
from armillary.people.models import Organisation, Person, Team
from armillary.reference.roles import role

CAST: dict[str, Any] = tomllib.loads(Path(__file__).with_name("cast.toml").read_text("utf-8"))
HOME = "it.meridian.example"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody as whom a visitor of the demo signs in."""

    name: str
    email: str
    password: str
    part: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who plays: teams by name with their people, and the callers."""

    teams: dict[str, Team]
    people: dict[str, list[Person]]
    callers: list[Person]


def address(name: str, domain: str) -> str:
    return f"{name.lower().replace(' ', '.')}@{domain}"


def domain_of(organisation: str) -> str:
    return next(
        (each["domain"] for each in CAST["organisation"] if each["name"] == organisation), HOME
    )


WHO = tuple(
    Visitor(
        lead["name"],
        address(lead["name"], domain_of(lead.get("organisation", ""))),
        CAST["password"],
        lead["part"],
    )
    for lead in CAST["lead"]
)


class Casting:
    """Engages everybody, as acts of one person at one moment."""

    def __init__(self, robot: Person, at: datetime, chance: Random) -> None:
        self.act = Act(actor=robot, at=at, door=Door.CLI)
        self.provider = robot.organisation
        self.names = full_names(chance, taken={lead["name"] for lead in CAST["lead"]})
        self.chance = chance

    def engage(self) -> Cast:
        organisations.rename(self.provider, self.act, name=CAST["provider"])
        formed = {each["name"]: self.form(each) for each in CAST["team"]}
        people = {each["name"]: self.staff(each, formed[each["name"]]) for each in CAST["team"]}
        customers = {each["name"]: self.customer(each) for each in CAST["organisation"]}
        callers = [
            person
            for each in CAST["organisation"]
            for person in self.callers(each, customers[each["name"]])
        ]
        for lead in CAST["lead"]:
            person = self.lead(lead, formed, customers)
            if "team" in lead:  # visitors sign in as these and want to find work
                people[lead["team"]] += [person] * 4
            else:
                callers += [person] * 8
        return Cast(formed, people, callers)

    def form(self, team: dict[str, Any]) -> Team:
        return teams.form(self.act, name=team["name"], purpose=team["purpose"])

    def customer(self, organisation: dict[str, Any]) -> Organisation:
        return organisations.register(self.act, name=organisation["name"])

    def staff(self, team: dict[str, Any], formed: Team) -> list[Person]:
        hired = [
            self.person(next(self.names), self.provider, "", team["roles"])
            for _ in range(team["people"])
        ]
        for person in hired:
            teams.add_member(formed, self.act, person=person)
        teams.appoint_lead(formed, self.act, lead=hired[0])
        return hired

    def callers(self, stated: dict[str, Any], organisation: Organisation) -> list[Person]:
        return [
            self.person(
                next(self.names), organisation, self.chance.choice(stated["titles"]), ["caller"]
            )
            for _ in range(stated["people"])
        ]

    def lead(
        self,
        stated: dict[str, Any],
        formed: dict[str, Team],
        customers: dict[str, Organisation],
    ) -> Person:
        organisation = customers.get(stated.get("organisation", ""), self.provider)
        person = self.person(stated["name"], organisation, "", stated["roles"])
        own = Act(actor=person, at=self.act.at, door=Door.CLI)
        passwords.set_password(person, own, password=CAST["password"])
        if "team" in stated:
            teams.add_member(formed[stated["team"]], self.act, person=person)
        return person

    def person(self, name: str, organisation: Organisation, title: str, roles: list[str]) -> Person:
        person = persons.register(
            self.act,
            name=name,
            email=address(name, domain_of(organisation.name)),
            organisation=organisation,
            title=title,
        )
        for held in roles:
            persons.grant_role(person, self.act, role=role(held))
        return person
