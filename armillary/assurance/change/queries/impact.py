"""What a change hits, by the graph: services, people, redundancy left, and what is not known."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected
from armillary.assurance.configuration.queries.impact import Downstream, Reached, downstream
from armillary.assurance.configuration.queries.told import GONE, Told
from armillary.assurance.configuration.queries.users import users
from armillary.assurance.configuration.vocabulary import Family
from armillary.engines.dependencies import State
from armillary.kernel.access.first_rows import robot
from armillary.people.models import Person

MOST = 20_000
HURT = (State.DOWN, State.DEGRADED)


@dataclass(frozen=True)
class Hit:
    """What becomes of whom, if all that the change touches were out at once.

    `touched`: the items themselves, as far as they are seen. `services`: those that are down,
    degraded or have less to fall back on, the worst first; services that are changed themselves
    stand among them with themselves as the way.
    """

    keys: tuple[int, ...]
    found: Downstream
    services: tuple[Reached, ...]
    counts: Counter[State]
    users: int

    @cached_property
    def touched(self) -> tuple[Told, ...]:
        return tuple(self.found.seen[key] for key in self.keys if key in self.found.seen)

    @property
    def felt(self) -> list[int]:
        """The keys of the services that are down or degraded, or changed themselves."""
        own = [each.key for each in self.touched if each.family == Family.SERVICE]
        return sorted({*own, *(row.item.key for row in self.services if row.becomes in HURT)})

    @property
    def vital(self) -> bool:
        """Whether a service of the highest criticality is down."""
        down = [row.item for row in self.services if row.becomes is State.DOWN]
        own = [each for each in self.touched if each.family == Family.SERVICE]
        return any(each.criticality == 1 for each in (*down, *own))

    def unknown(self) -> Iterator[str]:
        """What the graph cannot tell, in sentences."""
        for each in self.touched:
            if each.state in GONE:
                yield f"{each.name} is out of use as recorded: nothing should rest on it."
            if each.quarantined or each.missing:
                why = "is in quarantine" if each.quarantined else "was not found any more"
                yield f"{each.name} {why}: what is recorded of it may be wrong."
        if len(self.touched) < len(self.keys):
            yield "Some of the items are not yours to see."
        if not self.found.complete:
            yield f"More than {MOST:,} items hang together here: those farther away were left out."
        if not self.services and not self.felt:
            yield "No service is recorded to rest on it: either none does, or nobody has said so."


def hit_by(change: Change, actor: Person) -> Hit | None:
    """What it hits, as this person may see it. None: it names no item."""
    keys = affected.keys(change)
    if not keys:
        return None
    found = downstream(keys, actor, most=MOST)
    rows = list(found.rows())
    hurt = {row.item.key for row in rows if row.becomes in HURT}.union(keys)
    return Hit(
        keys=tuple(keys),
        found=found,
        services=tuple(row for row in rows if row.item.family == Family.SERVICE),
        counts=Counter(row.becomes for row in rows),
        users=users(hurt, actor),
    )


def to_approve(change: Change) -> dict[str, Any]:
    """What is computed of it that an approval is bound to, in plain words."""
    hit = hit_by(change, robot())
    if hit is None:
        return {}
    told = {row.becomes: list[str]() for row in hit.services}
    for row in hit.services:
        told[row.becomes].append(f"{row.item.number} {row.item.name}")
    services = {state.name.lower(): sorted(names) for state, names in sorted(told.items())}
    return {**services, "people": hit.users}
