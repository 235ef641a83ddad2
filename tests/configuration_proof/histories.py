"""Random histories of a CMDB: acts of people, of sources and of batches, an hour apart."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.fittings.batches.actions import undo
from armillary.fittings.bulk.actions import do_to_many
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Refusal
from armillary.people.models import Person
from tests.configuration_sources.makers import seen, told, work_off
from tests.makers import MONDAY, by

HOUR = timedelta(hours=1)
Step = tuple[str, int, int, int]
CLASSES = ("server", "application", "business_service", "rack")
WAYS = ("depends_on", "runs_on", "is_located_in", "works_better_with")
ITEMS = "configuration-items"
describe: Any = actions.describe
"""Takes attributes too, by names that no signature has."""


class History:
    """Does what steps say; what is refused has not happened."""

    def __init__(self, keeper: Person) -> None:
        self.keeper, self.now = keeper, MONDAY
        self.readings: list[Reading] = []
        self.done: list[str] = []
        self._verbs: dict[str, Callable[[int, int, int], Any]] = {
            name.removeprefix("_do_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("_do_")
        }

    def go_on(self, steps: list[Step]) -> None:
        """Do these too."""
        for name, *numbers in steps:
            self.now += HOUR
            try:
                with transaction.atomic():
                    self._verbs[name](*numbers)
                    self.done.append(name)
            except Refusal:
                pass
            stand_as(self.keeper)

    def item(self, place: int) -> ConfigurationItem:
        """One of those that there are; the first one is made."""
        found = list(ConfigurationItem.objects.order_by("pk"))
        return found[place % len(found)] if found else a("server", self.keeper, self.now)

    def earlier(self, hours: int) -> datetime:
        """Some hours ago, between two acts."""
        return self.now - hours * HOUR - HOUR / 2

    @property
    def _act(self) -> Any:
        return by(self.keeper, self.now)

    def _do_register(self, first: int, second: int, number: int) -> None:
        a(CLASSES[first % len(CLASSES)], self.keeper, self.now, name=f"n{second}{number}")

    def _do_describe(self, first: int, second: int, number: int) -> None:
        describe(self.item(first), self._act, name=f"n{number}", description=f"d{second}")

    def _do_fill(self, first: int, second: int, number: int) -> None:
        describe(self.item(first), self._act, custom_memory=str(number))

    def _do_entrust(self, first: int, second: int, number: int) -> None:
        actions.entrust(self.item(first), self._act, owner=self.keeper if number % 2 else None)

    def _do_classify(self, first: int, second: int, number: int) -> None:
        new = of(CLASSES[second % len(CLASSES)])
        actions.classify(self.item(first), self._act, configuration_class=new)

    def _do_end(self, first: int, second: int, number: int) -> None:
        actions.retire(self.item(first), self._act)

    def _do_bring_back(self, first: int, second: int, number: int) -> None:
        actions.bring_back(self.item(first), self._act, reason="Too early.")

    def _do_relate(self, first: int, second: int, number: int) -> None:
        group: dict[str, Any] = {"group": "g", "needed": 1} if number % 3 == 0 else {}
        actions.relate(
            self.item(first),
            self._act,
            relation_type=way(WAYS[number % len(WAYS)]),
            target=self.item(second),
            since=self.earlier(number) if number % 2 else None,
            **group,
        )

    def _do_unrelate(self, first: int, second: int, number: int) -> None:
        actions.unrelate(
            self.item(first),
            self._act,
            relation_type=way(WAYS[number % len(WAYS)]),
            target=self.item(second),
            ended=self.earlier(number) if number % 2 else None,
        )

    def _do_correct(self, first: int, second: int, number: int) -> None:
        actions.correct(
            self.item(first),
            self._act,
            field="name" if number % 2 else "memory",
            value=f"{second}{number}",
            since=self.earlier(number + 2),
            until=self.earlier(number) if second % 2 else None,
        )

    def _do_read(self, first: int, second: int, number: int) -> None:
        """A source tells of two things, one of which needs the other."""
        ends = ("h1", f"h{2 + second % 2}")
        tie = {"source": ends[0], "type": "depends_on", "target": ends[1]}
        hosts = [seen(key, serial_number=f"S-{key}", memory=number) for key in ends]
        relations = [tie] if first % 2 else []
        complete = number % 3 == 0
        self.readings.append(
            told(self.keeper, *hosts, relations=relations, complete=complete, at=self.now)
        )

    def _do_take_back(self, first: int, second: int, number: int) -> None:
        if self.readings and (batch := self.readings.pop().batch):
            undo(batch, self._act)
            work_off(self.now)

    def _do_many(self, first: int, second: int, number: int) -> None:
        do_to_many(
            self._act,
            record_type=ITEMS,
            verb="describe",
            numbers=f"{self.item(first).number} {self.item(second).number}",
            arguments=f'{{"description": "all {number}"}}',
        )
        work_off(self.now)


names = st.sampled_from(
    sorted(each.removeprefix("_do_") for each in vars(History) if each.startswith("_do_"))
)
first_steps: list[Step] = [
    ("register", 0, 0, 0),
    ("register", 2, 1, 1),
    ("relate", 1, 0, 0),
    ("read", 1, 0, 1),
]
steps = st.lists(
    st.tuples(names, st.integers(0, 5), st.integers(0, 5), st.integers(0, 6)), max_size=14
)
