"""Who and what the source names, here: found when they are known, made when they are not."""

from dataclasses import dataclass, field
from typing import Self

from armillary.fittings.chronicle import Enactor, OneByOne
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.acts import Act
from armillary.operations.incident.actions import categories
from armillary.operations.incident.imports.names import DOMAIN, Part, address
from armillary.operations.incident.models import Category
from armillary.operations.incident.models.category import BETWEEN
from armillary.operations.incident.queries import proposed_priority
from armillary.operations.incident.vocabulary import Impact, Priority, Tree, Urgency
from armillary.people.models import Organisation, Person, Team

CUSTOMER = "Callers of the imported log"


@dataclass(slots=True)
class Directory:
    """Persons, teams, categories and the priority matrix. `act` is that of the importer."""

    enactor: Enactor
    act: Act
    callers: Organisation
    persons: dict[str, Person] = field(default_factory=dict)
    met: dict[tuple[str, Part], Person] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    proposals: dict[tuple[int, int], Priority] = field(default_factory=dict)

    @classmethod
    def of_what_is_here(cls, enactor: Enactor, act: Act) -> Self:
        """Read everybody and everything that an earlier import or anybody else has made."""
        known = Person.objects.filter(email__endswith=f".{DOMAIN}")
        symptoms = Category.objects.filter(tree=Tree.SYMPTOM)
        return cls(
            enactor,
            act,
            Organisation.objects.filter(name=CUSTOMER).first()
            or OneByOne().create(organisations.register, act, name=CUSTOMER),
            persons={person.email: person for person in known},
            teams={team.name.lower(): team for team in Team.objects.all()},
            categories={category.path.lower(): category for category in symptoms},
            proposals={
                (impact, urgency): proposed_priority(impact, urgency)
                for impact in Impact
                for urgency in Urgency
            },
        )

    def caller(self, name: str | None) -> Person | None:
        """Somebody who calls."""
        return self._person(name, Part.CALLER, self.callers) if name else None

    def staff(self, name: str | None) -> Person | None:
        """Somebody who works on incidents."""
        return self._person(name, Part.STAFF, self.act.actor.organisation) if name else None

    def team(self, name: str | None) -> Team | None:
        """A team, by its name."""
        if name is None:
            return None
        team = self.teams.get(name.lower())
        if team is None:
            team = self.enactor.create(teams.form, self.act, name=name)
            self.teams[name.lower()] = team
        return team

    def category(self, path: tuple[str, ...]) -> Category | None:
        """A place in the symptom tree, made with all places above it."""
        if not path:
            return None
        key = BETWEEN.join(path).lower()
        category = self.categories.get(key)
        if category is None:
            category = self.enactor.create(
                categories.define,
                self.act,
                name=path[-1],
                tree=Tree.SYMPTOM,
                parent=self.category(path[:-1]),
            )
            self.categories[key] = category
        return category

    def _person(self, name: str, part: Part, organisation: Organisation) -> Person:
        met = self.met.get((name, part))
        if met is not None:
            return met
        email = address(name, part)
        person = self.persons.get(email) or self.enactor.create(
            persons.register, self.act, name=name, email=email, organisation=organisation
        )
        self.persons[email] = self.met[name, part] = person
        return person
