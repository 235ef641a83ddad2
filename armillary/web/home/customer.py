"""The home of whoever asks us: their requests, what is planned at their services, how to ask."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from armillary.assurance.change.queries.published import notices
from armillary.kernel.access.visibility import visible
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import UNENDED, HoldReason
from armillary.operations.incident.vocabulary import State as IncidentState
from armillary.people.models import Person
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state

AHEAD = timedelta(days=14)
SHOWN, PLANNED = 8, 5


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that this person asked for, and what it waits for."""

    url: str
    number: str
    title: str
    state: State
    changed: Moment
    says: str


@dataclass(frozen=True, slots=True)
class Planned:
    """Work that is coming at a service of theirs."""

    when: str
    iso: str
    services: str
    words: str


def requests_of(actor: Person) -> tuple[Asked, ...]:
    """The own ones that have not ended: what waits for their answer first, then the newest."""
    mine = visible(Incident, actor).filter(caller=actor, state__in=UNENDED)
    found = sorted(mine.order_by("-pk")[: 4 * SHOWN], key=lambda each: not _says(each))
    return tuple(
        Asked(
            f"/incidents/{each.number}",
            each.number,
            each.title,
            state("incidents", each.state),
            moment(each.updated_at),
            _says(each),
        )
        for each in found[:SHOWN]
    )


def planned_for(actor: Person, now: datetime) -> tuple[Planned, ...]:
    """What is going to be done at their services in two weeks."""
    zone = ZoneInfo(actor.zone)
    found = notices(actor, now, now + AHEAD)[:PLANNED]
    return tuple(
        Planned(_when(each.start.astimezone(zone)), each.start.isoformat(), each.title, each.words)
        for each in found
    )


def _when(there: datetime) -> str:
    return f"{there:%a}, {there.day} {there:%b, %H:%M}"


def _says(each: Incident) -> str:
    if each.state == IncidentState.RESOLVED:
        return "Is it mended? Say so, or open it again."
    if each.state == IncidentState.ON_HOLD and each.hold_reason == HoldReason.AWAITING_CALLER:
        return "We wait for your answer."
    return ""
