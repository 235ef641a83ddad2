"""Puts an infrastructure into a house: items that each need three others, by the verbs' fast path.

`python -m bench.estate ITEMS`; ARMILLARY_DATA names the house. One of them, the hub, has exactly so
many dependents as the goals speak of; whatever comes after those is spun past them.
"""

import gc
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from time import monotonic
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from armillary.assurance.configuration import actions  # noqa: E402
from armillary.assurance.configuration.models import ConfigurationItem  # noqa: E402
from armillary.assurance.configuration.queries import catalogue, relations  # noqa: E402
from armillary.fittings.chronicle import Chronicle, Enactor, Keys, write  # noqa: E402
from armillary.kernel.access import first_rows  # noqa: E402
from armillary.kernel.access.actions import persons  # noqa: E402
from armillary.kernel.access.standing import stand_as  # noqa: E402
from armillary.kernel.acts import Act, Door  # noqa: E402
from armillary.kernel.journal.witness import of_this_installation  # noqa: E402
from armillary.kernel.outbox.past import seal_the_past  # noqa: E402
from armillary.people.models import Person  # noqa: E402
from armillary.reference.roles import Role  # noqa: E402
from bench.cast import AGENT  # noqa: E402
from bench.load import Say, tidy  # noqa: E402

SEED = 2006
BLOCK = 2_000
HUB = "The hub"
DEPENDENTS = {10_000: 2_345, 1_000_000: 14_337}
NEEDED = 3
FIRST_CLASSES = ("server", "switch", "storage_volume")
CLASSES = ("virtual_machine", "application_instance", "database", "technical_service")
Choice = Callable[[], int]


class Estate:
    """Items in the order of their age; each needs some that are older."""

    def __init__(self, size: int, act: Act, history: Enactor) -> None:
        self.size, self.act, self.history = size, act, history
        self.hub = size // 4
        self.last = self.hub + DEPENDENTS.get(size, size // 5)
        self.chance = Random(SEED)
        self.items: list[ConfigurationItem] = []
        known = catalogue()
        self.ways = known.type_by_name
        self.classes = [known.class_by_name[name] for name in FIRST_CLASSES + CLASSES]

    def add(self) -> None:
        """One more item, and what it needs."""
        number = len(self.items)
        of = (
            self.classes[number % 3]
            if number < self.size // 3
            else self.chance.choice(self.classes)
        )
        name = HUB if number == self.hub else f"{of.name}-{number:07d}"
        item = self.history.create(
            actions.register, self.act, name=name, configuration_class=of, criticality=None
        )
        self.items.append(item)
        for place, needed in enumerate(self._needed(number)):
            self._relate(item, self.items[needed], place, number % 10)

    def _relate(
        self, item: ConfigurationItem, target: ConfigurationItem, place: int, kind: int
    ) -> None:
        """Of ten items seven need all, one less the third, two are served by two of three."""
        way, told = "depends_on", dict[str, Any]()
        if kind > 7 and {item.family, target.family} <= {
            "compute",
            "data",
            "application",
            "service",
        }:
            way, told = "consists_of", {"group": "pool", "needed": 2}
        elif kind == 7 and place == 2:
            way = "works_better_with"
        self.history.perform(
            actions.relate, item, self.act, relation_type=self.ways[way], target=target, **told
        )

    def _needed(self, number: int) -> list[int]:
        """Those after the hub need it, or one that does, until it has as many as it should."""
        if number <= self.hub:
            return self._some(NEEDED, lambda: self.chance.randrange(number)) if number > 2 else []
        if number <= self.last:
            first = self.chance.randrange(self.hub, number)
            return [first, *self._some(NEEDED - 1, lambda: self.chance.randrange(self.hub))]
        return self._some(NEEDED, lambda: self._beside(number))

    def _beside(self, number: int) -> int:
        drawn = self.chance.randrange(number - (self.last - self.hub) - 1)
        return drawn if drawn < self.hub else drawn + self.last - self.hub + 1

    def _some(self, count: int, choice: Choice) -> list[int]:
        found: set[int] = set()
        while len(found) < count:
            found.add(choice())
        return sorted(found)


def fill(size: int, say: Say) -> None:
    """Make the items and their relations, sealed and ready to be looked at."""
    started = monotonic()
    with transaction.atomic():
        stand_as(first_rows.robot())
        with connection.cursor() as cursor:
            cursor.execute("set local idle_in_transaction_session_timeout = 0")
        agent = Person.objects.get(email=AGENT)
        act = Act(actor=first_rows.robot(), at=datetime.now(UTC), door=Door.CLI)
        persons.grant_role(agent, act, role=Role.CONFIGURATION_MANAGER)
        history = Chronicle(Keys(BLOCK))
        estate = Estate(size, act, history)
        gc.disable()  # nothing made here holds itself
        while len(estate.items) < size:
            with relations.gathered():
                for _ in range(min(BLOCK, size - len(estate.items))):
                    estate.add()
                write(act, [history.hand_over()])
            _report(say, len(estate.items), monotonic() - started)
        gc.enable()
    tidy(say)
    say("sealing the journal")
    seal_the_past(of_this_installation())
    tidy(say)


def _report(say: Say, done: int, seconds: float) -> None:
    if done % (10 * BLOCK) == 0:
        say(f"{done:,} items, {done / seconds:,.0f} a second")


if __name__ == "__main__":
    begun = monotonic()
    fill(
        int(sys.argv[1]), lambda words: print(f"[{monotonic() - begun:6.1f} s] {words}", flush=True)
    )
