"""The stage: the plan's people, teams and categories as they are in the database."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Self

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Family
from armillary.demo.ground import Ground
from armillary.demo.plan.company import ROBOT, Human
from armillary.demo.plan.world import World
from armillary.kernel.access import first_rows
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.vocabulary import Tree
from armillary.people.models import Person, Team
from armillary.people.vocabulary import PersonState

ANYTHING = {Tree.SYMPTOM: "Other", Tree.CAUSE: "Unknown"}
Places = Mapping[tuple[Tree, str], Category]


@dataclass(frozen=True)
class Stage:
    """What a play needs. `people` are by their key in the plan, `teams` by name.

    `items` are by name, `devices` by the person who uses them. `made` has the incidents of the
    last days by the numbers of their calls, as soon as they are there: parts that come later in
    the same play add to them.
    """

    ground: Ground
    world: World
    people: Mapping[int, Person]
    teams: Mapping[str, Team]
    categories: Places
    made: dict[int, Incident] = field(default_factory=dict)
    items: dict[str, ConfigurationItem] = field(default_factory=dict)
    devices: dict[int, ConfigurationItem] = field(default_factory=dict)

    @classmethod
    def on(cls, ground: Ground) -> Self:
        """Find everybody and everything that was made when the demo was founded."""
        plan = ground.world()
        keys = {ground.people + each.key: each.key for each in plan.company.people}
        found = Person.objects.filter(pk__in=keys).select_related("organisation")
        people = {keys[person.pk]: person for person in found} | {ROBOT: first_rows.robot()}
        crews = {ground.teams + at: crew.name for at, crew in enumerate(plan.company.crews)}
        teams = {crews[team.pk]: team for team in Team.objects.filter(pk__in=crews)}
        categories = {(Tree(each.tree), each.path): each for each in Category.objects.all()}
        stage = cls(ground, plan, people, teams, categories)
        stage.furnish(ConfigurationItem.objects.all())
        return stage

    def furnish(self, items: Iterable[ConfigurationItem]) -> None:
        """Know what people work with by their keys in the database, and the rest by name."""
        for each in items:
            if each.user_id:
                self.devices[each.user_id] = each
            elif each.family != Family.CLIENT:
                self.items[each.name] = each

    @property
    def robot(self) -> Person:
        return self.people[ROBOT]

    def key_of(self, number: int) -> int:
        """The key of the incident of a call, as soon as that has been played."""
        made = self.made.get(number)
        return made.pk if made else self.ground.incidents + self.world.place[number]

    def known_as(self, email: str) -> Person:
        """Who has this address."""
        return next(each for each in self.people.values() if each.email == email)

    def category(self, tree: Tree, path: str) -> Category:
        """The place of this path; where somebody has renamed it, the place of all the rest."""
        return self.categories.get((tree, path)) or self.categories[tree, ANYTHING[tree]]


def as_they_were(stage: Stage) -> Callable[[int], Person]:
    """The people as they were in their time: here, in their teams; by their keys in the plan."""
    met: dict[int, Person] = {}

    def person(key: int) -> Person:
        if key not in met:
            met[key] = _as_then(stage, key)
        return met[key]

    return person


def _as_then(stage: Stage, key: int) -> Person:
    person = copy(stage.people[key])
    human: Human | None = None if key == ROBOT else stage.world.company.people[key]
    teams = [stage.teams[name].pk for name in human.teams] if human else []
    person.state = PersonState.ACTIVE.value
    return person.remember(
        roles=human.roles if human else (),
        responsible_for=(),
        team_ids=teams,
        is_staff=human is None or bool(human.teams),
    )
