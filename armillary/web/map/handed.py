"""The hand-offs behind a line of the map: the newest of them, as a table shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from armillary.kernel.access.visibility import visible
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State as Standing
from armillary.people.models import Person
from armillary.reference.processes import process
from armillary.transformation.flow.belonging import among
from armillary.web.map.asked import Asked
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state

NEWEST = 25


@dataclass(frozen=True, slots=True)
class Handed:
    """One hand-off and the record that it is about."""

    number: str
    url: str
    wish: str
    answer: str
    state: State
    about: str
    about_url: str
    between: str
    offered: Moment


def newest(which: Q, wanted: Asked, actor: Person) -> tuple[Handed, ...]:
    """The newest of those that are meant, of the customer and the service that are asked for."""
    rows = visible(Handoff, actor).filter(which)
    if wanted.span.organisation:
        rows = rows.filter(organisation=wanted.span.organisation)
    if wanted.span.service:
        rows = rows.filter(among(wanted.span.service, "about_type", "about_id"))
    return tuple(_line(each) for each in rows.order_by("-created_at", "-pk")[:NEWEST])


def between(senders: Iterable[str], receivers: Iterable[str]) -> Q:
    """Those of which one end is here and the other is there, whichever way."""
    here, there = tuple(senders), tuple(receivers)
    forth = Q(from_process__in=here, to_process__in=there)
    return forth | Q(from_process__in=there, to_process__in=here)


def _line(each: Handoff) -> Handed:
    return Handed(
        number=each.number,
        url=f"/hand-offs/{each.number}",
        wish=each.wish,
        answer=each.answer,
        state=state("hand-offs", Standing(each.state)),
        about=each.about_number,
        about_url=f"/{each.about_type}/{each.about_number}",
        between=f"{process(each.from_process).title} → {process(each.to_process).title}",
        offered=moment(each.created_at),
    )
