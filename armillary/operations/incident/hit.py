"""What an incident hits, as the graph has it: services, people, and the impact that this means."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from armillary.assurance.configuration.queries.impact import Downstream, Reached, downstream
from armillary.assurance.configuration.queries.survivors import note
from armillary.assurance.configuration.queries.told import GONE, Told
from armillary.assurance.configuration.queries.users import users
from armillary.assurance.configuration.vocabulary import Family
from armillary.engines.dependencies import State
from armillary.operations.incident.models import Incident
from armillary.operations.incident.queries import proposed_priority
from armillary.operations.incident.rules import impact_of
from armillary.operations.incident.vocabulary import Impact, Priority, Urgency
from armillary.people.models import Person

MOST = 20_000
HURT = (State.DOWN, State.DEGRADED)


@dataclass(frozen=True, slots=True)
class Hit:
    """What becomes of whom, if what the incident names has failed.

    `services`: those that are down, degraded or have less to fall back on, the worst first.
    `users`: how many people have something in use that is down or degraded. A service that is
    named without the thing that fails need not be down as a whole: nothing is proposed then.
    """

    failed: Told
    found: Downstream
    services: tuple[Reached, ...]
    counts: Counter[State]
    users: int
    proposed: tuple[Impact, Priority] | None
    unknown: tuple[str, ...]


def hit_by(incident: Incident, actor: Person) -> Hit | None:
    """What the failure of its affected item does, or of its service. None: none that is seen."""
    key = incident.affected_item_id or incident.service_id
    found = downstream((key,), actor, most=MOST) if key else None
    if key and found and key in found.instead:
        key = found.instead[key].key
    if found is None or key not in found.seen:
        return None
    failed, rows = found.seen[key], list(found.rows())
    services = tuple(row for row in rows if row.item.family == Family.SERVICE)
    hurt = {row.item.key for row in rows if row.becomes in HURT} | {key}
    people = users(hurt, actor)
    named = incident.affected_item_id is not None
    return Hit(
        failed=failed,
        found=found,
        services=services,
        counts=Counter(row.becomes for row in rows),
        users=people,
        proposed=_proposed(incident, failed, services, people) if named else None,
        unknown=tuple(_unknown(failed, found, services)),
    )


def _proposed(
    incident: Incident, failed: Told, services: tuple[Reached, ...], users: int
) -> tuple[Impact, Priority]:
    becomes = {row.becomes for row in services}
    fails = State.DOWN in becomes or failed.family == Family.SERVICE
    impact = impact_of(fails=fails, fades=State.DEGRADED in becomes, users=users)
    return impact, proposed_priority(impact, Urgency(incident.urgency))


def _unknown(failed: Told, found: Downstream, services: tuple[Reached, ...]) -> Iterator[str]:
    for key, survivor in found.instead.items():
        yield note(key, survivor)
    if failed.state in GONE:
        yield f"{failed.name} is out of use as recorded: nothing should rest on it."
    if failed.quarantined or failed.missing:
        why = "is in quarantine" if failed.quarantined else "was not found any more"
        yield f"{failed.name} {why}: what is recorded of it may be wrong."
    if not found.complete:
        yield f"More than {MOST:,} items hang together here: those farther away were left out."
    if any(None in row.path for row in services):
        yield "Some of the ways lead through items that you may not see."
    if not services and failed.family != Family.SERVICE:
        yield "No service is recorded to rest on it: either none does, or nobody has said so."
    yield "Whoever uses a service without having an item of it in use is not counted."
