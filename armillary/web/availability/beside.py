"""Beside an incident: the outages that are known by it, and the one that it proposes."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.design.availability.models import Outage
from armillary.design.availability.queries.outages import of_incident
from armillary.design.availability.vocabulary import OutageState
from armillary.engines.lengths import briefly
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, actor_of
from armillary.operations.incident.models import Incident
from armillary.records.models import numbered
from armillary.web.asking import kind_named
from armillary.web.records.fields import written
from armillary.web.records.parts import part_of
from armillary.web.records.reading import readable
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment


@dataclass(frozen=True, slots=True)
class Line:
    """An outage that is recorded."""

    url: str
    title: str
    since: Moment
    lasted: str
    running: bool
    end_url: str
    correct_url: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The outage that the incident makes likely, as a form that is filled in."""

    words: str
    url: str


@staff_only
@require_safe
def outages(request: Request, number: str) -> HttpResponse:
    """Show what is recorded, else propose it from when the incident was reported and restored."""
    found = cast("Incident", readable(kind_named("incidents"), number, actor_of(request)))
    lines = [_line(each) for each in of_incident(found.pk)]
    shown = {
        "title": f"Outages of {found.number} {found.title}",
        "outages": lines,
        "proposal": None if lines else _proposed(found),
        "more_url": f"/outages/new/record_outage?{urlencode(_said(found))}" if lines else "",
    }
    return part_of(request, found, "Outages", "availability/outages.html", shown)


def _line(outage: Outage) -> Line:
    url = f"/outages/{outage.number}"
    running = outage.state == OutageState.RUNNING
    lasted = outage.ended_at - outage.began_at if outage.ended_at else None
    return Line(
        url=url,
        title=outage.title,
        since=moment(outage.began_at),
        lasted=briefly(int(lasted.total_seconds())) if lasted is not None else "",
        running=running,
        end_url=f"{url}/end_outage" if running else "",
        correct_url=f"{url}/correct_outage",
    )


def _proposed(incident: Incident) -> Proposal | None:
    item = incident.affected_item or incident.service
    if item is None:
        return None
    ended = _ended(incident)
    said, since = _said(incident), moment(incident.reported_at).text
    if ended is None:
        words = f"Was {item.name} down since {since}, and is it still?"
        return Proposal(words, f"/outages/new/begin_outage?{urlencode(said)}")
    lasted = briefly(int((ended - incident.reported_at).total_seconds()))
    words = f"Was {item.name} down for {lasted} from {since} on?"
    return Proposal(words, f"/outages/new/record_outage?{urlencode(said)}")


def _said(incident: Incident) -> dict[str, str]:
    """As far as the incident knows; whoever records it says it better."""
    key = incident.affected_item_id or incident.service_id
    said = {
        "incident": incident.number,
        "item": numbered(ConfigurationItem.prefix, key) if key else "",
        "began_at": written(incident.reported_at),
    }
    ended = _ended(incident)
    return said | ({"ended_at": written(ended)} if ended else {})


def _ended(incident: Incident) -> datetime | None:
    return incident.restored_at or incident.resolved_at
